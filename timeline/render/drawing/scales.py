"""Scales: which days the axis spans, where on it a day is, and which years it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.render.drawing.extents import EARLIEST, LATEST, Extent, day_number

MARGIN = 60  # days that stay empty at either end of the axis


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis: `first` and `last` are the days at the pixels `left` and `right`."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: float) -> float:
        """Return the pixel of a day."""
        return self.left + (day - self.first) / (self.last - self.first) * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    year: int
    labelled: bool


def find_domain(extents: Sequence[Extent]) -> tuple[int, int]:
    """Return the days the axis spans: whole years that hold every date; bands and open ends are clipped instead."""
    sure = [extent for extent in extents if extent.shape != "band"] or extents
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
    year = day * 400 // 146097  # up to two too early, never too late
    while day_number((year + 1, 1, 1)) <= day:
        year += 1
    return year


def find_ticks(scale: Scale) -> Iterable[Tick]:
    """Yield the years that have a rule; as many of them are named as there is room for."""
    first, last = year_of(scale.first), year_of(scale.last)
    pixels = (scale.right - scale.left) / max(last - first, 1)
    labelled = next((step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500) if step * pixels >= 44), 1000)
    ruled = next((step for step in (1, 5, 10, 50, 100, 500) if step * pixels >= 8), 1000)
    for year in range(first, last + 1):
        named = year % labelled == 0 and 16 <= scale.x(day_number((year, 1, 1))) < scale.right - 16
        if named or year % ruled == 0:
            yield Tick(scale.x(day_number((year, 1, 1))), year, named)
