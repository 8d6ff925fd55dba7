"""What a document says about itself, and nothing that it does not say."""

import pytest

from timeline.extract.documents.descriptions import describe_document
from timeline.records.documents import Document


def describe(text, **fields):
    return describe_document(Document("a.txt", text, (), (), **fields))


def test_a_chinese_paper():
    text = "# 论共同安全\n\n李明\n\n【作者简介】李明，某大学教授，研究员。\n\n【DOI】10.1234/abcd.2020.01。\n正文"
    assert describe(text, language="zh-Hans", date="2020-05") == {
        "title": {"zh": "论共同安全"},
        "author": [{"literal": "李明"}],
        "issued": "2020-05",
        "DOI": "10.1234/abcd.2020.01",
        "language": "zh-Hans",
    }


def test_a_digest_with_two_authors_and_a_source():
    text = "A title\n\n作者/Author(s): Ann Example and Li\xa0Na \n來源/Source: Some Journal\n\nText."
    assert describe(text) == {
        "title": {"en": "A title"},
        "author": [{"family": "Example", "given": "Ann"}, {"family": "Na", "given": "Li"}],
        "container-title": {"en": "Some Journal"},
        "language": "en",
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "正文没有标题。\n",
        "- An item of a list\n\nAbstract: words\n",
        "A sentence is no title.\n作者：\n",
        "author unknown",
    ],
)
def test_what_is_not_stated_is_left_out(text):
    assert set(describe(text)) == {"language"}
