"""Tell which texts give the same account: their fine dates fall into the same months far oftener than by chance.

That needs no vocabulary and no common language: a chronology and an article on one matter, the two halves of a
bilingual paper. A text is what one document says in one script.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from timeline.dates import precision
from timeline.extract.candidates.traces import Trace

Text = tuple[str, bool]
_FEWEST = 3  # shared months: fewer are chance


def text_of(trace: Trace) -> Text:
    """Return the document and the script that a statement is told in."""
    return trace.statement.document.path, trace.statement.is_latin


def month_of(edtf: str | None) -> str | None:
    """Return the month that a date lies in: of a month, a day, or some days of one month.

    >>> month_of("2013-09-14/2013-09-15"), month_of("2013")
    ('2013-09', None)
    """
    if not edtf or edtf.startswith("-"):  # before Christ no text is dated to the month
        return None
    first, _, last = edtf.partition("/")
    fine = precision(first) in ("day", "month") if first and first != ".." else False
    return first[:7] if fine and (not last or last[:7] == first[:7]) else None


class Kinship:
    """How near the accounts of texts are to one another."""

    def __init__(self, traces: Sequence[Trace]) -> None:
        self._starts: dict[tuple[Text, str], list[int]] = defaultdict(list)
        self._months: dict[Text, set[str]] = defaultdict(set)
        for trace in traces:
            date = trace.statement.edtf
            month = month_of(date)
            if month:
                self._months[text_of(trace)].add(month)
            if date:
                self._starts[text_of(trace), month or date].append(trace.statement.origin)
        for starts in self._starts.values():
            starts.sort()
        self._known: dict[tuple[Text, Text], float] = {}

    def of(self, one: Trace, other: Trace) -> float:
        """Return from 0 to 1 how much two texts tell of the same months: 0 for what chance gives, too."""
        pair = (text_of(one), text_of(other))
        if pair not in self._known:
            self._known[pair] = self._share(self._months[pair[0]], self._months[pair[1]])
        return self._known[pair]

    def _share(self, months: set[str], others: set[str]) -> float:
        shared, fewer = len(months & others), min(len(months), len(others))
        if shared < _FEWEST:
            return 0.0
        by_chance = len(months) * len(others) / self._stretch
        return max(0.0, (shared - by_chance) / (fewer - by_chance)) if fewer > by_chance else 0.0

    @cached_property
    def _stretch(self) -> int:
        """How many months the run tells of, from its first to its last."""
        known = sorted(set[str]().union(*self._months.values()))
        first, last = (int(month[:4]) * 12 + int(month[5:7]) for month in (known[0], known[-1]))
        return last - first + 1

    def rank(self, trace: Trace) -> tuple[int, int]:
        """Return which of the statements that its text has of that month it is, and of how many: (0, 1)."""
        date = trace.statement.edtf or ""
        starts = self._starts[text_of(trace), month_of(date) or date]
        return starts.index(trace.statement.origin), len(starts)
