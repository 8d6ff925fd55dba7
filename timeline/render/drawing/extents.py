"""Extents: where on the axis a date lies and how sure its ends are.

Days are numbers, day 1 being 1 January of year 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline import dates
from timeline.dates import Day
from timeline.records.documents import Mod

Shape = Literal["point", "bar", "band"]
THIRDS: dict[Mod, tuple[int, int]] = {"start": (0, 1), "mid": (1, 2), "end": (2, 3)}
_TO_MARCH = 306  # days from 1 March to 1 January


@dataclass(frozen=True, slots=True)
class Extent:
    """The days a date can mean, `end` being the day after the last; an open end reaches to `EARLIEST` or `LATEST`.

    shape        point: one day; bar: a month, year or range; band: a decade or century, which says little.
    fades_start  the true start may be earlier; `fades_end` likewise.
    approximate  the editor or the source says "about".
    """

    start: int
    end: int
    shape: Shape
    fades_start: bool = False
    fades_end: bool = False
    approximate: bool = False


def day_number(day: Day) -> int:
    """Return the number of the day in the proleptic Gregorian calendar, for years before 1, too.

    >>> day_number((1, 1, 1)), day_number((2001, 6, 15))
    (1, 730651)
    """
    year, month, dom = day
    year, month = (year, month - 3) if month > 2 else (year - 1, month + 9)
    return 365 * year + year // 4 - year // 100 + year // 400 + (153 * month + 2) // 5 + dom - _TO_MARCH


def extent(edtf: str, mod: Mod | None = None) -> Extent:
    """Return where the date lies.

    >>> extent("2001-06-15").shape, extent("2001").shape, extent("199X").shape
    ('point', 'bar', 'band')
    """
    first, last = dates.bounds(edtf)
    open_start, open_end = first == dates.FIRST, last == dates.LAST
    start, end = day_number(first), day_number(last) + 1
    if mod in THIRDS:
        low, high = THIRDS[mod]
        start, end = start + (end - start) * low // 3, start + (end - start) * high // 3
    before, after = mod == "before", mod == "after"
    approximate = mod == "approx" or any(sign in edtf for sign in "~?%")
    return Extent(
        start, end, _shape(edtf, start, end), open_start or before, open_end or after, approximate or mod in THIRDS
    )


def _shape(edtf: str, start: int, end: int) -> Shape:
    if dates.precision(edtf) in {"decade", "century"}:
        return "band"
    return "point" if end - start <= 1 else "bar"


EARLIEST, LATEST = day_number(dates.FIRST), day_number(dates.LAST) + 1
