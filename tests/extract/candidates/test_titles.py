"""Titles are led by who acts and what is done, without date, quotation, note marks."""

from __future__ import annotations

import pytest

from tests.extract.candidates.mining import mine

TITLES = [
    ("2001年6月，两国元首在北京签署《某条约》。", "两国元首在北京签署《某条约》"),
    ("2014年5月，李明主席在峰会上指出：“安全应该是普遍的，也应该是平等的。”[4]", "李明主席在峰会上指出"),
    ("早在2017年,某国便啟動「全球」計畫。", "某国便啟動全球計畫"),
    ("In June of 2001, the River Forum was officially founded.", "The River Forum was officially founded"),
    (
        "In May of 2003, at the Moscow summit, President Li reiterated that “China stands for trust, and more.”",
        "President Li reiterated at the Moscow summit",
    ),
    ("Brunei joined on 7 January 1984, and Vietnam on 28 July 1995.", "Brunei joined"),
    (
        "In 1996, China, Russia and Japan signed the River Treaty.",
        "China, Russia and Japan signed the River Treaty",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_says_who_did_what(text: str, title: str) -> None:
    assert title in [words for candidate in mine(text) for words in candidate.title.values()]


@pytest.mark.parametrize("text", [text for text, _ in TITLES])
def test_a_title_is_short_and_has_no_year(text: str) -> None:
    for candidate in mine(text):
        for language, words in candidate.title.items():
            assert 0 < len(words) <= {"zh": 80, "en": 110}[language]
            assert not any(year in words for year in ("1984", "1995", "1996", "2001", "2003", "2014", "2017"))
