"""Matrices: what is stated when. Rows of terms, columns in order of time, a mark where a term is stated.

Plain rows in, numbers out: the same drawing serves the curated formulas (columns are events) and a vocabulary counted
in documents (columns are years). templates/evolution/matrix.html draws them, `make_figure` makes the plotly chart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING

from timeline.render.drawing.measures import text_width

if TYPE_CHECKING:
    import plotly.graph_objects as go

FONT = 12.5
ROW = 24.0
STACKED = 40.0  # row height where the label stands above its marks
MARK = 6.0
TILT = 0.7  # how far a heading leans over: sine and cosine of 45°


@dataclass(frozen=True, slots=True)
class Column:
    """A moment: what stands above it, and where it leads ("" nowhere)."""

    label: str
    href: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term is stated in a column (a number). `words` tell who, where and when; `count` sizes the mark."""

    column: int
    words: str
    href: str = ""
    is_first: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A term: its label, where it leads, its cells in order of time."""

    label: str
    cells: tuple[Cell, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Lines in order of first appearance."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell on paper: middle and radius in pixels."""

    cell: Cell
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A line on paper: the baseline of its label, the height of its marks, where its thread begins and ends."""

    line: Line
    label_y: float
    y: float
    start: float
    end: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A matrix in pixels. `head` is the height of the headings; `xs` are the middles of the columns."""

    width: float
    height: float
    head: float
    gutter: float
    upright: bool
    stacked: bool
    columns: tuple[tuple[Column, float], ...]
    lines: tuple[Placed, ...] = field(repr=False)


def lay_out(matrix: Matrix, width: float, *, stacked: bool = False, upright: bool = False) -> Drawing:
    """Return the matrix at a width in pixels.

    stacked   labels stand above their marks and headings upright: for a phone, where there is no room beside.
    upright   headings stand upright, labels beside their marks.
    """
    upright = upright or stacked
    widest = max((text_width(line.label, FONT) for line in matrix.lines), default=0.0)
    longest = max((text_width(column.label, FONT) for column in matrix.columns), default=0.0)
    gutter = 4.0 if stacked else min(widest, width / 2) + 20
    lean = 0.0 if upright else longest * TILT
    pitch = (width - gutter - lean - 8) / max(len(matrix.columns), 1)
    head = longest * (1.0 if upright else TILT) + 18
    xs = [round(gutter + pitch * (number + 0.5), 1) for number in range(len(matrix.columns))]
    row = STACKED if stacked else ROW
    lines = tuple(
        _place(line, head + row * number, row, xs, min(MARK, pitch * 0.42)) for number, line in enumerate(matrix.lines)
    )
    columns = tuple(zip(matrix.columns, xs, strict=True))
    return Drawing(width, head + row * len(lines) + 6, head, gutter, upright, stacked, columns, lines)


def make_figure(matrix: Matrix) -> go.Figure:
    """Return the matrix as a plotly figure: first statements, later ones; addresses as `customdata`."""
    import plotly.graph_objects as go

    cells = [(place, cell) for place, line in enumerate(matrix.lines) for cell in line.cells]
    traces = [
        go.Scatter(
            mode="markers",
            x=[cell.column for _, cell in cells if cell.is_first == is_first],
            y=[place for place, cell in cells if cell.is_first == is_first],
            customdata=[cell.href for _, cell in cells if cell.is_first == is_first],
            hovertext=[escape(cell.words, quote=False) for _, cell in cells if cell.is_first == is_first],
            hoverinfo="text",
            marker={"symbol": "star" if is_first else "circle", "size": 13 if is_first else 9},
        )
        for is_first in (True, False)
    ]
    return go.Figure(data=traces, layout=_figure_layout(matrix))


def _figure_layout(matrix: Matrix) -> dict[str, object]:
    columns, lines = matrix.columns, matrix.lines
    return {
        "height": ROW * len(lines) + 150,
        "showlegend": False,
        "hovermode": "closest",
        "margin": {"l": 10, "r": 70, "t": 120, "b": 20},
        "xaxis": {
            "tickvals": list(range(len(columns))),
            "ticktext": [escape(column.label, quote=False) for column in columns],
            "side": "top", "tickangle": -60, "automargin": True, "range": [-0.7, len(columns) - 0.3], "zeroline": False,
        },
        "yaxis": {
            "tickvals": list(range(len(lines))),
            "ticktext": [escape(line.label, quote=False) for line in lines],
            "automargin": True, "range": [len(lines) - 0.3, -0.7], "zeroline": False, "fixedrange": True,
        },
    }  # fmt: skip


def by_year(matrix: Matrix) -> Matrix:
    """Return the matrix with the columns of one year in one: for a phone. A mark leads to the first of its year.

    Columns must be labelled by a year first ("2014 Shanghai").
    """
    years = list(dict.fromkeys(column.label.split()[0] for column in matrix.columns))
    place = [years.index(column.label.split()[0]) for column in matrix.columns]
    return Matrix(tuple(Column(year) for year in years), tuple(_by_year(line, place) for line in matrix.lines))


def _by_year(line: Line, place: Sequence[int]) -> Line:
    found: dict[int, Cell] = {}
    for cell in line.cells:
        at = place[cell.column]
        words = f"{found[at].words}\n{cell.words}" if at in found else cell.words
        found[at] = replace(found.get(at, cell), column=at, words=words)
    return replace(line, cells=tuple(found.values()))


def _place(line: Line, top: float, row: float, xs: Sequence[float], radius: float) -> Placed:
    y = top + row - ROW / 2
    most = max((cell.count for cell in line.cells), default=1)
    marks = tuple(
        Mark(cell, xs[cell.column], y, radius * (0.5 + 0.5 * (cell.count / most) ** 0.5)) for cell in line.cells
    )
    label_y = y - 12 if row > ROW else y + 4
    start, end = (marks[0].x, marks[-1].x) if marks else (0.0, 0.0)
    return Placed(line, label_y, y, start, end, marks)


def from_counts(rows: Sequence[tuple[str, int, int]]) -> Matrix:
    """Return the matrix of counted documents.

    rows   (term, year, number of times) in any order; those of one term and year are added up. Years between the first
           and the last are all columns.

    >>> matrix = from_counts([("trust", 2002, 3), ("trust", 2004, 1), ("common", 2004, 2)])
    >>> [column.label for column in matrix.columns], [line.label for line in matrix.lines]
    (['2002', '2003', '2004'], ['trust', 'common'])
    """
    years = [year for _, year, _ in rows]
    span = range(min(years), max(years) + 1) if years else range(0)
    counts: Counter[tuple[int, str]] = Counter()
    for term, year, number in sorted(rows, key=lambda row: row[1]):
        counts[year, term] += number
    told: dict[str, list[Cell]] = {}
    for (year, term), count in counts.items():
        cells = told.setdefault(term, [])
        cells.append(Cell(year - span.start, f"{term} · {year} · {count}", is_first=not cells, count=count))
    return Matrix(
        tuple(Column(str(year)) for year in span), tuple(Line(term, tuple(cells)) for term, cells in told.items())
    )
