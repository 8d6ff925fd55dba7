"""Faults → what a person, a program or a code host reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from timeline.curate.check import RULES
from timeline.errors import EventError, Fault, Level


def format_faults(faults: Sequence[Fault], layout: str = "text", *, file: str = "events.yaml") -> str:
    """Return the faults as text, json, github (workflow commands) or sarif (2.1.0).

    raise   EventError if there is no such layout.
    """
    if layout not in LAYOUTS:
        raise EventError(f'--format: there is no "{layout}"\n    write one of {", ".join(LAYOUTS)}')
    return LAYOUTS[layout](faults, file)


def _text(faults: Sequence[Fault], file: str) -> str:
    lines = [_line(fault) for fault in faults]
    counts = Counter(fault.level for fault in faults)
    summary = [f"{counts[level]} {level}{'s' * (counts[level] > 1)}" for level in _LEVELS if counts[level]]
    return "\n".join([*lines, f"{file}: {', '.join(summary) or 'nothing wrong'}"])


def _line(fault: Fault) -> str:
    first, _, remedy = str(fault).partition("\n")
    level = "" if fault.level == "error" else f"{fault.level}, "
    return f"{first} [{level}{fault.rule}]" + (f"\n{remedy}" if remedy else "")


def _json(faults: Sequence[Fault], _: str) -> str:
    return json.dumps([asdict(fault) for fault in faults], ensure_ascii=False, indent=2)


def _github(faults: Sequence[Fault], _: str) -> str:
    return "\n".join(_command(fault) for fault in faults)


def _command(fault: Fault) -> str:
    """Return one workflow command; GitHub shows it at the line of the change."""
    level = {"note": "notice"}.get(fault.level, fault.level)
    where = {"file": fault.file, "line": fault.line, "col": fault.column, "title": fault.rule}
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in where.items())
    entry = f"({fault.entry}) " if fault.entry else ""
    return f"::{level} {properties}::{_escaped(entry + '; '.join(filter(None, (fault.what, fault.remedy))))}"


def _escaped(text: str, also: str = "") -> str:
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _sarif(faults: Sequence[Fault], _: str) -> str:
    about = {rule.name: rule.about for rule in RULES}
    names = sorted({fault.rule for fault in faults} | set(about))
    rules = [{"id": name, "shortDescription": {"text": about.get(name, "The form of the file.")}} for name in names]
    driver = {"name": "timeline check", "rules": rules}
    results = [_result(fault, names.index(fault.rule)) for fault in faults]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(fault: Fault, rule: int) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(fault.file.replace("\\", "/"))},
        "region": {"startLine": fault.line, "startColumn": fault.column},
    }
    location: dict[str, Any] = {"physicalLocation": place}
    if fault.entry:
        location["logicalLocations"] = [{"name": fault.entry}]
    message = {"text": ". ".join(filter(None, (fault.what, fault.remedy)))}
    return {"ruleId": fault.rule, "ruleIndex": rule, "level": fault.level, "message": message, "locations": [location]}


_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: tuple[Level, ...] = ("error", "warning", "note")
LAYOUTS: dict[str, Callable[[Sequence[Fault], str], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
