"""Citations: a source as one line of a bibliography, an event as a line to put under a quotation."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from timeline.records.curated import Event, Language, Person, Source
from timeline.render.languages import Edition, Words, choose
from timeline.render.markup import inline
from timeline.render.wording import N_, date_in_words


def person(one: Person) -> str:
    """Return the name as the document prints it.

    >>> person(Person(family="Greitens", given="Sheena")), person(Person(literal="许利平"))
    ('Sheena Greitens', '许利平')
    """
    return one.literal or " ".join(part for part in (one.given, one.family) if part)


def people(edition: Edition, several: tuple[Person, ...]) -> str:
    """Return the names as a list."""
    return edition.list([person(one) for one in several])


def own_title(source: Source) -> Words | None:
    """Return the title in the document's own language and script, or the one there is."""
    first = source.language.split()[0]
    own: Language = "zh-Hant" if first == "zh-Hant" else "zh-Hans" if first.startswith("zh") else "en"
    return choose(source.title, own)


def imprint(edition: Edition, source: Source) -> Markup:
    """Return where and when the source came out: journal, volume, pages, publisher, date."""
    parts = [
        _journal(edition, source),
        edition.translate("vol. {volume}", volume=source.volume) if source.volume else "",
        edition.translate("no. {issue}", issue=source.issue) if source.issue else "",
        edition.translate("pp. {pages}", pages=source.page) if source.page else "",
        inline(Words(source.publisher, _lang(source.publisher)), edition.lang) if source.publisher else "",
        date_in_words(edition, source.issued) if source.issued else "",
    ]
    return escape(edition.translate(", ")).join(part for part in parts if part)


def _journal(edition: Edition, source: Source) -> Markup:
    """Return the journal's name, a Chinese one between the marks of Chinese titles."""
    name = edition.words(source.container_title)
    if name and name.lang != "en":
        name = Words(f"《{name}》", name.lang)
    return inline(name, edition.lang)


_NOTE = re.compile(r"note (?P<n>[\w-]+)(?: after (?P<place>.+))?\Z")
_PART = re.compile(r"(abstract|back|front)(?= |\Z)")
_INNER = str.maketrans("《》", "〈〉")  # a Chinese title within a title
PARTS = {"abstract": N_("abstract"), "back": N_("back matter"), "front": N_("front matter")}


def locator(edition: Edition, at: str) -> str:
    """Return a locator in the edition's words; section and paragraph signs are the same in all.

    >>> locator(Edition("zh-Hans"), "note 4 after §1 ¶8")
    '§1 ¶8 后注4'
    """
    if note := _NOTE.match(at):
        number, place = note["n"], note["place"]
        if place is None:
            return edition.translate("note {n}", n=number)
        return edition.translate("note {n} after {place}", n=number, place=locator(edition, place))
    return _PART.sub(lambda part: edition.translate(PARTS[part[1]]), at)


def cite_event(edition: Edition, event: Event, site: str, address: str | None) -> str:
    """Return the event as a line to cite: title, date, site, address."""
    title = edition.plain(event.title)
    if edition.lang != "en":
        title = title.translate(_INNER)
    parts = [
        edition.translate("“{title}” ({date})", title=title, date=date_in_words(edition, event.date)),
        site,
        address or "",
    ]
    return edition.translate(", ").join(part for part in parts if part) + edition.translate(".")


def _lang(text: str) -> Language:
    return "zh-Hans" if any("\u4e00" <= char <= "\u9fff" for char in text) else "en"
