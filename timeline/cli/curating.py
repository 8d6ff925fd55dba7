"""The commands for the editor: `check`, `schema`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.inputs import EVENTS, originals_beside


class Layout(StrEnum):
    """How faults are printed."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"


def check(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="The curated file.")] = EVENTS,
    *,
    layout: Annotated[
        Layout, typer.Option("--format", help="For people, programs, or a forge's review.")
    ] = Layout.text,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
) -> None:
    """Report every fault of the curated file in one run: where, what, and what to write instead.

    With the originals at hand (seeds/originals/, or the folder that TIMELINE_ORIGINALS names), each date `as_written`
    is looked up at its locator.
    """
    from timeline.curate import check_file, format_faults

    faults = check_file(file, originals=originals_beside(file))
    typer.echo(format_faults(faults, layout.value, file=str(file)))
    if any(fault.level == "error" or (strict and fault.level == "warning") for fault in faults):
        raise typer.Exit(1)


def schema() -> None:
    """Print the JSON Schema of the curated file, for completion and hover help in an editor.

    **Example:** `timeline schema > events.schema.json`
    """
    from timeline.curate import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
