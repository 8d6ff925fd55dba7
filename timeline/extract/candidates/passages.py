"""Put together what a page break cut: running text as passages, each position traced to its place in the document.

Passages are what sentences, acts and vocabulary are looked for in; notes and front matter are none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from timeline.extract.documents.blocks import is_finished
from timeline.records.documents import Document, Place

RUNNING = ("abstract", "body", "back")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, whole: its text, and where each stretch of it begins, here and in the document."""

    text: str
    at: str
    here: tuple[int, ...]
    there: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Return the document's offset of a character of the passage."""
        index = bisect_right(self.here, offset) - 1
        return self.there[index] + offset - self.here[index]

    def origin_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the document's span of a span of the passage; of one that a page break cuts, the part before it."""
        index = bisect_right(self.here, start)
        cut = self.here[index] if index < len(self.here) else end
        origin = self.origin(start)
        return origin, origin + min(end, cut) - start

    def offset_of(self, origin: int) -> int:
        """Return the passage's offset of a character of the document, which must be in it."""
        index = bisect_right(self.there, origin) - 1
        return self.here[index] + origin - self.there[index]


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
    """Return the stretches as one; words of a Latin script are kept apart by a space."""
    joined = ""
    here = []
    for place in stretches:
        piece = text[place.start : place.end]
        if joined and joined[-1] < "\u2e80" and piece[:1] < "\u2e80":
            joined += " "
        here.append(len(joined))
        joined += piece
    return Passage(joined, stretches[0].at, tuple(here), tuple(place.start for place in stretches))


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
