"""The commands that publish: `build`, `serve`, `export`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from timeline.cli.inputs import EVENTS, EditionLanguage, EventsOption, LanguageOption

FolderOption = Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write.")]


def build(
    *,
    events: EventsOption = EVENTS,
    output: FolderOption = Path("site"),
    drafts: Annotated[bool, typer.Option("--drafts", help="Show drafts too, marked.")] = False,
    plotly_js: Annotated[
        Path | None, typer.Option("--plotly-js", metavar="FILE", help="A smaller plotly.js bundle to ship.")
    ] = None,
) -> None:
    """Build the site: English, 简体 and 繁體, complete without scripts, asking nothing of any other host."""
    from timeline.curate import load_events
    from timeline.render import write_site

    written = write_site(load_events(events), output, drafts=drafts, plotly_js=plotly_js)
    for note in written.notes:
        typer.echo(f"Note: {note}", err=True)
    typer.echo(f"Open {(output / 'index.html').resolve().as_uri()}")


def serve(
    *,
    events: EventsOption = EVENTS,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any free one.")] = 8000,
) -> None:
    """Show the site on this machine, drafts marked, as the curated file says it at each save; nothing is written."""
    from timeline.curate import load_events
    from timeline.preview import preview
    from timeline.render import Files

    preview(events, lambda: Files(load_events(events), drafts=True).find, port=port)


def export(
    format: Annotated[str, typer.Argument(metavar="FORMAT", help="One of those listed below.", show_default=False)],  # noqa: A002
    *,
    events: EventsOption = EVENTS,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="File to write; - for a pipe.")
    ] = None,
    language: LanguageOption = EditionLanguage.en,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="Earliest date, EDTF.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Latest date, EDTF.")] = None,
    lanes: Annotated[str, typer.Option(metavar="ID,ID", help="Only these lanes.")] = "",
    terms: Annotated[str, typer.Option(metavar="ID,ID", help="Only events that state one of these.")] = "",
    only: Annotated[str, typer.Option("--only", metavar="ID,ID", help="Only these events.")] = "",
    template: Annotated[Path | None, typer.Option(metavar="FILE.pptx", help="pptx: your own master.")] = None,
    width: Annotated[int | None, typer.Option(metavar="PIXELS", help="png: 1920 if not said.")] = None,
    paper: Annotated[str, typer.Option(metavar="A4|A3", help="handout, exercise, key: A4 if not said.")] = "",
) -> None:
    """Take the events along: to a slide, a spreadsheet, a calendar, a reference manager, another timeline program.

    **Formats:** csv, xlsx, json, jsonld, ics, bibtex, csl-json, timelinejs, vis, svg, png, pdf, handout, exercise,
    key, pptx.

    **Example:** `timeline export svg --lang zh-Hans --from 2000 --to 2014 -o chart.svg`
    """
    from timeline.curate import load_events
    from timeline.render.exports import export as make
    from timeline.render.exports import formats

    chosen = {"lanes": _ids(lanes), "terms": _ids(terms), "events": _ids(only)}
    options: dict[str, Any] = {"template": template} if template else {}
    options |= {"width": width} if width else {}
    options |= {"paper": paper} if paper else {}
    data = make(load_events(events), format, language=language.value, first=first, last=last, **chosen, **options)
    suffix = next(entry.suffix for entry in formats() if entry.name == format)
    target = output or Path(events.stem + suffix)
    if str(target) == "-":
        sys.stdout.buffer.write(data)
    else:
        target.write_bytes(data)
        typer.echo(f"{target}: {len(data):,} bytes")


def _ids(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]
