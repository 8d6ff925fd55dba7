"""Contents: the timeline in the order of a reader, with the links between its parts worked out once for all pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.dates import sort_key
from timeline.records.curated import Actor, Event, Lane, Source, Term, Text, Timeline, by_id

OTHER = Lane(id="other", label=Text(en="Other", zh="其他"))


@dataclass(frozen=True, slots=True)
class Contents:
    """What every page draws from.

    events     those shown, by date; coarser dates before finer ones, then as in the file.
    lanes      those that hold events, in the order of the file.
    followers  {event: those that take it up}, by date.
    cited      {source: events whose evidence or readings name it}, by date.
    """

    timeline: Timeline
    events: tuple[Event, ...]
    lanes: tuple[Lane, ...]
    by_id: Mapping[str, Event]
    actors: Mapping[str, Actor]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    followers: Mapping[str, Sequence[Event]]
    cited: Mapping[str, Sequence[Event]]

    def lane_of(self, event: Event) -> int:
        """Return the number of the event's lane."""
        ids = [lane.id for lane in self.lanes]
        return ids.index(event.lane or OTHER.id)

    def milestones(self) -> tuple[Event, ...]:
        """Return the events of the story: those of importance 3, or all if there are none."""
        return tuple(event for event in self.events if event.importance == 3) or self.events


def gather(timeline: Timeline, *, drafts: bool = False) -> Contents:
    """Return the contents; drafts only if asked, rejected entries never."""
    events = tuple(sorted(timeline.shown(drafts=drafts), key=lambda event: sort_key(event.date)))
    used = {event.lane or OTHER.id for event in events}
    lanes = tuple(lane for lane in (*timeline.lanes, OTHER) if lane.id in used)
    followers: dict[str, list[Event]] = {}
    cited: dict[str, list[Event]] = {}
    for event in events:
        for earlier in event.follows:
            followers.setdefault(earlier, []).append(event)
        for source in dict.fromkeys(_sources_of(event)):
            cited.setdefault(source, []).append(event)
    return Contents(
        timeline, events, lanes, by_id(events), by_id(timeline.actors), by_id(timeline.terms),
        by_id(timeline.sources), followers, cited,
    )  # fmt: skip


def _sources_of(event: Event) -> list[str]:
    evidence = [entry.source for entry in event.evidence if entry.source]
    return evidence + [reading.source for reading in event.readings]
