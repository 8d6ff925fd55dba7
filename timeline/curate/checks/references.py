"""Ids: each given once, each reference known, nothing listed in vain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from timeline.curate.checks.subjects import LISTS, Finding, Subject, nearest
from timeline.records.curated import Event, Timeline
from timeline.yamlfile import Loc

FEW = 12  # ids that are all named where none is meant
# A reference: where it stands, the list it points into, the id.
Reference = tuple[Loc, str, str]


def repeated_ids(subject: Subject) -> Iterator[Finding]:
    """Each id stands once in its list, and an id in `formerly` belongs to no other event."""
    for kind in LISTS:
        seen: dict[str, int] = {}
        for index, entry in enumerate(getattr(subject.timeline, kind)):
            first = seen.setdefault(entry.id, index)
            if first != index:
                what = f'id "{entry.id}" is repeated: {kind} {first + 1} and {index + 1} have it'
                yield Finding((kind, index, "id"), what, "give one of them another id, or delete it")
    yield from _former_ids(subject.timeline)


def _former_ids(timeline: Timeline) -> Iterator[Finding]:
    taken = {event.id for event in timeline.events}
    for index, event in enumerate(timeline.events):
        for number, former in enumerate(event.formerly):
            if former in taken:
                what = f'formerly: "{former}" is already the id, or a former id, of an event'
                yield Finding(("events", index, "formerly", number), what, "leave it out of one of them")
            taken.add(former)


def unknown_ids(subject: Subject) -> Iterator[Finding]:
    """Each lane, actor, term, source and event that an entry names is listed in the file."""
    known = {kind: {entry.id: entry for entry in getattr(subject.timeline, kind)} for kind in LISTS}
    remedy = cache(lambda kind, name: nearest(name, known[kind], _others(kind, list(known[kind]))))
    for loc, kind, name in _references(subject.timeline):
        if name not in known[kind]:
            yield Finding(loc, f'{_field(loc)}: there is no "{name}" in {kind}', remedy(kind, name))


def _others(kind: str, ids: list[str]) -> str:
    few = f"{kind} here: {', '.join(ids)}; " if 0 < len(ids) <= FEW else ""
    return f"{few}add it to {kind}, or leave it out here"


def unused_ids(subject: Subject) -> Iterator[Finding]:
    """Each lane, term, actor and source is named by some event that is not rejected."""
    live = {index for index, _ in subject.events()}
    used = {(kind, name) for loc, kind, name in _references(subject.timeline) if loc[1] in live}
    for kind in LISTS[:-1] if live else ():  # in a new timeline everything waits for its first event
        for index, entry in enumerate(getattr(subject.timeline, kind)):
            if (kind, entry.id) not in used:
                yield Finding((kind, index, "id"), f'no event uses "{entry.id}"', "use it, or delete the entry")


def repeated_references(subject: Subject) -> Iterator[Finding]:
    """No event names the same actor, term or earlier event twice."""
    for index, event in subject.events():
        for name in ("actors", "states", "follows"):
            for twice, count in Counter(getattr(event, name)).items():
                if count > 1:
                    yield Finding(("events", index, name), f'{name}: "{twice}" stands {count} times', "keep one")


def _references(timeline: Timeline) -> Iterator[Reference]:
    for index, event in enumerate(timeline.events):
        yield from _references_of(("events", index), event)


def _references_of(at: Loc, event: Event) -> Iterator[Reference]:
    if event.lane is not None:
        yield (*at, "lane"), "lanes", event.lane
    for field, kind in (("actors", "actors"), ("states", "terms"), ("follows", "events")):
        for number, name in enumerate(getattr(event, field)):
            yield (*at, field, number), kind, name
    for field in ("evidence", "readings"):
        for number, item in enumerate(getattr(event, field)):
            if item.source is not None:
                yield (*at, field, number, "source"), "sources", item.source


def _field(loc: Loc) -> str:
    return next(str(step) for step in reversed(loc) if isinstance(step, str))
