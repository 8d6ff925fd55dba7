"""Texts: in every language of the site, in the right script, and Markdown that a page can show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from pydantic import BaseModel

from timeline.curate.checks.subjects import LISTS, Finding, Subject, nearest
from timeline.errors import Level
from timeline.records.curated import Text
from timeline.yamlfile import Loc

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
_CODE = re.compile(r"`[^`]*`|<https?://[^<>\s]*>|<[\w.+-]+@[\w.-]+>")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)", re.MULTILINE)
_LINKS = "link to an event by its id, or to a file beside this one"
_MARKDOWN = "write Markdown: *emphasis*, **strong**, [words](link)"
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def missing_language(subject: Subject) -> Iterator[Finding]:
    """Each text is given in every language of the site; the title of an event above all."""
    wanted = {"en": "en", "zh-Hans": "zh", "zh-Hant": "zh"}
    languages = list(dict.fromkeys(wanted[language] for language in subject.timeline.timeline.languages))
    for loc, text, draft in _texts(subject):
        if loc[0] == "sources":  # a source is cited in its own language
            continue
        for language in languages:
            if not getattr(text, language):
                remedy = f"add {language}: … to {loc[-1]}"
                yield Finding(loc, f"{loc[-1]}: missing in {language}", remedy, _level(loc, draft=draft))


def _level(loc: Loc, *, draft: bool) -> Level:
    return "error" if loc[-1] in ("title", "label") and not draft else "warning"


def no_body(subject: Subject) -> Iterator[Finding]:
    """Each published event has a body."""
    for index, event in enumerate(subject.timeline.events):
        if event.status is None and event.body is None:
            remedy = "add body: {en: …, zh: …}, 40–120 words, 60–200 characters"
            yield Finding(("events", index), "body is missing", remedy)


def traditional_characters(subject: Subject) -> Iterator[Finding]:
    """`zh` is written in simplified characters."""
    from opencc import OpenCC  # 40 ms

    found = [(loc, line) for loc, text, _ in _texts(subject) for line in (text.zh or "").splitlines()]
    simplified = OpenCC("t2s").convert("\n".join(line for _, line in found)).split("\n")
    for (loc, line), simple in zip(found, simplified, strict=False):
        if line != simple:
            odd = "".join(dict.fromkeys(a for a, b in zip(line, simple, strict=False) if a != b))
            yield Finding((*loc, "zh"), f"zh: traditional characters {odd}", f"write {_short(simple)}")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def raw_html(subject: Subject) -> Iterator[Finding]:
    """Texts hold no HTML: Markdown pages leave it out, others show it as it stands."""
    marked = {loc for loc, _ in _markdown(subject)}
    for loc, text, _ in _texts(subject):
        for place, line in _lines(loc, text):
            if tag := _TAG.search(_CODE.sub("", line)):
                kind, remedy = ("Markdown", _MARKDOWN) if place in marked else ("a plain text", "write it in words")
                yield Finding(place, f"HTML in {kind}: {_short(tag[0])}", remedy)


def dead_links(subject: Subject) -> Iterator[Finding]:
    """Each relative link in Markdown leads to an event, by its id, or to a file beside events.yaml."""
    events = {name for event in subject.timeline.events for name in (event.id, *event.formerly)}
    for loc, text in _markdown(subject):
        for link in map("".join, _LINK.findall(text)):
            if not _ADDRESS.match(link) and not _leads_somewhere(link, events, subject):
                yield Finding(loc, f'the link "{link}" leads nowhere', nearest(_target(link), events, _LINKS))


def _target(link: str) -> str:
    """Return what a link points at: #ID, ID, ID.html, ../events/ID/ → ID."""
    path, _, fragment = link.partition("#")
    return fragment or path.rstrip("/").rpartition("/")[2].removesuffix(".html")


def _leads_somewhere(link: str, events: set[str], subject: Subject) -> bool:
    path = link.partition("#")[0]
    return _target(link) in events or (bool(path) and (subject.folder / path).exists())


def odd_addresses(subject: Subject) -> Iterator[Finding]:
    """Each address of a link begins with http:// or https://."""
    for index, event in subject.events():
        for number, link in enumerate(event.links):
            if not link.url.startswith(("http://", "https://")):
                loc = ("events", index, "links", number, "url")
                yield Finding(loc, f"url: {_short(link.url)}", "write the whole address, https://…")


def _texts(subject: Subject) -> Iterator[tuple[Loc, Text, bool]]:
    """Yield every bilingual text with its place, and whether it belongs to a draft; not those of rejected entries."""
    for loc, text in _texts_of(subject.timeline.timeline, ("timeline",)):
        yield loc, text, False
    for kind in LISTS:
        for index, entry in enumerate(getattr(subject.timeline, kind)):
            status = getattr(entry, "status", None)
            if status != "rejected":
                for loc, text in _texts_of(entry, (kind, index)):
                    yield loc, text, status == "draft"


def _texts_of(record: BaseModel, at: Loc) -> Iterator[tuple[Loc, Text]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        if isinstance(value, Text):
            yield (*at, name.replace("_", "-")), value
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, BaseModel):
                    yield from _texts_of(item, (*at, name, number))


def _markdown(subject: Subject) -> Iterator[tuple[Loc, str]]:
    """Yield what pages show as Markdown: the introduction, bodies, readings."""
    yield from _lines(("timeline", "about"), subject.timeline.timeline.about)
    for index, event in subject.events():
        if event.body:
            yield from _lines(("events", index, "body"), event.body)
        for number, reading in enumerate(event.readings):
            yield from _lines(("events", index, "readings", number, "text"), reading.text)


def _lines(loc: Loc, text: Text) -> Iterator[tuple[Loc, str]]:
    for name, field in Text.model_fields.items():
        if value := cast("str | None", getattr(text, name)):
            yield (*loc, field.alias or name), value
