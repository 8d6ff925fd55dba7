"""Sentences and clauses of both scripts, and that nothing is lost between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.candidates.sentences import find_clauses, find_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("论坛成立。2004年会晤。", ["论坛成立。", "2004年会晤。"]),
        (
            "他说：“安全是普遍的。也是平等的。”[1]此后各国赞成。",
            ["他说：“安全是普遍的。也是平等的。”[1]", "此后各国赞成。"],
        ),
        ("Mr. Li met the U.S. envoy. They left.", ["Mr. Li met the U.S. envoy. ", "They left."]),
        ("• They met in May. Then they left.", ["They met in May. ", "Then they left."]),
        ("He said “trust.” In May they met.", ["He said “trust.” ", "In May they met."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in find_sentences(text)] == sentences


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("签署《甲，乙》，并发表1,200字声明；", ["签署《甲，乙》，", "并发表1,200字声明；"]),
        ("In 1996, China, Russia and Japan signed it", ["In 1996,", " China, Russia and Japan signed it"]),
        (
            "In 2004, the Panel on Threats, Challenges and Change reported",
            ["In 2004,", " the Panel on Threats, Challenges and Change reported"],
        ),
        (
            "In December 2004 the Panel on Threats, Challenges and Change reported",
            ["In December 2004 the Panel on Threats, Challenges and Change reported"],
        ),
        (
            "the Convention on the Use, Stockpiling, Production and Transfer of Mines was adopted",
            ["the Convention on the Use, Stockpiling, Production and Transfer of Mines was adopted"],
        ),
        ("In the Council of Europe, France and Italy met", ["In the Council of Europe,", " France and Italy met"]),
        ("At Lyon, France and Italy met", ["At Lyon,", " France and Italy met"]),
        (
            "The Treaty of Rome, which France signed, failed",
            ["The Treaty of Rome,", " which France signed,", " failed"],
        ),
        (
            "the Department of Rivers, the City of Lyon, and the foundation opened it",
            ["the Department of Rivers, the City of Lyon, and the foundation opened it"],
        ),
        ("他说“先谈，后签”，便走了", ["他说“先谈，后签”，", "便走了"]),
    ],
)
def test_clauses_keep_titles_lists_and_quotations_whole(text: str, clauses: list[str]) -> None:
    assert [text[start:end] for start, end in find_clauses(text, 0, len(text))] == clauses


@given(st.text("论坛签，。；“”《》 Aa.,!?\n1", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    spans = list(find_sentences(text))
    covered = {i for a, b in spans for i in range(a, b)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
    for start, end in spans:
        parts = find_clauses(text, start, end)
        assert "".join(text[a:b] for a, b in parts) == text[start:end]
