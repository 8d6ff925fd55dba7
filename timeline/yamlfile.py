"""YAML that people write by hand: read with the place of every value, extended without touching a byte of theirs.

A plain scalar is null, true or false, a whole number of up to nine digits, or text: `no` and `12:30` are text. A plain
date is refused, since other programs read it differently.
"""

from __future__ import annotations

import os
import re
import stat
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from timeline.errors import EventError, Fault, Faults

Loc = tuple[str | int, ...]

_DATE = re.compile(r"-?\d{4}-\d\d(?:-\d\d)?[~?%]?\Z")
_INVISIBLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DEEP = re.compile(r"(?:[\[{]\s*|[-?] ){100}")  # libyaml runs out of stack, and takes Python with it
_REMEDIES = (
    ("mapping values are not allowed", 'a text that holds ": " must stand in quotes; or a line is indented too far'),
    ("cannot start any token", "indent with spaces, not tabs; a text that begins with @, ` or % must stand in quotes"),
    ("unexpected end of stream", "a quotation mark is opened and not closed"),
    ("could not find expected ':'", 'write "key: value"; a text over several lines needs quotes, | or >'),
    ("did not find expected key", "indent the keys of one entry alike, and list items alike"),
    ("expected '-' indicator", 'all items of one list begin with "- " at the same indent'),
    (
        "expected ',' or '}'",
        "close the { }, commas between its parts; a text with , [ ] { } in it must stand in quotes there",
    ),
    (
        "expected ',' or ']'",
        "close the [ ], commas between its parts; a text with , [ ] { } in it must stand in quotes there",
    ),
    ("found another document", 'keep everything in one document: no line "---" but the first'),
    ("unknown escape character", r"write \\ for a backslash within double quotes, or use single quotes"),
    ("undefined alias", 'a text that begins with "*" must stand in quotes'),
    ("tag", 'a text that begins with "!" must stand in quotes'),
    ("control characters", "delete the invisible character"),
)


class _Loader(yaml.CSafeLoader):
    """libyaml's parser with resolvers of our own, used for its nodes only."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  PyYAML copies it on the first change


_Loader.add_implicit_resolver("null", re.compile(r"(?:~|null|)\Z"), ["~", "n", ""])
_Loader.add_implicit_resolver("bool", re.compile(r"(?:true|false)\Z"), ["t", "f"])
_Loader.add_implicit_resolver("int", re.compile(r"-?(?:0|[1-9]\d{0,8})\Z"), list("-0123456789"))


@dataclass(frozen=True, slots=True)
class Tree:
    """One YAML text as plain data, and where each of its values stands.

    faults    what is wrong with it as YAML; `data` is whole only if there are none.
    """

    name: str
    text: str
    data: Any
    node: yaml.Node | None
    faults: tuple[Fault, ...]

    def find(self, loc: Loc) -> yaml.Node | None:
        """Return the node at `loc`, or the nearest one above it that exists."""
        node = self.node
        for step in loc:
            below = _step(node, step)
            if below is None:
                break
            node = below
        return node

    def place(self, loc: Loc) -> tuple[int, int]:
        """Return line and column, from 1, of the value at `loc`, or of the nearest one above it."""
        return _place(self.find(loc))

    def key_place(self, loc: Loc) -> tuple[int, int]:
        """Return line and column of the key that ends `loc`."""
        parent = self.find(loc[:-1])
        if isinstance(parent, yaml.MappingNode):
            for key, _ in parent.value:
                if key.value == loc[-1]:
                    return _place(key)
        return self.place(loc)


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file exactly: line ends and a byte-order mark kept.

    raise   Faults if it cannot be read or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        fault = Fault(str(path), *place, "", "unreadable", "not UTF-8", "save the file in UTF-8, and look at this line")
        raise Faults([fault]) from error
    except OSError as error:
        what = f"cannot be read: {error.strerror}"
        raise Faults([Fault(str(path), 1, 1, "", "unreadable", what, "name another file")]) from error


def parse(text: str, name: str = "events.yaml") -> Tree:
    """Read one YAML document, reporting every repeated key, bare date and alias, or the first fault of syntax.

    >>> parse("date: 2001-06-15").faults[0].what
    'date: 2001-06-15 stands without quotes'
    """
    if deep := _DEEP.search(text):
        return Tree(name, text, None, None, (_fault_at(text, deep.start(), name, "lists within lists, 100 deep"),))
    try:
        node = _Loader(text.removeprefix("\ufeff")).get_single_node()
    except yaml.YAMLError as error:
        return Tree(name, text, None, None, (_syntax(error, text, name),))
    reader = _Reader(name)
    data = None if node is None else reader.value(node, "")
    return Tree(name, text, data, node, tuple(reader.faults))


class _Reader:
    """Turns nodes into data, gathering faults."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.seen: set[int] = set()

    def fault(self, node: yaml.Node, rule: str, what: str, remedy: str) -> None:
        self.faults.append(Fault(self.name, *_place(node), "", rule, what, remedy))

    def value(self, node: yaml.Node, key: str) -> Any:
        if id(node) in self.seen:
            what = "this value is used again elsewhere, through an alias (*name)"
            self.fault(node, "alias", what, "write it out there: programs change one entry at a time")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, key) for item in node.value]
        return self.mapping(node) if isinstance(node, yaml.MappingNode) else None

    def scalar(self, node: yaml.ScalarNode, key: str) -> Any:
        text, tag = node.value, node.tag
        if tag == "tag:yaml.org,2002:str":
            if not node.style and _DATE.match(text):
                self.fault(node, "bare-date", f"{key or 'item'}: {text} stands without quotes", f'write "{text}"')
            return text
        if tag == "null":
            return None
        if tag == "bool":
            return text == "true"
        if tag == "int":
            return int(text)
        self.fault(node, "yaml", f"{key or 'item'}: the tag {tag} is not used here", _remedy("tag"))
        return text

    def mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        found: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else None
            if not isinstance(name, str):
                self.fault(
                    key, "yaml", "a key that is a list or a mapping", 'write "key: value" with a word as the key'
                )
            elif name in lines:
                what = f"{name} is repeated; it stands first in line {lines[name]}"
                self.fault(key, "repeated-key", what, "keep one of the two")
            else:
                lines[name] = key.start_mark.line + 1
                found[name] = self.value(value, name)
        return found


def _step(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        below: yaml.Node = node.value[step]
        return below
    return None


def _place(node: yaml.Node | None) -> tuple[int, int]:
    return (1, 1) if node is None else (node.start_mark.line + 1, node.start_mark.column + 1)


def _remedy(problem: str) -> str:
    return next(
        (remedy for part, remedy in _REMEDIES if part in problem), "see docs/events.md for the form of the file"
    )


def _syntax(error: yaml.YAMLError, text: str, name: str) -> Fault:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    if mark := _mark(error):
        return Fault(name, *mark, "", "yaml", f"not YAML: {problem}", _remedy(problem))
    invisible = _INVISIBLE.search(text)
    return _fault_at(text, invisible.start() if invisible else 0, name, problem)


def _mark(error: yaml.YAMLError) -> tuple[int, int] | None:
    """Return where to look: where an open quotation or bracket began, else where reading stopped."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return None
    opened = error.context_mark if re.search("quoted scalar|flow", error.context or "") else None
    mark = opened or error.problem_mark or error.context_mark
    return (mark.line + 1, mark.column + 1) if mark else None


def _fault_at(text: str, offset: int, name: str, problem: str) -> Fault:
    before = text[:offset]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Fault(name, line, column, "", "yaml", f"not YAML: {problem}", _remedy(problem))


def insert(text: str, pieces: Iterable[tuple[int, str]]) -> str:
    r"""Return the text with new lines put in; every line that was there is still there, unchanged.

    pieces    (offset, lines): before which line start (or the end of the text), and what; lines end in "\n" and get
              the line end of the text.

    >>> insert("a: 1\r\nc: 3", [(6, "b: 2\n"), (10, "d: 4\n")])
    'a: 1\r\nb: 2\r\nc: 3\r\nd: 4\r\n'
    """
    end_of_line = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
    parts: list[str] = []
    last = 0
    for offset, lines in sorted(pieces, key=lambda piece: piece[0]):
        parts.append(text[last:offset])
        if last < offset == len(text) and not text.endswith(("\n", "\r")):
            parts.append(end_of_line)  # the last line had none
        parts.append(lines.replace("\n", end_of_line))
        last = offset
    return "".join([*parts, text[last:]])


def write_text(path: Path, text: str, *, instead_of: str | None = None) -> None:
    """Write the file whole or not at all; its permissions stay, and so does a symbolic link that leads to it.

    instead_of    what the file holds now; if somebody changed it meanwhile nothing is written.
    raise         EventError
    """
    path = Path(os.path.realpath(path))
    if instead_of is not None and read_text(path) != instead_of:
        raise EventError(f"{path}: the file was changed meanwhile; nothing was written\n    run the command again")
    try:
        _replace(path, text)
    except OSError as error:
        raise EventError(f"{path}: cannot be written: {error.strerror}\n    see the rights of the folder") from error


def _replace(path: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
