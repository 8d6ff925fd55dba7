"""Frames: the chart with its title and small print, as numbers; pictures and slides draw from one frame."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.records.curated import Source
from timeline.render.citations import people
from timeline.render.contents import gather
from timeline.render.drawing import charts
from timeline.render.drawing.layout import Item, Layout, lay_out
from timeline.render.drawing.measures import wrap
from timeline.render.exports.excerpts import Excerpt
from timeline.render.languages import LANGUAGES
from timeline.render.styles import colours
from timeline.render.wording import date_in_words

RATIO = 16 / 9
# From 640, where the chart's own type reads from the back of a room, in steps of about 6 %; multiples of 16, so that a
# height of nine sixteenths is whole. A picture that does not fit the last grows downwards.
WIDTHS = [16 * round(40 * 1.06**step) for step in range(40)]
# In parts of the width: a picture is scaled to its place, and so is the type.
MARGIN, TITLE, SUBTITLE, PRINT = 0.028, 0.026, 0.0155, 0.0095
LEADING = 1.35
TITLED = 8  # so many sources are named with their titles in small print


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
    """A picture in pixels: the first `heads` lines are above the chart, the rest below.

    The layout's own origin is at (`left`, `top`); `colours` are those of its lanes.
    """

    width: float
    height: float
    lines: tuple[Line, ...]
    heads: int
    layout: Layout
    left: float
    top: float
    colours: tuple[str, ...]


def make_frame(excerpt: Excerpt, ratio: float = RATIO, *, titled: bool = True) -> Frame:
    """Return the smallest frame that holds the chart: the smaller it is, the larger its type is shown.

    titled   False for a slide, which has its own title and margins.
    """
    contents = excerpt.contents
    items = charts.items(contents, excerpt.edition)
    headings = [excerpt.say(lane.label) for lane in contents.lanes]

    def make(width: float) -> Frame:
        return _fill(excerpt, items, headings, width, titled=titled)

    place = bisect_left(WIDTHS, True, key=lambda width: make(width).height <= width / ratio)
    found = make(WIDTHS[min(place, len(WIDTHS) - 1)])
    spare = found.width / ratio - found.height
    return _stretch(found, max(spare, 0))


def _fill(excerpt: Excerpt, items: Sequence[Item], headings: Sequence[str], width: float, *, titled: bool) -> Frame:
    """Return a frame that is as high as its contents."""
    margin = MARGIN * width if titled else 0.0
    room = width - 2 * margin
    head = list(set_lines(_heads(excerpt, width), margin, margin, room)) if titled else []
    layout = lay_out(items, headings, room)
    top = head[-1].y + margin * 0.8 if head else 0.0
    foot = list(set_lines(_foots(excerpt, width), margin, top + layout.height + PRINT * width * 2 / 3, room))
    height = foot[-1].y + PRINT * width / 3 + margin
    return Frame(width, height, (*head, *foot), len(head), layout, margin, top, lane_colours(excerpt))


def _stretch(frame: Frame, spare: float) -> Frame:
    """Let the frame be higher; the small print stays at its foot."""
    foot = (replace(line, y=line.y + spare) for line in frame.lines[frame.heads :])
    return replace(frame, height=frame.height + spare, lines=(*frame.lines[: frame.heads], *foot))


def lane_colours(excerpt: Excerpt) -> tuple[str, ...]:
    """Return the colour of each lane, the same as in the whole timeline however few of its lanes are here."""
    palette = [lane["light"] for lane in colours()["lanes"]]
    whole = [lane.id for lane in gather(excerpt.timeline).lanes]
    return tuple(palette[whole.index(lane.id) % len(palette)] for lane in excerpt.contents.lanes)


def small_print(excerpt: Excerpt) -> tuple[str, str]:
    """Return what must stand on whatever leaves the site: its sources; its language, date, licence and address."""
    about, edition = excerpt.timeline.timeline, excerpt.edition
    sources = excerpt.sources
    cited = edition.translate("; ").join(cite(source, excerpt, titled=len(sources) <= TITLED) for source in sources)
    rest = [LANGUAGES[edition.lang].name, _changed(excerpt), excerpt.say(about.licence), about.address or ""]
    told = f"{edition.translate('Sources')}{edition.translate(': ')}{cited}" if cited else ""
    return told, " · ".join(part for part in rest if part)


def _changed(excerpt: Excerpt) -> str:
    changed = excerpt.timeline.timeline.changed
    date = date_in_words(excerpt.edition, changed) if changed else ""
    return excerpt.edition.translate("Data last changed: {date}.", date=date).rstrip(".。") if date else ""


def cite(source: Source, excerpt: Excerpt, *, titled: bool = True) -> str:
    """Return a source in a few words: who, what, when; what only if there is nobody to name, or if it is asked for."""
    authors = people(excerpt.edition, source.author or source.reviewed_author)
    title = excerpt.say_as_printed(source.title, source) if titled or not authors else ""
    issued = date_in_words(excerpt.edition, source.issued) if source.issued else ""
    return excerpt.edition.translate(", ").join(part for part in (authors, title, issued) if part)


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
