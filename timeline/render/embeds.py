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

from timeline.records.curated import Event
from timeline.render.chart_pages import captions, items
from timeline.render.charts import EPOCH
from timeline.render.contents import Contents
from timeline.render.fitting import fit
from timeline.render.languages import Edition
from timeline.render.layout import Item, renumber
from timeline.render.sections import Page, make_page
from timeline.render.svg import draw

# Pixels of the chart in a frame of 16:9, less the line of credit; larger frames show the last larger.
FRAMES = {"small": (344, 177), "middle": (640, 336), "large": (1280, 690)}


def embed_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield a page for each chart and each event."""
    title = edition.plain(contents.timeline.timeline.title)
    name = edition.translate("Timeline of {n} events", n=len(contents.events))
    context = {
        "name": name,
        "charts": draw_frames(contents, edition, contents.events, name),
        "full": "index.html",
        "chart": "lanes",
    }
    yield make_page("embed/lanes.html", "embed/chart.html", title, context)


def draw_frames(contents: Contents, edition: Edition, events: Sequence[Event], name: str) -> dict[str, Markup]:
    """Return the lanes chart of these events for each of the `FRAMES`."""
    lanes = sorted({contents.lane_of(event) for event in events})
    headings = [edition.plain(lane.label) for lane in contents.lanes]
    chosen = {event.id for event in events}
    placed = [replace(item, lane=lanes.index(item.lane)) for item in items(contents, edition) if item.id in chosen]
    spoken = {
        event: replace(caption, href=f"../{caption.href}") for event, caption in captions(contents, edition).items()
    }
    layouts = {frame: fit(placed, [headings[lane] for lane in lanes], *size) for frame, size in FRAMES.items()}
    return {
        frame: draw(renumber(layout, lanes), spoken, name=name, headings=headings) for frame, layout in layouts.items()
    }


def embed_data(contents: Contents, edition: Edition) -> dict[str, Any]:
    """Return what the script of embeds and slides lays out, as JSON values; days count from 1970."""
    spoken = captions(contents, edition)
    return {
        "lanes": [{"id": lane.id, "label": edition.plain(lane.label)} for lane in contents.lanes],
        "events": [
            _event(item, event, spoken[item.id].spoken, spoken[item.id].lang)
            for item, event in zip(items(contents, edition), contents.events, strict=True)
        ],
        "words": {
            "name": edition.translate("Timeline of {n} events"),
            "none": edition.translate("No event fits"),
            "more": edition.translate("{n} more events"),
        },
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
