"""An item → the passages of the documents behind it, cut where a date mention or the told act begins or ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.curate.review.items import Item
from timeline.records.documents import Document, Mention, Place, Role

FindMentions = Callable[[Document], Sequence[Mention]]
AROUND = 300  # characters shown on each side of what stands at no place that has a name


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a passage of one kind.

    role      of the date mention it belongs to, with its `edtf` and `mod`, or None.
    chosen    whether the item rests on it.
    """

    text: str
    role: Role | None = None
    edtf: str = ""
    mod: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One place of one document, whole, with the text just before and after it."""

    doc: str
    source: str
    at: str
    segments: tuple[Segment, ...]
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    document: Document
    start: int
    end: int


def find_passages(item: Item, documents: Iterable[Document], mentions: FindMentions) -> list[Passage]:
    """Return the passages that tell of the item, each once, in the order of its evidence.

    documents    those at hand; what stands in no other is left out.
    mentions     gives the date mentions of a document.
    """
    spans: dict[tuple[str, str], list[_Span]] = {}
    for span in _spans(item, list(documents)):
        spans.setdefault((span.document.path, span.document.locate(span.start)), []).append(span)
    return [_passage(at, found, mentions(found[0].document)) for (_, at), found in spans.items()]


def _spans(item: Item, documents: Sequence[Document]) -> Iterator[_Span]:
    """Yield where the item is told: its quotes, then what its evidence cites and no quote covers."""
    paths = {document.path: document for document in documents}
    quotes = (*item.quotes, *(suggestion.quote for suggestion in item.suggests))
    for quote in quotes:
        if quote.doc in paths:
            yield _Span(paths[quote.doc], quote.start, quote.end)
    quoted = {(quote.source, quote.at) for quote in quotes if quote.doc in paths}
    rows = item.entry.get("evidence", ()) if item.kind == "draft" else ()
    for row in rows:
        if row.get("source") and (row["source"], row.get("at")) not in quoted:
            yield from _cited(row, documents)


def _cited(row: Mapping[str, str], documents: Sequence[Document]) -> Iterator[_Span]:
    """Yield where the words of a row of evidence stand in the documents of its source."""
    wanted = row.get("as_written", "")
    for document in documents:
        for place in document.places if document.source == row["source"] else ():
            if place.at == row.get("at"):
                start = document.text.find(wanted, place.start, place.end)
                found = start >= 0 and wanted
                yield (
                    _Span(document, start, start + len(wanted)) if found else _Span(document, place.start, place.start)
                )


def _passage(at: str, spans: Sequence[_Span], mentions: Sequence[Mention]) -> Passage:
    document = spans[0].document
    parts = [place for place in document.places if place.at == at] if at else []
    parts = parts or [_around(document, spans)]
    chosen = [(span.start, span.end) for span in spans]
    segments = [segment for part in parts for segment in _segments(document, part, mentions, chosen)]
    before = document.text[max(0, parts[0].start - AROUND) : parts[0].start]
    after = document.text[parts[-1].end : parts[-1].end + AROUND]
    return Passage(document.path, document.source or "", at, tuple(segments), before.strip(), after.strip())


def _around(document: Document, spans: Sequence[_Span]) -> Place:
    start = max(0, min(span.start for span in spans) - AROUND)
    return Place(start, min(len(document.text), max(span.end for span in spans) + AROUND), "")


def _segments(
    document: Document, part: Place, mentions: Sequence[Mention], chosen: Sequence[tuple[int, int]]
) -> Iterator[Segment]:
    """Yield a place of the document cut at every edge, so that marks never cross."""
    here = [mention for mention in mentions if mention.start < part.end and mention.end > part.start]
    edges = {
        part.start,
        part.end,
        *(m.start for m in here),
        *(m.end for m in here),
        *(e for span in chosen for e in span),
    }
    for start, end in pairwise(sorted(edge for edge in edges if part.start <= edge <= part.end)):
        is_chosen = any(first <= start and end <= last for first, last in chosen)
        mention = next((mention for mention in here if mention.start <= start and end <= mention.end), None)
        text = document.text[start:end]
        if mention is None:
            yield Segment(text, chosen=is_chosen)
        else:
            yield Segment(text, mention.role, mention.edtf, mention.mod or "", is_chosen)
