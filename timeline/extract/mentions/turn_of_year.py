"""Lead a story from an earlier date to a bare month, where need be into the next year or back to the last."""

from __future__ import annotations

from dataclasses import replace

from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.own_year import end_of
from timeline.extract.mentions.parts import Parts

_FAR = 9  # months
_LAST_DAY = 31
_WINTER = 24
_DASHES = str.maketrans("–—/", "---")
_LATE, _LAST = 8, 12  # months that fall in the first of two calendar years


def lead_on(find: Find, earlier: Find, reading: Reading) -> Parts:
    """Return the end of an earlier date, a year off where nine months back or ahead are too far for a step of a story.

    December 1979 … [January] → 1980; 16 January 1873 … his [December 2] message → 1872. Until [June] is always ahead.
    """
    anchor = _end_for(find, earlier)
    month, before = find.parts.month, earlier.parts.month if earlier.parts.end is None else anchor.month
    if find.rule.yields.get("weak") == "day" or month is None or before is None or anchor.number is None:
        return anchor
    if max(month, before) > _LAST:
        return replace(anchor, year=f"{anchor.number + 1:04}") if _ends_winter(month, earlier, reading) else anchor
    until = reading.says("until", find) and not _is_later(find.parts, anchor)
    step = _step(month - before, until, reading.says("attributive", find))
    own = reading.reference.number if reading.reference else None
    if step == 1 and own is not None and own <= anchor.number and not until:
        return anchor
    return replace(anchor, year=f"{anchor.number + step:04}")


def _ends_winter(month: int, winter: Find, reading: Reading) -> bool:
    """Tell whether a month falls in the second year of a winter, or after it: the winter of 1978–79 … in [March]."""
    split = winter.parts.month == _WINTER and "-" in reading.text[winter.start : winter.end].translate(_DASHES)
    return split and month < _LATE


def _is_later(parts: Parts, anchor: Parts) -> bool:
    """Tell whether a day comes after another in the same month: on 4 August … until [8 August]."""
    return parts.month == anchor.month and (parts.day or 0) > (anchor.day or _LAST_DAY)


def _step(months: int, until: bool, attributive: bool) -> int:
    """Return how many years to go from the year of a date for one that is so many months later in it."""
    if months <= -_FAR or (months <= 0 and until):
        return 1
    return -1 if months >= _FAR and attributive else 0


def _end_for(find: Find, earlier: Find) -> Parts:
    """Return the end of a from–to for a bare month; of two years that make one, 2019–20, the first for its autumn."""
    first, last, month = earlier.parts, end_of(earlier), find.parts.month or 0
    split = first.month is None and last.number is not None and last.number - 1 == first.number
    return first if split and _LATE <= month <= _LAST else last
