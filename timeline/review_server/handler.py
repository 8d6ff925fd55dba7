"""HTTP for one person on one machine: who is let in, and which request is answered by what.

Bound to 127.0.0.1. A request must name that host (else a foreign page could point its own name here), and if it names
an origin, it must be this one. Whoever brings the token from the terminal gets it as a cookie that other sites cannot
use; everything but that first visit needs the cookie, and whatever writes needs the origin too.
"""

from __future__ import annotations

import hmac
import json
import sys
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, urlsplit

from timeline.errors import TimelineError
from timeline.review_server.sessions import Conflict, Session

PAGE = files("timeline").joinpath("review_server", "page")
KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "json": "application/json",
}
STATIC = {f"/{entry.name}": entry for entry in PAGE.iterdir() if entry.name.endswith((".css", ".js", ".svg"))}
LONGEST = 1_000_000  # bytes of a request
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    timeout = 30
    server_version = "timeline"
    sys_version = ""

    def __init__(self, *args: Any, session: Session, token: str) -> None:
        self.session = session
        self.token = token
        super().__init__(*args)

    def do_GET(self) -> None:
        """Give the page, its parts, the state, the passages of an item."""
        if not self._is_let_in(writes=False):
            return
        address = urlsplit(self.path)
        if address.path in STATIC:
            self._send(STATIC[address.path].read_bytes(), address.path.rpartition(".")[2])
        elif address.path == "/":
            self._send(PAGE.joinpath("review.html").read_bytes(), "html")
        elif address.path == "/state":
            self._answer(self.session.state)
        elif address.path == "/passages":
            key = parse_qs(address.query).get("key", [""])[0]
            self._answer(lambda: {"passages": self.session.passages(key)})
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "there is no such page")

    def do_POST(self) -> None:
        """Write a decision, or take the last one back."""
        if not self._is_let_in(writes=True):
            return
        asked = self._body()
        if asked is None:
            return
        if self.path == "/decide":
            self._answer(lambda: self.session.decide(asked))
        elif self.path == "/undo":
            self._answer(self.session.undo)
        else:
            self._refuse(HTTPStatus.NOT_FOUND, "there is no such page")

    def log_message(self, *_: object) -> None:
        """Keep the terminal quiet, and the token out of it."""

    # --- who is let in ---

    def _is_let_in(self, *, writes: bool) -> bool:
        """Tell whether the request may be answered; if not, it has been refused."""
        host, origin = self.headers.get("Host", ""), self.headers.get("Origin")
        port = self._port()
        if host not in (f"127.0.0.1:{port}", f"localhost:{port}"):
            return self._refuse(HTTPStatus.FORBIDDEN, "this review answers to 127.0.0.1 and localhost only")
        if origin != f"http://{host}" and (origin is not None or writes):
            return self._refuse(HTTPStatus.FORBIDDEN, "this review answers to its own page only")
        if self._is_same(self._cookie()):
            return True
        given = parse_qs(urlsplit(self.path).query).get("token", [""])[0]
        if not writes and urlsplit(self.path).path == "/" and self._is_same(given):
            self._welcome()
            return False
        return self._refuse(HTTPStatus.FORBIDDEN, "open the address that the terminal shows, with its token")

    def _port(self) -> int:
        return int(self.connection.getsockname()[1])

    def _is_same(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self.token.encode())

    def _cookie_name(self) -> str:
        return f"review-{self._port()}"  # cookies do not tell ports apart

    def _cookie(self) -> str:
        try:
            found = SimpleCookie(self.headers.get("Cookie", "")).get(self._cookie_name())
        except CookieError:
            return ""
        return found.value if found else ""

    def _welcome(self) -> None:
        """Give the cookie, and a page that leads on: a redirect from elsewhere would not carry a strict cookie."""
        cookie = f"{self._cookie_name()}={self.token}; HttpOnly; SameSite=Strict; Path=/"
        page = PAGE.joinpath("welcome.html").read_bytes()
        self._send(page, "html", headers={"Set-Cookie": cookie})

    # --- what is said ---

    def _body(self) -> dict[str, Any] | None:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > LONGEST:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "the request is too long, or does not say how long it is")
            return None
        try:
            asked = json.loads(self.rfile.read(int(length)))
        except ValueError:
            asked = None
        if not isinstance(asked, dict) or self.headers.get_content_type() != "application/json":
            self._refuse(HTTPStatus.BAD_REQUEST, "the request is not a JSON object")
            return None
        return asked

    def _answer(self, ask: Callable[[], Any]) -> None:
        try:
            self._send_json(HTTPStatus.OK, ask())
        except Conflict as error:
            self._send_json(HTTPStatus.CONFLICT, {"error": str(error), "theirs": error.theirs, "mine": error.mine})
        except TimelineError as error:
            self._send_json(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": str(error)})

    def _refuse(self, status: HTTPStatus, why: str) -> bool:
        self.close_connection = True
        self._send_json(status, {"error": why})
        return False

    def _send_json(self, status: HTTPStatus, value: Any) -> None:
        self._send(json.dumps(value, ensure_ascii=False).encode(), "json", status)

    def _send(
        self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, *, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        sized = {"Content-Type": KINDS[kind], "Content-Length": str(len(body))}
        for name, value in (HEADERS | sized | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class Server(ThreadingHTTPServer):
    """Answers each request in a thread of its own."""

    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Say nothing of a page that was closed before it had its answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(*_)


def start(session: Session, token: str, port: int) -> ThreadingHTTPServer:
    """Serve the session on 127.0.0.1 in a thread of its own; port 0 takes any free one.

    raise   TimelineError if the port is taken.
    """
    try:
        server = Server(("127.0.0.1", port), partial(Handler, session=session, token=token))
    except OSError as error:
        raise TimelineError(
            f"port {port} is taken\n    name another with --port, or --port 0 for any free one"
        ) from error
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server
