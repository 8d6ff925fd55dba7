"""Runs of text in which an earlier date explains a later one: the text itself, and each note apart."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extract.mentions.finds import Find, Reading

_LINE = 2000  # characters looked back for the start of a line


@dataclass
class Stream:
    """The dates of one run that may be antecedents of what comes next.

    last        the last date with a year.
    head        the last date that began a line: in a chronology, what the next entry's 5月3日 belongs to.
    decade      the last date of any kind: what a bare 80年代 may belong to.
    aside       the last year in passing, "the 1972 communiqué", which explains only what follows in its sentence.
    """

    last: Find | None = None
    head: Find | None = None
    decade: Find | None = None
    aside: Find | None = None

    def remember(self, find: Find, reading: Reading) -> None:
        """Take a date as a possible antecedent; a year in passing or still to come only if there is no other."""
        if find.role in ("citation", "publication") or reading.says("life", reading.beside(find)):
            return
        self.decade = find
        if find.parts.number is None:
            return
        aside = find.basis == "explicit" and reading.says("attributive", reading.beside(find))
        coming = reading.reference is not None and find.parts.number > (reading.reference.number or find.parts.number)
        self.aside = find if aside else None
        if self.last is None or not (aside or coming):
            self.last = find
        if begins_line(find, reading):
            self.head = find


def run_of(find: Find, reading: Reading) -> int:
    """Return what names the run that a find belongs to: -1 for the text itself, the line for a note."""
    return _line_start(find, reading) if reading.zone_at(find.start) in ("note", "reference") else -1


def begins_line(find: Find, reading: Reading) -> bool:
    """Tell whether nothing but marks of a list stands before the date on its line."""
    return not reading.text[_line_start(find, reading) : find.start].strip(" \t\u3000*#-•·◆●（(【[")


def _line_start(find: Find, reading: Reading) -> int:
    return reading.text.rfind("\n", max(0, find.start - _LINE), find.start) + 1
