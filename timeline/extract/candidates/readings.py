"""Read one document for what it says was done: its dates, its statements dated and undated, its notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.dates import precision
from timeline.extract.candidates.acts import find_acts, find_instruments
from timeline.extract.candidates.dated import carry_date, find_statements, is_bare
from timeline.extract.candidates.notes import Notes
from timeline.extract.candidates.passages import Passage, find_passages, fold
from timeline.extract.candidates.sentences import Span, find_sentences
from timeline.extract.candidates.statements import Sentence, Statement, between
from timeline.extract.candidates.undated import find_undated
from timeline.extract.candidates.vocabulary import PARTIES, Hit, Vocabulary, find_definitions
from timeline.extract.mentions import find_mentions
from timeline.records.documents import Document, Mention

_PARAGRAPH = re.compile(r"(§\d+ )?¶(\d+)")
_TITLE = re.compile(r"《[^》\n]{2,60}》")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says.

    noted        what a reading note tells of the notes of its original, whose dates are citations there.
    noted_after  the same by section and number of the paragraph that the note stands after.
    following    sentences without a date that follow a dated statement in its paragraph, by that statement's place.
    """

    document: Document
    mentions: tuple[Mention, ...]
    notes: Notes
    dated: tuple[Statement, ...]
    undated: tuple[Statement, ...]
    noted: tuple[Statement, ...]
    noted_after: dict[tuple[str, int], list[Statement]]
    following: dict[int, list[Statement]]

    @property
    def latest(self) -> str | None:
        """The last day that what it tells can have: its own date, or the latest day it cites, if it has none."""
        days = [mention.edtf for mention in self.mentions if precision(mention.edtf) == "day"]
        return self.document.date or max(days, default=None)


def read_statements(document: Document, vocabulary: Vocabulary) -> Reading:
    """Return what the document says was done."""
    mentions = tuple(find_mentions(document.text, reference=document.date, doc=document.path))
    known = vocabulary.learn({fold(short): fold(full) for short, full in find_definitions(document.text).items()})
    governing = [mention for mention in mentions if mention.role in ("event", "span")]
    dated: list[Statement] = []
    undated: list[Statement] = []
    noted: list[Statement] = []
    following: dict[int, list[Statement]] = defaultdict(list)
    for passage in find_passages(document):
        last: Statement | None = None
        for sentence, dates in _sentences(document, passage, known, governing):
            found = list(find_statements(sentence, dates)) if dates else carry_date(sentence, last)
            found = [one for one in found if not is_bare(one)]
            if passage.at.startswith("note "):
                noted += found
                continue
            if not any(_dates_an_act(mention) for one in found for mention in one.mentions):
                undated += (replace(one, follows=last is not None) for one in find_undated(sentence))
            if found:
                dated += found
                last = found[-1]
            elif last:
                following[last.origin].append(sentence.state(sentence.start, sentence.end))
    noted_after: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    for one in noted:
        noted_after[paragraph_of(one.passage.at)].append(one)
    return Reading(
        document,
        mentions,
        Notes(document, mentions),
        tuple(dated),
        tuple(undated),
        tuple(noted),
        dict(noted_after),
        dict(following),
    )


def paragraph_of(place: str) -> tuple[str, int]:
    """Return the section and the number of the paragraph that a place names, ("", 0) if it names none.

    >>> paragraph_of("note 3 after §1 ¶4")
    ('§1 ', 4)
    """
    found = _PARAGRAPH.search(place)
    return (found[1] or "", int(found[2])) if found else ("", 0)


def _dates_an_act(mention: Mention) -> bool:
    """Tell whether the date says when something was done, not only in which decade its background lies."""
    return mention.role == "event" and precision(mention.edtf) not in ("decade", "century")


def _sentences(
    document: Document, passage: Passage, vocabulary: Vocabulary, mentions: Sequence[Mention]
) -> Iterator[tuple[Sentence, list[Mention]]]:
    """Give the sentences of a passage, each with the dates in it; a date in a title is none."""
    folded = fold(passage.text)
    hits, acts = vocabulary.find(folded), find_acts(folded)
    works = find_instruments(folded, 0, len(folded))
    titles = [match.span() for match in _TITLE.finditer(folded)]
    dates = [(passage.offset_of(mention.start), mention) for mention in _within(passage, mentions)]
    dates = [(at, mention) for at, mention in dates if not _is_inside(at, titles)]
    places = [at for at, _ in dates]
    for start, end in find_sentences(folded):
        named = tuple(_in_title(hit, titles) for hit in between(hits, start, end))
        done, made = between(acts, start, end), between(works, start, end)
        own = [mention for at, mention in dates[bisect_left(places, start) : bisect_left(places, end)]]
        yield Sentence(document, passage, folded, start, end, named, done, made), own


def _in_title(hit: Hit, titles: list[Span]) -> Hit:
    """Return the name; one that is part of a work's title acts in nothing."""
    return replace(hit, kind="titled") if _is_inside(hit.start, titles) and hit.kind in PARTIES else hit


def _is_inside(offset: int, spans: list[Span]) -> bool:
    last = bisect_left(spans, (offset, 0)) - 1
    return last >= 0 and offset < spans[last][1]


def _within(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Give the mentions in any stretch of the passage, in order."""
    ends = [*passage.here[1:], len(passage.text)]
    for here, there, end in zip(passage.here, passage.there, ends, strict=True):
        first = bisect_left(mentions, there, key=lambda mention: mention.start)
        last = bisect_left(mentions, there + end - here, key=lambda mention: mention.start)
        yield from mentions[first:last]
