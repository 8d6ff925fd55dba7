"""Data → lines of YAML as a person would write them."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any

WIDTH = 120

# No quotation marks where every reader of YAML takes the text for text: a word first, harmless signs after it.
_PLAIN = re.compile(
    r"(?:[^\W\d_]|\d{1,4}[年月日世]|\d[\dx]{3}-[a-z])"  # a word, a Chinese date, an id
    r"(?:[\w ./'·()（）、，。；：！？《》“”‘’—–-]*[\w.)）》”。！？])?"
)
_DATE = re.compile(r"[\dX]{4}")  # of an unknown year; a date always stands in quotation marks
_WORDS = re.compile(r"(?i:true|false|yes|no|on|off|null|y|n)\Z")
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def scalar(value: Any) -> str:
    """Return a value as it is written within { } or after a key.

    >>> print(scalar("互信"), scalar("A: b"), scalar("2014-05"), scalar(3))
    互信 "A: b" "2014-05" 3
    """
    if not isinstance(value, str):
        return json.dumps(value)
    if _PLAIN.fullmatch(value) and not _WORDS.match(value) and not _DATE.fullmatch(value):
        return value
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def flow(value: Any) -> str:
    """Return a value on one line.

    >>> flow({"source": "xu-2021", "at": "§1 ¶8"})
    '{source: xu-2021, at: "§1 ¶8"}'
    """
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(flow, value)) + "]"
    return scalar(value)


def entry_lines(entry: Mapping[str, Any], dash: int, step: int) -> list[str]:
    """Return an entry as an item of a list.

    dash    column of its hyphen, from 0.
    step    how much further in a list within the entry stands than its key.
    """
    lines = [line for key, value in entry.items() for line in field_lines(key, value, dash + 2, step)]
    return [(" " * dash + ("  " if number else "- ") + line).rstrip() for number, line in enumerate(lines)]


def field_lines(key: str, value: Any, column: int, step: int = 2) -> list[str]:
    """Return a field of an entry: on one line if there is room for it, else as a person would break it.

    column    where its key stands; the lines are not indented that far, but must fit there.

    >>> field_lines("title", {"en": "A day"}, 4)
    ['title: {en: A day}']
    """
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [f"{key}:", *(" " * step + line for row in value for line in row_lines(row, column + step, step))]
    line = f"{key}: {flow(value)}"
    if column + len(line) <= WIDTH and r"\n" not in line:
        return [line]
    if isinstance(value, Mapping):
        fields = (field_lines(name, item, column + 2, step) for name, item in value.items())
        return [f"{key}:", *(f"  {line}" for lines in fields for line in lines)]
    first, *more = _prose_lines(value, WIDTH - column - 2) if isinstance(value, str) else [flow(value)]
    return [f"{key}: {first}", *(f"  {line}" for line in more)]


def row_lines(row: Mapping[str, Any], column: int, step: int = 2) -> list[str]:
    """Return an item of a list within an entry, such as a line of evidence; its hyphen stands at `column`."""
    line = f"- {flow(row)}"
    if column + len(line) <= WIDTH or not any(isinstance(value, Mapping) for value in row.values()):
        return [line]
    lines = [line for key, value in row.items() for line in field_lines(key, value, column + 2, step)]
    return [("  " if number else "- ") + line for number, line in enumerate(lines)]


def _prose_lines(text: str, width: int) -> list[str]:
    """Return a text as what follows its key, and the lines under it: folded where it is one paragraph."""
    literal = text.split("\n")
    if not text or any(line != line.strip() or _INVISIBLE.search(line) for line in literal):
        return [scalar(text)]
    if len(literal) > 1:
        return ["|-", *literal] if literal[0] and literal[-1] else [scalar(text)]
    folded = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [">-", *folded] if " ".join(folded) == text else [scalar(text)]


def comment_lines(remarks: Iterable[str], dash: int) -> list[str]:
    """Return remarks as comments over an entry, none wider than the page unless a word is."""
    margin = " " * dash + "# "
    return [
        margin + line
        for remark in remarks
        for line in textwrap.wrap(
            _UNPRINTABLE.sub("", remark), WIDTH - len(margin), break_long_words=False, break_on_hyphens=False
        )
    ]
