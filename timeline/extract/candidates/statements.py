"""What one stretch of a sentence says was done: the value that dated and undated acts are told in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from timeline.extract.candidates.acts import Act, Instrument
from timeline.extract.candidates.passages import Passage
from timeline.extract.candidates.sentences import Span
from timeline.extract.candidates.vocabulary import Hit
from timeline.records.documents import Document, Mention

_CHINESE = re.compile(r"[\u3400-\u9fff]{2}")
STRONG = ("found", "sign", "adopt", "join", "mediate", "appoint", "force", "end")
MAKING = ("sign", "adopt", "publish")


Found = TypeVar("Found", Act, Hit, Instrument)


def between(found: Sequence[Found], start: int, end: int) -> tuple[Found, ...]:
    """Return those, of some in order, that begin in the stretch."""
    first = bisect_left(found, start, key=_start)
    return tuple(found[first : bisect_left(found, end, lo=first, key=_start)])


def _start(one: Act | Hit | Instrument) -> int:
    return one.start


@dataclass(frozen=True, slots=True)
class Statement:
    """What one stretch of a passage says was done.

    start, end    of the clauses, in the passage; `text` is the whole passage, folded to simplified characters.
    mentions      the dates it rests on; empty for an undated act.
    is_latin      the stretch is written in a Latin script.
    span          for an undated act, its span in the passage.
    rank          which of several coordinated things it is, counting from 0, and of how many: (0, 2).
    carried       the date was given by an earlier sentence.
    follows       an undated act told after a dated one, in its paragraph: likely part of that.
    aside         it only sets the time or the scene of something else.
    second        a later act of a date that another act comes before.
    left_out      spans in the stretch that belong to the other coordinated dates.
    """

    document: Document
    passage: Passage
    text: str
    start: int
    end: int
    mentions: tuple[Mention, ...]
    acts: tuple[Act, ...]
    hits: tuple[Hit, ...]
    instruments: tuple[Instrument, ...]
    is_latin: bool
    place: str | None = None
    span: Span | None = None
    rank: tuple[int, int] = (0, 1)
    carried: bool = False
    follows: bool = False
    aside: bool = False
    second: bool = False
    left_out: tuple[Span, ...] = ()

    @property
    def origin(self) -> int:
        """Where the stretch begins in the document."""
        return self.passage.origin(self.start)

    @property
    def zone(self) -> str:
        """What part of the document the stretch stands in."""
        return self.document.zone_at(self.origin)

    @property
    def words(self) -> str:
        """The stretch as written, folded."""
        return self.text[self.start : self.end]

    @property
    def edtf(self) -> str | None:
        """The date, None for an undated act."""
        return self.mentions[0].edtf if self.mentions else None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage with what is known of it."""

    document: Document
    passage: Passage
    text: str
    start: int
    end: int
    hits: tuple[Hit, ...]
    acts: tuple[Act, ...]
    instruments: tuple[Instrument, ...]

    def state(self, start: int, end: int, mentions: Sequence[Mention] = ()) -> Statement:
        """Return what a stretch of the sentence says."""
        return Statement(
            self.document,
            self.passage,
            self.text,
            start,
            end,
            tuple(mentions),
            between(self.acts, start, end),
            between(self.hits, start, end),
            between(self.instruments, start, end),
            not _CHINESE.search(self.text, start, end),
        )


def is_made(whole: Statement, work: Instrument, start: int) -> bool:
    """Tell whether a verb of making stands right before the instrument."""
    return any(start <= act.start and -1 <= work.start - act.end < 12 for act in whole.acts if act.kind in MAKING)
