"""Where the entries of a hand-written list stand, so that lines can be put between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import yaml

from timeline.curate.blocks import field_lines, row_lines
from timeline.errors import Fault, Faults
from timeline.yamlfile import Tree


@dataclass(frozen=True, slots=True)
class EntryList:
    """The lines of a list, such as `events:`.

    lines    of the whole text, with their ends.
    offsets  where each line starts; then the end of the text.
    starts   line of each entry's hyphen; then the line after the list.
    dash     column of the hyphens.
    step     column of the hyphens of a list within an entry, from the entry's keys.
    blank    whether entries are set apart by an empty line.
    """

    tree: Tree
    lines: Sequence[str]
    offsets: Sequence[int]
    starts: Sequence[int]
    dash: int
    step: int
    blank: bool

    def before(self, number: int, blocks: Sequence[str]) -> tuple[int, str]:
        """Return new entries for the place before entry `number`, and the offset where they go.

        They stand above the comments that introduce that entry, with empty lines around them as the list has them.
        """
        line = self._before(number)
        gap = "\n" if self.blank else ""
        over = gap if len(self.starts) > 1 and self.lines[line - 1].strip() and number else ""
        under = gap if line < len(self.lines) and self.lines[line].strip() else ""
        return self.offsets[line], over + gap.join(blocks) + under

    def _before(self, number: int) -> int:
        line = first = self.starts[number]
        while self._is_over(self.lines[line - 1]):  # at the latest the line `events:` is not
            line -= 1
            if self.lines[line].strip():
                first = line
        return first

    def _is_over(self, line: str) -> bool:
        """Tell whether the line is empty, or a comment that does not belong to the entry above it."""
        text = line.strip()
        return not text or (text.startswith("#") and len(line) - len(line.lstrip()) <= self.dash)

    def after_evidence(self, number: int, rows: Sequence[Mapping[str, Any]]) -> tuple[int, str]:
        """Return lines that add rows to the evidence of entry `number`, and the offset where they go.

        raise   Faults if the evidence, or the whole entry, stands in brackets.
        """
        entry, evidence = self.tree.find(("events", number)), self.tree.find(("events", number, "evidence"))
        if not isinstance(entry, yaml.MappingNode) or entry.flow_style:
            raise self._in_brackets(entry)
        if isinstance(evidence, yaml.SequenceNode) and evidence.value:
            if evidence.flow_style:
                raise self._in_brackets(evidence)
            margin = evidence.start_mark.column
            lines = [line for row in rows for line in row_lines(row, margin)]
            line = line_after(evidence)
        else:
            margin = entry.start_mark.column
            lines = field_lines("evidence", rows, margin, self.step)
            line = line_after(entry)
        return self.offsets[line], "".join(f"{' ' * margin}{text}".rstrip() + "\n" for text in lines)

    def _in_brackets(self, node: yaml.Node | None) -> Faults:
        what = "evidence cannot be added within brackets; nothing was written"
        return refusal(self.tree, node, what, 'write one item a line: - {source: ID, at: "§1 ¶8"}')


def refusal(tree: Tree, node: yaml.Node | None, what: str, remedy: str) -> Faults:
    """Return the error that says why nothing was written, at a node of the file."""
    line, column = (node.start_mark.line + 1, node.start_mark.column + 1) if node else (1, 1)
    return Faults([Fault(tree.name, line, column, "", "not-written", what, remedy)])


def read_list(tree: Tree, name: str = "events") -> EntryList:
    """Return where the entries of a list of the file stand.

    raise   Faults if there is no list, or it stands in brackets.
    """
    lines = tree.text.splitlines(keepends=True)
    offsets = [0, *accumulate(map(len, lines))]
    key, entries = _entries(tree, name)
    after = _line_after_list(tree, lines, key)
    if not isinstance(entries, yaml.SequenceNode):
        return EntryList(tree, lines, offsets, [key.start_mark.line + 1], dash=2, step=2, blank=True)
    dash = entries.start_mark.column
    starts = [hyphen(lines, item.start_mark.line, dash) for item in entries.value]
    blank = sum(_is_set_apart(lines, start) for start in starts[1:]) * 2 >= len(starts) - 1
    return EntryList(tree, lines, offsets, [*starts, after], dash, _step(entries), blank)


def _is_set_apart(lines: Sequence[str], start: int) -> bool:
    """Tell whether an empty line stands over an entry and the comments that introduce it."""
    line = start - 1
    while lines[line].lstrip().startswith("#"):  # at the latest the entry above is no comment
        line -= 1
    return not lines[line].strip()


def _entries(tree: Tree, name: str) -> tuple[yaml.Node, yaml.Node]:
    """Return key and value of the list, the value being lines or nothing."""
    pairs = tree.node.value if isinstance(tree.node, yaml.MappingNode) else ()
    for key, value in pairs:
        if key.value == name and not tree.node.flow_style:  # type: ignore[union-attr]
            if getattr(value, "flow_style", False):
                what = f"nothing can be put into {name} in [ ]; nothing was written"
                raise refusal(tree, value, what, f"delete the [ ]: each of the {name} is its own lines after a hyphen")
            return key, value
    what = f"there is no list of {name}; nothing was written"
    raise refusal(tree, None, what, f"add the line {name}: at the end")


def _line_after_list(tree: Tree, lines: Sequence[str], key: yaml.Node) -> int:
    """Return the line of the next key of the file, of the end mark, or past the last line."""
    keys: list[int] = [other.start_mark.line for other, _ in tree.node.value] if tree.node else []
    following = [line for line in keys if line > key.start_mark.line]
    marks = [number for number in range(key.start_mark.line, len(lines)) if lines[number].rstrip() == "..."]
    return min([*following, *marks, len(lines)])


def hyphen(lines: Sequence[str], line: int, dash: int) -> int:
    """Return the line of the hyphen of an entry that starts in `line`: the same, unless it stands alone above."""
    while line and not (lines[line][dash : dash + 1] == "-" and not lines[line][:dash].strip()):
        line -= 1
    return line


def _step(entries: yaml.SequenceNode) -> int:
    """Return how lists within entries are indented, as the first of them is."""
    for entry in entries.value:
        for _, value in entry.value if isinstance(entry, yaml.MappingNode) else ():
            if isinstance(value, yaml.SequenceNode) and not value.flow_style:
                return int(value.start_mark.column - entry.start_mark.column)
    return 2


def line_after(node: yaml.Node) -> int:
    """Return the line after the last line of a value; a block ends where its last part ends."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark
    return int(end.line + (end.column > 0))
