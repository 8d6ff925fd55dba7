"""Tie note markers in the text to their notes: [4], <sup>[4]</sup>, ①, 〔3〕, [^4].

A marker belongs to the next note of its number: on pages with notes at their foot that is the note of that page, in a
document with end notes the only one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.dates import precision
from timeline.extract.candidates.acts import find_instruments
from timeline.extract.candidates.passages import fold
from timeline.extract.candidates.statements import Statement
from timeline.extract.documents.blocks import note_number
from timeline.records.documents import Document, Mention

_MARKER = re.compile(r"\[\^?(\d{1,3})\]|([①-⑳㉑-㊿])|[〔［](\d{1,3})[〕］]|<sup>\[?(\d{1,3})\]?</sup>")
_URL_DATE = re.compile(r"(?<=[/_-])((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=[/_.-])")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its span, the numbers it goes by, and the dates in it.

    printed    the first date of a day's precision that it gives, if any.
    address    a day that its web address carries: its span in the document, and EDTF.
    """

    start: int
    end: int
    numbers: tuple[str, ...]
    text: str
    printed: Mention | None
    address: tuple[int, int, str] | None

    @property
    def title(self) -> str:
        """The work that it cites, "" if it names none."""
        works = find_instruments(self.text, 0, len(self.text))
        return works[0].name if works else ""


class Notes:
    """The notes of one document."""

    def __init__(self, document: Document, mentions: Iterable[Mention]) -> None:
        days = [mention for mention in mentions if mention.role == "citation" and precision(mention.edtf) == "day"]
        self.all = tuple(_find_notes(document, days))
        self._by_number: dict[str, list[Note]] = {}
        for note in self.all:
            for number in note.numbers:
                self._by_number.setdefault(number, []).append(note)

    def of(self, statement: Statement) -> list[Note]:
        """Return the notes that the statement's stretch of text refers to."""
        found = []
        for match in _MARKER.finditer(statement.text, statement.start, statement.end):
            notes = self._by_number.get(next(filter(None, match.groups())), [])
            at = bisect_right(notes, statement.passage.origin(match.start()), key=lambda note: note.start)
            found += notes[at : at + 1] or notes[-1:]
        return list(dict.fromkeys(found))


def _find_notes(document: Document, days: list[Mention]) -> Iterator[Note]:
    starts = [mention.start for mention in days]
    for place in document.places:
        if document.zone_at(place.start) != "note":
            continue
        text = document.text[place.start : place.end]
        inside = days[bisect_right(starts, place.start - 1) : bisect_right(starts, place.end - 1)]
        outside = [mention for mention in inside if not _in_address(text, mention.start - place.start)]
        yield Note(
            place.start,
            place.end,
            _numbers(text),
            fold(text),
            outside[0] if outside else None,
            _address_date(text, place.start),
        )


def _numbers(text: str) -> tuple[str, ...]:
    """Return the numbers before a note: several, where one note serves several markers, `[2][8][27]`."""
    first = note_number(text)
    if first is None:
        return ()
    head = re.match(r"(?:\s*\[\d{1,3}\])+", text)
    return tuple(re.findall(r"\d+", head[0])) if head else (first,)


def _in_address(text: str, offset: int) -> bool:
    word = text[: offset + 1].split()[-1:] or [""]
    return "://" in word[0] and "，" not in word[0] and "," not in word[0].split("://")[1]


def _address_date(text: str, base: int) -> tuple[int, int, str] | None:
    at = text.find("://")
    match = _URL_DATE.search(text, at) if at >= 0 else None
    return (base + match.start(), base + match.end(), "-".join(match.groups())) if match else None
