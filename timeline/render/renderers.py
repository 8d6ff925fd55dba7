"""Renderers: templates filled with values. The same template and values make the same page, so a page can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import Template

from timeline.records.curated import Timeline, by_id

ENTRIES = ("lanes", "terms", "actors", "sources", "events")


class Renderer:
    """Renders pages, and keeps each for as long as it would be made from equal values.

    Nothing has to say what a page depends on: all that its template is given is compared, and it can reach nothing
    else. Unknown names are faults, and the functions of its environment know only what they are called with.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Template, Mapping[str, Any], str]] = {}
        self._timeline: Timeline | None = None

    def recognise(self, timeline: Timeline) -> Timeline:
        """Return the timeline with the entries of the last one where they are equal.

        What is the same object need not be compared value by value, on every page that shows it.
        """
        self._timeline = _with_entries_of(self._timeline, timeline) if self._timeline else timeline
        return self._timeline

    def render(self, path: str, template: Template, values: Mapping[str, Any]) -> str:
        """Return the page at `path`, as it was returned last if it is made from nothing else."""
        kept = self._kept.get(path)
        html = kept[2] if kept and kept[:2] == (template, values) else template.render(values)
        self._kept[path] = template, values, html
        return html


def _with_entries_of(before: Timeline, timeline: Timeline) -> Timeline:
    same = {}
    for name in ENTRIES:
        known = by_id(getattr(before, name))
        same[name] = tuple(known[one.id] if known.get(one.id) == one else one for one in getattr(timeline, name))
    return timeline.model_copy(update=same)
