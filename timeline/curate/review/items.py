"""Candidates + timeline → what a person has to decide, in the order to do it.

Drafts that stand in the file come first, then dated candidates and undated acts by score, then evidence for events that
are published already. Everything is computed from the file as it is now: what is decided falls out by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from timeline import dates
from timeline.curate.drafts import new_entries, new_evidence
from timeline.records.candidates import Candidate, Quote, Suggestion
from timeline.records.curated import Event, Timeline

Kind = Literal["draft", "candidate", "undated", "evidence"]
UNKNOWN = "XXXX"  # EDTF for a year of which no digit is known


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide.

    key         the same as long as the thing is the same: kind and id of the event, or of the candidate.
    entry       the entry as it stands in the file, or as it would be put in; an undated act has no date.
    rows        evidence that would be added to it.
    quotes      where documents tell of it.
    suggests    dates that notes give for it.
    candidate   what an entry is made of, if there is none yet.
    """

    key: str
    kind: Kind
    entry: Mapping[str, Any]
    rows: tuple[dict[str, str], ...] = ()
    quotes: tuple[Quote, ...] = ()
    suggests: tuple[Suggestion, ...] = ()
    candidate: Candidate | None = None


def make_queue(candidates: Sequence[Candidate], timeline: Timeline) -> tuple[Item, ...]:
    """Return what is to be decided.

    candidates    as settled against `timeline`.
    """
    tellers: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.known:
            tellers[candidate.known].append(candidate)
    rows = new_evidence(candidates, timeline)
    drafts = [event for event in timeline.events if event.status == "draft"]
    published = [event for event in timeline.events if event.status is None]
    return (
        *(_of_event("draft", event, tellers[event.id], rows.get(event.id, ())) for event in drafts),
        *sorted(_new(candidates, timeline), key=lambda item: -_score(item)),
        *filter(_says_more, (_of_event("evidence", e, tellers[e.id], rows.get(e.id, ())) for e in published)),
    )


def entry_of(candidate: Candidate, timeline: Timeline) -> dict[str, Any]:
    """Return a candidate as an entry of the file, without status; its id is free.

    An act that nothing dates gets the last date it can have, with `mod: before`, and evidence that only bounds it.
    """
    dated = _dated(candidate)
    entry = {key: value for key, value in new_entries([dated], timeline)[0][0].items() if key != "status"}
    if candidate.kind == "undated":
        entry["evidence"] = [{**row, "gives": "bound"} for row in entry["evidence"]]
    return entry


def row_of(quote: Quote) -> dict[str, str]:
    """Return a quote as a row of evidence."""
    row = {"source": quote.source, "at": quote.at, "as_written": " ".join(quote.text.split())}
    return {key: value for key, value in row.items() if value}


def _dated(candidate: Candidate) -> Candidate:
    if candidate.edtf:
        return replace(candidate, known=None)
    limit = candidate.not_after
    return replace(candidate, known=None, edtf=limit or UNKNOWN, mod="before" if limit else None)


def _new(candidates: Iterable[Candidate], timeline: Timeline) -> Iterator[Item]:
    """Yield an item for each candidate that no entry settles and a registered source tells of."""
    wanted = [c for c in candidates if c.known is None and any(quote.source for quote in c.evidence)]
    wanted.sort(key=lambda candidate: dates.sort_key(_dated(candidate).edtf or ""))  # the order of new_entries
    entries = new_entries(map(_dated, wanted), timeline)
    for candidate, (entry, _) in zip(wanted, entries, strict=True):
        undated = candidate.edtf is None
        hidden = {"status", "date", "mod"} if undated else {"status"}
        shown = {key: value for key, value in entry.items() if key not in hidden}
        kind: Kind = "undated" if undated else "candidate"
        suggests = _once(candidate.suggests)
        yield Item(f"{kind}:{candidate.key}", kind, shown, (), candidate.evidence, suggests, candidate)


def _of_event(kind: Kind, event: Event, tellers: Iterable[Candidate], rows: Iterable[Mapping[str, str]]) -> Item:
    """Return the item of an entry of the file; a published one is offered only what its sources do not say yet."""
    cited = {(item.source, item.at) for item in event.evidence}
    quotes = [quote for candidate in tellers for quote in candidate.evidence]
    suggests = [s for c in tellers for s in c.suggests if (s.quote.source, s.quote.at) not in cited]
    if kind == "evidence":
        suggests = [s for s in suggests if s.edtf != event.date and dates.contains(event.date, s.edtf)]
        quotes = [q for q in quotes if (q.source, q.at) not in cited]
    entry = event.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    offered = tuple({key: value for key, value in row.items() if key != "status"} for row in rows)
    return Item(f"{kind}:{event.id}", kind, entry, offered, tuple(quotes), _once(suggests))


def _once(suggests: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the suggestions, without those that another document or candidate brings again."""
    found = {(s.edtf, s.why, s.quote.source, s.quote.at): s for s in reversed(list(suggests))}
    return tuple(reversed(found.values()))


def _says_more(item: Item) -> bool:
    waiting = any(row.get("status") == "draft" for row in item.entry.get("evidence", ()))
    return bool(item.rows or item.suggests or waiting)


def _score(item: Item) -> float:
    return item.candidate.score if item.candidate else 0.0
