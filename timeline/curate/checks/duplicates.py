"""Entries that may tell of the same event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise

from timeline import dates
from timeline.curate.checks.subjects import Finding, Subject
from timeline.records.curated import Event

COMMON = 20  # a word in more titles than this says nothing, and comparing all of them would not be linear
ALIKE = 85

_NUMBER = re.compile(r"\d+|[〇一二三四五六七八九十百]+")
_WORD = re.compile(r"[A-Za-z0-9]+|[㐀-鿿]")


def likely_duplicates(subject: Subject) -> Iterator[Finding]:
    """No two events have like titles and dates that overlap."""
    events = [(index, event) for index, event in subject.events() if not dates.fault(event.date)]
    for one, other in sorted(_pairs(events)):
        (_, first), (index, second) = events[one], events[other]
        if dates.overlap(first.date, second.date) and _are_alike(first, second):
            what = f'perhaps the same event as "{first.id}"'
            yield Finding(("events", index, "id"), what, "merge the two, or say why not: allow: {likely-duplicate: …}")


def _pairs(events: list[tuple[int, Event]]) -> set[tuple[int, int]]:
    """Return the pairs that share a telling word, or have the very same title."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, (_, event) in enumerate(events):
        titles = [title for title in (event.title.en, event.title.zh) if title]
        for word in {*titles, *(word for title in titles for word in _words(title))}:
            holders[word].append(number)
    return {pair for found in holders.values() if len(found) <= COMMON for pair in combinations(found, 2)}


def _words(title: str) -> set[str]:
    found = [word.lower() for word in _WORD.findall(title)]
    return {word for word in found if word.isascii()} | {a + b for a, b in pairwise(found)}


def _are_alike(one: Event, other: Event) -> bool:
    from rapidfuzz import fuzz

    pairs = [(a, b) for a, b in ((one.title.en, other.title.en), (one.title.zh, other.title.zh)) if a and b]
    if any(_NUMBER.findall(a) != _NUMBER.findall(b) for a, b in pairs):  # the 13th summit is not the 14th
        return False
    return any(fuzz.token_sort_ratio(a.lower(), b.lower()) >= ALIKE for a, b in pairs)
