"""Tell day from month in dates written in figures alone, by what else the document writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.parts import Parts, is_day, write_edtf

_DAY_FIRST = re.compile(r"(?:[Tt]h[a-z]+ (?:[a-z]+ )?)?[0-9]")
"""A day of a month written with the day first: 4 July, the following 4 July."""


def order_figures(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds with day and month told apart; where nothing decides, the other reading is kept beside.

    [04/17/2025] → 2025-04-17; [04/05/2025] alone → 2025-04-05, or 2025-05-04. With two figures of the year, [04/05/25],
    it is a date only where the document shows what comes first.
    """
    days_first = _votes(finds, reading)
    for find in finds:
        if find.parts.pair is None:
            yield find
            continue
        if days_first is None and find.rule.yields.get("weak") == "short":
            continue
        readings = [date for date in _readings(find.parts) if is_day(date)]
        if days_first or (days_first is None and "." in reading.text[find.start : find.end]):
            readings.reverse()
        if readings:
            others = tuple(write_edtf(date) for date in readings[1:]) if days_first is None else ()
            yield replace(
                find, parts=readings[0], alternatives=tuple(o for o in others if o != write_edtf(readings[0]))
            )


def _readings(parts: Parts) -> tuple[Parts, Parts]:
    """Return both readings, the month first one before."""
    first, second = parts.pair or (0, 0)
    return Parts(parts.year, first, second), Parts(parts.year, second, first)


def _votes(finds: list[Find], reading: Reading) -> bool | None:
    """Tell whether the document writes the day first: by figures over 12, else by spelled months; None if neither."""
    pairs = [find.parts.pair for find in finds if find.parts.pair is not None]
    if not pairs:
        return None
    firsts, seconds = any(first > 12 for first, _ in pairs), any(second > 12 for _, second in pairs)
    if firsts != seconds:
        return firsts
    spelled = [_DAY_FIRST.match(reading.text, find.start) is not None for find in finds if _is_spelled_day(find)]
    return spelled[0] if spelled and len(set(spelled)) == 1 else None


def _is_spelled_day(find: Find) -> bool:
    return find.rule.language == "en" and find.parts.day is not None and find.parts.month is not None
