"""Charts for a frame: as many labels as a width and a height have room for.

What is left out of the lanes is counted in their density rows. static/lanes.js and grid.js do the same in a reader's
browser, for frames and choices of events that nobody knows at build time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.render.change.matrices import FONT as LABEL
from timeline.render.change.matrices import ROW, Column, Drawing, Line, Matrix, by_year
from timeline.render.change.matrices import lay_out as lay_out_matrix
from timeline.render.drawing.layout import AXIS, FONT, Item, Layout, lane_height, stack_lanes
from timeline.render.drawing.measures import text_width, wrap
from timeline.render.drawing.scales import Scale, find_domain

BESIDE_FROM = 560  # pixels: in a narrower frame headings stand above their lanes
MATRIX_BY_EVENT_FROM = 1000  # in a narrower one a matrix has a column for each year, not for each event
GUTTER, WIDE_GUTTER = 92.0, 128.0


def fit(items: Sequence[Item], headings: Sequence[str], width: float, height: float) -> Layout:
    """Return the chart of a width, no higher than the height unless headings and density rows alone are higher."""
    chart = _fit(items, headings, width, height, above=width < BESIDE_FROM)
    return chart if chart.height <= height else _fit(items, headings, width, height, above=True)


def _fit(items: Sequence[Item], headings: Sequence[str], width: float, height: float, *, above: bool) -> Layout:
    scale = Scale(*find_domain([item.extent for item in items]), _gutter(width, above=above), width - 8)
    whole = stack_lanes(items, headings, scale, [None] * len(headings), above=above)
    if whole.height <= height:
        return whole
    lanes = range(len(headings))
    rows = [max((mark.row + len(mark.lines) for mark in whole.marks if mark.lane == lane), default=0) for lane in lanes]
    lines = [1 if above else len(wrap(heading, FONT, scale.left - 14)) for heading in headings]
    unplaced = {mark.lane for mark in whole.marks if mark.row < 0}  # labels too wide for any row

    def high(some: Sequence[int]) -> float:
        counted = [some[lane] < rows[lane] or lane in unplaced for lane in lanes]
        return AXIS + 4 + sum(lane_height(some[at], lines[at], above=above, counted=counted[at]) for at in lanes)

    shares = share(rows, lambda some: high(some) <= height)
    enough = [None if row == need else row for row, need in zip(shares, rows, strict=True)]
    return stack_lanes(items, headings, scale, enough, above=above)


def fit_matrix(matrix: Matrix, width: float, height: float) -> Drawing:
    """Return the matrix with as many lines as there is room for, the most stated; in a narrow frame by year."""
    narrow = width < MATRIX_BY_EVENT_FROM
    chosen = by_year(matrix) if narrow else matrix
    room = max(1, int((height - lay_out_matrix(chosen, width, upright=narrow).head) // ROW))
    room -= room < len(chosen.lines)  # the last row counts the others
    often = sorted(chosen.lines, key=lambda line: -sum(cell.count for cell in line.cells))[:room]
    lines = [replace(line, label=_cut(line.label, width * 0.45)) for line in chosen.lines if line in often]
    if rest := len(chosen.lines) - len(lines):
        lines.append(Line(f"… +{rest}", ()))
    return lay_out_matrix(
        replace(chosen, lines=tuple(lines), columns=_thin(chosen.columns, width * 0.5)), width, upright=narrow
    )


def _cut(label: str, room: float) -> str:
    """Return the label, or as much of its beginning as there is room for."""
    while text_width(label, LABEL) > room:
        label = label.removesuffix("…")[:-1].rstrip() + "…"
    return label


def _thin(columns: Sequence[Column], room: float) -> tuple[Column, ...]:
    """Leave so many headings empty that the others do not touch."""
    step = -(-len(columns) * LABEL * 1.2 // room)
    return tuple(column if at % step == 0 else replace(column, label="") for at, column in enumerate(columns))


def share(needs: Sequence[int], fits: Callable[[Sequence[int]], bool]) -> list[int]:
    """Return how many rows each lane gets, as long as they fit: the next row to whom it brings nearest to its needs.

    source   Sainte-Laguë's highest averages, which is kinder to the small than D'Hondt's.

    >>> share([6, 2], lambda rows: sum(rows) <= 4)
    [3, 1]
    """
    rows, open_lanes = [0] * len(needs), [lane for lane, need in enumerate(needs) if need]
    while open_lanes:
        lane = max(open_lanes, key=lambda one: needs[one] / (2 * rows[one] + 1))
        rows[lane] += 1
        if not fits(rows):
            rows[lane] -= 1
            open_lanes.remove(lane)
        elif rows[lane] == needs[lane]:
            open_lanes.remove(lane)
    return rows


def _gutter(width: float, *, above: bool) -> float:
    return 8.0 if above else GUTTER if width < 900 else WIDE_GUTTER
