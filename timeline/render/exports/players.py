"""JSON for the timelines that others run in a page: TimelineJS3 and vis-timeline.

Both put text into the page as HTML: it is escaped here, or goes through the site's own gate for Markdown.
"""

from __future__ import annotations

from html import escape
from typing import Any

from timeline import dates
from timeline.records.curated import Event, Text
from timeline.render.exports.days import Parts, day_after, iso, known_parts
from timeline.render.exports.documents import as_json
from timeline.render.exports.excerpts import Excerpt
from timeline.render.markup import block
from timeline.render.wording import date_in_words


def write_timelinejs(excerpt: Excerpt) -> bytes:
    """Return what TimelineJS3 reads: dates with only the parts that are known, and in words."""
    about = excerpt.timeline.timeline
    title = {"unique_id": "title", "text": _text(excerpt, about.title, about.subtitle)}
    return as_json({"title": title, "events": [_slide(event, excerpt) for event in excerpt.events]})


def write_vis(excerpt: Excerpt) -> bytes:
    """Return `items` and `groups` for vis-timeline: a day is a point, what lasts or is vague a range."""
    used = {event.lane for event in excerpt.events}
    lanes = [lane for lane in excerpt.timeline.lanes if lane.id in used]
    return as_json(
        {
            "items": [_item(event, excerpt) for event in excerpt.events],
            "groups": [{"id": lane.id, "content": escape(excerpt.say(lane.label))} for lane in lanes],
        }
    )


def _slide(event: Event, excerpt: Excerpt) -> dict[str, Any]:
    start, end = known_parts(event.date)
    lane = next((lane.label for lane in excerpt.timeline.lanes if lane.id == event.lane), None)
    return {
        "unique_id": event.id,
        "start_date": _parts(start or end or ()),
        **({"end_date": _parts(end)} if start and end else {}),
        "display_date": date_in_words(excerpt.edition, event.date, event.mod),
        "text": _text(excerpt, event.title, event.body),
        **({"group": escape(excerpt.say(lane))} if lane else {}),
    }


def _parts(parts: Parts) -> dict[str, int]:
    return dict(zip(("year", "month", "day"), parts, strict=False))


def _text(excerpt: Excerpt, headline: Text, text: Text | None) -> dict[str, str]:
    body = block(excerpt.edition.words(text), excerpt.edition.lang)
    return {"headline": escape(excerpt.say(headline)), "text": str(body)}


def _item(event: Event, excerpt: Excerpt) -> dict[str, Any]:
    first, last = dates.bounds(event.date)
    start, end = iso(first), iso(last) and day_after(last)
    is_span = start and end and first != last
    return {
        "id": event.id,
        "content": escape(excerpt.say(event.title)),
        "title": escape(date_in_words(excerpt.edition, event.date, event.mod)),
        "start": start or end,
        **({"end": end, "type": "range"} if is_span else {"type": "point"}),
        **({"group": event.lane} if event.lane else {}),
    }
