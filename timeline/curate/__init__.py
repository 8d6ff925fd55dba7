"""Read, check and extend the list a person stands behind, events.yaml."""

from timeline.curate.check import check_file
from timeline.curate.drafts import insert_drafts, unregistered
from timeline.curate.events import load_events, read_events
from timeline.curate.matches import settle
from timeline.curate.reports import format_faults
from timeline.curate.schema import json_schema

__all__ = [
    "check_file",
    "format_faults",
    "insert_drafts",
    "json_schema",
    "load_events",
    "read_events",
    "settle",
    "unregistered",
]
