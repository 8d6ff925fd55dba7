"""Read the tables of date rules, one per language, into one grammar.

First step of finding dates. A table (`rules/dates/*.yaml`) holds pieces, rules made of pieces, word lists and cues; a new
language is a new table. `docs/dates.md` tells how to write one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any

import yaml

from timeline.errors import RuleError

_PIECE = re.compile(r"\{([A-Za-z_]+)(?::([a-z_]+))?\}")
_DATE = "\0"
"""Stands for the date in a cue's pattern, where the table has @."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a date.

    fields      the parts that the pattern captures: name, the word list that reads it, number of its group.
    yields      parts that are the same in every match.
    """

    id: str
    language: str
    fields: tuple[tuple[str, Mapping[str, Any], int], ...]
    yields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All tables together.

    trigger     finds where a date may begin, and in its group `skip` what is passed over whole.
    finder      matches one date at such a place; `rules` by the number of the outer group.
    folding     pairs of characters, the second read where the first is written.
    cues        patterns by meaning, to be searched in the words around a date.
    links       what stands between two dates that make one range, or a list.
    """

    trigger: re.Pattern[str]
    finder: re.Pattern[str]
    rules: Mapping[int, Rule]
    folding: tuple[tuple[str, str], ...]
    cues: Mapping[str, re.Pattern[str]]
    links: Mapping[str, re.Pattern[str]]


@cache
def load_tables() -> tuple[dict[str, Any], ...]:
    """Return the tables as written, in the order in which their rules are tried."""
    folder = files(__package__) / "rules" / "dates"
    tables = [
        yaml.load(file.read_bytes(), yaml.CBaseLoader) for file in folder.iterdir() if file.name.endswith(".yaml")
    ]
    return tuple(sorted(tables, key=lambda table: int(table["order"])))


@cache
def load_grammar() -> Grammar:
    """Return the grammar of all languages.

    raise   RuleError, naming the rule, if a table is wrong.
    """
    tables = load_tables()
    sources, rules = [], {}
    groups = 0
    for table in tables:
        for row in table["rules"]:
            rule, source = _rule(table, row, groups + 1)
            rules[groups + 1] = rule
            sources.append(source)
            groups += re.compile(source).groups
    return Grammar(
        re.compile(_trigger(tables)),
        re.compile("|".join(sources)),
        rules,
        tuple(pair for table in tables for pair in _folding(table)),
        _cues(tables),
        {kind: re.compile("|".join(t["links"][kind] for t in tables if "links" in t)) for kind in ("range", "list")},
    )


def _rule(table: dict[str, Any], row: dict[str, Any], group: int) -> tuple[Rule, str]:
    """Return a rule and its pattern as one group, the `group`-th of the finder."""
    prefix = "r" + re.sub(r"\W", "_", row["id"]) + "__"
    try:
        source = f"({_expand(row['pattern'], table['pieces'], table['words'], prefix)})"
        numbers = re.compile(source).groupindex
    except (KeyError, re.error) as error:
        raise RuleError(f"date rule {row['id']}: {error}; its pattern is {row['pattern']}") from error
    fields = tuple(
        (field, table["words"].get(piece, {}), group + numbers[f"{prefix}{index}"] - 1)
        for index, (field, piece) in enumerate(_captured(row["pattern"]))
    )
    return Rule(row["id"], table["language"], fields, row.get("yields", {})), source


def _captured(pattern: str) -> Iterator[tuple[str, str]]:
    """Return the fields of a pattern, each with the piece that it is made of: `{year}`, `{until_year:two}`."""
    for match in _PIECE.finditer(pattern):
        if match[1][0].islower():
            yield match[1], match[2] or match[1].removeprefix("until_")


def _expand(pattern: str, pieces: Mapping[str, str], words: Mapping[str, Any], prefix: str) -> str:
    """Put the pieces into a pattern; a piece in capitals is not captured."""
    numbers = count()

    def piece(match: re.Match[str]) -> str:
        name = match[2] or match[1].removeprefix("until_")
        source = pieces.get(name) or _any_of(words[name])
        source = _PIECE.sub(lambda inner: pieces[inner[1]], source)
        return f"(?:{source})" if name[0].isupper() else f"(?P<{prefix}{next(numbers)}>{source})"

    return _PIECE.sub(piece, pattern)


def _any_of(words: Mapping[str, Any]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?i:" + "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0\r\n]{1,2}") for word in longest_first) + ")"


def _trigger(tables: tuple[dict[str, Any], ...]) -> str:
    skips = [skip for table in tables for skip in table.get("skips", [])]
    own = [trigger for table in tables for trigger in table.get("triggers", [])]
    return "|".join([f"(?P<skip>{'|'.join(skips)})", *own, *(_pointers(table) for table in tables if table["words"])])


def _pointers(table: dict[str, Any]) -> str:
    """Return a pattern of the words that may begin a date without a number."""
    lists = [words for name, words in table["words"].items() if name.endswith("pointer") or name == "era"]
    words = {word for words in lists for word in words}
    bound = r"\b" if any(word[0].isascii() for word in words) else ""
    return bound + _any_of(dict.fromkeys(words)) if words else r"(?!)"


def _folding(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for written, read in table.get("fold", {}).items():
        if len(written) != len(read):
            raise RuleError(f"fold of {table['language']}: {written} and {read} are not of one length")
        yield from zip(written, read, strict=True)


def _cues(tables: tuple[dict[str, Any], ...]) -> dict[str, re.Pattern[str]]:
    """Return the cues of all languages by meaning; those for some dates only as "meaning kind"."""
    cues: dict[str, list[str]] = {}
    for table in tables:
        for meaning, rows in table.get("cues", {}).items():
            for row in rows:
                name = f"{meaning} {row['for']}" if "for" in row else meaning
                cues.setdefault(name, []).append(row["pattern"].replace("@", _DATE))
    return {name: re.compile("|".join(sources)) for name, sources in cues.items()}
