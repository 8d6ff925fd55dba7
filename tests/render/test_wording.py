"""Dates in the words of each language, no finer than they are known."""

from __future__ import annotations

import pytest

from timeline.render.languages import Edition
from timeline.render.wording import date_in_words, precision_in_words

TABLE = [
    ("2001-06-15", None, "15 June 2001", "2001年6月15日"),
    ("2001-06", None, "June 2001", "2001年6月"),
    ("2001", None, "2001", "2001年"),
    ("199X", None, "the 1990s", "20世纪90年代"),
    ("200X", None, "the 2000s", "21世纪00年代"),
    ("19XX", None, "20th century", "20世纪"),
    ("19XX", "end", "late 20th century", "20世纪末"),
    ("199X", "start", "early 1990s", "20世纪90年代初"),
    ("2002", "start", "early 2002", "2002年初"),
    ("2002", "mid", "mid-2002", "2002年中期"),
    ("2013/2017", None, "2013–2017", "2013—2017年"),
    ("2013-05/2017-06", None, "May 2013 – June 2017", "2013年5月至2017年6月"),
    ("2014-05-20/2014-05-21", None, "20–21 May 2014", "2014年5月20日至21日"),
    ("2013/2017-06", None, "2013 to June 2017", "2013年至2017年6月"),
    ("2023/..", None, "since 2023", "2023年起"),
    ("../1985", None, "until 1985", "至1985年"),
    ("2002~", None, "about 2002", "约2002年"),
    ("2002?", None, "possibly 2002", "可能为2002年"),
    ("2002", "approx", "about 2002", "约2002年"),
    ("2001-21", None, "spring 2001", "2001年春"),
    ("2013-34", None, "second quarter of 2013", "2013年第二季度"),
    ("2013-40", None, "first half of 2013", "2013年上半年"),
    ("2023-07-28", "before", "on or before 28 July 2023", "2023年7月28日或之前"),
    ("2023", "after", "in or after 2023", "2023年或之后"),
    ("-0100", None, "101 BCE", "公元前101年"),
]


@pytest.mark.parametrize(("edtf", "mod", "en", "zh"), TABLE)
def test_a_date_reads_as_its_readers_say_it(edtf, mod, en, zh):
    assert date_in_words(Edition("en"), edtf, mod) == en
    assert date_in_words(Edition("zh-Hans"), edtf, mod) == zh


def test_traditional_chinese_says_it_in_its_own_characters():
    assert date_in_words(Edition("zh-Hant"), "19XX", "end") == "20世紀末"
    assert date_in_words(Edition("zh-Hant"), "2014-05-20/2014-05-21") == "2014年5月20日至21日"


def test_precision_has_words_in_each_language():
    assert precision_in_words(Edition("en"), "2001-06") == "to the month"
    assert precision_in_words(Edition("zh-Hant"), "2001-06") == "精確到月"
