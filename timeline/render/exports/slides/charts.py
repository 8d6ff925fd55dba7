"""The timeline slide: every mark, label, lane and year of the layout as a native shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from timeline import dates
from timeline.render.drawing.charts import captions as captions_of
from timeline.render.drawing.layout import AXIS, BIN, DENSITY, DOT, FONT, HEADING, LINE, ROW, Bin, LaneBox, Mark, Tick
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.frames import Frame, make_frame, small_print
from timeline.render.exports.slides.decks import Deck
from timeline.render.exports.slides.shapes import ASCENT, GREY, LEADING, PAPER, SLACK, Box, Canvas, Type, tint

FEW = 8  # events that are not split
LEGIBLE = 1150.0  # a wider chart's labels are smaller than 9.5 points
TALL = 6.0  # of a bar that shows by its point that its end is open
BAR = 4.0


def split_timeline(deck: Deck) -> list[Excerpt]:
    """Return the events in as many stretches of time as it takes for their labels to be read."""
    return _split(deck.excerpt, deck.width / deck.height)


def _split(excerpt: Excerpt, ratio: float) -> list[Excerpt]:
    if len(excerpt.events) < FEW or make_frame(excerpt, ratio, titled=False).width <= LEGIBLE:
        return [excerpt]
    half = len(excerpt.events) // 2
    parts = (excerpt.events[:half], excerpt.events[half:])
    return [page for part in parts for page in _split(replace(excerpt, events=part), ratio)]


def title_of(page: Excerpt, deck: Deck) -> str:
    """Return the title of the timeline, with the years of the page if it is one of several."""
    title = page.say(page.timeline.timeline.title)
    if len(page.events) == len(deck.excerpt.events):
        return title
    years = [dates.bounds(event.date)[0][0] for event in page.events]
    period = page.edition.translate("{start}–{end}", start=min(years), end=max(years))
    return f"{title}{page.edition.translate(': ')}{period}"


def fill_timeline(deck: Deck, page: Excerpt, slide: Any, links: Mapping[str, Any]) -> None:
    """Draw the chart of the page and the small print; `links` are the slides of events, by id."""
    frame = make_frame(page, deck.width / deck.height, titled=False)
    canvas, layout = deck.canvas(slide, frame.width), frame.layout
    for tick in layout.ticks:
        _draw_tick(canvas, tick, layout.height - 4)
    for box in layout.lanes:
        _draw_lane(canvas, frame, box, page)
    captions = captions_of(page.contents, page.edition)
    for mark in layout.marks:
        if mark.lines:
            _draw_mark(canvas, mark, frame.colours[mark.lane], captions[mark.id].spoken, links.get(mark.id))
    for column in layout.bins:
        _draw_bin(canvas, column, page)
    top = frame.lines[0].y - frame.lines[0].size * LEADING
    write_small_print(canvas, page, Box(0, top, frame.width, frame.height - top), frame.lines[0].size)


def write_small_print(canvas: Canvas, excerpt: Excerpt, box: Box, size: float) -> None:
    """Write what must stand on a slide: its sources; language, date, licence and address."""
    texts = [text for text in small_print(excerpt) if text]
    canvas.write(texts, replace(box, width=box.width - SLACK), Type(size, GREY), " ".join(texts))


def _draw_tick(canvas: Canvas, tick: Tick, bottom: float) -> None:
    if tick.labelled:
        canvas.rule(tick.x, AXIS - 6, tick.x, bottom, str(tick.year))
        canvas.write([str(tick.year)], Box(tick.x - 20, 2, 40, 14), Type(11, GREY, align="center"), str(tick.year))


def _draw_lane(canvas: Canvas, frame: Frame, box: LaneBox, excerpt: Excerpt) -> None:
    heading = excerpt.say(excerpt.contents.lanes[box.lane].label)
    canvas.rule(0, box.y, frame.layout.width, box.y, heading)
    place = Box(0, box.y + HEADING - LINE * ASCENT, frame.layout.left - 14, LINE * len(box.lines))
    canvas.write(box.lines, place, Type(FONT, frame.colours[box.lane], bold=True), heading)


def _draw_mark(canvas: Canvas, mark: Mark, colour: str, spoken: str, link: Any) -> None:
    about, band = mark.extent.approximate, mark.extent.shape == "band"
    shape = canvas.draw(
        _kind(mark), _box(mark), spoken, fill=PAPER if about else tint(colour) if band else colour,
        line=colour if about else None, dashed=about, link=link,
    )  # fmt: skip
    if mark.extent.fades_start and not mark.extent.fades_end:
        shape.rotation = 180
    left = mark.text_x - mark.width if mark.side == "left" else mark.text_x
    place = Box(left, mark.text_y - LINE * ASCENT, mark.width, LINE * len(mark.lines))
    style = Type(FONT, align="right" if mark.side == "left" else "left")
    canvas.write(mark.lines, place, style, spoken, link=link)


def _kind(mark: Mark) -> str:
    if mark.extent.shape != "bar":
        return "oval" if mark.extent.shape == "point" else "bar"
    if mark.extent.fades_start and mark.extent.fades_end:
        return "open both"
    return "open" if mark.extent.fades_start or mark.extent.fades_end else "bar"


def _box(mark: Mark) -> Box:
    if mark.extent.shape == "point":
        return Box(mark.x - DOT, mark.y - DOT, 2 * DOT, 2 * DOT)
    if mark.extent.shape == "band":
        tall = ROW - 4 + (len(mark.lines) - 1) * LINE
        return Box(mark.x, mark.y - tall + 2, max(mark.end - mark.x, 1), tall)
    height = BAR if _kind(mark) == "bar" else TALL
    return Box(mark.x, mark.y - height / 2, max(mark.end - mark.x, 1), height)


def _draw_bin(canvas: Canvas, column: Bin, excerpt: Excerpt) -> None:
    height = float(min(DENSITY - 4, 3 + 3 * len(column.events)))
    says = excerpt.edition.count("{n} more event", "{n} more events", len(column.events))
    canvas.draw("bar", Box(column.x, column.y + DENSITY / 2 - 2 - height, BIN - 1, height), says, fill="#8a877e")
