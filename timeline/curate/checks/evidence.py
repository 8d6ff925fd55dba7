"""Evidence: there is some, it says where, and the place holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from timeline.curate.checks.subjects import Finding, Subject, nearest
from timeline.records.curated import Evidence
from timeline.records.documents import Document
from timeline.yamlfile import Loc

_PARAGRAPH = r"(?:(?:front|abstract|back|note|reference) |§\d+ )?¶\d+(?:[–-]\d+)?"
LOCATOR = re.compile(rf"(?:note \S{{1,4}} after )?{_PARAGRAPH}|note \S{{1,4}}|§\d+|pp?\. \d+(?:[–-]\d+)?")


def no_evidence(subject: Subject) -> Iterator[Finding]:
    """Each event has evidence."""
    for index, event in subject.events():
        if not event.shown().evidence:
            remedy = 'add - {source: ID, at: "§1 ¶8", as_written: 2014年5月}'
            yield Finding(("events", index, "evidence"), "evidence is missing", remedy)


def incomplete_evidence(subject: Subject) -> Iterator[Finding]:
    """Evidence names a source, its locator and the date as written; an editor's names the public record."""
    for loc, evidence in _evidence(subject):
        if evidence.basis == "editor":
            if evidence.record is None:
                yield Finding(loc, "evidence: basis: editor without `record`", "name the public record, in words")
        elif evidence.source is None:
            yield Finding(loc, "evidence: no source", "add source: ID, or basis: editor with `record`")
        elif evidence.at is None:
            yield Finding(loc, f"evidence: {evidence.source} without locator", 'add at: "§1 ¶8"')
        elif evidence.as_written is None:
            yield Finding(loc, "evidence: no date as written", "add as_written: as the source prints it", "warning")


def odd_locators(subject: Subject) -> Iterator[Finding]:
    """Each locator has the form "§1 ¶8" or "note 4 after §1 ¶8"."""
    for loc, evidence in _evidence(subject):
        if evidence.at is not None and not LOCATOR.fullmatch(evidence.at):
            remedy = 'write "§1 ¶8", "¶3", "note 4 after §1 ¶8" or "p. 4"'
            yield Finding((*loc, "at"), f'at: "{evidence.at}" is not a locator', remedy)


def not_in_original(subject: Subject) -> Iterator[Finding]:
    """With the originals at hand: the date as written stands at its locator."""
    passages = {name: _passages(document) for name, document in subject.originals.items()}
    for loc, evidence in _evidence(subject):
        if evidence.source in passages and evidence.at and evidence.as_written:
            yield from _lookup(loc, evidence.at, evidence.as_written, passages[evidence.source])


def _lookup(loc: Loc, at: str, written: str, passages: Mapping[str, str]) -> Iterator[Finding]:
    wanted = _squeezed(written)
    if wanted in passages.get(at, ""):
        return
    elsewhere = [f'"{other}"' for other, text in passages.items() if wanted in text]
    if at not in passages:
        what = f'at: the original has no place "{at}"'
    else:
        what = f'as_written: "{written}" does not stand at {at} in the original'
    found = f"it stands at {', '.join(elsewhere[:5])}" if elsewhere else ""
    yield Finding((*loc, "at"), what, found or (nearest(at, passages) if at not in passages else "correct one of them"))


def _passages(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for place in document.places:
        found[place.at] = found.get(place.at, "") + _squeezed(document.text[place.start : place.end])
    return found


def _squeezed(text: str) -> str:
    """Return the text without white space: line breaks and the spaces that some documents print between the parts."""
    return "".join(text.split())


def _evidence(subject: Subject) -> Iterator[tuple[Loc, Evidence]]:
    for index, event in subject.events():
        for number, evidence in enumerate(event.evidence):
            yield ("events", index, "evidence", number), evidence
