"""One entry of events.yaml made to say something else, touching only the bytes of the values that differ.

A value is replaced within its own span, a field taken out with its line, a field put in on a line of its own; so
comments, quotation marks and line ends of everything else stay. What comes out is read again and compared before it is
given back.
"""

from __future__ import annotations

import copy
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

import yaml

from timeline import dates
from timeline.curate.blocks import entry_lines, field_lines, flow, row_lines
from timeline.curate.lists import hyphen, read_list, refusal
from timeline.curate.review.readings import tree_of
from timeline.errors import Faults
from timeline.records.curated import Event, Evidence, Reading, Text
from timeline.yamlfile import Tree, insert

Change = tuple[int, int, str]  # start and end in the text, and what stands there afterwards
Entry = dict[str, Any]

_LANGUAGES = [field.alias or name for name, field in Text.model_fields.items()]
_ORDER = {name: place for place, name in enumerate([*Event.model_fields, *_LANGUAGES])}
_ORDER_OF_ROWS = {name: place for place, name in enumerate({**Reading.model_fields, **Evidence.model_fields})}


def in_order(entry: Mapping[str, Any], order: Mapping[str, int] = _ORDER) -> Entry:
    """Return the entry with its fields in the order in which events.yaml has them."""
    return dict(sorted(entry.items(), key=lambda field: order.get(field[0], len(order))))


def insert_entry(text: str, entry: Mapping[str, Any]) -> str:
    """Return the text with a new entry before the first event that is later.

    raise   Faults if the text has a form into which lines cannot be put.
    """
    tree = tree_of(text)
    where, own = read_list(tree), dates.sort_key(entry["date"])
    events = tree.data.get("events") or []
    number = next((n for n, event in enumerate(events) if dates.sort_key(event["date"]) > own), len(events))
    lines = entry_lines(in_order(entry), where.dash, where.step)
    after = insert(text, [where.before(number, ["".join(f"{line}\n" for line in lines)])])
    return _verified(after, tree, [*events[:number], dict(entry), *events[number:]])


def edit_entry(text: str, number: int, wanted: Mapping[str, Any]) -> str:
    """Return the text in which the event in place `number` says what is wanted; the same text if it does already.

    raise   Faults if the entry has a form in which that cannot be done.
    """
    tree = tree_of(text)
    node, events = tree.find(("events", number)), tree.data["events"]
    if events[number] == wanted:
        return text
    if not isinstance(node, yaml.MappingNode):
        raise _refusal(tree, node)
    after = _splice(text, _Editor(tree, number).mapping(node, events[number], wanted))
    return _verified(after, tree, [*events[:number], dict(wanted), *events[number + 1 :]])


def _verified(after: str, before: Tree, events: list[Any]) -> str:
    """Return the text if it says what the old one said, with these events, and nothing else."""
    expected = copy.copy(before.data) | {"events": events}
    found = tree_of(after)
    if found.faults or found.data != expected:
        raise _refusal(before, None)
    return after


def _refusal(tree: Tree, node: yaml.Node | None) -> Faults:
    what = "the entry cannot be changed here without changing what stands around it; nothing was written"
    return refusal(tree, node, what, "change it in a text editor: one field a line, after a hyphen")


def _splice(text: str, changes: Iterable[Change]) -> str:
    end_of_line = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")
    parts: list[str] = []
    last = 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        parts.append(text[last:start])
        if last < start == len(text) and new.endswith("\n") and not text.endswith(("\n", "\r")):
            parts.append(end_of_line)  # the last line had none
        parts.append(new.replace("\n", end_of_line))
        last = end
    return "".join([*parts, text[last:]])


class _Editor:
    """Finds the changes that turn the nodes of one entry into what is wanted."""

    def __init__(self, tree: Tree, number: int) -> None:
        self.tree = tree
        self.number = number
        self.bom = len(tree.text) - len(tree.text.removeprefix("\ufeff"))  # the nodes do not count it
        self.lines = [0, *accumulate(map(len, tree.text.splitlines(keepends=True)))]

    def mapping(
        self, node: yaml.MappingNode, old: Entry, new: Mapping[str, Any], order: Mapping[str, int] = _ORDER
    ) -> Iterator[Change]:
        """Yield the changes of a mapping, field by field."""
        pairs = {key.value: (key, value) for key, value in node.value}
        for name, (key, value) in pairs.items():
            if name not in new:
                yield self.without(node, name)
            elif old[name] != new[name]:
                yield from self.value(key, value, old[name], new[name], in_braces=node.flow_style)
        kept = [name for name in pairs if name in new]
        for name, value in in_order({name: new[name] for name in new if name not in pairs}, order).items():
            before = [pairs[other] for other in kept if order.get(other, 0) < order.get(name, len(order))]
            yield self.added(node, name, value, before[-1][1] if before else None)

    def value(self, key: yaml.Node, node: yaml.Node, old: Any, new: Any, *, in_braces: bool) -> Iterator[Change]:
        """Yield the changes of one value."""
        if isinstance(node, yaml.MappingNode) and node.value and isinstance(new, Mapping) and set(old) & set(new):
            yield from self.mapping(node, old, new)
        elif isinstance(node, yaml.SequenceNode) and _is_table(old) and _is_table(new):
            yield from self.rows(node, old, new)
        elif isinstance(node, yaml.CollectionNode) and not node.flow_style:
            yield self.end(key), self.end(node), f": {flow(new)}"
        else:
            gap = "" if self.start(node) < self.end(node) else " "  # `key:` with nothing after it
            rest = self.tree.text[self.end(node) : self.line_after(node)].strip()  # a comment stays on its line
            if in_braces or rest or not isinstance(new, str):
                yield self.start(node), self.end(node), gap + flow(new)
            else:
                lines = field_lines(key.value, new, column := key.start_mark.column)
                written = _block([" " * column + line for line in lines])[column + len(f"{key.value}: ") :]
                yield self.start(node), self.end(node), gap + written

    def rows(self, node: yaml.SequenceNode, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Change]:
        """Yield the changes of a list of rows, one a line: rows that differ, that go out, that come in."""
        was, becomes = ([json.dumps(row, sort_keys=True) for row in rows] for rows in (old, new))
        for _, start, end, first, last in SequenceMatcher(None, was, becomes, autojunk=False).get_opcodes():
            both = min(end - start, last - first)
            for number in range(both):
                row, before, after = node.value[start + number], old[start + number], new[first + number]
                yield from self.mapping(row, before, after, _ORDER_OF_ROWS) if before != after else ()
            less, more = node.value[start + both : end], new[first + both : last]
            if node.flow_style and (less or more):
                what = "rows can neither be added nor taken out within brackets; nothing was written"
                raise refusal(self.tree, node, what, "write one item a line, each after a hyphen")
            yield from (self.less_row(node, row) for row in less)
            if more:
                yield self.more_rows(node, start + both, more)

    def less_row(self, node: yaml.SequenceNode, row: yaml.Node) -> Change:
        """Return the change that takes a row out, with its lines."""
        lines = self.tree.text.splitlines(keepends=True)
        return self.lines[hyphen(lines, row.start_mark.line, node.start_mark.column)], self.line_after(row), ""

    def more_rows(self, node: yaml.SequenceNode, place: int, rows: Sequence[Entry]) -> Change:
        """Return the change that puts rows in before the row in that place, or after the last."""
        column = node.start_mark.column
        lines = [" " * column + line for row in rows for line in row_lines(in_order(row, _ORDER_OF_ROWS), column)]
        offset = self.lines[node.value[place].start_mark.line] if place < len(node.value) else self.line_after(node)
        return offset, offset, f"{_block(lines)}\n"

    def without(self, node: yaml.MappingNode, name: str) -> Change:
        """Return the change that takes a field out: its line, or its part of a line in braces."""
        place = next(n for n, (key, _) in enumerate(node.value) if key.value == name)
        key, value = node.value[place]
        if place == 0:
            return self.start(key), self.start(node.value[1][0]) if len(node.value) > 1 else self.end(value), ""
        if node.flow_style:
            return self.end(node.value[place - 1][1]), self.end(value), ""
        return self.lines[key.start_mark.line], self.line_after(value), ""

    def added(self, node: yaml.MappingNode, name: str, value: Any, before: yaml.Node | None) -> Change:
        """Return the change that puts a field in, after the value `before`, else as the first."""
        if name == "evidence" and not node.flow_style:
            offset, rows = read_list(self.tree).after_evidence(self.number, value)
            return offset, offset, rows
        if node.flow_style:
            offset, field = self.end(before) if before else self.start(node.value[0][0]), f"{name}: {flow(value)}"
            return offset, offset, f", {field}" if before else f"{field}, "
        column = node.start_mark.column
        lines = [" " * column + line for line in field_lines(name, value, column)]
        if before is None:
            offset = self.start(node.value[0][0])
            return offset, offset, f"{_block(lines)[column:]}\n{' ' * column}"
        offset = self.line_after(before)
        return offset, offset, f"{_block(lines)}\n"

    def start(self, node: yaml.Node) -> int:
        """Return where a node begins in the text."""
        return int(node.start_mark.index) + self.bom

    def end(self, node: yaml.Node) -> int:
        """Return where the last visible sign of a node ends in the text."""
        node = _last(node)
        start, end = self.start(node), int(node.end_mark.index) + self.bom
        return start + len(self.tree.text[start:end].rstrip())

    def line_after(self, node: yaml.Node) -> int:
        """Return where the line after the last line of a node begins."""
        return self.lines[bisect_left(self.lines, self.end(node))]


def _last(node: yaml.Node) -> yaml.Node:
    """Return the last leaf of a block, or the node itself: a block's own end lies beyond the comments after it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _block(lines: Iterable[str]) -> str:
    return "\n".join(line if line.strip() else "" for line in lines)


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) for row in value)
