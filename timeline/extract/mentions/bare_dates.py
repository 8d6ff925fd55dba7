"""Choose what a bare month or day belongs to: an earlier date, the head of its entry, or the document's own date."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.own_year import (
    PART,
    end_of,
    goes_back,
    is_of_its_year,
    is_yet_to_come,
    months_before,
    nearest_month,
    nearest_year,
)
from timeline.extract.mentions.parts import Parts, first_month, last_month
from timeline.extract.mentions.streams import Stream, begins_line, run_of
from timeline.records.documents import Basis

_NEAR = 1500  # characters: an earlier date this close governs a bare month before the document's own date does
_FAR_BACK = 9  # months
_LATE, _LAST = 8, 12  # months that fall in the first of two calendar years
_CLOSE = 400  # a bare day of the month, [5日], belongs to a date this close
_DECIMAL_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")


def choose_anchor(find: Find, stream: Stream, reading: Reading) -> tuple[Parts | None, Basis]:
    """Return the date that a bare month or day is reckoned from, None if nothing tells, and how it was found."""
    if find.role != "publication":
        if earlier := _earlier(find, stream, reading):
            return _in_next_year(find, earlier, _end_for(find, earlier), reading), "anaphoric"
        day = find.rule.yields.get("weak") == "day"
        if run_of(find, reading) != -1 and find.parts.day is not None and stream.cited is not None:
            return end_of(stream.cited), "anaphoric"
        if (run_of(find, reading) != -1 and find.parts.day is None) or (day and not reading.current):
            return None, "anaphoric"
        if day:
            return nearest_month(find, reading), "relative"
    return nearest_year(find, reading), "relative"


def nearest_day(find: Find, stream: Stream, reading: Reading) -> tuple[Parts | None, Basis]:
    """Return the day that 三天前 is counted from: one of the same sentence, else the document's own, if any."""
    stops = ".。\n" if reading.reference else "\n"
    if stream.day is not None and _in_one_sentence(stream.day, find, reading, stops):
        return end_of(stream.day), "anaphoric"
    return reading.reference, "relative"


def nearest_week(find: Find, stream: Stream, reading: Reading) -> Parts | None:
    """Return the document's own date for a bare Friday, None if the paragraph is telling of another time."""
    own, last = reading.reference, stream.last
    if own is None or last is None or last.basis == "relative" or last.parts.number == own.number:
        return own
    return None if _in_one_paragraph(last, find, reading) else own


def _earlier(find: Find, stream: Stream, reading: Reading) -> Find | None:
    """Return the earlier date that a bare month or day belongs to: the head of its entry, one close by, or the last."""
    if stream.head is not None and _begins_entry(find, reading) and not reading.current:
        return stream.head
    if stream.aside is not None and _in_one_sentence(stream.aside, find, reading):
        return stream.aside
    if stream.decade is not None and _is_within(find, stream.decade, reading):
        return stream.decade
    last = stream.last
    if last is None:
        return None
    if find.rule.yields.get("weak") == "day":
        near = _in_one_sentence if reading.current and not is_of_its_year(last, reading) else _in_one_paragraph
        return last if near(last, find, reading) else None
    return last if reading.reference is None or _governs(last, find, reading) else None


def _end_for(find: Find, earlier: Find) -> Parts:
    """Return the end of a from–to for a bare month; of two years that make one, 2019–20, the first for its autumn."""
    first, last, month = earlier.parts, end_of(earlier), find.parts.month or 0
    split = first.month is None and last.number is not None and last.number - 1 == first.number
    return first if split and _LATE <= month <= _LAST else last


def _in_next_year(find: Find, earlier: Find, anchor: Parts, reading: Reading) -> Parts:
    """Return the anchor, a year on if a story that goes on leads into it: December 1979 … [January], until [June].

    Nine months back are too far for a story, and none are left for what lasts until then.
    """
    month, before = find.parts.month, earlier.parts.month if earlier.parts.end is None else anchor.month
    if (
        find.rule.yields.get("weak") == "day"
        or month is None
        or before is None
        or max(month, before) > _LAST
        or anchor.number is None
    ):
        return anchor
    back = before - month
    own = reading.reference.number if reading.reference else None
    next_year = back >= _FAR_BACK or (back >= 0 and reading.says("until", find))
    if not next_year or (own is not None and own <= anchor.number and not reading.says("until", find)):
        return anchor
    return replace(anchor, year=f"{anchor.number + 1:04}")


def _begins_entry(find: Find, reading: Reading) -> bool:
    """Tell whether a date begins a line, or after a sentence is followed by a colon, as in a chronology set solid."""
    set_solid = reading.text.startswith((": ", "："), find.end) and reading.text.endswith((". ", "。"), 0, find.start)
    return set_solid or begins_line(find, reading)


def _in_one_paragraph(last: Find, find: Find, reading: Reading) -> bool:
    return find.start - last.end < _CLOSE and "\n" not in reading.text[last.end : find.start]


def _in_one_sentence(last: Find, find: Find, reading: Reading, stops: str = ".;。；\n") -> bool:
    between = reading.text[last.end : find.start] if find.start - last.end < _CLOSE else "."
    return not any(stop in _DECIMAL_POINT.sub("", between) for stop in stops)


def _is_within(find: Find, part: Find, reading: Reading) -> bool:
    """Tell whether a bare month is one of the season, quarter or half just named: 12 November, of a last quarter."""
    month, whole = find.parts.month, part.parts.month
    if month is None or month > PART or whole is None or whole < PART or not part.parts.number:
        return False
    return first_month(whole) <= month <= last_month(whole) and _in_one_sentence(part, find, reading)


def _heads_the_line_above(last: Find, find: Find, reading: Reading) -> bool:
    """Tell whether the earlier date stands alone on the line above, as the years of a chronology do."""
    between = reading.text[last.end : find.start] if find.start - last.end < _CLOSE else ""
    return between.startswith("\n") and between.count("\n") == 1 and begins_line(last, reading)


def _ends_a_range(last: Find, find: Find, reading: Reading) -> bool:
    """Tell whether only a word such as to stands between two dates: 上周四到[十月一日]."""
    return reading.grammar.links["range"].fullmatch(reading.text, last.end, find.start) is not None


def _governs(last: Find, find: Find, reading: Reading) -> bool:
    """Tell whether a bare month follows an earlier date rather than the document's own.

    It does if it stands alone on the line above, or both are ends of one range, or in one sentence. Else it does not
    if that date was itself reckoned from the document's, if the words say that it is to come, or if it is a day of the
    weeks before the document, in another paragraph; in another sentence no year since which something goes on. A text
    of its own time takes up no date of another paragraph, and in another sentence no mere year, and none for a day of
    those weeks or a part of a year.
    """
    if _heads_the_line_above(last, find, reading) or _ends_a_range(last, find, reading):
        return True
    coming = reading.says("future", find)
    ahead = last.basis == "relative" and not is_of_its_year(last, reading) and reading.says("ahead", find)
    came_round = last.parts.month == find.parts.month and reading.says("open", last)  # idle since February 2022
    if ahead or came_round or goes_back(last, find, reading) or is_yet_to_come(last, find, reading, coming):
        return False
    if _in_one_sentence(last, find, reading):
        return last.parts.month is not None or not coming
    if last.basis == "relative" or find.start - last.end > _NEAR:
        return False
    lasting = last.basis == "explicit" and reading.says("open", last)  # but 自当年起 is of the story
    if last.parts.month is None and (coming or lasting or reading.current):
        return False
    days = find.parts.month in months_before(reading.reference) and find.parts.day is not None
    recent = coming or days or (find.parts.month or PART) >= PART
    apart = "\n" in reading.text[last.end : find.start]
    return not (apart and (recent or reading.current)) and not (recent and reading.current)
