"""Run a command in this process, in a folder, as a person would: starting Python anew costs more than the commands."""

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from unittest import mock

from timeline.cli import main


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


def run(*words, cwd):
    """Return what `timeline WORDS` printed in that folder, and its exit code; no originals are at hand."""
    printed, told = io.StringIO(), io.StringIO()
    environment = {name: value for name, value in os.environ.items() if name != "TIMELINE_ORIGINALS"}
    with (
        contextlib.chdir(cwd),
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(told),
        mock.patch.object(sys, "argv", ["timeline", *map(str, words)]),
        mock.patch.dict(os.environ, environment | {"COLUMNS": "120"}, clear=True),
    ):
        code = _code()
    return Done(code, printed.getvalue(), told.getvalue())


def _code():
    try:
        main()
    except SystemExit as stop:
        return stop.code or 0
    return 0
