"""Read the tables of date rules, one per language, into one grammar.

First step of finding dates. A table (`tables/*.yaml`) holds pieces, rules made of pieces, word lists and cues; a
new language is a new table. `docs/dates.md` tells how to write one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from timeline.errors import RuleError
from timeline.extract.mentions.cues import compile_search, is_beside, join_cues, write_cue

NEAR = ("reject", "open", "before", "after", "approx", "attributive", "life")
"""Cues asked of every date, in the few words beside it."""
FAR = ("record", "received", "publication", "citation")
"""Cues asked of every date, in the words around it."""
_PIECE = re.compile(r"\{([A-Za-z_]+)(?::([a-z_]+))?\}")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One way to write a date.

    fields      the parts that the pattern captures: name, and the word list that reads it.
    groups      the numbers of the groups that capture them.
    yields      parts that are the same in every match.
    """

    id: str
    language: str
    fields: tuple[tuple[str, Mapping[str, Any]], ...]
    groups: tuple[int, ...]
    yields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Grammar:
    """All tables together.

    folded      finds the characters that are read as others; `folding` says as which.
    near, far   cues asked of every date, together, by how far from it they are looked for (cues.py).
    cues        the others by meaning, to be matched from a date outward.
    searched    those by meaning that may stand anywhere in a clause.
    links       what stands between two dates that make one range, or a list.
    """

    folded: re.Pattern[str]
    folding: Mapping[str, str]
    cues: Mapping[str, re.Pattern[str]]
    near: re.Pattern[str]
    far: re.Pattern[str]
    searched: Mapping[str, re.Pattern[str]]
    links: Mapping[str, re.Pattern[str]]


@cache
def load_tables() -> tuple[dict[str, Any], ...]:
    """Return the tables as written, in the order in which their rules are tried."""
    folder = files(__package__) / "tables"
    texts = [file.read_bytes() for file in folder.iterdir() if file.name.endswith(".yaml")]
    tables = [yaml.load(text, yaml.CBaseLoader) for text in texts]  # noqa: S506 - it makes nothing but text
    return tuple(sorted(tables, key=lambda table: float(table["order"])))


@cache
def load_grammar() -> Grammar:
    """Return the grammar of all languages.

    raise   RuleError, naming the rule, if a table is wrong.
    """
    tables = load_tables()
    cues = _cues(tables)
    beside = {name: write_cue(patterns) for name, patterns in cues.items() if all(map(is_beside, patterns))}
    folding = dict(pair for table in tables for pair in _folding(table))
    return Grammar(
        re.compile(f"[{re.escape(''.join(folding))}]"),
        folding,
        {name: re.compile(cue) for name, cue in beside.items() if name not in NEAR + FAR},
        join_cues({name: beside[name] for name in NEAR}),
        join_cues({name: beside[name] for name in FAR}),
        {name: compile_search(patterns) for name, patterns in cues.items() if name not in beside},
        {kind: re.compile("|".join(t["links"][kind] for t in tables if "links" in t)) for kind in ("range", "list")},
    )


def read_field(name: str, table: dict[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """Return the field that a piece fills and the word list that reads it: `{year}`, `{until_year:two}`."""
    field, _, piece = name.partition(":")
    return field, table["words"].get(piece or field.removeprefix("until_"), {})


def write_pattern(table: dict[str, Any], token: str) -> tuple[str, tuple[str, ...]]:
    """Put the pieces into a token of a pattern; a piece in capitals is not captured."""
    names: list[str] = []

    def piece(match: re.Match[str]) -> str:
        name = match[2] or match[1].removeprefix("until_")
        if name not in table["pieces"] and name not in table["words"]:
            raise RuleError(
                f"dates/{table['language']}.yaml has no piece {name}, which {token} needs; add it to `pieces`"
            )
        source = table["pieces"].get(name) or any_of(table["words"][name])
        source = _PIECE.sub(lambda inner: f"(?:{table['pieces'][inner[1]]})", source)
        if name[0].isupper():
            return f"(?:{source})"
        names.append(match[0][1:-1])
        return f"({source})"

    return _PIECE.sub(piece, token), tuple(names)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of the words in any case, the longest first, also across a line break; beginnings are shared.

    >>> [bool(re.fullmatch(any_of(["sep", "sept", "oct"]), word)) for word in ("Sept", "sep", "oc")]
    [True, True, False]
    """
    letters: dict[str, set[str]] = {}
    for word in sorted(words):
        letters.setdefault(word[:1], set()).add(word[1:])
    ends = letters.pop("", None) is not None
    source = "|".join(_letter(first) + any_of(rests) for first, rests in letters.items())
    if len(letters) < 2 and not ends:
        return source
    return f"(?:{source})" + ("?" if ends and letters else "")


def _letter(char: str) -> str:
    if char == " ":
        return r"[ \u00a0\r\n]{1,2}"
    return f"[{char}{char.upper()}]" if char.upper() != char else re.escape(char)


def _folding(table: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for written, read in table.get("fold", {}).items():
        if len(written) != len(read):
            raise RuleError(f"fold of {table['language']}: {written} and {read} are not of one length")
        yield from zip(written, read, strict=True)


def _cues(tables: tuple[dict[str, Any], ...]) -> dict[str, list[str]]:
    """Return the patterns of cues of all languages by meaning; those for some dates only as "meaning kind"."""
    cues: dict[str, list[str]] = {}
    for table in tables:
        for meaning, rows in table.get("cues", {}).items():
            for row in rows:
                name = f"{meaning} {row['for']}" if "for" in row else meaning
                cues.setdefault(name, []).append(write_pattern(table, row["pattern"])[0])
    return cues
