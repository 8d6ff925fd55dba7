"""`timeline serve` as an editor sees it: pages follow the file, faults stand over the last good one."""

import pytest

from tests.render.sites import changed, read_golden
from timeline.errors import EventError
from timeline.preview import Shown, read_again, start
from timeline.render import Files

pytestmark = pytest.mark.browser

HIDDEN = "Object.defineProperty(document, 'hidden', { get: () => window.unseen ?? true });"
LOOK_AT = "window.unseen = false; document.dispatchEvent(new Event('visibilitychange'));"


def retitled(title):
    files = Files(changed(read_golden(), 1, title={"en": title, "zh": title}), drafts=True)
    return lambda: files.find


def refuse():
    raise EventError("events.yaml:3:1 no <title>\n    write one")


@pytest.fixture
def shown():
    shown = Shown()
    read_again(retitled("First title"), shown)
    return shown


@pytest.fixture
def open_tab(browser, shown):
    """Return a function that opens a tab of one window; afterwards none may have complained."""
    server, window, noise = start(shown, 0), browser.new_context(), []
    window.set_default_timeout(10_000)

    def visit(path="en/events/2001-sco-founding.html", *, script=""):
        page = window.new_page()
        page.add_init_script(script)
        page.on("console", lambda message: noise.append(message.text))
        page.on("pageerror", lambda error: noise.append(str(error)))
        page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
        return page

    yield visit
    window.close()
    server.shutdown()
    server.server_close()
    assert [words for words in noise if "404 (Not Found)" not in words] == []


@pytest.mark.parametrize("path", ["en/events/2001-sco-founding.html", "zh-Hant/index.html", "zh-Hans/story.html"])
def test_a_page_follows_the_file(open_tab, shown, path):
    page = open_tab(path)
    for title in ("Second title", "Third title"):
        read_again(retitled(title), shown)
        page.get_by_text(title).first.wait_for(state="attached")


def test_faults_stand_over_the_last_good_page_until_they_are_mended(open_tab, shown):
    tabs = [open_tab()]
    read_again(refuse, shown)
    tabs.append(open_tab())
    for page in tabs:
        assert page.get_by_role("alert").inner_text() == "events.yaml:3:1 no <title>\n    write one"
        assert page.locator("h1").inner_text() == "First title"
    read_again(retitled("Mended"), shown)
    for page in tabs:
        page.locator("h1", has_text="Mended").wait_for()
        assert page.get_by_role("alert").count() == 0


def test_a_page_that_is_gone_comes_back_with_its_event(open_tab, shown):
    page = open_tab()
    read_again(lambda: {}.get, shown)
    page.get_by_text("There is no such page").wait_for()
    read_again(retitled("Back again"), shown)
    page.locator("h1", has_text="Back again").wait_for()


def test_many_tabs_do_not_clog_and_those_unseen_catch_up_when_looked_at(open_tab, shown):
    unseen = [open_tab(script=HIDDEN) for _ in range(9)]
    page = open_tab()
    read_again(retitled("Second title"), shown)
    page.locator("h1", has_text="Second title").wait_for()
    assert unseen[0].locator("h1").inner_text() == "First title"
    unseen[0].evaluate(LOOK_AT)
    unseen[0].locator("h1", has_text="Second title").wait_for()
