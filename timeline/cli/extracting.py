"""The commands that find: `dates`, `mine`, `terms`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from timeline.cli.inputs import (
    EVENTS,
    EditionLanguage,
    EventsOption,
    Failures,
    LanguageOption,
    load_if_there,
    read,
    sources_of,
)

if TYPE_CHECKING:
    from timeline.extract import TermCount
    from timeline.records.candidates import Candidate
    from timeline.records.curated import Timeline

JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")]


def dates(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files or folders.", show_default=False)],
    *,
    as_json: JsonOption = False,
) -> None:
    """Print every date that documents mention: its place, its value in EDTF, what it does there.

    **Examples:** `timeline dates seeds/xu-2021.md` · `timeline dates speeches/ --json`
    """
    from timeline.extract import find_mentions

    failed = Failures()
    for document in read(paths, {}, failed):
        for mention in find_mentions(document.text, reference=document.date, doc=document.path):
            if as_json:
                _print_json(mention.to_json())
            else:
                value = f"{mention.edtf} {mention.mod or ''}".rstrip()
                typer.echo(f"{document.path}:{mention.start}\t{value}\t{mention.role}\t{mention.text}")
    failed.exit()


def mine(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH…]", help="Files or folders; if none, seeds/ beside the curated file."),
    ] = None,
    *,
    events: EventsOption = EVENTS,
    as_json: JsonOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show a table, write nothing.")] = False,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write .jsonl, .csv, .parquet or .yaml instead."),
    ] = None,
    min_score: Annotated[float, typer.Option("--min-score", help="Leave out candidates scored lower.")] = 0.0,
) -> None:
    """Propose the events that documents tell of, as drafts in the curated file.

    Entries that are there stay byte for byte; what is an event already, or rejected, is not offered again.

    **Examples:** `timeline mine --dry-run` · `timeline mine speeches/ --json`
    """
    from timeline.extract.candidates.listings import write_candidates

    timeline = load_if_there(events, needed=not (as_json or dry_run or output))
    failed = Failures()
    found = [c for c in _candidates(paths or [events.parent / "seeds"], timeline, failed) if c.score >= min_score]
    if as_json:
        for candidate in found:
            _print_json(candidate.to_json())
    elif output:
        write_candidates(found, output)
    elif dry_run:
        _show(found)
    else:
        _insert(found, events)
    failed.exit()


def terms(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files or folders.", show_default=False)],
    *,
    events: EventsOption = EVENTS,
    as_json: JsonOption = False,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE.svg", help="Draw the matrix of terms and years.")
    ] = None,
    language: LanguageOption = EditionLanguage.en,
) -> None:
    """Count the vocabulary in documents by the date that each statement is about.

    **Examples:** `timeline terms speeches/` · `timeline terms speeches/ -o matrix.svg --lang zh-Hans`
    """
    from timeline.curate import load_events
    from timeline.extract import count_terms, find_mentions

    timeline, failed = load_events(events), Failures()
    documents = read(paths, sources_of(timeline), failed)
    found = count_terms(
        ((each, find_mentions(each.text, reference=each.date, doc=each.path)) for each in documents), timeline.terms
    )
    if output:
        _draw(found, timeline, language, output)
    for count in [] if output else found:
        if as_json:
            _print_json(count.to_json())
        else:
            typer.echo(f"{count.edtf or 'undated'}\t{count.count}\t{count.term}")
    failed.exit()


def _draw(found: list[TermCount], timeline: Timeline, language: EditionLanguage, output: Path) -> None:
    from timeline.records.curated import by_id
    from timeline.render import Edition, draw_counts

    edition = Edition(language.value)
    labels = {name: edition.plain(term.label) for name, term in by_id(timeline.terms).items()}
    rows = [(labels[count.term], count.year, count.count) for count in found if count.year is not None]
    output.write_text(draw_counts(rows, edition.plain(timeline.timeline.title)), encoding="utf-8")
    typer.echo(f"{output}: {len(rows)} counts drawn")


def _candidates(paths: list[Path], timeline: Timeline | None, failed: Failures) -> list[Candidate]:
    from timeline.curate import settle
    from timeline.extract import propose_candidates

    documents = list(read(paths, sources_of(timeline), failed))
    if timeline is None:
        return propose_candidates(documents)
    return settle(propose_candidates(documents, terms=timeline.terms, actors=timeline.actors), timeline)


def _show(found: list[Candidate]) -> None:
    from rich.console import Console

    from timeline.extract.candidates.listings import to_table

    Console().print(to_table(found))


def _insert(found: list[Candidate], events: Path) -> None:
    from timeline.curate import insert_drafts, load_events, unregistered
    from timeline.yamlfile import read_text, write_text

    for name in unregistered(found):
        typer.echo(f"{name}: no source record; register it with `timeline source add {name}` to cite it", err=True)
    before = read_text(events)
    after = insert_drafts(before, found, load_events(events), name=str(events))
    if after == before:
        typer.echo(
            f"{events}: nothing to add; {sum(c.known is not None for c in found)} candidates are settled already"
        )
        return
    write_text(events, after, instead_of=before)
    added = after.count("status: draft") - before.count("status: draft")
    typer.echo(
        f"{events}: {added} drafts added; publish each by deleting its `status: draft`, or reject it with a reason"
    )


def _print_json(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
