"""Which dates stand in a date line: alone on a line, at the end of a line over the text, under a label."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.lines import fills_line, heads_section
from timeline.extract.mentions.own_date import item_dates

_LINE_END = re.compile(
    r"(?:[ 　,(（]{0,2}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:星期|周)[一二三四五六日天])[)）]?)?"
    r"(?:[ 　T,]{1,2}(?:at )?\d\d?[:.]\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?)?[ 　]*(?:[\r\n|｜]|\Z)"
)
_ISSUE = re.compile(r"[（(]?(?:年[ ]?)?第[ ]?[0-9一二三四五六七八九十]{1,4}[ ]?[期号]")
_ELSEWHERE = re.compile(r"[载刊]于?《|原[载刊]|转载|来源|译自|出处|摘自")
_NEAR_EDGE = 600  # characters from the start or the end of a document in which a line of its own is its date line
_MOST_LINES = 3  # more dates on lines of their own are a chronology
_LAST_MONTH = 12
_CLAUSE = 60
_SHORT_LINE = 40


def shown_dates(finds: list[Find], reading: Reading) -> set[int]:
    """Return where dates begin that the document shows for its own without a label: alone on a line, or over the text.

    None of them is long before those that a label says are. The one month that stands alone, or after a bar in a line
    over the text, is that of a cover where no day does.
    """
    heads = {month.start for month, day in pairwise(finds) if _heads_days(month, day, reading)}
    finds = _without_sections(finds, reading)
    labelled = [find.parts.number or 0 for find in finds if find.parts.month is not None and is_labelled(find, reading)]
    latest = max(labelled, default=0)
    alone = {find.start for find in finds if find.parts.day is not None and _stands_alone(find, reading)}
    if not alone and not labelled:
        closed = [find for find in finds if _is_month(find) and not reading.says("open", find)]
        closed = [find for find in closed if find.start not in heads]
        months = {find.start for find in closed if _stands_alone(find, reading) or _follows_bar(find, reading)}
        alone = months if len(months) == 1 else alone
    entries = _entries(finds, reading) if alone else set()
    return set(item_dates(finds, reading)) | {
        find.start
        for find in finds
        if (find.start in alone or (find.parts.day and _ends_head_line(find, reading)) or _heads_issue(find, reading))
        and find.start not in entries
        and latest - (find.parts.number or latest) <= 1
    }


def _entries(finds: list[Find], reading: Reading) -> set[int]:
    """Return where the dates begin that are lines of a chronology, but those of its last year: none if they are few."""
    lines = [find for find in finds if find.parts.month is not None and fills_line(find, reading)]
    last = max((find.parts.number or 0 for find in lines), default=0)
    few = len({replace(find.parts, open=False) for find in lines}) <= _MOST_LINES
    return set() if few else {find.start for find in lines if (find.parts.number or 0) < last}


def _without_sections(finds: list[Find], reading: Reading) -> list[Find]:
    """Return the finds but the days that are headings, or alone on a line and without a year, if there are several.

    They are a chronology's.
    """
    days = [find for find in finds if find.parts.day is not None]
    sections = {find.start for find in days if heads_section(find, reading)}
    sections |= {find.start for find in days if find.parts.year is None and _stands_alone(find, reading)}
    return [find for find in finds if find.start not in sections] if len(sections) > 1 else finds


def _heads_days(month: Find, day: Find, reading: Reading) -> bool:
    """Tell whether the days of a month are told under it, each by its figure: [2008年6月] on one line, [11日] next."""
    between = reading.text[month.end : day.start]
    return day.parts.day is not None and day.parts.year is None and "\n" in between and not between.strip()


def _heads_issue(find: Find, reading: Reading) -> bool:
    """Tell whether a year is that of the issue which the document is: 《动态》[2024年]第3期 over the text."""
    if not is_year(find) or find.start > _NEAR_EDGE or reading.zone_at(find.start) != "front":
        return False
    line = reading.text[max(0, find.start - _CLAUSE) : find.start].rpartition("\n")[2]
    return _ISSUE.match(reading.text, find.end) is not None and not _ELSEWHERE.search(line)


def is_year(find: Find) -> bool:
    """Tell whether a date is one year of the Common Era, without month or end."""
    return find.parts.number is not None and find.parts.month is None and find.parts.end is None


def _is_month(find: Find) -> bool:
    parts = find.parts
    of_year = parts.number is not None and 0 < (parts.month or 0) <= _LAST_MONTH
    return of_year and parts.day is None and parts.end is None


def is_labelled(find: Find, reading: Reading) -> bool:
    """Tell whether a label says that a date, finer than a year, is the document's own."""
    return (find.parts.month or find.parts.day or find.parts.pair) is not None and reading.says("publication", find)


def _stands_alone(find: Find, reading: Reading) -> bool:
    """Tell whether a date is all that its line holds, near the start or the end of the document."""
    near = find.start < _NEAR_EDGE or len(reading.text) - find.end < _NEAR_EDGE
    return near and fills_line(find, reading)


def _ends_head_line(find: Find, reading: Reading) -> bool:
    """Tell whether a date ends a short line over the text, after an author's name: 文／陈柏安 [2024.05.28]."""
    if find.start > _NEAR_EDGE or reading.zone_at(find.start) != "front" or reading.says("open", find):
        return False
    line = reading.text[max(0, find.start - _SHORT_LINE) : find.start].rpartition("\n")
    return bool(line[1] or find.start < _SHORT_LINE) and _LINE_END.match(reading.text, find.end) is not None


def _follows_bar(find: Find, reading: Reading) -> bool:
    """Tell whether a month ends a line over the text after a bar: Research Note | May 2023."""
    before = reading.text[max(0, find.start - 3) : find.start].rstrip()
    return before.endswith(("|", "｜", "•", "·")) and _ends_head_line(find, reading)
