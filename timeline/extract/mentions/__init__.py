"""Find every date in a text.

`tables/` says how dates are written; `scan` finds them, `refine` settles what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.extract.documents.zones import find_zones
from timeline.extract.mentions.finder import match_date
from timeline.extract.mentions.finds import Find, Reading, hear
from timeline.extract.mentions.normalise import read_match
from timeline.extract.mentions.own_date import find_own_date
from timeline.extract.mentions.parts import Parts, read_edtf, write_edtf
from timeline.extract.mentions.refine import refine, tell_apart
from timeline.extract.mentions.rules import Grammar, Rule, load_grammar
from timeline.extract.mentions.triggers import find_starts
from timeline.records.documents import Mention, Mod

_HAN = ("\u3400", "\u9fff")


def find_mentions(text: str, *, reference: str | None = None, doc: str = "") -> Iterator[Mention]:
    """Yield the dates in the text, sorted, without overlap.

    reference   EDTF of the document's own date; None: the one that the text states for itself, if any. Never the clock.
    doc         goes into each mention.

    >>> [(m.text, m.edtf) for m in find_mentions("1997年3月，甲。同年4月，乙。")]
    [('1997年3月', '1997-03'), ('同年4月', '1997-04')]
    """
    for find in find_dates(text, reference=reference):
        yield Mention(
            doc,
            find.start,
            find.end,
            text[find.start : find.end],
            write_edtf(find.parts),
            find.mod,
            find.basis,
            find.role or "event",
            _language(find, text),
            find.alternatives,
        )


def find_dates(text: str, *, reference: str | None = None) -> list[Find]:
    """Return the dates in the text with the rules that found them, settled."""
    folded = fold(text, load_grammar())
    finds = scan(folded)
    return refine(finds, _reading(text, folded, reference)) if finds else []


def find_stated_date(text: str) -> str | None:
    r"""Return the date that the text states for itself, in a date line or in its title, as EDTF; None if it has none.

    >>> find_stated_date("Press conference of 7 March 2024\n\nThe minister met the press yesterday.\n")
    '2024-03-07'
    """
    folded = fold(text, load_grammar())
    reading = _reading(text, folded, None)
    own = find_own_date(tell_apart(scan(folded), reading), reading)
    return write_edtf(own) if own else None


def _reading(text: str, folded: str, reference: str | None) -> Reading:
    zones = find_zones(text)
    own = read_edtf(reference) if reference else None
    return Reading(folded, zones, tuple(zone.start for zone in zones[1:]), load_grammar(), own)


def fold(text: str, grammar: Grammar) -> str:
    """Return the text with full-width figures, radicals and traditional characters as the rules have them."""
    if not text.isascii():
        for written in set(grammar.folded.findall(text)):
            text = text.replace(written, grammar.folding[written])
    return text


def scan(text: str) -> list[Find]:
    """Return what the rules find; the text is looked at closely only where a date may begin.

    Each pass ends before the next: taking turns was slower, probably as their patterns share one processor cache.
    """
    found = list(_match_dates(text, list(find_starts(text))))
    return [Find(start, end, rule, *read, said=hear(text, start, end)) for start, end, rule, read in found]


def _match_dates(text: str, starts: list[int]) -> Iterator[tuple[int, int, Rule, tuple[Parts, Mod | None]]]:
    past = 0
    for start in starts:
        found = match_date(text, start) if start >= past else None
        if found is not None and (read := read_match(*found)) is not None:
            past = found[1].end()
            yield start, past, found[0], read


def _language(find: Find, text: str) -> str:
    """Return the language of the rule; of the words around it if it is in figures alone."""
    if find.rule.language != "figures":
        return find.rule.language
    around = text[max(0, find.start - 12) : find.end + 12]
    year_first = text[find.start : find.start + 4].isdigit()
    return "zh" if year_first and any(_HAN[0] <= char <= _HAN[1] for char in around) else "en"
