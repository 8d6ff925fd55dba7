"""The commands that begin something: `new`, `source add`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.inputs import EVENTS, EventsOption

source = typer.Typer(no_args_is_help=True, help="Register the documents that evidence points into.")


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder.", show_default=False)],
    *,
    title: Annotated[str | None, typer.Option(help="Title in English; else made of the folder's name.")] = None,
) -> None:
    """Start a timeline for another concept: a curated file with comments that teach, seeds/, a publishing workflow.

    **Example:** `timeline new nordic --title "Nordic balance, 1949-1991"`
    """
    from timeline.curate import start_timeline

    for path in start_timeline(folder, title):
        typer.echo(str(path))
    typer.echo(f"Next: cd {folder}; put a document into seeds/originals/; timeline source add seeds/originals/FILE")


@source.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document.", show_default=False)],
    *,
    events: EventsOption = EVENTS,
) -> None:
    """Write a source record of a document: what it states about itself, and a remark on what it does not.

    **Example:** `timeline source add seeds/originals/paper.pdf`
    """
    from hashlib import sha256
    from shlex import quote

    from timeline.curate import insert_source, load_events
    from timeline.extract import describe_document, read_document, read_properties
    from timeline.yamlfile import read_text, write_text

    document = read_document(file)
    before, timeline = read_text(events), load_events(events)
    data = file.read_bytes()
    about, digest = describe_document(document, read_properties(data)), sha256(data).hexdigest()
    path = quote(str(file))
    done = insert_source(before, about, timeline, sha256=digest, name=file.name, path=path, file=str(events))
    write_text(events, done.text, instead_of=before)
    missing = f"; fill in {', '.join(done.missing)}, which it does not state" if done.missing else ""
    typer.echo(f"{events}: source {done.id} added{missing}")
    typer.echo(f"Next: timeline mine {path}")
