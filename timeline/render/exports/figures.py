"""Figures for a notebook: the site's plotly charts with their colours, which on the site the style sheet gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from timeline.errors import RenderError
from timeline.render.change import matrices
from timeline.render.change.lineages import find_steps
from timeline.render.drawing import explore
from timeline.render.exports.excerpts import Excerpt
from timeline.render.exports.frames import lane_colours
from timeline.render.pages.change_pages import make_matrix

if TYPE_CHECKING:
    import plotly.graph_objects as go

KINDS = ("lanes", "matrix", "lineage")
GREY = "#b5b1a6"
ACCENT = "#1d5b9c"


def make_figure(excerpt: Excerpt, kind: str) -> go.Figure:
    """Return the chart of the events by lanes, the matrix of their principles, or who takes up whose formula.

    raise   RenderError if there is no such figure, or nothing to draw in it.
    """
    if kind not in KINDS:
        raise RenderError(f'no figure "{kind}"\n    write one of {", ".join(KINDS)}')
    return {"lanes": _lanes, "matrix": _matrix, "lineage": _lineage}[kind](excerpt)


def _lanes(excerpt: Excerpt) -> go.Figure:
    figure = explore.make_figure(excerpt.contents, excerpt.edition)
    colours = lane_colours(excerpt)
    for trace in figure.data:
        if trace.meta is not None:
            trace.marker.color = trace.marker.line.color = colours[trace.meta]
    return figure.update_layout(template="plotly_white")


def _matrix(excerpt: Excerpt) -> go.Figure:
    if not excerpt.formulations:
        raise RenderError("none of these events states a principle\n    list principles in the `states` of events")
    figure = matrices.make_figure(make_matrix(excerpt.contents, excerpt.formulations, excerpt.edition))
    return figure.update_traces(marker_color=ACCENT).update_layout(template="plotly_white")


def _lineage(excerpt: Excerpt) -> go.Figure:
    """Draw the events that follow or are followed as in the lanes, and a line from each to what it takes up."""
    import plotly.graph_objects as go

    steps = find_steps(excerpt.contents.timeline)
    if not steps:
        raise RenderError("none of these events follows another of them\n    name earlier events in `follows`")
    figure = _lanes(replace(excerpt, events=tuple(event for event, _ in steps)))
    places = _places(figure)
    pairs = [(places[earlier.id], places[later.id]) for later, follows in steps for earlier in follows]
    ends = [end for one, other in pairs for end in (one, other, (None, None))]
    lines = go.Scatter(
        mode="lines",
        x=[x for x, _ in ends],
        y=[y for _, y in ends],
        hoverinfo="skip",
        line={"color": GREY, "width": 1},
    )
    return go.Figure(data=[lines, *figure.data], layout=figure.layout)


def _places(figure: go.Figure) -> dict[str, tuple[Any, float]]:
    """Return where each event begins on the figure."""
    marks = [trace for trace in figure.data if trace.customdata is not None]
    return {
        name: (start, y)
        for trace in marks
        for name, start, y in zip(
            trace.customdata, trace.base if trace.type == "bar" else trace.x, trace.y, strict=True
        )
    }
