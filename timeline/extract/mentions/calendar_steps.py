"""Count years, months, weeks and days from a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from timeline.dates import days_in
from timeline.extract.mentions.parts import Parts, first_month, last_month

_FIRST_QUARTER, _LAST_QUARTER = 33, 36  # as months in ISO 8601-2
_FIRST_YEAR, _LAST_YEAR = 10, 9990  # from here some weeks may be counted either way


def step_years(parts: Parts, anchor: Parts) -> Parts:
    """Return the date `parts.offset` years from the anchor's year.

    >>> from timeline.extract.mentions.parts import write_edtf
    >>> write_edtf(step_years(Parts(month=4, anchor="antecedent"), Parts("1997", 3)))
    '1997-04'
    >>> write_edtf(step_years(Parts(offset=2, stretch=True, anchor="antecedent"), Parts("1998", 7)))
    '1999/2000'
    """
    year = anchor.number or 0
    if parts.stretch:
        first, last = sorted((year + (1 if parts.offset > 0 else -1), year + parts.offset))
        return Parts(f"{first:04}", end=Parts(f"{last:04}"))
    if parts.nearest and parts.month and anchor.month and anchor.month < 20:
        month = first_month(parts.month)
        late = last_month(parts.month) >= anchor.month if parts.offset < 0 else month > anchor.month
        year += parts.offset + (1 if parts.offset < 0 and not late else 0) - (1 if parts.offset > 0 and late else 0)
    else:
        year += parts.offset
    end = parts.end and replace(parts.end, year=f"{year:04}", month=parts.end.month or parts.month)
    return replace(parts, year=f"{year:04}", end=end, anchor=None)


def step_months(parts: Parts, anchor: Parts) -> Parts | None:
    """Return the month `parts.offset` months from the anchor's, with the day that the parts have."""
    if anchor.month is None or anchor.month > 12:
        return None
    count = (anchor.number or 0) * 12 + anchor.month - 1 + parts.offset
    year, month = f"{count // 12:04}", count % 12 + 1
    if parts.stretch:
        return None
    end = parts.end and replace(parts.end, year=year, month=parts.end.month or month)
    return replace(parts, year=year, month=month, end=end, anchor=None)


def step_quarters(parts: Parts, anchor: Parts) -> Parts | None:
    """Return the quarter `parts.offset` quarters from the anchor's month.

    >>> from timeline.extract.mentions.parts import write_edtf
    >>> write_edtf(step_quarters(Parts(offset=-1), Parts("2024", 2, 15)))
    '2023-36'
    """
    if anchor.month is None or anchor.month > _LAST_QUARTER:
        return None
    count = (anchor.number or 0) * 4 + (first_month(anchor.month) - 1) // 3 + parts.offset
    return replace(parts, year=f"{count // 4:04}", month=_FIRST_QUARTER + count % 4, anchor=None)


def step_weeks(parts: Parts, anchor: Parts) -> Parts | None:
    """Return the week, from Monday, `parts.offset` weeks from the anchor's day, or one day or the weekend of it.

    >>> from timeline.extract.mentions.parts import write_edtf
    >>> write_edtf(step_weeks(Parts(offset=-1), Parts("2024", 6, 15)))
    '2024-06-03/2024-06-09'
    >>> write_edtf(step_weeks(Parts(offset=-1, weekday=3), Parts("2024", 6, 15)))
    '2024-06-05'
    >>> write_edtf(step_weeks(Parts(offset=-1, weekday=3, nearest=True), Parts("2024", 6, 15)))
    '2024-06-12'
    """
    day = _day(anchor)
    if day is None:
        return None
    if parts.weekday is None or not parts.nearest:
        day += timedelta(days=7 * parts.offset - day.weekday())
        return run_of_days(day, 7) if parts.weekday is None else _weekday(day, parts.weekday)
    day += timedelta(days=_to_nearest(day, min(parts.weekday, 6 if parts.weekday > 7 else 7), parts.offset))
    return run_of_days(day, 2 if parts.weekday > 7 else 1)


def _to_nearest(day: date, weekday: int, offset: int) -> int:
    """Return how many days it is to the nearest such weekday: before, after, or if the offset is 0 up to the day."""
    if offset > 0:
        return (weekday - day.isoweekday() - 1) % 7 + 1
    back = (day.isoweekday() - weekday) % 7
    return -(back or (7 if offset < 0 else 0))


def _weekday(monday: date, weekday: int) -> Parts:
    return run_of_days(monday + timedelta(days=min(weekday, 6) - 1 if weekday > 7 else weekday - 1), 1 + weekday // 8)


def run_of_days(first: date, days: int) -> Parts:
    """Return so many days from the first."""
    last = first + timedelta(days=days - 1)
    end = Parts(f"{last.year:04}", last.month, last.day) if days > 1 else None
    return Parts(f"{first.year:04}", first.month, first.day, end=end)


def settle_week(parts: Parts) -> Parts:
    """Return the days of the nth week or weekday of a month or year, or of the week that holds a day.

    Weeks of a month or year count from its first day, the last one back from its last.

    >>> from timeline.extract.mentions.parts import write_edtf
    >>> write_edtf(settle_week(Parts("2014", 10, nth=1))), write_edtf(settle_week(Parts("2014", 3, weekday=7, nth=-1)))
    ('2014-10-01/2014-10-07', '2014-03-30')
    """
    year, month, nth = parts.number, parts.month, parts.nth
    if nth is None or year is None or (month or 1) > 12 or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return parts
    if month is None:
        return run_of_days(date(year, 1, 1) + timedelta(days=7 * (nth - 1)) if nth > 0 else date(year, 12, 25), 7)
    if nth == 0:
        return step_weeks(Parts(), parts) or parts
    first = date(year, month, 1) if nth > 0 else date(year, month, days_in(year, month)) - timedelta(days=6)
    first += timedelta(days=7 * (max(nth, 1) - 1))
    if parts.weekday is None:
        return run_of_days(first, min(7, days_in(year, month) - first.day + 1))
    return run_of_days(first + timedelta(days=(parts.weekday - first.isoweekday()) % 7), 1)


def step_days(parts: Parts, anchor: Parts) -> Parts | None:
    """Return the day `parts.offset` days from the anchor's."""
    day = _day(anchor)
    if day is None:
        return None
    day += timedelta(days=parts.offset)
    return replace(parts, year=f"{day.year:04}", month=day.month, day=day.day, anchor=None)


def _day(parts: Parts) -> date | None:
    """Return the day that the parts name, None if they name none that can be counted from."""
    if parts.day is None or not 0 < (parts.month or 0) <= 12 or not _FIRST_YEAR <= (parts.number or 0) <= _LAST_YEAR:
        return None
    return date(parts.number or 1, parts.month or 1, parts.day)
