"""What several commands take in: the curated file, documents, originals."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.errors import EventError, SeedError

if TYPE_CHECKING:
    from timeline.records.curated import Timeline
    from timeline.records.documents import Document

EVENTS = Path("events.yaml")
EventsOption = Annotated[Path, typer.Option("--events", metavar="FILE", help="The curated file.")]


class EditionLanguage(StrEnum):
    """The languages that things are published in."""

    en = "en"
    hans = "zh-Hans"
    hant = "zh-Hant"


LanguageOption = Annotated[EditionLanguage, typer.Option("--lang", help="Language of what is written.")]


class Failures(list[SeedError]):
    """Files that could not be read: each told when it is met, counted in the exit code."""

    def tell(self, error: SeedError) -> None:
        """Print one line and remember it."""
        typer.echo(str(error), err=True)
        self.append(error)

    def exit(self) -> None:
        """Leave with 1 if there were any."""
        if self:
            raise typer.Exit(1)


def read(paths: Iterable[Path], sources: dict[str, str], failed: Failures) -> Iterator[Document]:
    """Yield the documents of files and folders, with a progress bar on a terminal."""
    from rich.console import Console
    from rich.progress import track

    from timeline.extract import find_documents, read_document

    files = list(find_documents(paths))
    console = Console(stderr=True)
    for file in track(files, "Reading", console=console, transient=True, disable=not console.is_terminal):
        try:
            yield read_document(file, sources)
        except SeedError as error:
            failed.tell(error)


def load_if_there(events: Path, *, needed: bool) -> Timeline | None:
    """Return the curated file, or None where there is none and none is needed."""
    from timeline.curate import load_events

    if events.exists():
        return load_events(events)
    if needed:
        raise EventError(f"{events}: no such file\n    name it with --events, or start one with `timeline new DIR`")
    return None


def sources_of(timeline: Timeline | None) -> dict[str, str]:
    """Return {SHA-256 of an original: id of its source}."""
    return {source.sha256: source.id for source in timeline.sources if source.sha256} if timeline else {}


def originals_beside(events: Path) -> dict[str, Document]:
    """Return the originals that are at hand, by source id: seeds/originals/, or where TIMELINE_ORIGINALS says."""
    from timeline.curate import registered_originals

    folder = Path(os.environ.get("TIMELINE_ORIGINALS", events.parent / "seeds" / "originals"))
    if not folder.is_dir():
        return {}
    documents = read([folder], registered_originals(events), Failures())
    return {document.source: document for document in documents if document.source}
