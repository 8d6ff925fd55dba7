"""How right a finder is: the share of dates found with the right first and last day."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.dates import bounds

Found = tuple[int, int, str | None, str | None]


def days_of(edtf: str) -> tuple[str, str]:
    """Return the first and last day of an EDTF date, as text."""
    first, last = bounds(edtf)
    return _day(first), _day(last)


def _day(day: tuple[int, int, int]) -> str:
    return f"{day[0]:04}-{day[1]:02}-{day[2]:02}"


def count_right(found: Iterable[Found], dates: Iterable[tuple[int, int, str]]) -> int:
    """Return how many dates are met by a find that overlaps and has their first and last day; each find counts once."""
    left = list(found)
    right = 0
    for start, end, edtf in dates:
        for find in left:
            if find[0] < end and start < find[1] and (find[2], find[3]) == days_of(edtf):
                left.remove(find)
                right += 1
                break
    return right


def f1(right: int, found: int, dates: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (found + dates) if right else 0.0
