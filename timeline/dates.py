"""EDTF dates (ISO 8601-2) as days: how fine they are, where they begin and end, which contains which.

A day is `(year, month, day)`; years count as in ISO 8601 (0 is 1 BCE). Common forms are read here in microseconds; the
`edtf` package reads the rest.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache
from typing import Literal

Day = tuple[int, int, int]
Precision = Literal["day", "month", "season", "quarter", "half", "year", "decade", "century", "interval"]

FIRST: Day = (-9999, 1, 1)
LAST: Day = (9999, 12, 31)
OPEN = ("", "..")

_PLAIN = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?\Z", re.ASCII)
_MASKED = re.compile(r"(\d{2})(\d|X)X[~?%]?\Z", re.ASCII)
_FOREIGN = re.compile(r"[^!-~]")  # the package strips white space and reads digits of every script
# ISO 8601-2 sub-year groupings: seasons, quarters, halves. First month and number of months; winter ends in its year.
_PARTS = {
    **{21 + i: ("season", 3 + 3 * i, 3) for i in range(4)},
    **{33 + i: ("quarter", 1 + 3 * i, 3) for i in range(4)},
    **{40 + i: ("half", 1 + 6 * i, 6) for i in range(2)},
}


@lru_cache(65536)
def bounds(edtf: str) -> tuple[Day, Day]:
    """Return the first and the last day that the date can mean, both inclusive.

    raise   ValueError, saying what is wrong and what to write, if it is not EDTF or an interval ends before it starts.

    >>> bounds("2001-06")
    ((2001, 6, 1), (2001, 6, 30))
    >>> bounds("199X")
    ((1990, 1, 1), (1999, 12, 31))
    >>> bounds("2023/..")
    ((2023, 1, 1), (9999, 12, 31))
    """
    if "/" not in edtf:
        return _single(edtf)
    start, end = edtf.split("/", 1)
    if start in OPEN and end in OPEN:
        raise ValueError(f"{edtf!r} has neither start nor end")
    first = FIRST if start in OPEN else _single(start)[0]
    last = LAST if end in OPEN else _single(end)[1]
    if last < first:
        raise ValueError(f'{edtf!r} ends before it starts; write "{end}/{start}"')
    return first, last


def precision(edtf: str) -> Precision:
    """Return how fine the date is.

    >>> [precision(date) for date in ("2001-06-15", "2001-06", "2001", "199X", "19XX", "2013/2017", "2013-40")]
    ['day', 'month', 'year', 'decade', 'century', 'interval', 'half']
    """
    if "/" in edtf:
        return "interval"
    if masked := _MASKED.match(edtf):
        return "century" if masked[2] == "X" else "decade"
    first, last = bounds(edtf)
    if first == last:
        return "day"
    if (plain := _PLAIN.match(edtf)) and plain[2]:
        part = _PARTS.get(int(plain[2]))
        return part[0] if part else "month"  # type: ignore[return-value]
    return "month" if first[:2] == last[:2] else "year" if first[0] == last[0] else "interval"


def contains(coarse: str, fine: str) -> bool:
    """Tell whether every day of `fine` is a day of `coarse`; a date contains itself.

    >>> contains("2014-05", "2014-05-21"), contains("2014-05-21", "2014-05")
    (True, False)
    """
    (first, last), (start, end) = bounds(coarse), bounds(fine)
    return first <= start and end <= last


def overlap(one: str, other: str) -> bool:
    """Tell whether some day belongs to both dates."""
    (first, last), (start, end) = bounds(one), bounds(other)
    return first <= end and start <= last


def sort_key(edtf: str) -> tuple[Day, Day]:
    """Return a key that sorts by first day, then the coarser date before the finer one.

    >>> sorted(["2001-06-15", "2001-06", "2001"], key=sort_key)
    ['2001', '2001-06', '2001-06-15']
    """
    first, last = bounds(edtf)
    return first, (-last[0], -last[1], -last[2])


def fault(edtf: str) -> str | None:
    """Return what is wrong with the text as EDTF and what to write instead, or None if nothing is.

    >>> fault("1978-13")
    '"1978-13" has no month 13; write "1978-12", or "1978" if the month is unknown'
    """
    try:
        bounds(edtf)
    except ValueError as error:
        return str(error)
    return None


def _single(edtf: str) -> tuple[Day, Day]:
    if plain := _PLAIN.match(edtf):
        return _plain(edtf, int(plain[1]), plain[2], plain[3])
    if masked := _MASKED.match(edtf):
        century, decade = int(masked[1]) * 100, masked[2]
        first = century if decade == "X" else century + 10 * int(decade)
        return (first, 1, 1), (first + (99 if decade == "X" else 9), 12, 31)
    return _other(edtf)


def _plain(edtf: str, year: int, month: str | None, day: str | None) -> tuple[Day, Day]:
    if month is None:
        return (year, 1, 1), (year, 12, 31)
    number = int(month)
    if number in _PARTS and day is None:
        _, start, months = _PARTS[number]
        end = min(12, start + months - 1)
        return (year, start, 1), (year, end, days_in(year, end))
    if not 1 <= number <= 12:
        raise ValueError(
            f'"{edtf}" has no month {number}; write "{year:04}-12", or "{year:04}" if the month is unknown'
        )
    last = days_in(year, number)
    if day is None:
        return (year, number, 1), (year, number, last)
    if not 1 <= int(day) <= last:
        raise ValueError(f'"{edtf}" has no day {int(day)}; write "{year:04}-{number:02}" if the day is unknown')
    return (year, number, int(day)), (year, number, int(day))


def days_in(year: int, month: int) -> int:
    """Return the number of days of a month, in the proleptic Gregorian calendar."""
    return 28 + (calendar.isleap(year)) if month == 2 else 30 + (month + month // 8) % 2


def _other(edtf: str) -> tuple[Day, Day]:
    import edtf as package  # 280 ms, and seldom needed

    try:
        date = package.parse_edtf("" if _FOREIGN.search(edtf) else edtf)
        first, last = date.lower_strict(), date.upper_strict()
    except (package.EDTFParseException, ValueError, AttributeError, TypeError) as error:
        raise ValueError(
            f'"{edtf}" is not an EDTF date; write "2014", "2014-05", "2014-05-21", "2013/2017", "199X" or "2023/.."'
        ) from error
    return (first.tm_year, first.tm_mon, first.tm_mday), (last.tm_year, last.tm_mon, last.tm_mday)
