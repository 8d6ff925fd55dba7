"""What is taken along: the published events that a reader chose, and the language they are told in.

First step of every export; all formats take what is selected here and nothing else.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from timeline import dates
from timeline.errors import RenderError
from timeline.records.curated import Event, Source, Text, Timeline
from timeline.render.change.evolution import Formulation, choose_milestones, find_formulations
from timeline.render.contents import Contents, gather
from timeline.render.languages import LANGUAGES, Edition, choose


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A choice of events by date, what they refer to, and the language to tell them in."""

    timeline: Timeline
    events: tuple[Event, ...]
    edition: Edition

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the chosen events rest on or are read by, in the order of the file."""
        used = {place.source for event in self.events for place in event.evidence}
        used |= {reading.source for event in self.events for reading in event.readings}
        return tuple(source for source in self.timeline.sources if source.id in used)

    @property
    def contents(self) -> Contents:
        """What a page of these events alone would draw from."""
        return gather(self.timeline.model_copy(update={"events": self.events}))

    @property
    def formulations(self) -> tuple[Formulation, ...]:
        """The formulations of the chosen events, compared with those of the whole timeline."""
        chosen = {event.id for event in self.events}
        return tuple(one for one in find_formulations(self.timeline) if one.event.id in chosen)

    @property
    def milestones(self) -> tuple[Formulation, ...]:
        """Those that tell the story of the whole timeline; if none of them is chosen, all of two principles or more."""
        story = {one.event.id for one in choose_milestones(find_formulations(self.timeline))}
        chosen = tuple(one for one in self.formulations if one.event.id in story)
        return chosen or tuple(one for one in self.formulations if len(one.states) > 1)

    def say(self, text: Text | None) -> str:
        """Return a text in the language of the excerpt or the nearest; "" if there is none."""
        return self.edition.plain(text)

    def address_of(self, event: Event) -> str | None:
        """Return the address of the event's page, if the site is said to be published in this language."""
        about = self.timeline.timeline
        if not about.address or self.edition.lang not in about.languages:
            return None
        return f"{about.address.rstrip('/')}/{self.edition.lang}/events/{event.id}.html"

    def say_as_printed(self, text: Text | None, source: Source) -> str:
        """Return a text in the language of the source: its title, the journal it is in."""
        own = source.language.split()[0]
        return str(choose(text, own if own in LANGUAGES else self.edition.lang) or "")


def make_excerpt(timeline: Timeline, events: tuple[Event, ...], language: str) -> Excerpt:
    """Return the events with the language to tell them in.

    raise   RenderError if it is no language of the project.
    """
    if language not in LANGUAGES:
        raise RenderError(f'no language "{language}"\n    write {" or ".join(LANGUAGES)}')
    return Excerpt(timeline, events, Edition(language))


def select(
    timeline: Timeline,
    *,
    first: str | None = None,
    last: str | None = None,
    lanes: Iterable[str] = (),
    terms: Iterable[str] = (),
    events: Iterable[str] = (),
) -> tuple[Event, ...]:
    """Return the published events that pass every condition given, by date.

    first, last     EDTF; an event counts if it can have happened between the two, both included.
    lanes, terms    ids; any of them will do. An event has the terms that it states.
    events          ids, former ids too.
    raise           RenderError for unknown ids, a bad date, or if nothing is left.
    """
    wanted = {"lane": set(lanes), "term": set(terms), "event": _present_ids(timeline, events)}
    _refuse_unknown(timeline, wanted)
    period = _period(first, last)
    found = [
        event
        for event in timeline.shown()
        if (period is None or dates.overlap(event.date, period))
        and (not wanted["lane"] or event.lane in wanted["lane"])
        and (not wanted["term"] or not wanted["term"].isdisjoint(event.states))
        and (not wanted["event"] or event.id in wanted["event"])
    ]
    if not found:
        raise RenderError(f"no event is left to export\n    {_what_there_is(timeline)}")
    return tuple(sorted(found, key=lambda event: (dates.sort_key(event.date), event.id)))


def _present_ids(timeline: Timeline, ids: Iterable[str]) -> set[str]:
    renamed = {former: event.id for event in timeline.events for former in event.formerly}
    return {renamed.get(name, name) for name in ids}


def _refuse_unknown(timeline: Timeline, wanted: dict[str, set[str]]) -> None:
    known = {
        "lane": {lane.id for lane in timeline.lanes},
        "term": {term.id for term in timeline.terms},
        "event": {event.id for event in timeline.shown()},
    }
    hidden = {event.id: event.status for event in timeline.events if event.status}
    faults = [
        _unknown(kind, name, known[kind], hidden.get(name) if kind == "event" else None)
        for kind, names in wanted.items()
        for name in sorted(names - known[kind])
    ]
    if faults:
        raise RenderError("\n".join(faults))


def _unknown(kind: str, name: str, known: set[str], status: str | None) -> str:
    if status:
        return f'event "{name}" is not published\n    delete its `status: {status}` in the curated file first'
    near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.4)
    return f'no {kind} "{name}"\n    ' + (
        f"did you mean {', '.join(near)}?" if near else f"the file has no {kind} like it"
    )


def _period(first: str | None, last: str | None) -> str | None:
    if not (first or last):
        return None
    for name, date in (("first", first), ("last", last)):
        if date and "/" in date:
            raise RenderError(f'{name} date "{date}" is a period\n    give its start as first and its end as last')
    period = f"{first or '..'}/{last or '..'}"
    if fault := dates.fault(period):
        raise RenderError(fault)
    return period


def _what_there_is(timeline: Timeline) -> str:
    shown = sorted((event.date for event in timeline.shown()), key=dates.sort_key)
    if not shown:
        return "publish events by deleting their `status: draft` in the curated file"
    return f"{len(shown)} events are published, the first of {shown[0]}, the last of {shown[-1]}; loosen a condition"
