"""Tell what a date is doing where it stands: naming a work, dating the document, spanning time, or dating an event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.documents.zones import front_matter_end
from timeline.extract.mentions.date_lines import is_labelled, is_year, shown_dates
from timeline.extract.mentions.finds import Find, Reading
from timeline.records.documents import Role

_TITLE = re.compile(r"[ ]*title:")
_CLAUSE = 60


def tell_citations(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds, those in notes and lists of works as citations, those in date lines as publication."""
    shown = shown_dates(finds, reading)
    record = front_matter_end(reading.text)
    for find in finds:
        if find.start < record and not _is_in_title(find, reading):
            role: Role | None = "publication" if reading.says("record", find) else "citation"
        elif reading.says("received", find):
            role = "publication"
        elif reading.zone_at(find.start) in ("note", "reference"):
            role = "citation"
        elif find.start in shown or is_labelled(find, reading):
            role = "publication"
        else:
            role = "citation" if _is_cited(find, reading) else None
        yield replace(find, role=role) if role else find


def _is_cited(find: Find, reading: Reading) -> bool:
    """Tell whether the words say that a date is that of a work; a few days are not: (Doha, [9–14 November 2001])."""
    days = find.parts.end is not None and find.parts.day is not None
    return not days and (reading.says("citation", find) or (is_year(find) and reading.says("citation year", find)))


def _is_in_title(find: Find, reading: Reading) -> bool:
    """Tell whether a date in the front matter stands in the title, which tells what the text is of."""
    return _TITLE.match(reading.text, reading.text.rfind("\n", 0, find.start) + 1) is not None


def give_roles(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds, what lasts or is counted or foreseen as span; one that still has no role dates an event."""
    for find in finds:
        yield replace(find, role="span") if find.role is None and _is_span(find, reading) else find


def _is_span(find: Find, reading: Reading) -> bool:
    parts = find.parts
    if parts.end is not None or "X" in (parts.year or "") or "年度" in reading.text[find.start : find.end]:
        return True
    if reading.reference and reading.reference.number and parts.number and parts.number > reading.reference.number:
        return True
    counted = (parts.day is None or find.mod == "before") and not reading.says("told", find)
    return counted and reading.grammar.searched["statistic"].search(_clause(find, reading)) is not None


def _clause(find: Find, reading: Reading) -> str:
    """Return the words of the clause that a date stands in, as far as they are near."""
    stops = reading.grammar.searched["clause"]
    before = reading.text[max(0, find.start - _CLAUSE) : find.start]
    after = reading.text[find.end : find.end + _CLAUSE]
    stop = stops.search(after)
    return stops.split(before)[-1] + "\0" + (after[: stop.start()] if stop else after)
