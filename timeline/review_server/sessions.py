"""One sitting of an editor: the file as it is now, the queue made from it, and what was decided so far.

Each decision reads the file, changes one entry, and writes the file whole or not at all. The page says which version of
the file it has seen; if the file says something else by now, nothing is written and both versions are returned.
"""

from __future__ import annotations

import difflib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from timeline.curate import settle
from timeline.curate.check import NOTHING, inspect
from timeline.curate.checks.subjects import Reader, Subject
from timeline.curate.review import Decision, Item, decide, find_passages, make_queue, take_back, timeline_of, tree_of
from timeline.errors import EventError, Faults
from timeline.records.candidates import Candidate
from timeline.records.curated import Text, Timeline
from timeline.records.documents import Document, Mention
from timeline.yamlfile import read_text, write_text

_DECISION = TypeAdapter(Decision)


class Conflict(EventError):
    """The file was changed underneath: what happened to it, and what would have been written."""

    def __init__(self, theirs: str, mine: str) -> None:
        super().__init__("the file was changed meanwhile; nothing was written")
        self.theirs = theirs
        self.mine = mine


@dataclass(frozen=True, slots=True)
class Step:
    """A decision that was written."""

    key: str
    said: str
    before: str
    after: str


class Session:
    """What the page asks and says; one request at a time."""

    def __init__(
        self,
        path: Path,
        candidates: Sequence[Candidate],
        documents: Sequence[Document],
        find_mentions: Callable[[Document], Sequence[Mention]],
        read_dates: Reader | None = None,
    ) -> None:
        self.path = path
        self._read_dates = read_dates and cache(read_dates)
        self._candidates = candidates
        self._documents = documents
        self._queue = lru_cache(4)(self._make_queue)
        self._mentions = cache(lambda number: find_mentions(documents[number]))
        self._numbers = {document.path: number for number, document in enumerate(documents)}
        self._steps: list[Step] = []
        self._seen: dict[str, str] = {}
        self._lock = threading.Lock()

    def state(self) -> dict[str, Any]:
        """Return everything the page shows but the passages, as the file is now."""
        with self._lock, self._named():
            return self._state(self._read())

    def passages(self, key: str) -> list[dict[str, Any]]:
        """Return the passages behind an item, none if it has been decided."""
        with self._lock, self._named():
            item = next((item for item in self._queue(self._read()) if item.key == key), None)
            found = find_passages(item, self._documents, self._mentions_of) if item else []
            return [asdict(passage) for passage in found]

    def decide(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """Write a decision and return the state after it.

        asked    {"key", "version", "decision": the fields of a Decision}.
        raise    Conflict if the page has not seen the file as it is; EventError if the decision cannot be done.
        """
        with self._lock, self._named():
            key, decision = str(asked.get("key")), _decision(asked.get("decision"))
            text = self._read()
            if asked.get("version") != version_of(text):
                base = self._seen.get(str(asked.get("version")), text)
                raise Conflict(_difference(base, text), _difference(base, self._after(base, key, decision)))
            after = self._after(text, key, decision)
            write_text(self.path, after, instead_of=text)
            self._steps.append(Step(key, _said(key, decision), text, after))
            return self._state(after) | {"written": _difference(text, after), "remarks": self._remarks(text, after)}

    def undo(self) -> dict[str, Any]:
        """Take the last decision back, and return the state after it.

        raise    Conflict if its lines were changed since; EventError if there is nothing to undo.
        """
        with self._lock, self._named():
            if not self._steps:
                raise EventError("nothing to undo: no decision was made since the review began")
            step, text = self._steps[-1], self._read()
            try:
                after = take_back(text, step.before, step.after)
            except EventError as error:
                raise Conflict(_difference(step.after, text), _difference(step.after, step.before)) from error
            write_text(self.path, after, instead_of=text)
            self._steps.pop()
            return self._state(after) | {"written": _difference(text, after), "key": step.key}

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Tell faults of the text by the name of its file."""
        try:
            yield
        except Faults as error:
            raise Faults(replace(fault, file=self.path.name) for fault in error.faults) from error

    def _read(self) -> str:
        text = read_text(self.path)
        self._seen[version_of(text)] = text
        for old in list(self._seen)[:-20]:
            del self._seen[old]
        return text

    def _mentions_of(self, document: Document) -> Sequence[Mention]:
        return self._mentions(self._numbers[document.path])

    def _make_queue(self, text: str) -> tuple[Item, ...]:
        timeline = timeline_of(text)
        return make_queue(settle(self._candidates, timeline), timeline)

    def _after(self, text: str, key: str, decision: Decision) -> str:
        item = next((item for item in self._queue(text) if item.key == key), None)
        if item is None:
            raise EventError("this is settled already, by another entry of the file\n    go on with the next")
        return decide(text, item, decision)

    def _remarks(self, before: str, after: str) -> list[str]:
        """Return what the check says of the file now and did not say before the last decision."""
        old = {event.id for event in timeline_of(before).events if event.status is None}
        new = {event.id for event in timeline_of(after).events if event.status is None} - old
        found = inspect(tree_of(after), Subject(NOTHING, self.path.parent, {}, self._read_dates))[1]
        faults = [fault for fault in found if fault.entry in new and fault.level != "note"]
        return [f"{fault.what}: {fault.remedy}" if fault.remedy else fault.what for fault in faults]

    def _state(self, text: str) -> dict[str, Any]:
        self._seen[version_of(text)] = text
        timeline = timeline_of(text)
        queue = self._queue(text)
        return {
            "file": self.path.name,
            "version": version_of(text),
            "decided": len(self._steps),
            "last": self._steps[-1].said if self._steps else "",
            "items": [_shown(item) for item in queue],
            "choices": _choices(timeline),
        }


def version_of(text: str) -> str:
    """Return a short name of exactly this text."""
    return sha256(text.encode()).hexdigest()[:16]


def _decision(data: Any) -> Decision:
    try:
        return _DECISION.validate_python(data)
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise EventError(f"{place}: {error.errors()[0]['msg']}\n    reload the page") from error


def _said(key: str, decision: Decision) -> str:
    words = {"accept": "accepted", "reject": "rejected", "merge": f"merged into {decision.target}"}
    return f"{words[decision.action]}: {key.partition(':')[2]}"


def _difference(before: str, after: str) -> str:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=2)
    return "\n".join(list(lines)[2:])


def _shown(item: Item) -> dict[str, Any]:
    candidate = item.candidate
    return {
        "key": item.key,
        "kind": item.kind,
        "entry": dict(item.entry),
        "rows": list(item.rows),
        "suggests": [asdict(suggestion) for suggestion in item.suggests],
        "reasons": list(candidate.reasons) if candidate else [],
        "score": candidate.score if candidate else None,
        "not_after": candidate.not_after if candidate else None,
    }


def _choices(timeline: Timeline) -> dict[str, Any]:
    """Return what the form offers: lanes, terms, actors, events to merge into, reasons given before."""
    live = [event for event in timeline.events if event.status != "rejected"]
    events = [{**_named(event.id, event.title), "date": event.date, "status": event.status} for event in live]
    return {
        "lanes": [_named(one.id, one.label) for one in timeline.lanes],
        "terms": [_named(one.id, one.label) for one in timeline.terms],
        "actors": [_named(one.id, one.label) for one in timeline.actors],
        "sources": [{"id": one.id, "title": {"en": one.id}} for one in timeline.sources],
        "events": events,
        "reasons": sorted({event.reason for event in timeline.events if event.reason}),
    }


def _named(name: str, label: Text) -> dict[str, Any]:
    return {"id": name, "title": label.model_dump(by_alias=True, exclude_none=True)}
