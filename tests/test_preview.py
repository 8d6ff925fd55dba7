"""`timeline serve`: what it answers, and to whom."""

import http.client
import threading

import pytest

from timeline.errors import EventError, TimelineError
from timeline.preview import Listeners, rebuild, start


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text(
        "<html><meta content=\"connect-src 'none'\"><body>story</body></html>", encoding="utf-8"
    )
    (tmp_path / "site.css").write_text("a{}", encoding="utf-8")
    return tmp_path


@pytest.fixture
def listeners():
    return Listeners()


@pytest.fixture
def ask(folder, listeners):
    server = start(folder, listeners, 0)

    def get(path, host="127.0.0.1"):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        connection.request("GET", path, headers={"Host": f"{host}:{server.server_port}"})
        return connection.getresponse()

    yield get
    server.shutdown()
    server.server_close()


def test_pages_get_the_reloading_script_and_may_connect_to_it(ask):
    page = ask("/en/").read().decode()
    assert '<script src="/-/reload.js"></script></body>' in page
    assert "connect-src 'self'" in page
    assert ask("/en/index.html?a=1").status == 200


def test_other_files_are_served_as_they_are(ask):
    assert ask("/site.css").read() == b"a{}"


def test_a_request_for_another_host_is_refused(ask):
    assert ask("/en/", host="evil.example").status == 403


def test_open_pages_hear_of_builds_and_faults(ask, listeners):
    stream = ask("/-/changes")
    teller = threading.Timer(0.2, lambda: listeners.tell("faults", "events.yaml:3:1 no title\n    write one"))
    teller.start()
    assert [stream.readline() for _ in range(3)] == [
        b"event: faults\n",
        b"data: events.yaml:3:1 no title\n",
        b"data:     write one\n",
    ]


def test_a_page_opened_later_hears_the_last_faults(listeners):
    def broken():
        raise EventError("events.yaml:3:1 no title")

    assert not rebuild(broken, listeners)
    assert listeners.join().get_nowait() == ("faults", "events.yaml:3:1 no title")
    assert rebuild(lambda: None, listeners)
    assert listeners.join().empty()


def test_a_taken_port_is_told(folder, listeners):
    server = start(folder, listeners, 0)
    with pytest.raises(TimelineError, match="--port"):
        start(folder, listeners, server.server_port)
    server.shutdown()
    server.server_close()
