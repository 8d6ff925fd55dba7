"""The field table and the checks → Markdown, between two marks of docs/events.md.

`python -m timeline.curate.reference docs/events.md` writes them anew; a test says when that is due.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from timeline.curate.check import RULES
from timeline.records import curated
from timeline.records.curated import Record
from timeline.yamlfile import read_text, write_text

# In the order in which the page tells of them, with the heading of each.
RECORDS: tuple[tuple[str, type[Record]], ...] = (
    ("`timeline:`", curated.About),
    ("`lanes:`", curated.Lane),
    ("`terms:`", curated.Term),
    ("`actors:`", curated.Actor),
    ("`sources:`", curated.Source),
    ("Authors", curated.Person),
    ("`events:`", curated.Event),
    ("`evidence:` of an event", curated.Evidence),
    ("`readings:` of an event", curated.Reading),
    ("`links:` of an event", curated.Link),
    ("Texts in several languages", curated.Text),
    ("`aliases:`", curated.Names),
)


def field_tables() -> str:
    """Return one table for each kind of record, made from the records' docstrings."""
    return "\n".join(line for heading, record in RECORDS for line in _table(heading, record))


def rule_table() -> str:
    """Return the table of checks, made from the checks' docstrings."""
    rows = (f"| `{rule.name}` | {rule.level} | {_mark(rule.essential)} | {rule.about} |" for rule in RULES)
    return "\n".join(["| rule | level | always | what it asks |", "|---|---|---|---|", *rows])


def filled(page: str) -> str:
    """Return the page with both tables made anew between their marks."""
    for name, table in (("fields", field_tables()), ("checks", rule_table())):
        marks = re.compile(rf"(<!-- {name}\b[^>]*-->\n).*?(<!-- end of {name} -->)", re.DOTALL)
        page = marks.sub(lambda found, table=table: f"{found[1]}\n{table}\n{found[2]}", page)  # type: ignore[misc]
    return page


def _table(heading: str, record: type[BaseModel]) -> Iterator[str]:
    yield from (f"### {heading}", "", " ".join((record.__doc__ or "").split()), "")
    yield from ("| field | | value | what it says |", "|---|---|---|---|")
    kinds = get_type_hints(record, include_extras=True)
    for name, field in record.model_fields.items():
        about = " ".join((field.description or "").split())
        yield f"| `{field.alias or name}` | {_mark(field.is_required())} | {_kind(kinds[name])} | {about} |"
    yield ""


def _mark(needed: bool) -> str:
    return "✓" if needed else ""


def _kind(annotation: Any) -> str:
    """Return the kind of a value in words.

    >>> _kind(tuple[curated.Id, ...]), _kind(curated.Text | None)
    ('list: id', 'text in each language')
    """
    if annotation in _KINDS:
        return _KINDS[annotation]
    parts = [part for part in get_args(annotation) if part not in {type(None), Ellipsis}]
    if get_origin(annotation) is tuple:
        return f"list: {_kind(parts[0])}"
    if parts and all(isinstance(part, str) for part in parts):
        return ", ".join(f"`{part}`" for part in parts)
    return _kind(parts[0]) if parts else "fields, see below"


_KINDS = {
    str: "text",
    int: "number",
    curated.Id: "id",
    curated.Edtf: "date",
    curated.Text: "text in each language",
    curated.Names: "other names",
    curated.Person: "author",
    dict[str, str]: "{rule: why}",
}


if __name__ == "__main__":
    page = Path(sys.argv[1])
    write_text(page, filled(read_text(page)))
