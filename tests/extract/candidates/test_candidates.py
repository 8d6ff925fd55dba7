"""Every thing that happened is offered once, with what it rests on; unseen texts, without any vocabulary."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.candidates.mining import as_document, mine
from timeline.extract.candidates import propose_candidates

# (text, [(date, a word of its title)]): each candidate that the text must give, and no other.
EVENTS = [
    ("2001年6月，某论坛正式成立。", [("2001-06", "成立")]),
    ("1996年和1997年，两国分别在上海、莫斯科签署《甲协定》和《乙协定》。", [("1996", "甲协定"), ("1997", "乙协定")]),
    ("芬兰与瑞典于2023年和2024年相继加入北约。", [("2023", "芬兰"), ("2024", "瑞典")]),
    (
        "In 1996 and 1997, they signed the River Treaty and the Lake Treaty respectively in Shanghai and Moscow.",
        [("1996", "River Treaty"), ("1997", "Lake Treaty")],
    ),
    (
        "2020年11月的视频峰会上，各国集体发表《甲声明》。另外，此次视频峰会还发表了《乙声明》。",
        [("2020-11", "甲声明"), ("2020-11", "乙声明")],
    ),
    ("2018年6月，两国签署《甲条约》，并发表《乙宣言》。", [("2018-06", "甲条约"), ("2018-06", "乙宣言")]),
    ("1993年11月1日，条约生效，欧洲联盟正式成立。", [("1993-11-01", "生效"), ("1993-11-01", "成立")]),
    ("Brunei joined in January 1984 and Vietnam in July 1995.", [("1984-01", "Brunei"), ("1995-07", "Vietnam")]),
    (
        "The forum met in 1998 and signed the Lake Convention in 2001.",
        [("1998", "met"), ("2001", "Lake Convention")],
    ),
    ("2020年9月22日，他宣布力争2030年前碳达峰。", [("2020-09-22", "宣布"), ("2030", "碳达峰")]),
    (
        "2018年青岛峰会召开前，反恐机构主任介绍了合作情况。",
        [("2018", "青岛峰会"), ("2018", "介绍")],
    ),
    ("该协定于1985年签署，1990年修订。", [("1985", "签署"), ("1990", "修订")]),
    ("1 March 1999: The Lake Convention enters into force.", [("1999-03-01", "Lake Convention enters into force")]),
    # A date that counts from another and is at once told in full is one date.
    (
        "The forum was founded in 2001. Two years later, in May 2003, the states signed the Lake Treaty.",
        [("2001", "founded"), ("2003-05", "Lake Treaty")],
    ),
    ("论坛成立于2001年。两年后的2003年5月，各国签署《甲条约》。", [("2001", "成立"), ("2003-05", "甲条约")]),
    ("论坛成立于2001年。次年，即2002年，各国签署《甲条约》。", [("2001", "成立"), ("2002", "甲条约")]),
    (
        "The forum was founded in 2001. Two years later the states signed the Lake Treaty; in May 2005 they met.",
        [("2001", "founded"), ("2003", "Lake Treaty"), ("2005-05", "met")],
    ),
]


@pytest.mark.parametrize(("text", "events"), EVENTS)
def test_each_thing_that_happened_is_one_candidate(text: str, events: list[tuple[str, str]]) -> None:
    found = [candidate for candidate in mine(text) if candidate.kind == "dated"]
    assert sorted(candidate.edtf or "" for candidate in found) == sorted(date for date, _ in events)
    left = [(candidate.edtf, " ".join(candidate.title.values())) for candidate in found]
    for date, word in events:
        match = next((one for one in left if one[0] == date and word in one[1]), None)
        assert match, f"{date} {word!r} is not among {left}"
        left.remove(match)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1996年和1997年，两国分别在上海、莫斯科签署《甲协定》和《乙协定》。", {"1996": "上海", "1997": "莫斯科"}),
        (
            "In 1996 and 1997, they signed the A Treaty and the B Treaty respectively in Shanghai and Moscow.",
            {"1996": "Shanghai", "1997": "Moscow"},
        ),
    ],
)
def test_each_of_two_coordinated_dates_has_its_own_place(text: str, places: dict[str, str]) -> None:
    assert {candidate.edtf: candidate.place for candidate in mine(text)} == places


def test_evidence_is_the_span_of_the_date_and_says_where_it_stands() -> None:
    text = "---\nid: li-2003\nissued: 2003\n---\n\nThe forum was founded in June of 2001 (§1 ¶4).\n"
    document = as_document(text, "li.md", source="li-2003")
    (candidate,) = propose_candidates([document])
    (quote,) = candidate.evidence
    assert text[quote.start : quote.end] == quote.text == "June of 2001"
    assert (quote.source, quote.at) == ("li-2003", "§1 ¶4")


def test_a_paragraph_cut_by_notes_is_read_whole() -> None:
    text = "# 题\n\n一段在前。\n\n2002年6月的某地\n\n---\n\n[1] 某书，2001年版。\n\n峰会上，各国签署了《某宣言》。\n"
    (candidate,) = [one for one in mine(text) if one.edtf == "2002-06"]
    assert "某宣言" in candidate.title["zh"]


def test_acts_and_firsts_come_before_numbers_and_background() -> None:
    text = "2008—2012年，贸易增长了12%。2001年6月，两国元首在北京签署《某条约》，首次确立合作机制。2010年前后情况复杂。"
    assert mine(text)[0].edtf == "2001-06"
    assert mine(text)[-1].edtf == "2008/2012"


def test_reasons_are_told_in_words() -> None:
    (candidate,) = mine("2001年6月，两国元首在北京签署《某条约》。")
    assert "an act: sign" in candidate.reasons
    assert "names 某条约" in candidate.reasons


def test_a_reworded_sentence_keeps_the_key() -> None:
    one, other = (
        mine("2001年6月，两国在北京签署《某条约》。"),
        mine("随后在2001年6月，双方正式签署了《某条约》，意义重大。"),
    )
    assert one[0].key == other[0].key


def test_keys_are_unique() -> None:
    keys = [candidate.key for text, _ in EVENTS for candidate in mine(text)]
    assert len(mine(*(text for text, _ in EVENTS))) == len({c.key for c in mine(*(text for text, _ in EVENTS))})
    assert keys


def test_the_same_documents_give_the_same_candidates() -> None:
    texts = [text for text, _ in EVENTS]
    assert mine(*texts) == mine(*texts)


def test_nothing_happened_is_no_candidate() -> None:
    assert mine("安全是发展的前提。", "Security is a condition of growth.", "") == []


PIECES = st.sampled_from(
    [
        "2001年6月，",
        "两国",
        "签署",
        "《甲条约》",
        "和",
        "、",
        "In May 2003, ",
        "China ",
        "signed ",
        "the River Treaty",
        "。",
        ". ",
        "[1]",
        "“",
        "”",
        "\n\n",
        "[1] 某，2002年5月4日。",
        "分别",
        "1996年和1997年",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_mined_and_evidence_is_what_stands_there(text: str) -> None:
    for candidate in mine(text):
        assert 0 <= candidate.score <= 1
        assert candidate.evidence
        for quote in candidate.evidence:
            assert text[quote.start : quote.end] == quote.text
            assert quote.end - quote.start <= 60
