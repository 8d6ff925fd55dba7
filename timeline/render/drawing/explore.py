"""Charts: the layout as a plotly figure, for the page's Explore view and for notebooks.

Vertical positions are the pixels of the layout, so the figure takes the drawing's place without a jump. Labels are a
trace of their own on a twin axis: the range slider repeats only what is on its own axis, and is not smeared with text.
Plain lists and no template, so that the JSON is small; text is escaped, since plotly reads tags in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from timeline.render.contents import Contents
from timeline.render.drawing.charts import WIDTHS, captions, layout_of
from timeline.render.drawing.extents import day_number
from timeline.render.drawing.layout import AXIS, BESIDE, DOTS, FONT, OVER, Layout, Mark
from timeline.render.drawing.svg import Caption
from timeline.render.languages import LANGUAGES, Edition
from timeline.render.wording import N_

if TYPE_CHECKING:
    import plotly.graph_objects as go

EPOCH = day_number((1970, 1, 1))
MILLISECONDS = 86_400_000
SLIDER = 48  # pixels of the range slider
BOTTOM = 12
AUTOMATIC = 19  # what plotly adds between plot and slider
SPACE = "\u2003"  # an em space: keeps a label clear of its mark
HEIGHTS = {"bar": 4.0, "band": 14.0}
# plotly's own words for what the toolbar does; it looks them up in exactly this form.
TOOLBAR = (
    N_("Download plot as a PNG"),
    N_("Zoom"),
    N_("Pan"),
    N_("Zoom in"),
    N_("Zoom out"),
    N_("Reset axes"),
    N_("Double-click to zoom back out"),
    N_("Taking snapshot - this may take a few seconds"),
    N_("Snapshot succeeded"),
)


def make_figure(contents: Contents, edition: Edition, layout: Layout | None = None) -> go.Figure:
    """Return the timeline as a plotly figure, drawn from the layout for a wide page unless another is given."""
    import plotly.graph_objects as go  # 180 ms

    layout = layout or layout_of(contents, edition)
    spoken = captions(contents, edition)
    traces = []
    for lane in range(len(contents.lanes)):
        own = [mark for mark in layout.marks if mark.lane == lane]
        traces += _bars(own, lane, layout, spoken)
        traces += _points(own, lane, spoken) + _arrows(own, lane, layout)
    return go.Figure(data=[*traces, _labels(layout, contents, edition)], layout=_layout(layout, edition))


def chart_data(contents: Contents, edition: Edition) -> dict[str, Any]:
    """Return the figure and what the page's script needs beside it, as JSON values."""
    layout = layout_of(contents, edition)
    marks, spoken = layout.marks, captions(contents, edition)
    spans = [_clip(mark, layout) for mark in marks]
    return {
        "figure": make_figure(contents, edition, layout).to_plotly_json(),
        "labels": {
            "ids": [mark.id for mark in marks],
            "titles": [edition.plain(contents.by_id[mark.id].title) for mark in marks],
            "lanes": [mark.lane for mark in marks],
            "starts": [start - EPOCH for start, _ in spans],
            "ends": [end - EPOCH for _, end in spans],
            "importance": [mark.importance for mark in marks],
            "spoken": [spoken[mark.id].spoken for mark in marks],
        },
        "lanes": [edition.plain(lane.label) for lane in contents.lanes],
        "gutters": {name: layout_of(contents, edition, name).left for name in WIDTHS},
        "locale": toolbar_locale(edition),
        "first": layout.first - EPOCH,
        "last": layout.last - EPOCH,
    }


def iso(day: int) -> str:
    """Return the day, counted from 1970, as plotly reads dates.

    >>> iso(0), iso(-1)
    ('1970-01-01', '1969-12-31')
    """
    import datetime as dt

    first = dt.date(1970, 1, 1).toordinal()
    return dt.date.fromordinal(min(max(day + first, 1), dt.date.max.toordinal())).isoformat()


def _middle(mark: Mark) -> int:
    return (mark.extent.start + mark.extent.end) // 2 - EPOCH


def _clip(mark: Mark, layout: Layout) -> tuple[int, int]:
    """Return the first and last day to draw: open ends and long bands end where the axis does."""
    if mark.extent.shape == "point":
        return _middle(mark) + EPOCH, _middle(mark) + EPOCH
    start, end = (min(max(day, layout.first), layout.last) for day in (mark.extent.start, mark.extent.end))
    return start, end


def _y(mark: Mark) -> float:
    """Return the middle of the mark's row; the drawing puts a long bar below its label, this chart beside it."""
    return round(mark.text_y - (OVER if mark.side == "over" else BESIDE) if mark.lines else mark.y, 1)


def _title(mark: Mark, contents: Contents, edition: Edition) -> str:
    return escape(edition.plain(contents.by_id[mark.id].title), quote=False)


def _hover(marks: list[Mark], spoken: Mapping[str, Caption]) -> list[str]:
    return [escape(spoken[mark.id].spoken, quote=False) for mark in marks]


def _bars(marks: list[Mark], lane: int, layout: Layout, spoken: Mapping[str, Caption]) -> list[go.Bar]:
    import plotly.graph_objects as go

    own = [mark for mark in marks if mark.extent.shape != "point"]
    if not own:
        return []
    spans = [_clip(mark, layout) for mark in own]
    return [
        go.Bar(
            orientation="h",
            base=[iso(start - EPOCH) for start, _ in spans],
            x=[(end - start) * MILLISECONDS for start, end in spans],
            y=[_y(mark) for mark in own],
            width=[HEIGHTS[mark.extent.shape] for mark in own],
            customdata=[mark.id for mark in own],
            hovertext=_hover(own, spoken),
            hoverinfo="text",
            marker={
                "opacity": [
                    0.2 if mark.extent.shape == "band" else 0.5 if mark.extent.approximate else 1 for mark in own
                ],
                "line": {"width": 0},
            },
            textposition="none",
            meta=lane,
        )
    ]


def _points(marks: list[Mark], lane: int, spoken: Mapping[str, Caption]) -> list[go.Scatter]:
    import plotly.graph_objects as go

    own = [mark for mark in marks if mark.extent.shape == "point"]
    if not own:
        return []
    return [
        go.Scatter(
            mode="markers",
            x=[iso(_middle(mark)) for mark in own],
            y=[_y(mark) for mark in own],
            customdata=[mark.id for mark in own],
            hovertext=_hover(own, spoken),
            hoverinfo="text",
            marker={
                "size": [2 * DOTS[mark.importance] for mark in own],
                "symbol": ["circle-open" if mark.extent.approximate else "circle" for mark in own],
                "opacity": 1,
            },
            cliponaxis=False,
            meta=lane,
        )
    ]


def _arrows(marks: list[Mark], lane: int, layout: Layout) -> list[go.Scatter]:
    """Return the heads of bars whose true start or end nobody knows."""
    import plotly.graph_objects as go

    found = [
        (mark, day, symbol)
        for mark in marks
        if mark.extent.shape != "point"
        for day, symbol, fades in zip(
            _clip(mark, layout),
            ("triangle-left", "triangle-right"),
            (mark.extent.fades_start, mark.extent.fades_end),
            strict=True,
        )
        if fades
    ]
    if not found:
        return []
    return [
        go.Scatter(
            mode="markers",
            x=[iso(day - EPOCH) for _, day, _ in found],
            y=[_y(mark) for mark, _, _ in found],
            customdata=[mark.id for mark, _, _ in found],
            hoverinfo="skip",
            marker={"size": 9, "symbol": [symbol for _, _, symbol in found]},
            cliponaxis=False,
            meta=lane,
        )
    ]


def _labels(layout: Layout, contents: Contents, edition: Edition) -> go.Scatter:
    import plotly.graph_objects as go

    marks = layout.marks
    ends = [_clip(mark, layout)[mark.side != "left"] for mark in marks]
    titles = [SPACE + _title(mark, contents, edition) + SPACE if mark.lines else "" for mark in marks]
    weights = [600 if mark.importance == 3 else 400 for mark in marks]
    return go.Scatter(
        mode="text",
        x=[iso(end - EPOCH) for end in ends],
        y=[_y(mark) for mark in marks],
        text=titles,
        textposition=["middle left" if mark.side == "left" else "middle right" for mark in marks],
        textfont={"size": FONT, "weight": weights},
        hoverinfo="skip",
        xaxis="x2",
        cliponaxis=True,
    )


def _layout(layout: Layout, edition: Edition) -> dict[str, Any]:
    span = [iso(layout.first - EPOCH), iso(layout.last - EPOCH)]
    headings = [
        {
            "text": "<br>".join(escape(line, quote=False) for line in box.lines),
            "x": 0, "xref": "paper", "xanchor": "left", "xshift": -layout.left, "align": "left",
            "y": box.y + 4, "yref": "y", "yanchor": "top", "showarrow": False, "font": {"size": FONT, "weight": 600},
        }
        for box in layout.lanes
    ]  # fmt: skip
    return {
        "height": layout.height + SLIDER + AUTOMATIC + BOTTOM,
        "margin": {"l": layout.left, "r": layout.width - layout.right, "t": AXIS, "b": BOTTOM},
        "showlegend": False,
        "barmode": "overlay",
        "hovermode": "closest",
        "font": {"size": FONT},
        "xaxis": {
            "type": "date", "range": span, "side": "top", "nticks": 24, "minallowed": span[0], "maxallowed": span[1],
            "tickformatstops": _tick_formats(edition),
            "rangeslider": {
                "visible": True, "yaxis": {"rangemode": "match"},
                "thickness": min(0.5, SLIDER / (layout.height - AXIS + SLIDER + AUTOMATIC)),
            },
        },
        "xaxis2": {"type": "date", "range": span, "overlaying": "x", "matches": "x", "visible": False},
        "yaxis": {"range": [layout.height, AXIS], "fixedrange": True, "visible": False},
        "annotations": headings,
        "shapes": [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": box.y, "y1": box.y, "line": {"width": 1}}
            for box in layout.lanes
        ],
    }  # fmt: skip


def _tick_formats(edition: Edition) -> list[dict[str, Any]]:
    """How dates stand on the axis: days while few are in view, then months, then years."""
    day, month, year = ("%-d %b %Y", "%b %Y", "%Y") if edition.lang == "en" else ("%Y年%-m月%-d日", "%Y年%-m月", "%Y年")
    return [
        {"dtickrange": [None, "M1"], "value": day},
        {"dtickrange": ["M1", "M6"], "value": month},
        {"dtickrange": ["M12", None], "value": year},
    ]


def toolbar_locale(edition: Edition) -> dict[str, Any]:
    """Return plotly's own words, and the names of months and days by CLDR."""
    from babel.dates import get_day_names, get_month_names

    cldr = LANGUAGES[edition.lang].cldr
    days = {width: get_day_names(width, locale=cldr) for width in ("wide", "abbreviated")}
    months = {width: get_month_names(width, locale=cldr) for width in ("wide", "abbreviated")}
    sunday_first = [6, 0, 1, 2, 3, 4, 5]
    return {
        "dictionary": {text: edition.translate(text) for text in TOOLBAR},
        "format": {
            "days": [days["wide"][day] for day in sunday_first],
            "shortDays": [days["abbreviated"][day] for day in sunday_first],
            "months": [months["wide"][month] for month in range(1, 13)],
            "shortMonths": [months["abbreviated"][month] for month in range(1, 13)],
        },
    }
