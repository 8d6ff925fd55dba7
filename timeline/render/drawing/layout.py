"""Layouts: numbers only. Where each lane, mark, label and tick of the chart stands, in pixels.

The static SVG, the plotly chart and the exports all draw from one layout, so they agree. A label never overlaps another
label or mark and is never cut: it is wrapped, put on the other side of its mark, moved to a lower row, or left out;
events whose label is left out are counted in the density row of their lane.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from timeline.render.drawing.marks import (
    BESIDE,
    DOT,
    DOTS,
    FONT,
    LINE,
    OVER,
    ROW,
    Item,
    Mark,
    place_mark,
    put_label,
    write_labels,
)
from timeline.render.drawing.measures import wrap
from timeline.render.drawing.rows import Rows, pack_rows, spread
from timeline.render.drawing.scales import Scale, Tick, find_domain, find_ticks, year_of

__all__ = [  # the interface to what draws: `marks`, `rows` and `scales` are parts of this
    "AXIS", "BESIDE", "BIN", "DENSITY", "DOT", "DOTS", "EVERY_LABEL", "FONT", "HEADING", "LINE", "OVER", "ROW",
    "Bin", "Item", "LaneBox", "Layout", "Mark", "Tick", "lay_out", "pack_rows", "renumber", "year_of",
]  # fmt: skip

AXIS = 26  # height of the row of years
PAD = 4  # above and below the rows of a lane
HEADING = 16  # from the top of a lane to the first baseline of its heading
ABOVE = 12  # height of a heading that stands above its lane
DENSITY = 16  # height of a density row
LOW = 12  # and of one beneath a heading that stands above its lane
BIN = 6.0
SAVES = 7 / 8  # what part of the rows another way to pack may take to be preferred
EVERY_LABEL = 80  # up to so many events, every label is placed, however many rows that takes
MOST_ROWS = 26  # beyond that, so many rows in all


@dataclass(frozen=True, slots=True)
class Bin:
    """The events without a label that begin in one column of a lane's density row.

    first    id of the first of them.
    events   their numbers, in the order of the items.
    tall     how high the column may be.
    """

    x: float
    y: float
    first: str
    events: tuple[int, ...]
    tall: float = DENSITY - 4


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A lane: its top and height, its heading in lines; the first has its baseline so far below the top."""

    lane: int
    y: float
    height: float
    lines: tuple[str, ...]
    baseline: float = HEADING


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
        return Scale(self.first, self.last, self.left, self.right).x(day)


def lay_out(
    items: Sequence[Item], headings: Sequence[str], width: float, *, gutter: float | None = None, tall: bool = False
) -> Layout:
    """Return the chart of the items at a width in pixels; the same items give the same chart.

    headings   what stands beside each lane.
    tall       place every label, however many rows that takes.
    """
    first, last = find_domain([item.extent for item in items])
    left = gutter if gutter is not None else (128.0 if width >= 900 else 92.0)
    scale = Scale(first, last, left, width - 8)
    shares = _share_rows(items, len(headings), None if tall or len(items) <= EVERY_LABEL else MOST_ROWS)
    return stack_lanes(items, headings, scale, shares)


def stack_lanes(
    items: Sequence[Item], headings: Sequence[str], scale: Scale, shares: Sequence[int | None], *, above: bool = False
) -> Layout:
    """Return the lanes below one another, each with so many rows as its share, None for all it needs.

    above   headings stand above their lanes, not beside them.
    """
    order = {item.id: place for place, item in enumerate(items)}
    lanes, marks, bins, y = [], [], [], float(AXIS)
    for lane, heading in enumerate(headings):
        own = [item for item in items if item.lane == lane]
        lines = (heading,) if above else tuple(wrap(heading, FONT, scale.left - 14))
        box, placed, counted = _lay_lane(scale, lane, own, lines, y, shares[lane], order=order, above=above)
        lanes.append(box)
        marks += placed
        bins += counted
        y += box.height
    marks.sort(key=lambda mark: order[mark.id])
    ticks = tuple(find_ticks(scale))
    width = scale.right + 8
    return Layout(
        width, y + 4, scale.left, scale.right, scale.first, scale.last, tuple(lanes), tuple(marks), tuple(bins), ticks
    )


def renumber(layout: Layout, lanes: Sequence[int]) -> Layout:
    """Give the lanes of a part of a timeline the numbers, and so the colours, that they have in the whole."""
    return replace(
        layout,
        lanes=tuple(replace(box, lane=lanes[box.lane]) for box in layout.lanes),
        marks=tuple(replace(mark, lane=lanes[mark.lane]) for mark in layout.marks),
    )


def _share_rows(items: Sequence[Item], lanes: int, total: int | None) -> list[int | None]:
    """How many rows each lane may take: all it needs, or its share of the total by its number of events, at least 2."""
    if total is None:
        return [None] * lanes
    counts = [sum(item.lane == lane for item in items) for lane in range(lanes)]
    return [max(2, round(total * count / max(len(items), 1))) for count in counts]


def _lay_lane(  # noqa: PLR0917 -- all of them are where and how much
    scale: Scale,
    lane: int,
    items: Sequence[Item],
    lines: tuple[str, ...],
    top: float,
    most: int | None,
    *,
    order: Mapping[str, int],
    above: bool,
) -> tuple[LaneBox, list[Mark], list[Bin]]:
    head = ABOVE if above else PAD
    rows, marks, unplaced = _fill_best(scale, items, top + head, most)
    y = top + head + len(rows.taken) * ROW
    strip = y + (LOW - DENSITY / 2 if above else DENSITY / 2)
    bins = [replace(one, tall=LOW - 4) if above else one for one in _bins(scale, unplaced, strip, order)]
    marks += [place_mark(scale, item, -1, strip) for item in unplaced]
    height = lane_height(len(rows.taken), len(lines), above=above, counted=bool(unplaced))
    return LaneBox(lane, top, height, lines, ABOVE - 1 if above else HEADING), marks, bins


def lane_height(rows: int, lines: int, *, above: bool, counted: bool) -> float:
    """Return how high a lane is that has so many rows and lines of heading; `counted`: and a density row."""
    if above:
        return ABOVE + rows * ROW + (LOW if counted else 0)
    return max(2 * PAD + rows * ROW + (DENSITY if counted else 0), lines * LINE + 2 * PAD + 4)


_Filled = tuple[Rows, list[Mark], list[Item]]


def _fill_best(scale: Scale, items: Sequence[Item], top: float, most: int | None) -> _Filled:
    """Fill the rows of a lane; where every label has its place, in the way that takes the fewest rows.

    First-fit depends on the order and on the side that is tried first: a lane that is crowded at its end packs better
    from the end. By date with labels to the right is the way one reads, and stays unless another saves an eighth.
    """
    if most is not None:  # rows are scarce: the important choose first, and equals so that all years have some labels
        spaced = (items[place] for place in spread(len(items)))
        return _fill(scale, sorted(spaced, key=lambda item: -item.importance), top, most, mirrored=False)
    usual, *others = (
        _fill(scale, order, top, None, mirrored=mirrored)
        for order in (items, items[::-1])
        for mirrored in (False, True)
    )
    best = min(others, key=lambda filled: len(filled[0].taken))
    return best if len(best[0].taken) <= len(usual[0].taken) * SAVES else usual


def _fill(scale: Scale, items: Sequence[Item], top: float, most: int | None, *, mirrored: bool) -> _Filled:
    rows, marks, unplaced = Rows(), list[Mark](), list[Item]()
    for item in items:
        mark = _place(scale, item, rows, top, most, mirrored=mirrored)
        if mark:
            marks.append(mark)
        else:
            unplaced.append(item)
    return rows, marks, unplaced


def _place(
    scale: Scale, item: Item, rows: Rows, top: float, most: int | None, *, mirrored: bool = False
) -> Mark | None:
    """Put the item into the first row with room for one of its labels, or nowhere; `mirrored`: the left side first."""
    bare = place_mark(scale, item, 0, 0)
    labels = list(write_labels(scale, bare, item.title))
    labels = labels[::-1] if mirrored else labels
    for row in range(len(rows.taken) + 1):
        for label in labels:
            count = len(label.lines)
            if most is not None and row + count > most:
                continue
            if all(rows.is_free(row + line, label.start, label.end) for line in range(count)):
                rows.take(row, count, label.start, label.end)
                return put_label(bare, label, row, top + row * ROW)
    return None


def _bins(scale: Scale, items: Sequence[Item], y: float, order: Mapping[str, int]) -> list[Bin]:
    found: dict[int, list[Item]] = {}
    for item in items:
        found.setdefault(int((place_mark(scale, item, -1, y).x - scale.left) // BIN), []).append(item)
    return [
        Bin(scale.left + column * BIN, y, group[0].id, tuple(sorted(order[item.id] for item in group)))
        for column, group in sorted(found.items())
    ]
