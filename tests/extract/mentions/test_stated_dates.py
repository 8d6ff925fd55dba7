"""The date that a document states for itself, wherever it stands."""

import pytest

from timeline.extract.mentions import find_mentions, find_stated_date

ENGLISH = (
    "The minister met his counterpart in a long session about trade and the environment, and both agreed to meet again."
    "\n\nThey had met in March 2019 and on 4 June 2021.\n"
)
CHINESE = (
    "外长在此间会见来访客人，双方就经贸、环境与地区局势等问题深入交换意见，同意继续保持接触，推动合作。"
    "\n\n2019年3月和2021年6月4日，双方曾两次会晤。\n"
)
HEADS = [
    "Title\n\nWASHINGTON, May 5, 2023 (Reuters) -",
    "Title\n\n(Beijing, May 5, 2023)",
    "For Immediate Release\nMay 5, 2023\n\nTitle",
    "Press Release – 5 May 2023\n\nTitle",
    "Title\nPublished: 5 May 2023 10:30 BST",
    "Title\nPosted on May 5, 2023 by admin",
    "Date of publication: 5.5.2023\n\nTitle",
    "Title\nBy Jane Doe | May 5, 2023",
    "Title\nBy Jane Doe | May 5, 2023 | Page 7",
    "Title\nMay 5, 2023, 6:40 p.m. ET | Updated May 8, 2023",
    "# Title\n\n**By A. Writer** · 5 May 2023 · 8 min read",
    "Remarks by the Minister\nBrussels, 5 May 2023",
    "Title\n\nTROMSØ, Norway, May 5, 2023 — It rained.",
    "Title\n\nVIENTIANE, Lao PDR, 5 May 2023 – It rained.",
    "标题一则\n\n新华社北京2023年5月5日电",
    "标题一则\n2023-05-05 10:20:33 来源：某网",
    "標題一則\n發布日期：112-05-05",
    "標題一則\n日期：中華民國112年5月5日",
    "标题一则\n——在论坛上的讲话（2023年5月5日，北京）",
    "标题一则\n文/张三 2023.05.05",
    "标题一则\n某刊2023年第31期（5月5日出版）",
    "# 一周动态\n\n编辑部 · 2023年4月29日—5月5日",
    "标题一则\n\n《光明日报》（2023年5月5日 第12版）",
    "标题一则\n\n本文首发于2023年5月5日。",
    "Title\n\nJane Doe, “Title,” The Paper, p. 3, May 5, 2023",
    "Title\n\nThis article first appeared in The Paper on 5 May 2023.",
    "Title\n\nThe information in this briefing is correct as of 5 May 2023.",
]
TAILS = ["5 May 2023", "London, 5 May 2023", "2023年5月5日", "（2023年5月5日于北京）", "某某部　2023年5月5日"]


def is_chinese(text):
    return any("\u4e00" <= char <= "\u9fff" for char in text)


@pytest.mark.parametrize("head", HEADS)
def test_the_date_over_the_text_is_its_own(head):
    assert find_stated_date(f"{head}\n\n{CHINESE if is_chinese(head) else ENGLISH}") == "2023-05-05"


@pytest.mark.parametrize("tail", TAILS)
def test_the_date_under_the_text_is_its_own(tail):
    text = f"标题一则\n\n{CHINESE}" if is_chinese(tail) else f"Title\n\n{ENGLISH}"
    assert find_stated_date(f"{text}\n\n{tail}\n") == "2023-05-05"


@pytest.mark.parametrize(
    ("cover", "last_year"),
    [("June 2023\n\nContents\n\nPreface", "2022"), ("Research Note | June 2023", "2022"), ("5 May 2024", "2023")],
)
def test_the_month_on_a_cover_is_the_documents_own_where_no_day_is(cover, last_year):
    text = f"Report\n\n{cover}\n\n{ENGLISH}\nIt was adopted last year.\n"
    assert [mention.edtf for mention in find_mentions(text) if mention.text == "last year"] == [last_year]


def test_months_that_head_the_entries_of_a_chronology_are_not_its_own():
    text = f"Chronology\n\nMay 2019\n\n{ENGLISH}\nJune 2021\n\n{ENGLISH}"
    assert find_stated_date(text) is None


@pytest.mark.parametrize("text", [ENGLISH, CHINESE, f"Title\n\n{ENGLISH}"])
def test_a_date_that_is_told_is_not_its_own(text):
    assert find_stated_date(text) is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("新华社日内瓦6月5日电　部长在此间会见记者。去年贸易额有所增长。2023年11月双方重启谈判。", "2023"),
        ("新华社日内瓦6月5日电　部长在此间会见记者。去年贸易额有所增长。2023年3月双方重启谈判。", "2022"),
        ("2023年6月5日，部长在此间会见记者。去年贸易额有所增长。", "2022"),
        ("以下是部长2023年6月5日在论坛上的讲话。去年贸易额有所增长。昨天又有会谈。", "2022"),
        ("以下是部长2023年6月5日在论坛上的讲话。去年贸易额有所增长。", None),
        ("2001年6月5日，部长在此间会见记者。2023年又有会晤。去年贸易额有所增长。", None),
    ],
)
def test_a_document_that_states_no_date_in_full_has_that_of_its_dateline_or_its_first_words(text, edtf):
    assert [mention.edtf for mention in find_mentions(text) if mention.text == "去年"] == [edtf] * bool(edtf)
    assert find_stated_date(text) is None


def test_yesterday_is_reckoned_from_the_first_issue_not_from_the_correction():
    text = f"Title\nMay 5, 2023, 6:40 p.m. ET | Updated May 8, 2023\n\nIt opened yesterday. {ENGLISH}"
    assert "2023-05-04" in [mention.edtf for mention in find_mentions(text)]


def test_a_day_in_a_list_of_works_is_of_the_year_of_its_entry_else_of_the_documents_own():
    works = "References\n\nSmith, J. 2021. “A Fact.” Fact sheet, December 1.\nInterview with an officer, 2 April.\n"
    found = [mention.edtf for mention in find_mentions(f"Date: 3 May 2023\n\n{ENGLISH}\n{works}")]
    assert found[-3:] == ["2021", "2021-12-01", "2023-04-02"]


def test_each_item_of_a_collection_has_its_own_date():
    items = (
        "Office of the Spokesperson\n8 July 2024\n\nToday, the ministers met.",
        "Media Note\n3 August 2024\n\nThey met yesterday.",
    )
    found = [(m.text, m.edtf, m.role) for m in find_mentions("\n\n".join(items))]
    assert found == [
        ("8 July 2024", "2024-07-08", "publication"),
        ("Today", "2024-07-08", "event"),
        ("3 August 2024", "2024-08-03", "publication"),
        ("yesterday", "2024-08-02", "event"),
    ]


def test_items_may_be_labelled_and_no_story_goes_on_between_them():
    text = "Date:\n\n4 May 2017\n\nIn 2009 they met.\n\nDate:\n\n2 December 2016\n\nThey met in November.\n"
    assert [m.edtf for m in find_mentions(text)] == ["2017-05-04", "2009", "2016-12-02", "2016-11"]


def test_one_signature_makes_no_collection():
    text = "Letter\n\nThey met on 3 May.\n\nYours faithfully\nA. Secretary\n5 June 2020\n"
    assert [m.edtf for m in find_mentions(text)] == ["2020-05-03", "2020-06-05"]


def test_the_day_of_a_dispatch_is_that_of_today_and_takes_its_year_from_the_page():
    text = "某日报 1998年1月\n\n新华社北京12月30日电 发言人今天说，明年将访问。总理府三日晚宣布，去年增长。\n"
    assert [(m.text, m.edtf) for m in find_mentions(text)] == [
        ("1998年1月", "1998-01"),
        ("12月30日", "1997-12-30"),
        ("今天", "1997-12-30"),
        ("明年", "1998"),
        ("三日", "1997-12-03"),
        ("去年", "1996"),
    ]
