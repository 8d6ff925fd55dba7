"""The review page on this machine: `curate.review` joined to documents, to the file, and to a browser."""

from __future__ import annotations

import secrets
import threading

import typer

from timeline.review_server.handler import start
from timeline.review_server.sessions import Session

__all__ = ["Session", "serve", "start"]


def serve(session: Session, *, port: int) -> None:
    """Serve the page with a new token, and say where it is, until interrupted."""
    token = secrets.token_urlsafe(24)
    server = start(session, token, port)
    typer.echo(f"{session.path}: {len(session.state()['items'])} to decide")
    typer.echo(f"http://127.0.0.1:{server.server_port}/?token={token}\nOpen this address; Ctrl-C stops")
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.shutdown()
