"""Candidates × entries → which entry settles which candidate.

An entry settles a candidate that rests on the same place of the same source, else one that tells of the same thing at
a compatible date. Two candidates of one document do not share one piece of evidence: two acts in one sentence are two.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from math import log
from typing import Any

from timeline import dates
from timeline.records.candidates import Candidate, Quote
from timeline.records.curated import Event, Evidence, Text, Timeline

SAME_PLACE = 0.3  # likeness asked where source and locator agree but the date is printed otherwise
SAME_DATE = 0.5  # … where only the dates agree
SAME_SPAN = 0.65  # … where one date merely lies within the other

# Which evidence item of which entry, by their places in the file; None: the entry as a whole.
Item = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Match:
    """One entry that may settle one candidate, and the evidence that says so, by the documents of the candidate."""

    score: float
    candidate: int
    entry: int
    seats: tuple[tuple[str, Item], ...] = ()


def settle(candidates: Sequence[Candidate], timeline: Timeline) -> list[Candidate]:
    """Return the candidates, in their order, each with the id of the entry that settles it in `known`."""
    entries = Entries(timeline)
    found = [match for number, candidate in enumerate(candidates) for match in entries.matches(number, candidate)]
    settled: dict[int, str] = {}
    taken: set[tuple[str, Item]] = set()
    for match in sorted(found, key=lambda match: (-match.score, match.candidate, match.entry)):
        if match.candidate in settled or (match.seats and taken.issuperset(match.seats)):
            continue
        settled[match.candidate] = timeline.events[match.entry].id
        taken.update(match.seats)
    return [replace(candidate, known=settled.get(number)) for number, candidate in enumerate(candidates)]


@dataclass
class Entries:
    """The events of a timeline, found by place and by year."""

    timeline: Timeline
    places: dict[tuple[str, str], list[Item]] = field(default_factory=lambda: defaultdict(list))
    years: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    weights: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the entries."""
        counts: Counter[str] = Counter()
        for number, event in enumerate(self.timeline.events):
            counts.update({*event.actors, *event.states})
            for place, item in _places(number, event):
                self.places[place].append(item)
            for year in {year for date in _dates(event) for year in _years(date)}:
                self.years[year].append(number)
        total = len(self.timeline.events)
        self.weights = {name: log(1 + total / count) for name, count in counts.items()}

    def matches(self, number: int, candidate: Candidate) -> Iterator[Match]:
        """Yield the entries that may settle the candidate."""
        seats = self._seats(candidate)
        for entry, (exact, where) in seats.items():
            event = self.timeline.events[entry]
            likeness = self.likeness(candidate, event)
            if exact:
                yield Match(2 + likeness, number, entry, where)
            elif likeness >= SAME_PLACE and _nearness(candidate, event):
                yield Match(1 + likeness, number, entry, where)
        for entry in sorted(self._of_the_time(candidate) - seats.keys()):
            event = self.timeline.events[entry]
            nearness = _nearness(candidate, event)
            likeness = self.likeness(candidate, event) if nearness else 0
            if nearness and likeness >= nearness:
                yield Match(likeness, number, entry)

    def _seats(self, candidate: Candidate) -> dict[int, tuple[bool, tuple[tuple[str, Item], ...]]]:
        """Return, for each entry that cites a place of the candidate, whether it has the same words, and its seats."""
        found: dict[int, list[tuple[bool, tuple[str, Item]]]] = defaultdict(list)
        for quote in candidate.evidence:
            for entry, item in self.places.get((quote.source or "", quote.at), ()):
                same = item is not None and _is_same(self.timeline.events[entry].evidence[item], quote)
                found[entry].append((same, (quote.doc, (entry, item))))
        return {
            entry: (best, tuple(seat for same, seat in seats if same == best))
            for entry, seats in found.items()
            for best in [any(same for same, _ in seats)]
        }

    def _of_the_time(self, candidate: Candidate) -> set[int]:
        date = candidate.edtf or candidate.not_after
        if date is None:
            return set()
        years = _years(date) if candidate.edtf else range(dates.bounds(date)[1][0] - 1, dates.bounds(date)[1][0] + 1)
        return {entry for year in years for entry in self.years.get(year, ())}

    def likeness(self, candidate: Candidate, event: Event) -> float:
        """Return from 0 to 1 how much the two tell of the same thing: by title, actors and terms."""
        title = _title_likeness(candidate.title, event.title)
        mine, theirs = {*candidate.actors, *candidate.states}, {*event.actors, *event.states}
        smaller = min(self._weight(mine & self.weights.keys()), self._weight(theirs))
        if not smaller:
            return title
        shared = self._weight(mine & theirs) / smaller
        return max(title, 0.5 * title + 0.5 * shared)

    def _weight(self, names: Iterable[str]) -> float:
        return sum(self.weights.get(name, 0.0) for name in names)


def _places(number: int, event: Event) -> Iterator[tuple[tuple[str, str], Item]]:
    for place, evidence in enumerate(event.evidence):
        if evidence.source:
            yield (evidence.source, evidence.at or ""), (number, place)


def _dates(event: Event) -> list[str]:
    """Return the date of the event, and what sources give instead."""
    return [event.date, *(evidence.disputes for evidence in event.evidence if evidence.disputes)]


def _years(date: str) -> range:
    """Return the years of a date; of a long or open one only those at its ends that are known."""
    (first, *_), (last, *_) = dates.bounds(date)
    if first == dates.FIRST[0] or last == dates.LAST[0]:
        return range(last, last + 1) if first == dates.FIRST[0] else range(first, first + 1)
    return range(first, min(last, first + 100) + 1)


def _is_same(evidence: Evidence, quote: Quote) -> bool:
    return evidence.as_written is not None and _folded(evidence.as_written) == _folded(quote.text)


def _nearness(candidate: Candidate, event: Event) -> float:
    """Return the likeness asked of the two for their dates: less where they are the same, 0 if they exclude it."""
    if candidate.edtf is None:
        limit = candidate.not_after
        return SAME_SPAN if limit and dates.bounds(event.date)[0] <= dates.bounds(limit)[1] else 0
    if candidate.edtf in _dates(event):
        return SAME_DATE
    near = any(dates.contains(d, candidate.edtf) or dates.contains(candidate.edtf, d) for d in _dates(event))
    return SAME_SPAN if near else 0


def _title_likeness(title: dict[str, str], other: Text) -> float:
    from rapidfuzz import fuzz

    best = 0.0
    if (english := title.get("en")) and other.en:
        best = fuzz.token_set_ratio(english.lower(), other.en.lower()) / 100
    if chinese := title.get("zh"):
        for text in filter(None, (other.zh, other.zh_hant)):
            best = max(best, fuzz.ratio(_folded(chinese), _folded(text)) / 100)
    return best


@lru_cache(65536)
def _folded(text: str) -> str:
    """Return the text without what printing changes: white space, width, case, script."""
    folded = "".join(unicodedata.normalize("NFKC", text).lower().split())
    return folded if folded.isascii() else _simplifier().convert(folded)


@cache
def _simplifier() -> Any:
    from opencc import OpenCC  # 40 ms

    return OpenCC("t2s")
