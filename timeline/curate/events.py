"""events.yaml → Timeline."""

from __future__ import annotations

from pathlib import Path

from timeline.curate.check import ESSENTIAL, NOTHING, inspect_text
from timeline.curate.checks.subjects import Subject
from timeline.errors import Faults
from timeline.records.curated import Timeline
from timeline.yamlfile import read_text


def load_events(path: Path) -> Timeline:
    """Return what the file says, if it can be used.

    raise   Faults with every reason why it cannot; EventError if the file cannot be read.
    """
    return read_events(read_text(path), str(path))


def read_events(text: str, name: str = "events.yaml") -> Timeline:
    """Return what the text says, if it can be used; `name` is what faults call it."""
    timeline, faults = inspect_text(text, name, Subject(NOTHING), ESSENTIAL)
    if faults:
        raise Faults(faults)
    return timeline


def registered_originals(path: Path) -> dict[str, str]:
    """Return {SHA-256 of an original: id of its source}, as far as the file can be read."""
    try:
        timeline = inspect_text(read_text(path), str(path), Subject(NOTHING), ())[0]
    except Faults:
        return {}
    return {source.sha256: source.id for source in timeline.sources if source.sha256}
