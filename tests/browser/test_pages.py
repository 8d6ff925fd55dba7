"""What a reader does with the site, in a real browser. Every page visited must stay silent and load nothing foreign."""

from __future__ import annotations

import pytest

from tests.browser.readers import follow, shown, violations, wait_for_count
from tests.render.sites import read_golden

pytestmark = pytest.mark.browser

EVENTS = read_golden().shown()
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
SPEECH = "2014-cica-shanghai-speech"


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
    follow(page, "a[hreflang='zh-Hant']")
    assert page.locator("html").get_attribute("lang") == "zh-Hant"


def test_title_story_and_search_are_painted_while_a_slow_style_sheet_is_still_fetched(open_page):
    page, held = open_page("en/about.html"), []

    def hold(route):
        held.append(route)

    page.route("**/evolution.css", hold)
    page.goto(page.url.replace("about", "index"), wait_until="commit")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    assert page.locator("h1").is_visible()
    assert page.locator("#finder").is_visible()
    assert not page.locator("#stage").count()
    held[0].continue_()
    page.wait_for_selector(".drawing.wide svg.chart")


# --- languages ---


def test_switching_language_keeps_the_event(open_page):
    page = open_page(f"en/events/{SPEECH}.html")
    follow(page, ".languages a[lang='zh-Hant']")
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
    page.wait_for_function(f"() => Math.abs(document.getElementById('{SPEECH}').getBoundingClientRect().top) < 300")


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
    page.wait_for_function(f"() => document.getElementById('{SPEECH}').checkVisibility()")
    assert shown(page) == [SPEECH]
    page.fill("input[name=q]", "SCO")
    page.wait_for_function("() => document.getElementById('2001-sco-founding').checkVisibility()")
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


def test_a_choice_behind_a_question_mark_means_the_same(quick):
    page = quick("en/index.html?from=2014&to=2022&theme=dark")
    wait_for_count(page, sum("2014" <= event.date[:4] <= "2022" for event in EVENTS))
    assert page.url.endswith("/en/index.html#from=2014&to=2022&theme=dark")


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
