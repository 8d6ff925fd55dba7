"""Handouts: the chart with numbers and the list that they lead to, on paper; an exercise made from it, and its key.

The site has one page of each for the whole timeline, which a script narrows down to the view in its address; an export
prints the same sheet. In an exercise the titles stand in a box, out of order, each with a letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Literal

from markupsafe import Markup

from timeline.dates import sort_key
from timeline.records.curated import Event
from timeline.render import markup
from timeline.render.contents import Contents
from timeline.render.drawing import charts
from timeline.render.drawing.layout import FONT, ROW, Item, Layout, lay_out
from timeline.render.drawing.measures import text_width
from timeline.render.drawing.svg import Caption
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.frames import cite, small_print
from timeline.render.facets import facets
from timeline.render.languages import Edition
from timeline.render.pages.sections import Page, make_page
from timeline.render.wording import N_

Kind = Literal["handout", "exercise", "key"]
# Its page, its name, and what is to be done with it.
KINDS: Mapping[Kind, tuple[str, str, str]] = {
    "handout": ("index.html", N_("Handout"), N_("The numbers on the chart are those of the list.")),
    "exercise": (
        "exercise.html",
        N_("Exercise"),
        N_("Each number on the chart is an event. Which one? Write its title beside its date; the letter will do."),
    ),
    "key": ("key.html", N_("Key to the exercise"), N_("The letters are those of the titles in the exercise.")),
}
# Room for the chart in pixels: the width between margins of 14 mm, the height below the heading.
PAPERS = {"A4": (688, 850), "A3": (1016, 1300)}


@dataclass(frozen=True, slots=True)
class Row:
    """One event of the list.

    turn   the place of its title among the titles out of order.
    line   the first sentence of its text.
    """

    number: int
    turn: int
    lane: int
    event: Event
    line: Markup
    sources: tuple[str, ...]


def handout_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield a page of each kind, for the whole timeline."""
    events = sorted(contents.events, key=lambda event: (sort_key(event.date), event.id))  # as an export numbers them
    excerpt = Excerpt(contents.timeline, tuple(events), edition)
    for kind, (file, name, _) in KINDS.items():
        links = {event.id: f"../events/{event.id}.html" for event in contents.events}
        terms = next(facet.choices for facet in facets(contents, edition) if facet.name == "term")
        context = make_sheet(excerpt, contents, kind, links) | {"choices": terms}
        yield make_page(f"handout/{file}", "handout/page.html", edition.translate(name), context)


def make_sheet(
    excerpt: Excerpt, whole: Contents, kind: Kind, links: Mapping[str, str], paper: str = "A4"
) -> dict[str, Any]:
    """Return what the template of a sheet needs: the chart, the list, the word box, the sources.

    whole   what the excerpt is a part of: lanes keep the colours that they have there.
    links   {event: address of its page}; an exercise, of course, leads nowhere.
    """
    rows = _rows(excerpt, whole)
    return {
        "kinds": KINDS,
        "kind": kind,
        "papers": PAPERS,
        "paper": paper,
        "letter": letter,
        "chart": _draw(excerpt, whole, kind, links, paper),
        "rows": rows,
        "box": sorted(rows, key=lambda row: row.turn),
        "small_print": small_print(excerpt)[1],
        "cited": [(source.id, cite(source, excerpt)) for source in excerpt.sources],
    }


def letter(place: int) -> str:
    """Return the letter of a place in the word box.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _rows(excerpt: Excerpt, whole: Contents) -> list[Row]:
    turns = {event.id: turn for turn, event in enumerate(_shuffled(excerpt.events))}
    return [
        Row(
            number,
            turns[event.id],
            whole.lane_of(event),
            event,
            _first_sentence(excerpt, event),
            tuple(source.id for source in replace(excerpt, events=(event,)).sources),
        )
        for number, event in enumerate(excerpt.events, 1)
    ]


def _shuffled(events: Sequence[Event]) -> list[Event]:
    """Return the events in an order that tells nothing, and is the same every time."""
    return sorted(events, key=lambda event: sha256(event.id.encode()).digest())


def _first_sentence(excerpt: Excerpt, event: Event) -> Markup:
    from sentencex import segment

    words = excerpt.edition.words(event.body)
    if words is None:
        return Markup("")
    text = markup.block(words, words.lang).striptags()
    first = next((sentence.strip() for sentence in segment(words.lang[:2], text) if sentence.strip()), "")
    return markup.inline(type(words)(first, words.lang), excerpt.edition.lang)


def _draw(excerpt: Excerpt, whole: Contents, kind: Kind, links: Mapping[str, str], paper: str) -> Markup:
    contents, edition = excerpt.contents, excerpt.edition
    spoken = {
        name: Caption("", str(number)) if kind == "exercise" else replace(caption, href=links.get(name, ""))
        for number, (name, caption) in enumerate(charts.captions(contents, edition).items(), 1)
    }
    return charts.draw_part(_lay_out(excerpt, kind, *PAPERS[paper]), contents.events, whole, edition, spoken)


def _lay_out(excerpt: Excerpt, kind: Kind, width: float, height: float) -> Layout:
    """Return the chart with a number on every mark and, on other sheets than exercises, titles beside them.

    Where all of them would be higher than the paper, the less important have their number only; beyond what a sheet
    can hold at all, the rest are counted in density rows.
    """
    items = charts.items(excerpt.contents, excerpt.edition)
    headings = [excerpt.say(lane.label) for lane in excerpt.contents.lanes]
    for least in () if kind == "exercise" else (1, 2, 3):
        numbered = _number(items, least)
        if _area(numbered) <= width * height:  # else there is no need to try, which takes long with thousands
            layout = lay_out(numbered, headings, width, tall=True)
            if layout.height <= height:
                return layout
    numbered = _number(items)
    return lay_out(numbered, headings, width, tall=_area(numbered) <= width * height)


def _number(items: Sequence[Item], least: int = 4) -> list[Item]:
    """Return the items with their numbers as labels, those of at least this importance with their titles, too."""
    return [
        replace(item, title=f"{number} {item.title}" if item.importance >= least else str(number))
        for number, item in enumerate(items, 1)
    ]


def _area(items: Sequence[Item]) -> float:
    """Return the square pixels that labels cover."""
    return sum(text_width(item.title, FONT) * ROW for item in items)
