"""The site on this machine: what the curated file says is shown a moment after each save.

At a save the file is read again; no page is made before somebody looks at it. One thread watches and reads, one for
each request answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import typer

from timeline.errors import TimelineError
from timeline.preview.handler import Find, Shown, start

__all__ = ["Shown", "preview", "read_again", "saves", "start", "state_of"]

LOOK = 1000  # milliseconds from look to look, where nothing tells of a save


def read_again(read: Callable[[], Find], shown: Shown) -> bool:
    """Read the file and show what it says, or tell what is wrong with it; return whether it could be read."""
    try:
        shown.show(read())
    except TimelineError as error:
        typer.echo(str(error), err=True)
        shown.tell(str(error))
        return False
    return True


def state_of(file: Path) -> tuple[int, ...] | None:
    """Return what changes whenever the file is saved; None if there is no file."""
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_size, stat.st_mtime_ns


def saves(watched: Path, seen: tuple[int, ...] | None) -> Iterator[None]:
    """Yield whenever the file is saved, in whatever way: over itself, by renaming, anew, or where a link leads.

    seen    its state when it was last read: a save since then is not missed.
    """
    from watchfiles import watch

    # Folders are watched, not the file: editors save by replacing it. What no folder tells of is seen at the next look.
    folders = {watched.absolute().parent, watched.resolve().parent}
    for _ in watch(*folders, recursive=False, debounce=200, rust_timeout=LOOK, yield_on_timeout=True):
        state = state_of(watched)
        if state != seen:
            seen = state
            yield


def preview(watched: Path, read: Callable[[], Find], *, port: int = 8000) -> None:
    """Show the site, and read the file again at each save of `watched`, until interrupted.

    read    returns what finds a file of the site by its path, None if there is none.
    """
    if not watched.absolute().parent.is_dir():
        raise TimelineError(f"{watched}: no such folder\n    name another file with --events")
    shown = Shown()
    server = start(shown, port)
    with suppress(KeyboardInterrupt):
        state = state_of(watched)
        read_again(read, shown)
        typer.echo(f"http://127.0.0.1:{server.server_port}/ shows {watched}; Ctrl-C stops")
        for _ in saves(watched, state):
            if read_again(read, shown):
                typer.echo("reloaded")
    server.shutdown()
