"""The command `timeline`: joins the three stages, and decides nothing they could decide.

Exit codes: 0 done, 1 faults found, 2 wrong use. A user's mistake is caught here once and told in the words of
`TimelineError`; heavy packages are imported inside the command that needs them.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline import __version__
from timeline.errors import EventError, SeedError, TimelineError

if TYPE_CHECKING:
    from timeline.records.candidates import Candidate
    from timeline.records.curated import Timeline
    from timeline.records.documents import Document

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn a folder of policy documents into a published, evidence-linked timeline.",
)

Events = Annotated[Path, typer.Option("--events", metavar="FILE", help="The curated file.")]
Paths = Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files or folders.", show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]
EVENTS = Path("events.yaml")


def main() -> None:
    """Run the command line; a fault is printed, not raised."""
    try:
        app()
    except TimelineError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(1) from None


@app.callback(invoke_without_command=True)
def about(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False
) -> None:
    """Turn a folder of policy documents into a published, evidence-linked timeline."""
    if version:
        typer.echo(__version__)
        raise typer.Exit


# --- finding ---


@app.command()
def dates(paths: Paths, *, as_json: AsJson = False) -> None:
    """Print every date that documents mention, with its place, its value in EDTF and what it does there.

    **Example:** `timeline dates seeds/xu-2021.md`
    """
    from timeline.extract import find_mentions

    failed = Failures()
    for document in _read(paths, {}, failed):
        for mention in find_mentions(document.text, reference=document.date, doc=document.path):
            if as_json:
                _print_json(mention.to_json())
            else:
                value = f"{mention.edtf} {mention.mod or ''}".rstrip()
                typer.echo(f"{document.path}:{mention.start}\t{value}\t{mention.role}\t{mention.text}")
    failed.exit()


@app.command()
def mine(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH…]", help="Files or folders; seeds/ beside the curated file.")
    ] = None,
    *,
    events: Events = EVENTS,
    as_json: AsJson = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show a table, write nothing.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write .jsonl, .csv, .parquet or .yaml instead."),
    ] = None,
    min_score: Annotated[float, typer.Option("--min-score", help="Leave out candidates scored lower.")] = 0.0,
) -> None:
    """Propose the events that documents tell of, as drafts in the curated file.

    Entries that are there stay byte for byte; what is already an event, or rejected, is not offered again.

    **Examples:** `timeline mine --dry-run` · `timeline mine speeches/ --json`
    """
    from rich.console import Console

    from timeline.extract.listings import to_table, write_candidates

    timeline = _load_if_there(events, needed=not (as_json or dry_run or output))
    failed = Failures()
    found = [c for c in _candidates(paths or [events.parent / "seeds"], timeline, failed) if c.score >= min_score]
    if as_json:
        for candidate in found:
            _print_json(candidate.to_json())
    elif output:
        write_candidates(found, output)
    elif dry_run:
        Console().print(to_table(found))
    else:
        _insert(found, events)
    failed.exit()


def _candidates(paths: list[Path], timeline: Timeline | None, failed: Failures) -> list[Candidate]:
    from timeline.curate import settle
    from timeline.extract import propose_candidates

    documents = list(_read(paths, _originals_of(timeline), failed))
    if timeline is None:
        return propose_candidates(documents)
    return settle(propose_candidates(documents, terms=timeline.terms, actors=timeline.actors), timeline)


def _insert(found: list[Candidate], events: Path) -> None:
    from timeline.curate import insert_drafts, load_events
    from timeline.yamlfile import read_text, write_text

    before = read_text(events)
    after = insert_drafts(before, found, load_events(events))
    if after == before:
        typer.echo(f"{events}: nothing to add; {len(found)} candidates, each an event already or rejected")
        return
    write_text(events, after)
    added = after.count("status: draft") - before.count("status: draft")
    typer.echo(f"{events}: {added} drafts added; look at them, then publish each by deleting its `status: draft`")


# --- curating ---


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="The curated file.")] = EVENTS,
    *,
    layout: Annotated[str, typer.Option("--format", help="text, json, github or sarif.")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
) -> None:
    """Report every fault of the curated file in one run: where, what, and what to write instead.

    With the originals at hand (seeds/originals/, or the folder that TIMELINE_ORIGINALS names), each date `as_written`
    is looked up at its locator.
    """
    from timeline.curate import check_file, format_faults

    faults = check_file(file, originals=_originals(file))
    typer.echo(format_faults(faults, layout, file=str(file)))
    if any(fault.level == "error" or (strict and fault.level == "warning") for fault in faults):
        raise typer.Exit(1)


@app.command()
def schema() -> None:
    """Print the JSON Schema of the curated file, for completion and hover help in an editor.

    **Example:** `timeline schema > events.schema.json`
    """
    from timeline.curate import json_schema

    typer.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


# --- publishing ---


@app.command()
def build(
    *,
    events: Events = EVENTS,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write.")] = Path("site"),
    drafts: Annotated[bool, typer.Option("--drafts", help="Show drafts too, marked.")] = False,
    plotly_js: Annotated[
        Path | None, typer.Option("--plotly-js", metavar="FILE", help="A smaller plotly.js bundle to ship.")
    ] = None,
) -> None:
    """Build the site: English, 简体 and 繁體, complete without scripts, asking nothing of any other host."""
    from timeline.curate import load_events
    from timeline.render import write_site

    write_site(load_events(events), output, drafts=drafts, plotly_js=plotly_js)
    typer.echo(f"Open {(output / 'index.html').resolve().as_uri()}")


@app.command()
def serve(
    *,
    events: Events = EVENTS,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write.")] = Path("site"),
    port: Annotated[int, typer.Option("--port", help="0: any free one.")] = 8000,
) -> None:
    """Show the site on this machine, drafts marked, and rebuild it whenever the curated file is saved."""
    from timeline.curate import load_events
    from timeline.preview import preview
    from timeline.render import write_site

    preview(events, output, lambda: write_site(load_events(events), output, drafts=True), port=port)


# --- what the commands share ---


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


def _read(paths: Iterable[Path], sources: dict[str, str], failed: Failures) -> Iterator[Document]:
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


def _load_if_there(events: Path, *, needed: bool) -> Timeline | None:
    from timeline.curate import load_events

    if events.exists():
        return load_events(events)
    if needed:
        raise EventError(f"{events}: no such file\n    name it with --events, or print candidates with --json")
    return None


def _originals_of(timeline: Timeline | None) -> dict[str, str]:
    return {source.sha256: source.id for source in timeline.sources if source.sha256} if timeline else {}


def _originals(events: Path) -> dict[str, Document]:
    """Return the originals that are at hand, by source id."""
    from timeline.curate import load_events

    folder = Path(os.environ.get("TIMELINE_ORIGINALS", events.parent / "seeds" / "originals"))
    if not folder.is_dir():
        return {}
    try:
        sources = _originals_of(load_events(events))
    except EventError:
        return {}
    return {document.source: document for document in _read([folder], sources, Failures()) if document.source}


def _print_json(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
