"""Dates for formats that know no EDTF: first and last day, and the parts that are really known."""

from __future__ import annotations

from timeline import dates
from timeline.dates import Day

Parts = tuple[int, ...]


def iso(day: Day) -> str | None:
    """Return the day as ISO 8601 text, None for the end of time that stands for "open".

    >>> iso((2014, 5, 21)), iso((-500, 1, 1)), iso(dates.LAST)
    ('2014-05-21', '-0500-01-01', None)
    """
    if day in (dates.FIRST, dates.LAST):
        return None
    return _text(day)


def day_after(day: Day) -> str:
    """Return the next day as ISO 8601 text: ends that are not themselves included.

    >>> day_after((2014, 12, 31)), day_after((2016, 2, 28))
    ('2015-01-01', '2016-02-29')
    """
    year, month, number = day
    if number < dates.days_in(year, month):
        return _text((year, month, number + 1))
    return _text((year, month + 1, 1) if month < 12 else (year + 1, 1, 1))


def known_parts(edtf: str) -> tuple[Parts | None, Parts | None]:
    """Return year, month and day of start and end, as far as they are known; None for no end, or an open one.

    >>> known_parts("2014-05"), known_parts("2013/2017-06"), known_parts("199X"), known_parts("2023/..")
    (((2014, 5), None), ((2013,), (2017, 6)), ((1990,), (1999,)), ((2023,), None))
    """
    if "/" in edtf:
        start, end = edtf.split("/", 1)
        return _part(start, last=False), _part(end, last=True)
    start_part, end_part = _part(edtf, last=False), _part(edtf, last=True)
    return start_part, None if start_part == end_part else end_part


def _part(edtf: str, *, last: bool) -> Parts | None:
    if edtf in dates.OPEN:
        return None
    bounds = dates.bounds(edtf)
    return bounds[last][: _known(*bounds)]


def _known(first: Day, last: Day) -> int:
    """Return how many of year, month and day can be told of a date that lies between two days."""
    if first == last:
        return 3
    return 1 if (first[1:], last[1:]) == ((1, 1), (12, 31)) else 2


def _text(day: Day) -> str:
    year, month, number = day
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number:02}"
