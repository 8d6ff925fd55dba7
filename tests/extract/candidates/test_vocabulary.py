"""Names are found in both scripts, the longest winning; formulas are read out of lists."""

from __future__ import annotations

import pytest

from tests.extract.candidates.mining import actor, mine, term
from timeline.extract.candidates.formulas import find_formula
from timeline.extract.candidates.passages import fold
from timeline.extract.candidates.vocabulary import build_vocabulary, find_definitions

ACTORS = (
    actor("forum", "organisation", "River Forum", "江河论坛", "RF"),
    actor("river", "state", "River", "江河"),
    actor("saudi", "state", "Saudi Arabia", "沙特阿拉伯", "沙烏地阿拉伯"),
)
TERMS = tuple(
    term(name, "principle", en, zh)
    for name, en, zh in [
        ("trust", "Mutual trust", "互信"),
        ("benefit", "Mutual benefit", "互利"),
        ("common", "Common security", "共同安全"),
        ("lasting", "Sustainable security", "可持续安全"),
    ]
)
VOCABULARY = build_vocabulary(TERMS, ACTORS)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("江河論壇在日本舉行", ["forum", "JP"]),
        ("the River Forum (RF) met", ["forum", "forum"]),
        ("沙烏地阿拉伯與伊朗", ["saudi", "IR"]),
        ("the rf and a scarf", []),
        ("discourse on rivers", []),
        ("in Almaty", ["Asia/Almaty"]),
    ],
)
def test_names_are_found_whole_and_in_both_scripts(text: str, ids: list[str]) -> None:
    assert [hit.id for hit in VOCABULARY.find(fold(text))] == ids


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("以互信、互利为基础", ("trust", "benefit")),
        ("践行共同、综合、可持续的安全观", ("common", "lasting")),
        ("倡导共同安全、可持续安全的理念", ("common", "lasting")),
        ("based on mutual trust, mutual benefit and equality", ("trust", "benefit")),
        ("featuring common, comprehensive and sustainable security", ("common", "lasting")),
        ("双方增进互信", ()),
    ],
)
def test_a_formula_is_read_out_of_a_list(text: str, states: tuple[str, ...]) -> None:
    assert find_formula(text, VOCABULARY) == states


def test_a_candidate_states_the_formula_of_its_sentence() -> None:
    (candidate,) = mine("2002年6月，江河论坛提出以互信、互利为核心的主张。", terms=TERMS, actors=ACTORS)
    assert (candidate.states, candidate.actors) == (("trust", "benefit"), ("forum",))


def test_without_a_vocabulary_countries_are_named_as_written() -> None:
    (candidate,) = mine("2003年，哈薩克與日本簽署《某條約》。")
    assert candidate.actors == ("哈薩克", "日本")


def test_what_a_document_defines_for_short_is_one_name() -> None:
    text = "东江合作组织（以下简称“东合组织”）有十国。\n\n2001年6月，东合组织成立。"
    assert find_definitions(text) == {"东合组织": "东江合作组织"}
    assert [candidate.actors for candidate in mine(text)] == [("东合组织",)]
