"""The copy of the site, unpacked on a stick: it does what the site does, and asks nobody."""

from __future__ import annotations

import zipfile

import pytest

from tests.browser.readers import follow
from tests.render.sites import read_golden
from timeline.render import write_site
from timeline.render.copies import COPY, FOLDER

pytestmark = pytest.mark.browser

SPEECH = "2014-cica-shanghai-speech"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return the folder that the zip unpacks into; its path holds what paths on sticks hold."""
    path = tmp_path_factory.mktemp("USB stick 课堂")
    write_site(read_golden(), path / "site")
    with zipfile.ZipFile(path / "site" / COPY) as copy:
        assert copy.testzip() is None
        copy.extractall(path / "stick")
    return path / "stick" / FOLDER


def test_the_copy_does_what_the_site_does(open_page):
    page = open_page("index.html", bypass_csp=True)
    follow(page, "a[hreflang='en']")
    follow(page, ".languages a[lang='zh-Hant']")
    assert page.locator("html").get_attribute("lang") == "zh-Hant"
    page.fill("[name=q]", "上合组织")
    page.wait_for_function("() => document.querySelectorAll('.year li.out').length > 0")
    page.click(".year li:not(.out) a")
    page.wait_for_selector("#citation")
    assert "/events/" in page.url
    follow(page, ".languages a[lang='en']")
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_interactive_chart_works_in_the_copy(open_page):
    page = open_page("zh-Hans/index.html#view=explore")
    page.wait_for_selector(".explorer .main-svg")
    assert page.locator(".explorer .point, .explorer .points path").count() >= 5


def test_a_handout_of_a_view_works_in_the_copy(open_page):
    page = open_page("zh-Hans/handout/exercise.html?from=2001&to=2014")
    assert 1 < page.locator("#events li:visible").count() < 5


def test_the_copy_does_not_offer_itself(open_page, folder):
    page = open_page("en/instructors.html")
    assert page.locator("a[href$='.zip']").count() == 0
    assert not (folder / COPY).exists()
    assert not any(b'class="copy"' in path.read_bytes() for path in folder.rglob("*.html"))
