"""Choose what a bare month or day belongs to: an earlier date, the head of its entry, or the document's own date."""

from __future__ import annotations

from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.lines import begins_line, heads_section, line_start
from timeline.extract.mentions.own_year import (
    PART,
    end_of,
    is_of_its_year,
    is_of_last_weeks,
    nearest_month,
    nearest_year,
)
from timeline.extract.mentions.parts import Parts, first_month, last_month
from timeline.extract.mentions.stories import CLOSE, governs, in_one_sentence
from timeline.extract.mentions.streams import Stream, run_of
from timeline.extract.mentions.turn_of_year import lead_on
from timeline.records.documents import Basis

_DAYS_OLD = 3  # news of these days may say the day alone


def choose_anchor(find: Find, stream: Stream, reading: Reading) -> tuple[Parts | None, Basis]:
    """Return the date that a bare month or day is reckoned from, None if nothing tells, and how it was found."""
    if find.role != "publication":
        if earlier := _earlier(find, stream, reading):
            return lead_on(find, earlier, reading), "anaphoric"
        day = find.rule.yields.get("weak") == "day"
        if run_of(find, reading) != -1 and ((noted := _in_note(find, stream, reading)) or find.parts.day is None):
            return noted, "anaphoric"
        if day and not reading.current and not _is_of_news(find, stream, reading):
            return None, "anaphoric"
        if day:
            return nearest_month(find, reading), "relative"
    return nearest_year(find, reading), "relative"


def _is_of_news(find: Find, stream: Stream, reading: Reading) -> bool:
    """Tell whether a day in figures is the document's own, or a day told where no year but that has been told."""
    own, day = reading.reference, find.parts.day
    told = stream.last is None or is_of_its_year(stream.last, reading)
    just = own is not None and own.day is not None and 0 <= own.day - (day or 0) <= _DAYS_OLD
    return (told or just) and (reading.text[find.start].isdigit() or reading.says("acted", find))


def _in_note(find: Find, stream: Stream, reading: Reading) -> Parts | None:
    """Return what a bare day in a note belongs to: the date before it in its sentence, or the year of the work."""
    if find.parts.day is None:
        return None
    near = stream.noted is not None and in_one_sentence(stream.noted, find, reading)
    work = stream.noted if near else stream.cited
    return end_of(work) if work is not None else None


def nearest_day(find: Find, stream: Stream, reading: Reading) -> tuple[Parts | None, Basis]:
    """Return the day that 三天前 is counted from: one of the same sentence, else the document's own, if any."""
    stops = ".。\n" if reading.reference else "\n"
    if stream.day is not None and in_one_sentence(stream.day, find, reading, stops):
        return end_of(stream.day), "anaphoric"
    return reading.reference, "relative"


def nearest_week(find: Find, stream: Stream, reading: Reading) -> Parts | None:
    """Return the day that a bare Friday is near: that of its entry, or the document's own.

    None if the paragraph is telling of another time.
    """
    own, last, head = reading.reference, stream.last, stream.head
    if head is not None and head.parts.day is not None and heads_section(head, reading):
        return end_of(head)
    if own is None or last is None or last.basis == "relative" or last.parts.number == own.number:
        return own
    return None if _in_one_paragraph(last, find, reading) else own


def _earlier(find: Find, stream: Stream, reading: Reading) -> Find | None:
    """Return the earlier date that a bare month or day belongs to: the head of its entry, one close by, or the last."""
    head = stream.head
    if head is not None and (_heads_entry(find, reading) or _is_in_entry(head, stream.last, find, reading)):
        return head
    recent = reading.recent and is_of_last_weeks(find, reading)
    if stream.aside is not None and not recent and in_one_sentence(stream.aside, find, reading):
        return stream.aside
    if stream.decade is not None and _is_within(find, stream.decade, reading):
        return stream.decade
    last = stream.last
    if last is None:
        return stream.coming if reading.reference is None and find.parts.month is not None else None
    if find.rule.yields.get("weak") == "day":
        return last if _is_near_enough(last, find, reading) else None
    return last if reading.reference is None or governs(last, find, reading) else None


def _is_near_enough(last: Find, find: Find, reading: Reading) -> bool:
    """Tell whether a bare day of the month belongs to the date before it; where nothing else tells, so it does."""
    if reading.reference is None:
        return find.start - last.end < CLOSE
    near = in_one_sentence if reading.current and not is_of_its_year(last, reading) else _in_one_paragraph
    return near(last, find, reading)


def _heads_entry(find: Find, reading: Reading) -> bool:
    """Tell whether a date begins a line, or after a sentence is followed by a colon, as in a chronology set solid."""
    if reading.current:
        return False
    set_solid = reading.text.startswith((": ", "："), find.end) and reading.text.endswith((". ", "。"), 0, find.start)
    return set_solid or begins_line(find, reading)


def _is_in_entry(head: Find, last: Find | None, find: Find, reading: Reading) -> bool:
    """Tell whether an entry of a chronology has told of another year, and a new sentence is back at its own.

    1972年 ⏎ 2月21日 访华。此前于1971年4月来访。[28日]
    """
    away = last is not None and last.parts.number != head.parts.number and not in_one_sentence(last, find, reading)
    month = 0 < (head.parts.month or 0) < PART  # prose may begin with "That winter"
    return away and month and head.basis == "anaphoric" and line_start(find, reading) <= head.start


def _in_one_paragraph(last: Find, find: Find, reading: Reading) -> bool:
    return find.start - last.end < CLOSE and "\n" not in reading.text[last.end : find.start]


def _is_within(find: Find, part: Find, reading: Reading) -> bool:
    """Tell whether a bare month is one of the season, quarter or half just named: 12 November, of a last quarter."""
    month, whole = find.parts.month, part.parts.month
    if month is None or month > PART or whole is None or whole < PART or not part.parts.number:
        return False
    return first_month(whole) <= month <= last_month(whole) and in_one_sentence(part, find, reading)
