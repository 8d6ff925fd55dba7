"""The field table → JSON Schema, for completion and hover help in an editor."""

from __future__ import annotations

from typing import Any

from timeline.records.curated import Timeline

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of events.yaml, with every field's description."""
    return {"$schema": DIALECT, **Timeline.model_json_schema(by_alias=True)}
