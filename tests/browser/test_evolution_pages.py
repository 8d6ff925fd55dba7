"""How the concept changed, as a reader meets it in a real browser. Every page must stay silent and call no one."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.browser.readers import violations
from tests.render.sites import read_golden
from timeline.render.change.evolution import choose_milestones, diff, find_formulations
from timeline.render.change.strips import make_lines
from timeline.render.pages.change_pages import choose_pair

pytestmark = pytest.mark.browser

FORMULATIONS = find_formulations(read_golden())
MILESTONES = choose_milestones(FORMULATIONS)
LINE = [row.formulation for row in make_lines(FORMULATIONS, ())[0].rows]
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
PAGES = ("change.html", "terms/index.html", "terms/mutual-trust.html", "compare/index.html", "story.html")
SPEECH = "2014-cica-shanghai-speech"


# --- without scripts ---


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_strip_is_a_table_of_links(open_page, lang):
    page = open_page(f"{lang}/change.html", java_script_enabled=False)
    for one in MILESTONES:
        row = page.locator(f"#f-{one.event.id}")
        assert row.is_visible()
        for principle in one.states:
            chip = row.locator(f"td:nth-child(2) [data-term='{principle}']")
            assert chip.locator(".term").get_attribute("href") == f"terms/{principle}.html"
            assert chip.locator(".sign").get_attribute("href").startswith("events/")
        absent = row.locator("td:nth-child(3) [data-term]")
        assert [chip.get_attribute("data-term") for chip in absent.all()] == list(one.change.absent)


def test_without_scripts_every_formula_stands_beside_those_it_takes_up(open_page):
    page = open_page("en/compare/index.html", java_script_enabled=False)
    assert not page.locator("#pair").is_visible()
    assert page.locator(".neighbours tbody tr").count() == sum(bool(one.follows) for one in FORMULATIONS)


def test_marks_tell_without_colour(open_page):
    row = open_page("en/change.html", java_script_enabled=False).locator(f"#f-{SPEECH}")
    signs = row.locator(".sign [aria-hidden]").all_inner_texts()
    spoken = row.locator(".sign .unseen").all_text_contents()
    assert len(signs) == len(spoken) == 8
    assert {(sign, words.partition(":")[0]) for sign, words in zip(signs, spoken, strict=True)} == {
        ("★", "First stated here"),
        ("+", "New to this line, stated elsewhere before"),
        ("–", "Not in this formula, but in the one that it takes up"),
    }


# --- stepping ---


@pytest.mark.parametrize(
    ("path", "width"), [("en/change.html", 1280), ("en/story.html", 390), ("zh-Hant/index.html", 1280)]
)
def test_arrow_keys_step_through_the_formulas(open_page, path, width):
    page = open_page(path, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    strip = page.locator(".strip").first
    strip.locator(".stepper button").last.focus()
    for one in LINE:
        page.keyboard.press("ArrowRight")
        current = page.locator("[aria-current=step]")
        assert current.get_attribute("data-event") == one.event.id
        assert current.evaluate("row => row.getBoundingClientRect().top < innerHeight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.locator("[aria-current=step]").get_attribute("data-event") == LINE[-2].event.id
    assert str(len(LINE)) in strip.locator("[role=status]").inner_text()


def test_pointing_at_a_principle_brings_it_out_in_every_row(open_page):
    page = open_page("en/change.html")
    page.locator(f"#f-{SPEECH} [data-term=common-security]").hover()
    same = page.locator(".same")
    assert {chip.get_attribute("data-term") for chip in same.all()} == {"common-security"}
    assert same.count() == sum("common-security" in (*one.states, *one.change.absent) for one in MILESTONES)


# --- comparing ---


def parts(page):
    return {
        part.get_attribute("data-part"): [
            link.get_attribute("href").rpartition("/")[2].removesuffix(".html") for link in part.locator("a").all()
        ]
        for part in page.locator("#result [data-part]").all()
    }


@pytest.mark.parametrize(("one", "other"), list(permutations(FORMULATIONS, 2))[:8])
def test_the_page_compares_as_the_library_does(open_page, one, other):
    page = open_page(f"zh-Hans/compare/index.html?a={one.event.id}&b={other.event.id}")
    change = diff(one.states, other.states)
    assert parts(page) == {"kept": list(change.kept), "added": list(change.added), "absent": list(change.absent)}


def test_a_comparison_has_an_address_and_the_back_button_works(open_page):
    first, last = MILESTONES[0].event.id, MILESTONES[-1].event.id
    page = open_page(f"en/compare/index.html?a={first}&b={last}")
    before = parts(page)
    page.click("#swap")
    assert page.url.endswith(f"?a={last}&b={first}")
    assert parts(page)["added"] == before["absent"]
    page.go_back()
    assert parts(page) == before


def test_a_comparison_of_unknown_events_shows_the_pair_that_tells_most(open_page):
    page = open_page("en/compare/index.html?a=nobody&b=%3Cscript%3E")
    for side, one in zip("ab", choose_pair(FORMULATIONS), strict=True):
        assert page.locator(f"#{side}").input_value() == one.event.id


def test_wordings_are_in_both_languages(open_page):
    for lang in LANGUAGES:
        page = open_page(f"{lang}/compare/index.html?a={SPEECH}&b={SPEECH}")
        words = page.locator("[data-part=kept] li").first.inner_text()
        assert "common security" in words
        assert "共同安全" in words


# --- matrix and lineage ---


def test_the_matrix_is_one_tab_stop_and_arrows_move_within(open_page):
    page = open_page("en/change.html")
    stops = page.locator(".figure.wide svg.matrix g a:not([tabindex='-1'])")
    assert stops.count() == 1
    stops.focus()
    before = page.evaluate("document.activeElement.getBoundingClientRect().x")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getBoundingClientRect().x") > before
    assert stops.count() == 1


def test_explore_shows_the_matrix_with_plotly_and_leads_to_events(open_page):
    page = open_page("zh-Hans/change.html")
    page.click("#explore")
    chart = page.locator("#matrix[data-drawn] > [role=group]")
    chart.wait_for()
    assert page.locator(".modebar-btn[data-title*=Share]").count() == 0
    assert not page.locator("#matrix .figure.wide").is_visible()
    chart.focus()
    page.keyboard.press("ArrowRight")
    assert "互信" in page.locator("#matrix [role=status]").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/1996-border-treaties.html")


def test_back_returns_to_the_drawing(open_page):
    page = open_page("en/change.html")
    page.click("#explore")
    page.locator("#matrix[data-drawn]").wait_for()
    page.click("#explore")
    assert page.locator("#matrix .figure.wide svg").is_visible()
    assert page.locator("#matrix .js-plotly-plot").count() == 0


def test_a_line_of_the_lineage_is_lit_with_its_event(open_page):
    page = open_page("en/change.html", viewport={"width": 390, "height": 800})
    page.locator(f".figure.narrow a[data-id='{SPEECH}']").focus()
    lit = page.locator(".figure.narrow .edges .lit")
    ends = {(line.get_attribute("data-earlier"), line.get_attribute("data-later")) for line in lit.all()}
    assert ends == {("2002-position-paper", SPEECH), (SPEECH, "2022-global-security-initiative")}


# --- everyone ---


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(open_page, path, width, scheme):
    settings = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "bypass_csp": True}
    page = open_page(f"zh-Hant/{path}", **settings)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_pages_reflow_at_320_pixels(open_page, path):
    page = open_page(f"en/{path}", viewport={"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
