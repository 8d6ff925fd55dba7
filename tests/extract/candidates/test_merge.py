"""What sentences, documents and languages tell of one thing is one candidate; two acts of one summit stay two."""

from __future__ import annotations

import pytest

from tests.extract.candidates.mining import actor, mine

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
