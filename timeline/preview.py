"""The site on this machine, rebuilt and reloaded whenever the curated file is saved.

One thread serves the built folder, this one watches and builds. Pages listen on `/-/changes` (server-sent events):
`built` makes them reload, `faults` shows what is wrong while the last good build stays up.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path

import typer

from timeline.errors import TimelineError

LOCAL = ("127.0.0.1", "localhost")
SCRIPT = b'<script src="/-/reload.js"></script></body>'


class Listeners:
    """The open pages: each has a queue of messages `(event, data)`, and new ones first hear the last faults."""

    def __init__(self) -> None:
        self._queues: list[queue.Queue[tuple[str, str]]] = []
        self._faults = ""

    def join(self) -> queue.Queue[tuple[str, str]]:
        """Return a new queue."""
        mine: queue.Queue[tuple[str, str]] = queue.Queue()
        self._queues.append(mine)
        if self._faults:
            mine.put(("faults", self._faults))
        return mine

    def leave(self, mine: queue.Queue[tuple[str, str]]) -> None:
        """Forget the queue of a page that was closed."""
        self._queues.remove(mine)

    def tell(self, event: str, data: str = "") -> None:
        """Send one message to every open page."""
        self._faults = data if event == "faults" else ""
        for each in list(self._queues):
            each.put((event, data))


class Handler(SimpleHTTPRequestHandler):
    """Serves the folder, with the reloading script added to each page."""

    def __init__(self, *args: object, listeners: Listeners, directory: str) -> None:
        self.listeners = listeners
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request; one that names another host is refused (DNS rebinding)."""
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in LOCAL:
            self.send_error(403, "This preview answers to 127.0.0.1 and localhost only")
        elif self.path == "/-/changes":
            self._stream()
        elif self.path == "/-/reload.js":
            self._send(files("timeline").joinpath("reload.js").read_bytes(), "text/javascript")
        elif (page := self._page()) is not None:
            self._send(page, "text/html; charset=utf-8")
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        """Keep the terminal for builds and faults."""

    def _page(self) -> bytes | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.split("?")[0].endswith("/") else path
        if path.suffix != ".html" or not path.is_file():
            return None
        # The published policy allows no connection at all; the preview's own stream must pass.
        page = path.read_bytes().replace(b"connect-src &#39;none&#39;", b"connect-src 'self'")
        return page.replace(b"connect-src 'none'", b"connect-src 'self'").replace(b"</body>", SCRIPT)

    def _send(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        mine = self.listeners.join()
        try:
            while True:
                self._send_next(mine)
        except OSError:  # the page was closed
            self.listeners.leave(mine)

    def _send_next(self, mine: queue.Queue[tuple[str, str]]) -> None:
        try:
            event, data = mine.get(timeout=15)
        except queue.Empty:
            self.wfile.write(b": still here\n\n")
        else:
            lines = "".join(f"data: {line}\n" for line in data.splitlines() or [""])
            self.wfile.write(f"event: {event}\n{lines}\n".encode())
        self.wfile.flush()


def start(folder: Path, listeners: Listeners, port: int) -> ThreadingHTTPServer:
    """Serve `folder` on 127.0.0.1 in a thread of its own; port 0 takes any free one.

    raise   TimelineError if the port is taken.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, listeners=listeners, directory=str(folder)))
    except OSError as error:
        raise TimelineError(
            f"port {port} is taken\n    name another with --port, or --port 0 for any free one"
        ) from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def rebuild(build: Callable[[], object], listeners: Listeners) -> bool:
    """Build once and tell the pages; return whether it worked."""
    try:
        build()
    except TimelineError as error:
        typer.echo(str(error), err=True)
        listeners.tell("faults", str(error))
        return False
    typer.echo("built")
    listeners.tell("built")
    return True


def preview(watched: Path, folder: Path, build: Callable[[], object], *, port: int = 8000) -> None:
    """Build, serve, and build again at each save of `watched`, until interrupted."""
    from watchfiles import watch

    listeners = Listeners()
    folder.mkdir(parents=True, exist_ok=True)
    server = start(folder, listeners, port)
    rebuild(build, listeners)
    typer.echo(f"http://127.0.0.1:{server.server_port}/ shows {watched}; Ctrl-C stops")
    # The folder is watched, not the file: editors save by replacing it.
    for changes in watch(watched.resolve().parent, recursive=False, debounce=200, raise_interrupt=False):
        if any(Path(path).name == watched.name for _, path in changes):
            rebuild(build, listeners)
    server.shutdown()
