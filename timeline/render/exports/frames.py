"""Frames: the chart with its title and small print, as numbers; pictures and slides draw from one frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from timeline.records.curated import Source
from timeline.render import chart_pages
from timeline.render.citations import people
from timeline.render.contents import gather
from timeline.render.exports.excerpts import Excerpt
from timeline.render.languages import LANGUAGES
from timeline.render.layout import Layout, lay_out
from timeline.render.measures import wrap
from timeline.render.wording import date_in_words

COLOURS = Path(chart_pages.__file__).with_name("colours.yaml")
RATIO = 16 / 9
NARROWEST = 640.0  # the chart's own type then reads from the back of a room
GROWTH = 1.06
WIDEST = 6400.0  # beyond it a picture grows downwards only
STEP = 16  # whole pixels in both directions
# In parts of the width: a picture is scaled to its place, and so is the type.
MARGIN, TITLE, SUBTITLE, PRINT = 0.028, 0.026, 0.0155, 0.0095
LEADING = 1.35


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type: `y` is its baseline, `size` the height of its letters in pixels."""

    text: str
    x: float
    y: float
    size: float
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture in pixels. The layout's own origin is at (`left`, `top`); `colours` are those of its lanes."""

    width: float
    height: float
    lines: tuple[Line, ...]
    layout: Layout
    left: float
    top: float
    colours: tuple[str, ...]


def make_frame(excerpt: Excerpt, ratio: float = RATIO, *, titled: bool = True) -> Frame:
    """Return the smallest frame that holds the chart: the smaller it is, the larger its type is shown.

    titled   False for a slide, which has its own title and margins.
    """
    contents = excerpt.contents
    items = chart_pages.items(contents, excerpt.edition)
    headings = [excerpt.say(lane.label) for lane in contents.lanes]
    width = NARROWEST
    while True:
        margin = MARGIN * width if titled else 0.0
        room = width - 2 * margin
        head = list(set_lines(_heads(excerpt, width), margin, margin, room)) if titled else []
        foot = list(set_lines(_foots(excerpt, width), margin, 0, room))
        layout = lay_out(items, headings, room)
        top, small = head[-1].y + margin * 0.8 if head else 0.0, foot[-1].y
        needed = top + layout.height + small + PRINT * width + margin
        if needed <= width / ratio or width >= WIDEST:
            break
        width = STEP * (width * GROWTH // STEP + 1)
    height = max(width / ratio, needed)
    foot = [replace(line, y=height - margin - small + line.y - PRINT * width / 3) for line in foot]
    return Frame(width, height, (*head, *foot), layout, margin, top, lane_colours(excerpt))


def lane_colours(excerpt: Excerpt) -> tuple[str, ...]:
    """Return the colour of each lane, the same as in the whole timeline however few of its lanes are here."""
    palette = [lane["light"] for lane in yaml.safe_load(COLOURS.read_bytes())["lanes"]]
    whole = [lane.id for lane in gather(excerpt.timeline).lanes]
    return tuple(palette[whole.index(lane.id) % len(palette)] for lane in excerpt.contents.lanes)


def small_print(excerpt: Excerpt) -> tuple[str, str]:
    """Return what must stand on whatever leaves the site: its sources; its language, date, licence and address."""
    about, edition = excerpt.timeline.timeline, excerpt.edition
    cited = "; ".join(cite(source, excerpt) for source in excerpt.sources)
    rest = [LANGUAGES[edition.lang].name, _changed(excerpt), excerpt.say(about.licence), about.address or ""]
    sources = f"{edition.translate('Sources')}{edition.translate(': ')}{cited}" if cited else ""
    return sources, " · ".join(part for part in rest if part)


def _changed(excerpt: Excerpt) -> str:
    changed = excerpt.timeline.timeline.changed
    date = date_in_words(excerpt.edition, changed) if changed else ""
    return excerpt.edition.translate("Data last changed: {date}.", date=date).rstrip(".。") if date else ""


def cite(source: Source, excerpt: Excerpt) -> str:
    """Return a source in a few words: who, what, when."""
    authors = people(excerpt.edition, source.author or source.reviewed_author)
    issued = date_in_words(excerpt.edition, source.issued) if source.issued else ""
    return ", ".join(part for part in (authors, excerpt.say_as_printed(source.title, source), issued) if part)


def _heads(excerpt: Excerpt, width: float) -> Iterator[tuple[str, float, bool]]:
    about = excerpt.timeline.timeline
    yield excerpt.say(about.title), TITLE * width, True
    yield excerpt.say(about.subtitle), SUBTITLE * width, False


def _foots(excerpt: Excerpt, width: float) -> Iterator[tuple[str, float, bool]]:
    for text in small_print(excerpt):
        yield text, PRINT * width, False


def set_lines(texts: Iterable[tuple[str, float, bool]], left: float, top: float, room: float) -> Iterator[Line]:
    """Set paragraphs below one another, each broken into lines that fit the room."""
    y = top
    for text, size, strong in texts:
        for line in wrap(text, size, room) if text else ():
            y += size * LEADING
            yield Line(line, left, y, size, strong)
