"""A date as found and not yet settled, and the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from timeline.extract.mentions.cues import turn_round
from timeline.extract.mentions.parts import Parts
from timeline.extract.mentions.rules import FAR, NEAR, Grammar, Rule, load_grammar
from timeline.records.documents import Basis, Mod, Role, Zone, ZoneKind

_NEAR, _FAR, _CLAUSE, _SENTENCE = 24, 48, 72, 100  # characters
_WIDTHS = {
    **dict.fromkeys(("citation year", "attributive year", "ahead"), _FAR),
    **dict.fromkeys(("foretold", "require today", "future", "earlier", "until"), _CLAUSE),
    "past": _SENTENCE,
}
_WIDE_SPACE = re.compile(r"(?<![0-9\s])  (?=\S|\Z)")  # as copied from a printed page set to both margins
_HEARD = frozenset(NEAR + FAR)


@dataclass(frozen=True, slots=True)
class Find:
    """One match of a rule; refining fills in what `parts` leaves open, the modifier and the role.

    role        None if it dates an event.
    said        meanings of the cues around it.
    """

    start: int
    end: int
    rule: Rule
    parts: Parts
    mod: Mod | None = None
    basis: Basis = "explicit"
    role: Role | None = None
    alternatives: tuple[str, ...] = ()
    said: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text being read: folded, so that one table serves both scripts, and as long as the original.

    edges       where a zone begins after another.
    reference   parts of the document's own date, None if it states none.
    current     the text speaks of its own time, as press briefings do.
    recent      most of its years are the document's own or the one before.
    reviewed    last day of the year that it looks back on, None if it is no review of an earlier year.
    """

    text: str
    zones: tuple[Zone, ...]
    edges: tuple[int, ...]
    grammar: Grammar
    reference: Parts | None = None
    current: bool = False
    recent: bool = False
    reviewed: Parts | None = None

    def zone_at(self, offset: int) -> ZoneKind:
        """Return the kind of the zone that holds `offset`."""
        return self.zones[bisect_right(self.edges, offset)].kind

    def says(self, meaning: str, find: Find) -> bool:
        """Tell whether the words around a date carry a cue of that meaning, in any language."""
        if meaning in _HEARD:
            return meaning in find.said
        cue = self.grammar.cues.get(meaning)
        words = _words(self.text, find.start, find.end, _WIDTHS.get(meaning, _NEAR))
        return cue is not None and cue.match(words) is not None


def hear(text: str, start: int, end: int) -> frozenset[str]:
    """Return the meanings of the cues around a date, of those that are asked of every date."""
    grammar = load_grammar()
    near = grammar.near.match(_words(text, start, end, _NEAR))
    far = grammar.far.match(_words(text, start, end, _FAR))
    said = [match for match in (near, far) if match and match.lastgroup]
    if not said:
        return frozenset()
    return frozenset(name for match in said for name, cue in match.groupdict().items() if cue is not None)


def _words(text: str, start: int, end: int, width: int) -> str:
    """Return the words around a date as cues are matched.

    The text begins with a line end there, so that a cue can ask for the beginning of a line.
    """
    before = text[start - width : start] if start > width else f"\n{text[:start]}"
    after = text[end : end + width]
    if "  " in before or "  " in after:
        before, after = _WIDE_SPACE.sub(" ", before), _WIDE_SPACE.sub(" ", after)
    return turn_round(before, after)
