"""Reckon dates from others: 同年4月, "the following year", bare "July"; 今年, "last month" by the document's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.mentions.bare_dates import choose_anchor, nearest_day, nearest_week
from timeline.extract.mentions.calendar_steps import (
    settle_week,
    step_days,
    step_months,
    step_quarters,
    step_weeks,
    step_years,
)
from timeline.extract.mentions.centuries import latest_year, resolve_century
from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.lines import heads_passage
from timeline.extract.mentions.own_date import item_dates
from timeline.extract.mentions.own_year import end_of
from timeline.extract.mentions.parts import Parts, is_complete
from timeline.extract.mentions.streams import Stream, run_of
from timeline.records.documents import Basis

_LAST_MONTH = 12


def resolve_antecedents(finds: list[Find], reading: Reading) -> Iterator[Find]:
    """Yield the finds with years, months and days filled in from an earlier date or the document's own.

    Each item of a collection has its own date, and no story goes on from the one before. Notes neither give
    antecedents to the text nor cut it: each note is a run of its own. A find that nothing explains is none.
    """
    latest = latest_year(finds)
    last = max((find.start for find in finds if find.parts.anchor is not None), default=-1)  # to look back
    streams = {-1: Stream(coming=next((find for find in finds if _is_told_in_full(find)), None))}
    items = item_dates([find for find in finds if find.role == "publication"], reading)
    for find in finds:
        if find.start in items:
            reading, streams = replace(reading, reference=find.parts), {}
        stream = streams.setdefault(run_of(find, reading), Stream()) if find.start <= last else None
        settled = find if find.parts.anchor is None or stream is None else _resolve(find, stream, reading, latest)
        if settled is not None and is_complete(settled.parts):
            if settled.parts.nth is not None:
                settled = replace(settled, parts=settle_week(settled.parts))
            yield settled
            if stream is not None:
                stream.remember(settled, reading)


def _is_told_in_full(find: Find) -> bool:
    """Tell whether a date of the story itself names its year and month."""
    return find.role is None and find.parts.month is not None and find.parts.number is not None


def _resolve(find: Find, stream: Stream, reading: Reading, latest: int | None) -> Find | None:
    if find.parts.unit in ("century", "decade"):
        return resolve_century(find, stream, reading.reference.number if reading.reference else None, latest)
    if find.parts.unit == "week" and find.parts.nearest and _is_ahead(find, reading):
        find = replace(find, parts=replace(find.parts, offset=find.parts.offset or 1))
    anchor, basis = _anchor(find, stream, reading)
    date = reckon(find.parts, anchor) if anchor else None
    return replace(find, parts=date, basis=basis) if date else None


def _is_ahead(find: Find, reading: Reading) -> bool:
    """Tell whether a bare weekday is to come: expected on [Thursday], but not if the document is of a Thursday."""
    own = reading.reference
    if own is not None and step_weeks(Parts(weekday=find.parts.weekday, nearest=True), own) == replace(own, end=None):
        return False
    return reading.says("future", find) or reading.says("until", find)


def _anchor(find: Find, stream: Stream, reading: Reading) -> tuple[Parts | None, Basis]:
    printed = find.role == "publication" and reading.reference is not None
    if reading.reviewed is not None and find.parts.unit == "year" and not printed:
        reading = replace(reading, reference=reading.reviewed, current=False)
    if find.parts.anchor == "document":
        told = (
            stream.last if reading.reference is None and find.parts.unit == "year" and not find.parts.offset else None
        )
        return (end_of(told), "anaphoric") if told is not None else (reading.reference, "relative")
    if find.parts.anchor == "passage":
        return _of_passage(find, stream, reading)
    if find.parts.anchor == "context" and find.parts.unit == "day":
        return nearest_day(find, stream, reading)
    if find.parts.anchor == "context" and find.parts.unit == "week":
        return nearest_week(find, stream, reading), "relative"
    if find.parts.anchor == "antecedent":
        last = stream.antecedent(find, reading)
        return (end_of(last) if last else None), "anaphoric"
    return choose_anchor(find, stream, reading)


def _of_passage(find: Find, stream: Stream, reading: Reading) -> tuple[Parts | None, Basis]:
    """Return the date of the passage: of its entry in a chronology, else the document's own, else the last one told."""
    head = stream.head
    if head is not None and heads_passage(head, find, reading):
        return end_of(head), "anaphoric"
    if reading.reference is not None:
        return reading.reference, "relative"
    last = head or stream.last
    return (end_of(last) if last else None), "anaphoric"


def reckon(parts: Parts, anchor: Parts) -> Parts | None:
    """Return the date that is so many days, months or years from the anchor, None if the anchor does not say enough."""
    if anchor.number is None:
        return None
    if parts.anchor == "context" and parts.unit not in ("day", "week") and not parts.nearest:
        return _complete(parts, anchor)
    if parts.unit == "year":
        return step_years(parts, anchor)
    step = {"month": step_months, "quarter": step_quarters, "week": step_weeks}.get(parts.unit, step_days)
    return step(parts, anchor)


def _complete(parts: Parts, anchor: Parts) -> Parts | None:
    """Return a bare month or day in the anchor's year and, if it names none itself, month; its year alone for 年底."""
    month = parts.month or anchor.month
    if parts.month is None and parts.day is None:
        return replace(parts, year=anchor.year, anchor=None)
    if month is None or (parts.day is not None and month > _LAST_MONTH):
        return None
    end = parts.end and replace(parts.end, year=anchor.year, month=parts.end.month or month)
    return replace(parts, year=anchor.year, month=month, end=end, anchor=None)
