"""The date that a document states for itself: in a date line, or in its title; those of the items of a collection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.documents.blocks import ends_sentence
from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.lines import begins_line, heads_item, heads_section
from timeline.extract.mentions.own_year import end_of
from timeline.extract.mentions.parts import Parts, write_edtf

_HEAD = re.compile(r"\s*+(?:[^\n]{1,120}\n\s*+){1,3}(?=\S)")
"""The first lines of a document, at most three, with text under them."""
_FAR_DOWN = 1000  # characters: no lines over a text reach further
_USUALLY_CURRENT = 5  # of so many dates one is reckoned from the document's own where a text speaks of its own time


def find_own_date(finds: list[Find], reading: Reading) -> Parts | None:
    """Return the latest of the document's own dates: published after revised after received.

    The day of an agency's dispatch is better than that of a page; a day than a week, of which the last day counts, and
    that than a year. When it was last updated tells only where nothing else does, for the text is older.
    """
    own = [find for find in finds if find.role == "publication"]
    own = [find for find in own if not reading.says("updated", find)] or own
    datelines = [find for find in own if find.parts.day is not None and reading.says("dateline", find)]
    if datelines and len({(find.parts.month, find.parts.day) for find in datelines}) == 1:
        dated = _with_years([*own, *datelines])[-1]
        return dated if dated.number is not None else None
    dates = [date for date in _with_years(own) if date.number is not None]
    days = [date for date in dates if date.day is not None]
    best = [day for day in days if day.end is None] or days or dates
    return max((parts.end or parts for parts in best), key=write_edtf, default=None)


def _with_years(own: list[Find]) -> list[Parts]:
    """Return the dates, a day or month without a year with that of the issue: [2023年]第31期（[8月7日]出版）.

    Or that of another of them: [1998年1月] … 北京[12月30日]电 → 1997-12-30.
    """
    issue = next((find.parts.year for find in own if find.parts.month is None), None)
    told = next((find.parts for find in own if find.parts.number is not None and find.parts.month is not None), None)
    return [_with_year(find.parts, issue, told) for find in own]


def _with_year(parts: Parts, issue: str | None, told: Parts | None) -> Parts:
    if parts.year is not None or parts.month is None:
        return parts
    if issue is None and told is not None:
        return replace(parts, year=f"{(told.number or 0) - (parts.month > (told.month or 0)):04}", anchor=None)
    return replace(parts, year=issue)


def guess_own_date(finds: list[Find], reading: Reading) -> Parts | None:
    """Return the date of a document that states none in full: by its dateline without a year, or by its first words."""
    datelines = [find.parts for find in finds if find.parts.day is not None and reading.says("dateline", find)]
    return _after_told(datelines[0], finds, reading) if datelines else _lede_date(finds, reading)


def _after_told(parts: Parts, finds: list[Find], reading: Reading) -> Parts | None:
    """Return a day without a year as the first such day that is not before the latest date told, None if none is.

    新华社北京[6月5日]电 … 2023年11月 → 2024-06-05.
    """
    told = [find for find in finds if find.role is None and find.parts.number and not reading.says("future", find)]
    latest = max((end_of(find) if find.parts.month else find.parts for find in told), key=write_edtf, default=None)
    if latest is None:
        return None
    ended = latest.month is None and parts.month == 1  # in January a year told by its number is mostly the last
    passed = ended or (latest.month or 0, latest.day or 0) > (parts.month or 0, parts.day or 0)
    return replace(parts, year=f"{(latest.number or 0) + passed:04}", anchor=None)


def _lede_date(finds: list[Find], reading: Reading) -> Parts | None:
    """Return the day with which the text begins, where nothing dates the document and it speaks of its own time.

    [2024年6月5日]，部长会见记者。去年…. None if the text tells of later years.
    """
    first = next((find for find in finds if find.role is None), None)
    reckoned = any(find.parts.anchor == "document" for find in finds)
    if first is None or not reckoned or first.parts.day is None or not first.parts.number or first.parts.end:
        return None
    later = any((find.parts.number or 0) > first.parts.number for find in finds if not reading.says("future", find))
    return None if later or not begins_line(first, reading) else first.parts


def find_reviewed_year(finds: list[Find], reading: Reading, own: Parts | None) -> Parts | None:
    """Return the last day of the year that a document looks back on by its title, None if it is the document's own.

    [2014年]十大新闻, printed in March 2017, tells of days of 2014.
    """
    head = _HEAD.match(reading.text)
    for find in finds:
        if head is None or find.start > head.end():
            return None
        year = find.parts.number
        if year and find.parts.month is None and find.parts.end is None and reading.says("review", find):
            return None if own is not None and (own.number or 0) <= year else Parts(f"{year:04}", 12, 31)
    return None


def tell_title_dates(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds, the one day that the title names as publication if no date line says that it is from another.

    It is no such day if the document tells of later ones: a study of [28 February 1972] that goes on to 1979. Where
    neither line nor title tells, the one day over the text does, whatever is around it: 《光明日报》[2024年6月5日]12版;
    or the month of the issue.
    """
    days = _title_days(finds, reading)
    own = find_own_date(finds, reading)
    if own is not None:
        days = [find for find in days if write_edtf(find.parts).startswith(write_edtf(own))]
    told = _is_one(days, finds) and (own is not None or not _heads_chronology(days[0], finds, reading))
    if own is None and not told:
        days = _dates_over_text(finds, reading)
        told = _is_one(days, finds) and not _heads_chronology(days[0], finds, reading)
    for find in finds:
        yield replace(find, role="publication") if told and find in days else find


def _is_one(dates: list[Find], finds: list[Find]) -> bool:
    """Tell whether all of these are one date, and the document tells of none well after it."""
    named = {write_edtf(find.parts) for find in dates}
    return len(named) == 1 and not any(_is_later(find.parts, dates[0].parts) for find in finds)


def _dates_over_text(finds: list[Find], reading: Reading) -> list[Find]:
    """Return the days in the lines over the running text that are no sentences; else the months of an issue there."""
    front = [find for find in finds if find.start < _FAR_DOWN and reading.zone_at(find.start) == "front"]
    dated = [find for find in front if find.parts.month and find.parts.number and find.parts.end is None]
    dated = [find for find in dated if not (_in_sentence(find, reading.text) or heads_section(find, reading))]
    return [find for find in dated if find.parts.day] or [find for find in dated if find.role == "citation"]


def _heads_chronology(first: Find, finds: list[Find], reading: Reading) -> bool:
    """Tell whether a day begins its line as several later ones do."""
    if not begins_line(first, reading):
        return False
    heads = [find for find in finds if find.parts.day is not None and find.parts.year and begins_line(find, reading)]
    return sum(write_edtf(find.parts) > write_edtf(first.parts) for find in heads) > 1


def _title_days(finds: list[Find], reading: Reading) -> list[Find]:
    """Return the days with a year in the first lines of the document that are no sentences; none if one is a range."""
    head = _HEAD.match(reading.text)
    days = [
        find
        for find in finds
        if head and find.end <= head.end() and find.parts.day and find.parts.year and find.role is None
    ]
    days = [find for find in days if not _in_sentence(find, reading.text) and not reading.says("open", find)]
    return days if all(find.parts.end is None for find in days) else []


def _in_sentence(find: Find, text: str) -> bool:
    return ends_sentence(text[find.start : text.find("\n", find.end)].rstrip())


def _is_later(parts: Parts, own: Parts) -> bool:
    """Tell whether a month or day is of a year well after the document's own."""
    return parts.month is not None and (parts.number or 0) > (own.number or 0) + 1


def is_current(finds: list[Find]) -> bool:
    """Tell whether a text speaks of its own time: many of its dates are reckoned from its own, as 今年, 上个月."""
    told = [find for find in finds if find.role is None and find.parts.unit not in ("decade", "century")]
    reckoned = sum(find.parts.anchor == "document" or find.parts.unit == "week" for find in told)
    return reckoned > 1 and reckoned * _USUALLY_CURRENT >= len(told)


def is_recent(finds: list[Find], own: Parts) -> bool:
    """Tell whether most years that a text names are its own or the one before: what is older is told in passing."""
    years = [find.parts.number for find in finds if find.role is None and find.parts.number]
    return sum(year >= (own.number or 0) - 1 for year in years) * 2 > len(years)


def item_dates(finds: list[Find], reading: Reading) -> dict[int, Find]:
    """Return the days in the heads of the items of a collection by where they begin; none if it is one document."""
    heads = {find.start: find for find in finds if heads_item(find, reading)}
    return heads if len(heads) > 1 else {}
