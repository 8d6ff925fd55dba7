"""Count the vocabulary of documents by the date that each statement is about: Document, Mention, Term → TermCount.

So a folder of speeches gets the same matrix as the curated formulas. A name belongs to the date that governs it: the
last one before it in its sentence, else the first after it there, else the last of the paragraph so far, else the
day that the document states for itself. Dates coarser than a year govern nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from timeline import dates
from timeline.extract.candidates.passages import RUNNING, find_passages, fold
from timeline.extract.candidates.sentences import find_sentences
from timeline.extract.candidates.vocabulary import Vocabulary, build_vocabulary
from timeline.records.curated import Term
from timeline.records.documents import Document, Mention

GOVERNING = ("event", "span")
FINE = ("day", "month", "season", "quarter", "half", "year")


@dataclass(frozen=True, slots=True)
class TermCount:
    """How often documents name a term in statements about one date; `edtf` is None where no date governs.

    docs    paths of the documents, in the order read.
    """

    term: str
    edtf: str | None
    count: int
    docs: tuple[str, ...]

    @property
    def year(self) -> int | None:
        """The year in which the date begins."""
        return dates.bounds(self.edtf)[0][0] if self.edtf else None

    def to_json(self) -> dict[str, Any]:
        """Return the count as one JSON line of `timeline terms --json`."""
        return asdict(self) | {"docs": list(self.docs)}


def count_terms(read: Iterable[tuple[Document, Iterable[Mention]]], terms: Sequence[Term]) -> list[TermCount]:
    """Return the counts by date, those without one last; of one date in the order of the vocabulary.

    read    documents with the dates found in them.
    """
    vocabulary = build_vocabulary(terms, ())
    order = {term.id: place for place, term in enumerate(terms)}
    counts: Counter[tuple[str, str | None]] = Counter()
    docs: dict[tuple[str, str | None], dict[str, None]] = {}
    for document, mentions in read:
        for key in _date_names(document, mentions, vocabulary):
            if key[0] in order:
                counts[key] += 1
                docs.setdefault(key, {})[document.path] = None
    found = [TermCount(term, edtf, count, tuple(docs[term, edtf])) for (term, edtf), count in counts.items()]
    return sorted(found, key=lambda one: (one.edtf is None, one.edtf and dates.sort_key(one.edtf), order[one.term]))


def _date_names(
    document: Document, mentions: Iterable[Mention], vocabulary: Vocabulary
) -> Iterator[tuple[str, str | None]]:
    """Yield (id, date) of every name in running text."""
    governing = [one for one in mentions if _is_governing(document, one)]
    starts = [one.start for one in governing]
    for passage in find_passages(document):
        text = fold(passage.text)
        carried = document.date
        for start, end in find_sentences(text):
            low, high = passage.origin(start), passage.origin(end - 1) + 1
            own = governing[bisect_right(starts, low - 1) : bisect_right(starts, high - 1)]
            for hit in vocabulary.find(text[start:end]):
                yield hit.id, _govern(own, passage.origin(start + hit.start), carried)
            carried = own[-1].edtf if own else carried


def _is_governing(document: Document, mention: Mention) -> bool:
    """Tell whether names can belong to the date: a note that a page break puts inside a sentence does not date it."""
    is_running = document.zone_at(mention.start) in RUNNING
    return is_running and mention.role in GOVERNING and dates.precision(mention.edtf) in FINE


def _govern(own: Sequence[Mention], at: int, carried: str | None) -> str | None:
    before = [one for one in own if one.start <= at]
    if before:
        return before[-1].edtf
    return own[0].edtf if own else carried
