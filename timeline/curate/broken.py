"""A text that is not YAML → what breaks it, and the rest of it as a tree, so that one run tells of everything else too.

The entry in which reading stopped is told of, taken out, and the rest is read again. Where reading stops is not always
where the mistake is: a quotation mark that is opened and not closed swallows lines, and a merge that git could not
finish leaves both versions. Both are looked for first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.errors import Fault
from timeline.yamlfile import Tree, parse

MOST = 20  # entries taken out; after that the file needs another kind of help
_TOP = re.compile(r"[^\s#-][^:]*:")
_ITEM = re.compile(r"( *)- ")
_ID = re.compile(r"(?:^\s*|- |\{\s*|,\s*)id:\s*[\"']?([a-z0-9-]+)")
_FIELD = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))")
_OPENED = re.compile(r"""\s*(?:- )?(?:[\w-]+:\s+)(?P<text>"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a text without the entries that break it.

    faults    one for each entry taken out.
    lost      ids in the lines taken out: that others name them is no fault.
    """

    tree: Tree
    faults: tuple[Fault, ...]
    lost: frozenset[str]


def read_rest(text: str, name: str) -> Rest:
    """Read the text without the entries that are not YAML; lines keep their numbers."""
    lines, conflicts = _without_conflicts(text.split("\n"), name)
    faults = [_of_entry(fault, lines) for fault in conflicts]
    lost: set[str] = set()
    tree = parse("\n".join(lines), name)
    while tree.node is None and tree.faults and len(faults) < MOST:
        fault = _opened(lines, tree.faults[0])
        start, end = _entry(lines, fault.line - 1)
        if start == end:
            break
        faults.append(_of_entry(fault, lines))
        lost |= {found[1] for line in lines[start:end] if (found := _ID.search(line))}
        lines = [*lines[:start], *[""] * (end - start), *lines[end:]]
        tree = parse("\n".join(lines), name)
    return Rest(tree, tuple(faults), frozenset(lost))


def _of_entry(fault: Fault, lines: Sequence[str]) -> Fault:
    """Return the fault with the id of the entry that its line belongs to."""
    start, end = _entry(lines, fault.line - 1)
    return replace(fault, entry=next((found[1] for line in lines[start:end] if (found := _ID.search(line))), ""))


def _entry(lines: Sequence[str], line: int) -> tuple[int, int]:
    """Return the lines of the entry that a line belongs to; none, if it belongs to no list of the file."""
    top = next((n for n in range(min(line, len(lines) - 1), -1, -1) if _TOP.match(lines[n])), None)
    if top is None:
        return 0, 0
    after = next((n for n in range(top + 1, len(lines)) if _TOP.match(lines[n])), len(lines))
    items = [(n, found[1]) for n in range(top + 1, after) if (found := _ITEM.match(lines[n]))]
    starts = [n for n, margin in items if margin == items[0][1]]
    start = next((n for n in reversed(starts) if n <= line), None)
    return (0, 0) if start is None else (start, next((n for n in starts if n > start), after))


def _opened(lines: Sequence[str], fault: Fault) -> Fault:
    """Return the fault at the quotation mark that swallowed what follows it, if there is one."""
    for number in range(min(fault.line, len(lines)) - 1, -1, -1):
        found = _OPENED.match(lines[number])
        if found and any(_FIELD.match(line) for line in lines[number + 1 : number + 2]):
            what, remedy = "not YAML: a quotation mark is opened and not closed", "close it at the end of the text"
            return replace(fault, line=number + 1, column=found.start("text") + 1, what=what, remedy=remedy)
    return fault


def _without_conflicts(lines: list[str], name: str) -> tuple[list[str], list[Fault]]:
    """Return the lines with the first version of each conflict that git left, and a fault for each."""
    kept, faults, second = [], list[Fault](), False
    for number, line in enumerate(lines, 1):
        mark = line.rstrip()[:7]
        if mark == "<" * 7:
            what = "git left two versions of these lines"
            remedy = "keep what is right of both, and delete the lines <<<<<<<, ======= and >>>>>>>"
            faults.append(Fault(name, number, 1, "", "yaml", what, remedy))
        inside = bool(faults) and mark in ("<" * 7, "=" * 7, ">" * 7)
        second = mark == "=" * 7 if inside else second
        kept.append("" if inside or second else line)
    return kept, faults
