"""Tell with which characters a match of a pattern may begin, so that a rule is tried only where it can match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain

from timeline.extract.mentions.alternations import split_branches, split_quantifier

_GROUP = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[a-z]*:))?")
_UNSEEN = "\uffff"  # what may begin with this may begin with anything
_ANY = frozenset(_UNSEEN)
_ASCII = "".join(map(chr, range(128)))
_EMPTY = ("^", "$", r"\b", r"\B", r"\Z", r"\A")

_Step = tuple[str, str, bool]
"""How a group opens, "" for a single character; what it holds; whether it may be left out."""
_First = tuple[frozenset[str], bool]
"""The characters that something may read first; whether it may also read nothing at all."""


def may_begin(pattern: str, char: str) -> bool:
    """Tell whether a match of the pattern may begin with the character.

    >>> [may_begin("(?<!-)(?i:early )?[0-9]+ AD", char) for char in "eE5A"]
    [True, True, True, False]
    """
    chars, empty = _first(pattern, False)
    return empty or char in chars or _UNSEEN in chars


def first_characters(patterns: Iterable[str]) -> str | None:
    """Return a class of the characters that a match of some of the patterns may begin with, None if any may.

    >>> first_characters(["May", "[1-3]rd"])
    '[123M]'
    """
    firsts = [_first(pattern, False) for pattern in patterns]
    found = frozenset[str]().union(*(chars for chars, _ in firsts))
    if _UNSEEN in found or any(empty for _, empty in firsts):
        return None
    return f"[{re.escape(''.join(sorted(found)))}]"


@cache
def _steps(pattern: str) -> tuple[tuple[_Step, ...], ...]:
    return tuple(tuple(map(_step, tokens)) for tokens in split_branches(pattern))


def _step(token: str) -> _Step:
    unit, quantifier = split_quantifier(token)
    optional = quantifier[:1] in ("*", "?") or quantifier[:2] in ("{0", "{,") or unit in _EMPTY
    if group := _GROUP.match(unit):
        return group[0], unit[group.end() : -1], optional
    return "", unit, optional


@cache
def _first(pattern: str, any_case: bool) -> _First:
    firsts = [_branch(branch, any_case) for branch in _steps(pattern)]
    return frozenset[str]().union(*(chars for chars, _ in firsts)), any(empty for _, empty in firsts)


def _branch(steps: Iterable[_Step], any_case: bool) -> _First:
    found: frozenset[str] = frozenset()
    ahead = _ANY  # what a look ahead leaves of the characters that may come next
    for opening, held, optional in steps:
        if opening == "(?=":
            chars, empty = _first(held, any_case)
            ahead = ahead if empty else _both(chars, ahead)
        elif not opening.endswith(("=", "!")):
            within = any_case or opening == "(?i:"
            chars, empty = _first(held, within) if opening else (_read_by(held, any_case), False)
            found |= _both(chars, ahead)
            if not (empty or optional):
                return found, False
    return (found, True) if ahead is _ANY else (found | ahead, False)


def _both(chars: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Return the characters that are in both; where one may be anything, the other."""
    return chars if _UNSEEN in others else others if _UNSEEN in chars else chars & others


@cache
def _read_by(unit: str, any_case: bool) -> frozenset[str]:
    """Return the characters that a unit of a pattern reads, of those that it names and those of ASCII."""
    if len(unit) == 1 and unit != ".":
        return frozenset((unit.lower(), unit.upper()) if any_case else unit)
    ranges = (map(chr, range(ord(first), ord(last))) for first, last in re.findall("(.)-(.)", unit))
    named = "".join(chain(unit, *ranges))
    tried = f"{_ASCII}{named}{named.swapcase()}{_UNSEEN}"
    return frozenset(re.findall(unit, tried, re.IGNORECASE if any_case else 0))
