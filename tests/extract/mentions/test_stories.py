"""A bare month takes the year of the story told before it, or of the document's own time: an example for each rule."""

from __future__ import annotations

import pytest

from timeline.extract import find_mentions
from timeline.extract.mentions.stories import RULES

LONG = "The talks went on and on, and nobody wrote down what was said of them. " * 25

STORIES = [
    ("_heads_the_line_above", "2019\nMarch: a treaty.", "March", "2019-03"),
    ("_ends_a_range", "It sat from March 2019 to May.", "March 2019 to May", "2019-03/2019-05"),
    ("_looks_ahead", "Last year it met in Lima, it meets in July.", "July", "2024-07"),
    ("_is_of_this_year", "This year there are two meetings, one in September.", "September", "2024-09"),
    ("_has_come_round", "Idle since February 2022, it returned in February.", "February", "2024-02"),
    ("goes_back", "It fell in November 2023. It rose in April.", "April", "2024-04"),
    ("_is_yet_to_come", "Renewed on 31 August 2023, it expires on 31 August.", "31 August", "2024-08-31"),
    ("_is_told_beforehand", "Signed in 2019, it will be renewed in July.", "July", "2024-07"),
    ("in_one_sentence", "Founded in March 2019 and enlarged in May.", "May", "2019-05"),
    ("_was_foreseen", "A review is due in 2026. In May they had met.", "May", "2024-05"),
    ("_was_reckoned", "Last week it met. In May it had met, too.", "May", "2024-05"),
    ("_is_out_of_reach", f"It met in March 2022. {LONG}It met in May.", "May", "2024-05"),
    ("_is_out_of_reach", f"It met in March 1922. {LONG}It met in May.", "May", "1922-05"),
    ("_follows_mere_year", "It began in 2019. It will end in July.", "July", "2024-07"),
    ("_is_recent", "It met in March 2021.\n\nOn 28 May it met again.", "28 May", "2024-05-28"),
    ("_is_recent", "It met in March 2021.\n\nOn 28 April it met again.", "28 April", "2021-04-28"),
    ("_is_recent", "It met in March 1921.\n\nIn the summer it met again.", "summer", "1921-22"),
    ("_begins_anew", "Yesterday and last Friday they met.\n\nIn 2021 too.\n\nIn May it rose.", "May", "2024-05"),
    ("_begins_anew", "It met in March 2022.\n\nIn May it met again.", "May", "2024-05"),
    ("_begins_anew", "It met in March 2020.\n\nIn May it met again.", "May", "2020-05"),
    ("_begins_anew", "In 2023 and 2024 it sat, as in March 1972.\n\nIn May it met again.", "May", "2024-05"),
    ("_has_come_round", "Opened in August 2022 and extended, most recently in August.", "August", "2023-08"),
]


@pytest.mark.parametrize(("rule", "text", "bare", "value"), STORIES)
def test_a_bare_month_takes_the_year_that_the_rule_says(rule, text, bare, value):
    assert rule in {step.__name__ for step, _ in RULES}
    found = [mention.edtf for mention in find_mentions(text, reference="2024-06-15") if mention.text.endswith(bare)]
    assert found[-1:] == [value]


def test_every_rule_has_its_example():
    assert {step.__name__ for step, _ in RULES} == {rule for rule, *_ in STORIES}


TELLING = [
    # What is told in passing leads no story …
    ("In March 1955 it was printed. A 1956 inquiry cleared him. In June he left.", "June", "1955-06"),
    (
        "In March 1962 they signed. It did as it had from 1954 to 1958. On 27 August they left.",
        "27 August",
        "1962-08-27",
    ),
    # … but a month newly told does, and "two years later" counts from a year newly told.
    ("In 1995 they met. At a March 1997 summit they agreed. In May it was signed.", "May", "1997-05"),
    ("They came in 1885. It was settled by an 1887 convention. Two years later they built.", "Two years later", "1889"),
    # Nine months ahead are too far for what is known already.
    ("On January 16, 1873, they spoke of the president’s December 2 message.", "December 2", "1872-12-02"),
    ("On January 16, 1873, they spoke. On December 2 the president did.", "December 2", "1873-12-02"),
    # Until a later day of the same month is of the same year.
    ("On 4 August 2022 it began, and until 8 August it was held.", "8 August", "2022-08-08"),
    ("On 8 August 2022 it began, and until 4 August it was held.", "4 August", "2023-08-04"),
    # An entry of a chronology is back at its own year in a new sentence.
    ("1978\n\n10 November: they met. Work ended in 1980. On 25 November they parted.", "25 November", "1978-11-25"),
    ("1978年\n\n11月10日　会议召开。工作于1980年结束。11月25日，会议闭幕。", "11月25日", "1978-11-25"),
    # What is in force from a day does not lead "the same day".
    (
        "On 16 December 1978 they announced ties from 1 January 1979 on. The same day it was read.",
        "The same day",
        "1978-12-16",
    ),
    # What belongs to a law, a treaty or "pre-1955 records" leads none; nor does a mere "end of February".
    ("In March 1980 they wrote of pre-1955 records. In April they met.", "April", "1980-04"),
    ("In March 1974 they cited the Lisbon accords of 1959. In July it fell.", "July", "1974-07"),
    (
        "It ends on 31 May 2021. By the end of February 2020 the council had met. In early March it rose.",
        "early March",
        "2020-03",
    ),
    # "That year" in the sentence of a law is the law's.
    (
        "In 1948 they met. By the Peerages Act 1958, assented to on 30 April of that year, it was so.",
        "30 April of that year",
        "1958-04-30",
    ),
    # A winter of two years leads into the second.
    (
        "In October 1978 they met. In the winter of 1978–79 nothing moved. In early March they met.",
        "early March",
        "1979-03",
    ),
    # Where nothing has been told and no date stated, a month is of the first year that is told.
    ("On July 23, they met. On September 15, 1980, they met again.", "July 23", "1980-07-23"),
    ("7月23日，双方会晤。2005年9月，双方再次会晤。", "7月23日", "2005-07-23"),
    # A chronicle without a date of its own says "this year" of the year it tells.
    ("In 1973 rice was sown. This year saw a harvest.", "This year", "1973"),
]


IN_2024 = [
    ("The 2014 annexation was over. In May it was said.", "May", "2024-05"),
    ("On a bright July morning, the ministers met.", "July", "2023-07"),
    ("On a bright July morning, the ministers will meet.", "July", "2024-07"),
    ("On 17 May it was signed. They must report by 2 January.", "2 January", "2025-01-02"),
    ("In 2023 and 2024 it sat. After Georgia’s 2008 war, it said on 11 May, it rose.", "11 May", "2024-05-11"),
    ("A ruling is expected on Saturday.", "Saturday", "2024-06-15"),
    ("A ruling is expected on Sunday.", "Sunday", "2024-06-16"),
    ("基金于2023年底设立。\n\n部长1月底到访。", "1月底", "2024-01"),
]


ROWS = [(None, *row) for row in TELLING] + [("2024-06-15", *row) for row in IN_2024]


@pytest.mark.parametrize(("reference", "text", "bare", "value"), ROWS)
def test_a_story_is_led_by_what_is_told_not_by_what_is_named(reference, text, bare, value):
    found = {mention.text: mention.edtf for mention in find_mentions(text, reference=reference)}
    assert found.get(bare) == value


NEWS = [
    ("新华社日内瓦6月15日电　部长今天到访。", "今天"),
    ("部长今天到访，本周三离开。", "今天"),
    ("我今天看到很多新朋友。", "今天"),
    ("Flights end today. He was in Paris last night.", "today"),
]


@pytest.mark.parametrize(("text", "bare"), NEWS)
def test_in_news_today_is_a_day(text, bare):
    assert bare in [mention.text for mention in find_mentions(text, reference="2024-06-15")]


@pytest.mark.parametrize(
    "text",
    [
        "今天的中国与昨天不同。",
        "部长到访今天的香港，本周三离开。",
        "从那时到今天，本周三已有十年。",
        "今天，世界已经不同，本周三可见。",
    ],
)
def test_today_is_our_time_where_the_words_say_so(text):
    assert "今天" not in [mention.text for mention in find_mentions(text, reference="2024-06-15")]


def test_a_weekday_is_near_the_day_that_heads_its_section():
    days = ("#### Wednesday, August 3", "- By Wednesday they met, until Monday.", "#### Thursday, August 4")
    text = "\n\n".join(("Published: 11 August 2022", *days))
    found = [(mention.text, mention.edtf) for mention in find_mentions(text)]
    assert ("Wednesday", "2022-08-03") in found
    assert ("Monday", "2022-08-08") in found


def test_days_that_are_headings_are_no_date_of_the_document():
    text = "### 20 September 1944\n\nOrder 12 closed the office.\n\n### 8 January 1945\n\nOrder 13 opened it.\n"
    assert [mention.role for mention in find_mentions(text)] == ["event", "event"]
