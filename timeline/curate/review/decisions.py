"""Text of events.yaml + a decision → the text after it.

Each decision changes one entry, and is the only thing that may change a line that stands there: a person asked for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from timeline import dates
from timeline.curate.review.edits import Entry, edit_entry, in_order, insert_entry
from timeline.curate.review.items import Item, entry_of, row_of
from timeline.curate.review.readings import timeline_of, tree_of
from timeline.errors import EventError
from timeline.records.candidates import Suggestion
from timeline.records.curated import Timeline

EDITABLE = ("date", "mod", "title", "lane", "importance", "place", "actors", "states", "body", "readings")
_GIVES = {"day": "day", "month": "month", "year": "year", "interval": "range"}


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of one item.

    fields    what the entry shall say, of the fields in `EDITABLE`; an empty value takes the field out.
    notes     what to do with a date that a note suggests, by its place in the item: "take" it (the date itself stands
              in `fields`), or "record" that the note disputes the date.
    record    {language: words}: the public record that the editor vouches for.
    target    merge: id of the event that gets the evidence.
    reason    reject: why.
    """

    action: Literal["accept", "merge", "reject"]
    fields: Mapping[str, Any] = field(default_factory=dict)
    notes: Mapping[int, Literal["take", "record"]] = field(default_factory=dict)
    record: Mapping[str, str] = field(default_factory=dict)
    target: str = ""
    reason: str = ""


def decide(text: str, item: Item, decision: Decision) -> str:
    """Return the text after the decision.

    item      of the queue made from this text.
    raise     EventError saying what is missing or cannot be done; Faults if the entry would be wrong.
    """
    timeline = timeline_of(text)
    after = _STEPS[decision.action](text, item, decision, timeline)
    timeline_of(after)
    return after


def _accept(text: str, item: Item, decision: Decision, timeline: Timeline) -> str:
    wanted = _edited(_entry(text, item, decision, timeline), decision.fields)
    wanted.pop("status", None)
    wanted["evidence"] = _evidence(wanted, item, decision)
    if item.kind == "undated" and not (decision.fields.get("date") and _words(decision.record)):
        raise EventError(
            "date: nothing in the documents dates this act\n    give a date, and name the record it is from"
        )
    return _write(text, item, wanted)


def _reject(text: str, item: Item, decision: Decision, timeline: Timeline) -> str:
    reason = _line(decision.reason)
    if not reason:
        raise EventError("reason: rejected without a reason\n    say why, for the next editor")
    if item.kind == "evidence":
        return _refuse_evidence(text, item, reason)
    wanted = _entry(text, item, decision, timeline)
    wanted["evidence"] = [*wanted.get("evidence", ()), *item.rows]
    return _write(text, item, {**wanted, "status": "rejected", "reason": reason})


def _refuse_evidence(text: str, item: Item, reason: str) -> str:
    """Return the text in which the event keeps its evidence, and what was offered stands there as rejected."""
    refused = {"status": "rejected", "reason": reason}
    wanted = _raw(text, item.entry["id"])
    offered = [*item.rows, *(row_of(suggestion.quote) for suggestion in item.suggests)]
    own = wanted.get("evidence", ())
    kept = [{**row, **refused} if row.get("status") == "draft" else row for row in own]
    wanted["evidence"] = _unique([*kept, *({**row, **refused} for row in offered)])
    return _write(text, item, wanted)


def _merge(text: str, item: Item, decision: Decision, timeline: Timeline) -> str:
    """Return the text in which another event has the evidence; an entry that stood for it is kept as rejected.

    A draft takes over titles in languages that it has none in.
    """
    target = next((event for event in timeline.events if event.id == decision.target), None)
    if target is None or target.id == item.entry["id"]:
        raise EventError(f'target: no other event has the id "{decision.target}"\n    choose one of the list')
    wanted, date = _raw(text, target.id), item.entry.get("date")
    disputed = date is not None and not dates.overlap(date, target.date)
    rows = [{**_without(row, "status"), **({"disputes": date} if disputed else {})} for row in _offered(item)]
    wanted["evidence"] = _unique([*wanted.get("evidence", ()), *rows])
    if target.status == "draft":
        wanted["title"] = {**item.entry.get("title", {}), **wanted.get("title", {})}
    after = edit_entry(text, _place(text, target.id), wanted)
    if item.kind == "evidence":
        return _refuse_evidence(after, item, f"Merged into {target.id}.")
    if item.kind == "draft":
        return _reject(after, item, replace(decision, reason=f"Merged into {target.id}."), timeline)
    return after


_STEPS = {"accept": _accept, "reject": _reject, "merge": _merge}


# --- the entry ---


def _entry(text: str, item: Item, decision: Decision, timeline: Timeline) -> Entry:
    """Return the entry as it stands in the file, or as it would be put in with the date and title that were chosen."""
    if item.candidate is None:
        return _raw(text, item.entry["id"])
    date, title = decision.fields.get("date"), decision.fields.get("title")
    chosen = replace(item.candidate, title=_words(title) if title else item.candidate.title)
    if date and dates.fault(date) is None:
        mod = decision.fields["mod"] or None if "mod" in decision.fields else chosen.mod
        chosen = replace(chosen, edtf=date, mod=mod)
    return entry_of(chosen, timeline)


def _edited(entry: Entry, fields: Mapping[str, Any]) -> Entry:
    """Return the entry with the fields a person may change as that person wants them."""
    if odd := sorted(set(fields) - set(EDITABLE)):
        raise EventError(f"{odd[0]}: cannot be changed here\n    change it in a text editor")
    wanted = dict(entry)
    for name, value in fields.items():
        if name == "body":
            value = _prose(value, entry.get(name) or {})  # noqa: PLW2901
        elif isinstance(value, Mapping):
            others = {key: text for key, text in dict(entry.get(name) or {}).items() if key not in value}
            value = _words(value) | others  # noqa: PLW2901
        elif name == "readings":
            value = _readings(value, entry.get(name) or ())  # noqa: PLW2901
        if name == "importance" and value == 1 and name not in entry:
            continue  # the default
        wanted[name] = list(value) if isinstance(value, list | tuple) else value
    empty = [name for name in fields if wanted.get(name) in (None, "", [], {})]
    return in_order({name: value for name, value in wanted.items() if name not in empty})


def _prose(text: Mapping[str, str], old: Mapping[str, str]) -> dict[str, str]:
    """Return a text of paragraphs: the languages given over the old ones; what says the same stays as it is."""
    tidy = {language: _tidy(words) for language, words in text.items()}
    kept = {language: words for language, words in old.items() if _tidy(words) == tidy.get(language, _tidy(words))}
    return {language: words for language, words in ({**old, **tidy, **kept}).items() if words}


def _tidy(words: str) -> str:
    return "\n".join(line.rstrip() for line in str(words or "").strip().splitlines())


def _readings(rows: Sequence[Mapping[str, Any]], old: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the readings as given; one that says the same as before stays as it is, to the last blank."""
    texts = {_tidy(words): words for row in old for words in row.get("text", {}).values()}
    found = []
    for number, row in enumerate(rows, 1):
        text = {name: texts.get(tidy, tidy) for name, words in dict(row["text"]).items() if (tidy := _tidy(words))}
        if not text:
            raise EventError(f"readings: reading {number} says nothing\n    write it in one language, or remove it")
        found.append({name: value for name, value in {**row, "text": text}.items() if value})
    return found


def _evidence(entry: Entry, item: Item, decision: Decision) -> list[dict[str, Any]]:
    """Return the evidence with what was offered, the notes that were chosen, and the editor's record."""
    rows = [_without(row, "status") if row.get("status") == "draft" else row for row in entry.get("evidence", ())]
    rows += item.rows
    for place, choice in sorted(decision.notes.items()):
        if not 0 <= place < len(item.suggests):
            raise EventError(f"notes: the item has no suggestion {place}\n    reload the page")
        rows = _with_note(rows, item, item.suggests[place], choice)
    if words := _words(decision.record):
        gives = _GIVES.get(dates.precision(entry["date"])) if dates.fault(entry["date"]) is None else None
        rows.append({"basis": "editor", **({"gives": gives} if gives else {}), "record": words})
    return _unique(rows)


def _with_note(rows: list[dict[str, Any]], item: Item, note: Suggestion, choice: str) -> list[dict[str, Any]]:
    """Return the evidence with the note: as what gives the date, or as what disputes it."""
    row: dict[str, Any] = row_of(note.quote)
    if choice == "record":
        return [*rows, {**row, "disputes": note.edtf}]
    if note.why == "contradicts":
        old = item.entry.get("date")
        told = [row_of(quote) for quote in item.quotes]
        return [*({**one, "disputes": old} if one in told and old else one for one in rows), row]
    gives = _GIVES.get(dates.precision(note.edtf))
    return [*rows, {**row, "gives": gives} if gives else row]


def _offered(item: Item) -> list[dict[str, Any]]:
    """Return the evidence that an item brings: its entry's own, unless the entry is published and keeps it."""
    own = item.entry.get("evidence", ())
    if item.kind == "evidence":
        own = [row for row in own if row.get("status") == "draft"]
    if item.kind == "undated":
        own = [{**row, "gives": "bound"} for row in own]
    return [*own, *item.rows]


def _write(text: str, item: Item, wanted: Entry) -> str:
    wanted = in_order(wanted)
    return insert_entry(text, wanted) if item.candidate else edit_entry(text, _place(text, wanted["id"]), wanted)


def _place(text: str, name: str) -> int:
    return next(number for number, event in enumerate(tree_of(text).data["events"]) if event["id"] == name)


def _raw(text: str, name: str) -> Entry:
    """Return the entry exactly as the file has it."""
    found = [event for event in tree_of(text).data["events"] if event["id"] == name]
    if not found:
        raise EventError(f"{name}: no longer in the file\n    reload the page")
    return dict(found[0])


def _without(row: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != key}


def _words(text: Mapping[str, str]) -> dict[str, str]:
    """Return a text in its languages, each on one line, without those that are empty."""
    return {language: line for language, words in text.items() if (line := _line(words))}


def _line(words: str) -> str:
    return " ".join(str(words or "").split())


def _unique(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows without repetitions, status and its reason aside."""
    found: list[dict[str, Any]] = []
    for row in rows:
        if _stated(row) not in map(_stated, found):
            found.append(row)
    return found


def _stated(row: Mapping[str, Any]) -> dict[str, Any]:
    return _without(_without(row, "status"), "reason")
