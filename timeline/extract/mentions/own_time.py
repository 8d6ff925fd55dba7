"""What time a text speaks of: its own, mostly recent years, or a year that it looks back on."""

from __future__ import annotations

from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.lines import title_end
from timeline.extract.mentions.parts import Parts

_USUALLY_CURRENT = 5  # of so many dates one is reckoned from the document's own where a text speaks of its own time


def is_current(finds: list[Find]) -> bool:
    """Tell whether a text speaks of its own time: many of its dates are reckoned from its own, as 今年, 上个月."""
    told = [find for find in finds if find.role is None and find.parts.unit not in ("decade", "century")]
    reckoned = sum(find.parts.anchor == "document" or find.parts.unit == "week" for find in told)
    return reckoned > 1 and reckoned * _USUALLY_CURRENT >= len(told)


def is_recent(finds: list[Find], own: Parts) -> bool:
    """Tell whether most years that a text names are its own or the one before: what is older is told in passing."""
    years = [find.parts.number for find in finds if find.role is None and find.parts.number]
    return sum(year >= (own.number or 0) - 1 for year in years) * 2 > len(years)


def find_reviewed_year(finds: list[Find], reading: Reading, own: Parts | None) -> Parts | None:
    """Return the last day of the year that a document looks back on by its title, None if it is the document's own.

    [2014年]十大新闻, printed in March 2017, tells of days of 2014.
    """
    end = title_end(reading)
    for find in finds:
        if find.start > end or not end:
            return None
        year = find.parts.number
        if year and find.parts.month is None and find.parts.end is None and reading.says("review", find):
            return None if own is not None and (own.number or 0) <= year else Parts(f"{year:04}", 12, 31)
    return None
