"""The parts of a date that words give, and how they are written in EDTF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.dates import days_in

Anchor = Literal["antecedent", "document", "passage", "context"]
Unit = Literal["day", "week", "month", "quarter", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Parts:
    """What an expression says of a date; what it leaves to the context is filled in by refining.

    year        as in EDTF: 2014, 199X, 19XX, -0220; None if the words leave it out.
    month       1 to 12, or the number of a season, quarter or half in ISO 8601-2.
    end         the last part of a from–to.
    open        it goes on from there.
    anchor      what the rest is reckoned from: an earlier date, the document's own, that of the entry in a chronology
                or else the document's (passage), or whichever the context gives.
    offset      how many units from the anchor: 次年 is the antecedent's year + 1.
    stretch     all the `offset` units that follow the anchor, or precede it: 此后两年.
    nearest     the month or weekday is the nearest one on that side of the anchor: last May, last Friday.
    decade      the digit of a decade whose century the context gives: 80年代.
    local       year of a local calendar, if the document turns out to use it: 98年.
    pair        two figures of which one is the month: 04/05/2003.
    weekday     1 Monday to 7 Sunday, 8 the weekend.
    nth         which week, or which such weekday, of the month, -1 the last; 0 the whole week that holds the day.
    """

    year: str | None = None
    month: int | None = None
    day: int | None = None
    end: Parts | None = None
    open: bool = False
    anchor: Anchor | None = None
    unit: Unit = "year"
    offset: int = 0
    stretch: bool = False
    nearest: bool = False
    decade: int | None = None
    local: int | None = None
    pair: tuple[int, int] | None = None
    weekday: int | None = None
    nth: int | None = None

    @property
    def number(self) -> int | None:
        """The year as a number, None for a decade, a century or no year."""
        return int(self.year) if self.year is not None and "X" not in self.year else None


def is_day(parts: Parts) -> bool:
    """Tell whether the calendar has such a day or month, as far as it is known.

    >>> is_day(Parts("2023", 2, 29)), is_day(Parts(None, 2, 29)), is_day(Parts("2023", 13))
    (False, True, False)
    """
    if parts.month is None:
        return True
    if parts.month > 12:
        return parts.day is None and parts.month > 20
    if parts.day is None:
        return parts.month > 0
    year = parts.number
    return 1 <= parts.day <= days_in(2000 if year is None else year, parts.month)


_FIRST_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}


def first_month(month: int) -> int:
    """Return the month, or the first one of a season, quarter or half."""
    return _FIRST_MONTHS.get(month, month)


def last_month(month: int) -> int:
    """Return the month, or the last one of a season, quarter or half."""
    return first_month(month) + (5 if month >= 40 else 2 if month > 20 else 0)


def is_complete(parts: Parts) -> bool:
    """Tell whether the parts say enough to be written: a year, and a month where there is a day."""
    return parts.year is not None and (parts.day is None or parts.month is not None)


def write_edtf(parts: Parts) -> str:
    """Return the EDTF of complete parts.

    >>> write_edtf(Parts("2011", 3, 5, end=Parts("2011", 3, 14)))
    '2011-03-05/2011-03-14'
    >>> write_edtf(Parts("199X", open=True))
    '199X/..'
    """
    first = _write_one(parts)
    if parts.end is not None:
        last = _write_one(parts.end)
        return first if first == last else f"{first}/{last}"
    return first + "/.." if parts.open else first


def _write_one(parts: Parts) -> str:
    year = parts.year or ""
    if parts.month is None:
        return year
    return f"{year}-{parts.month:02}" if parts.day is None else f"{year}-{parts.month:02}-{parts.day:02}"


def read_edtf(edtf: str) -> Parts:
    """Return the parts of a plain EDTF date; of an interval, those of its start.

    >>> write_edtf(read_edtf("2021-04-13"))
    '2021-04-13'
    """
    first = edtf.partition("/")[0]
    sign, first = ("-", first[1:]) if first.startswith("-") else ("", first)
    year, *rest = first.split("-")
    month, day = [*(int(part) for part in rest), None, None][:2]
    return Parts(sign + year, month, day)
