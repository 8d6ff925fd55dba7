"""Bring together what several sentences, documents and languages tell of the same thing.

Two statements are of one thing if their dates agree (the same, or one within the other) and enough of what they name is
shared: instruments, parties, terms, places, kind of act, words. Two acts of one summit stay two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from timeline.dates import bounds, contains, precision
from timeline.extract.candidates.kinship import Kinship, month_of, text_of
from timeline.extract.candidates.statements import Statement
from timeline.extract.candidates.traces import Trace, find_rarity

_MOST = 30  # groups of one date that a statement is compared with, and …
_MEMBERS = 6  # … first members of each: they keep the time linear
# Points a pair needs to be one thing, by how their dates agree.
NEEDED = {
    "same day or month": 1.6,
    "day in its month": 2.2,
    "same year": 2.6,
    "within": 3.2,
    "open": 2.2,
    "none": 3.2,
    "none, translated": 2.2,
}
_FEW = 8  # words that a short statement counts as having: sharing one of one says little


@dataclass(frozen=True)
class Known:
    """What all statements of a run tell about sharing.

    rarity     what sharing a name is worth.
    kinship    which texts give the same account.
    """

    rarity: dict[str, float]
    kinship: Kinship


def merge_statements(statements: Iterable[Statement]) -> list[list[Statement]]:
    """Return the statements in groups, each of one thing that happened, in the order of their first."""
    traces = [Trace(statement) for statement in statements]
    known = Known(find_rarity(traces), Kinship(traces))
    groups = Groups(known)
    for trace in sorted(traces, key=lambda trace: _coarseness(trace.statement)):
        groups.add(trace)
    groups.settle()
    order = {id(trace): index for index, trace in enumerate(traces)}
    whole = [sorted(group, key=lambda trace: order[id(trace)]) for group in groups.all if group]
    return [[trace.statement for trace in group] for group in sorted(whole, key=lambda group: order[id(group[0])])]


class Groups:
    """Groups in the making: a statement is compared with those of its dates only."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.all: list[list[Trace]] = []
        self._by_date: dict[str, list[int]] = defaultdict(list)

    def add(self, trace: Trace) -> None:
        """Put the statement into the group that it is likest, or into one of its own."""
        number = self._likest(trace, -1)
        if number is None:
            number = len(self.all)
            self.all.append([])
        self.all[number].append(trace)
        for key in _keys(trace.statement):
            numbers = self._by_date[key]
            if number not in numbers[-_MOST:]:
                numbers.append(number)

    def settle(self) -> None:
        """Offer those left alone to the groups that have formed after them."""
        for own, group in enumerate(self.all):
            if len(group) == 1 and (number := self._likest(group[0], own)) is not None:
                self.all[number].append(group.pop())

    def _likest(self, trace: Trace, own: int) -> int | None:
        near = dict.fromkeys(number for key in _keys(trace.statement) for number in self._by_date[key][-_MOST:])
        likeness = [(_likeness(trace, self.all[number], self.known), -number) for number in near if number != own]
        points, number = max(likeness, default=(0.0, 0))
        return -number if points > 0 else None


def without_dated(undated: Iterable[Statement], dated: Iterable[Statement]) -> list[Statement]:
    """Return the undated acts without those that another sentence dates: the same founding or instrument."""
    traces = [Trace(statement) for statement in dated]
    founded = frozenset[str]().union(*(trace.founded for trace in traces))
    works = frozenset[str]().union(*(trace.works for trace in traces))
    return [one for one in undated if not (trace := Trace(one)).founded & founded and not trace.made & works]


def _coarseness(statement: Statement) -> int:
    """Return a key that takes fine dates first, so that coarse ones find them."""
    order = ("day", "month", "season", "quarter", "half", "year", "interval", "decade", "century")
    return order.index(precision(statement.edtf)) if statement.edtf else 0


def _keys(statement: Statement) -> list[str]:
    """Return the dates under which the statement is kept and looked for: its own, and all coarser that hold it.

    A long period is kept under its first years only.
    """
    if not statement.edtf:
        return [""]
    (first, *_), (last, *_) = bounds(statement.edtf)
    years = [f"{year:04}" for year in range(first, min(last, first + 3) + 1)]
    plain = statement.edtf if precision(statement.edtf) in ("day", "month") else ""
    return list(dict.fromkeys([*years, plain[:7], plain])) if plain else years


def _likeness(trace: Trace, group: Sequence[Trace], known: Known) -> float:
    """Return by how many points the statement belongs to the group, 0 or less if it does not.

    It must be like one of them, and not plainly another act than one that the same text tells in the same language.
    """
    if not group:
        return 0.0
    some = group[:_MEMBERS]
    points = [_pair(trace, other, known) for other in some]
    likest = max(points)
    if likest <= 0 or any(_are_one(trace, other) for other in some):
        return likest
    own = [like for like, other in zip(points, some, strict=True) if _are_side_by_side(trace, other)]
    if own and max(own) <= 0:  # its own text tells it apart from what the other language tells
        return 0.0
    return 0.0 if any(_are_two(trace, other) for other in some) else likest


def _pair(one: Trace, other: Trace, known: Known) -> float:
    agreement = _agreement(one.statement, other.statement)
    if agreement is None or (agreement.startswith("none") and not one.kinds & other.kinds):
        return 0.0
    points = sum(sorted((known.rarity.get(name, 1.0) for name in one.ids & other.ids), reverse=True)[:4])
    points += 0.8 * bool(one.kinds & other.kinds) + 2.5 * bool(one.founded & other.founded)
    if one.statement.is_latin == other.statement.is_latin:
        points += _same_language(one, other)
    else:
        points += _translation(one, other) + _account(one, other, known)
    if one.statement.rank[1] > 1 and one.statement.rank == other.statement.rank:
        points += 2.0  # the second of two, both times
    return points - NEEDED[agreement]


def _same_language(one: Trace, other: Trace) -> float:
    """Return what shared words, meetings, places and works add, and what different ones take away."""
    points = 4 * len(one.words & other.words) / max(_FEW, min(len(one.words), len(other.words), 40))
    points += 2.5 * bool(one.forums & other.forums)
    if one.statement.place and other.statement.place:
        points += 1.0 if one.statement.place == other.statement.place else -1.5
    if any(a in b or b in a for a in one.works for b in other.works):
        points += 3
    elif one.made and other.made:
        points -= 3
    return points


def _translation(one: Trace, other: Trace) -> float:
    """Return what speaks for one statement being the other in another language."""
    points = 0.5 * len(one.marks & other.marks)
    same_text = one.statement.document.path == other.statement.document.path
    if (one.persons or other.persons) and not one.persons & other.persons:
        points -= 0.8
    return points + 1.0 * same_text


def _account(one: Trace, other: Trace, known: Known) -> float:
    """Return what two texts that give the same account add: more where both have as much of that month, in order.

    Of a whole year an account tells too much for the year to say which: two documents must agree on the month.
    """
    a, b = one.statement, other.statement
    same_text, month = a.document.path == b.document.path, month_of(a.edtf)
    near = known.kinship.of(one, other) if month or same_text else 0.0
    same_date = month is not None or (a.edtf is not None and a.edtf == b.edtf)
    in_step = (near > 0 or same_text) and same_date and known.kinship.rank(one) == known.kinship.rank(other)
    return 2.5 * near + 1.0 * bool(in_step)


def _are_one(one: Trace, other: Trace) -> bool:
    """Tell whether both name the same instrument of the same date, or the same founding, or the same one of several."""
    a, b = one.statement, other.statement
    ranked = a.rank == b.rank != (0, 1) and one.kinds & other.kinds
    same = a.edtf == b.edtf and (ranked or any(x in y or y in x for x in one.made for y in other.made))
    return bool(same or one.founded & other.founded)


def _are_two(one: Trace, other: Trace) -> bool:
    """Tell whether these are two acts of one date: other instruments; in one text, other verbs too."""
    a, b = one.statement, other.statement
    if a.is_latin != b.is_latin or not a.edtf:
        return False
    if a.edtf != b.edtf:
        return _are_told_apart(one, other)
    if one.made and other.made:
        return not any(x in y or y in x for x in one.made for y in other.made)
    kinds = [trace.kinds - {"meet"} for trace in (one, other)]  # at one meeting, all is done at the meeting
    if not all(kinds) or a.document.path != b.document.path:
        return False
    if one.persons & other.persons and len(one.parties & other.parties) > 1:
        return bool(one.made) != bool(other.made)  # one person at one forum: told again in other words
    return bool(one.made) != bool(other.made) or not kinds[0] & kinds[1]


def _are_side_by_side(one: Trace, other: Trace) -> bool:
    """Tell whether one part of a text tells both, with dates that end."""
    a, b = one.statement, other.statement
    return text_of(one) == text_of(other) and a.zone == b.zone and ".." not in f"{a.edtf}{b.edtf}"


def _are_told_apart(one: Trace, other: Trace) -> bool:
    """Tell whether one part of a text dates these differently, and names no instrument or meeting that both share.

    An abstract that says 2002 for a day of 2002 is another part than the body.
    """
    a, b = one.statement, other.statement
    if a.document.path != b.document.path or a.zone != b.zone or bool(month_of(a.edtf)) == bool(month_of(b.edtf)):
        return False
    return not (one.works & other.works or one.forums & other.forums or one.founded & other.founded)


def _agreement(one: Statement, other: Statement) -> str | None:
    """Return how the dates of two statements agree, a key of `NEEDED`, or None."""
    if not one.edtf or not other.edtf:
        if one.edtf != other.edtf:
            return None
        return "none" if one.is_latin == other.is_latin else "none, translated"
    if one.edtf == other.edtf:
        return {"day": "same day or month", "month": "same day or month", "interval": "open"}.get(
            precision(one.edtf), "same year"
        )
    if one.edtf.split("/")[0] == other.edtf.split("/")[0] and ".." in one.edtf + other.edtf:
        return "open"
    if not (contains(one.edtf, other.edtf) or contains(other.edtf, one.edtf)):
        return None
    return "day in its month" if month_of(one.edtf) and month_of(one.edtf) == month_of(other.edtf) else "within"
