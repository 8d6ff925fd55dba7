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
NOT_LATER = 0.8  # … where an undated act is merely not excluded
FEW_WORDS = 4  # words: a shorter title is like another only as a whole
PART = 4  # letters that an act's words must have to be found as part of longer ones

# Which evidence item of which entry, by their places in the file; None: the entry as a whole.
Item = tuple[int, int | None]
# Source, locator, date as written.
Cited = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """One entry that may settle one candidate, and the evidence that says so, by the documents of the candidate."""

    score: float
    candidate: int
    entry: int
    seats: tuple[tuple[str, Item], ...] = ()


def settle(candidates: Sequence[Candidate], timeline: Timeline) -> list[Candidate]:
    """Return the candidates, in their order, each with the id of the entry that settles it in `known`."""
    settled = _assign(_twins(candidates, timeline))
    closed = set(settled.values())
    entries = Entries(timeline)
    open_matches = [
        match
        for number, candidate in enumerate(candidates)
        if number not in settled
        for match in entries.matches(number, candidate)
        if match.entry not in closed
    ]
    settled |= _assign(open_matches)
    known = {number: timeline.events[entry].id for number, entry in settled.items()}
    return [replace(candidate, known=known.get(number)) for number, candidate in enumerate(candidates)]


def _assign(matches: Iterable[Match]) -> dict[int, int]:
    """Return which candidate gets which entry: the best match first, and none into seats that are all taken."""
    found: dict[int, int] = {}
    taken: set[tuple[str, Item]] = set()
    for match in sorted(matches, key=lambda match: (-match.score, match.candidate, match.entry)):
        if match.candidate not in found and not (match.seats and taken.issuperset(match.seats)):
            found[match.candidate] = match.entry
            taken.update(match.seats)
    return found


def _twins(candidates: Sequence[Candidate], timeline: Timeline) -> Iterator[Match]:
    """Yield candidates with entries of the same date and the very same evidence: they were made from them.

    They come first, so that what is put in today changes nothing about the others tomorrow.
    """
    made: dict[tuple[str | None, frozenset[Cited]], list[int]] = defaultdict(list)
    for number, event in enumerate(timeline.events):
        cited = frozenset((item.source, item.at or "", item.as_written or "") for item in event.evidence if item.source)
        made[event.date, cited].append(number)
    for number, candidate in enumerate(candidates):
        quotes = [quote for quote in candidate.evidence if quote.source]
        cited = frozenset((quote.source or "", quote.at, " ".join(quote.text.split())) for quote in quotes)
        for entry in made.get((candidate.edtf, cited), ()) if quotes else ():
            likeness = _title_likeness(candidate.title, timeline.events[entry].title)
            yield Match(likeness, number, entry, tuple((quote.doc, (entry, None)) for quote in quotes))


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
            if event.status != "draft":
                counts.update({*event.actors, *event.states})
            for place, item in _places(number, event):
                self.places[place].append(item)
            for year in {year for date in _dates(event) for year in _years(date)}:
                self.years[year].append(number)
        total = sum(event.status != "draft" for event in self.timeline.events)
        self.weights = {name: log(1 + total / count) for name, count in counts.items()}

    def matches(self, number: int, candidate: Candidate) -> Iterator[Match]:
        """Yield the entries that may settle the candidate."""
        seats = self._seats(candidate)
        for entry, (exact, where) in seats.items():
            event = self.timeline.events[entry]
            likeness = self.likeness(candidate, event)
            if exact:
                yield Match(2 + likeness, number, entry, where)
            elif likeness >= SAME_PLACE and _nearness(candidate, event) and self._is_about(candidate, event):
                yield Match(1 + likeness, number, entry, where)
        for entry in sorted(self._of_the_time(candidate) - seats.keys()):
            event = self.timeline.events[entry]
            nearness = _nearness(candidate, event)
            likeness = self.likeness(candidate, event) if nearness else 0
            if nearness and likeness >= nearness and self._is_about(candidate, event):
                yield Match(likeness, number, entry)

    def _seats(self, candidate: Candidate) -> dict[int, tuple[bool, tuple[tuple[str, Item], ...]]]:
        """Return, for each entry that cites a place of the candidate, whether it has the same words, and its seats."""
        found: dict[int, list[tuple[bool, tuple[str, Item]]]] = defaultdict(list)
        for quote in candidate.evidence:
            for entry, item in self.places.get((quote.source or "", quote.at), ()):
                evidence = None if item is None else self.timeline.events[entry].evidence[item]
                same = evidence is not None and _is_same(evidence, quote, undated=candidate.edtf is None)
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

    def _is_about(self, candidate: Candidate, event: Event) -> bool:
        """Tell whether more than a likeness speaks for it: like titles, or, at a date, actors and terms of both."""
        title = _title_likeness(candidate.title, event.title)
        if candidate.edtf is None:
            return title >= SAME_SPAN
        both = {*candidate.actors} & {*event.actors} and {*candidate.states} & {*event.states}
        return bool(both) or title >= SAME_DATE

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


def _is_same(evidence: Evidence, quote: Quote, *, undated: bool) -> bool:
    """Tell whether the words are the same; of an undated act, whether one is part of the other."""
    if evidence.as_written is None:
        return False
    written, quoted = _folded(evidence.as_written), _folded(quote.text)
    part = undated and min(len(written), len(quoted)) >= PART and (written in quoted or quoted in written)
    return written == quoted or part


def _nearness(candidate: Candidate, event: Event) -> float:
    """Return the likeness asked of the two for their dates: less where they are the same, 0 if they exclude it."""
    if candidate.edtf is None:
        limit = candidate.not_after
        return NOT_LATER if limit and dates.bounds(event.date)[0] <= dates.bounds(limit)[1] else 0
    if candidate.edtf in _dates(event):
        return SAME_DATE
    near = any(dates.contains(d, candidate.edtf) or dates.contains(candidate.edtf, d) for d in _dates(event))
    return SAME_SPAN if near else 0


def _title_likeness(title: dict[str, str], other: Text) -> float:
    from rapidfuzz import fuzz

    best = 0.0
    if (english := title.get("en")) and other.en:
        one, two = english.lower(), other.en.lower()
        best = fuzz.token_set_ratio(one, two) / 100
        if min(len(one.split()), len(two.split())) < FEW_WORDS:  # all of "UN Charter" is in many titles
            best = fuzz.token_sort_ratio(one, two) / 100
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
