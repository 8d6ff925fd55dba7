"""YAML data → Timeline: every departure from the field table is a fault in the editor's words.

Where data is wrong, a blank of the right kind stands in for it, so that the other checks of the same run see the rest.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from timeline.errors import Fault
from timeline.records.curated import Text, Timeline
from timeline.yamlfile import Loc, Tree

BLANK = "missing"
# What stands in for a wrong value, by the type of pydantic's complaint.
_BLANKS: dict[str, Any] = {
    "missing": {},
    "model_type": {},
    "dict_type": {},
    "string_type": BLANK,
    "string_pattern_mismatch": BLANK,
    "string_too_long": BLANK,
    "int_type": 1,
    "greater_than_equal": 1,
    "less_than_equal": 1,
    "tuple_type": [],
}


def read_structure(tree: Tree) -> tuple[Timeline, dict[Loc, Fault]]:
    """Return the timeline and what is wrong with its form, by the place in the data."""
    data = tree.data if tree.data is not None else {}
    faults: dict[Loc, Fault] = {}
    while True:
        try:
            return Timeline.model_validate(data, by_alias=True, by_name=False), faults
        except ValidationError as error:
            errors = error.errors(include_url=False)
            faults = faults or {tuple(problem["loc"]): _fault(tree, problem) for problem in errors}
            data = _mended(data, errors)


def entry_id(data: Any, loc: Loc) -> str:
    """Return the id of the entry that `loc` lies in, "" outside the entries."""
    if len(loc) < 2 or not isinstance(data, dict) or not isinstance(entries := data.get(str(loc[0])), list):
        return ""
    entry = entries[loc[1]] if isinstance(loc[1], int) and loc[1] < len(entries) else None
    name = entry.get("id") if isinstance(entry, dict) else None
    return name if isinstance(name, str) else ""


def entry_of_line(tree: Tree, line: int) -> str:
    """Return the id of the entry that a line belongs to, as far as the text can be read."""
    data = tree.data if isinstance(tree.data, dict) else {}
    for kind, entries in data.items():
        for index in range(len(entries) if isinstance(entries, list) else 0):
            node = tree.find((kind, index))
            if node is not None and node.start_mark.line < line <= node.end_mark.line:
                return entry_id(data, (kind, index))
    return ""


def _fault(tree: Tree, problem: Any) -> Fault:
    loc: Loc = tuple(problem["loc"])
    unknown = problem["type"] == "extra_forbidden"
    line, column = tree.key_place(loc) if unknown else tree.place(loc)
    rule, words = _COMPLAINTS.get(problem["type"], ("wrong-value", _other))
    return Fault(tree.name, line, column, entry_id(tree.data, loc), rule, *words(loc, problem))


Words = tuple[str, str]


def _unknown(loc: Loc, problem: Any) -> Words:
    if problem["input"] is None and _model(loc[:-1]) is Text:  # {en: One, two}
        what = f'{_name(loc[:-1])}: the text ends before ", {loc[-1]}"'
        return (
            what,
            "within { }, a text that holds a comma must stand in quotes; or write each language on its own line",
        )
    return f"there is no field {loc[-1]}", _nearest_field(str(loc[-1]), list(_fields(loc[:-1])))


def _missing(loc: Loc, _: Any) -> Words:
    return f"{_name(loc)} is missing", f"add {loc[-1]}: {_description(loc)}"


def _no_text(loc: Loc, problem: Any) -> Words:
    value = problem["input"]
    if isinstance(value, bool | int):
        return f"{_name(loc)}: {_plain(value)} stands without quotes", f'write "{_plain(value)}"'
    return f"{_name(loc)} must be text", "write it as one text"


def _bad_id(loc: Loc, problem: Any) -> Words:
    slug = re.sub(r"[^a-z0-9]+", "-", str(problem["input"]).lower()).strip("-")[:60].strip("-")
    meant = f'write "{slug}": ' if slug else "use "
    remedy = f"{meant}small letters, digits and single hyphens, at most 60 characters"
    return f'{_name(loc)}: "{problem["input"]}" is not an id', remedy


def _choice(loc: Loc, problem: Any) -> Words:
    what = f'{_name(loc)}: "{_plain(problem["input"])}" is not one of its values'
    return what, f"write {problem['ctx']['expected']}"


def _number(loc: Loc, problem: Any) -> Words:
    return f"{_name(loc)}: {_plain(problem['input'])} is not a whole number from 1 to 3", "write 1, 2 or 3"


def _no_list(loc: Loc, _: Any) -> Words:
    return f"{_name(loc)} must be a list", "write [a, b], or one item a line after a hyphen"


def _no_fields(loc: Loc, _: Any) -> Words:
    fields = ", ".join(_fields(loc)) or "rule: why"
    return f"{_name(loc)} must have fields", f"write {{{fields}}}, as far as they apply"


def _other(loc: Loc, problem: Any) -> Words:
    return f"{_name(loc)}: {problem['msg']}", "docs/events.md lists the fields and their values"


# Type of pydantic's complaint → rule, and what is said of it.
_COMPLAINTS: dict[str, tuple[str, Callable[[Loc, Any], Words]]] = {
    "extra_forbidden": ("unknown-field", _unknown),
    "missing": ("missing-field", _missing),
    "string_type": ("wrong-kind", _no_text),
    "string_pattern_mismatch": ("bad-id", _bad_id),
    "string_too_long": ("bad-id", _bad_id),
    "literal_error": ("wrong-value", _choice),
    "int_type": ("wrong-value", _number),
    "greater_than_equal": ("wrong-value", _number),
    "less_than_equal": ("wrong-value", _number),
    "tuple_type": ("wrong-kind", _no_list),
    "model_type": ("wrong-kind", _no_fields),
    "dict_type": ("wrong-kind", _no_fields),
}
# The rules of form: the first five are those of `yamlfile`.
FORM_RULES = frozenset(
    {
        "yaml",
        "repeated-key",
        "bare-date",
        "alias",
        "unreadable",
        "wrong-value",
        *(name for name, _ in _COMPLAINTS.values()),
    }
)


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _name(loc: Loc) -> str:
    """Return the path of a field within its entry: evidence 2 at.

    >>> _name(("events", 3, "evidence", 1, "at"))
    'evidence 2: at'
    """
    within = loc[2:] if len(loc) > 2 else loc
    words = [str(step + 1) if isinstance(step, int) else str(step) for step in within]
    return f"{' '.join(words[:-1])}: {words[-1]}" if len(words) > 1 else "".join(words) or "the file"


def _model(loc: Loc) -> type[BaseModel] | None:
    """Return the record that stands at `loc`, None if it is not one."""
    model: type[BaseModel] | None = Timeline
    for step in loc:
        if isinstance(step, int):
            continue
        field = next((f for n, f in model.model_fields.items() if (f.alias or n) == step), None) if model else None
        model = next(_models(field.annotation), None) if field else None
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models(part)


def _fields(loc: Loc) -> dict[str, str]:
    model = _model(loc)
    fields = model.model_fields.items() if model else ()
    return {field.alias or name: field.description or "" for name, field in fields}


def _description(loc: Loc) -> str:
    return _fields(loc[:-1]).get(str(loc[-1]), "").partition("\n")[0]


def _nearest_field(name: str, known: list[str]) -> str:
    from rapidfuzz import process

    nearest = process.extractOne(name, known, score_cutoff=60)
    fields = f"fields here: {', '.join(known)}"
    return f"did you mean {nearest[0]}? {fields}" if nearest else fields


def _mended(data: Any, errors: Any) -> Any:
    """Return a copy of the data in which blanks replace what pydantic complained about."""
    root = [copy.deepcopy(data)]
    for problem in errors:
        steps = (0, *problem["loc"])
        parent: Any = root
        for step in steps[:-1]:
            parent = parent[step]
        if problem["type"] == "extra_forbidden":
            del parent[steps[-1]]
        elif problem["type"] == "literal_error":
            parent[steps[-1]] = problem["ctx"]["expected"].split("'")[1]
        else:
            parent[steps[-1]] = copy.copy(_BLANKS[problem["type"]])  # each its own: the next round fills it
    return root[0]
