"""How a concept changed, computed from `states` and `follows` alone.

Stands between events.yaml and the figures: Timeline → Formulation → strips, matrices, lineages, compared pairs. Pure
functions; nothing here is written by hand, so a corrected `states` corrects every figure.

A *formulation* is a published event that states at least one principle. What it keeps and adds is told against what it
`follows`; a principle that the followed formula has and this one has not is `absent`: not in this formula. No document
announces that a principle is withdrawn, so nothing here says "dropped".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import chain
from typing import Literal

from timeline import dates
from timeline.records.curated import Event, Timeline, by_id

Mark = Literal["first", "added", "kept"]
_Rank = tuple[tuple[dates.Day, dates.Day], int]


@dataclass(frozen=True, slots=True)
class Change:
    """One formula against another: `kept` and `added` in the order of the later, `absent` in that of the earlier."""

    kept: tuple[str, ...]
    added: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formulation:
    """The principles stated at one event.

    states    principles in the order stated, each once.
    follows   earlier events whose formula this one takes up, oldest first.
    change    against the union of what those events state; without any, all is `added`.
    first     the principles that no earlier event states.
    """

    event: Event
    states: tuple[str, ...]
    follows: tuple[Event, ...]
    change: Change
    first: frozenset[str]

    def mark(self, principle: str) -> Mark:
        """Tell how a stated principle comes to be here; `added` was stated before, but not in what this follows."""
        if principle in self.change.kept:
            return "kept"
        return "first" if principle in self.first else "added"


def diff(before: Iterable[str], after: Iterable[str]) -> Change:
    """Return what `after` keeps of `before`, what it has beside, and what of `before` is not in it.

    >>> diff(["trust", "benefit"], ["benefit", "sustainable"])
    Change(kept=('benefit',), added=('sustainable',), absent=('trust',))
    """
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    return Change(
        kept=tuple(item for item in new if item in old),
        added=tuple(item for item in new if item not in old),
        absent=tuple(item for item in old if item not in new),
    )


def order_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return events by date; where dates overlap, what is followed comes before what follows it.

    Year "2001" may lie before or after "2001-06": only there `follows` decides. A `follows` against time, to an unknown
    event, to itself or in a circle decides nothing.
    """
    given = tuple(events)
    known = by_id(given)
    waits = {event.id: {one for one in event.follows if one in known and one != event.id} for event in given}
    return tuple(known[one] for one in _arrange(given, waits))


def find_formulations(timeline: Timeline, *, drafts: bool = False) -> tuple[Formulation, ...]:
    """Return every formulation in order of time. Drafts count only if asked for, rejected entries never."""
    principles = {term.id for term in timeline.terms if term.kind == "principle"}
    stated: dict[str, tuple[str, ...]] = {}
    seen: set[str] = set()
    found: list[Formulation] = []
    for event, follows in trace(timeline, drafts=drafts):
        states = stated[event.id] = tuple(dict.fromkeys(one for one in event.states if one in principles))
        if not states:
            continue
        before = chain.from_iterable(stated[one.id] for one in follows)
        found.append(Formulation(event, states, follows, diff(before, states), frozenset(states) - seen))
        seen.update(states)
    return tuple(found)


def trace(timeline: Timeline, *, drafts: bool = False) -> tuple[tuple[Event, tuple[Event, ...]], ...]:
    """Return every shown event in order of time with the earlier events that it follows, oldest first."""
    ordered = order_events(timeline.shown(drafts=drafts))
    place = {event.id: number for number, event in enumerate(ordered)}
    return tuple(
        (
            event,
            tuple(ordered[at] for at in sorted({place[one] for one in event.follows if one in place}) if at < number),
        )
        for number, event in enumerate(ordered)
    )


def index_statements(timeline: Timeline, *, drafts: bool = False) -> dict[str, tuple[Event, ...]]:
    """Return for every term of the vocabulary, principle or not, the events that state it, in order of time."""
    found: dict[str, list[Event]] = {term.id: [] for term in timeline.terms}
    for event in order_events(timeline.shown(drafts=drafts)):
        for term in dict.fromkeys(event.states):
            if term in found:
                found[term].append(event)
    return {term: tuple(events) for term, events in found.items()}


def find_threads(formulations: Sequence[Formulation]) -> tuple[tuple[Formulation, ...], ...]:
    """Return the lines that formulas form: each goes on the line of the followed one with which it shares most.

    So a law that takes up two lines stands on the one that it mainly restates, and the two are not merged. Of equals
    the later counts. A formula that shares nothing with what it follows, or follows none, begins a line. Longest first.
    """
    number: dict[str, int] = {}
    known = {one.event.id: one for one in formulations}
    threads: list[list[Formulation]] = []
    for one in formulations:
        shared = [
            (len(set(known[event.id].states) & set(one.states)), event.id) for event in one.follows if event.id in known
        ]
        most = max((count for count, _ in shared), default=0)
        parent = next((event for count, event in reversed(shared) if count == most > 0), None)
        if parent is None:
            threads.append([])
        number[one.event.id] = len(threads) - 1 if parent is None else number[parent]
        threads[number[one.event.id]].append(one)
    return tuple(sorted(map(tuple, threads), key=len, reverse=True))


def choose_milestones(formulations: Sequence[Formulation]) -> tuple[Formulation, ...]:
    """Return the formulas that tell the story: of two principles or more, at a milestone (importance 3).

    With them come those from which a milestone takes a principle where it was first stated: else it would be kept from
    nowhere. Where fewer than two are milestones, every formula of two principles or more.
    """
    formulas = tuple(one for one in formulations if len(one.states) > 1)
    milestones = tuple(one for one in formulas if one.event.importance == 3)
    if len(milestones) < 2:
        return formulas
    firsts = {principle: one.event.id for one in formulations for principle in one.first}
    chosen = {one.event.id for one in milestones}
    for one in milestones:
        chosen |= {firsts[principle] for principle in one.change.kept} & {event.id for event in one.follows}
    return tuple(one for one in formulations if one.event.id in chosen)


def order_principles(formulations: Iterable[Formulation]) -> tuple[str, ...]:
    """Return all principles stated, by first appearance; those of one formula in the order it states them."""
    return tuple(dict.fromkeys(chain.from_iterable(one.states for one in formulations)))


def is_order_certain(earlier: Event, later: Event) -> bool:
    """Tell whether the dates alone show which came first."""
    return not dates.overlap(earlier.date, later.date)


def _arrange(events: Sequence[Event], waits: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield ids by date, each after all it waits for (Kahn's sort with a heap), but never after a certainly later one.

    Only that last rule, which also opens circles, lets an event out before all it waits for are out.
    """
    missing = {one: set(many) for one, many in waits.items()}
    rank = {event.id: (dates.sort_key(event.date), place) for place, event in enumerate(events)}
    starts, ends = ({event.id: dates.bounds(event.date)[side] for event in events} for side in (0, 1))
    followers: dict[str, list[str]] = {event.id: [] for event in events}
    for later, many in waits.items():
        for earlier in many:
            followers[earlier].append(later)
    ready = sorted((rank[one], one) for one, many in missing.items() if not many)
    soonest = sorted(missing, key=lambda one: (ends[one], rank[one]), reverse=True)
    done: set[str] = set()
    while len(done) < len(rank):
        _drop(done, ready, soonest)
        is_due = not ready or ends[soonest[-1]] < starts[ready[0][1]]
        one = soonest.pop() if is_due else heappop(ready)[1]
        done.add(one)
        yield one
        for later in followers[one]:
            missing[later].discard(one)
            if not missing[later]:
                heappush(ready, (rank[later], later))


def _drop(done: set[str], ready: list[tuple[_Rank, str]], soonest: list[str]) -> None:
    """Take what is out already from the front of both queues."""
    while ready and ready[0][1] in done:
        heappop(ready)
    while soonest and soonest[-1] in done:
        soonest.pop()
