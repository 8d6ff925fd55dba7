"""Source records → the list of sources in events.yaml, below the lines that are there."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.curate.blocks import comment_lines, entry_lines
from timeline.curate.lists import read_list, refusal
from timeline.errors import EventError
from timeline.records.curated import Source, Timeline
from timeline.yamlfile import Tree, insert, parse

# What must stand in a record for the file to load, and is seldom stated by a document.
_UNKNOWN: dict[str, Any] = {"type": "document", "standpoint": {"en": "not stated", "zh": "未注明"}}
# What an editor should look for in the document, beyond that.
_WANTED = ("type", "title", "author", "container-title", "issued", "standpoint")


@dataclass(frozen=True, slots=True)
class Registration:
    """A file with one more source in it.

    missing    fields that the document does not state, for the editor to fill in.
    """

    text: str
    id: str
    missing: tuple[str, ...]


def insert_source(
    text: str,
    found: Mapping[str, Any],
    timeline: Timeline,
    *,
    sha256: str,
    name: str,
    path: str = "",
    file: str = "events.yaml",
) -> Registration:
    """Return the text of events.yaml with a record of the document at the end of `sources:`.

    found     fields as the document states them, named as in CSL-JSON.
    sha256    of the original file: how it is known from now on.
    name      of the document's file.
    path      the same with its folder, as it is written in a command; the name where that is not told.
    file      name of the curated file, as faults call it.
    raise     EventError if the document is registered already, or lines cannot be put into the file.
    """
    known = next((source.id for source in timeline.sources if source.sha256 == sha256), None)
    if known:
        raise EventError(
            f"{name}: registered already, as {known}\n    `timeline mine {path or name}` drafts what it tells"
        )
    missing = tuple(field for field in _WANTED if field not in found)
    source = _record(_new_id(found, name, timeline), found, name, sha256)
    tree = parse(text, file)
    where = read_list(tree, "sources")
    remarks = [f"Not found in {name}: {', '.join(missing)}. Please fill in."] if missing else []
    lines = [*comment_lines(remarks, where.dash), *entry_lines(source, where.dash, where.step)]
    end = len(where.starts) - 1
    after = insert(text, [where.before(end, ["".join(f"{line}\n" for line in lines)])])
    _compare(tree, source, after)
    return Registration(after, source["id"], missing)


def _record(name: str, found: Mapping[str, Any], file: str, sha256: str) -> dict[str, Any]:
    title = {"title": {"en": Path(file).name}}
    fields = {**_UNKNOWN, **title, **found, "id": name, "sha256": sha256}
    order = [field.alias or field_name for field_name, field in Source.model_fields.items()]
    return {field: fields[field] for field in order if field in fields}


def _new_id(found: Mapping[str, Any], name: str, timeline: Timeline) -> str:
    """Return an id that is free: author and year, where the name is in Latin letters, else the name of the file."""
    authors = [str(person.get("family", "")) for person in found.get("author", ())]
    words = next(filter(None, (re.findall(r"[a-z0-9]+", text.lower()) for text in (*authors[:1], Path(name).stem))), [])
    year = re.match(r"\d{4}", str(found.get("issued", "")))
    year = None if year and year[0] in words else year
    if all(word.isdigit() for word in words):
        words = ["source", *words]
    base = "-".join([*words[:4], *([year[0]] if year else [])])[:50].strip("-")
    taken = {source.id for source in timeline.sources}
    names = (base, *(f"{base}-{number}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in names if candidate not in taken)


def _compare(before: Tree, source: dict[str, Any], text: str) -> None:
    after = parse(text)
    expected = copy.deepcopy(before.data)
    expected["sources"] = [*(before.data.get("sources") or ()), source]
    if after.faults or after.data != expected:
        what = "the source cannot be put in without changing what is there; nothing was written"
        remedy = "write each source as its own indented lines after a hyphen"
        raise refusal(before, before.find(("sources",)), what, remedy)
