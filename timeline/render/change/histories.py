"""Histories: for every term, who stated it first, who again, and which sources discuss it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.records.curated import Event, Reading, Source, Term, Text, Timeline
from timeline.render.change.evolution import index_statements, is_order_certain, order_events


@dataclass(frozen=True, slots=True)
class Discussion:
    """What one source says of events that state the term: those it gives evidence of, and what it makes of some."""

    source: str
    events: tuple[Event, ...]
    readings: tuple[tuple[Event, Reading], ...]


@dataclass(frozen=True, slots=True)
class History:
    """A term through time.

    statements    events that state it, in order of time.
    rivals        later ones whose date overlaps the first one's, so that they may have come first.
    discussions   in the order of the file's sources.
    """

    term: Term
    statements: tuple[Event, ...]
    rivals: tuple[Event, ...]
    discussions: tuple[Discussion, ...]


def find_histories(timeline: Timeline, *, drafts: bool = False) -> tuple[History, ...]:
    """Return the history of every term, by first statement; terms never stated come last, in the order of the file."""
    statements = index_statements(timeline, drafts=drafts)
    places = {event.id: place for place, event in enumerate(order_events(timeline.shown(drafts=drafts)))}
    order = [source.id for source in timeline.sources]
    found = (_history(term, statements[term.id], order) for term in timeline.terms)
    return tuple(sorted(found, key=lambda one: _rank(one, places)))


def group_voices(
    readings: Iterable[Reading], sources: Mapping[str, Source]
) -> tuple[tuple[Text, tuple[Reading, ...]], ...]:
    """Return readings by the standpoint of their sources: no two standpoints are merged."""
    found: dict[Text, list[Reading]] = {}
    for reading in readings:
        found.setdefault(sources[reading.source].standpoint, []).append(reading)
    return tuple((standpoint, tuple(several)) for standpoint, several in found.items())


def _history(term: Term, statements: tuple[Event, ...], sources: Sequence[str]) -> History:
    rivals = tuple(one for one in statements[1:] if not is_order_certain(statements[0], one))
    return History(term, statements, rivals, _discussions(statements, sources))


def _discussions(statements: Sequence[Event], sources: Sequence[str]) -> tuple[Discussion, ...]:
    told: dict[str, list[Event]] = {}
    made: dict[str, list[tuple[Event, Reading]]] = {}
    for event in statements:
        cited = (*(entry.source for entry in event.evidence), *(reading.source for reading in event.readings))
        for source in dict.fromkeys(filter(None, cited)):
            told.setdefault(source, []).append(event)
        for reading in event.readings:
            made.setdefault(reading.source, []).append((event, reading))
    return tuple(
        Discussion(source, tuple(told[source]), tuple(made.get(source, ()))) for source in sources if source in told
    )


def _rank(history: History, places: Mapping[str, int]) -> tuple[bool, int]:
    return not history.statements, places[history.statements[0].id] if history.statements else 0
