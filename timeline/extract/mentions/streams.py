"""Runs of text in which an earlier date explains a later one: the text itself, and each note apart."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extract.mentions.finds import Find, Reading
from timeline.extract.mentions.lines import begins_line, line_start
from timeline.extract.mentions.stories import in_one_sentence

_CLOSE = 400  # characters: "the same day" belongs to a day this close, past a year named since
_LAST_MONTH = 12
_AHEAD = 3  # years: "by 2030", so much later than what was told before, is a goal


@dataclass
class Stream:
    """The dates of one run that may be antecedents of what comes next.

    last        the last date with a year.
    head        the last date that began a line: in a chronology, what the next entry's 5月3日 belongs to.
    decade      the last date of any kind: what a bare 80年代 may belong to.
    day         the last date with a day.
    aside       the last year in passing, "the 1972 communiqué", which explains only what follows in its sentence.
    cited       the first year of a work: in a list of works, what the day of a newspaper belongs to.
    noted       the last date of a work or in a note.
    coming      where the text states no date of its own, the first month with a year: what a bare one before it is of.
    """

    last: Find | None = None
    head: Find | None = None
    decade: Find | None = None
    day: Find | None = None
    aside: Find | None = None
    cited: Find | None = None
    noted: Find | None = None
    coming: Find | None = None

    def remember(self, find: Find, reading: Reading) -> None:
        """Take a date as a possible antecedent; a year in passing or still to come only if there is nothing else."""
        if find.role == "citation" and self.cited is None and find.parts.number is not None and find.parts.end is None:
            self.cited = find
        if find.role == "citation" and find.parts.number is not None:
            self.noted = find
        if find.role in ("citation", "publication") or reading.says("life", find):
            return
        self.decade = find
        if find.parts.number is None:
            return
        aside = self._looks_away(find, reading) or (find.basis == "explicit" and self._is_aside(find, reading))
        coming = reading.reference is not None and find.parts.number > (reading.reference.number or find.parts.number)
        lasting = find.parts.month is not None and reading.says("open", find)  # since May 2022 leads to no other May
        lasting = lasting or reading.says("stretch", find)
        self.aside = find if aside and not lasting else None
        if find.parts.day is not None and not reading.says("open", find):
            self.day = find
        passed_over = aside or coming if self.last is not None else aside and reading.reference is not None
        if not passed_over:
            self.last = find
        if begins_line(find, reading):
            self.head = find

    def antecedent(self, find: Find, reading: Reading) -> Find | None:
        """Return what 同年 or "the same day" points back to: the last date, for a day one that has a day.

        A year in passing it is where the paragraph has named no other: The 1995 treaty failed. Two years later …; or
        where it was told for the first time, and last: In 1885 … by an 1887 convention. Two years later …; or where
        the same sentence says "that year": the Peerages Act 1958, passed on 30 April of that year.
        """
        if find.parts.unit == "day" and self.day is not None and find.start - self.day.end < _CLOSE:
            return self.day
        aside = self.aside if find.parts.unit == "year" else None
        told = aside is not None and (
            self._is_alone(aside, find, reading)
            or _is_introduced(aside, find, reading)
            or (find.parts.offset == 0 and in_one_sentence(aside, find, reading, ".。\n"))
        )
        return aside if told else self.last

    def _is_alone(self, aside: Find, find: Find, reading: Reading) -> bool:
        """Tell whether a year in passing is the only one that the paragraph of a find has named."""
        line = line_start(find, reading)
        return line <= aside.start and (self.last is None or self.last.end <= line) and find.start - aside.end < _CLOSE

    def _looks_away(self, find: Find, reading: Reading) -> bool:
        """Tell whether a date reckoned from another leaves the story: the previous May, would rise the next year."""
        told, number = self.last.parts.number if self.last else None, find.parts.number
        if find.basis != "anaphoric" or told is None or number is None:
            return False
        return number < told or (number > told and reading.says("foretold", find))

    def _is_aside(self, find: Find, reading: Reading) -> bool:
        """Tell whether a date is named in passing, is a goal, or stands in brackets after another of its sentence."""
        part_of_year = (find.parts.month or 0) > _LAST_MONTH  # "in the autumn of 1983 tensions rose" tells of that time
        if not part_of_year and (
            (reading.says("attributive", find) and not self._goes_on(find, reading))
            or (
                find.parts.month is None
                and (reading.says("attributive year", find) or reading.says("introduced", find))
            )
        ):
            return True
        if self.last is None or find.parts.number is None:
            return False
        if reading.says("stretch", find):
            return True
        if self._is_gone_back_to(find, reading) or _is_of_years(find) or _is_of_accounts(find, reading):
            return True
        if find.parts.number > (self.last.parts.number or 0) + _AHEAD and reading.says("before", find):
            return True
        near = find.start - self.last.end < _CLOSE
        return near and _is_in_brackets(reading.text[self.last.end : find.start])

    def _is_gone_back_to(self, find: Find, reading: Reading) -> bool:
        """Tell whether an earlier year is told in passing: 已于2006年, 此前2011年和2014年, the first since May 2006."""
        told = self.last.parts.number if self.last else None
        if told is None or (find.parts.number or told) >= told:
            return False
        if reading.says("open", find) or reading.says("earlier", find):
            return True
        if find.parts.month is not None:
            return False
        link = reading.grammar.links["list"]
        return self.aside is not None and link.fullmatch(reading.text, self.aside.end, find.start) is not None

    def _goes_on(self, find: Find, reading: Reading) -> bool:
        """Tell whether a month leads the story on, to the document's year at most: before the July 2024 election."""
        own = (reading.reference and reading.reference.number) or 0
        told = self.last.parts.number if self.last else None
        return find.parts.month is not None and told is not None and told < (find.parts.number or 0) <= own


def _is_introduced(aside: Find, find: Find, reading: Reading) -> bool:
    return find.start - aside.end < _CLOSE and reading.says("introduced", aside)


def _is_of_years(find: Find) -> bool:
    """Tell whether a date is a run of years, none of which the story is at: its practice from 1954 to 1958."""
    first, last = find.parts.number, find.parts.end.number if find.parts.end else None
    return find.parts.month is None and first is not None and last is not None and last - first > 1


def _is_of_accounts(find: Find, reading: Reading) -> bool:
    """Tell whether a range is a year of budgets, which tells nothing of the days beside it: 2023-24年度."""
    around = reading.text[find.end - 2 : find.end + 1]
    return find.parts.end is not None and any(word in around for word in ("年度", "财年", "学年"))


def _is_in_brackets(between: str) -> bool:
    """Tell whether a bracket opens in the words after a date, in the same sentence, and is still open at their end."""
    opened, closed = (max(map(between.rfind, brackets)) for brackets in ("（(", "）)"))
    return opened > closed and not any(stop in between for stop in "。；\n")


def run_of(find: Find, reading: Reading) -> int:
    """Return what names the run that a find belongs to: -1 for the text itself, the line for a note."""
    return line_start(find, reading) if reading.zone_at(find.start) in ("note", "reference") else -1
