"""What an instructor does: choose, print, hand out; and take the whole site along on a stick."""

from __future__ import annotations

import pytest

from tests.browser.readers import follow, violations
from tests.render.sites import read_golden
from timeline.render.contents import gather
from timeline.render.exports import make_excerpt, select
from timeline.render.languages import Edition
from timeline.render.pages.handouts import make_sheet

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
VIEW = {"first": "2001", "last": "2014", "lanes": ["multilateral"]}
QUERY = "?from=2001&to=2014&lanes=multilateral"


@pytest.fixture(scope="module")
def golden():
    return read_golden()


def texts(page, selector):
    return [text.strip() for text in page.locator(selector).all_inner_texts()]


def expected(golden, language):
    """Return what the key of the view says, as an export prints it."""
    sheet = make_sheet(make_excerpt(golden, select(golden, **VIEW), language), gather(golden), "key", {})
    return [(str(row.number), sheet["letter"](row.turn), row.event) for row in sheet["rows"]]


# --- on paper ---


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_a_handout_is_whole(open_page, golden, lang):
    page = open_page(f"{lang}/handout/index.html", java_script_enabled=False)
    assert len(texts(page, "#events li")) == len(golden.shown())
    assert page.locator("#chart svg").is_visible()
    assert not page.locator("#view").is_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_view_is_numbered_and_lettered_as_an_export_does(open_page, golden, lang):
    page = open_page(f"{lang}/handout/key.html{QUERY}")
    rows = expected(golden, lang)
    assert 1 < len(rows) < len(golden.shown())
    assert texts(page, "#events li:visible .number") == [number for number, _, _ in rows]
    assert texts(page, "#events li:visible .letter") == [letter for _, letter, _ in rows]
    drawn = "".join("".join(page.locator("#chart svg text").all_text_contents()).split())
    for number, _, event in rows:
        assert f"{number}{''.join(Edition(lang).plain(event.title).split())}" in drawn


def test_an_exercise_of_a_view_tells_nothing(open_page, golden):
    page = open_page(f"en/handout/exercise.html{QUERY}")
    rows = expected(golden, "en")
    assert texts(page, "#box li:visible .letter") == sorted(letter for _, letter, _ in rows)
    outside = page.inner_text("#events") + page.locator("#chart").inner_html()
    for event in golden.shown():
        assert event.title.en not in outside
    assert page.locator("#chart a[href], #chart a title").count() == 0


def test_only_the_sources_of_the_view_are_named(open_page):
    page = open_page("en/handout/index.html")
    every = texts(page, "[data-source]:visible")
    page = open_page("en/handout/index.html?to=1998")
    few = texts(page, "[data-source]:visible")
    assert 0 < len(few) < len(every)


def test_a_choice_is_kept_in_the_address_for_all_kinds_and_languages(open_page):
    page = open_page("en/handout/index.html")
    page.fill("[name=from]", "2001")
    page.press("[name=from]", "Tab")
    page.check("[value=multilateral]")
    page.select_option("[name=paper]", "A3")
    assert page.url.endswith("?from=2001&lanes=multilateral&paper=A3")
    shown = texts(page, "#events li:visible .number")
    follow(page, ".kinds a:has-text('Key')")
    assert texts(page, "#events li:visible .number") == shown
    follow(page, ".languages a:has-text('繁體')")
    assert texts(page, "#events li:visible .number") == shown
    assert page.input_value("[name=paper]") == "A3"


def test_from_the_timeline_as_it_is_filtered_one_comes_to_its_handout(open_page, golden):
    page = open_page("zh-Hans/index.html#lane=multilateral&from=2001&to=2014")
    page.click(".take[data-kind=lanes] button")
    follow(page, "[data-do=handout]")
    page.wait_for_selector("#sheet")
    assert page.url.endswith(f"zh-Hans/handout/index.html{QUERY}")
    assert texts(page, "#events li:visible .number") == [number for number, _, _ in expected(golden, "zh-Hans")]


# What the source of Canvas's filter (gems/canvas_sanitize) lets pass of what stands in the embed code.
CANVAS = {
    "tags": {"div", "iframe", "p", "a"},
    "attributes": {"div": {"style"}, "iframe": {"src", "title", "style", "width", "height"}, "a": {"href"}},
    "filter_style_properties": {"position", "padding", "padding-top", "top", "left", "width", "height", "border"},
    "url_schemes": {"http", "https"},
}


def test_the_embed_code_keeps_its_shape_through_the_filter_of_canvas(open_page, folder):
    import nh3

    page = open_page("zh-Hant/index.html#lane=multilateral")
    page.click(".take[data-kind=lanes] button")
    code = page.input_value("dialog textarea")
    left = nh3.clean(code, **CANVAS).replace("https://example.org/timeline", folder.as_uri())
    (folder / "course.html").write_text(f'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">{left}')
    page = open_page("course.html", viewport={"width": 800, "height": 900})
    box = page.locator("iframe").bounding_box()
    assert box["width"] == pytest.approx(784)
    assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.01)
    page.frame_locator("iframe").locator("#figure svg text").first.wait_for()
    assert page.locator("p a").get_attribute("href").endswith("lane=multilateral&theme=light")


def test_a_view_without_events_says_so(open_page):
    page = open_page("en/handout/index.html?from=1800&to=1801")
    assert page.inner_text("#chart") == "No event fits"
    assert page.locator("#events li:visible").count() == 0


@pytest.mark.parametrize(("query", "size"), [("", [595, 842]), ("?paper=A3", [842, 1191]), ("?paper=A9", [595, 842])])
def test_paper_is_as_chosen_and_has_nothing_of_the_site_around(open_page, query, size):
    import pypdfium2

    page = open_page(f"zh-Hans/handout/exercise.html{query}")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [round(side) for side in document[0].get_size()] == size
    assert len(document) == 1
    words = document[0].get_textpage().get_text_range()
    assert "English" not in words
    assert "1996" in words


@pytest.mark.parametrize("theme", ["", "#theme=dark"])
def test_paper_is_light_whatever_the_screen_is(open_page, theme):
    page = open_page(f"en/index.html{theme}", color_scheme="dark")
    colours = """() => ["--paper", "--line", "--lane"].map(
        (name) => getComputedStyle(document.querySelector(".year li")).getPropertyValue(name))"""
    dark = page.evaluate(colours)
    page.emulate_media(media="print", color_scheme="dark")
    paper = page.evaluate(colours)
    page.emulate_media(media="print", color_scheme="light")
    assert paper[0] == "#fff"
    assert all(one != other for one, other in zip(paper, dark, strict=True))
    assert theme or page.evaluate(colours) == paper


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["en/instructors.html", "zh-Hant/handout/index.html", "zh-Hans/handout/exercise.html"])
def test_axe_finds_nothing(open_page, scheme, width, path):
    page = open_page(path, viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_every_link_of_the_page_for_instructors_leads_somewhere(open_page, folder):
    page = open_page("zh-Hans/instructors.html")
    links = page.eval_on_selector_all("main a", "all => all.map(one => one.href)")
    assert any(link.endswith("/offline.zip") for link in links)
    for link in links:
        path, _, anchor = link.removeprefix(folder.as_uri() + "/").partition("#")
        assert (folder / path).exists(), link
        assert not anchor or page.locator(f"[id='{anchor}']").count() == 1, link
