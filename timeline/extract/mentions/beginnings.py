"""Tell with which characters a match of a pattern may begin, so that a rule is tried only where it can match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from timeline.extract.mentions.alternations import split_branches, split_quantifier

_GROUP = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[a-z]*:))?")
_UNSEEN = "\uffff"  # what may begin with this may begin with anything
_FIRST_WIDE = "\u2e80"
_EMPTY = ("^", "$", r"\b", r"\B", r"\Z", r"\A")

_Step = tuple[str, str, bool]
"""How a group opens, "" for a single character; what it holds; whether it may be left out."""


def may_begin(pattern: str, char: str) -> bool:
    """Tell whether a match of the pattern may begin with the character.

    >>> [may_begin("(?<!-)(?i:early )?[0-9]+ AD", char) for char in "eE5A"]
    [True, True, True, False]
    """
    return _reads(pattern, char, False) is not False


def first_characters(patterns: Iterable[str]) -> str | None:
    """Return a class of the characters that a match of some of the patterns may begin with, None if any may.

    >>> first_characters(["May", "[1-3]rd"])
    '[123M]'
    """
    patterns = list(patterns)
    if any(may_begin(pattern, _UNSEEN) for pattern in patterns):
        return None
    known = {chr(code) for code in range(128)} | {char for pattern in patterns for char in _characters(pattern)}
    found = sorted(char for char in known if any(may_begin(pattern, char) for pattern in patterns))
    return f"[{re.escape(''.join(found))}]"


def _characters(pattern: str) -> Iterator[str]:
    """Yield the characters that a pattern names, and those between the ends of its ranges."""
    yield from pattern
    for first, last in re.findall("(.)-(.)", pattern):
        yield from map(chr, range(ord(first), ord(last)))


def needs_wide(pattern: str) -> bool:
    """Tell whether every match of the pattern holds a wide character, as Chinese does.

    >>> needs_wide("[0-9]{4}(?:[年月]|个月)"), needs_wide("[0-9]{4}(?:年|-)")
    (True, False)
    """
    return all(any(map(_is_wide, steps)) for steps in _steps(pattern))


def _is_wide(step: _Step) -> bool:
    opening, held, optional = step
    if optional or opening.endswith(("=", "!")):
        return False
    return needs_wide(held) if opening else all(char in "[]" or char >= _FIRST_WIDE for char in held)


@cache
def _reads(pattern: str, char: str, any_case: bool) -> bool | None:
    """Return whether the pattern reads the character first; None if it may also read nothing at all."""
    answers = [_branch(branch, char, any_case) for branch in _steps(pattern)]
    return True if True in answers else None if None in answers else False


@cache
def _steps(pattern: str) -> tuple[tuple[_Step, ...], ...]:
    return tuple(tuple(map(_step, tokens)) for tokens in split_branches(pattern))


def _step(token: str) -> _Step:
    unit, quantifier = split_quantifier(token)
    optional = quantifier[:1] in ("*", "?") or quantifier[:2] in ("{0", "{,") or unit in _EMPTY
    if group := _GROUP.match(unit):
        return group[0], unit[group.end() : -1], optional
    return "", unit, optional


def _branch(steps: tuple[_Step, ...], char: str, any_case: bool) -> bool | None:
    for step in steps:
        if (answer := _reads_step(step, char, any_case)) is not None:
            return answer
    return None


def _reads_step(step: _Step, char: str, any_case: bool) -> bool | None:
    opening, held, optional = step
    if opening.endswith(("=", "!")):
        return False if opening == "(?=" and _reads(held, char, any_case) is False else None
    if opening:
        answer = _reads(held, char, any_case or opening == "(?i:")
    elif len(held) == 1:
        answer = held in (char, ".") or (any_case and held.casefold() == char.casefold())
    else:
        answer = re.fullmatch(held, char, re.IGNORECASE if any_case else 0) is not None
    return None if optional and not answer else answer
