"""Cues, the words around a date, as patterns that are matched from the date outward.

A search would try each pattern at every place of a long stretch; from the date, the next word decides at once. So what
a cue asks for before the date is turned round, and is matched against the words before it read backwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from timeline.extract.mentions.alternations import Tokens, split_branches
from timeline.extract.mentions.beginnings import first_characters

DATE = "\0"
"""Stands for the date in the words around it; in a cue's pattern it is written @."""

_MARKS = ("@", r"\0")
_GROUP = re.compile(r"\((\?(?:[a-z]*:|<?[=!]))")
_TURNED = {"?=": "?<=", "?!": "?<!", "?<=": "?=", "?<!": "?!"}
_POSSESSIVE = re.compile(r"(?<=[*?}])\+\Z|(?<=[^\\]\+)\+\Z")
_AFTER = rf"[^{DATE}]*+{DATE}"


def turn_round(before: str, after: str) -> str:
    """Return the words around a date as cues are matched: those before it backwards, the date, those after it."""
    return before[::-1] + DATE + after


def write_cue(patterns: Iterable[str]) -> str:
    r"""Return one pattern for cues, each with one @ or \0, to be matched at the start of words turned round.

    >>> cue = write_cue(["(?:since|from) @", "@ onwards?"])
    >>> [bool(re.match(cue, turn_round(*around))) for around in (("ever since ", ","), ("In ", " onward"))]
    [True, True]
    """
    left: list[str] = []
    right: list[str] = []
    both: list[str] = []
    for tokens in (tokens for pattern in patterns for tokens in split_branches(pattern)):
        place = next(index for index, token in enumerate(tokens) if token in _MARKS)
        before, after = _turn(tokens[:place]), "".join(tokens[place + 1 :])
        if not before:
            right.append(after)
        elif not after:
            left.append(before)
        else:
            both.append(f"(?={before}){_AFTER}{after}")
    follows = [f"{_AFTER}(?:{'|'.join(right)})"] if right else []
    return "|".join(left + both + follows)


def join_cues(cues: Mapping[str, str]) -> re.Pattern[str]:
    """Return one pattern that always matches, with a group for each cue that is there.

    >>> cues = join_cues({"open": write_cue(["since @"]), "approx": write_cue(["about @"])})
    >>> cues.match(turn_round("It has stood since ", ",")).groupdict()
    {'open': '', 'approx': None}
    """
    return re.compile("".join(f"(?:(?={cue})(?P<{name}>)|)" for name, cue in cues.items()))


def compile_search(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return one pattern for cues to be searched for: the engine passes quickly over what none can begin with.

    It matches the first character of a cue, which does not begin within a word in small letters.
    """
    source = "|".join(patterns)
    first = first_characters([source])
    return re.compile(f"{first}(?<![A-Za-z][a-z])(?<=(?={source})(?s:.))" if first else source)


def is_beside(pattern: str) -> bool:
    """Tell whether the cue is written beside the date in each of its branches, not merely in the same clause."""
    return all(any(mark in tokens for mark in _MARKS) for tokens in split_branches(pattern))


def _turn(tokens: Tokens) -> str:
    return "".join(map(_turn_token, reversed(tokens)))


def _turn_token(part: str) -> str:
    """Return the pattern of the same words read backwards; it never goes past the date."""
    part = _POSSESSIVE.sub("", part)
    if part == "^":
        return f"(?={DATE})"
    if part.startswith("[^"):
        return f"[^{DATE}{part[2:]}"
    if (group := _GROUP.match(part)) is None:
        return part
    close = part.rindex(")")
    within = "|".join(map(_turn, split_branches(part[group.end() : close])))
    return f"({_TURNED.get(group[1], group[1])}{within}{part[close:]}"
