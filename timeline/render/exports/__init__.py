"""Exports: the chosen events in one of the formats below.

Last step of the arrow, beside the site: Timeline → select → Excerpt → bytes. A new format is a function that takes an
`Excerpt` and returns bytes, and one line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, cast

from timeline.errors import RenderError
from timeline.records.curated import Timeline
from timeline.render.exports.excerpts import make_excerpt, select

__all__ = ["Format", "export", "formats", "make_excerpt", "select"]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to take events along.

    extra     the optional part of the package that it needs, "" for none.
    writer    "module:function" in this package, imported when it is used.
    options   what it takes besides the excerpt.
    slow      takes seconds, not milliseconds.
    """

    name: str
    suffix: str
    about: str
    extra: str
    writer: str
    options: frozenset[str] = frozenset()
    slow: bool = False


PAPER = frozenset({"paper"})
FORMATS = (
    Format("csv", ".csv", "one row per event, for spreadsheets and statistics", "", "tables:write_csv"),
    Format("xlsx", ".xlsx", "Excel workbook: events, vocabulary, sources", "tables", "workbooks:write_xlsx"),
    Format("json", ".json", "the records in all languages, shaped as in events.yaml", "", "documents:write_json"),
    Format("jsonld", ".jsonld", "schema.org Dataset and Events, for search engines", "", "documents:write_jsonld"),
    Format("ics", ".ics", "calendar of all-day entries", "calendar", "calendars:write_ics"),
    Format("bibtex", ".bib", "the sources, for LaTeX", "", "references:write_bibtex"),
    Format("csl-json", ".csl.json", "the sources, for Zotero and Pandoc", "", "references:write_csl"),
    Format("timelinejs", ".timelinejs.json", "data of a TimelineJS3 timeline", "", "players:write_timelinejs"),
    Format("vis", ".vis.json", "items and groups of a vis-timeline", "", "players:write_vis"),
    Format("svg", ".svg", "the chart, 16:9, text as text", "", "pictures:write_svg"),
    Format("png", ".png", "the chart as pixels", "images", "rasters:write_png", frozenset({"width"})),
    Format("pdf", ".pdf", "the chart as a page; printed by an installed Chromium", "", "rasters:write_pdf", slow=True),
    Format(
        "handout", ".handout.pdf", "chart and numbered list, to print", "", "handouts:write_handout", PAPER, slow=True
    ),
    Format(
        "exercise", ".exercise.pdf", "the handout without its titles", "", "handouts:write_exercise", PAPER, slow=True
    ),
    Format("key", ".key.pdf", "the answers to the exercise", "", "handouts:write_key", PAPER, slow=True),
    Format(
        "pptx",
        ".pptx",
        "editable slides: timeline, formulas, matrix, one for each event",
        "slides",
        "slides:write_pptx",
        frozenset({"template"}),
    ),
)


def formats() -> tuple[Format, ...]:
    """Return all formats, data first."""
    return FORMATS


def export(
    timeline: Timeline,
    format: str,  # noqa: A002  the word that users of the command type
    *,
    language: str = "en",
    first: str | None = None,
    last: str | None = None,
    lanes: Iterable[str] = (),
    terms: Iterable[str] = (),
    events: Iterable[str] = (),
    **options: Any,
) -> bytes:
    """Return the published events that were chosen, in a format of `formats()`.

    options   what the format takes besides: `template` for pptx.
    raise     RenderError if the choice is empty or impossible, or a package is missing.
    """
    chosen = _find(format)
    if unknown := sorted(options.keys() - chosen.options):
        raise RenderError(f"{format} takes no {', '.join(unknown)}\n    leave it out")
    selected = select(timeline, first=first, last=last, lanes=lanes, terms=terms, events=events)
    excerpt = make_excerpt(timeline, selected, language)
    try:
        return _writer(chosen)(excerpt, **options)
    except ModuleNotFoundError as error:
        if not chosen.extra:
            raise
        remedy = f"pip install 'policy-timeline[{chosen.extra}]'"
        raise RenderError(f"{format} needs the package {error.name}, which is not installed\n    {remedy}") from error


def _find(name: str) -> Format:
    for entry in FORMATS:
        if entry.name == name:
            return entry
    raise RenderError(f'no format "{name}"\n    write one of {", ".join(entry.name for entry in FORMATS)}')


def _writer(entry: Format) -> Callable[..., bytes]:
    module, function = entry.writer.split(":")
    return cast("Callable[..., bytes]", getattr(import_module(f"{__name__}.{module}"), function))
