"""Read the word lists in `words/`: what a reader of documents knows beforehand.

Lists are data: a new word is a line of YAML there, with an example, and never a line of Python.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load_cues(name: str) -> dict[str, Any]:
    """Return the word list `words/<name>.yaml`."""
    return yaml.safe_load((files(__package__) / "words" / f"{name}.yaml").read_bytes())  # type: ignore[no-any-return]


def any_of(words: list[str]) -> str:
    """Return a pattern that matches any of the words, the longest first.

    >>> any_of(["签", "签署"])
    '签署|签'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
