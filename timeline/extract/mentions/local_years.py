"""Years of the Republic of China, where a document counts by them: 98年 is 2009."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.mentions.finds import Find, Reading

_BEFORE_FIRST = 1911
_FILE = re.compile(r"[\u4e00-\u9fff]{1,6}字[ ]?第")
_SPOKEN = re.compile("一[〇零一二三四][〇零一二三四五六七八九]")  # 一零八年, where a length of time is 一百零八年
_ORGAN = re.compile("行政院|立法院|司法院|考试院|监察院|总统府")
_HEAD, _TITLE = 600, 60  # characters
_LAST_OF_THIS_CENTURY = 29
_FIRST_CERTAIN = 100  # 113年 is no year of the Common Era that a policy text would mean


def count_local_years(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds with local years counted; in a document that has none, 98年5月 is 1998 and 98年 nothing."""
    used = any(_proves(find, reading) for find in finds)
    for find in finds:
        local = find.parts.local
        if local is None:
            yield find
        elif used:
            yield _count_from(find, _BEFORE_FIRST)
        elif (
            local < _FIRST_CERTAIN
            and find.rule.language != "figures"
            and (find.parts.month is not None or find.mod or "spoken" in find.rule.yields)
        ):
            yield _count_from(find, 1900 if local > _LAST_OF_THIS_CENTURY else 2000)


def _proves(find: Find, reading: Reading) -> bool:
    """Tell whether a date proves that the document counts by local years: 民國97年; 113年5月; 113/5/1, if labelled.

    So does 八十六年五月, for a year of the Common Era is said figure by figure: 八六年; the number of a file of Taiwan:
    98年度鑑字第11463號; 88年2月24日 under the name of one of its organs.
    """
    text = reading.text[find.start : find.end]
    if "民国" in text or (find.parts.local is not None and _FILE.match(reading.text, find.end)):
        return True
    if find.parts.local is None:
        return False
    if find.rule.language == "figures":
        return reading.says("publication", find) and _is_of_taiwan(find, reading)
    of_year = find.parts.month is not None or "年度" in text or _SPOKEN.match(text) is not None
    sure = find.parts.local >= _FIRST_CERTAIN or "十" in text.partition("年")[0]
    return of_year and (sure or _ORGAN.search(reading.text, 0, _TITLE) is not None)


def _is_of_taiwan(find: Find, reading: Reading) -> bool:
    """Tell whether a day in figures, as printed under a label, is of a local year: 113/5/1, or 98-01-15 of an organ."""
    return (find.parts.local or 0) >= _FIRST_CERTAIN or _ORGAN.search(reading.text, 0, _HEAD) is not None


def _count_from(find: Find, before: int) -> Find:
    """Return the find with its year, and that of its end, counted from the year before the first."""
    year = f"{before + (find.parts.local or 0)}"
    end = find.parts.end
    if end is not None:
        end = replace(end, year=year if end.year is None else f"{before + int(end.year)}")
    return replace(find, parts=replace(find.parts, year=year, end=end, local=None))
