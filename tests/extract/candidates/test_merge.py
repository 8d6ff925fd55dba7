"""What sentences, documents and languages tell of one thing is one candidate; two acts of one summit stay two."""

from __future__ import annotations

import pytest

from tests.extract.candidates.mining import actor, mine
from timeline.records.candidates import Candidate

FORUM = (
    actor("forum", "organisation", "River Forum", "江河论坛", "RF", "江论"),
    actor("li", "person", "Li Ming", "李明"),
)

ONE = [
    ("1985年，两国签署《甲条约》。", "《甲条约》于1985年签署。"),
    ("2001年6月，江河论坛正式成立。", "The River Forum was founded in June of 2001."),
    ("2001年6月，江河论坛正式成立。", "21世纪初，会晤机制正式升级为江河论坛。"),
    ("2001年6月，江河論壇正式成立。", "2001年6月，江河论坛成立。"),
    ("2018年6月，李明在青岛峰会上提出新倡议。", "2018年青岛峰会召开前，各方磋商。"),
    ("2003年5月，李明在江河论坛上重申主张。", "In May of 2003, Li Ming reiterated the point at the River Forum."),
]
TWO = [
    ("2018年6月，青岛峰会通过了《甲声明》。", "2018年6月，青岛峰会通过了《乙声明》。"),
    ("2017年，论坛首次扩员，接纳两国。", "2017年，美国退出《丙协定》。"),
    ("2003年，中国加入条约。", "2003—2008年，中国贸易增长了20%。"),
    ("1998年，日本与印度签署《甲条约》。", "1999年，日本与印度签署《甲条约》。"),
]


@pytest.mark.parametrize("texts", ONE)
def test_one_thing_told_twice_is_one_candidate(texts: tuple[str, str]) -> None:
    dated = [candidate for candidate in mine(*texts, actors=FORUM) if len(candidate.evidence) > 1]
    assert len(dated) == 1
    assert {quote.doc for quote in dated[0].evidence} == {"0.txt", "1.txt"}


@pytest.mark.parametrize("texts", TWO)
@pytest.mark.parametrize("apart", [True, False], ids=["two documents", "one document"])
def test_two_things_stay_two(texts: tuple[str, str], apart: bool) -> None:
    found = mine(*texts) if apart else mine("".join(texts))
    assert len(found) == 2


def test_a_candidate_told_in_two_languages_has_two_titles() -> None:
    (candidate,) = mine(*ONE[1], actors=FORUM)
    assert candidate.title == {"en": "The River Forum was founded", "zh": "江河论坛正式成立"}


def test_the_finest_date_of_a_group_is_its_date() -> None:
    (candidate,) = mine(*ONE[2], actors=FORUM)
    assert candidate.edtf == "2001-06"


def test_corroboration_raises_the_score() -> None:
    alone, both = mine(ONE[1][0], actors=FORUM), mine(*ONE[1], actors=FORUM)
    assert both[0].score > alone[0].score
    assert "told by 2 sources" in both[0].reasons


def test_an_undated_act_that_another_sentence_dates_is_not_offered() -> None:
    found = mine("江河论坛成立后发展迅速。", "2001年6月，江河论坛正式成立。", actors=FORUM)
    assert [candidate.kind for candidate in found] == ["dated"]


ZH_STORY = (
    "2011年7月，各方就指针达成一致。2013年1月，甲方提起诉讼。2013年9月，双方启动磋商。"
    "2016年7月，法庭公布裁决。2017年5月，会议通过框架。2017年5月，部长访问南方。"
)
EN_STORY = (
    "On 20 July 2011 the officials agreed on guidelines. On 22 January 2013 a case was filed. On 14 September 2013 "
    "the talks were launched. On 12 July 2016 the court issued an award. On 3 May 2017 it agreed on a framework. "
    "On 18 May 2017 the minister visited the south."
)


def languages_of(found: list[Candidate]) -> dict[str, int]:
    return {candidate.edtf or "": len(candidate.title) for candidate in found if candidate.kind == "dated"}


def test_two_accounts_of_the_same_months_are_merged_without_any_vocabulary() -> None:
    told = languages_of(mine(ZH_STORY, EN_STORY))
    assert {day: told.get(day) for day in ("2011-07-20", "2013-01-22", "2013-09-14", "2016-07-12")} == {
        "2011-07-20": 2,
        "2013-01-22": 2,
        "2013-09-14": 2,
        "2016-07-12": 2,
    }


def test_two_acts_of_one_month_stay_two_in_both_languages() -> None:
    told = languages_of(mine(ZH_STORY, EN_STORY))
    assert {"2017-05-03", "2017-05-18"} <= told.keys()


def test_a_chance_month_in_common_merges_nothing() -> None:
    found = mine("2013年1月，甲方提起诉讼。2019年4月，双方启动磋商。", "On 22 January 2013 the bridge was opened.")
    assert all(len(candidate.title) == 1 for candidate in found)


def test_the_year_at_the_head_of_a_chronology_is_no_event() -> None:
    found = mine("2013\n22 January – The committee filed a case.\n\n2016\n12 July – The court issued its award.")
    assert sorted(candidate.edtf or "" for candidate in found) == ["2013-01-22", "2016-07-12"]
