"""Pages: the text of every file of the site, in memory.

A kind of page more: a function that yields pages, and a line in `SECTIONS`; with a label it is in the navigation, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from timeline import dates
from timeline.records.curated import Event, Evidence, Language, Text
from timeline.render import citations, markup, svg, wording
from timeline.render.change_pages import (
    change_pages,
    compare_pages,
    has_changes,
    rows_by_event,
    strip_lines,
    term_pages,
)
from timeline.render.chart_pages import chart_context
from timeline.render.contents import Contents
from timeline.render.embeds import embed_pages
from timeline.render.facets import days_of, facets, facets_of
from timeline.render.handouts import handout_pages
from timeline.render.histories import group_voices
from timeline.render.instructors import instructor_pages
from timeline.render.languages import LANGUAGES, Edition
from timeline.render.sections import Page, Part, Section, make_page
from timeline.render.slide_panels import has_deck
from timeline.render.social import LOCALES, has_picture, picture_path
from timeline.render.strips import MEANINGS, SIGNS
from timeline.render.styles import digest, inside
from timeline.render.wording import N_

TEMPLATES = Path(__file__).with_name("templates")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; "
    "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'"
)


def index_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield the timeline itself: chart and list."""
    context = {
        **chart_context(contents, edition),
        "years": _by_year(contents.events),
        "facets": facets(contents, edition),
        "facets_of": facets_of,
        "days_of": days_of,
        "span": _years(contents.events),
        "milestones": contents.milestones(),
        "lines": strip_lines(contents),
        "style": inside("site.css", "evolution.css"),
    }
    yield make_page("index.html", "index.html", edition.plain(contents.timeline.timeline.title), context)


def story_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield the story: the milestones with their texts, in order."""
    context = {"milestones": contents.milestones(), "lines": strip_lines(contents)}
    yield make_page("story.html", "story.html", edition.translate("The story"), context)


def event_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield a page for each event, and one that redirects for each earlier id."""
    events = contents.events
    rows = rows_by_event(contents)
    for place, event in enumerate(events):
        context = {
            "row": rows.get(event.id),
            "event": event,
            "evidence": _by_source(event),
            "before": events[place - 1] if place else None,
            "after": events[place + 1] if place + 1 < len(events) else None,
            "follows": [contents.by_id[earlier] for earlier in event.follows if earlier in contents.by_id],
            "followers": contents.followers.get(event.id, ()),
        }
        title = edition.plain(event.title)
        when = wording.date_in_words(edition, event.date, event.mod)
        description = edition.translate("{date}: {title}", date=when, title=title)
        yield make_page(f"events/{event.id}.html", "event.html", title, context, description)
        for earlier in event.formerly:
            yield make_page(f"events/{earlier}.html", "moved.html", title, {"to": f"{event.id}.html"})


def source_pages(_: Contents, edition: Edition) -> Iterator[Page]:
    """Yield the bibliography."""
    yield make_page("sources.html", "sources.html", edition.translate("Sources"), {})


def about_pages(_: Contents, edition: Edition) -> Iterator[Page]:
    """Yield what this is, how it was made and how to read it."""
    yield make_page("about.html", "about.html", edition.translate("About"), {})


SECTIONS: list[Section] = [
    Section("index.html", N_("Timeline"), index_pages),
    Section("story.html", N_("Story"), story_pages),
    Section("change.html", N_("How it changed"), change_pages, has_changes),
    Section("terms/index.html", N_("Terms"), term_pages, lambda contents: bool(contents.terms)),
    Section("compare/", "", compare_pages, has_changes),
    Section("events/", "", event_pages),
    Section("sources.html", N_("Sources"), source_pages),
    Section("instructors.html", N_("For instructors"), instructor_pages),
    Section("about.html", N_("About"), about_pages),
    Section("embed/", "", embed_pages),
    Section("handout/", "", handout_pages),
]


def make_pages(contents: Contents, edition: Edition, styles: Iterable[str] = ()) -> Iterator[Part]:
    """Yield the pages of one edition, section by section, paths below the site's folder.

    styles   hashes of the style elements that plotly.js adds, for the pages' Content-Security-Policy.
    """
    sections = [section for section in SECTIONS if section.exists(contents)]
    frame = {
        "styles": tuple(styles),
        "sections": [section for section in sections if section.label],
        "contents": contents,
    }
    for section in sections:
        place = f"{edition.lang}/{section.path.removesuffix('index.html')}"
        yield Part(place, partial(_make_section, section, contents, edition, frame))


def _make_section(
    section: Section, contents: Contents, edition: Edition, frame: Mapping[str, Any]
) -> dict[str, Callable[[], str]]:
    return {
        f"{edition.lang}/{page.path}": partial(render, page, section, edition, frame)
        for page in section.make(contents, edition)
    }


def make_front(contents: Contents) -> Part:
    """Return what stands above the editions: the choice of a language, and the page for addresses that lead nowhere."""
    about = contents.timeline.timeline
    editions = [
        {
            "lang": lang,
            "name": LANGUAGES[lang].name,
            "title": Edition(lang).plain(about.title),
            "subtitle": Edition(lang).plain(about.subtitle),
            "missing": Edition(lang).translate("There is no such page. Go to the timeline:"),
        }
        for lang in about.languages
    ]
    templates = environment(about.languages[0])
    chooser, nowhere = templates.get_template("chooser.html"), templates.get_template("404.html")
    base = f"{about.address.rstrip('/')}/" if about.address else ""
    files = {
        "index.html": partial(chooser.render, editions=editions, policy=_policy()),
        "404.html": partial(nowhere.render, editions=editions, base=base, style=inside("site.css"), digest=digest),
    }
    return Part("", lambda: files)


def render(page: Page, section: Section, edition: Edition, frame: Mapping[str, Any]) -> str:
    """Return the HTML of a page in the frame that all pages of the edition share."""
    home = "../" * (len(PurePosixPath(page.path).parts) - 1)
    about = frame["contents"].timeline.timeline
    context = dict(page.context)
    own = (digest(context["style"]),) if "style" in context else ()
    return (
        environment(edition.lang)
        .get_template(page.template)
        .render(
            **context,
            **frame,
            policy=_policy(*frame["styles"], *own),
            page=page,
            section=section,
            about=about,
            home=home,
            root="../" + home,
            description=page.description or edition.plain(about.subtitle) or page.title,
            address=_address(about.address, f"{edition.lang}/{page.path}"),
            picture=_address(about.address, picture_path(edition)) if has_picture(frame["contents"]) else None,
            editions=[
                (lang, LANGUAGES[lang].name, _address(about.address, f"{lang}/{page.path}")) for lang in about.languages
            ],
        )
    )


def _policy(*styles: str) -> str:
    """Return the Content-Security-Policy of a page that allows style elements with these hashes."""
    return POLICY.format(styles="".join(f" '{one}'" for one in styles))


@lru_cache
def environment(lang: Language) -> Environment:
    """Return the templates of an edition, with the functions they may call."""
    edition = Edition(lang)
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.globals.update(
        lang=lang,
        _=edition.translate,
        count=edition.count,
        plain=edition.plain,
        separator=edition.separator(),
        say=lambda text: markup.inline(edition.words(text), lang, _note(edition, text)),
        prose=lambda text: markup.block(edition.words(text), lang, _note(edition, text)),
        runs=lambda text: markup.mark_runs(text, lang),
        written=markup.written,
        when=lambda event: wording.date_in_words(edition, event.date, event.mod),
        date=lambda edtf: wording.date_in_words(edition, edtf),
        precision=lambda edtf: wording.precision_in_words(edition, edtf),
        datetime=datetime_attribute,
        people=lambda several: citations.people(edition, several),
        locator=lambda at: markup.mark_runs(citations.locator(edition, at), lang),
        own_title=citations.own_title,
        imprint=lambda source: citations.imprint(edition, source),
        cite_event=lambda event, site, address: citations.cite_event(edition, event, site, address),
        foreign=lambda words: markup.inline(words, lang),
        lane_class=svg.lane_class,
        sample=svg.sample,
        has_deck=has_deck,
        LOCALES=LOCALES,
        term_href=lambda term, home: f"{home}terms/{term}.html",
        star=svg.star,
        group_voices=group_voices,
        SIGNS=SIGNS,
        MEANINGS=MEANINGS,
        year=lambda event: dates.bounds(event.date)[0][0],
    )
    return made


def datetime_attribute(edtf: str) -> str | None:
    """Return the value of `<time datetime>`, which knows only days, months and years.

    >>> datetime_attribute("2001-06"), datetime_attribute("199X")
    ('2001-06', None)
    """
    fits = dates.precision(edtf) in {"day", "month", "year"} and edtf.replace("-", "").isdecimal()
    return edtf if fits else None


def _years(events: Sequence[Event]) -> tuple[int, int] | tuple[str, str]:
    """Return the first and the last year in which an event begins."""
    years = [dates.bounds(event.date)[0][0] for event in events]
    return (min(years), max(years)) if years else ("", "")


def _by_year(events: Iterable[Event]) -> list[tuple[int, list[Event]]]:
    """Group events by the year in which they begin."""
    return [(year, list(group)) for year, group in groupby(events, lambda event: dates.bounds(event.date)[0][0])]


def _by_source(event: Event) -> list[tuple[str | None, list[Evidence]]]:
    """Group the evidence by source, in the order of first mention."""
    found: dict[str | None, list[Evidence]] = {}
    for evidence in event.evidence:
        found.setdefault(evidence.source, []).append(evidence)
    return list(found.items())


def _address(base: str | None, path: str) -> str | None:
    return f"{base.rstrip('/')}/{path.removesuffix('index.html')}" if base else None


def _note(edition: Edition, text: Text | None) -> str:
    words = edition.words(text)
    if words is None or words.lang == edition.lang:
        return ""
    return edition.translate("in English") if words.lang == "en" else edition.translate("in Chinese")
