"""Marks: an event as a point, a bar or a band on the axis, and the ways to write its label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from timeline.render.drawing.extents import Extent
from timeline.render.drawing.measures import text_width, wrap
from timeline.render.drawing.scales import Scale

Side = Literal["right", "left", "over"]

ROW = 17
LINE = 14  # between the lines of one label
FONT = 12.0
BOLD = 1.09  # how much wider the bold labels of milestones are
BESIDE, OVER = 4.2, 2.5  # from the middle of a row to the baseline of a label beside its mark, or on its back
DOT = 4.5  # half the width of a point
DOTS = {1: 3.5, 2: DOT, 3: 6.0}  # … by importance
GAP = 6.0  # between a mark and its label
BAR_MIN = 9.0
WIDE_BAR = 60.0  # a bar of this width carries its label on its back, a shorter one beside it


@dataclass(frozen=True, slots=True)
class Item:
    """One event as the layout sees it: what to place, in which lane (a number), and how much it matters."""

    id: str
    lane: int
    title: str
    extent: Extent
    importance: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the chart. `x` to `end` is its extent in pixels, `y` the middle of its row.

    lines    the label, broken into lines; empty if the event only counts in the density row.
    text_x   where the label starts (ends, if `side` is left); `text_y` the first line's baseline.
    """

    id: str
    lane: int
    row: int
    x: float
    end: float
    y: float
    extent: Extent
    lines: tuple[str, ...] = ()
    side: Side = "right"
    text_x: float = 0.0
    text_y: float = 0.0
    clipped: bool = False
    importance: int = 1

    @property
    def width(self) -> float:
        """Pixels of the widest line of the label."""
        return max((text_width(line, font_of(self)) for line in self.lines), default=0.0)


def font_of(mark: Mark) -> float:
    """Return the size at which the mark's label is measured: milestones are bold, hence wider."""
    return FONT * BOLD if mark.importance == 3 else FONT


@dataclass(frozen=True, slots=True)
class Label:
    """One way to write a label: its lines, its side of the mark, where it starts, and the stretch it needs."""

    lines: tuple[str, ...]
    side: Side
    text_x: float
    start: float
    end: float


def place_mark(scale: Scale, item: Item, row: int, y: float) -> Mark:
    """Return the mark of an item without its label, `y` the middle of its row."""
    x, end = scale.x(item.extent.start), scale.x(item.extent.end)
    if item.extent.shape == "point":
        x = end = (x + end) / 2
    elif end - x < BAR_MIN:
        middle = (x + end) / 2
        x, end = middle - BAR_MIN / 2, middle + BAR_MIN / 2
    clipped = x < scale.left or end > scale.right
    x, end = (min(max(edge, scale.left + 2), scale.right) for edge in (x, end))
    return Mark(item.id, item.lane, row, x, end, y, item.extent, clipped=clipped, importance=item.importance)


def put_label(mark: Mark, label: Label, row: int, top: float) -> Mark:
    """Return the mark with a label, in a row whose upper edge is `top`."""
    over = label.side == "over"
    y = top + (len(label.lines) - 1) * LINE + ROW - 1 if over else top + ROW / 2
    text_y = top + ROW / 2 + (OVER if over else BESIDE)
    return Mark(
        mark.id, mark.lane, row, mark.x, mark.end, y, mark.extent, label.lines, label.side, label.text_x, text_y,
        mark.clipped, mark.importance,
    )  # fmt: skip


def write_labels(scale: Scale, mark: Mark, title: str) -> Iterable[Label]:
    """Yield the ways to write a label, best first: on one line if some side has room for it, else wrapped."""
    widest = scale.right - scale.left - 24
    for limit in (widest, 320.0, 240.0, 180.0, 130.0):
        lines = tuple(wrap(title, font_of(mark), limit))
        width = max(text_width(line, font_of(mark)) for line in lines)
        found = list(_sides(scale, mark, lines, width))
        if found and len(lines) <= 4:
            yield from found
            return


def _sides(scale: Scale, mark: Mark, lines: tuple[str, ...], width: float) -> Iterable[Label]:
    if mark.end - mark.x >= WIDE_BAR:
        start = min(mark.x, scale.right - width)
        if start >= scale.left + 2:
            yield Label(lines, "over", start, min(start, mark.x), max(mark.end, start + width))
        return
    half = DOTS[mark.importance] if mark.extent.shape == "point" else 0
    start, end = mark.x - half, mark.end + half
    if end + GAP + width <= scale.right:
        yield Label(lines, "right", end + GAP, start, end + GAP + width)
    if start - GAP - width >= scale.left + 2:
        yield Label(lines, "left", start - GAP, start - GAP - width, end)
