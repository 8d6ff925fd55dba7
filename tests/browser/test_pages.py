"""What a reader does with the site, in a real browser. Every page visited must stay silent and load nothing foreign."""

from __future__ import annotations

import re

import pytest

from tests.render.sites import read_golden

pytestmark = pytest.mark.browser

EVENTS = read_golden().shown()
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
SPEECH = "2014-cica-shanghai-speech"


def shown(page):
    return page.eval_on_selector_all(".year li", "all => all.filter(one => one.checkVisibility()).map(one => one.id)")


def wait_for_count(page, number):
    page.wait_for_function(
        "number => [...document.querySelectorAll('.year li')].filter(one => one.checkVisibility()).length === number",
        arg=number,
    )


@pytest.fixture
def quick(open_page):
    """Pages for which waiting may run code: the policy forbids it to Playwright as to everybody."""
    return lambda path="en/index.html", **settings: open_page(path, bypass_csp=True, **settings)


# --- without scripts ---


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_every_title_is_there_and_leads_to_its_event(open_page, lang):
    page = open_page(f"{lang}/index.html", java_script_enabled=False)
    for event in EVENTS:
        link = page.locator(f"[id='{event.id}'] a").first
        assert link.is_visible()
        assert link.get_attribute("href") == f"events/{event.id}.html"
    assert not page.locator("#finder").is_visible()
    assert page.locator(".drawing.wide svg.chart").is_visible()


def test_without_scripts_the_first_page_leads_to_each_language(open_page):
    page = open_page("index.html", java_script_enabled=False)
    for lang in LANGUAGES:
        assert page.locator(f"a[hreflang='{lang}']").is_visible()
    page.click("a[hreflang='zh-Hant']")
    assert page.locator("html").get_attribute("lang") == "zh-Hant"


# --- languages ---


def test_switching_language_keeps_the_event(open_page):
    page = open_page(f"en/events/{SPEECH}.html")
    page.click(".languages a[lang='zh-Hant']")
    assert page.url.endswith(f"zh-Hant/events/{SPEECH}.html")
    assert "亞洲安全觀" in page.inner_text("h1")


def test_switching_language_keeps_the_filters_and_the_place(quick):
    page = quick("en/index.html#lane=multilateral", viewport={"width": 390, "height": 300})
    wait_for_count(page, 3)
    page.evaluate(f"document.getElementById('{SPEECH}').scrollIntoView({{block: 'start', behavior: 'instant'}})")
    page.evaluate("document.querySelector(\".languages a[lang='zh-Hans']\").click()")
    page.wait_for_url("**/zh-Hans/index.html#*")
    wait_for_count(page, 3)
    assert f"at={SPEECH}" in page.url
    page.wait_for_function(f"Math.abs(document.getElementById('{SPEECH}').getBoundingClientRect().top) < 300")


# --- finding ---


@pytest.mark.parametrize("typed", ["SCO", "sco", "上合组织", "上合組織", "ＳＣＯ"])
def test_search_finds_the_same_events_in_every_language(quick, typed):
    page = quick()
    page.fill("input[name=q]", typed)
    wait_for_count(page, 1)
    assert shown(page) == ["2001-sco-founding"]
    assert page.inner_text("#count") == "1 of 5 events shown"
    assert "q=" in page.url


def test_a_short_word_is_not_the_beginning_of_a_longer_one(quick):
    page = quick()
    page.fill("input[name=q]", "SCO")
    wait_for_count(page, 1)
    page.evaluate(f"timelineSearch.events['{SPEECH}'] += ' scope'")
    page.fill("input[name=q]", "SCO ")
    page.fill("input[name=q]", "scop")
    page.wait_for_function(f"document.getElementById('{SPEECH}').checkVisibility()")
    assert shown(page) == [SPEECH]
    page.fill("input[name=q]", "SCO")
    page.wait_for_function("document.getElementById('2001-sco-founding').checkVisibility()")
    assert shown(page) == ["2001-sco-founding"]


def test_filters_stand_in_the_address_and_the_back_button_undoes_them(quick):
    page = quick()
    page.click(".more summary")
    page.check("input[name=lane][value=global]")
    wait_for_count(page, 1)
    assert page.url.endswith("#lane=global")
    page.select_option("select[name=actor]", "china")
    page.wait_for_url("**/index.html#lane=global&actor=china")
    page.go_back()
    page.go_back()
    wait_for_count(page, 5)
    assert not page.is_checked("input[name=lane][value=global]")


def test_an_address_with_filters_opens_filtered(quick):
    page = quick("zh-Hans/index.html#term=common-security")
    wait_for_count(page, 2)
    assert "2" in page.inner_text("#count")
    assert page.locator(".drawing.wide a.event.out").count() == 3


def test_nothing_found_says_so_and_can_be_undone(quick):
    page = quick()
    page.fill("input[name=q]", "no such thing")
    wait_for_count(page, 0)
    assert page.is_visible("#empty")
    assert not page.is_visible("#stage")
    page.click("#finder button[type=reset]")
    wait_for_count(page, 5)
    assert not page.is_visible("#empty")


# --- keyboard ---


def test_every_event_is_reached_by_tab_and_the_focus_can_be_seen(open_page):
    page = open_page()
    reached, invisible = set(), []
    for _ in range(90):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "() => { const a = document.activeElement; const s = getComputedStyle(a);"
            " return [a.getAttribute('href') || '', a.closest('.year') !== null, s.outlineStyle, a.tagName]; }"
        )
        if found[3] == "BODY":
            break
        if found[1]:
            reached.add(found[0])
        if found[2] == "none":
            invisible.append(found)
    assert reached == {f"events/{event.id}.html" for event in EVENTS}
    assert invisible == []


def test_the_chart_is_one_tab_stop_and_arrows_walk_it(open_page):
    page = open_page()
    chart = page.locator(".drawing.wide svg.chart")
    assert chart.locator("a[tabindex='0'], a:not([tabindex])").count() == 1
    chart.locator("a.event").first.focus()
    walked = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "End", "Home"):
        page.keyboard.press(key)
        walked.append(page.evaluate("document.activeElement.dataset.id"))
    ids = [event.id for event in EVENTS]
    assert walked == [ids[1], ids[2], ids[1], ids[-1], ids[0]]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/events/{ids[0]}.html")


def test_the_skip_link_leads_to_the_content(open_page):
    page = open_page(f"en/events/{SPEECH}.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


# --- the interactive chart ---


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
    assert overlapping(headings + marks) == []
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
    page.wait_for_function("!location.hash.includes('from=2000-01-01')")
    assert re.search(r"from=200[2-9]", page.url)
    swipe(page, middle, (middle[0], middle[1] - 200))
    page.wait_for_function("scrollY > 100")


def test_lanes_without_any_event_take_no_room(quick, explorer):
    page = quick("en/index.html#lane=multilateral")
    wait_for_count(page, 3)
    page.wait_for_function("document.querySelectorAll('.drawing.wide .heading:not(.out)').length === 1")
    svg = page.locator(".drawing.wide svg.chart")
    assert int(svg.get_attribute("height")) < 120
    words = boxes(page, ".drawing.wide .event:not(.out) text")
    assert len(words) == 3
    assert overlapping(words) == []
    bottom = svg.bounding_box()["y"] + svg.bounding_box()["height"]
    assert all(box[3] <= bottom for box in words)
    page.click("#finder button[type=reset]")
    page.wait_for_function("document.querySelectorAll('.drawing.wide .heading.out').length === 0")
    assert page.locator(".drawing.wide [transform]").count() == 0
    filtered = explorer("en/index.html#view=explore&lane=multilateral")
    assert len(boxes(filtered, ".explorer .annotation-text")) == 1
    assert filtered.evaluate("document.querySelector('.explorer').layout.height") < 260


# --- layout ---


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_fit_every_width(open_page, lang):
    for path in ("index.html", "story.html", f"events/{SPEECH}.html", "sources.html"):
        page = open_page(f"{lang}/{path}")
        for width in (320, 390, 768, 1024, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_are_no_wider_than_the_layout_thought(open_page, lang):
    page = open_page(f"{lang}/index.html")
    boxes = page.eval_on_selector_all(
        ".drawing.wide .event text",
        "all => all.map(one => one.getBBox()).map(box => [box.x, box.y, box.x + box.width, box.y + box.height])",
    )
    right = page.evaluate("document.querySelector('.drawing.wide svg').viewBox.baseVal.width")
    assert len(boxes) == len(EVENTS)
    for at, one in enumerate(boxes):
        assert one[2] <= right
        for other in boxes[at + 1 :]:
            assert not (one[0] < other[2] and other[0] < one[2] and one[1] + 2 < other[3] and other[1] + 2 < one[3])


def test_on_paper_every_title_is_there(open_page, tmp_path):
    page = open_page()
    page.emulate_media(media="print")
    for event in EVENTS:
        assert page.locator(f"[id='{event.id}'] a").first.is_visible()
    assert not page.is_visible("#finder")


def test_forced_colours_reach_every_word_of_the_chart(open_page):
    page = open_page(forced_colors="active", color_scheme="dark")
    system = page.evaluate(
        "() => { const probe = document.body.appendChild(document.createElement('p'));"
        " probe.style.color = 'CanvasText';"
        " const link = document.querySelector('main a'); return [getComputedStyle(probe).color,"
        " getComputedStyle(link).color, getComputedStyle(document.body).backgroundColor]; }"
    )
    seen = page.eval_on_selector_all(
        ".drawing.wide text",
        "all => all.map(one => [getComputedStyle(one).fill, getComputedStyle(one).stroke])",
    )
    assert {fill for fill, _ in seen} <= set(system[:2])
    assert {stroke for _, stroke in seen} <= {"none", system[2]}


def test_nothing_moves_by_itself_for_readers_who_ask_for_that(open_page):
    page = open_page(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = (
        "all => all.map(one => getComputedStyle(one))"
        ".filter(s => parseFloat(s.transitionDuration) || s.animationName !== 'none').length"
    )
    assert page.eval_on_selector_all("*", moving) == 0


# --- accessibility ---


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "en/index.html",
        f"zh-Hans/events/{SPEECH}.html",
        "zh-Hant/story.html",
        "en/sources.html",
        "en/about.html",
    ],
)
def test_axe_finds_nothing(open_page, scheme, width, path):
    page = open_page(path, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    if "en/index" in path:
        page.click(".more summary")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_with_the_interactive_chart(explorer, scheme, width):
    page = explorer(color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    assert violations(page) == []


def violations(page):
    from axe_playwright_python.sync_playwright import Axe

    found = (
        Axe().run(page, options={"rules": {"target-size": {"enabled": True}}, "preload": False}).response["violations"]
    )
    return [(one["id"], [node["html"][:160] for node in one["nodes"]][:3]) for one in found]


def test_what_is_below_the_first_screen_is_laid_out_part_by_part_once_the_page_stands(quick):
    page = quick()
    page.wait_for_function("document.querySelector('.later') && !document.querySelector('.later:not(.laid)')")
    page.locator("#finder input[type=search]").fill("Shanghai")
    page.wait_for_function("document.querySelector('.year li.out')")
    page.wait_for_function("!document.querySelector('.later:not(.laid)')")
