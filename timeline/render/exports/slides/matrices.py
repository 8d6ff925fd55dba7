"""The matrix slide: principles by formulations as an ordinary table, so that it can be edited and read out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR

from timeline.render.change.evolution import Formulation, order_principles
from timeline.render.drawing.measures import text_width, wrap
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.slides.decks import Deck
from timeline.render.exports.slides.formulas import (
    ACCENT,
    WIDTH,
    add_small_print,
    foot_of,
    name_of,
)
from timeline.render.exports.slides.shapes import BOLD, Canvas, Type, describe
from timeline.render.wording import date_in_words

MOST_COLUMNS = 10
FONT, HEAD, LEADING = 14.0, 10.0, 1.2
LOWEST, TALLEST = 20.0, 32.0
PADDING = 4.0
_GRID = "{5940675A-B579-460E-94D1-54222C63F5DA}"  # PowerPoint's "No Style, Table Grid"


def add_matrices(deck: Deck) -> None:
    """Add as many slides as the table needs; where there are too many formulations, those of milestones."""
    columns = deck.excerpt.formulations
    if len(columns) > MOST_COLUMNS:
        columns = deck.excerpt.milestones
    for some in _parts(columns, MOST_COLUMNS):
        for principles in _parts(order_principles(some), _most_rows(deck, some)):
            _add_matrix(deck, some, principles)


def _parts(items: Sequence[Any], most: int) -> list[Sequence[Any]]:
    """Cut into as few parts as are needed, of about the same length."""
    number = -(-len(items) // most)
    size = -(-len(items) // number) if number else 1
    return [items[at : at + size] for at in range(0, len(items), size)]


def _most_rows(deck: Deck, columns: Sequence[Formulation]) -> int:
    sizes = _measure(deck, columns, order_principles(columns))
    return max(1, int((foot_of(deck) - sizes.head) // LOWEST))


def _add_matrix(deck: Deck, columns: Sequence[Formulation], principles: Sequence[str]) -> None:
    excerpt = deck.excerpt
    title = excerpt.edition.translate("Which principle was stated when")
    slide = deck.add_slide(title)
    canvas, bottom = deck.canvas(slide, WIDTH), add_small_print(deck, slide)
    sizes = _measure(deck, columns, principles)
    row = min(TALLEST, (bottom - sizes.head) / len(principles))
    frame = _add_table(canvas, (len(principles) + 1, len(columns) + 1), sizes, row)
    describe(frame, title)
    heads = [_head(one, excerpt, sizes.column) for one in columns]
    names = [name_of(principle, excerpt) for principle in principles]
    _fill(frame.table, canvas, heads, names, [[_sign(one, name) for one in columns] for name in principles])


@dataclass(frozen=True, slots=True)
class _Sizes:
    """Pixels: width of the first column and of each other, height of the first row."""

    gutter: float
    column: float
    head: float


def _measure(deck: Deck, columns: Sequence[Formulation], principles: Sequence[str]) -> _Sizes:
    names = (name_of(principle, deck.excerpt) for principle in principles)
    gutter = min(max(text_width(name, FONT) for name in names) + 4 * PADDING, WIDTH * 0.4)
    column = (WIDTH - gutter) / len(columns)
    lines = max(len(_head(one, deck.excerpt, column)) for one in columns)
    return _Sizes(gutter, column, lines * HEAD * LEADING + 2 * PADDING)


def _head(one: Formulation, excerpt: Excerpt, width: float) -> tuple[str, ...]:
    """Return date and title; the date alone where a column is too narrow for words."""
    event, room = one.event, width - 2 * PADDING
    date = wrap(date_in_words(excerpt.edition, event.date, event.mod), HEAD * BOLD, room)
    return date if width < 70 else date + wrap(excerpt.say(event.title), HEAD * BOLD, room)


def _sign(one: Formulation, principle: str) -> str:
    if principle not in one.states:
        return ""
    return "★" if principle in one.first else "●"


def _add_table(canvas: Canvas, shape: tuple[int, int], sizes: _Sizes, row: float) -> Any:
    frame = canvas.slide.shapes.add_table(*shape, canvas.left, canvas.top, 1, 1)
    table = frame.table
    table._tbl.tblPr.find("{*}tableStyleId").text = _GRID  # noqa: SLF001
    table.horz_banding = False
    for number, column in enumerate(table.columns):
        column.width = round((sizes.column if number else sizes.gutter) * canvas.scale)
    for number, line in enumerate(table.rows):
        line.height = round((row if number else sizes.head) * canvas.scale)
    frame.width, frame.height = sum(c.width for c in table.columns), sum(r.height for r in table.rows)
    return frame


def _fill(
    table: Any, canvas: Canvas, heads: Sequence[Sequence[str]], names: Sequence[str], signs: Sequence[Sequence[str]]
) -> None:
    for column, lines in enumerate([[""], *heads]):
        _write(table.cell(0, column), canvas, lines, Type(HEAD, ACCENT, bold=True, align="center"))
    for row, (name, marks) in enumerate(zip(names, signs, strict=True), start=1):
        _write(table.cell(row, 0), canvas, [name], Type(FONT))
        for column, sign in enumerate(marks, start=1):
            _write(table.cell(row, column), canvas, [sign], Type(FONT, ACCENT, align="center"))


def _write(cell: Any, canvas: Canvas, lines: Sequence[str], style: Type) -> None:
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = cell.margin_right = round(PADDING * canvas.scale)
    cell.margin_top = cell.margin_bottom = 0
    canvas.fill_paragraphs(cell.text_frame, lines, style)
