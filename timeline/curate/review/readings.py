"""Text of events.yaml → its tree and its timeline, read once however often they are asked for.

A decision looks at the text before and after it from several sides; reading is what takes its time. What is given back
is shared: nobody may change it.
"""

from __future__ import annotations

from functools import lru_cache

from timeline.curate.check import ESSENTIAL, NOTHING, inspect
from timeline.curate.checks.subjects import Subject
from timeline.errors import Faults
from timeline.records.curated import Timeline
from timeline.yamlfile import Tree, parse


@lru_cache(4)
def tree_of(text: str) -> Tree:
    """Return the text as data with places."""
    return parse(text)


@lru_cache(4)
def timeline_of(text: str) -> Timeline:
    """Return what the text says, if it can be used.

    raise   Faults with every reason why it cannot.
    """
    timeline, faults = inspect(tree_of(text), Subject(NOTHING), ESSENTIAL)
    if faults:
        raise Faults(faults)
    return timeline
