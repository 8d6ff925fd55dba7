"""Notes sharpen a date or contradict it: both are told, neither is applied."""

from __future__ import annotations

import pytest

from tests.extract.candidates.mining import mine

NOTES = "\n\n注释\n\n[1]《某国提交立场文件》，某通讯社，{date}，http://news.example/{url}/a.htm。\n"
SENTENCE = "某论坛的历史很长，各方多次会晤。\n\n2001年7月，某国提交了立场文件。{marker}\n"


@pytest.mark.parametrize("marker", ["[1]", "<sup>[1]</sup>", "<sup>1</sup>", "[^1]"])
@pytest.mark.parametrize(
    ("date", "edtf", "why"), [("2001年7月3日", "2001-07-03", "sharpens"), ("2002年8月1日", "2002-08-01", "contradicts")]
)
def test_a_note_sharpens_or_contradicts(marker: str, date: str, edtf: str, why: str) -> None:
    text = SENTENCE.format(marker=marker) + NOTES.format(date=date, url="x")
    (candidate,) = [one for one in mine(text) if one.kind == "dated"]
    (hint,) = candidate.suggests
    assert (candidate.edtf, hint.edtf, hint.why) == ("2001-07", edtf, why)
    assert text[hint.quote.start : hint.quote.end] == hint.quote.text == date
    assert hint.quote.at == "note 1 after ¶2"


@pytest.mark.parametrize("marks", ["①", "〔1〕"])
def test_notes_are_known_by_other_marks_too(marks: str) -> None:
    text = SENTENCE.format(marker=marks) + f"\n---\n\n{marks}某通讯社《某国提交立场文件》，2001年7月3日。\n"
    (candidate,) = [one for one in mine(text) if one.kind == "dated"]
    assert [hint.edtf for hint in candidate.suggests] == ["2001-07-03"]


def test_a_marker_leads_to_the_note_of_its_own_page() -> None:
    text = (
        "论坛的历史很长。\n\n2001年7月，某国提交了立场文件。[1]\n\n---\n\n[1]《甲》，某社，2001年7月3日。\n\n"
        "2002年8月，某国提交了第二份文件。[1]\n\n---\n\n[1]《乙》，某社，2002年8月9日。\n"
    )
    hints = {one.edtf: [hint.edtf for hint in one.suggests] for one in mine(text) if one.kind == "dated"}
    assert hints == {"2001-07": ["2001-07-03"], "2002-08": ["2002-08-09"]}


def test_a_book_on_the_matter_contradicts_nothing() -> None:
    text = SENTENCE.format(marker="[1]") + "\n\n注释\n\n[1] 李某：《论坛研究》，某出版社，2009年5月4日。\n"
    (candidate,) = [one for one in mine(text) if one.edtf == "2001-07"]
    assert candidate.suggests == ()


def test_an_act_that_only_a_note_dates_is_offered_lower() -> None:
    text = SENTENCE.format(marker="") + "发言人重申了立场。[1]\n" + NOTES.format(date="2005年3月2日", url="x")
    first, second = [one for one in mine(text) if one.kind == "dated"]
    assert (first.edtf, second.edtf) == ("2001-07", "2005-03-02")
    assert "only a note gives the date" in second.reasons


def test_a_date_in_the_address_that_is_not_the_printed_one_is_told() -> None:
    text = "论坛历史很长。\n\n发言人重申了立场。[1]\n" + NOTES.format(date="2012年1月6日", url="2021-01/26")
    (candidate,) = [one for one in mine(text) if one.kind == "dated"]
    assert [(hint.edtf, hint.why, hint.quote.text) for hint in candidate.suggests] == [
        ("2021-01-26", "contradicts", "2021-01/26")
    ]


def test_what_a_reading_note_tells_of_notes_is_suggested_for_the_paragraph_on_their_page() -> None:
    text = (
        "---\nid: li\n---\n\n2001年7月，某国向论坛提交了立场文件（§1 ¶4）。2003年5月，各方在某市会晤（§1 ¶5）。\n\n"
        "提交立场文件的报道注为2002年8月1日（note 3 after §1 ¶5）。会晤的报道注为2003年5月9日（note 4 after §1 ¶5）。\n"
    )
    hints = {one.edtf: [(hint.edtf, hint.why) for hint in one.suggests] for one in mine(text)}
    assert hints == {"2001-07": [("2002-08-01", "contradicts")], "2003-05": [("2003-05-09", "sharpens")]}


def test_a_note_of_august_does_not_sharpen_the_beginning_of_the_year() -> None:
    text = SENTENCE.replace("2001年7月", "2001年初").format(marker="[1]") + NOTES.format(date="2001年8月3日", url="x")
    (candidate,) = [one for one in mine(text) if one.edtf == "2001"]
    assert [hint.why for hint in candidate.suggests] != ["sharpens"]
