"""Candidates → drafts in events.yaml, put between the lines that are there, none of which changes.

What is put in: an entry with `status: draft` for each dated candidate that no entry settles, and evidence with
`status: draft` for each known event that a source tells of which the event does not cite yet. Undated acts are left to
a person, who alone can date them.
"""

from __future__ import annotations

import copy
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from timeline import dates
from timeline.curate.blocks import comment_lines, entry_lines
from timeline.curate.lists import EntryList, read_list, refusal
from timeline.records.candidates import Candidate, Quote
from timeline.records.curated import Timeline, by_id
from timeline.yamlfile import Tree, insert, parse

Piece = tuple[int, str]  # an offset of the text, and the lines to put there
Draft = tuple[dict[str, Any], list[str]]  # an entry, and remarks on it
Additions = dict[str, list[dict[str, str]]]  # evidence by the id of its event


def insert_drafts(text: str, candidates: Sequence[Candidate], timeline: Timeline, *, name: str = "events.yaml") -> str:
    """Return the text of events.yaml with new drafts and new evidence in it; the same text if there are none.

    candidates    as settled against `timeline`, which is what the text says.
    name          of the file, as faults call it.
    raise         Faults if the text has a form into which lines cannot be put; then nothing is lost.
    """
    tree = parse(text, name)
    entries, additions = new_entries(candidates, timeline), new_evidence(candidates, timeline)
    if not entries and not additions:
        return text
    where = read_list(tree)
    # evidence first: where both go to one offset, it belongs to the entry above
    after = insert(text, _evidence_pieces(where, additions, timeline) + _entry_pieces(where, entries, timeline))
    _compare(tree, parse(after), [entry for entry, _ in entries], additions)
    return after


def new_entries(candidates: Iterable[Candidate], timeline: Timeline) -> list[Draft]:
    """Return a draft with remarks for each candidate that is dated, not settled, and told by a registered source."""
    taken = {name for event in timeline.events for name in (event.id, *event.formerly)}
    wanted = [c for c in candidates if c.known is None and c.edtf and any(quote.source for quote in c.evidence)]
    found = []
    for candidate in sorted(wanted, key=lambda candidate: dates.sort_key(candidate.edtf or "")):
        name = _new_id(candidate, taken)
        taken.add(name)
        found.append((_entry(name, candidate, timeline), _remarks(candidate, timeline)))
    return found


def new_evidence(candidates: Iterable[Candidate], timeline: Timeline) -> Additions:
    """Return evidence for published events and drafts, by id, from sources that the event does not cite yet."""
    cited = {event.id: {item.source for item in event.evidence} for event in timeline.events}
    live = {event.id for event in timeline.events if event.status != "rejected"}
    found: Additions = defaultdict(list)
    for candidate in candidates:
        if candidate.known in live:
            quotes = [quote for quote in candidate.evidence if quote.source not in cited[candidate.known]]
            found[candidate.known] += [{**row, "status": "draft"} for row in map(_evidence, quotes) if row]
    return {name: _unique(rows) for name, rows in found.items() if rows}


def unregistered(candidates: Iterable[Candidate]) -> list[str]:
    """Return the documents that candidates come from but no source record knows: their drafts could cite nothing."""
    quotes = [quote for c in candidates if c.known is None for quote in c.evidence if quote.source is None]
    return sorted({quote.doc for quote in quotes})


# --- one draft ---


def _entry(name: str, candidate: Candidate, timeline: Timeline) -> dict[str, Any]:
    known_actors, known_terms = by_id(timeline.actors), by_id(timeline.terms)
    actors = [actor for actor in candidate.actors if actor in known_actors]
    states = [term for term in candidate.states if term in known_terms]
    entry = {
        "id": name,
        "date": candidate.edtf,
        "mod": candidate.mod,
        "title": _title(candidate),
        "status": "draft",
        "place": _text(candidate.place) if candidate.place else None,
        "actors": list(dict.fromkeys(actors)),
        "states": list(dict.fromkeys(states)),
        "evidence": _unique(_evidence(quote) for quote in candidate.evidence),
    }
    return {key: value for key, value in entry.items() if value}


def _title(candidate: Candidate) -> dict[str, str]:
    titles = {language: _in_language(language, title) for language, title in sorted(candidate.title.items())}
    return {language: title for language, title in titles.items() if title} or _untitled(candidate.evidence[0].text)


def _untitled(words: str) -> dict[str, str]:
    language = next(iter(_text(words)))
    return {language: f"{'未命名' if language == 'zh' else 'Untitled'} ({_text(words)[language]})"}


def _evidence(quote: Quote) -> dict[str, str]:
    row = {"source": quote.source, "at": quote.at, "as_written": " ".join(quote.text.split())}
    return {key: value for key, value in row.items() if value} if quote.source else {}


def _unique(rows: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    return [dict(row) for row in dict.fromkeys(tuple(row.items()) for row in rows if row)]


def _in_language(language: str, text: str) -> str:
    """Return the text as events.yaml wants it: on one line, Chinese in simplified characters."""
    text = " ".join(text.split())
    if language != "zh":
        return text
    from opencc import OpenCC

    return str(OpenCC("t2s").convert(text))


def _text(words: str) -> dict[str, str]:
    language = "zh" if re.search(r"[㐀-鿿]", words) else "en"
    return {language: _in_language(language, words)}


def _remarks(candidate: Candidate, timeline: Timeline) -> list[str]:
    """Return what an editor should know of a draft and the fields do not say."""
    ids = {*by_id(timeline.actors), *by_id(timeline.terms)}
    names = [name for name in (*candidate.actors, *candidate.states) if name not in ids]
    remarks = [f"Proposed with score {candidate.score:.3g}: {'; '.join(candidate.reasons) or 'no reasons given'}."]
    if names:
        remarks.append(f"Also named: {', '.join(dict.fromkeys(names))}.")
    remarks += [f"{s.quote.at or s.quote.doc} {s.why} the date: {s.edtf} ({s.quote.text})." for s in candidate.suggests]
    return remarks


def _new_id(candidate: Candidate, taken: set[str]) -> str:
    """Return an id that is free: year, then the first words of the title, or actors and terms."""
    year = re.search(r"\d{2}[\dX]{2}", candidate.edtf or "")
    words = re.findall(r"[a-z0-9]+", candidate.title.get("en", "").lower())
    words = words or re.findall(r"[a-z0-9]+", " ".join([*candidate.actors[:1], *candidate.states[:2]]).lower())
    parts = [year[0].lower() if year else "undated", *[word for word in words if word not in _SMALL][:5]]
    base = textwrap.shorten(" ".join(parts), 48, placeholder="").replace(" ", "-") or parts[0]
    names = [base] if base != parts[0] else []
    names += [f"{base}-{candidate.key[:length].lower()}" for length in (4, 8)]
    names += [f"{base}-{number}" for number in range(2, len(taken) + 3)]
    return next(name for name in names if name not in taken and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name))


_SMALL = {"a", "an", "and", "at", "by", "for", "in", "of", "on", "s", "the", "to", "with"}


# --- where it goes ---


def _entry_pieces(where: EntryList, entries: Sequence[Draft], timeline: Timeline) -> list[Piece]:
    """Return the text of the drafts and the offsets where they go: each before the first event that is later."""
    keys = [dates.sort_key(event.date) for event in timeline.events]
    blocks: dict[int, list[str]] = defaultdict(list)
    for entry, remarks in entries:
        own = dates.sort_key(entry["date"])
        number = next((number for number, key in enumerate(keys) if key > own), len(keys))
        lines = [*comment_lines(remarks, where.dash), *entry_lines(entry, where.dash, where.step)]
        blocks[number].append("".join(f"{line}\n" for line in lines))
    return [where.before(number, texts) for number, texts in blocks.items()]


def _evidence_pieces(where: EntryList, additions: Additions, timeline: Timeline) -> list[Piece]:
    return [
        where.after_evidence(number, additions[event.id])
        for number, event in enumerate(timeline.events)
        if event.id in additions
    ]


def _compare(before: Tree, after: Tree, entries: list[dict[str, Any]], additions: Additions) -> None:
    """Refuse the new text unless it says what the old one said, and the additions, and nothing else."""
    expected = copy.deepcopy(before.data)
    for event in expected.get("events") or ():
        if event["id"] in additions:
            event["evidence"] = [*(event.get("evidence") or ()), *additions[event["id"]]]
    new = {entry["id"]: entry for entry in entries}
    found = copy.deepcopy(after.data) if isinstance(after.data, dict) else {}
    events = found.get("events") or []
    drafts = {event["id"]: event for event in events if event["id"] in new}
    found["events"] = [event for event in events if event["id"] not in new] or expected.get("events")
    if after.faults or drafts != new or found != expected:
        what = "drafts cannot be put in without changing what is there; nothing was written"
        remedy = "write each event as its own indented lines after a hyphen, or use `timeline mine -o drafts.yaml`"
        raise refusal(before, before.find(("events",)), what, remedy)
