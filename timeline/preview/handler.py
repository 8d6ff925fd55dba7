"""The server behind `timeline serve`: answers with the files shown, made as they are asked for.

Pages listen on `/-/changes` (server-sent events): `built` makes them reload, `faults` shows what is wrong while the
last good reading stays up.
"""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from mimetypes import guess_type
from secrets import token_hex
from urllib.parse import parse_qs, unquote, urlsplit

import typer

from timeline.errors import TimelineError

LOCAL = ("127.0.0.1", "localhost")
SILENCE = 15  # seconds after which a stream says that it is still there, and learns whether anybody listens
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
            self._send(200, "reload.js", files("timeline.preview").joinpath("reload.js").read_bytes())
        else:
            self._answer(unquote(address.path).lstrip("/"))

    def log_message(self, *_: object) -> None:
        """Keep the terminal for faults."""

    def handle(self) -> None:
        """Answer; a page that is left before it is whole is no fault."""
        with suppress(ConnectionError):
            super().handle()

    def _answer(self, path: str) -> None:
        version = self.shown.version  # before the file is looked for: a page newer than it says is reloaded once more
        path += "index.html" if not path or path.endswith("/") else ""
        status, body = _find(self.shown.find, path)
        if status == 302:
            self._redirect(f"/{path}/")
        elif status == 200 and not path.endswith(".html"):
            self._send(status, path, body)
        else:
            self._send_page(status, body, version)

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


def _find(find: Find | None, path: str) -> tuple[int, bytes]:
    """Return the status and the body of the answer."""
    try:
        if find is None:
            return 503, NOTHING
        if (found := find(path)) is not None:
            return 200, found
        return (404, NOWHERE) if find(f"{path}/index.html") is None else (302, b"")
    except Exception as error:  # noqa: BLE001 -- whatever it is: told, and the server stays
        told = str(error) if isinstance(error, TimelineError) else traceback.format_exc()
        typer.echo(told, err=True)
        return 500, f"<!doctype html><title>Timeline</title><body><pre>{escape(told)}</pre></body>".encode()


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
