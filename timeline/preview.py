"""The site on this machine: what the curated file says is shown a moment after each save.

At a save the file is read again; no page is made before somebody looks at it. One thread watches and reads, one for
each request answers. Pages listen on `/-/changes` (server-sent events): `built` makes them reload, `faults` shows what
is wrong while the last good reading stays up.
"""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path
from secrets import token_hex
from urllib.parse import parse_qs, unquote, urlsplit

import typer

from timeline.errors import TimelineError

LOCAL = ("127.0.0.1", "localhost")
SILENCE = 15  # seconds after which a stream says that it is still there, and learns whether anybody listens
LOOK = 1000  # milliseconds from look to look, where nothing tells of a save
NOTHING = b"<!doctype html><title>Timeline</title><body>Nothing to show yet.</body>"
NOWHERE = b'<!doctype html><title>Timeline</title><body>There is no such page. <a href="/">To the timeline</a></body>'
Find = Callable[[str], bytes | None]


class Shown:
    """What is shown: the files of the last good reading, its version, and what is wrong with the file since."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self.find: Find | None = None
        self.version = token_hex(4)
        self.faults = ""

    def show(self, find: Find) -> None:
        """Show another reading."""
        with self._news:
            self.find, self.version, self.faults = find, token_hex(4), ""
            self._news.notify_all()

    def tell(self, faults: str) -> None:
        """Tell what is wrong; what was shown stays."""
        with self._news:
            self.faults = faults
            self._news.notify_all()

    def wait(self, version: str, faults: str) -> tuple[str, str]:
        """Return version and faults as soon as they are others than these, at the latest after `SILENCE`."""
        with self._news:
            self._news.wait_for(lambda: (self.version, self.faults) != (version, faults), SILENCE)
            return self.version, self.faults


class Handler(BaseHTTPRequestHandler):
    """Answers with the files shown, the reloading script added to each page."""

    def __init__(self, *args: object, shown: Shown) -> None:
        self.shown = shown
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request; one that names another host is refused (DNS rebinding)."""
        address = urlsplit(self.path)
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in LOCAL:
            self.send_error(403, "This preview answers to 127.0.0.1 and localhost only")
        elif address.path == "/-/changes":
            self._stream(*parse_qs(address.query).get("since", [""]))
        elif address.path == "/-/reload.js":
            self._send(200, "reload.js", files("timeline").joinpath("reload.js").read_bytes())
        else:
            self._answer(unquote(address.path).lstrip("/"))

    def log_message(self, *_: object) -> None:
        """Keep the terminal for faults."""

    def _answer(self, path: str) -> None:
        version, find = self.shown.version, self.shown.find  # the version first: a page too new is reloaded once more
        path += "index.html" if not path or path.endswith("/") else ""
        try:
            if not find:
                self._send_page(503, NOTHING, version)
            elif (found := find(path)) is not None:
                self._send_page(200, found, version) if path.endswith(".html") else self._send(200, path, found)
            elif find(f"{path}/index.html") is not None:
                self._redirect(f"/{path}/")
            else:
                self._send_page(404, NOWHERE, version)  # the site's own lets no script run
        except Exception as error:  # noqa: BLE001 -- whatever it is: told, and the server stays
            told = str(error) if isinstance(error, TimelineError) else traceback.format_exc()
            typer.echo(told, err=True)
            self._send_page(500, f"<!doctype html><body><pre>{escape(told)}</pre></body>".encode(), version)

    def _send_page(self, status: int, page: bytes, version: str) -> None:
        script = f'<script src="/-/reload.js" data-version="{version}"></script></body>'
        self._send(status, "page.html", page.replace(b"</body>", script.encode()))

    def _send(self, status: int, name: str, body: bytes) -> None:
        mark = f'"{sha256(body).hexdigest()[:16]}"'
        known = status == 200 and self.headers.get("If-None-Match") == mark
        kind = guess_type(name)[0] or "application/octet-stream"
        self.send_response(304 if known else status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", "0" if known else str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("ETag", mark)
        self.end_headers()
        self.wfile.write(b"" if known else body)

    def _redirect(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _stream(self, version: str) -> None:
        """Tell a page of version `version` all that is new, until it is closed."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        seen = version or self.shown.version, ""
        with suppress(OSError):  # the page was closed
            while True:
                news = self.shown.wait(*seen)
                self.wfile.write(_message(seen, news))
                seen = news


def _message(seen: tuple[str, str], news: tuple[str, str]) -> bytes:
    if news == seen:
        return b": still here\n\n"
    event, data = ("built", news[0]) if news[0] != seen[0] else ("faults", news[1])
    lines = "".join(f"data: {line}\n" for line in data.splitlines())
    return f"event: {event}\n{lines}\n".encode()


def start(shown: Shown, port: int) -> ThreadingHTTPServer:
    """Answer on 127.0.0.1 in a thread of its own; port 0 takes any free one.

    raise   TimelineError if the port cannot be had.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, shown=shown))
    except OSError as error:
        raise TimelineError(
            f"port {port}: {error.strerror}\n    name another with --port, or --port 0 for any free one"
        ) from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True).start()
    return server


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
