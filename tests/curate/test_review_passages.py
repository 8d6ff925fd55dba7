"""Passages: the whole place, cut at every edge, each stretch with the role of its date."""

from timeline.curate.review import find_passages
from timeline.curate.review.items import Item
from timeline.records.candidates import Quote
from timeline.records.documents import Document, Mention, Place, Zone

TEXT = "一。2014年5月在上海讲话，见《刊》2018年第5期。\n二。次日回国。"
BREAK = TEXT.index("\n")
DOCUMENT = Document(
    "seeds/x.md", TEXT, (Zone(0, len(TEXT), "body"),), (Place(0, BREAK, "¶1"), Place(BREAK + 1, len(TEXT), "¶2")), "xu"
)


def mention(text, role):
    start = TEXT.index(text)
    return Mention("seeds/x.md", start, start + len(text), text, "2014-05", None, "explicit", role, "zh")


MENTIONS = (mention("2014年5月", "event"), mention("2018年", "citation"))


def quote(text, doc="seeds/x.md"):
    start = TEXT.index(text)
    return Quote(doc, start, start + len(text), text, "xu", "¶1")


def passages(item):
    return find_passages(item, [DOCUMENT], lambda _: MENTIONS)


def test_dates_carry_their_roles_and_the_item_its_own_mark():
    (passage,) = passages(Item("k", "candidate", {}, quotes=(quote("2014年5月"),)))
    assert (passage.source, passage.at, passage.after) == ("xu", "¶1", "二。次日回国。")
    assert [(one.text, one.role, one.chosen) for one in passage.segments] == [
        ("一。", None, False),
        ("2014年5月", "event", True),
        ("在上海讲话，见《刊》", None, False),
        ("2018年", "citation", False),
        ("第5期。", None, False),
    ]


def test_an_act_that_crosses_a_date_is_cut_at_the_date():
    (passage,) = passages(Item("k", "undated", {}, quotes=(quote("5月在上海讲话"),)))
    assert "".join(one.text for one in passage.segments) == TEXT[:BREAK]
    assert [one.text for one in passage.segments if one.chosen] == ["5月", "在上海讲话"]


def test_two_quotes_of_one_paragraph_make_one_passage():
    (passage,) = passages(Item("k", "candidate", {}, quotes=(quote("2014年5月"), quote("上海"))))
    assert [one.text for one in passage.segments if one.chosen] == ["2014年5月", "上海"]


def test_the_evidence_of_a_draft_is_looked_up_by_its_locator():
    rows = [{"source": "xu", "at": "¶2", "as_written": "次日"}, {"source": "nobody", "at": "¶1"}, {"basis": "editor"}]
    (passage,) = passages(Item("k", "draft", {"evidence": rows}))
    assert passage.at == "¶2"
    assert [one.text for one in passage.segments if one.chosen] == ["次日"]


def test_a_document_that_is_not_at_hand_has_no_passage():
    assert passages(Item("k", "candidate", {}, quotes=(quote("上海", "elsewhere.md"),))) == []
