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
    r"(?:[\w ./()（）、，。；：！？《》“”‘’—–-]*[\w)）》”])?"
)
_DATE = re.compile(r"[\dX]{4}")  # of an unknown year; a date always stands in quotation marks
_WORDS = re.compile(r"(?i:true|false|yes|no|on|off|null|y|n)\Z")
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
    lines: list[str] = []
    for key, value in entry.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            lines += [f"{key}:", *(" " * step + f"- {flow(item)}" for item in value)]
        else:
            lines += _field(key, value, dash + 2)
    return [" " * dash + ("  " if number else "- ") + line for number, line in enumerate(lines)]


def _field(key: str, value: Any, column: int) -> list[str]:
    line = f"{key}: {flow(value)}"
    if column + len(line) <= WIDTH or not isinstance(value, Mapping):
        return [line]
    return [f"{key}:", *(f"  {name}: {scalar(item)}" for name, item in value.items())]


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
