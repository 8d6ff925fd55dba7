"""Names of the vocabulary, counted by the date that their statement is about."""

import pytest

from timeline.extract.candidates.term_counts import count_terms
from timeline.extract.documents.zones import find_places, find_zones
from timeline.extract.mentions import find_mentions
from timeline.records.curated import Names, Term, Text
from timeline.records.documents import Document

TERMS = (
    Term(id="trust", kind="principle", label=Text(en="Mutual trust", zh="互信"), aliases=Names(zh=("相互信任",))),
    Term(id="common", kind="principle", label=Text(en="Common security", zh="共同安全")),
    Term(id="sco", kind="institution", label=Text(en="SCO", zh="上海合作组织")),
)


def document(text: str, date: str | None = None, path: str = "a.txt") -> Document:
    zones = find_zones(text)
    return Document(path, text, zones, find_places(text, zones), date=date)


def counted(*documents: Document) -> list[tuple[str, str | None, int]]:
    read = [(one, list(find_mentions(one.text, reference=one.date, doc=one.path))) for one in documents]
    return [(one.term, one.edtf, one.count) for one in count_terms(read, TERMS)]


@pytest.mark.parametrize(
    ("text", "date", "found"),
    [
        ("2001年6月，各方强调互信。", None, [("trust", "2001-06", 1)]),
        ("會上提出相互信任，時在2001年6月。", None, [("trust", "2001-06", 1)]),
        ("In 2002 the ministers named mutual trust; in 2014 the leaders named common security.", None,
         [("trust", "2002", 1), ("common", "2014", 1)]),
        ("In May 2014 they met. Mutual trust and mutual trust again.", None, [("trust", "2014-05", 2)]),
        ("They named mutual trust.", "2020-11-10", [("trust", "2020-11-10", 1)]),
        ("They named mutual trust.", None, [("trust", None, 1)]),
        ("In the 1990s mutual trust was new.", None, [("trust", None, 1)]),
        ("In 2001 a DISCO opened.", None, []),
        ("In 2001 nothing was said.", None, []),
    ],
)  # fmt: skip
def test_a_name_belongs_to_the_date_that_governs_it(text, date, found):
    assert counted(document(text, date)) == found


def test_a_date_governs_its_own_paragraph_only():
    assert counted(document("In 2001 they met.\n\nMutual trust is old.")) == [("trust", None, 1)]


def test_documents_are_added_up_and_named():
    one, other = document("In 2002 mutual trust.", path="a.txt"), document("2002年，互信，互信。", path="b.txt")
    read = [(doc, list(find_mentions(doc.text, doc=doc.path))) for doc in (one, other)]
    (count,) = count_terms(read, TERMS)
    assert (count.count, count.docs, count.year) == (3, ("a.txt", "b.txt"), 2002)
    assert count.to_json() == {"term": "trust", "edtf": "2002", "count": 3, "docs": ["a.txt", "b.txt"]}


def test_counts_are_in_order_of_time_and_undated_ones_last():
    text = "Common security.\n\nIn 2014 common security and mutual trust.\n\nIn 2002 mutual trust."
    assert counted(document(text)) == [
        ("trust", "2002", 1),
        ("trust", "2014", 1),
        ("common", "2014", 1),
        ("common", None, 1),
    ]
