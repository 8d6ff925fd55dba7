"""Dates that hang together: parts said once for several, two ends of one range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from timeline.extract.mentions.finds import Find, Reading, hear
from timeline.extract.mentions.parts import Parts, write_edtf

_LONGEST_GAP = 16  # characters
_WITH_BRACKETS = 48
_LAST_MONTH = 12
_BETWEEN = re.compile(r"(?:[Bb]etween|介于)(?: the(?: years)?(?: of)?)?[ ]?\Z")
_COURSE = re.compile(r"起[，,]?[至到]")
_BRACKETED = re.compile(r" ?[(（][^()（）\n]*[)）]")
_AMONG = re.compile(r"之?间(?!接|谍)")


def share_parts(finds: list[Find], reading: Reading) -> list[Find]:
    """Return the finds with the year, and the month, that a neighbour in one range or list says for them.

    [April] and [October 2010] → 2010-04; [5日]至[14日] after 2011年3月 takes both from the left. A comma links only to
    what is linked by a word: [19 April], [12 July] and [13 December 2018].
    """
    shared = list(finds)
    listed = False
    for index in range(len(shared) - 2, -1, -1):
        left, right = shared[index], shared[index + 1]
        link = _link(left, right, reading)
        if link is None and listed and _between(left, right, reading) == ", ":
            link = "list"
        listed = link == "list"
        if _lacks(left.parts) and right.parts.number is not None and link is not None:
            shared[index] = _take(left, _year_before(left, right) if link == "range" else right.parts)
    for index in range(1, len(shared)):
        left, right = shared[index - 1], shared[index]
        if _lacks(right.parts) and left.parts.number is not None and _link(left, right, reading):
            shared[index] = _take(right, left.parts.end or left.parts)
        elif right.parts.day is not None and right.parts.month is None and _is_listed(left, right, reading):
            shared[index] = replace(right, parts=replace(right.parts, month=left.parts.month))
    return shared


def _lacks(parts: Parts) -> bool:
    return (
        parts.year is None
        and parts.anchor == "context"
        and parts.decade is None
        and not parts.nearest
        and parts.unit not in ("day", "week")
    )


def _year_before(left: Find, right: Find) -> Parts:
    """Return what the end of a range says for its beginning, a year less if that is later in the year.

    [20 March] to 10 February 1944 → 1943-03-20.
    """
    first, last = left.parts, right.parts
    if first.month is None or last.month is None or max(first.month, last.month) > _LAST_MONTH:
        return last
    later = (last.month, last.day) < (first.month, first.day) if first.day and last.day else last.month < first.month
    return replace(last, year=f"{(last.number or 0) - 1:04}") if later else last


def _take(find: Find, other: Parts) -> Find:
    """Fill in what a find leaves out from its neighbour's date."""
    parts = replace(find.parts, year=other.year, month=find.parts.month or other.month, anchor=None)
    if parts.end is not None:
        parts = replace(parts, end=replace(parts.end, year=other.year, month=parts.end.month or parts.month))
    return replace(find, parts=parts)


def _link(left: Find, right: Find, reading: Reading) -> str | None:
    """Return whether two finds make a range or a list, None if they only stand one after the other."""
    gap = _between(left, right, reading)
    for kind, pattern in reading.grammar.links.items():
        if pattern.fullmatch(gap):
            between = kind == "list" and "," not in gap and "、" not in gap
            return "range" if between and _is_between(left, right, reading.text) else kind
    return None


def _between(left: Find, right: Find, reading: Reading) -> str:
    """Return the few words between two dates without those in brackets: 1 May (S/23870), [12 June]."""
    gap = reading.text[left.end : right.start] if right.start - left.end <= _WITH_BRACKETS else ""
    if "(" in gap or "（" in gap:
        gap = _BRACKETED.sub("", gap)
    return gap if len(gap) <= _LONGEST_GAP else ""


def _is_listed(left: Find, right: Find, reading: Reading) -> bool:
    return _link(left, right, reading) is not None or _between(left, right, reading) == ", "


def _is_between(left: Find, right: Find, text: str) -> bool:
    """Tell whether the words around two dates of a list make it a range: between … and, 2007年与2009年间."""
    return bool(_BETWEEN.search(text[max(0, left.start - 24) : left.start]) or _AMONG.match(text, right.end))


def join_ranges(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds, two that are the ends of one range as one: [2001年6月]至[2003年5月] → 2001-06/2003-05."""
    if not finds:
        return
    held = finds[0]
    for _, find in pairwise(finds):
        if _is_range(held, find, reading):
            held = replace(
                held,
                end=find.end,
                parts=replace(held.parts, end=find.parts.end or find.parts),
                mod=held.mod if held.mod == find.mod else None,
                alternatives=(),
                said=hear(reading.text, held.start, find.end),
            )
        else:
            yield held
            held = find
    yield held


def _is_range(left: Find, right: Find, reading: Reading) -> bool:
    if (left.parts.end or right.parts.end) and not (_is_split_year(left) and _is_split_year(right)):
        return False
    if left.parts.open:
        return False
    if right.start - left.end > _LONGEST_GAP:
        return False
    if _link(left, right, reading) != "range" and not _runs_until(left, right, reading):
        return False
    return write_edtf(left.parts) < write_edtf(right.parts)


def _is_split_year(find: Find) -> bool:
    """Tell whether a date is a season or a budget's year, which has parts of two: [1987/88] to [2004/05]."""
    end = find.parts.end
    return end is not None and end.month is None and end.number == (find.parts.number or 0) + 1


def _runs_until(left: Find, right: Find, reading: Reading) -> bool:
    """Tell whether two dates written alike are the first and the last of something: 自[4月1日]起至[6月30日]止."""
    return left.basis == right.basis and _COURSE.fullmatch(reading.text, left.end, right.start) is not None
