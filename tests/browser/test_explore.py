"""What a reader does with the interactive chart, in a real browser."""

from __future__ import annotations

import re

import pytest

from tests.browser.readers import violations, wait_for_count
from tests.render.sites import read_golden

pytestmark = pytest.mark.browser

EVENTS = read_golden().shown()
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
SPEECH = "2014-cica-shanghai-speech"


@pytest.fixture
def explorer(open_page):
    def visit(path="en/index.html", **settings):
        page = open_page(path, **settings)
        if "view=explore" not in path:
            page.click("#explore")
        page.wait_for_selector(".explorer .points path")
        page.wait_for_selector("#explore[aria-expanded=true]")
        return page

    return visit


def test_plotly_is_fetched_only_when_asked_for(open_page):
    page = open_page()
    assert page.locator("script[src*=plotly]").count() == 0
    page.click("#explore")
    page.wait_for_selector(".explorer .points path")
    assert page.locator("script[src*=plotly]").count() == 1


def test_a_click_on_a_point_opens_its_event(explorer):
    page = explorer()
    point = page.evaluate(
        """() => { const chart = document.querySelector('.explorer'), full = chart._fullLayout;
        const holds = one => one.mode && one.customdata && one.customdata.includes('2001-sco-founding');
        const trace = chart.data.find(holds);
        const at = trace.customdata.indexOf('2001-sco-founding'), box = chart.getBoundingClientRect();
        const x = full.xaxis.d2p(trace.x[at]), y = full.yaxis.d2p(trace.y[at]);
        return [box.left + full._size.l + x, box.top + full._size.t + y]; }"""
    )
    page.mouse.move(*point)
    page.wait_for_selector(".explorer .hovertext")
    assert "15 June 2001: The SCO is founded" in page.text_content(".explorer .hovertext")
    page.mouse.down()
    page.mouse.up()
    page.wait_for_url("**/events/2001-sco-founding.html")
    assert page.inner_text("h1") == "The SCO is founded"


def test_arrow_keys_walk_the_events_and_a_live_line_speaks_them(explorer):
    page = explorer("zh-Hant/index.html")
    page.focus(".explorer")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    live = page.locator(".explorer + [role=status]")
    live.filter(has_text="上海合作組織成立").wait_for(state="attached")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zh-Hant/events/2001-sco-founding.html")


def test_the_overview_comes_back_and_keeps_the_filters(explorer):
    page = explorer("en/index.html#lane=multilateral")
    drawn = page.evaluate("document.querySelector('.explorer').data.flatMap(one => one.customdata || [])")
    assert sorted(set(drawn)) == [event.id for event in EVENTS if event.lane == "multilateral"]
    page.click("#explore")
    page.wait_for_selector(".explorer", state="detached")
    assert page.is_visible("#overview")
    assert page.url.endswith("#lane=multilateral")


def test_the_interactive_chart_has_no_upload_button_and_no_logo(explorer):
    page = explorer("zh-Hans/index.html#view=explore")
    titles = page.eval_on_selector_all(
        ".modebar-btn", "all => all.map(one => one.dataset.title || one.getAttribute('aria-label'))"
    )
    assert titles
    assert all(re.search(r"[\u4e00-\u9fff]", title) for title in titles), titles
    assert re.search(r"20\d\d年", page.text_content(".explorer .xaxislayer-above"))


def test_on_a_phone_the_chart_lets_the_page_scroll(explorer):
    page = explorer(viewport={"width": 390, "height": 800}, has_touch=True)
    assert page.evaluate("document.querySelector('.explorer').layout.dragmode") is False


PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def labels(page):
    return page.eval_on_selector_all(".explorer .textpoint text", "all => all.map(one => one.textContent)")


def boxes(page, selector):
    found = page.eval_on_selector_all(
        selector,
        "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())"
        ".map(box => [box.left, box.top, box.right, box.bottom])",
    )
    return [box for box in found if box[2] > box[0]]


def overlapping(found):
    """Return the pairs of boxes that touch; lines of text may share two pixels of empty height."""
    return [
        (one, other)
        for at, one in enumerate(found)
        for other in found[at + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] + 3 < other[3] and other[1] + 3 < one[3]
    ]


@pytest.mark.parametrize("width", [800, 1024, 1280])
def test_explore_opens_with_the_labels_of_the_overview_where_they_stood(explorer, open_page, width):
    size = {"viewport": {"width": width, "height": 900}}
    before = open_page(**size)
    words = ".drawing:not([hidden]) .event text"
    there = sorted(boxes(before, words))
    page = explorer(**size)
    assert sorted(labels(page)) == sorted(
        before.eval_on_selector_all(
            words, "all => all.filter(one => one.checkVisibility()).map(one => one.textContent)"
        )
    )
    for one, other in zip(there, sorted(boxes(page, ".explorer .textpoint text")), strict=True):
        assert abs(one[0] - other[0]) < 6, (one, other)
        assert abs(one[1] - other[1]) < 6, (one, other)


def test_labels_are_packed_anew_when_a_gesture_ends(explorer):
    page = explorer(**PHONE)
    page.click(".modebar-btn[data-attr=zoom][data-val=in]")
    page.wait_for_timeout(600)
    assert len(labels(page)) >= 1
    assert overlapping(boxes(page, ".explorer .textpoint text")) == []
    assert "from=" in page.url


def test_an_address_with_years_opens_with_labels(explorer):
    page = explorer("en/index.html#view=explore&from=2000-01-01&to=2005-12-31")
    assert "The SCO is founded" in labels(page)
    assert overlapping(boxes(page, ".explorer .textpoint text")) == []


def test_on_a_phone_lanes_have_their_headings_above_them(explorer):
    page = explorer(**PHONE)
    headings = boxes(page, ".explorer .annotation-text")
    marks = boxes(page, ".explorer .scatterlayer .points path")
    assert len(headings) == len({event.lane for event in EVENTS})
    assert [pair for pair in overlapping(headings + marks) if pair[0] in headings] == []
    assert overlapping(headings + boxes(page, ".explorer .textpoint text")) == []
    for left, top, right, bottom in boxes(page, ".explorer .modebar-btn"):
        assert min(right - left, bottom - top) >= 24


def test_a_finger_reads_a_mark_before_it_opens_its_event(explorer):
    page = explorer(**PHONE)
    left, top, right, bottom = boxes(page, ".explorer .scatterlayer .points path")[0]
    page.touchscreen.tap((left + right) / 2, (top + bottom) / 2)
    link = page.locator(".picked a")
    link.wait_for()
    assert "index.html" in page.url
    link.click()
    page.wait_for_url("**/events/*.html")


def swipe(page, start, end):
    finger = page.context.new_cdp_session(page)
    points = [(start[0] + (end[0] - start[0]) * at / 12, start[1] + (end[1] - start[1]) * at / 12) for at in range(13)]
    for at, (x, y) in enumerate(points):
        kind = "touchMove" if at else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_finger_scrolls_the_page_over_the_chart_and_moves_the_years_sideways(explorer):
    page = explorer("en/index.html#view=explore&from=2000-01-01&to=2010-12-31", bypass_csp=True, **PHONE)
    left, top, right, bottom = boxes(page, ".explorer .nsewdrag")[0]
    middle = (left + right) / 2, (max(top, 0) + min(bottom, 844)) / 2
    swipe(page, middle, (middle[0] - 120, middle[1]))
    page.wait_for_function("() => !location.hash.includes('from=2000-01-01')")
    assert re.search(r"from=200[2-9]", page.url)
    swipe(page, middle, (middle[0], middle[1] - 200))
    page.wait_for_function("() => scrollY > 100")


def test_lanes_without_any_event_take_no_room(quick, explorer):
    page = quick("en/index.html#lane=multilateral")
    wait_for_count(page, 3)
    page.wait_for_function("() => document.querySelectorAll('.drawing.wide .heading:not(.out)').length === 1")
    svg = page.locator(".drawing.wide svg.chart")
    assert int(svg.get_attribute("height")) < 120
    words = boxes(page, ".drawing.wide .event:not(.out) text")
    assert len(words) == 3
    assert overlapping(words) == []
    bottom = svg.bounding_box()["y"] + svg.bounding_box()["height"]
    assert all(box[3] <= bottom for box in words)
    page.click("#finder button[type=reset]")
    page.wait_for_function("() => document.querySelectorAll('.drawing.wide .heading.out').length === 0")
    assert page.locator(".drawing.wide [transform]").count() == 0
    filtered = explorer("en/index.html#view=explore&lane=multilateral")
    assert len(boxes(filtered, ".explorer .annotation-text")) == 1
    assert filtered.evaluate("document.querySelector('.explorer').layout.height") < 260


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_with_the_interactive_chart(explorer, scheme, width):
    page = explorer(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    assert violations(page) == []
