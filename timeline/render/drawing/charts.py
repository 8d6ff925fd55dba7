"""The chart of an edition: events to items, items to layouts of several widths, layouts to SVG."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from timeline.render.contents import Contents
from timeline.render.drawing.extents import extent
from timeline.render.drawing.layout import Item, Layout, lay_out
from timeline.render.drawing.svg import Caption, draw
from timeline.render.languages import Edition
from timeline.render.wording import N_, date_in_words

# Width of the drawing in pixels, and its class; the style sheet shows the widest that fits. Phones get the list.
WIDTHS = {"wide": 1200, "middle": 944, "narrow": 704}


def items(contents: Contents, edition: Edition) -> list[Item]:
    """Return what the chart places, in the order of the events."""
    return [
        Item(
            event.id,
            contents.lane_of(event),
            edition.plain(event.title),
            extent(event.date, event.mod),
            event.importance,
        )
        for event in contents.events
    ]


def layout_of(contents: Contents, edition: Edition, width: str = "wide") -> Layout:
    """Return the chart's layout for one of the widths."""
    headings = tuple(edition.plain(lane.label) for lane in contents.lanes)
    return _lay_out(tuple(items(contents, edition)), headings, WIDTHS[width])


@lru_cache(64)  # the drawing and the figure share theirs
def _lay_out(items: tuple[Item, ...], headings: tuple[str, ...], width: float) -> Layout:
    return lay_out(items, headings, width)


def captions(contents: Contents, edition: Edition) -> dict[str, Caption]:
    """Return what each event is called and where it leads."""
    found = {}
    for event in contents.events:
        words = edition.words(event.title)
        when = date_in_words(edition, event.date, event.mod)
        title = words.text if words else event.id
        message = N_("{date}: {title} (milestone)") if event.importance == 3 else "{date}: {title}"
        spoken = edition.translate(message, date=when, title=title)
        found[event.id] = Caption(
            f"events/{event.id}.html", spoken, words.lang if words and words.lang != edition.lang else None
        )
    return found


def chart_context(contents: Contents, edition: Edition) -> dict[str, Any]:
    """Return the drawings for the page, by width."""
    headings = [edition.plain(lane.label) for lane in contents.lanes]
    spoken = captions(contents, edition)
    name = edition.translate("Timeline of {n} events", n=len(contents.events))
    return {
        "charts": {
            width: draw(layout_of(contents, edition, width), spoken, name=name, headings=headings) for width in WIDTHS
        }
    }
