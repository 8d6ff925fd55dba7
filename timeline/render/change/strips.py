"""The formula strip: each milestone formula as a row of its principles, marked by how they came to be there.

Formulations → rows of chips. Words and links are the template's (templates/evolution/strip.html).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.records.curated import Event
from timeline.render.change.evolution import Change, Formulation, choose_milestones, diff, find_threads
from timeline.render.wording import N_

LINE = 2  # from so many milestones on, a line stands by itself
ChipMark = Literal["first", "added", "kept", "absent"]
# A sign for each mark, so that no colour is needed to tell them apart, and what it means.
SIGNS: dict[ChipMark, str] = {"first": "★", "added": "+", "kept": "=", "absent": "–"}
MEANINGS: dict[ChipMark, str] = {
    "first": N_("First stated here"),
    "added": N_("New to this line, stated elsewhere before"),
    "kept": N_("Kept from the formula that it takes up"),
    "absent": N_("Not in this formula, but in the one that it takes up"),
}
Comparison = tuple[Formulation, tuple[tuple[Formulation, Change], ...]]


@dataclass(frozen=True, slots=True)
class Chip:
    """One principle of a row.

    event    where to look: this event if the principle is first stated here, its first statement if it was taken up
             from elsewhere, the followed event that states it if it is kept or absent.
    """

    principle: str
    mark: ChipMark
    event: Event


@dataclass(frozen=True, slots=True)
class Row:
    """One formula: the principles it states, and those of the followed formula that are not in it."""

    formulation: Formulation
    chips: tuple[Chip, ...]

    def having(self, *marks: ChipMark) -> tuple[Chip, ...]:
        """Return the chips with one of these marks, in order."""
        return tuple(chip for chip in self.chips if chip.mark in marks)

    @property
    def earlier(self) -> Event | None:
        """The latest followed event that states principles: what the row is best compared with."""
        stating = {chip.event.id for chip in self.having("kept", "absent")}
        return next((event for event in reversed(self.formulation.follows) if event.id in stating), None)


@dataclass(frozen=True, slots=True)
class Line:
    """Milestones that restate one another.

    whole      the concept or initiative that its events name most often.
    is_rest    no line, but what stands on none.
    """

    whole: str | None
    rows: tuple[Row, ...]
    is_rest: bool = False


def make_lines(formulations: Sequence[Formulation], wholes: Container[str]) -> tuple[Line, ...]:
    """Return the lines of the strip, longest first; milestones on lines too short to stand alone come last, together.

    wholes   ids of the terms that name a formula as a whole: concepts, initiatives.
    """
    milestones = {one.event.id for one in choose_milestones(formulations)}
    lines, others = [], []
    for thread in find_threads(formulations):
        chosen = [one for one in thread if one.event.id in milestones]
        if len(chosen) >= LINE:
            lines.append(Line(_whole(thread, wholes), make_rows(chosen, formulations)))
        else:
            others += chosen
    order = {one.event.id: place for place, one in enumerate(formulations)}
    others.sort(key=lambda one: order[one.event.id])
    return (*lines, Line(None, make_rows(others, formulations), is_rest=True)) if others else tuple(lines)


def _whole(thread: Iterable[Formulation], wholes: Container[str]) -> str | None:
    named = Counter(term for one in thread for term in one.event.states if term in wholes)
    return named.most_common(1)[0][0] if named else None


def make_rows(milestones: Sequence[Formulation], formulations: Sequence[Formulation]) -> tuple[Row, ...]:
    """Return a row for each milestone; `formulations` are all there are, in order of time."""
    states = {one.event.id: one.states for one in formulations}
    firsts = {principle: one.event for one in formulations for principle in one.first}
    return tuple(_row(one, states, firsts) for one in milestones)


def compare_rows(milestones: Sequence[Formulation]) -> tuple[Comparison, ...]:
    """Return for every milestone but the last how it compares with each later one."""
    return tuple(
        (one, tuple((later, diff(one.states, later.states)) for later in milestones[number:]))
        for number, one in enumerate(milestones[:-1], start=1)
    )


def _row(one: Formulation, states: dict[str, tuple[str, ...]], firsts: dict[str, Event]) -> Row:
    stated = tuple(
        Chip(principle, one.mark(principle), _source(one, principle, states, firsts)) for principle in one.states
    )
    absent = tuple(
        Chip(principle, "absent", _source(one, principle, states, firsts)) for principle in one.change.absent
    )
    return Row(one, stated + absent)


def _source(one: Formulation, principle: str, states: dict[str, tuple[str, ...]], firsts: dict[str, Event]) -> Event:
    followed = (event for event in reversed(one.follows) if principle in states.get(event.id, ()))
    return next(followed, firsts[principle])
