"""The command `timeline`: joins the three stages, and decides nothing they could decide.

One module per stage, named like it. Exit codes: 0 done, 1 faults found, 2 wrong use. A user's mistake is caught here
once and told in the words of `TimelineError`; heavy packages are imported inside the command that needs them.
"""

from __future__ import annotations

from typing import Annotated

import typer

from timeline import __version__
from timeline.cli import curating, extracting, rendering, starting
from timeline.errors import TimelineError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn a folder of policy documents into a published, evidence-linked timeline.",
)

app.command(rich_help_panel="Find")(extracting.dates)
app.command(rich_help_panel="Find")(extracting.mine)
app.command(rich_help_panel="Find")(extracting.terms)
app.command(rich_help_panel="Curate")(starting.new)
app.add_typer(starting.source, name="source", rich_help_panel="Curate")
app.command(rich_help_panel="Curate")(curating.check)
app.command(rich_help_panel="Curate")(curating.review)
app.command(rich_help_panel="Curate")(curating.schema)
app.command(rich_help_panel="Publish")(rendering.build)
app.command(rich_help_panel="Publish")(rendering.serve)
app.command(rich_help_panel="Publish")(rendering.export)


@app.callback(invoke_without_command=True)
def about(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False
) -> None:
    """Turn a folder of policy documents into a published, evidence-linked timeline."""
    if version:
        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Run the command line; a fault is printed, not raised."""
    try:
        app()
    except TimelineError as error:
        typer.echo(str(error), err=True)
        raise SystemExit(1) from None
