"""The field table → JSON Schema, for completion and hover help in an editor."""

from __future__ import annotations

from typing import Any

from timeline.records.curated import Timeline

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of events.yaml, with every field's description."""
    schema = Timeline.model_json_schema(by_alias=True)
    for record in (schema, *schema["$defs"].values()):
        needed = record.get("required", ())
        fields = record.get("properties", {})
        record["properties"] = {name: f if name in needed else _or_empty(f) for name, f in fields.items()}
    return {"$schema": DIALECT, **schema}


def _or_empty(field: dict[str, Any]) -> dict[str, Any]:
    """Return the field as one that may stand with nothing after it, as it does in a new file."""
    if isinstance(kind := field.get("type"), str):
        return {**field, "type": [kind, "null"]}
    if "$ref" in field:
        others = {key: value for key, value in field.items() if key != "$ref"}
        return {**others, "anyOf": [{"$ref": field["$ref"]}, {"type": "null"}]}
    return field
