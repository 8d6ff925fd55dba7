"""events.yaml → Timeline."""

from __future__ import annotations

from pathlib import Path

from timeline.curate.structure import read_structure
from timeline.errors import Faults
from timeline.records.curated import Timeline
from timeline.yamlfile import parse, read_text


def load_events(path: Path) -> Timeline:
    """Return what the file says, if it can be used.

    raise   Faults with all that is wrong; EventError if the file cannot be read.
    """
    tree = parse(read_text(path), str(path))
    if tree.faults and tree.node is None:
        raise Faults(tree.faults)
    timeline, faults = read_structure(tree)
    if tree.faults or faults:
        raise Faults([*tree.faults, *faults.values()])
    return timeline
