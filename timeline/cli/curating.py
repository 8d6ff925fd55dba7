"""The commands for the editor: `check`, `review`, `schema`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.inputs import EVENTS, EventsOption, Failures, originals_beside, read, sources_of

if TYPE_CHECKING:
    from timeline.review_server import Session


class Layout(StrEnum):
    """How faults are printed."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE…]", help="Curated files; if none, events.yaml.")
    ] = None,
    *,
    layout: Annotated[
        Layout, typer.Option("--format", help="For people, programs, or a forge's review.")
    ] = Layout.text,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
) -> None:
    """Report every fault of a curated file in one run: where, what, and what to write instead.

    With the originals at hand (seeds/originals/, or the folder that TIMELINE_ORIGINALS names), each date `as_written`
    is looked up at its locator.
    """
    from timeline.curate import check_file, format_faults

    paths = files or [EVENTS]
    found = [check_file(path, originals=originals_beside(path), read_dates=_read_dates) for path in paths]
    faults = [fault for several in found for fault in several]
    typer.echo(format_faults(faults, layout.value, file=", ".join(map(str, paths))))
    if any(fault.level == "error" or (strict and fault.level == "warning") for fault in faults):
        raise typer.Exit(1)


def _read_dates(printed: str) -> list[str]:
    from timeline.extract import find_mentions

    return [mention.edtf for mention in find_mentions(printed)]


def review(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH…]", help="Files or folders; if none, seeds/ beside the curated file."),
    ] = None,
    *,
    events: EventsOption = EVENTS,
    port: Annotated[int, typer.Option("--port", help="0: any free one.")] = 8001,
    min_score: Annotated[float, typer.Option("--min-score", help="Leave out candidates scored lower.")] = 0.0,
) -> None:
    """Work through drafts, proposals and undated acts on a page of this machine, beside what the sources say.

    Each decision is written into the curated file at once, one entry at a time; every other byte stays.

    **Example:** `timeline review speeches/ --min-score 0.3`
    """
    from timeline.review_server import serve

    serve(_session(paths or [events.parent / "seeds"], events, min_score), port=port)


def _session(paths: list[Path], events: Path, min_score: float) -> Session:
    from timeline.curate import load_events, unregistered
    from timeline.extract import find_mentions, propose_candidates
    from timeline.review_server import Session

    timeline = load_events(events)
    documents = list(read(paths, sources_of(timeline), Failures()))
    found = propose_candidates(documents, terms=timeline.terms, actors=timeline.actors)
    for name in unregistered(found):
        typer.echo(f"{name}: no source record; register it with `timeline source add {name}` to cite it", err=True)
    originals = [one for one in originals_beside(events).values() if one.path not in {d.path for d in documents}]
    return Session(
        events,
        [candidate for candidate in found if candidate.score >= min_score],
        [*documents, *originals],
        lambda document: tuple(find_mentions(document.text, reference=document.date, doc=document.path)),
        _read_dates,
    )


def schema() -> None:
    """Print the JSON Schema of the curated file, for completion and hover help in an editor.

    **Example:** `timeline schema > events.schema.json`
    """
    from timeline.curate import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
