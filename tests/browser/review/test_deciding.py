"""What an editor does on the review page, in a real browser, through to the changed file."""

from __future__ import annotations

import pytest

from tests.browser.readers import violations
from tests.browser.review.editors import (
    GOLDEN,
    SPEECH,
    TOKEN,
    changed,
    choose,
    events,
    ready,
    told,
)

pytestmark = pytest.mark.browser


# --- deciding ---


def test_a_accepts_and_u_gives_the_same_bytes_back(page, file):
    assert "Draft" in page.inner_text("#draft-heading")
    page.keyboard.press("a")
    told(page, "Accepted: <b>")
    assert file.read_text("utf-8") == GOLDEN.read_text("utf-8").replace("    status: draft\n", "")
    assert page.inner_text("#counts").startswith("1 decided")
    page.keyboard.press("u")
    told(page, "Taken back")
    assert file.read_bytes() == GOLDEN.read_bytes()
    assert "Draft" in page.inner_text("#draft-heading")


def test_an_edited_proposal_is_published_with_the_edits_and_the_date_of_the_note(page, file):
    choose(page, "Proposed")
    page.click("button:has-text('Take 2013-09-13')")
    assert page.input_value("#date") == "2013-09-13"
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.id") == "date"
    page.fill("#title-en", "Leaders adopt the Bishkek Declaration")
    page.fill("#title-zh", "元首通过《比什凯克宣言》")
    page.fill("#place-en", "Bishkek")
    page.fill("#place-zh", "比什凯克")
    page.select_option("#lane", "multilateral")
    page.select_option("#importance", "2")
    chips = page.locator("fieldset:has(#add-states) li").all_inner_texts()
    stated = [name.strip(" ×\n").replace(" ", "-") for name in chips]
    assert "coordination" in stated
    page.click("button[aria-label='Remove coordination']")
    page.fill("#add-states", "common-security")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    told(page, "Accepted")
    assert changed(file)[0] == []
    event = events(file)["2013-leaders-adopt-bishkek-declaration"]
    assert (event.date, event.lane, event.importance, event.status) == ("2013-09-13", "multilateral", 2, None)
    assert (event.title.zh, event.place.en) == ("元首通过《比什凯克宣言》", "Bishkek")
    assert event.states == (*(term for term in stated if term != "coordination"), "common-security")
    assert [(row.as_written, row.gives) for row in event.evidence] == [("2013年9月", None), ("2013年9月13日", "day")]


def test_body_and_readings_are_written_by_keyboard_into_the_file(page, file):
    choose(page, "Proposed")
    page.keyboard.press("e")
    for _ in range(40):  # everything is reached with Tab alone
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.id")
        if name == "body-en":
            page.keyboard.insert_text("The declaration is signed.\n\nIts words are *mutual trust*.")
        elif name == "body-zh":
            page.keyboard.insert_text("宣言签署。")
        elif name == "add-reading":
            page.keyboard.press("Enter")
            break
    assert page.evaluate("document.activeElement.id") == "reading-0-source"
    assert page.input_value("#reading-0-source") == "xu-2021"
    for text in ("§1 ¶1", "The author sees a first step.", "作者视之为第一步。"):
        page.keyboard.press("Tab")
        page.keyboard.insert_text(text)
    assert page.inner_text("#body-en-hint") == "9 words; 40–120 wanted; Markdown"
    page.keyboard.press("Control+Enter")
    told(page, "Accepted")
    assert changed(file)[0] == []
    (event,) = [event for event in events(file).values() if event.date == "2013-09"]
    assert event.body.en == "The declaration is signed.\n\nIts words are *mutual trust*."
    assert event.body.zh == "宣言签署。"
    (reading,) = event.readings
    assert (reading.source, reading.at, reading.text.en) == ("xu-2021", "§1 ¶1", "The author sees a first step.")


def test_a_reading_is_added_and_removed_and_what_was_typed_elsewhere_stays(page):
    page.fill("#title-en", "Typed")
    before = page.locator(".readings > fieldset").count()
    page.click("#add-reading")
    page.fill(f"#reading-{before}-en", "Words")
    page.click(f"button:has-text('Remove reading {before + 1}')")
    assert page.locator(".readings > fieldset").count() == before
    assert page.input_value("#title-en") == "Typed"


def test_m_merges_into_the_event_that_is_found_by_typing(page, file):
    choose(page, "Proposed")
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    page.keyboard.type("asian security")
    page.keyboard.press("Enter")
    told(page, "Merged")
    out, came = changed(file)
    assert out == []
    assert [line.strip()[:2] for line in came] == ["- "]
    assert events(file)[SPEECH].evidence[-1].disputes == "2013-09"


def test_r_rejects_with_a_reason_and_not_without(page, file):
    choose(page, "Proposed")
    page.keyboard.press("r")
    page.keyboard.press("Enter")
    assert page.locator("#reject-dialog").is_visible()
    page.keyboard.type("Not of this story")
    page.keyboard.press("Enter")
    told(page, "Rejected")
    assert changed(file)[0] == []
    assert [event.reason for event in events(file).values() if event.status == "rejected"] == ["Not of this story"]


def test_an_undated_act_is_published_only_with_a_date_and_a_record(page, file):
    choose(page, "Undated act")
    assert "On or before" in page.inner_text("#form")
    page.click("#accept")
    told(page, "nothing in the documents dates this act")
    assert file.read_bytes() == GOLDEN.read_bytes()
    page.fill("#date", "2018-05")
    page.fill("#record-en", "The statement is printed in the gazette.")
    page.click("#accept")
    told(page, "Accepted")
    (event,) = [event for event in events(file).values() if event.date == "2018-05"]
    assert (event.evidence[-1].basis, event.evidence[-1].gives) == ("editor", "month")


def test_what_cannot_be_written_is_told_and_what_was_typed_stays(page, file):
    page.fill("#date", "2023-13")
    page.keyboard.press("Control+Enter")
    assert "month 13" in told(page, "month 13")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.input_value("#date") == "2023-13"
    assert file.read_bytes() == GOLDEN.read_bytes()


# --- two people, one file ---


@pytest.mark.parametrize("write", [True, False])
def test_a_file_changed_underneath_is_not_overwritten_and_both_versions_are_shown(page, file, write):
    page.fill("#date", "2023-03-10")
    theirs = file.read_text("utf-8").replace("The SCO is founded", "The SCO is established")
    theirs = theirs.replace("    lane: global\n    status: draft", "    lane: bilateral\n    status: draft")
    file.write_text(theirs, "utf-8")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#conflict-dialog[open]")
    assert "The SCO is established" in page.inner_text("#theirs")
    assert "2023-03-10" in page.inner_text("#mine")
    assert file.read_text("utf-8") == theirs
    page.click("#write-mine" if write else "#conflict-dialog .cancel")
    told(page, "Accepted" if write else "Nothing was written")
    if write:
        mine = theirs.replace('"2023-03"', '"2023-03-10"').replace("    status: draft\n", "")
        assert file.read_text("utf-8") == mine
    else:
        assert file.read_text("utf-8") == theirs
        assert page.input_value("#date") == "2023-03-10"
        assert page.input_value("#lane") == "bilateral"


# --- reading ---


def test_every_date_of_the_passage_is_marked_by_its_role_in_colour_line_and_words(page):
    choose(page, "Undated act")
    page.wait_for_selector("#told mark.chosen")
    citation = page.locator("#told mark.citation")
    assert "2018年" in citation.inner_text()
    assert "(citation: 2018)" in citation.text_content()
    choose(page, "Proposed")
    page.wait_for_selector("#told mark.event.chosen")
    look = "mark => {const {textDecorationStyle: s, textDecorationColor: c} = getComputedStyle(mark); return [s, c]}"
    roles = ("event", "span", "citation", "publication")
    looks = [page.eval_on_selector(f".legend mark.{role}", look) for role in roles]
    assert len({style for style, _ in looks}) == 4
    assert len({colour for _, colour in looks}) == 4


def test_what_documents_and_the_file_say_is_shown_as_text(page):
    assert '<b>&"quote"</b> <script>alert(1)</script>' in page.inner_text("#draft-heading")
    assert page.locator("#draft-heading b").count() == 0


def test_single_keys_can_be_turned_off_and_do_not_act_in_fields(page, file):
    page.click("#title-en")
    page.keyboard.press("End")
    page.keyboard.type("a j r")
    assert page.input_value("#title-en").endswith("a j r")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.uncheck("#single-keys")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("r")
    assert not page.locator("dialog[open]").is_visible()
    assert file.read_bytes() == GOLDEN.read_bytes()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_and_its_dialogs_have_no_accessibility_fault(visit, address, scheme):
    page = ready(visit(f"{address}?token={TOKEN}", bypass_csp=True, color_scheme=scheme))
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    found = []
    for kind in ("Draft", "Proposed", "Undated act"):
        choose(page, kind)
        page.wait_for_selector("#told > *")
        found += violations(page)
    for key in ("?", "m", "r"):
        page.keyboard.press(key)
        page.wait_for_selector("dialog[open]")
        found += violations(page)
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog[open]", state="detached")
    assert found == []
