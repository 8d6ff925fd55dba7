"""Numbers of the strip, the matrix and the lineage: nothing lost, nothing on top of something else, nothing outside."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.change.evolutions import CONCEPT, event, timeline, timelines
from timeline.render.change.evolution import choose_milestones, diff, find_formulations
from timeline.render.change.lineages import connect, find_steps, lay_down
from timeline.render.change.matrices import Cell, Column, Line, Matrix, by_year, from_counts, lay_out, make_figure
from timeline.render.change.strips import compare_rows, make_lines, make_rows

WIDTHS = st.sampled_from((320.0, 358.0, 1040.0))


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    columns = draw(st.integers(1, 30))
    cells = st.lists(st.integers(0, columns - 1), min_size=1, unique=True).map(sorted)
    lines = draw(st.lists(st.tuples(st.text("安全 abcW", max_size=30), cells), max_size=12))
    return Matrix(
        tuple(Column(f"{1996 + at} Shanghai") for at in range(columns)),
        tuple(Line(label, tuple(Cell(at, "words", count=at + 1) for at in places)) for label, places in lines),
    )


@given(matrices(), WIDTHS, st.booleans())
def test_every_cell_is_drawn_inside_the_matrix_and_clear_of_its_neighbours(matrix, width, stacked):
    drawing = lay_out(matrix, width, stacked=stacked)
    for placed, line in zip(drawing.lines, matrix.lines, strict=True):
        assert [mark.cell for mark in placed.marks] == list(line.cells)
        for mark in placed.marks:
            assert mark.radius <= mark.x <= width - mark.radius
            assert drawing.head < mark.y < drawing.height
        for one, other in pairwise(placed.marks):
            assert one.x + one.radius < other.x - other.radius


@given(matrices(), WIDTHS)
def test_labels_above_their_marks_do_not_touch_them(matrix, width):
    for placed in lay_out(matrix, width, stacked=True).lines:
        assert all(placed.label_y + 3 <= mark.y - mark.radius for mark in placed.marks)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1990, 2030), st.integers(1, 99)), max_size=12))
def test_a_counted_matrix_adds_up_every_count_in_the_column_of_its_year(rows):
    matrix = from_counts(rows)
    told = {
        (line.label, int(matrix.columns[cell.column].label)): cell.count for line in matrix.lines for cell in line.cells
    }
    expected: Counter[tuple[str, int]] = Counter()
    for term, year, count in rows:
        expected[term, year] += count
    assert told == expected
    assert all(sum(cell.is_first for cell in line.cells) == 1 for line in matrix.lines)
    assert all(line.cells[0].is_first for line in matrix.lines)


@given(timelines())
def test_a_row_of_the_strip_tells_of_every_principle_once_and_leads_to_an_event_that_states_it(line):
    formulations = find_formulations(line)
    for row in make_rows(formulations, formulations):
        change = row.formulation.change
        assert {chip.principle for chip in row.having("first", "added", "kept")} == set(row.formulation.states)
        assert [chip.principle for chip in row.having("absent")] == list(change.absent)
        assert all(chip.principle in chip.event.states for chip in row.chips)
        assert all(chip.event == row.formulation.event for chip in row.having("first"))
        assert all(chip.event in row.formulation.follows for chip in row.having("kept", "absent"))
        stating = [one for one in row.formulation.follows if any(one == other.event for other in formulations)]
        assert row.earlier == (stating[-1] if stating else None)


@given(timelines())
def test_every_milestone_stands_on_one_line_of_the_strip(line):
    formulations = find_formulations(line)
    lines = make_lines(formulations, {CONCEPT})
    told = sorted(row.formulation.event.id for one in lines for row in one.rows)
    assert told == sorted(one.event.id for one in choose_milestones(formulations))
    assert all(len(one.rows) > 1 or one.is_rest for one in lines)
    assert [one.is_rest for one in lines] == sorted(one.is_rest for one in lines)


@given(timelines())
def test_the_staircase_compares_every_pair_of_milestones_once(line):
    milestones = choose_milestones(find_formulations(line))
    stairs = compare_rows(milestones)
    pairs = list(combinations(milestones, 2))
    compared = [(one, later, change) for one, changes in stairs for later, change in changes]
    assert compared == [(one, later, diff(one.states, later.states)) for one, later in pairs]


@given(timelines(), WIDTHS)
def test_the_narrow_graph_runs_downwards_and_stays_inside(line, width):
    steps = find_steps(line)
    graph = lay_down(steps, {one.id: "title " * 9 for one, _ in steps}, width)
    at = {node.event.id: node for node in graph.nodes}
    assert len(at) == len(steps)
    for one, other in pairwise(graph.nodes):
        assert one.text_y + 17 * len(one.lines) < other.y
    for edge in graph.edges:
        assert at[edge.earlier.id].y < at[edge.later.id].y
    assert all(0 < node.x < graph.text_x and node.y < graph.height for node in graph.nodes)
    tracks = [(float(edge.path.partition("L")[2].split()[0]), at[edge.later.id].x) for edge in graph.edges]
    assert all(0 < track < x for track, x in tracks)


@given(timelines())
def test_every_follows_is_one_curve(line):
    steps = find_steps(line)
    edges = connect(steps, {one.id: (float(at), 0.0) for at, (one, _) in enumerate(steps)})
    assert [(edge.earlier.id, edge.later.id) for edge in edges] == [(e.id, one.id) for one, many in steps for e in many]


def test_events_without_follows_or_followers_are_not_in_the_lineage():
    line = timeline(event("a", "2001", ("trust",)), event("b", "2002", follows=("a",)), event("c", "2003", ("trust",)))
    assert [one.id for one, _ in find_steps(line)] == ["a", "b"]


def test_the_columns_of_one_year_become_one_and_lose_nothing():
    columns = (Column("2001 Shanghai"), Column("2002 Beijing"), Column("2002 Moscow"))
    cells = (Cell(0, "a", "a", is_first=True), Cell(1, "b", "b"), Cell(2, "c", "c"))
    matrix = by_year(Matrix(columns, (Line("trust", cells), Line("common", cells[2:]))))
    assert [column.label for column in matrix.columns] == ["2001", "2002"]
    assert [(cell.column, cell.words, cell.href, cell.is_first) for cell in matrix.lines[0].cells] == [
        (0, "a", "a", True),
        (1, "b\nc", "b", False),
    ]
    assert [cell.column for cell in matrix.lines[1].cells] == [1]


@settings(max_examples=10, deadline=None)
@given(matrices())
def test_the_plotly_figure_has_a_point_for_every_cell(matrix):
    first, later = make_figure(matrix).data
    cells = [cell for line in matrix.lines for cell in line.cells]
    assert len(first.x) == sum(cell.is_first for cell in cells)
    assert len(first.x) + len(later.x) == len(cells)


@pytest.mark.parametrize("stacked", [True, False])
def test_an_empty_matrix_is_drawn_as_nothing(stacked):
    assert lay_out(from_counts([]), 358, stacked=stacked).lines == ()
