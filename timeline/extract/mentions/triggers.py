"""Find where a date may begin: the only step that looks at the whole text.

A pattern that begins with one class of characters is passed over text quickly. In Chinese that is the first character
of a date; among Latin letters nearly all would be such, so there it is what stands before a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import starmap
from typing import Any

from timeline.extract.mentions.beginnings import first_characters
from timeline.extract.mentions.rules import any_of, load_tables, write_pattern

_NARROW = re.compile(r"[\0-\u2dff]{64,}")
_AHEAD = 64  # characters: no trigger looks further
_LETTER = r"(?<=[A-Za-z])(?<![A-Za-z].)"


@dataclass(frozen=True, slots=True)
class Triggers:
    """Patterns of what may begin a date; their group `skip` is what is passed over whole.

    general     for any text: matches at the first character of a date.
    narrow      for long stretches without Chinese: also matches, with its group `word`, right before a word.
    """

    general: re.Pattern[str]
    narrow: re.Pattern[str]


def find_starts(text: str) -> Iterator[int]:
    """Yield the places at which a date may begin."""
    resume = 0
    for pattern, begin, end in _stretches(text):
        limit = end + _AHEAD
        for trigger in pattern.finditer(text, max(begin, resume), limit):
            if trigger.start() >= end:
                break
            resume = trigger.end()
            if trigger.lastgroup != "skip":
                yield trigger.end() if trigger.lastgroup == "word" else trigger.start()
            elif resume == limit and (whole := pattern.match(text, trigger.start())):
                resume = whole.end()


def _stretches(text: str) -> Iterator[tuple[re.Pattern[str], int, int]]:
    """Yield the parts of the text, each with the pattern to search in it."""
    triggers = load_triggers()
    past = 0
    for run in _NARROW.finditer(text):
        begin = max(run.start(), 1)  # the first character has nothing before it
        yield triggers.general, past, begin
        yield triggers.narrow, begin - 1, run.end()
        past = run.end()
    yield triggers.general, past, len(text)


@cache
def load_triggers() -> Triggers:
    """Return the triggers of all languages."""
    tables = load_tables()
    skips = {chars: [rest] for table in tables for chars, rest in table.get("skips", {}).items()}
    branches: dict[str, list[str]] = {}
    for chars, rest in _starts(tables):
        branches.setdefault(chars, []).append(rest)
    words = {chars: rests for chars, rests in branches.items() if chars.isascii() and chars.isalpha()}
    others = {chars: rests for chars, rests in branches.items() if chars not in words}
    skip = f"(?<=[{''.join(skips)}])(?P<skip>{'|'.join(starmap(_after, skips.items()))})"
    other = f"(?<=[{''.join(others)}]){_next(others)}(?:{'|'.join(starmap(_after, others.items()))})"
    within = f"{_LETTER}(?:{'|'.join(starmap(_after, words.items()))})"
    before = "|".join(f"[{chars}]{_next({chars: rests})}(?:{'|'.join(rests)})" for chars, rests in words.items())
    return Triggers(
        re.compile(f"[{''.join(skips)}{''.join(branches)}](?:{skip}|{other}|{within})"),
        re.compile(f"[^A-Za-z](?:{skip}|(?={other})|(?={before})(?P<word>))"),
    )


def _starts(tables: Iterable[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield what a date may begin with: first characters, and a pattern of what follows them."""
    for table in tables:
        for chars, rest in table.get("triggers", {}).items():
            yield chars, write_pattern(table, rest)[0]
    words: dict[str, set[str]] = {}
    for word in (word for table in tables for word in _pointers(table)):
        words.setdefault(word[0], set()).add(word[1:])
    for char, rests in words.items():
        yield char.upper() + char if char.isascii() else char, any_of(rests)


def _pointers(table: dict[str, Any]) -> Iterator[str]:
    """Yield the words that may begin a date without a number."""
    for name, words in table["words"].items():
        if name.endswith("pointer") or name == "era":
            yield from words


def _after(chars: str, rests: list[str]) -> str:
    return f"(?<=[{chars}])(?:{'|'.join(rests)})"


def _next(branches: dict[str, list[str]]) -> str:
    """Return a look ahead at the one character that may follow: it turns most places away at once."""
    first = first_characters(rest for rests in branches.values() for rest in rests)
    return f"(?={first})" if first else ""
