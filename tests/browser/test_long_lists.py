"""A list of two hundred events: what is out of sight is laid out later, and nobody loses the place by that."""

from __future__ import annotations

import pytest

from tests.render.sites import many
from timeline.render import write_site

pytestmark = pytest.mark.browser

TIMELINE = many(200)
LATE = min(event.id for event in TIMELINE.events if event.id.startswith("2021"))
TOP = f"document.getElementById('{LATE}').getBoundingClientRect().top"
ALL_LAID = "!document.querySelector('.later:not(.laid)')"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Return the address of the English timeline of two hundred events."""
    folder = tmp_path_factory.mktemp("long")
    write_site(TIMELINE, folder)
    return f"{folder.as_uri()}/en/index.html"


@pytest.fixture
def page(browser):
    """Return an empty tab for which waiting may run code."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    yield context.new_page()
    context.close()


def test_what_is_below_the_first_screen_is_laid_out_part_by_part_once_the_page_stands(page, address):
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => document.querySelectorAll('.later.laid').length > 0")
    page.wait_for_function(f"() => {ALL_LAID}")


def test_while_filters_change_lines_out_of_sight_wait_until_the_reader_rests(page, address):
    page.goto(address)
    page.wait_for_function(f"() => {ALL_LAID}")
    page.locator("#finder input[type=search]").fill("ministers")
    page.wait_for_function(f"() => document.querySelector('.year li.out') && !({ALL_LAID})")
    page.wait_for_function(f"() => {ALL_LAID}")


def test_who_comes_back_from_an_event_finds_its_line_where_it_was(page, address):
    page.goto(address)
    page.wait_for_function(f"() => {ALL_LAID}")
    page.evaluate(f"scrollBy(0, {TOP} - 300)")
    page.wait_for_timeout(200)
    before = page.evaluate(TOP)
    page.click(f"[id='{LATE}'] a")
    page.wait_for_url("**/events/*")
    page.go_back()
    page.wait_for_function(f"() => Math.abs({TOP} - {before}) < 2")


def test_the_address_of_a_line_leads_to_it(page, address):
    page.goto(f"{address}#{LATE}")
    page.wait_for_function(f"() => {ALL_LAID}")
    assert 0 <= page.evaluate(TOP) < 100
