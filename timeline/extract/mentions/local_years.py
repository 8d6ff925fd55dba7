"""Years of the Republic of China, where a document counts by them: 98年 is 2009."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.mentions.finds import Find, Reading

_BEFORE_FIRST = 1911
_LAST_OF_THIS_CENTURY = 29
_FIRST_CERTAIN = 100  # 113年 is no year of the Common Era that a policy text would mean


def count_local_years(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds with local years counted; in a document that has none, 98年5月 is 1998 and 98年 nothing."""
    used = any("民国" in reading.text[find.start : find.end] for find in finds) or any(
        find.parts.local is not None and find.parts.local >= _FIRST_CERTAIN and find.parts.month for find in finds
    )
    for find in finds:
        local = find.parts.local
        if local is None:
            yield find
        elif used:
            yield _in_year(find, _BEFORE_FIRST + local)
        elif find.parts.month is not None and local < _FIRST_CERTAIN:
            yield _in_year(find, local + (1900 if local > _LAST_OF_THIS_CENTURY else 2000))


def _in_year(find: Find, year: int) -> Find:
    end = find.parts.end and replace(find.parts.end, year=f"{year}")
    return replace(find, parts=replace(find.parts, year=f"{year}", end=end, local=None))
