"""A document is registered below the sources that are there; what it does not state is said to be missing."""

import pytest

from timeline.curate import read_events
from timeline.curate.sources import insert_source
from timeline.errors import EventError

HEAD = "timeline: {title: {en: T, zh: 题}, about: {en: A, zh: 述}}\n"
ONE = """\
sources:
  # the first
  - id: xu-2021
    type: report
    title: {zh: 文}
    language: zh
    standpoint: {en: S}
    sha256: aaaa

# what happened
events:
"""
FOUND = {
    "title": {"en": "Security: a view"},
    "author": [{"family": "Doe", "given": "Ann"}],
    "issued": "2020-05-01",
    "language": "en",
}


def registered(text, found=FOUND, name="originals/Paper no. 3.pdf", sha256="bbbb"):
    return insert_source(text, found, read_events(text), sha256=sha256, name=name)


def test_a_record_goes_below_the_last_source():
    done = registered(HEAD + ONE)
    assert (done.id, done.missing) == ("doe-2020", ("type", "container-title", "standpoint"))
    assert done.text == HEAD + ONE.replace(
        "\n# what happened",
        """
  # Not found in originals/Paper no. 3.pdf: type, container-title, standpoint. Please fill in.
  - id: doe-2020
    type: document
    title: {en: "Security: a view"}
    author:
      - {family: Doe, given: Ann}
    issued: "2020-05-01"
    language: en
    standpoint: {en: not stated, zh: 未注明}
    sha256: bbbb

# what happened""",
    )
    assert [source.id for source in read_events(done.text).sources] == ["xu-2021", "doe-2020"]


def test_the_first_record_of_a_new_timeline():
    done = registered(HEAD + "sources:\n\nevents:\n")
    assert read_events(done.text).sources[0].issued == "2020-05-01"


def test_a_document_that_states_nothing_is_named_after_its_file():
    done = registered(HEAD + ONE, {"language": "zh-Hans"})
    assert done.id == "paper-no-3"
    assert done.missing[:2] == ("type", "title")
    assert "title: {en: Paper no. 3.pdf}" in done.text


@pytest.mark.parametrize(
    ("author", "name", "expected"),
    [
        ({"literal": "许涛"}, "xu.txt", "xu-2020"),
        ({"literal": "许涛"}, "论文.txt", "source-2020"),
        ({"family": "O'Neil"}, "x.txt", "o-neil-2020"),
    ],
)
def test_an_id_is_made_of_small_letters(author, name, expected):
    assert registered(HEAD + ONE, {**FOUND, "author": [author]}, name).id == expected


def test_an_id_that_is_taken_is_numbered():
    first = registered(HEAD + ONE)
    assert registered(first.text, sha256="cccc").id == "doe-2020-2"


def test_a_document_is_registered_once():
    with pytest.raises(EventError, match="registered already, as xu-2021"):
        registered(HEAD + ONE, sha256="aaaa")


@pytest.mark.parametrize("text", [HEAD, HEAD + "sources: []\n"])
def test_a_file_without_lines_for_sources_is_refused_with_a_remedy(text):
    with pytest.raises(EventError, match=r"nothing was written\n    "):
        registered(text)


def test_records_that_comments_introduce_are_set_apart_like_others():
    two = registered(registered(HEAD + ONE).text, sha256="cccc").text
    three = registered(two, sha256="dddd").text
    assert three.count("\n\n  # Not found in") == 3
    assert "sha256: dddd\n\n# what happened" in three


def test_a_name_of_digits_alone_is_no_id():
    assert registered(HEAD + ONE, {"language": "zh"}, name="论安全-2017.docx").id == "source-2017"
    assert registered(HEAD + ONE, {"language": "en", "issued": "2017"}, name="okonjo-2017.pdf").id == "okonjo-2017"
