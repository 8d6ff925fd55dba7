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
    ("The forum met in 1999. Later that year, Chad signed the River Treaty.", "Chad signed the River Treaty"),
    ("However, in May 2001 Chad signed the River Treaty.", "Chad signed the River Treaty"),
    ("Subsequently, in May 2001, Chad signed the River Treaty.", "Chad signed the River Treaty"),
    ("不过，2001年5月，两国签署《某条约》。", "两国签署《某条约》"),
    ("1999年，论坛成立。其后，2001年5月，两国签署《某条约》。", "两国签署《某条约》"),
    ("It rests on the River Treaty, signed in May 2001.", "The River Treaty signed"),
    ("In May 2001, a group of states, among them Chad and Niger, founded it.", "A group of states founded it"),
    (
        "In May 2004 the Panel on Threats, Challenges and Change endorsed the idea.",
        "The Panel on Threats, Challenges and Change endorsed the idea",
    ),
    (
        "In 2014, the Federal Department of Rivers, the City of Old Northern Harbours, and the court opened a ferry.",
        "The Federal Department of Rivers and others opened a ferry",
    ),
    (
        "30 May 2008: In Lyon, the two states ratify the Convention on Rivers.",
        "The two states ratify the Convention on Rivers",
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
            assert not words.lower().startswith(("later", "however", "subsequently", "it ", "its ", "其后", "不过"))
