"""What an entry of a certain status must have."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.curate.checks.subjects import Finding, Subject


def no_lane(subject: Subject) -> Iterator[Finding]:
    """Each published event has a lane, if the timeline has any."""
    for index, event in enumerate(subject.timeline.events):
        if event.status is None and event.lane is None and subject.timeline.lanes:
            lanes = ", ".join(lane.id for lane in subject.timeline.lanes)
            yield Finding(("events", index), "lane is missing", f"add lane: one of {lanes}")


def no_reason(subject: Subject) -> Iterator[Finding]:
    """Each rejected entry says why."""
    for index, event in enumerate(subject.timeline.events):
        if event.status == "rejected" and not event.reason:
            yield Finding(
                ("events", index, "status"), "rejected without a reason", "add reason: …, for the next editor"
            )
