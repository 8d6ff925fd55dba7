"""Acts without a date, in dated documents, are offered apart: on or before."""

from __future__ import annotations

import pytest

from tests.extract.candidates.mining import as_document, mine
from timeline.extract.candidates import propose_candidates

ACTS = [
    ("• 某国在地区事务中促成了伊朗与沙特阿拉伯的和解。", "促成了"),
    ("They saw success in brokering the reconciliation of Iran and Saudi Arabia.", "brokering"),
    ("总统任命了新的国防部长。", "任命了"),
    ("欧盟正式通过《关键原材料法案》。", "通过《关键原材料法案》"),
    ("在中共二十大上，他批评了前任。", "中共二十大"),
    ("A sub-committee on floods has been set up.", "set up"),
    ("Moscow sent a senior official for a round of talks.", "sent"),
    ("委员会已向成员提交了交流文件。", "提交了"),
    ("某部队已在当地完成改编。", "完成"),
    ("法国总统马克龙宣称，不排除派兵的可能。", "宣称"),
]
NONE = [
    "各国应当签署《某条约》。",
    "某国可能加入该组织，以改善环境。",
    "They may sign the River Treaty.",
    "China will join the forum.",
    "法国人口占世界的1%，印度增长了2%。",
    "他们愿继续推动合作。",
]


@pytest.mark.parametrize(("text", "words"), ACTS)
def test_a_completed_act_is_offered_with_its_own_words(text: str, words: str) -> None:
    found = propose_candidates([as_document(text, date="2023-07-28")])
    assert {(one.kind, one.edtf, one.not_after) for one in found} == {("undated", None, "2023-07-28")}
    assert any(words in one.evidence[0].text for one in found)


@pytest.mark.parametrize("text", NONE)
def test_what_is_only_meant_or_feared_is_not_offered(text: str) -> None:
    assert mine(text) == []


def test_without_a_date_of_its_own_the_latest_day_that_it_cites_bounds_the_document() -> None:
    text = "总统任命了新的国防部长。[1]\n\n注释\n\n[1] 李某：《研究》，2021年3月5日。\n"
    assert [one.not_after for one in mine(text) if one.kind == "undated"] == ["2021-03-05"]


def test_undated_acts_come_after_all_dated_ones() -> None:
    found = mine("某国促成了伊朗与沙特阿拉伯的和解。", "2010年前后，情况复杂。")
    assert [one.kind for one in found] == ["dated", "undated"]


def test_the_span_of_an_act_ends_at_a_page_break() -> None:
    text = "# 题\n\n一段在前。\n\n各方认为，总统任命了新的国防\n\n---\n\n[1] 某书，第3页。\n\n部长和外交部长。\n"
    (candidate,) = mine(text)
    (quote,) = candidate.evidence
    assert quote.text == text[quote.start : quote.end] == "任命了新的国防"
