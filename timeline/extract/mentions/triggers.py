"""Find where a date may begin: the only step that looks at the whole text.

A pattern that begins with one class of characters is passed over text quickly. In Chinese that is the first character
of a date; among Latin letters nearly all would be such, so there it is what stands before a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from timeline.extract.mentions.beginnings import first_characters
from timeline.extract.mentions.rules import load_tables, write_pattern

_NARROW = re.compile(r"[\0-\u2dff]{64,}(?=[\0-\u2dff]{4})")  # without the figures right before Chinese: 21世纪
_FIRST_WIDE = "\u2e00"
_MIDDLE = "m"  # half of the words begin before it: a letter is looked up in one half
_AHEAD = 64  # characters: no trigger looks further
_SYMBOL = re.compile(r"\[[^\]]*\]|.")

Beginnings = Mapping[str, tuple[str, ...]]
"""What dates may begin with, plain characters and classes in brackets, and patterns of what may follow each."""


@dataclass(frozen=True, slots=True)
class Triggers:
    """Patterns of what may begin a date, for text in small letters.

    general     for any text: matches the first character of a date.
    narrow      for long stretches without Chinese: matches the character right before a date, and its first.
    skip        what is passed over whole.
    """

    general: re.Pattern[str]
    narrow: re.Pattern[str]
    skip: re.Pattern[str]


def find_starts(text: str) -> Iterator[int]:
    """Yield the places at which a date may begin."""
    lowered = text.replace("İ", "ı").lower()  # of that letter alone lower() makes two characters
    skip = load_triggers().skip
    past = 0
    for pattern, before, begin, end in _stretches(lowered):
        for trigger in pattern.finditer(lowered, begin - before, end + _AHEAD):
            start = trigger.start() + before
            if start >= end:
                break
            if start >= past and (skipped := skip.match(text, start)):
                past = skipped.end()
            elif start >= past:
                yield start


def _stretches(text: str) -> Iterator[tuple[re.Pattern[str], int, int, int]]:
    """Yield the parts of the text, each with the pattern to search in it and how far before a date that matches."""
    triggers = load_triggers()
    past = 0
    for first, end in [(0, len(text))] if text.isascii() else [run.span() for run in _NARROW.finditer(text)]:
        begin = max(first, 1)  # the first character has nothing before it
        yield triggers.general, 0, past, begin
        yield triggers.narrow, 1, begin, end
        past = end
    yield triggers.general, 0, past, len(text)


@cache
def load_triggers() -> Triggers:
    """Return the triggers of all languages."""
    beginnings = _beginnings()
    words = {begin: rests for begin, rests in beginnings.items() if re.match(r"\[?[a-z]", begin)}
    others = {begin: rests for begin, rests in beginnings.items() if begin not in words}
    parts = (
        {begin: rests for begin, rests in words.items() if begin < _MIDDLE},
        {begin: rests for begin, rests in words.items() if begin >= _MIDDLE},
        {begin: rests for begin, rests in others.items() if begin.strip("[") < _FIRST_WIDE},
    )
    return Triggers(
        re.compile(_from(beginnings, f"{_tree(others)}|(?<![a-z]){_tree(words)}")),
        re.compile(f"[^a-z](?:{'|'.join(_from(part, _tree(part)) for part in parts)})"),
        re.compile("|".join(table["skip"] for table in load_tables() if "skip" in table)),
    )


def _beginnings() -> Beginnings:
    """Return what a date may begin with: what the tables say, and the words that may begin a date without a number."""
    found: dict[str, tuple[str, ...]] = {}
    for table in load_tables():
        for begin, rest in table.get("triggers", {}).items():
            found[begin] = (*found.get(begin, ()), write_pattern(table, rest)[0])
        pointers = (words for name, words in table["words"].items() if name.endswith(("pointer", "era")))
        found |= {word: ("",) for words in pointers for word in words}
    return found


def _tree(beginnings: Beginnings) -> str:
    """Return one pattern of beginnings and what follows each; what they begin with alike is matched once.

    >>> _tree({"may": ("",), "mar": ("ch", "[.]"), "[0-9]": ("[.]",)})
    '(?:ma(?:y|r(?:ch|[.]))|[0-9](?:[.]))'
    """
    branches: dict[str, dict[str, tuple[str, ...]]] = {}
    for begin, rests in beginnings.items():
        branches.setdefault(_first(begin), {})[begin[len(_first(begin)) :]] = rests
    rests = branches.pop("", {}).get("", ())
    if "" in rests:
        return ""
    found = [_read(symbol) + _tree(after) for symbol, after in branches.items()]
    return found[0] if len(found) == 1 and not rests else f"(?:{'|'.join([*found, *rests])})"


def _first(begin: str) -> str:
    """Return the character or class with which a beginning begins."""
    return next(iter(_SYMBOL.findall(begin)), "")


def _read(symbol: str) -> str:
    if symbol == " ":
        return r"[ \u00a0\r\n]{1,2}"
    return symbol if len(symbol) > 1 else re.escape(symbol)


def _from(beginnings: Beginnings, tree: str) -> str:
    """Return a pattern of the first character of a date, which that one and the next turn away at most places."""
    firsts = "".join({_read(_first(begin)).strip("[]"): None for begin in beginnings})
    second = first_characters(_tree({begin[len(_first(begin)) :]: rests}) for begin, rests in beginnings.items())
    return f"[{firsts}]{f'(?={second})' if second else ''}(?<=(?={tree})(?s:.))"
