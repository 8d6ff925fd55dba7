"""The interactive chart stands where the drawing stood, and holds every event once."""

from __future__ import annotations

import pytest

from tests.render.sites import changed, many
from timeline.render.contents import gather
from timeline.render.drawing.charts import layout_of
from timeline.render.drawing.explore import chart_data, make_figure
from timeline.render.languages import Edition

EN = Edition("en")


@pytest.fixture(scope="module")
def data():
    return chart_data(gather(many(120)), EN)


def test_every_event_is_one_mark(data):
    traces = [trace for trace in data["figure"]["data"] if trace["hoverinfo"] != "skip"]
    drawn = [event for trace in traces for event in trace["customdata"]]
    assert sorted(drawn) == sorted(event.id for event in gather(many(120)).events)


def test_an_open_end_has_a_head_that_points_to_it():
    timeline = changed(many(3), 0, date="2020/..")
    heads = [
        (trace["customdata"], trace["marker"]["symbol"])
        for trace in chart_data(gather(timeline), EN)["figure"]["data"]
        if "triangle-right" in trace.get("marker", {}).get("symbol", ())
    ]
    assert heads == [([timeline.events[0].id], ["triangle-right"])]


def test_what_shares_a_row_has_the_same_height(data):
    marks = layout_of(gather(many(120)), EN).marks
    drawn = {
        event: height
        for trace in data["figure"]["data"]
        for event, height in zip(trace.get("customdata", ()), trace["y"], strict=False)
    }
    heights: dict[tuple[int, int], set[float]] = {}
    for mark in marks:
        heights.setdefault((mark.lane, mark.row), set()).add(drawn[mark.id])
    assert all(len(found) == 1 for found in heights.values())


def test_titles_are_no_markup_to_plotly(five):
    figure = make_figure(gather(five, drafts=True), EN)
    titles = [text for text in figure.data[-1].text if "alert" in text]
    assert titles == ['\u2003&lt;b&gt;&amp;"quote"&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;\u2003']


def test_dates_stay_on_the_axis(data):
    first, last = data["first"], data["last"]
    assert all(first <= day <= last for name in ("starts", "ends") for day in data["labels"][name])


def test_the_words_of_the_toolbar_are_translated(five):
    words = chart_data(gather(five), Edition("zh-Hant"))["locale"]
    assert words["dictionary"]["Zoom in"] == "放大"
    assert words["format"]["months"][5] == "6月"
