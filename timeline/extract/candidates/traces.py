"""What a statement is compared by when statements of the same thing are looked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.extract.candidates.acts import Instrument, cue_spans, has_cue
from timeline.extract.candidates.statements import MAKING, Statement, is_made
from timeline.extract.candidates.vocabulary import PARTIES

_WORD = re.compile(r"[a-z]{4,}|\d{2,}")
_NUMBER = re.compile(r"(?<![\d.])\d{2,3}(?![\d年月日%.])")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_DATE_WORDS = re.compile(
    r"\d+\s*[年月日]|January|February|March|April|June|July|August|September|October|November|December", re.IGNORECASE
)
_ANY_FORUM = re.compile(r"[此这本该各次届届织国家员的与和年第]|[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|their|video", re.ASCII)
_NEAR = 4  # characters between a founding and what is founded


@dataclass
class Trace:
    """A statement, and what it names, computed when it is asked for."""

    statement: Statement

    @cached_property
    def ids(self) -> frozenset[str]:
        """What it names."""
        return frozenset(hit.id for hit in self.statement.hits)

    @cached_property
    def parties(self) -> frozenset[str]:
        """Who is named."""
        return frozenset(hit.id for hit in self.statement.hits if hit.kind in PARTIES)

    @cached_property
    def persons(self) -> frozenset[str]:
        """Which persons are named."""
        return frozenset(hit.id for hit in self.statement.hits if hit.kind == "person")

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What sorts of act it tells of."""
        return frozenset(act.kind for act in self.statement.acts)

    @cached_property
    def founded(self) -> frozenset[str]:
        """What is founded, named right beside the verb: that happens once."""
        acts = [act for act in self.statement.acts if act.kind == "found"]
        near = [
            hit.id
            for hit in self.statement.hits
            for act in acts
            if min(abs(act.start - hit.end), abs(hit.start - act.end)) <= (20 if self.statement.is_latin else _NEAR)
        ]
        return frozenset(near)

    @cached_property
    def works(self) -> frozenset[str]:
        """The instruments, by their names without what varies."""
        return frozenset(_bare(work.name) for work in self.statement.instruments)

    @cached_property
    def made(self) -> frozenset[str]:
        """The instruments that are signed, adopted or published here, not only spoken of."""
        one = self.statement
        ranked = one.rank[1] > 1  # 分别签署了《A》和《B》: the verb stands before the first
        return frozenset(
            _bare(work.name)
            for work in one.instruments
            if is_made(one, work, one.start) or (ranked and _is_listed(one, work))
        )

    @cached_property
    def forums(self) -> frozenset[str]:
        """The meetings that are named, by the last word before the kind of meeting: 青岛峰会, Moscow summit."""
        one = self.statement
        found = set()
        for start, end in cue_spans("forums", one.text, one.start, one.end):
            before = one.text[max(one.start, start - 24) : start].rstrip()
            name = before[-2:] if not one.is_latin else (before.split() or [""])[-1]
            place = re.match(r"(?: of [\w ]+?)? in ([A-Z]\w+)", one.text[end : end + 40])
            names = [place[1]] if place else [name]
            found |= {f"{word} {one.text[start:end].lower()}" for word in names if word and not _ANY_FORUM.search(word)}
        return frozenset(found)

    @cached_property
    def words(self) -> frozenset[str]:
        """Words, or in Chinese pairs of characters, without the date."""
        text = _DATE_WORDS.sub(" ", self.statement.words).lower()
        pairs = {run[i : i + 2] for run in _CHINESE.findall(text) for i in range(len(run) - 1)}
        return frozenset(pairs | set(_WORD.findall(text)))

    @cached_property
    def marks(self) -> frozenset[str]:
        """What a translation keeps: numbers, a meeting, a leader, a first time."""
        words = self.statement.words
        cues = {cue for cue in ("first", "forums", "leaders") if has_cue(cue, words)}
        return frozenset(cues | set(_NUMBER.findall(_DATE_WORDS.sub(" ", words))))


def _is_listed(one: Statement, work: Instrument) -> bool:
    """Tell whether a verb of making governs the list that the work stands in."""
    acts = [act for act in one.acts if act.kind in MAKING and act.end <= work.start]
    return any(not re.search(r"[，。；;]", one.text[act.end : work.start]) for act in acts)


def _bare(name: str) -> str:
    return re.sub(r"关于|的|在|[^\w]", "", name.lower())


def find_rarity(traces: Sequence[Trace]) -> dict[str, float]:
    """Return what sharing a name is worth: 1 for a rare one, next to nothing for one that all share."""
    counts = Counter(name for trace in traces for name in trace.ids)
    return {name: max(0.15, 1 - 2.5 * (count - 2) / max(8, len(traces))) for name, count in counts.items()}
