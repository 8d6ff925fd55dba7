"""Read, check and extend the list a person stands behind, events.yaml."""

from timeline.curate.events import load_events
from timeline.curate.schema import json_schema

__all__ = ["json_schema", "load_events"]
