"""A date as found and not yet settled, and the words around it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from timeline.extract.mentions.cues import turn_round
from timeline.extract.mentions.parts import Parts
from timeline.extract.mentions.rules import Grammar, Rule
from timeline.records.documents import Basis, Mod, Role, Zone, ZoneKind

_CLAUSE, _WORDS = 48, 24  # characters


@dataclass(frozen=True, slots=True)
class Find:
    """One match of a rule; refining fills in what `parts` leaves open, the modifier and the role."""

    start: int
    end: int
    rule: Rule
    parts: Parts
    mod: Mod | None = None
    basis: Basis = "explicit"
    role: Role | None = None
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text being read: folded, so that one table serves both scripts, and as long as the original.

    reference   parts of the document's own date, None if it states none.
    current     the text speaks of its own time, as press briefings do.
    """

    text: str
    zones: tuple[Zone, ...]
    grammar: Grammar
    reference: Parts | None = None
    current: bool = False

    def around(self, find: Find, width: int = _CLAUSE) -> str:
        """Return the words around a date, the date itself cut to one character, as cues are written.

        The text begins with a line end there, so that a cue can ask for the beginning of a line.
        """
        before = self.text[find.start - width : find.start] if find.start > width else f"\n{self.text[: find.start]}"
        return turn_round(before, self.text[find.end : find.end + width])

    def beside(self, find: Find) -> str:
        """Return the few words right before and after a date."""
        return self.around(find, _WORDS)

    def zone_at(self, offset: int) -> ZoneKind:
        """Return the kind of the zone that holds `offset`."""
        return self.zones[max(0, bisect_right(self.zones, offset, key=lambda zone: zone.start) - 1)].kind

    def says(self, meaning: str, around: str) -> bool:
        """Tell whether the words around a date carry a cue of that meaning, in any language."""
        pattern = self.grammar.cues.get(meaning)
        return pattern is not None and pattern.match(around) is not None
