"""Tell the parts of a document apart, and name its places.

Second step on the arrow from text to Document: blocks are sorted into zones (front matter, abstract, body, notes, list
of works, back matter). The words that tell them are in `words/zones.yaml`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from timeline.extract.documents.blocks import Block, ends_sentence, find_blocks, note_number, width
from timeline.extract.documents.labels import has_label, is_heading_of_zone, is_label, is_label_alone
from timeline.extract.documents.places import find_places as number_places
from timeline.records.documents import Place, Zone, ZoneKind

_FRONT_MATTER = re.compile(r"---\r?\n(?:.*?\r?\n)?---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_RUNNING_WIDTH = 100  # columns: a paragraph at least as wide as this is running text, not a title or an author


def find_zones(text: str) -> tuple[Zone, ...]:
    r"""Return the zones of the text: sorted, without overlap, covering it.

    >>> [zone.kind for zone in find_zones("Date: 3 May 2001\n\nThey met in 1999.\n\nNotes\n\n[1] Li, 2000.\n")]
    ['front', 'body', 'note']
    """
    if not text:
        return ()
    cut = front_matter_end(text)
    starts: list[tuple[int, ZoneKind]] = [(0, "front")] if cut else []
    starts += [(cut + start, kind) for start, kind in _kinds(text[cut:])]
    first: ZoneKind = starts[0][1] if starts else "body"
    changes = [(0, first)] + [new for old, new in pairwise(starts) if new[1] != old[1]]
    ends = [start for start, _ in changes[1:]] + [len(text)]
    return tuple(Zone(start, end, kind) for (start, kind), end in zip(changes, ends, strict=True))


def find_places(text: str, zones: tuple[Zone, ...]) -> tuple[Place, ...]:
    r"""Return the places of the text, each with its locator: `§1 ¶6`, `note 4 after §1 ¶8`, `front ¶2`.

    >>> text = "Title\n\nThey met in the spring of 1999.\n\n## Then\n\nThey signed.\n"
    >>> [place.at for place in find_places(text, find_zones(text))]
    ['front ¶1', '¶1', '§1 ¶1']
    """
    return number_places(text, zones, front_matter_end(text))


def front_matter_end(text: str) -> int:
    """Return where the YAML front matter of a reading note ends, 0 if there is none."""
    match = _FRONT_MATTER.match(text)
    return match.end() if match else 0


def _kinds(text: str) -> list[tuple[int, ZoneKind]]:
    """Return the kind of every block, with the block's start."""
    blocks = [block for block in find_blocks(text) if block.form != "rule"]
    running = _first_running(text, blocks)
    kind: ZoneKind = "body"
    back = False
    found: list[tuple[int, ZoneKind]] = []
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        labelled = has_label(line)
        back = back or (labelled and is_label("back", line) and width(line) < _RUNNING_WIDTH)
        ends = block.form == "heading" and (kind != "reference" or line.startswith("#"))  # a short entry is no heading
        kind = "front" if index < running else _next_kind(line if labelled else "", ends, kind, back)
        found.append((block.start, _labelled(line, kind) if labelled or note_number(line) else kind))
    return found


def _next_kind(line: str, ends: bool, kind: ZoneKind, back: bool) -> ZoneKind:
    """Return the zone that goes on from this block; the line is empty if it begins with no label.

    ends        the block is a heading that ends the zone before it.
    """
    for name in ("abstract", "note", "reference") if line else ():
        if is_label_alone(name, line):
            return name
    rest: ZoneKind = "back" if back else "body"
    if ends or kind in ("front", "body", "back") or (line and is_label("back", line)):
        return rest
    return kind


def _labelled(line: str, kind: ZoneKind) -> ZoneKind:
    """Return the zone of one block that its own first words give, whatever stands around it."""
    if kind in ("body", "abstract", "back"):
        if note_number(line):
            return "note"
        if is_label("front", line) or is_label("date", line):
            return "front"
        if is_label("abstract", line):
            return "abstract"
        if is_label("reference", line):
            return "reference"
    return kind


def _first_running(text: str, blocks: list[Block]) -> int:
    """Return the index of the first block of running text, or of the heading right over it."""
    for index, block in enumerate(blocks):
        line = text[block.start : block.end]
        if is_label("abstract", line) or is_heading_of_zone(line):
            return index
        asks = index == 0 and line.endswith(("?", "？"))  # a title may
        sentence = block.form == "text" and (width(line) >= _RUNNING_WIDTH or (ends_sentence(line) and not asks))
        if (sentence or block.form == "item") and _labelled(line, "body") == "body":
            return _over(text, blocks, index)
    return 0


def _over(text: str, blocks: list[Block], index: int) -> int:
    """Return the index of the section heading over the first running text, if it is one and not the title."""
    before = index - 1
    if before < 1 or blocks[before].form != "heading":
        return index
    line = text[blocks[before].start : blocks[before].end]
    marked = line.lstrip().startswith("#") or re.match(r"[一二三四五六七八九十\d]+[、.]|[IVX]+\.\s", line)
    return before if marked else index
