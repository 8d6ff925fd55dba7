"""`timeline serve`: what it answers and to whom, and that each save is seen, however it is made."""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest

from tests.commands import run
from tests.render.sites import GOLDEN
from timeline.errors import EventError, TimelineError
from timeline.preview import Shown, read_again, saves, start, state_of

FILES = {
    "index.html": b"<html><body>choose</body></html>",
    "en/index.html": b"<html><body>story</body></html>",
    "assets/site.css": b"a{}",
}


@pytest.fixture
def shown():
    return Shown()


@pytest.fixture
def ask(shown):
    shown.show(FILES.get)
    server = start(shown, 0)
    yield lambda path, **headers: request(server.server_port, path, **headers)
    server.shutdown()
    server.server_close()


def request(port, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": f"127.0.0.1:{port}"} | headers)
    return connection.getresponse()


def hear(stream):
    """Return the next message of a stream: its event and its data."""
    lines = []
    while line := stream.readline().strip():
        lines.append(line.decode())
    return lines[0].removeprefix("event: "), "\n".join(line.removeprefix("data: ") for line in lines[1:])


def refuse():
    raise EventError("events.yaml:3:1 no title\n    write one")


# --- what it answers ---


def test_pages_get_the_reloading_script(ask, shown):
    page = ask("/en/").read().decode()
    assert f'<script src="/-/reload.js" data-version="{shown.version}"></script></body>' in page
    assert ask("/en/index.html?a=1").status == 200
    assert b"EventSource" in ask("/-/reload.js").read()


def test_other_files_are_served_as_they_are_and_sent_again_only_when_they_change(ask, shown):
    first = ask("/assets/site.css")
    assert (first.read(), first.getheader("Content-Type")) == (b"a{}", "text/css; charset=utf-8")
    mark = {"If-None-Match": first.getheader("ETag")}
    assert ask("/assets/site.css", **mark).status == 304
    shown.show({**FILES, "assets/site.css": b"b{}"}.get)
    assert ask("/assets/site.css", **mark).read() == b"b{}"


def test_a_folder_leads_to_its_page_and_nothing_to_the_page_that_says_so(ask):
    assert (ask("/en").status, ask("/en").getheader("Location")) == (302, "/en/")
    assert ask("/").read().startswith(b"<html><body>choose")
    missing = ask("/en/none.html")
    assert missing.status == 404
    assert b"no such page" in missing.read()


def test_a_request_for_another_host_is_refused(ask):
    assert ask("/en/", Host="evil.example").status == 403


def test_a_page_that_cannot_be_made_is_told_and_the_next_is_served(ask, shown, capsys):
    def find(path):
        return {"index.html": b"fine"}.get(path) or 1 // 0

    shown.show(find)
    broken = ask("/en/")
    assert broken.status == 500
    assert b"ZeroDivisionError" in broken.read()
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert ask("/").read() == b"fine"


def test_a_page_that_is_left_before_it_is_whole_is_no_fault(ask, shown, capsys):
    shown.show(lambda _: bytes(20_000_000))
    for path in ("/en/", "/assets/plotly.min.js"):
        answer = ask(path)
        answer.read(10)
        answer.close()
    shown.show(FILES.get)
    assert ask("/en/").status == 200
    assert capsys.readouterr().err == ""


def test_a_port_that_cannot_be_had_is_told(shown, tmp_path):
    server = start(shown, 0)
    with pytest.raises(TimelineError, match=r"in use\n.*--port"):
        start(shown, server.server_port)
    server.shutdown()
    server.server_close()
    assert "--port" in run("serve", "--port", "70000", cwd=tmp_path).stderr


# --- what pages hear ---


def test_open_pages_hear_of_faults_and_builds(ask, shown):
    stream = ask(f"/-/changes?since={shown.version}")
    threading.Timer(0.1, read_again, (refuse, shown)).start()
    assert hear(stream) == ("faults", "events.yaml:3:1 no title\n    write one")
    read_again(lambda: FILES.get, shown)
    assert hear(stream) == ("built", shown.version)


def test_a_page_made_before_the_last_save_hears_of_it_at_once(ask, shown):
    stream = ask("/-/changes?since=earlier")
    assert hear(stream) == ("built", shown.version)


def test_a_page_opened_later_hears_the_last_faults_and_shows_the_last_good_reading(ask, shown):
    assert not read_again(refuse, shown)
    assert b"story" in ask("/en/").read()
    assert hear(ask(f"/-/changes?since={shown.version}"))[0] == "faults"


def test_before_the_file_could_be_read_at_all_pages_wait_for_it(ask, shown):
    shown.find = None
    page = ask("/en/")
    assert page.status == 503
    assert b"reload.js" in page.read()


def test_several_pages_hear_the_same(ask, shown):
    streams = [ask(f"/-/changes?since={shown.version}") for _ in range(20)]
    shown.show(FILES.get)
    assert {hear(stream) for stream in streams} == {("built", shown.version)}


# --- which saves are seen ---


def over_itself(path):
    path.write_text("new", encoding="utf-8")


def by_renaming(path):
    (path.parent / "other").write_text("new", encoding="utf-8")
    (path.parent / "other").replace(path)


def anew(path):
    path.unlink()
    path.write_text("new", encoding="utf-8")


def where_the_link_leads(path):
    path.resolve().write_text("new", encoding="utf-8")


def as_another_link(path):
    (path.parent / "elsewhere").write_text("new", encoding="utf-8")
    path.unlink()
    path.symlink_to("elsewhere")


def beside_it(path):
    (path.parent / "notes.md").write_text("new", encoding="utf-8")


@pytest.fixture
def linked(tmp_path):
    """Return a link to a file in another folder."""
    target, path = tmp_path / "kept" / "all.yaml", tmp_path / "work" / "events.yaml"
    for folder in (target.parent, path.parent):
        folder.mkdir()
    target.write_text("old", encoding="utf-8")
    path.symlink_to(target)
    return path


@pytest.mark.parametrize(
    ("save", "is_seen"),
    [
        (over_itself, True),
        (by_renaming, True),
        (anew, True),
        (where_the_link_leads, True),
        (as_another_link, True),
        (beside_it, False),
    ],
)
def test_a_save_is_seen_however_it_is_made(linked, save, is_seen):
    seen = threading.Event()
    found = saves(linked, state_of(linked))
    threading.Thread(target=lambda: (next(found), seen.set()), daemon=True).start()
    time.sleep(0.2)  # the watch begins
    save(linked)
    assert seen.wait(5 if is_seen else 0.3) == is_seen


def test_a_save_before_the_watch_began_is_seen(linked):
    before = state_of(linked)
    over_itself(linked)
    next(saves(linked, before))


# --- the command ---

FIRST = "The SCO is founded"


@contextmanager
def serving(folder, *, in_background=False):
    """Run the command in the folder; the value is its process and its port."""
    command = [sys.executable, "-m", "timeline", "serve", "--port", "0"]
    before = signal.getsignal(signal.SIGINT)
    if in_background:  # as a shell starts a job with `&`
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    )
    signal.signal(signal.SIGINT, before)
    try:
        yield process, int(process.stdout.readline().split()[0].rstrip("/").rsplit(":", 1)[1])
    finally:
        process.kill()
        process.communicate()


def wait_for(port, path, words):
    """Wait until a page holds the words."""
    deadline = time.monotonic() + 10
    while words not in (page := request(port, path).read().decode()):
        assert time.monotonic() < deadline, page[:500]
        time.sleep(0.05)


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "events.yaml"
    path.write_bytes((GOLDEN / "events.yaml").read_bytes())
    return path


@pytest.mark.slow
def test_what_an_editor_saves_is_shown_and_what_is_wrong_is_told(written):
    text, page = written.read_text("utf-8"), "/en/events/2001-sco-founding.html"
    last, titles = FIRST, iter(["Title 1", "Title 2", "Title 3", "Title 4"])
    half = text[: text.index("}", len(text) // 2)]
    with serving(written.parent) as (process, port):
        assert "draft</strong>" in request(port, "/en/events/2023-hostile-draft.html").read().decode()
        for broken in ("", half, text.replace("title:", "titel:", 1), None):
            stream = request(port, "/-/changes")
            written.unlink() if broken is None else written.write_text(broken, encoding="utf-8")
            event, told = hear(stream)
            assert (event, told.startswith("events.yaml")) == ("faults", True), told
            assert last in request(port, page).read().decode()
            last = next(titles)
            written.write_text(text.replace(FIRST, "one save"), encoding="utf-8")
            written.write_text(text.replace(FIRST, last), encoding="utf-8")  # and another
            wait_for(port, page, last)
        assert [path.name for path in written.parent.iterdir()] == ["events.yaml"]
        process.terminate()
        assert "titel" in process.communicate()[1]


@pytest.mark.slow
def test_a_file_that_comes_later_is_shown(written):
    data = written.read_bytes()
    written.unlink()
    with serving(written.parent) as (_, port):
        assert request(port, "/en/").status == 503
        written.write_bytes(data)
        wait_for(port, "/en/", FIRST)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("in_background", "by", "code"), [(False, signal.SIGINT, 0), (True, signal.SIGTERM, -signal.SIGTERM)]
)
def test_it_stops_at_once_with_pages_open(written, in_background, by, code):
    with serving(written.parent, in_background=in_background) as (process, port):
        request(port, "/-/changes")
        time.sleep(0.3)
        process.send_signal(by)
        assert process.wait(3) == code
        assert "Traceback" not in process.stderr.read()


def test_a_folder_that_is_not_there_is_told(tmp_path):
    done = run("serve", "--events", "nowhere/events.yaml", "--port", "0", cwd=tmp_path)
    assert done.returncode == 1
    assert "no such folder\n    name another file with --events" in done.stderr
