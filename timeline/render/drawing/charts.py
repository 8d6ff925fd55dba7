"""The chart of an edition: events to items, items to layouts of several widths, layouts to SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from timeline.records.curated import Event
from timeline.render.contents import Contents
from timeline.render.drawing.extents import extent
from timeline.render.drawing.layout import Item, Layout, lay_out, renumber
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


def draw_part(
    layout: Layout, part: Sequence[Event], whole: Contents, edition: Edition, spoken: Mapping[str, Caption],
    *, under: Markup | None = None,
) -> Markup:  # fmt: skip
    """Return the drawing of some of the events; lanes keep the colours and names that they have in the whole.

    layout   its lanes are numbered among those that hold these events.
    under    what is drawn below the marks.
    """
    lanes = sorted({whole.lane_of(event) for event in part})
    return draw(
        renumber(layout, lanes),
        spoken,
        name=edition.translate("Timeline of {n} events", n=len(part)),
        headings=[edition.plain(lane.label) for lane in whole.lanes],
        under=under,
    )


def chart_context(contents: Contents, edition: Edition) -> dict[str, Any]:
    """Return the drawings for the page, by width."""
    spoken = captions(contents, edition)
    return {
        "charts": {
            width: draw_part(layout_of(contents, edition, width), contents.events, contents, edition, spoken)
            for width in WIDTHS
        }
    }
