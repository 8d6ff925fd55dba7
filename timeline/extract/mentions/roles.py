"""Tell what a date is doing where it stands: naming a work, dating the document, spanning time, or dating an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.documents.zones import front_matter_end
from timeline.extract.mentions.finds import Find, Reading
from timeline.records.documents import ZoneKind

_ALONE = re.compile(
    r"[\s*_#>（()）,，.。:：|—–-]*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|星期[一二三四五六日天]|\d\d?:\d\d(?::\d\d)?)?"
    r"[\s*_#>（()）,，.。:：|—–-]*"
)
_LINE_END = re.compile(r"(?:[ 　T]\d\d?:\d\d(?::\d\d)?)?[ 　]*(?:[\r\n]|\Z)")
_NEAR_EDGE = 600  # characters from the start or the end of a document in which a line of its own is its date line
_MOST_LINES = 3  # more dates on lines of their own are a chronology
_CLAUSE = 60
_SHORT_LINE = 40


def tell_citations(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds, those in notes and lists of works as citations, those in date lines as publication."""
    alone = {find.start for find in finds if _stands_alone(find, reading)}
    if len(alone) > _MOST_LINES:
        alone = set()
    labelled = [find.parts.number for find in finds if find.parts.day is not None and _is_own(find, reading)]
    record = front_matter_end(reading.text)
    for find in finds:
        zone = reading.zone_at(find.start)
        if find.start < record:
            yield replace(find, role="publication" if reading.says("record", find) else "citation")
        elif reading.says("received", find):
            yield replace(find, role="publication")
        elif zone in ("note", "reference"):
            yield replace(find, role="citation")
        elif _is_own(find, reading) or (
            (find.start in alone or _ends_head_line(find, reading, zone)) and _agrees(find, labelled)
        ):
            yield replace(find, role="publication")
        elif reading.says("citation", find) or (_is_year(find) and reading.says("citation year", find)):
            yield replace(find, role="citation")
        else:
            yield find


def _agrees(find: Find, years: list[int | None]) -> bool:
    """Tell whether a date that may be the document's own is not long before those that a label says are."""
    number = find.parts.number
    return number is None or all(year is None or year - number <= 1 for year in years)


def _is_year(find: Find) -> bool:
    return find.parts.number is not None and find.parts.month is None and find.parts.end is None


def _is_own(find: Find, reading: Reading) -> bool:
    """Tell whether a label says that a date, finer than a year, is the document's own."""
    return (find.parts.month or find.parts.day or find.parts.pair) is not None and reading.says("publication", find)


def _stands_alone(find: Find, reading: Reading) -> bool:
    """Tell whether a day is all that its line holds, near the start or the end of the document."""
    text = reading.text
    if find.parts.day is None or not (find.start < _NEAR_EDGE or len(text) - find.end < _NEAR_EDGE):
        return False
    start = text.rfind("\n", max(0, find.start - 60), find.start) + 1
    end = text.find("\n", find.end, find.end + 60)
    if (start == 0 and find.start > 60) or (end == -1 and len(text) - find.end > 60):
        return False
    end = len(text) if end == -1 else end
    return bool(_ALONE.fullmatch(text, start, find.start) and _ALONE.fullmatch(text, find.end, end))


def _ends_head_line(find: Find, reading: Reading, zone: ZoneKind) -> bool:
    """Tell whether a day ends a short line over the text, after an author's name: 文／陈柏安 [2024.05.28]."""
    if zone != "front" or find.parts.day is None or find.start > _NEAR_EDGE:
        return False
    line = reading.text[max(0, find.start - _SHORT_LINE) : find.start].rpartition("\n")
    return bool(line[1] or find.start < _SHORT_LINE) and _LINE_END.match(reading.text, find.end) is not None


def give_roles(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds, each with its role: span for what lasts or is counted or foreseen, else event."""
    for find in finds:
        yield find if find.role is not None else replace(find, role="span" if _is_span(find, reading) else "event")


def _is_span(find: Find, reading: Reading) -> bool:
    parts = find.parts
    if parts.end is not None or "X" in (parts.year or ""):
        return True
    if reading.reference and reading.reference.number and parts.number and parts.number > reading.reference.number:
        return True
    counted = parts.day is None or find.mod == "before"
    return counted and reading.grammar.searched["statistic"].search(_clause(find, reading)) is not None


def _clause(find: Find, reading: Reading) -> str:
    """Return the words of the clause that a date stands in, as far as they are near."""
    stops = reading.grammar.searched["clause"]
    before = reading.text[max(0, find.start - _CLAUSE) : find.start]
    after = reading.text[find.end : find.end + _CLAUSE]
    stop = stops.search(after)
    return stops.split(before)[-1] + "\0" + (after[: stop.start()] if stop else after)
