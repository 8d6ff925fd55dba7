"""Read, check and extend the list a person stands behind, events.yaml."""

from timeline.curate.check import check_file
from timeline.curate.drafts import insert_drafts, unregistered
from timeline.curate.events import load_events, read_events, registered_originals
from timeline.curate.matches import settle
from timeline.curate.reports import format_faults
from timeline.curate.schema import json_schema
from timeline.curate.sources import insert_source
from timeline.curate.starters import start_timeline

__all__ = [
    "check_file",
    "format_faults",
    "insert_drafts",
    "insert_source",
    "json_schema",
    "load_events",
    "read_events",
    "registered_originals",
    "settle",
    "start_timeline",
    "unregistered",
]
