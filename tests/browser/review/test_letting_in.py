"""Who may see and use the review page, and how the command opens it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys

import pytest

from tests.browser.review.editors import (
    GOLDEN,
    HOSTILE,
    NOTE,
    TOKEN,
    events,
    ready,
    told,
)
from timeline.review_server.handler import Handler

pytestmark = pytest.mark.browser


# --- who is let in ---


def test_without_the_token_nothing_is_shown(visit, address):
    for start_at in (address, f"{address}?token=wrong"):
        page = visit(start_at)
        assert "open the address that the terminal shows" in page.inner_text("body")
        assert page.locator("#queue").count() == 0


def test_the_token_does_not_stay_in_the_address(page, address):
    assert page.url == address
    (cookie,) = page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")


def test_a_page_of_another_port_cannot_write_though_the_cookie_goes_along(page, address, neighbour, file, monkeypatch):
    answered = []
    log = lambda handler, code, *_: answered.append((code, handler.headers)) if handler.command == "POST" else None  # noqa: E731
    monkeypatch.setattr(Handler, "log_request", log)
    version = page.evaluate("fetch('/state').then(answer => answer.json()).then(state => state.version)")
    body = f'{{"key": "draft:{HOSTILE}", "version": "{version}", "decision": {{"action": "accept"}}}}'
    other = page.context.new_page()
    other.goto(neighbour)
    sent = "([url, body]) => fetch(url, {method: 'POST', mode: 'no-cors', body, credentials: 'include'}).catch(() => 0)"
    other.evaluate(sent, [f"{address}decide", body])
    ((status, headers),) = answered
    assert headers["Origin"] == neighbour.rstrip("/")
    assert TOKEN in headers["Cookie"]
    assert status == 403
    assert file.read_bytes() == GOLDEN.read_bytes()


# --- the command ---


def test_the_command_says_where_the_page_is(visit, file):
    (file.parent / "seeds").mkdir()
    (file.parent / "seeds" / "xu-2021.md").write_text(NOTE, encoding="utf-8")
    command = [sys.executable, "-m", "timeline", "review", "--port", "0"]
    with subprocess.Popen(
        command,
        cwd=file.parent,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 -- background jobs ignore it
    ) as running:
        try:
            count, address = running.stdout.readline(), running.stdout.readline().strip()
            page = ready(visit(address))
            assert re.search(r"\d+", count)[0] == str(page.locator("#queue li").count())
            page.keyboard.press("a")
            told(page, "Accepted")
            running.send_signal(signal.SIGINT)
            assert running.wait(timeout=10) == 0
        finally:
            running.kill()
    assert events(file)[HOSTILE].status is None
