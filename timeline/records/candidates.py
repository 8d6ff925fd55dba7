"""An event that documents offer and no person has looked at yet."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from timeline.records.documents import Mod


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a candidate rests: the span of a date mention (of the act, if it has no date), in one document.

    source    id of the source record, or None for a document that has none.
    at        locator in that source, "" if unknown.
    """

    doc: str
    start: int
    end: int
    text: str
    source: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A date that a note gives for the act: it may sharpen the text's date or contradict it. Never applied silently."""

    edtf: str
    quote: Quote
    why: Literal["sharpens", "contradicts"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that happened, as documents tell it.

    key       stable hash of source, date and act: the same after small changes of wording.
    edtf      None for an undated act; then `not_after` is the last date it can have.
    title     {language: text}: en and/or zh (zh in the document's own script).
    actors, states    ids or, where the vocabulary has none, names as written.
    score     how much an editor probably wants it (higher first), `reasons` in words.
    known     id of the entry of events.yaml that settles it, or None.
    """

    key: str
    edtf: str | None
    mod: Mod | None
    title: dict[str, str]
    score: float
    evidence: tuple[Quote, ...]
    place: str | None = None
    actors: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    suggests: tuple[Suggestion, ...] = ()
    not_after: str | None = None
    known: str | None = None
    kind: Literal["dated", "undated"] = field(default="dated")

    def to_json(self) -> dict[str, Any]:
        """Return the candidate as one JSON line of `timeline mine --json`."""
        row = asdict(self)
        row["suggests"] = [{"edtf": s.edtf, "from": asdict(s.quote), "why": s.why} for s in self.suggests]
        if self.kind == "dated":
            del row["not_after"], row["kind"]
        return row
