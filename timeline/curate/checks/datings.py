"""Dates: possible, in order, no finer than their evidence, and open about what sources say otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline import dates
from timeline.curate.checks.subjects import Finding, Reader, Subject
from timeline.records.curated import Event, Evidence
from timeline.yamlfile import Loc

# From coarse to fine; an interval is as fine as its ends, and is not compared.
_FINENESS = {"century": 0, "decade": 1, "year": 2, "half": 3, "season": 4, "quarter": 4, "month": 5, "day": 6}
_GIVES = {"year": 2, "month": 5, "day": 6}


def impossible_dates(subject: Subject) -> Iterator[Finding]:
    """Each date is EDTF and exists in the calendar."""
    for loc, date in _dates(subject):
        if fault := dates.fault(date):
            what, _, remedy = fault.partition("; ")
            meant = _meant(date, subject.read_dates) if "not an EDTF" in what else None
            what = f'"{date}" is not an EDTF date' if meant else what  # not only a part of it
            yield Finding(loc, f"{loc[-1]}: {what}", f'did you mean "{meant}"?' if meant else remedy)


def _meant(date: str, read: Reader | None) -> str | None:
    """Return the date that a text means which is not EDTF, as far as it can be told.

    >>> _meant("2014-5-1", None), _meant("199x", None), _meant("soon", None)
    ('2014-05-01', '199X', None)
    """
    padded = re.sub(r"(?<!\d)\d(?!\d)", r"0\g<0>", date.strip().upper())
    found = [padded, *(read(date) if read else ())]
    return next((date for date in found if dates.fault(date) is None), None)


def _dates(subject: Subject) -> Iterator[tuple[Loc, str]]:
    timeline = subject.timeline
    found: list[tuple[Loc, str | None]] = [(("timeline", "changed"), timeline.timeline.changed)]
    for index, source in enumerate(timeline.sources):
        found += [(("sources", index, name), getattr(source, name)) for name in ("issued", "submitted")]
    for index, event in enumerate(timeline.events):
        found += [(("events", index, name), getattr(event, name)) for name in ("date", "changed")]
        found += [(("events", index, "evidence", n, "disputes"), e.disputes) for n, e in enumerate(event.evidence)]
    return ((loc, date) for loc, date in found if date is not None)


def date_order(subject: Subject) -> Iterator[Finding]:
    """Events stand in the order of their dates."""
    latest: Event | None = None
    for index, event in subject.events(rejected=True):
        if dates.fault(event.date):
            continue
        if latest and dates.bounds(event.date)[1] < dates.bounds(latest.date)[0]:
            what = f'date: {event.date} stands after "{latest.id}" ({latest.date})'
            yield Finding(("events", index, "date"), what, "move the entry to its place among the dates")
        if latest is None or dates.bounds(event.date)[0] > dates.bounds(latest.date)[0]:
            latest = event


def too_fine(subject: Subject) -> Iterator[Finding]:
    """No date is finer than all of its evidence, unless an evidence item `gives` it or is the editor's."""
    for index, event in subject.events():
        fineness = (
            [] if dates.fault(event.date) else [_fineness_of(e, subject.read_dates) for e in event.shown().evidence]
        )
        own = _FINENESS.get(dates.precision(event.date)) if fineness else None
        if own is None or None in fineness or own <= max(f for f in fineness if f is not None):
            continue
        what = f"date: {event.date} is finer than all of its evidence"
        remedy = "write the date as fine as the sources have it, or add an evidence item that gives it (basis: editor)"
        yield Finding(("events", index, "date"), what, remedy)


def _fineness_of(evidence: Evidence, read: Reader | None) -> int | None:
    """Return how fine a date the evidence can carry, None if that cannot be told."""
    if evidence.basis == "editor" or evidence.gives in ("range", "bound"):
        return None if evidence.basis == "editor" else 0
    if evidence.gives:
        return _GIVES[evidence.gives]
    if evidence.as_written is None or read is None:
        return None
    found = [_FINENESS.get(dates.precision(date)) for date in read(evidence.as_written)]
    return max(found) if found and None not in found else None  # type: ignore[type-var]


def sources_disagree(subject: Subject) -> Iterator[Finding]:
    """Evidence that gives another date than the event's says so with `disputes`."""
    for index, event in subject.events():
        if not dates.fault(event.date):
            for number, evidence in enumerate(event.evidence):
                yield from _disagreement(("events", index, "evidence", number), event, evidence, subject.read_dates)


def _disagreement(loc: Loc, event: Event, evidence: Evidence, read: Reader | None) -> Iterator[Finding]:
    if evidence.disputes is not None:
        if not dates.fault(evidence.disputes):
            yield _disputed(loc, event, evidence.disputes)
        return
    if read is None or evidence.as_written is None or evidence.gives in ("range", "bound"):
        return
    read_as = list(read(evidence.as_written))
    if read_as and not any(dates.overlap(date, event.date) for date in read_as):
        what = f"as_written: {evidence.as_written} is {read_as[0]}, but the event is dated {event.date}"
        remedy = f'correct the date, or add disputes: "{read_as[0]}", or gives: bound'
        yield Finding((*loc, "as_written"), what, remedy)


def _disputed(loc: Loc, event: Event, date: str) -> Finding:
    if dates.contains(date, event.date) or dates.contains(event.date, date):
        what = f"disputes: {date} does not contradict {event.date}"
        return Finding((*loc, "disputes"), what, "leave `disputes` out")
    what = f"sources disagree: {event.date} here, {date} in this source"
    return Finding((*loc, "disputes"), what, "say so in the body, for the reader", "note")
