"""Laws of finding dates: once, exactly, whatever stands around; no text makes it slow."""

import calendar
import itertools
import re
import sys
import time
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from timeline.dates import contains
from timeline.extract.mentions import find_dates, find_mentions, fold
from timeline.extract.mentions.beginnings import first_characters, may_begin
from timeline.extract.mentions.normalise import read_word
from timeline.extract.mentions.rules import load_grammar, load_tables, write_pattern

HAN = "〇一二三四五六七八九"
MONTHS = calendar.month_name[1:]


def han(number):
    if number < 10:
        return HAN[number]
    tens, units = divmod(number, 10)
    return ("" if tens == 1 else HAN[tens]) + "十" + (HAN[units] if units else "")


def spell_chinese(day):
    year = "".join(HAN[int(digit)] for digit in str(day.year))
    yield f"{day.year}年{day.month}月{day.day}日"
    yield f"{day.year} 年 {day.month} 月 {day.day} 日"
    yield f"{day.year}年{day.month:02}月{day.day:02}日"
    yield f"{year}年{han(day.month)}月{han(day.day)}日"
    yield f"{day.year}年{day.month}月{day.day}日".translate({48 + n: 0xFF10 + n for n in range(10)})
    yield day.isoformat()
    if day.year > 1911:
        yield f"民國{day.year - 1911}年{day.month}月{day.day}日"


def spell_english(day):
    month = MONTHS[day.month - 1]
    yield f"{month} {day.day}, {day.year}"
    yield f"{day.day} {month} {day.year}"
    yield f"{month[:3]}. {day.day}, {day.year}" if month != "May" else f"May {day.day}, {day.year}"
    yield day.isoformat()


settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

DAYS = st.dates(date(1850, 1, 1), date(2079, 12, 31))
CHINESE = st.sampled_from(["双方", "，会议", "。", "“", "》", "（", "）", "协定", "\n", "第一次", "多边合作", "、"])
ENGLISH = st.sampled_from(["they ", "signed ", "(", ")", ". ", ", ", "\n", "the treaty ", "“", "again ", "may "])


@given(DAYS, st.data(), st.lists(CHINESE, max_size=4), st.lists(CHINESE, max_size=4))
def test_a_day_in_any_chinese_spelling_is_found_once_and_exactly(day, data, before, after):
    written = data.draw(st.sampled_from(list(spell_chinese(day))))
    left, right = "".join(before), "".join(after)
    found = [(m.start, m.end, m.edtf) for m in find_mentions(left + written + right)]
    assert found == [(len(left), len(left) + len(written), day.isoformat())]


@given(DAYS, st.data(), st.lists(ENGLISH, max_size=4), st.lists(ENGLISH, max_size=4))
def test_a_day_in_any_english_spelling_is_found_once_and_exactly(day, data, before, after):
    written = data.draw(st.sampled_from(list(spell_english(day))))
    left, right = "".join(before), " " + "".join(after)
    found = [(m.start, m.end, m.edtf) for m in find_mentions(left + written + right)]
    assert found == [(len(left), len(left) + len(written), day.isoformat())]


@given(DAYS)
def test_the_month_of_a_day_contains_it(day):
    texts = (f"{day.year}年{day.month}月", f"{day.year}年{day.month}月{day.day}日")
    month, exact = (next(find_mentions(text)).edtf for text in texts)
    assert contains(month, exact)
    assert contains(str(day.year), month)


@given(st.text(alphabet="0123456789年月日世纪—-至和同今去the mayMay,./（）%“”\n民國一二十", max_size=60))
@settings(max_examples=300)
def test_mentions_are_sorted_and_apart_and_quote_the_text(text):
    past = 0
    for mention in find_mentions(text, reference="2024-06-15"):
        assert past <= mention.start < mention.end
        assert mention.text == text[mention.start : mention.end]
        past = mention.end


@given(st.sampled_from(["1997年3月提出。同年4月签署。", "In June of 2001, it began. In July, they met."]), st.data())
def test_what_follows_the_paragraph_changes_nothing_in_it(paragraph, data):
    following = data.draw(st.lists(st.one_of(CHINESE, ENGLISH, st.just("1975年"), st.just("in 1968 "))).map("".join))
    assume("日期" not in following)
    alone = [(m.start, m.edtf) for m in find_mentions(paragraph)]
    together = [(m.start, m.edtf) for m in find_mentions(f"{paragraph}\n\n{following}")]
    assert together[: len(alone)] == alone


def test_no_clock_is_read():
    assert list(find_mentions("今年，双方会谈。This year they met.")) == []


def test_a_day_that_is_given_a_half_year_for_its_month_is_no_fault():
    assert list(find_mentions("上半年of 3日：元that same day", reference="2024-06-15"))


@pytest.mark.parametrize(
    "pattern",
    ["May", "[^a-c]x", "(?:(?=[ab])|-)?[a-z]y", "(?<!a)(?i:b|)(?!c)[.0]+", r"(?=a|b).y", r"\bx|\d", "a*", "."],
)
def test_every_match_begins_with_a_character_that_it_may_begin_with(pattern):
    texts = ("".join(text) for length in (1, 2, 3) for text in itertools.product("abcBxyMa.-0", repeat=length))
    matched = {text[0] for text in texts if re.match(pattern, text)}
    first = first_characters([pattern])
    assert all(may_begin(pattern, char) and (first is None or re.match(first, char)) for char in matched)


HOSTILE = {
    "figures": "7",
    "numerals": "一二三四五",
    "open brackets": "（([【",
    "years in a list": "1996、",
    "years and dashes": "2013-",
    "months": "May ",
    "words that may begin a date": "the ",
    "one line of dates": "2014年5月21日",
    "pointers": "同年，",
    "centuries": "本世纪初，",
    "links": "](a",
    "addresses": "http://a.b/2014/05/",
    "one line of prose": "They met again, as was said in 2014. ",
    "works in one line": "[3] 王某：《书》，北京：某社2014年版，第7页。",
    "open quotations": "《“「『〔<",
    "open brackets with years": "（2014年，会谈",
    "no punctuation": "会议在北京举行ministersmet",
    "note marks": "会谈[3]，签署①",
    "headings": "# 甲\n\n一、乙\n\n他们会谈。\n\n",
    "rules": "甲\n---\n",
    "stars": "*",
    "the same month": "2014年5月3日，同月，同日，5日，",
    "that month": "In May 2014, the same month, in July, ",
    "decades": "20世纪70年代末，80年代，",
    "ranges": "2013—2015年，5日至",
    "ranges in words": "between 2013 and 2014, from 2015 to ",
    "date lines": "2014年5月21日\n\n",
    "labelled days": "发布日期：2014年5月21日\n上周五，今年5月，",
    "figures of days": "03/04/2005, 09.11.1989 ",
    "chronology": "2014年5月21日，会谈。\n5月，签署。\n",
    "list of works": "[3] 王某：《书》，北京：某社2014年版，第7页。\n",
    "references": "Li, A., “On Rivers,” Water, vol. 3, no. 2 (Spring 2009), pp. 7–19.\n",
    "letters without spaces": "May",
    "spaces": " ",
}


def count_steps(text):
    """Return how many lines of Python the finder runs on the text: the same on every machine."""
    steps = 0

    def trace(_frame, event, _argument):
        nonlocal steps
        steps += event == "line"
        return trace

    sys.settrace(trace)
    try:
        find_dates(text)
    finally:
        sys.settrace(None)
    return steps


class Watched(str):
    """A text that counts the characters that are copied out of it and searched through."""

    __slots__ = ("passed",)

    def __new__(cls, text):
        watched = super().__new__(cls, text)
        watched.passed = 0
        return watched

    def __getitem__(self, place):
        found = super().__getitem__(place)
        self.passed += len(found)
        return found

    def find(self, wanted, start=0, end=sys.maxsize):
        found = super().find(wanted, start, end)
        self.passed += (min(end, len(self)) if found < 0 else found) - start
        return found

    def rfind(self, wanted, start=0, end=sys.maxsize):
        found = super().rfind(wanted, start, end)
        self.passed += min(end, len(self)) - max(start, found)
        return found


def count_characters(text):
    watched = Watched(text)
    find_dates(watched)
    return watched.passed


@pytest.mark.parametrize("name", HOSTILE)
def test_three_times_the_text_has_about_three_times_the_characters_passed(name):
    """What a line of Python does to the whole text: to copy all that stands before each date is quadratic."""
    find_dates("2014")
    once, again = (count_characters(HOSTILE[name] * (characters // len(HOSTILE[name]))) for characters in (3000, 9000))
    assert again <= 4.5 * once + 1000


@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_at_most_twice_the_steps(name):
    find_dates("2014")
    once, twice = (count_steps(HOSTILE[name] * count) for count in (200, 400))
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize(
    "name", ["figures", "numerals", "open brackets", "words that may begin a date", "links", "spaces", "stars"]
)
def test_eight_times_the_text_takes_nowhere_near_sixty_four_times_as_long(name):
    """The steps inside the pattern engine: what is quadratic takes 64 times as long, what is linear about 8."""
    find_dates("2014")

    def seconds(text):
        start = time.process_time()
        find_dates(text)
        return time.process_time() - start

    short, long = (HOSTILE[name] * (2000 * times // len(HOSTILE[name])) for times in (1, 8))
    assert min(seconds(long) for _ in range(2)) <= 30 * max(min(seconds(short) for _ in range(3)), 0.001)


LARGE = {
    "200,000 figures": "7" * 200_000,
    "10,000 open brackets": "（([【" * 2500,
    "500 kB of dates in one line": "2014年5月21日，会谈。5月，签署。" * 9_700,
    "200 kB of addresses without a space": "http://a.b/2014/05/" * 10_500,
    "500 kB of prose in one line": "They met again to speak of the river, and of what was said in 2014. " * 7_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LARGE)
def test_a_large_text_takes_as_much_longer_as_it_is_longer(name):
    find_dates("2014年5月21日，in May 2014")

    def seconds(text):
        begun = time.process_time()
        find_dates(text)
        return time.process_time() - begun

    text = LARGE[name]
    part = min(seconds(text[: len(text) // 20]) for _ in range(2))
    assert seconds(text) <= 60 * part + 0.5


def test_one_table_serves_both_scripts():
    """Every simplified character of the Chinese table whose traditional form differs is folded."""
    import opencc

    convert = opencc.OpenCC("s2t").convert
    table = next(table for table in load_tables() if table["language"] == "zh")
    rules = "".join(row["pattern"] for row in table["rules"]) + "".join(table["pieces"].values())
    words = "".join(word for words in table["words"].values() for word in words)
    cues = "".join(row["pattern"] for rows in table["cues"].values() for row in rows)
    han_characters = {character for character in rules + words + cues if "\u4e00" <= character <= "\u9fff"}
    grammar = load_grammar()
    assert {c: convert(c) for c in han_characters if fold(convert(c), grammar) != c} == {}


WEEKDAYS = {
    "一": "Monday",
    "二": "Tuesday",
    "三": "Wednesday",
    "四": "Thursday",
    "五": "Friday",
    "六": "Saturday",
    "日": "Sunday",
}


@given(
    st.dates(date(1000, 1, 1), date(9989, 12, 31)),
    st.integers(1, 7),
    st.sampled_from([("上", -1), ("本", 0), ("下", 1)]),
)
def test_a_weekday_of_a_week_named_in_chinese_is_in_that_week(own, number, week):
    word, offset = week
    [mention] = find_mentions(f"会议于{word}周{list(WEEKDAYS)[number - 1]}举行。", reference=own.isoformat())
    monday = own - timedelta(days=own.weekday()) + timedelta(weeks=offset)
    assert mention.edtf == (monday + timedelta(days=number - 1)).isoformat()


@given(st.dates(date(1000, 1, 1), date(9989, 12, 31)), st.integers(1, 7), st.sampled_from(["last", "next", "said on"]))
def test_a_weekday_in_english_is_the_nearest_on_its_side(own, number, word):
    name = list(WEEKDAYS.values())[number - 1]
    [mention] = find_mentions(f"The minister left {word} {name}, in good time.", reference=own.isoformat())
    day = date.fromisoformat(mention.edtf)
    apart = (day - own).days
    assert day.isoweekday() == number
    assert {"last": -7 <= apart < 0, "next": 0 < apart <= 7, "said on": -7 < apart <= 0}[word]


@pytest.mark.parametrize("own", ["0001-01-01", "0009-12-31", "9999-12-31", "-0220-01-01"])
def test_weeks_at_the_edges_of_the_calendar_are_no_mentions_and_no_fault(own):
    assert list(find_mentions("They met last week and two weeks ago.", reference=own)) == []


NAMES = sorted(
    {
        (table["language"], piece or field)
        for table in load_tables()
        for row in table["rules"]
        for field, piece in re.findall(r"\{(part|mod|half)(?::(\w+))?\}", row["pattern"])
        if (piece or field) in table["pieces"]
    }
)


@pytest.mark.parametrize(("language", "name"), NAMES)
@given(data=st.data())
def test_what_a_piece_matches_its_word_list_reads(language, name, data):
    table = next(table for table in load_tables() if table["language"] == language)
    pattern, _ = write_pattern(table, f"{{{name}}}")
    words = table["words"][name]
    assert read_word(data.draw(st.from_regex(re.compile(pattern), fullmatch=True)), words) in words.values()


@pytest.mark.parametrize(
    "text", ["over the last half dozen years", "in eighteen-hundred\u00a0twenty", "2013年首三个季度，"]
)
def test_no_number_in_words_is_too_odd_to_be_read(text):
    assert all(mention.edtf for mention in find_mentions(f"In 2013 it rose {text} and fell"))
