"""Know a label when a paragraph begins with one: `【摘要】`, `日期/Date:`, `Keywords:`, a heading `注释`.

The words are in `words/zones.yaml`; a new label is a line there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, get_args

from timeline.extract.cues import any_of, load_cues

Label = Literal["front", "date", "abstract", "note", "reference", "back"]

_HEAD = r"[#\s]*+[*_]*+"


def is_label(name: Label, line: str) -> bool:
    """Tell whether the line begins with a label of that list.

    >>> is_label("date", "日期/Date: 04/17/2025"), is_label("date", "Dates were agreed.")
    (True, False)
    """
    return bool(_label(name).match(line))


def is_label_alone(name: Label, line: str) -> bool:
    """Tell whether the line is nothing but a label of that list: a heading.

    >>> is_label_alone("note", "## Notes"), is_label_alone("note", "Notes were exchanged.")
    (True, False)
    """
    return bool(_alone(name).match(line))


def is_heading_of_zone(line: str) -> bool:
    """Tell whether the line only names an abstract, notes or a list of works: no section of the document."""
    return is_label_alone("abstract", line) or is_label_alone("note", line) or is_label_alone("reference", line)


def has_label(line: str) -> bool:
    """Tell whether the line begins with a label of any list: most do not, and one look is enough for them."""
    return _any().match(line) is not None


@cache
def _any() -> re.Pattern[str]:
    """Return the pattern of all labels, at the head of a line or alone."""
    heads = [_label(name).pattern.removeprefix(_HEAD) for name in get_args(Label)]
    alone = [_alone(name).pattern.removeprefix(_HEAD) for name in get_args(Label)]
    return re.compile(f"{_HEAD}(?:{'|'.join(heads)}|(?i:{'|'.join(alone)}))")


@cache
def _alone(name: Label) -> re.Pattern[str]:
    words = any_of(load_cues("zones")[name]["words"])
    return re.compile(rf"{_HEAD}[【\[]?\s*(?:{words})\s*[】\]]?[*_]*+\s*+[:：]?[*_\s]*+\Z", re.IGNORECASE)


@cache
def _label(name: Label) -> re.Pattern[str]:
    rules = load_cues("zones")[name]
    words = any_of(rules["words"])
    bracketed = rf"[【\[（(]\s*(?:{words})\s*(?:[】\]）)]|[:：])"
    plain = rf"(?:{words})(?:\s*[/／]\s*(?:{words}))?[*_]*\s*[:：]"
    own = "".join(f"|{pattern}" for pattern in rules["patterns"])
    alone = rf"|(?:{words})\s*\Z" if name == "back" else ""
    return re.compile(rf"{_HEAD}(?:{bracketed}|{plain}{alone}{own})")
