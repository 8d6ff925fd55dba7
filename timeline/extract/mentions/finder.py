"""Match one date where a date may begin: of all rules only those are tried that can begin with the character there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from itertools import groupby
from typing import Any

from timeline.extract.mentions.alternations import Tokens, join_patterns, split_pattern
from timeline.extract.mentions.beginnings import may_begin
from timeline.extract.mentions.rules import Rule, load_tables, read_field, write_pattern

_WIDE = re.compile("[\u2e80-\uffff]")
_AHEAD = 32  # characters in which a date of a wide script shows what it is: 2014 年

Finder = tuple[re.Pattern[str], Mapping[int, Rule]]
"""Rules as one pattern, and each by the group that closes last when it matches."""
Row = tuple[int, Tokens]
"""A rule's number in its table, and its pattern."""


def match_date(text: str, start: int) -> tuple[Rule, re.Match[str]] | None:
    """Return the date that begins there and the rule that reads it, the first one that matches."""
    for pattern, rules in finders_for(text[start], _WIDE.search(text, start, start + _AHEAD) is not None):
        if (match := pattern.match(text, start)) and match.lastindex:
            return rules[match.lastindex], match
    return None


@cache
def finders_for(char: str, wide: bool) -> tuple[Finder, ...]:
    """Return the rules for dates that begin with the character; `wide` if a wide character stands near.

    Neighbours that begin alike are one finder, which serves all characters: a pattern takes long to compile.
    """
    return tuple(
        _join(number, tuple(rows))
        for number, table in enumerate(load_tables())
        if wide or table.get("script") != "wide"
        for _, rows in groupby(_rows_for(char, number), key=lambda row: row[1][0])
    )


def _rows_for(char: str, number: int) -> Iterator[Row]:
    """Yield the rules of a table for a character, without what may be left out and cannot begin with it."""
    for index, (tokens, source) in enumerate(_sources(number)):
        if may_begin(source, char):
            first, _ = write_pattern(load_tables()[number], tokens[0])
            left_out = first.endswith("?") and not may_begin(first.removesuffix("?"), char)
            yield index, tokens[1:] if left_out else tokens


@cache
def _join(number: int, rows: tuple[Row, ...]) -> Finder:
    """Return rules of a table as one pattern."""
    table: dict[str, Any] = load_tables()[number]
    source, places = join_patterns([tokens for _, tokens in rows], partial(write_pattern, table))
    rules: dict[int, Rule] = {}
    for group, (place, captured) in places.items():
        row = table["rules"][rows[place][0]]
        fields = tuple(read_field(name, table) for name, _ in captured)
        groups = tuple(index for _, index in captured)
        rules[group] = Rule(row["id"], table["language"], fields, groups, row.get("yields", {}))
    return re.compile(source), rules


@cache
def _sources(number: int) -> tuple[tuple[Tokens, str], ...]:
    """Return each rule of a table: its pattern, and the same with its pieces."""
    table = load_tables()[number]
    patterns = [row["pattern"] for row in table["rules"]]
    return tuple((split_pattern(pattern), write_pattern(table, pattern)[0]) for pattern in patterns)
