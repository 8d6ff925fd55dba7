"""The date of a document, by the dates told apart as its own; those of the items of a collection."""

from __future__ import annotations

from dataclasses import replace

from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.lines import begins_line, heads_item
from timeline.extract.mentions.own_year import end_of
from timeline.extract.mentions.parts import Parts, write_edtf

_LEDE = 400  # characters


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

    [2024年6月5日]，部长会见记者。去年…; or a day in its first words, if it says "yesterday" or "on Wednesday", as news
    does: Text of the statement made on [5 June 2024]. None if the text tells of later years.
    """
    told = [find for find in finds if find.role in (None, "citation") and find.start < _LEDE]
    days = [find for find in told if find.parts.day is not None and find.parts.number and find.parts.end is None]
    if not days or not _is_reckoned(finds, begins_line(days[0], reading)):
        return None
    first = days[0].parts
    later = any((find.parts.number or 0) > (first.number or 0) for find in finds if not reading.says("future", find))
    return None if later else first


def _is_reckoned(finds: list[Find], begins: bool) -> bool:
    """Tell whether dates are reckoned from the document's own; by the day if it does not begin with one."""
    return any(
        find.parts.unit == "week" or (find.parts.anchor == "document" and (begins or find.parts.unit == "day"))
        for find in finds
    )


def item_dates(finds: list[Find], reading: Reading) -> dict[int, Find]:
    """Return the days in the heads of the items of a collection by where they begin; none if it is one document."""
    heads = {find.start: find for find in finds if heads_item(find, reading)}
    return heads if len(heads) > 1 else {}
