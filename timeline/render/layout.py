"""Layouts: numbers only. Where each lane, mark, label and tick of the chart stands, in pixels.

The static SVG, the plotly chart and the exports all draw from one layout, so they agree. A label never overlaps another
label or mark and is never cut: it is wrapped, put on the other side of its mark, moved to a lower row, or left out;
events whose label is left out are counted in the density row of their lane.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from timeline.render.extents import EARLIEST, LATEST, Extent, day_number
from timeline.render.measures import text_width, wrap

Side = Literal["right", "left", "over"]

AXIS = 26  # height of the row of years
ROW = 17
LINE = 14  # between the lines of one label
PAD = 4  # above and below the rows of a lane
FONT = 12.0
BESIDE, OVER = 4.2, 2.5  # from the middle of a row to the baseline of a label beside its mark, or on its back
HEADING = 16  # from the top of a lane to the first baseline of its heading
DOT = 4.5  # half the width of a point
GAP = 6.0  # between a mark and its label
CLEAR = 14.0  # between neighbours in one row
BAR_MIN = 9.0
WIDE_BAR = 60.0  # a bar of this width carries its label on its back, a shorter one beside it
DENSITY = 16  # height of a density row
BIN = 6.0
SAVES = 7 / 8  # what part of the rows another way to pack may take to be preferred
EVERY_LABEL = 80  # up to so many events, every label is placed, however many rows that takes
MARGIN = 60  # days that stay empty at either end of the axis
MOST_ROWS = 26  # beyond that, so many rows in all


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

    @property
    def width(self) -> float:
        """Pixels of the widest line of the label."""
        return max((text_width(line, FONT) for line in self.lines), default=0.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """The events without a label that begin in one column of a lane's density row.

    first    id of the first of them.
    events   their numbers, in the order of the items.
    """

    x: float
    y: float
    first: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane: its top and height, its heading in lines."""

    lane: int
    y: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    year: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """All numbers of one chart of one width; `first` and `last` are the days at `left` and `right`."""

    width: float
    height: float
    left: float
    right: float
    first: int
    last: int
    lanes: tuple[LaneBox, ...]
    marks: tuple[Mark, ...]
    bins: tuple[Bin, ...]
    ticks: tuple[Tick, ...]

    def x(self, day: float) -> float:
        """Return the pixel of a day."""
        return self.left + (day - self.first) / (self.last - self.first) * (self.right - self.left)


@dataclass(slots=True)
class _Rows:
    """The rows of one lane while they fill: for each, the taken stretches in order."""

    taken: list[list[tuple[float, float]]] = field(default_factory=list)

    def is_free(self, row: int, start: float, end: float) -> bool:
        if row >= len(self.taken):
            return True
        stretches = self.taken[row]
        index = bisect_right(stretches, (start, end))
        before = index == 0 or stretches[index - 1][1] + CLEAR <= start
        return before and (index == len(stretches) or end + CLEAR <= stretches[index][0])

    def take(self, row: int, lines: int, start: float, end: float) -> None:
        for at in range(row, row + lines):
            while at >= len(self.taken):
                self.taken.append([])
            stretches = self.taken[at]
            stretches.insert(bisect_right(stretches, (start, end)), (start, end))


@dataclass(frozen=True, slots=True)
class _Label:
    """One way to write a label: its lines, its side of the mark, where it starts, and the stretch it needs."""

    lines: tuple[str, ...]
    side: Side
    text_x: float
    start: float
    end: float


def lay_out(
    items: Sequence[Item], headings: Sequence[str], width: float, *, gutter: float | None = None, tall: bool = False
) -> Layout:
    """Return the chart of the items at a width in pixels; the same items give the same chart.

    headings   what stands beside each lane.
    tall       place every label, however many rows that takes.
    """
    first, last = _domain(items)
    left = gutter if gutter is not None else (128.0 if width >= 900 else 92.0)
    frame = Layout(width, 0, left, width - 8, first, last, (), (), (), ())
    shares = _row_shares(items, len(headings), None if tall or len(items) <= EVERY_LABEL else MOST_ROWS)
    order = {item.id: place for place, item in enumerate(items)}
    lanes, marks, bins, y = [], [], [], float(AXIS)
    for lane, heading in enumerate(headings):
        own = [item for item in items if item.lane == lane]
        lines = tuple(wrap(heading, FONT, left - 14))
        box, placed, counted = _lay_lane(frame, lane, own, lines, y, shares[lane], order=order)
        lanes.append(box)
        marks += placed
        bins += counted
        y += box.height
    marks.sort(key=lambda mark: order[mark.id])
    ticks = tuple(_ticks(frame))
    return Layout(width, y + 4, left, frame.right, first, last, tuple(lanes), tuple(marks), tuple(bins), ticks)


def pack_rows(spans: Iterable[tuple[float, float]], gap: float = CLEAR) -> list[int]:
    """Give every span the lowest row in which it clears the spans before it.

    spans   (start, end) pixels, in any order.
    return  row numbers in the order of `spans`, 0 at the top.
    source  first-fit interval partitioning.

    >>> pack_rows([(0, 10), (5, 20), (30, 40)], gap=8)
    [0, 1, 0]
    """
    rows, chosen = _Rows(), []
    for start, end in spans:
        row = next(row for row in range(len(rows.taken) + 1) if rows.is_free(row, start, end + gap - CLEAR))
        rows.take(row, 1, start, end + gap - CLEAR)
        chosen.append(row)
    return chosen


def _domain(items: Sequence[Item]) -> tuple[int, int]:
    """Return the days the axis spans: whole years that hold every date; bands and open ends are clipped instead."""
    sure = [item.extent for item in items if item.extent.shape != "band"] or [item.extent for item in items]
    if not sure:
        return day_number((2000, 1, 1)), day_number((2001, 1, 1))
    ends = [day for extent in sure for day in (extent.start, extent.end) if EARLIEST < day < LATEST]
    first, last = min(ends), max(ends)
    return _year_start(first - MARGIN), _year_start(last + MARGIN + 365)


def _year_start(day: int) -> int:
    return day_number((year_of(day), 1, 1))


def year_of(day: int) -> int:
    """Return the year that holds the day.

    >>> year_of(day_number((2001, 12, 31))), year_of(day_number((2002, 1, 1)))
    (2001, 2002)
    """
    if day >= 1:
        return date.fromordinal(min(day, date.max.toordinal())).year
    year = day * 400 // 146097  # may be one too early
    return year + 1 if day_number((year + 1, 1, 1)) <= day else year


def _ticks(frame: Layout) -> Iterable[Tick]:
    first, last = year_of(frame.first), year_of(frame.last)
    pixels = (frame.right - frame.left) / max(last - first, 1)
    labelled = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if step * pixels >= 44), 1000)
    ruled = next((step for step in (1, 5, 10, 50, 100, 500) if step * pixels >= 8), 1000)
    for year in range(first, last + 1):
        named = year % labelled == 0 and frame.x(day_number((year, 1, 1))) < frame.right - 16
        if named or year % ruled == 0:
            yield Tick(frame.x(day_number((year, 1, 1))), year, named)


def _row_shares(items: Sequence[Item], lanes: int, total: int | None) -> list[int | None]:
    """How many rows each lane may take: all it needs, or its share of the total by its number of events, at least 2."""
    if total is None:
        return [None] * lanes
    counts = [sum(item.lane == lane for item in items) for lane in range(lanes)]
    return [max(2, round(total * count / max(len(items), 1))) for count in counts]


def _lay_lane(  # noqa: PLR0917 -- all of them are where and how much
    frame: Layout,
    lane: int,
    items: Sequence[Item],
    lines: tuple[str, ...],
    top: float,
    most: int | None,
    *,
    order: Mapping[str, int],
) -> tuple[LaneBox, list[Mark], list[Bin]]:
    rows, marks, unplaced = _fill_best(frame, items, top + PAD, most)
    y = top + PAD + len(rows.taken) * ROW
    bins = _bins(frame, unplaced, y + DENSITY / 2, order)
    marks += [_mark(frame, item, -1, y + DENSITY / 2) for item in unplaced]
    content = y + (DENSITY if unplaced else 0) - top + PAD
    return LaneBox(lane, top, max(content, len(lines) * LINE + 2 * PAD + 4), lines), marks, bins


_Filled = tuple[_Rows, list[Mark], list[Item]]


def _fill_best(frame: Layout, items: Sequence[Item], top: float, most: int | None) -> _Filled:
    """Fill the rows of a lane; where every label has its place, in the way that takes the fewest rows.

    First-fit depends on the order and on the side that is tried first: a lane that is crowded at its end packs better
    from the end. By date with labels to the right is the way one reads, and stays unless another saves an eighth.
    """
    if most is not None:  # rows are scarce: the important choose first, and equals so that all years have some labels
        spread = (items[place] for place in _spread(len(items)))
        return _fill(frame, sorted(spread, key=lambda item: -item.importance), top, most, mirrored=False)
    usual, *others = (
        _fill(frame, order, top, None, mirrored=mirrored)
        for order in (items, items[::-1])
        for mirrored in (False, True)
    )
    best = min(others, key=lambda filled: len(filled[0].taken))
    return best if len(best[0].taken) <= len(usual[0].taken) * SAVES else usual


def _spread(number: int) -> list[int]:
    """Return the numbers below `number` in an order of which every beginning is spread over all of them.

    source  van der Corput sequence: the binary digits of the place, read backwards.

    >>> _spread(6)
    [0, 4, 2, 1, 5, 3]
    """
    width = max(number - 1, 0).bit_length()
    return [at for turn in range(2**width) if (at := int(f"{turn:0{width}b}"[::-1] or "0", 2)) < number]


def _fill(frame: Layout, items: Sequence[Item], top: float, most: int | None, *, mirrored: bool) -> _Filled:
    rows, marks, unplaced = _Rows(), list[Mark](), list[Item]()
    for item in items:
        mark = _place(frame, item, rows, top, most, mirrored=mirrored)
        if mark:
            marks.append(mark)
        else:
            unplaced.append(item)
    return rows, marks, unplaced


def _mark(frame: Layout, item: Item, row: int, y: float) -> Mark:
    x, end = frame.x(item.extent.start), frame.x(item.extent.end)
    if item.extent.shape == "point":
        x = end = (x + end) / 2
    elif end - x < BAR_MIN:
        middle = (x + end) / 2
        x, end = middle - BAR_MIN / 2, middle + BAR_MIN / 2
    clipped = x < frame.left or end > frame.right
    x, end = (min(max(edge, frame.left + 2), frame.right) for edge in (x, end))
    return Mark(item.id, item.lane, row, x, end, y, item.extent, clipped=clipped)


def _place(
    frame: Layout, item: Item, rows: _Rows, top: float, most: int | None, *, mirrored: bool = False
) -> Mark | None:
    """Put the item into the first row with room for one of its labels, or nowhere; `mirrored`: the left side first."""
    bare = _mark(frame, item, 0, 0)
    labels = list(_labels(frame, bare, item.title))
    labels = labels[::-1] if mirrored else labels
    for row in range(len(rows.taken) + 1):
        for label in labels:
            count = len(label.lines)
            if most is not None and row + count > most:
                continue
            if all(rows.is_free(row + line, label.start, label.end) for line in range(count)):
                rows.take(row, count, label.start, label.end)
                return _labelled(bare, label, row, top + row * ROW)
    return None


def _labelled(mark: Mark, label: _Label, row: int, top: float) -> Mark:
    over = label.side == "over"
    y = top + (len(label.lines) - 1) * LINE + ROW - 1 if over else top + ROW / 2
    text_y = top + ROW / 2 + (OVER if over else BESIDE)
    return Mark(
        mark.id, mark.lane, row, mark.x, mark.end, y, mark.extent, label.lines, label.side, label.text_x, text_y,
        mark.clipped,
    )  # fmt: skip


def _labels(frame: Layout, mark: Mark, title: str) -> Iterable[_Label]:
    """Yield the ways to write a label, best first: on one line if some side has room for it, else wrapped."""
    widest = frame.right - frame.left - 24
    for limit in (widest, 320.0, 240.0, 180.0, 130.0):
        lines = tuple(wrap(title, FONT, limit))
        width = max(text_width(line, FONT) for line in lines)
        found = list(_sides(frame, mark, lines, width))
        if found and len(lines) <= 4:
            yield from found
            return


def _sides(frame: Layout, mark: Mark, lines: tuple[str, ...], width: float) -> Iterable[_Label]:
    if mark.end - mark.x >= WIDE_BAR:
        start = min(mark.x, frame.right - width)
        if start >= frame.left + 2:
            yield _Label(lines, "over", start, min(start, mark.x), max(mark.end, start + width))
        return
    half = DOT if mark.extent.shape == "point" else 0
    start, end = mark.x - half, mark.end + half
    if end + GAP + width <= frame.right:
        yield _Label(lines, "right", end + GAP, start, end + GAP + width)
    if start - GAP - width >= frame.left + 2:
        yield _Label(lines, "left", start - GAP, start - GAP - width, end)


def _bins(frame: Layout, items: Sequence[Item], y: float, order: Mapping[str, int]) -> list[Bin]:
    found: dict[int, list[Item]] = {}
    for item in items:
        found.setdefault(int((_mark(frame, item, -1, y).x - frame.left) // BIN), []).append(item)
    return [
        Bin(frame.left + column * BIN, y, group[0].id, tuple(sorted(order[item.id] for item in group)))
        for column, group in sorted(found.items())
    ]
