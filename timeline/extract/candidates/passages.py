"""Put together what a margin or a page break cut: running text as passages, each position traced to the document.

Passages are what sentences, acts and vocabulary are looked for in; notes and front matter are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from timeline.extract.documents.blocks import is_finished
from timeline.records.documents import Document, Place

RUNNING = ("abstract", "body", "back")
# What stands between two lines of one paragraph: the line's end, the indent of the next, the mark of a quotation.
_BETWEEN = re.compile(r"(?<![ \t\u3000])[ \t\u3000]*[\r\n\f\u2028][\s>]*")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, whole: its text without line ends, and where each stretch of it begins, here and in the document.

    cuts    where, in the passage, it goes on after a page break.
    """

    text: str
    at: str
    here: tuple[int, ...]
    there: tuple[int, ...]
    cuts: tuple[int, ...] = ()

    def origin(self, offset: int) -> int:
        """Return the document's offset of a character of the passage."""
        index = bisect_right(self.here, offset) - 1
        return self.there[index] + offset - self.here[index]

    def origin_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the document's span of a span of the passage; of one that a page break cuts, the part before it."""
        index = bisect_right(self.cuts, start)
        end = min(end, *self.cuts[index : index + 1], len(self.text))
        while end > start + 1 and self.text[end - 1].isspace():
            end -= 1
        return self.origin(start), self.origin(end - 1) + 1

    def offset_of(self, origin: int) -> int:
        """Return the passage's offset of a character of the document, which must be in it."""
        index = bisect_right(self.there, origin) - 1
        return self.here[index] + origin - self.there[index]

    def span_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the passage's span of a span of the document, whose ends must be in it."""
        return self.offset_of(start), self.offset_of(end - 1) + 1


def find_passages(document: Document) -> Iterator[Passage]:
    """Give the passages of running text in order."""
    stretches: list[Place] = []
    for place in document.places:
        if document.zone_at(place.start) not in RUNNING:
            continue
        if stretches and not _goes_on(document.text, stretches[-1], place):
            yield _joined(document.text, stretches)
            stretches = []
        stretches.append(place)
    if stretches:
        yield _joined(document.text, stretches)


def _goes_on(text: str, last: Place, place: Place) -> bool:
    return last.at == place.at and not is_finished(text[last.start : last.end])


def _joined(text: str, stretches: list[Place]) -> Passage:
    """Return the lines of the stretches as one; words of a Latin script are kept apart by a space."""
    pieces: list[str] = []
    here, there, cuts, length = [], [], [], 0
    for number, place in enumerate(stretches):
        for start, end in _lines(text, place):
            if pieces and pieces[-1][-1:] < "\u2e80" and text[start] < "\u2e80":
                pieces.append(" ")
                length += 1
            if number and start == place.start:
                cuts.append(length)
            here.append(length)
            there.append(start)
            pieces.append(text[start:end])
            length += end - start
    return Passage("".join(pieces), stretches[0].at, tuple(here), tuple(there), tuple(cuts))


def _lines(text: str, place: Place) -> Iterator[tuple[int, int]]:
    """Give the lines of a stretch that are not empty, without the white space around them."""
    start = place.start
    for between in _BETWEEN.finditer(text, place.start, place.end):
        if start < between.start():
            yield start, between.start()
        start = between.end()
    if start < place.end:
        yield start, place.end


def fold(text: str) -> str:
    """Return the text in simplified characters, one for one, so that offsets stay.

    >>> fold("習近平促成了和解")
    '习近平促成了和解'
    """
    return text if text.isascii() else "".join(map(_simplified, text))


@lru_cache(30_000)
def _simplified(character: str) -> str:
    if not "\u3400" <= character <= "\u9fff":
        return character
    simple: str = _converter().convert(character)
    return simple if len(simple) == 1 else character


@lru_cache(1)
def _converter():  # type: ignore[no-untyped-def]  # noqa: ANN202 -- opencc has no types
    from opencc import OpenCC

    return OpenCC("t2s")
