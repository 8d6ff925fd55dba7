"""A sentence goes on over the ends of lines, and evidence still names its place in the document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.candidates.mining import as_document, mine
from timeline.extract.candidates.passages import find_passages

# The same words with the lines broken by an editor: (text, title).
WRAPPED = [
    (
        "In September 1999 the Secretary-General of the forum told\nthe assembly of the river states that it held.",
        "The Secretary-General of the forum told the assembly of the river states",
    ),
    (
        "- In May 2004 the two states set up the Office for\n  the Coordination of River Affairs.\n- They met in 2005.",
        "The two states set up the Office for the Coordination of River Affairs",
    ),
    (
        "> In June 2001, the representatives of the states founded the\n> River Forum in Lyon.",
        "The representatives of the states founded the River Forum in Lyon",
    ),
    ("2001年6月，两国元首在某地举行会谈后共同签署了一份题为《某河流条\n约》的文件。", "《某河流条约》"),
]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("text", "title"), WRAPPED)
def test_a_title_goes_on_over_the_end_of_a_line(text: str, title: str, newline: str) -> None:
    titles = [words for one in mine(text.replace("\n", newline)) for words in one.title.values()]
    assert any(title in words for words in titles), titles


@pytest.mark.parametrize(
    "text",
    [
        "2001\nCommission set up by both states\n2003\nReport published by the commission",
        "- The two states met in 1999\n- The River Treaty was signed in 2001",
    ],
)
def test_lines_that_stand_alone_are_not_run_together(text: str) -> None:
    for one in mine(text):
        assert not any("set up" in words and "published" in words for words in one.title.values())
        assert not any("met" in words and "signed" in words for words in one.title.values())


def test_evidence_quotes_the_document_with_its_line_ends() -> None:
    text = "The commission on the rivers of the north was founded in November\n2015 by the two states of the lake."
    (one,) = mine(text)
    assert [text[quote.start : quote.end] for quote in one.evidence] == ["November\n2015"]


@given(
    st.lists(st.text("ab论坛。. ", min_size=1, max_size=50), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"])
)
def test_each_letter_of_a_passage_is_found_in_the_document(lines: list[str], newline: str) -> None:
    document = as_document(newline.join(lines))
    for passage in find_passages(document):
        for at, letter in enumerate(passage.text):
            if not letter.isspace():
                assert document.text[passage.origin(at)] == letter
                assert passage.offset_of(passage.origin(at)) == at
