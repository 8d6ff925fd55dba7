"""Bring together what several sentences, documents and languages tell of the same thing.

Two statements are of one thing if their dates agree (the same, or one within the other) and enough of what they name is
shared: instruments, parties, terms, places, kind of act, words. Two acts of one summit stay two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.dates import bounds, contains, overlap, precision
from timeline.extract.statements import Statement

_MOST = 200  # groups of one year that a statement is compared with: keeps the time linear
_WORD = re.compile(r"[a-z]{4,}|\d{2,}")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_DATE_WORDS = re.compile(r"\d+\s*[年月日]|January|February|March|April|June|July|August|September|October|November|December", re.IGNORECASE)
# Points a pair needs to be one thing, by how their dates agree.
NEEDED = {"same day or month": 1.6, "same year": 2.6, "within": 3.2, "open": 2.2}


@dataclass
class Trace:
    """What a statement is compared by."""

    statement: Statement

    @cached_property
    def ids(self) -> frozenset[str]:
        """What it names."""
        return frozenset(hit.id for hit in self.statement.hits)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What sorts of act it tells of."""
        return frozenset(act.kind for act in self.statement.acts)

    @cached_property
    def works(self) -> frozenset[str]:
        """The instruments, by their names without what varies."""
        return frozenset(re.sub(r"关于|的|在|[^\w]", "", work.name.lower()) for work in self.statement.instruments)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words, or in Chinese pairs of characters, without the date."""
        text = _DATE_WORDS.sub(" ", self.statement.words).lower()
        pairs = {run[i : i + 2] for run in _CHINESE.findall(text) for i in range(len(run) - 1)}
        return frozenset(pairs | set(_WORD.findall(text)))


def merge_statements(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Return the statements in groups, each of one thing that happened, in the order of their first."""
    traces = [Trace(statement) for statement in statements]
    rarity = _rarity(traces)
    groups: list[list[Trace]] = []
    by_year: dict[int, list[int]] = defaultdict(list)
    for trace in sorted(traces, key=lambda trace: _fineness(trace.statement)):
        years = _years(trace.statement)
        near = dict.fromkeys(number for year in years for number in by_year[year][-_MOST:])
        best = max(((_likeness(trace, groups[number], rarity), -number) for number in near), default=(0.0, 0))
        number = -best[1] if best[0] > 0 else len(groups)
        if number == len(groups):
            groups.append([])
        groups[number].append(trace)
        for year in years:
            if number not in by_year[year][-_MOST:]:
                by_year[year].append(number)
    order = {id(trace): index for index, trace in enumerate(traces)}
    whole = [sorted(group, key=lambda trace: order[id(trace)]) for group in groups]
    return [[trace.statement for trace in group] for group in sorted(whole, key=lambda group: order[id(group[0])])]


def _fineness(statement: Statement) -> int:
    """Return a key that takes fine dates first, so that coarse ones find them."""
    order = ("day", "month", "season", "quarter", "half", "year", "interval", "decade", "century")
    return order.index(precision(statement.edtf)) if statement.edtf else 0


def _years(statement: Statement) -> list[int]:
    """Return the years that the date touches, the first and last few of a long one; 0 for an undated act."""
    if not statement.edtf:
        return [0]
    (first, *_), (last, *_) = bounds(statement.edtf)
    return list(range(first, min(last, first + 3) + 1)) if last - first < 50 else list(range(first, first + 3))


def _rarity(traces: Sequence[Trace]) -> dict[str, float]:
    """Return what sharing a name is worth: 1 for a rare one, next to nothing for one that all share."""
    counts = Counter(name for trace in traces for name in trace.ids)
    return {name: max(0.15, 1 - 2.5 * (count - 2) / max(8, len(traces))) for name, count in counts.items()}


def _likeness(trace: Trace, group: Sequence[Trace], rarity: dict[str, float]) -> float:
    """Return by how many points the statement belongs to the group, 0 or less if it does not."""
    return max(_pair(trace, other, rarity) for other in group)


def _pair(one: Trace, other: Trace, rarity: dict[str, float]) -> float:
    agreement = _agreement(one.statement, other.statement)
    if agreement is None:
        return 0.0
    shared = sum(sorted((rarity.get(name, 1.0) for name in one.ids & other.ids), reverse=True)[:4])
    points = shared + 0.8 * bool(one.kinds & other.kinds)
    if one.statement.is_latin == other.statement.is_latin:
        points += _same_language(one, other)
    if one.statement.rank[1] > 1 and one.statement.rank == other.statement.rank:
        points += 1.5  # the second of two, both times
    if one.statement.place and other.statement.place and one.statement.is_latin == other.statement.is_latin:
        points += 1.0 if one.statement.place == other.statement.place else -1.5
    return points - NEEDED[agreement]


def _same_language(one: Trace, other: Trace) -> float:
    """Return what shared words and works add, and what different works take away."""
    words = len(one.words & other.words) / (min(len(one.words), len(other.words), 40) or 1)
    points = 4 * words
    if one.works and other.works:
        alike = any(a in b or b in a for a in one.works for b in other.works)
        points += 3 if alike else -3
    return points


def _agreement(one: Statement, other: Statement) -> str | None:
    """Return how the dates of two statements agree, a key of `NEEDED`, or None."""
    if not one.edtf or not other.edtf:
        return "same year" if one.edtf == other.edtf else None
    if one.edtf == other.edtf:
        return "same day or month" if precision(one.edtf) in ("day", "month") else "same year"
    if one.edtf.split("/")[0] == other.edtf.split("/")[0] and overlap(one.edtf, other.edtf):
        return "open"
    return "within" if contains(one.edtf, other.edtf) or contains(other.edtf, one.edtf) else None
