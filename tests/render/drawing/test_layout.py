"""Laws of the chart: no label on another or on a mark, none cut, none lost."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.render.sites import many
from timeline.render.contents import gather
from timeline.render.drawing.charts import WIDTHS, items
from timeline.render.drawing.extents import day_number, extent
from timeline.render.drawing.layout import (
    DOT,
    EVERY_LABEL,
    FONT,
    LINE,
    ROW,
    Item,
    Layout,
    Mark,
    lay_out,
    pack_rows,
    year_of,
)
from timeline.render.drawing.measures import text_width, wrap
from timeline.render.languages import Edition

DATES = st.one_of(
    st.integers(1990, 2025).map(str),
    st.tuples(st.integers(1990, 2025), st.integers(1, 12)).map(lambda d: f"{d[0]}-{d[1]:02}"),
    st.tuples(st.integers(1990, 2025), st.integers(1, 12), st.integers(1, 28)).map(
        lambda d: f"{d[0]}-{d[1]:02}-{d[2]:02}"
    ),
    st.tuples(st.integers(1990, 2005), st.integers(2006, 2025)).map(lambda d: f"{d[0]}/{d[1]}"),
    st.sampled_from(("19XX", "199X", "2020/..", "../1999", "2002~")),
)
TITLES = st.text("安全观 abcdefgW", min_size=1, max_size=60).map(str.strip).filter(bool)


@st.composite
def some_items(draw: st.DrawFn) -> list[Item]:
    drawn = draw(st.lists(st.tuples(DATES, st.integers(0, 2), TITLES, st.integers(1, 3)), max_size=40))
    return [Item(str(at), lane, title, extent(date), rank) for at, (date, lane, title, rank) in enumerate(drawn)]


def label_box(mark: Mark) -> tuple[float, float, float, float]:
    start = mark.text_x - mark.width if mark.side == "left" else mark.text_x
    return start, mark.text_y - 9.5, start + mark.width, mark.text_y + 3 + (len(mark.lines) - 1) * LINE


def mark_box(mark: Mark) -> tuple[float, float, float, float]:
    half = DOT if mark.extent.shape == "point" else 2
    return mark.x - half, mark.y - half, max(mark.end, mark.x) + half, mark.y + half


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def check(layout: Layout) -> None:
    labelled = [mark for mark in layout.marks if mark.lines]
    for one, other in combinations(labelled, 2):
        assert not overlap(label_box(one), label_box(other))
        assert not overlap(label_box(one), mark_box(other))
        assert not overlap(mark_box(one), label_box(other))
    for mark in labelled:
        left, top, right, bottom = label_box(mark)
        assert left >= layout.left - 0.1
        assert right <= layout.right + 0.1
        box = layout.lanes[mark.lane]
        assert box.y <= top
        assert bottom <= box.y + box.height
        assert layout.left <= mark.x <= mark.end <= layout.right


@given(some_items(), st.sampled_from(sorted(WIDTHS.values())))
def test_no_label_lies_on_another_or_on_a_mark_or_outside(placed, width):
    check(lay_out(placed, ["one", "two", "three"], width))


@given(some_items())
def test_every_event_has_one_mark_and_a_label_while_there_are_few(placed):
    layout = lay_out(placed, ["one", "two", "three"], 1200)
    assert [mark.id for mark in layout.marks] == [item.id for item in placed]
    assert all(mark.lines for mark in layout.marks)
    for mark, item in zip(layout.marks, placed, strict=True):
        assert "".join(mark.lines).replace(" ", "") == item.title.replace(" ", "")


@pytest.mark.parametrize("width", WIDTHS.values())
def test_of_many_events_the_rest_is_counted_once_in_the_density_row(width):
    contents = gather(many(400))
    placed = items(contents, Edition("en"))
    layout = lay_out(placed, [lane.id for lane in contents.lanes], width)
    check(layout)
    assert len(placed) > EVERY_LABEL
    counted = sorted(number for column in layout.bins for number in column.events)
    assert counted == [at for at, mark in enumerate(layout.marks) if not mark.lines]
    assert len(counted) < len(placed)


def test_where_rows_are_scarce_the_important_keep_their_labels():
    layout = lay_out(items(gather(many(400)), Edition("en")), ["a"] * 5, 1200)
    rank = {item.id: item.importance for item in items(gather(many(400)), Edition("en"))}
    share = {
        level: sum(bool(mark.lines) for mark in layout.marks if rank[mark.id] == level)
        / sum(rank[mark.id] == level for mark in layout.marks)
        for level in (1, 3)
    }
    assert share[3] > 2 * share[1]


def test_the_same_events_give_the_same_chart():
    placed = items(gather(many(60)), Edition("en"))
    assert lay_out(placed, ["a"] * 5, 944) == lay_out(placed, ["a"] * 5, 944)


def test_a_century_does_not_stretch_the_axis():
    days = [Item("a", 0, "late century", extent("19XX", "end")), Item("b", 0, "speech", extent("2014-05-21"))]
    layout = lay_out(days, ["lane"], 1200)
    assert year_of(layout.first) == 2014
    assert layout.marks[0].clipped


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(0, 200)).map(lambda s: (s[0], s[0] + s[1])), max_size=40))
def test_spans_in_a_row_never_touch(spans):
    rows = pack_rows(spans, gap=8)
    for (one, row), (other, same) in combinations(zip(spans, rows, strict=True), 2):
        assert row != same or one[1] + 8 <= other[0] + 1e-6 or other[1] + 8 <= one[0] + 1e-6


@pytest.mark.parametrize(
    ("edtf", "mod", "shape", "fades"),
    [
        ("2014-05-21", None, "point", (False, False)),
        ("2014-05", None, "bar", (False, False)),
        ("2013/2017", None, "bar", (False, False)),
        ("199X", None, "band", (False, False)),
        ("2023/..", None, "bar", (False, True)),
        ("../1999", None, "bar", (True, False)),
        ("2023-07-28", "before", "point", (True, False)),
    ],
)
def test_a_date_is_drawn_as_what_is_known(edtf, mod, shape, fades):
    found = extent(edtf, mod)
    assert (found.shape, (found.fades_start, found.fades_end)) == (shape, fades)


def test_early_in_a_year_is_its_first_third():
    whole, early = extent("2002"), extent("2002", "start")
    assert early.start == whole.start
    assert early.end - early.start == (whole.end - whole.start) // 3
    assert early.approximate


@given(st.dates())
def test_days_are_numbered_as_the_calendar_does(day):
    assert day_number((day.year, day.month, day.day)) == day.toordinal()


@given(st.integers(-400000, 800000))
@example(-22280)  # the first day of a year before year 1
def test_the_year_of_a_day_holds_it(day):
    year = year_of(day)
    assert day_number((year, 1, 1)) <= day < day_number((year + 1, 1, 1))


@given(TITLES, st.floats(60, 400))
def test_wrapping_loses_no_character_and_keeps_to_the_limit(title, limit):
    lines = wrap(title, FONT, limit)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert all(text_width(line, FONT) <= limit or " " not in line for line in lines)
    assert ROW > LINE
