"""Embeds: one chart or one event without the site around it, for the frames of other pages and of slides.

Each page is complete without scripts: the chart stands there three times, laid out for a small, a middle and a large
frame, and the style sheet shows the one that fits. With scripts static/embed.js lays it out for just this frame, and
for the choice of events that the address makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from timeline.dates import bounds
from timeline.records.curated import Event
from timeline.render.change.evolution import order_principles
from timeline.render.change.lineages import Step, connect, find_steps
from timeline.render.change.matrices import Matrix
from timeline.render.change.strips import SIGNS, Row
from timeline.render.contents import Contents
from timeline.render.drawing.charts import captions, draw_part, items
from timeline.render.drawing.explore import EPOCH
from timeline.render.drawing.fitting import fit, fit_matrix
from timeline.render.drawing.layout import Item
from timeline.render.languages import Edition
from timeline.render.pages.change_pages import (
    draw_edges,
    formulations_of,
    has_changes,
    make_matrix,
    rows_by_event,
    strip_lines,
)
from timeline.render.pages.sections import Page, make_page

# Pixels of the chart in a frame of 16:9, less the line of credit; larger frames show the last larger.
FRAMES = {"small": (344, 177), "middle": (640, 336), "large": (1280, 690)}


def embed_titles(contents: Contents, edition: Edition) -> dict[str, str]:
    """Return {path below the edition's folder: title} of all embeds."""
    title = edition.plain(contents.timeline.timeline.title)
    names = {"lanes": edition.translate("Timeline of {n} events", n=len(contents.events))}
    if has_changes(contents):
        names["matrix"] = edition.translate("Principles and the events that state them")
        if _steps(contents):
            names["lineage"] = edition.translate("Who takes up whose formula")
        for number, _ in enumerate(strip_lines(contents)):
            names[strip_name(number)] = edition.translate("How the formula changed")
    charts = {f"embed/{kind}.html": f"{title} · {name}" for kind, name in names.items()}
    return charts | {f"embed/events/{event.id}.html": edition.plain(event.title) for event in contents.events}


def embed_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield a page for each chart and each event."""
    titles = embed_titles(contents, edition)
    charts: list[tuple[str, str, dict[str, Any]]] = [
        ("lanes", "index.html", {"frames": draw_frames(contents, edition)})
    ]
    if has_changes(contents):
        charts += _charts_of_change(contents, edition)
    for kind, full, drawn in charts:
        title = titles[f"embed/{kind}.html"]
        values = {"chart": kind, "name": title.rpartition(" · ")[2], "full": full, **drawn}
        yield make_page(f"embed/{kind}.html", "embed/chart.html", title, values)
    rows = rows_by_event(contents)
    for event in contents.events:
        named = dict.fromkeys(entry.source for entry in event.evidence)
        context: dict[str, Any] = {
            "event": event,
            "row": rows.get(event.id),
            "sources": [contents.sources[source] for source in named if source],
            "full": f"events/{event.id}.html",
            "chart": "event",
        }
        path = f"embed/events/{event.id}.html"
        yield make_page(path, "embed/event.html", titles[path], context)


def strip_name(number: int) -> str:
    """Return what the embed of a line of the strip is called; the lines count from 0.

    >>> strip_name(0), strip_name(1)
    ('strip', 'strip-2')
    """
    return f"strip-{number + 1}" if number else "strip"


def _charts_of_change(contents: Contents, edition: Edition) -> Iterator[tuple[str, str, dict[str, Any]]]:
    matrix = _from_below(make_matrix(contents, formulations_of(contents), edition))
    drawings = {frame: fit_matrix(matrix, *size) for frame, size in FRAMES.items()}
    yield "matrix", "change.html#principles", {"drawings": drawings}
    if steps := _steps(contents):
        yield "lineage", "change.html#lineage", {"frames": draw_frames(contents, edition, steps)}
    for number, line in enumerate(strip_lines(contents)):
        yield strip_name(number), "change.html#formulas", {"line": line}


def _from_below(matrix: Matrix) -> Matrix:
    """Let the links of the matrix lead out of the folder of the embeds."""

    def out(href: str) -> str:
        return href and f"../{href}"

    lines = (
        replace(line, href=out(line.href), cells=tuple(replace(cell, href=out(cell.href)) for cell in line.cells))
        for line in matrix.lines
    )
    return Matrix(tuple(replace(column, href=out(column.href)) for column in matrix.columns), tuple(lines))


def _steps(contents: Contents) -> tuple[Step, ...]:
    return find_steps(contents.timeline.model_copy(update={"events": contents.events}), drafts=True)


def draw_frames(contents: Contents, edition: Edition, steps: Sequence[Step] | None = None) -> dict[str, Markup]:
    """Return the lanes chart for each of the `FRAMES`: of all events, or the lineage of these steps."""
    events = contents.events if steps is None else [event for event, _ in steps]
    lanes = sorted({contents.lane_of(event) for event in events})
    headings = [edition.plain(contents.lanes[lane].label) for lane in lanes]
    chosen = {event.id for event in events}
    placed = [replace(item, lane=lanes.index(item.lane)) for item in items(contents, edition) if item.id in chosen]
    spoken = {event: replace(one, href=f"../{one.href}") for event, one in captions(contents, edition).items()}
    found = {}
    for frame, size in FRAMES.items():
        layout = fit(placed, headings, *size)
        places = {mark.id: ((mark.x + mark.end) / 2, mark.y) for mark in layout.marks}
        curves = draw_edges(connect(steps, places)) if steps else None
        found[frame] = draw_part(layout, events, contents, edition, spoken, under=curves)
    return found


def embed_data(contents: Contents, edition: Edition) -> dict[str, Any]:
    """Return what the script of embeds and slides lays out, as JSON values; days count from 1970."""
    spoken = captions(contents, edition)
    return {
        "lanes": [{"id": lane.id, "label": edition.plain(lane.label)} for lane in contents.lanes],
        "terms": [{"id": term.id, "label": edition.plain(term.label)} for term in contents.terms.values()],
        "events": [
            _event(item, event, spoken[item.id].spoken, spoken[item.id].lang)
            for item, event in zip(items(contents, edition), contents.events, strict=True)
        ],
        "matrix": _matrix(contents, edition),
        "strips": [
            {"rows": [_strip_row(row, contents, edition) for row in line.rows]} for line in strip_lines(contents)
        ],
        "signs": SIGNS,
        "words": {
            "name": edition.translate("Timeline of {n} events"),
            "one": edition.translate("Timeline of one event"),
            "none": edition.translate("No event fits"),
            "more": edition.translate("{n} more events"),
            "matrix": edition.translate("Principles and the events that state them"),
            "first": edition.translate("{principle}, first stated: {event}"),
            "again": edition.translate("{principle}, stated again: {event}"),
        },
    }


def _strip_row(row: Row, contents: Contents, edition: Edition) -> dict[str, Any]:
    event, absent = row.formulation.event, row.having("absent")
    chips = [
        (chip.mark, edition.plain(contents.terms[chip.principle].label)) for chip in row.chips if chip not in absent
    ]
    if absent:
        chips.append(("absent", edition.translate("{n} not in it", n=len(absent))))
    moment = f"{bounds(event.date)[0][0]} {edition.plain(event.place)}".strip()
    return {"id": event.id, "moment": moment, "lane": contents.lane_of(event), "chips": chips}


def _matrix(contents: Contents, edition: Edition) -> dict[str, Any]:
    formulations = formulations_of(contents)
    matrix = make_matrix(contents, formulations, edition)
    return {
        "columns": [
            {"id": one.event.id, "label": column.label, "words": column.words}
            for one, column in zip(formulations, matrix.columns, strict=True)
        ],
        "lines": [
            {"id": term, "label": line.label, "cells": [[cell.column, int(cell.is_first)] for cell in line.cells]}
            for term, line in zip(order_principles(formulations), matrix.lines, strict=True)
        ],
    }


def _event(item: Item, event: Event, spoken: str, lang: str | None) -> dict[str, Any]:
    extent = item.extent
    told = {
        "id": item.id,
        "lane": item.lane,
        "title": item.title,
        "spoken": spoken,
        "lang": lang,
        "shape": extent.shape,
        "start": extent.start - EPOCH,
        "end": extent.end - EPOCH,
        "importance": item.importance,
        "terms": list(event.states),
        "follows": list(event.follows),
        "opens": extent.fades_start,
        "goes": extent.fades_end,
        "about": extent.approximate,
    }
    return {key: value for key, value in told.items() if value or key == "lane"}
