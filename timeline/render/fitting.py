"""Charts for a frame: as many labels as a width and a height have room for, the rest counted in density rows.

static/lanes.js does the same in a reader's browser, for frames and choices of events that nobody knows at build time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from timeline.render.layout import AXIS, FONT, Item, Layout, lane_height, stack_lanes
from timeline.render.measures import wrap
from timeline.render.scales import Scale, find_domain

BESIDE_FROM = 560  # pixels: in a narrower frame headings stand above their lanes
GUTTER, WIDE_GUTTER = 92.0, 128.0


def fit(items: Sequence[Item], headings: Sequence[str], width: float, height: float) -> Layout:
    """Return the chart of a width, no higher than the height unless headings and density rows alone are higher."""
    above = width < BESIDE_FROM
    scale = Scale(*find_domain([item.extent for item in items]), _gutter(width), width - 8)
    whole = stack_lanes(items, headings, scale, [None] * len(headings), above=above)
    if whole.height <= height:
        return whole
    needs = [
        1 + max((mark.row for mark in whole.marks if mark.lane == lane), default=-1) for lane in range(len(headings))
    ]
    lines = [1 if above else len(wrap(heading, FONT, scale.left - 14)) for heading in headings]

    def heights(rows: Sequence[int]) -> float:
        lanes = zip(rows, needs, lines, strict=True)
        return AXIS + 4 + sum(lane_height(row, line, above=above, counted=row < need) for row, need, line in lanes)

    return stack_lanes(items, headings, scale, share(needs, lambda rows: heights(rows) <= height), above=above)


def share(needs: Sequence[int], fits: Callable[[Sequence[int]], bool]) -> list[int]:
    """Return how many rows each lane gets, as long as they fit: the next row to whom it brings nearest to its needs.

    source   D'Hondt's highest averages.

    >>> share([6, 2], lambda rows: sum(rows) <= 4)
    [3, 1]
    """
    rows, open_lanes = [0] * len(needs), [lane for lane, need in enumerate(needs) if need]
    while open_lanes:
        lane = max(open_lanes, key=lambda one: needs[one] / (rows[one] + 1))
        rows[lane] += 1
        if not fits(rows):
            rows[lane] -= 1
            open_lanes.remove(lane)
        elif rows[lane] == needs[lane]:
            open_lanes.remove(lane)
    return rows


def _gutter(width: float) -> float:
    return 8.0 if width < BESIDE_FROM else GUTTER if width < 900 else WIDE_GUTTER
