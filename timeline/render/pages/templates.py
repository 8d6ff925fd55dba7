"""Templates: those of an edition, with the functions that they may call."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from timeline import dates
from timeline.records.curated import Language, Text
from timeline.render import citations, markup, wording
from timeline.render.change.histories import group_voices
from timeline.render.change.strips import MEANINGS, SIGNS
from timeline.render.drawing import svg
from timeline.render.languages import Edition
from timeline.render.pages.slide_panels import has_deck
from timeline.render.pages.social import LOCALES

TEMPLATES = Path(__file__).parents[1] / "templates"


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


def _note(edition: Edition, text: Text | None) -> str:
    words = edition.words(text)
    if words is None or words.lang == edition.lang:
        return ""
    return edition.translate("in English") if words.lang == "en" else edition.translate("in Chinese")
