"""`timeline review`: whom it answers, and what it does to the file."""

import http.client
import json
import shutil
from pathlib import Path

import pytest

from timeline.errors import Faults, TimelineError
from timeline.review_server import Session, start

GOLDEN = Path(__file__).parent / "golden" / "events.yaml"
TOKEN = "correct-horse"  # noqa: S105
DRAFT = "draft:2023-hostile-draft"


@pytest.fixture
def file(tmp_path):
    return Path(shutil.copy(GOLDEN, tmp_path / "events.yaml"))


@pytest.fixture
def server(file):
    running = start(Session(file, [], [], lambda _: ()), TOKEN, 0)
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def ask(server):
    """Return a function that asks as the page would; a header given as None is left out."""
    port = server.server_port
    own = {
        "Host": f"127.0.0.1:{port}",
        "Origin": f"http://127.0.0.1:{port}",
        "Cookie": f"review-{port}={TOKEN}",
        "Content-Type": "application/json",
    }

    def request(method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        given = {name: value for name, value in (own | headers).items() if value is not None}
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        connection.request(method, path, data, given)
        answer = connection.getresponse()
        text = answer.read()
        return answer, json.loads(text) if answer.headers.get_content_type() == "application/json" else text.decode()

    return request


def decision(ask, key=DRAFT, **fields):
    version = ask("GET", "/state")[1]["version"]
    return {"key": key, "version": version, "decision": {"action": "accept", **fields}}


# --- who is let in ---


def test_it_listens_on_this_machine_only(server):
    assert server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1"},
        {"Cookie": None},
        {"Cookie": "review=wrong"},
    ],
    ids=str,
)
@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/"), ("GET", "/state"), ("GET", "/review.js"), ("POST", "/decide")]
)
def test_strangers_are_refused(ask, file, method, path, headers):
    body = decision(ask) if method == "POST" else None
    answer, said = ask(method, path, body, **headers)
    assert answer.status == 403
    assert "error" in said
    assert file.read_bytes() == GOLDEN.read_bytes()


def test_a_wrong_cookie_of_the_right_name_is_refused(ask, server):
    assert ask("GET", "/state", Cookie=f"review-{server.server_port}=wrong")[0].status == 403


def test_writing_needs_an_origin_and_reading_does_not(ask):
    assert ask("GET", "/state", Origin=None)[0].status == 200
    assert ask("POST", "/decide", decision(ask), Origin=None)[0].status == 403


def test_the_token_becomes_a_cookie_that_scripts_and_other_sites_cannot_use(ask):
    answer, page = ask("GET", f"/?token={TOKEN}", Cookie=None, Origin=None)
    cookie = answer.headers["Set-Cookie"]
    assert answer.status == 200
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert TOKEN not in page
    for wrong in ("/?token=wrong", "/?token=", "/", f"/state?token={TOKEN}"):
        refused = ask("GET", wrong, Cookie=None, Origin=None)[0]
        assert (refused.status, refused.headers["Set-Cookie"]) == (403, None)


def test_the_token_in_the_address_does_not_let_anybody_write(ask, file):
    assert ask("POST", f"/decide?token={TOKEN}", decision(ask), Cookie=None)[0].status == 403
    assert file.read_bytes() == GOLDEN.read_bytes()


def test_the_policy_allows_no_inline_script_and_no_other_host(ask):
    answer, page = ask("GET", "/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "onclick" not in page
    assert "style=" not in page
    assert "<script>" not in page


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{", {}, 400),
        (b"[]", {}, 400),
        (b'{"key": 1}', {"Content-Type": "text/plain"}, 400),
        (b"", {"Content-Length": "99999999"}, 413),
        (b"", {"Content-Length": "-1"}, 413),
        ({"key": DRAFT, "version": "", "decision": {"action": "burn"}}, {}, 422),
        ({"key": DRAFT, "version": "", "decision": "accept"}, {}, 422),
    ],
)
def test_a_request_that_is_none_is_refused(ask, file, body, headers, status):
    assert ask("POST", "/decide", body, **headers)[0].status == status
    assert file.read_bytes() == GOLDEN.read_bytes()


@pytest.mark.parametrize("path", ["/review.html/..", "/../handler.py", "/sessions.py", "/nothing"])
def test_no_other_file_is_served(ask, path):
    assert ask("GET", path)[0].status == 404


# --- deciding ---


def test_accepting_publishes_and_undo_gives_the_same_bytes_back(ask, file):
    answer, state = ask("POST", "/decide", decision(ask))
    assert answer.status == 200
    assert file.read_text("utf-8") == GOLDEN.read_text("utf-8").replace("    status: draft\n", "")
    assert (state["decided"], state["items"]) == (1, [])
    assert "-    status: draft" in state["written"]
    answer, state = ask("POST", "/undo", {})
    assert file.read_bytes() == GOLDEN.read_bytes()
    assert (state["decided"], state["key"]) == (0, DRAFT)
    assert ask("POST", "/undo", {})[0].status == 422


def test_what_the_check_says_of_a_new_event_is_told(ask):
    remarks = ask("POST", "/decide", decision(ask, fields={"title": {"en": "A <b>title</b>", "zh": ""}, "lane": ""}))[
        1
    ]["remarks"]
    assert any("lane is missing" in remark for remark in remarks)
    assert any("missing in zh" in remark for remark in remarks)


def test_a_date_finer_than_what_the_sources_print_is_told(file):
    read_dates = lambda text: ["2023-03"] if text == "2023年3月" else []  # noqa: E731
    session = Session(file, [], [], lambda _: (), read_dates)
    asked = {"key": DRAFT, "version": session.state()["version"], "decision": {"action": "accept"}}
    told = session.decide(asked | {"decision": {"action": "accept", "fields": {"date": "2023-03-10"}}})["remarks"]
    assert any(remark.startswith("date: 2023-03-10 is finer than all of its evidence") for remark in told)


def test_a_changed_file_is_not_overwritten_and_both_versions_are_told(ask, file):
    mine = decision(ask, fields={"date": "2023-03-10"})
    theirs = GOLDEN.read_text("utf-8").replace("The SCO is founded", "The SCO is established")
    file.write_text(theirs, "utf-8")
    answer, said = ask("POST", "/decide", mine)
    assert answer.status == 409
    assert file.read_text("utf-8") == theirs
    assert "+    title: {en: The SCO is established" in said["theirs"]
    assert '+    date: "2023-03-10"' in said["mine"]
    assert "established" not in said["mine"]
    assert ask("POST", "/decide", decision(ask, fields={"date": "2023-03-10"}))[0].status == 200
    assert "established" in file.read_text("utf-8")
    assert 'date: "2023-03-10"' in file.read_text("utf-8")


def test_undo_where_the_entry_was_changed_since_writes_nothing(ask, file):
    ask("POST", "/decide", decision(ask))
    since = file.read_text("utf-8").replace(
        "    lane: global\n    actors: [china]\n", "    lane: global\n    actors: []\n"
    )
    file.write_text(since, "utf-8")
    answer, said = ask("POST", "/undo", {})
    assert answer.status == 409
    assert "+    status: draft" in said["mine"]
    assert file.read_text("utf-8") == since


def test_what_is_settled_meanwhile_is_told(ask, file):
    file.write_text(file.read_text("utf-8").replace("    status: draft\n", ""), "utf-8")
    answer, said = ask("POST", "/decide", decision(ask))
    assert (answer.status, "settled already" in said["error"]) == (422, True)


def test_a_broken_file_is_told_with_its_place(ask, file):
    file.write_text(file.read_text("utf-8").replace('date: "2014-05-21"', "date: 2014-05-21"), "utf-8")
    answer, said = ask("GET", "/state")
    assert answer.status == 422
    assert "stands without quotes" in said["error"]


def test_a_fault_is_told_by_the_name_of_the_file(file):
    other = file.rename(file.with_name("other.yaml"))
    session = Session(other, [], [], lambda _: ())
    asked = {"key": DRAFT, "version": session.state()["version"], "decision": {"action": "accept"}}
    with pytest.raises(Faults, match=r"^other.yaml:\d+:\d+ .* month 13"):
        session.decide(asked | {"decision": {"action": "accept", "fields": {"date": "2001-13"}}})
    other.write_text(other.read_text("utf-8").replace("lanes:", "lanes: x", 1), "utf-8")
    with pytest.raises(Faults, match=r"^other.yaml:\d+:\d+ "):
        session.state()


def test_a_taken_port_is_told(server, file):
    with pytest.raises(TimelineError, match="--port"):
        start(Session(file, [], [], lambda _: ()), TOKEN, server.server_port)
