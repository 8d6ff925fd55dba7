"""An iCalendar file: every event on the days it can have happened, never as busy time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from timeline import dates
from timeline.dates import Day
from timeline.errors import RenderError
from timeline.records.curated import Event
from timeline.render.exports.excerpts import Excerpt
from timeline.render.wording import date_in_words

if TYPE_CHECKING:
    import icalendar

# Each entry must say when it was written; the clock would make every file a new one.
_UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)


def write_ics(excerpt: Excerpt) -> bytes:
    """Return all-day entries: a month or a year is a span, and so is the start of a period without end.

    raise   RenderError for events before the year 1 or after 9998, which iCalendar cannot hold.
    """
    import icalendar

    spans = [_span(event.date) for event in excerpt.events]
    _refuse_impossible(excerpt.events, spans)
    title = excerpt.say(excerpt.timeline.timeline.title)
    book = icalendar.Calendar.new(name=title, language=excerpt.edition.lang, uid=_uid("timeline", excerpt))
    for event, span in zip(excerpt.events, spans, strict=True):
        book.add_component(_entry(event, span, excerpt))
    return bytes(book.to_ical())


def _span(edtf: str) -> tuple[Day, Day]:
    """Return first and last day; where one end is open, the days of the other."""
    ends = [end for end in edtf.split("/") if end not in dates.OPEN]
    return dates.bounds(ends[0])[0], dates.bounds(ends[-1])[1]


def _refuse_impossible(events: tuple[Event, ...], spans: list[tuple[Day, Day]]) -> None:
    beyond = [event for event, (first, last) in zip(events, spans, strict=True) if first[0] < 1 or last[0] > 9998]
    if beyond:
        named = ", ".join(f"{event.id} ({event.date})" for event in beyond)
        raise RenderError(
            f"a calendar file holds the years 1 to 9998, not {named}\n    leave them out with a date range"
        )


def _entry(event: Event, span: tuple[Day, Day], excerpt: Excerpt) -> icalendar.Event:
    import icalendar

    say = excerpt.say
    lanes = {lane.id: say(lane.label) for lane in excerpt.timeline.lanes}
    return icalendar.Event.new(
        uid=_uid(event.id, excerpt),
        stamp=_stamp(event.changed or excerpt.timeline.timeline.changed),
        start=date(*span[0]),
        end=date(*span[1]) + timedelta(days=1),
        summary=say(event.title),
        description="\n\n".join(part for part in (_date_line(event, excerpt), say(event.body)) if part),
        location=say(event.place) or None,
        categories=[lanes[event.lane]] if event.lane in lanes else [],
        url=excerpt.address_of(event),
        transparency=icalendar.enums.TRANSP.TRANSPARENT,
    )


def _date_line(event: Event, excerpt: Excerpt) -> str:
    return f"{date_in_words(excerpt.edition, event.date, event.mod)} (EDTF {event.date})"


def _uid(name: str, excerpt: Excerpt) -> str:
    host = urlsplit(excerpt.timeline.timeline.address or "").hostname
    return f"{name}@{host or 'policy-timeline'}"


def _stamp(changed: str | None) -> datetime:
    return datetime(*dates.bounds(changed)[0], tzinfo=UTC) if changed else _UNKNOWN
