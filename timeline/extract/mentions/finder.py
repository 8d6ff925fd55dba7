"""Match one date where a date may begin: of all rules only those are tried that can begin with the character there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial

from timeline.extract.mentions.alternations import join_patterns, split_pattern
from timeline.extract.mentions.beginnings import may_begin, needs_wide
from timeline.extract.mentions.rules import Rule, load_tables, read_field, write_pattern

_WIDE = re.compile("[\u2e80-\uffff]")
_AHEAD = 32  # characters in which a date of a wide script shows what it is: 2014 年

Finder = tuple[re.Pattern[str], Mapping[int, Rule]]
"""Rules as one pattern, and each by the group that closes last when it matches."""


def match_date(text: str, start: int) -> tuple[Rule, re.Match[str]] | None:
    """Return the date that begins there and the rule that reads it, the first one that matches."""
    pattern, rules = finder_for(text[start], _WIDE.search(text, start, start + _AHEAD) is not None)
    match = pattern.match(text, start)
    return None if match is None or match.lastindex is None else (rules[match.lastindex], match)


@cache
def finder_for(char: str, wide: bool) -> Finder:
    """Return the rules for dates that begin with the character; `wide` if a wide character stands near."""
    return _join(
        tuple(
            tuple(
                number
                for number, (source, is_wide) in enumerate(sources)
                if (wide or not is_wide) and may_begin(source, char)
            )
            for sources in _sources()
        )
    )


@cache
def _join(chosen: tuple[tuple[int, ...], ...]) -> Finder:
    """Return the rules of those numbers, by table, as one pattern."""
    sources: list[str] = []
    rules: dict[int, Rule] = {}
    before = 0
    for table, numbers in zip(load_tables(), chosen, strict=True):
        rows = [table["rules"][number] for number in numbers]
        source, places = join_patterns([split_pattern(row["pattern"]) for row in rows], partial(write_pattern, table))
        for group, (number, captured) in places.items():
            fields = tuple(read_field(name, table) for name, _ in captured)
            groups = tuple(before + index for _, index in captured)
            row = rows[number]
            rules[before + group] = Rule(row["id"], table["language"], fields, groups, row.get("yields", {}))
        if rows:
            sources.append(source)
            before += re.compile(source).groups
    return re.compile("|".join(sources) or r"(?!)"), rules


@cache
def _sources() -> tuple[tuple[tuple[str, bool], ...], ...]:
    """Return the whole pattern of each rule, by table, and whether its dates hold a wide character."""
    written = [[write_pattern(table, row["pattern"])[0] for row in table["rules"]] for table in load_tables()]
    return tuple(tuple((source, needs_wide(source)) for source in sources) for sources in written)
