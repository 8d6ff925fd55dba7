"""Give every paragraph its locator, as evidence names it: `§n ¶n`, `note n after §n ¶n`, `abstract ¶n`, `front ¶n`.

§n is the n-th headed section, ¶n the n-th paragraph or list item in it; a paragraph that a page break cut is joined. In
a reading note each statement ends with its place in the original, and that place is its locator.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace

from timeline.extract.documents.blocks import Block, find_blocks, is_finished, note_number
from timeline.extract.documents.labels import is_heading_of_zone, is_label
from timeline.records.documents import Place, Zone, ZoneKind

_PARAGRAPH = r"(?:(?:front|abstract|back) |§\d+ ?)?¶\d+(?:[–-]\d+)?"
_ONE = rf"(?:note \S{{1,4}} after {_PARAGRAPH}|note \d{{1,3}}|{_PARAGRAPH})"
LOCATOR = re.compile(rf"[（(]({_ONE}(?:[,;，；、] ?{_ONE})*)[）)]")
_NOTE_AT = re.compile(r"note ([^\s¶]+)")
_MARKER = re.compile(r"\[(\d{1,3})\]|([①-⑳㉑-㊿])|〔(\d{1,3})〕|\[\^(\d{1,3})\]|<sup>(\d{1,3})</sup>")


def find_places(text: str, zones: tuple[Zone, ...], first: int = 0) -> tuple[Place, ...]:
    """Return the places of the text; `first` is where its front matter ends, if it is a reading note."""
    if first and LOCATOR.search(text, first):
        return _statements(text, first)
    starts = [zone.start for zone in zones]
    blocks = [Block(block.start + first, block.end + first, block.form) for block in find_blocks(text[first:])]
    kinds = [zones[max(0, bisect_right(starts, block.start) - 1)].kind for block in blocks]
    return _numbered(text, blocks, kinds)


def _statements(text: str, first: int) -> tuple[Place, ...]:
    """Return the statements of a reading note, each with the place in the original that it ends with."""
    places = []
    for block in find_blocks(text[first:]):
        start = first + block.start
        for locator in LOCATOR.finditer(text, start, first + block.end):
            places.append(Place(start, locator.end(), " ".join(locator[1].split())))
            start = locator.end()
    return tuple(places)


def _numbered(text: str, blocks: list[Block], kinds: list[ZoneKind]) -> tuple[Place, ...]:
    places: list[Place] = []
    counts: Counter[str] = Counter()
    section, last, finished, ended = "", "", True, ""
    for block, kind in zip(blocks, kinds, strict=True):
        piece = text[block.start : block.end]
        if kind == "back" and last != "back":
            section, last, finished = "", "back", True
        if block.form == "rule" or is_heading_of_zone(piece) or (kind == "back" and is_label("back", piece)):
            continue
        if block.form == "heading" and kind != "front":
            counts["§"] += 1
            section, finished = f"§{counts['§']} ", True
            continue
        if kind in ("note", "reference") and (number := note_number(piece)):
            places.append(Place(block.start, block.end, f"note {number} after {ended}" if ended else f"note {number}"))
            continue
        if finished or kind != last or block.form != "text":
            label = _label(kind, section)
            counts[label] += 1
            at = f"{label}¶{counts[label]}"
        else:
            at = ended
        if kind in ("body", "back", "abstract"):
            last, finished, ended = kind, block.form == "item" or is_finished(piece), at
        places.append(Place(block.start, block.end, at))
    return _cited(text, places)


def _label(kind: ZoneKind, section: str) -> str:
    if kind in ("front", "abstract", "note", "reference"):
        return f"{kind} "
    return section or ("back " if kind == "back" else "")


def _cited(text: str, places: list[Place]) -> tuple[Place, ...]:
    """Return the places; notes numbered through the document are named after the paragraph that cites them.

    Notes that restart on each page cannot be: their number is cited on many pages. They keep the paragraph over them.
    """
    notes = {place: match[1] for place in places if (match := _NOTE_AT.match(place.at))}
    if len(set(notes.values())) < len(notes):
        return tuple(places)
    cited: dict[str, str] = {}
    for place in places:
        if place not in notes:
            for marker in _MARKER.finditer(text, place.start, place.end):
                cited.setdefault(next(filter(None, marker.groups())), place.at)
    return tuple(
        replace(place, at=f"note {notes[place]} after {cited[notes[place]]}") if notes.get(place) in cited else place
        for place in places
    )
