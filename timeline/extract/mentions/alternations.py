"""Put many patterns into one that tries them quickly: what neighbours begin with alike is matched once.

a{year}年{month}月 | a{year}年{part}   →   a{year}年(?:{month}月 | {part})
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, groupby

Tokens = tuple[str, ...]

_TOKEN = re.compile(r"\{[A-Za-z_:]+\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^()]", re.DOTALL)
_WITHIN = re.compile(r"(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^()\[\\])*", re.DOTALL)  # all up to the next bracket
_QUANTIFIER = re.compile(r"[*+?][+?]?|\{[0-9,]+\}[+?]?")


def split_pattern(pattern: str) -> Tokens:
    """Return the parts of a pattern that follow one another; a group in brackets is one part.

    >>> split_pattern("{year}年(?:{S}of)?[0-9]{1,2}")
    ('{year}', '年', '(?:{S}of)?', '[0-9]{1,2}')
    """
    tokens = []
    place = 0
    while place < len(pattern):
        end = _quantified(pattern, _token_end(pattern, place))
        tokens.append(pattern[place:end])
        place = end
    return tuple(tokens)


def split_branches(pattern: str) -> list[Tokens]:
    """Return the alternatives of a pattern, each split.

    >>> split_branches("from|since (?:a|b)")
    [('f', 'r', 'o', 'm'), ('s', 'i', 'n', 'c', 'e', ' ', '(?:a|b)')]
    """
    parts = split_pattern(pattern)
    bars = [place for place, part in enumerate(parts) if part == "|"]
    return [parts[start:end] for start, end in zip([0, *(bar + 1 for bar in bars)], [*bars, len(parts)], strict=True)]


def split_quantifier(token: str) -> tuple[str, str]:
    """Return what a part of a pattern repeats, and how often.

    >>> split_quantifier("(?:a|b){0,2}")
    ('(?:a|b)', '{0,2}')
    """
    end = _token_end(token, 0)
    return token[:end], token[end:]


def _token_end(pattern: str, place: int) -> int:
    if pattern[place] != "(":
        match = _TOKEN.match(pattern, place)
        return match.end() if match else place + 1
    place = _bracket(pattern, place + 1)
    while pattern[place] != ")":
        place = _bracket(pattern, _token_end(pattern, place))
    return place + 1


def _bracket(pattern: str, place: int) -> int:
    """Return where the next bracket of a group is."""
    match = _WITHIN.match(pattern, place)
    return match.end() if match else place


def _quantified(pattern: str, place: int) -> int:
    match = _QUANTIFIER.match(pattern, place)
    return match.end() if match else place


Source = tuple[str, tuple[str, ...]]
"""A regular expression, and what its groups capture, in order."""
Places = dict[int, tuple[int, tuple[tuple[str, int], ...]]]
"""By the group that closes last when a pattern matches: the pattern's number, and what it captures in which group."""


def join_patterns(patterns: Sequence[Tokens], write: Callable[[str], Source]) -> tuple[str, Places]:
    """Return one expression for all patterns, tried in their order, and where each has its groups.

    write   makes the source of one token; it is called once for a beginning that neighbours share.
    """
    places: Places = {}
    groups = count(1)

    def branches(rest: Iterable[tuple[Tokens, int]], captured: tuple[tuple[str, int], ...]) -> Iterator[str]:
        for first, alike in groupby(rest, key=lambda pattern: pattern[0][:1]):
            if not first:
                number = next(alike)[1]
                places[next(groups)] = number, captured
                yield "()"
                continue
            source, names = write(first[0])
            here = captured + tuple((name, next(groups)) for name in names)
            within = list(branches([(tokens[1:], number) for tokens, number in alike], here))
            yield source + (within[0] if len(within) == 1 else f"(?:{'|'.join(within)})")

    source = "|".join(branches([(tokens, number) for number, tokens in enumerate(patterns)], ()))
    return source, places
