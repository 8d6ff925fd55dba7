"""Match one date where a date may begin: of all rules only those are tried that can begin with the character there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from timeline.extract.mentions.alternations import Tokens, join_patterns, split_pattern
from timeline.extract.mentions.beginnings import may_begin, needs_wide
from timeline.extract.mentions.rules import Rule, load_tables, read_field, write_pattern

_WIDE = re.compile("[\u2e80-\uffff]")
_AHEAD = 32  # characters in which a date of a wide script shows what it is: 2014 年

Finder = tuple[re.Pattern[str], Mapping[int, Rule]]
"""Rules as one pattern, and each by the group that closes last when it matches."""


def match_date(text: str, start: int) -> tuple[Rule, re.Match[str]] | None:
    """Return the date that begins there and the rule that reads it, the first one that matches."""
    for wide in (True, False) if _WIDE.search(text, start, start + _AHEAD) else (False,):
        pattern, rules = finder_for(text[start], wide)
        if (match := pattern.match(text, start)) and match.lastindex:
            return rules[match.lastindex], match
    return None


@cache
def finder_for(char: str, wide: bool) -> Finder:
    """Return the rules for dates that begin with the character: those that hold a wide character, or the others."""
    return _join(
        tuple(
            tuple(
                (number, _from(char, tokens, table))
                for number, (tokens, source, is_wide) in enumerate(rows)
                if is_wide == wide and may_begin(source, char)
            )
            for table, rows in zip(load_tables(), _sources(), strict=True)
        )
    )


def _from(char: str, tokens: Tokens, table: dict[str, Any]) -> Tokens:
    """Return the pattern without what may be left out at its beginning and cannot begin with the character."""
    first = tokens[0]
    if first.endswith("?") and not may_begin(write_pattern(table, first)[0].removesuffix("?"), char):
        return tokens[1:]
    return tokens


@cache
def _join(chosen: tuple[tuple[tuple[int, Tokens], ...], ...]) -> Finder:
    """Return rules, by table their number and pattern, as one pattern."""
    sources: list[str] = []
    rules: dict[int, Rule] = {}
    before = 0
    for table, rows in zip(load_tables(), chosen, strict=True):
        source, places = join_patterns([tokens for _, tokens in rows], partial(write_pattern, table))
        for group, (index, captured) in places.items():
            fields = tuple(read_field(name, table) for name, _ in captured)
            groups = tuple(before + group for _, group in captured)
            row = table["rules"][rows[index][0]]
            rules[before + group] = Rule(row["id"], table["language"], fields, groups, row.get("yields", {}))
        if rows:
            sources.append(source)
            before += max(places)
    return re.compile("|".join(sources) or r"(?!)"), rules


@cache
def _sources() -> tuple[tuple[tuple[Tokens, str, bool], ...], ...]:
    """Return each rule, by table: its pattern, the same with its pieces, whether its dates hold a wide character."""
    return tuple(
        tuple(
            (split_pattern(row["pattern"]), source, needs_wide(source))
            for row in table["rules"]
            for source, _ in [write_pattern(table, row["pattern"])]
        )
        for table in load_tables()
    )
