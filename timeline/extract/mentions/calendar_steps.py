"""Count years, months and days from a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from timeline.extract.mentions.parts import Parts


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
        late = parts.month >= anchor.month if parts.offset < 0 else parts.month > anchor.month
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
    end = parts.end and replace(parts.end, year=year, month=month)
    return replace(parts, year=year, month=month, end=end, anchor=None)


def step_days(parts: Parts, anchor: Parts) -> Parts | None:
    """Return the day `parts.offset` days from the anchor's."""
    if anchor.day is None or anchor.month is None:
        return None
    day = date(anchor.number or 1, anchor.month, anchor.day) + timedelta(days=parts.offset)
    return replace(parts, year=f"{day.year:04}", month=day.month, day=day.day, anchor=None)
