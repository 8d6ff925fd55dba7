"""The review page of five events and one note, served to a browser."""

from __future__ import annotations

import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser.review.editors import (
    GOLDEN,
    NOTE,
    TOKEN,
    is_ours,
    ready,
)
from timeline.curate import load_events
from timeline.extract import find_mentions, propose_candidates, read_document
from timeline.review_server import Session, start


@pytest.fixture(scope="session")
def mined(tmp_path_factory):
    """Return the documents and candidates of one note."""
    path = tmp_path_factory.mktemp("review") / "xu-2021.md"
    path.write_text(NOTE, encoding="utf-8")
    document, timeline = read_document(path), load_events(GOLDEN)
    return [document], propose_candidates([document], terms=timeline.terms, actors=timeline.actors)


@pytest.fixture
def file(tmp_path):
    return Path(shutil.copy(GOLDEN, tmp_path / "events.yaml"))


@pytest.fixture
def address(file, mined):
    documents, candidates = mined
    session = Session(file, candidates, documents, lambda d: tuple(find_mentions(d.text, reference=d.date, doc=d.path)))
    server = start(session, TOKEN, 0)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def neighbour(tmp_path):
    """Return the address of another program's page on this machine."""
    (tmp_path / "index.html").write_text("<title>other</title>", encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def visit(browser, address):
    """Return a function that opens an address; afterwards no script may have failed or gone elsewhere.

    It asks for `address` so that pages are closed before their server is: what a page still fetches is cut off then.
    """
    contexts, noise = [], []

    def open_page(path, **settings):
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 800}} | settings))
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: noise.append(said.text) if "status of 4" not in said.text else None)
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.on("request", lambda request: noise.append(request.url) if not is_ours(request.url, path) else None)
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert noise == []


@pytest.fixture
def page(visit, address):
    return ready(visit(f"{address}?token={TOKEN}"))
