"""What an entry of a certain status must have."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.curate.checks.subjects import Finding, Subject
from timeline.records.curated import Event, Evidence
from timeline.yamlfile import Loc


def no_lane(subject: Subject) -> Iterator[Finding]:
    """Each published event has a lane, if the timeline has any."""
    for index, event in enumerate(subject.timeline.events):
        if event.status is None and event.lane is None and subject.timeline.lanes:
            lanes = ", ".join(lane.id for lane in subject.timeline.lanes)
            yield Finding(("events", index), "lane is missing", f"add lane: one of {lanes}")


def no_reason(subject: Subject) -> Iterator[Finding]:
    """Each rejected entry, and each rejected line of evidence, says why."""
    for index, event in enumerate(subject.timeline.events):
        places: list[tuple[Loc, Event | Evidence]] = [(("events", index), event)]
        places += [(("events", index, "evidence", number), item) for number, item in enumerate(event.evidence)]
        for loc, one in places:
            if one.status == "rejected" and not one.reason:
                remedy = "add reason: …, for the next editor"
                yield Finding((*loc, "status"), "rejected without a reason", remedy)
