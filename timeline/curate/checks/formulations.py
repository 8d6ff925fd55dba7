"""`follows`: a formulation takes up earlier ones, never itself."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import dates
from timeline.curate.checks.subjects import Finding, Subject
from timeline.records.curated import by_id


def follows_circle(subject: Subject) -> Iterator[Finding]:
    """No event follows itself, directly or through others."""
    follows = {event.id: event.follows for event in subject.timeline.events}
    place = {event.id: index for index, event in enumerate(subject.timeline.events)}
    for circle in _circles(follows):
        start = min(circle, key=place.__getitem__)
        turn = circle.index(start)
        path = " → ".join([*circle[turn:], *circle[:turn], start])
        yield Finding(("events", place[start], "follows"), f"follows: in a circle, {path}", "take out the wrong step")


def follows_time(subject: Subject) -> Iterator[Finding]:
    """No event follows one that is later."""
    known = by_id(subject.timeline.events)
    for index, event in subject.events():
        for number, name in enumerate(event.follows):
            earlier = known.get(name)
            if earlier and name != event.id and _is_later(earlier.date, event.date):
                what = f'follows: "{name}" ({earlier.date}) is later than this event ({event.date})'
                yield Finding(("events", index, "follows", number), what, "turn the two round, or correct a date")


def _is_later(date: str, than: str) -> bool:
    if dates.fault(date) or dates.fault(than):
        return False
    return dates.bounds(date)[0] > dates.bounds(than)[1]


def _circles(follows: dict[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """Yield each circle that a walk along `follows` runs into, once; linear in steps, and never recursive."""
    done: set[str] = set()
    for start in follows:
        path: dict[str, Iterator[str]] = {}
        step: str | None = start
        while step is not None:
            if step in path:
                names = list(path)
                yield names[names.index(step) :]
            elif step not in done and step in follows:
                path[step] = iter(follows[step])
            step = _next_step(path, done)


def _next_step(path: dict[str, Iterator[str]], done: set[str]) -> str | None:
    while path:
        last = next(reversed(path))
        for step in path[last]:
            return step
        done.add(last)
        del path[last]
    return None
