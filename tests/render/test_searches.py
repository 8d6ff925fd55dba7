"""Searching finds an event by any of its languages, however it is typed."""

from __future__ import annotations

import pytest

from timeline.render.contents import gather
from timeline.render.searches import fold, search_index


@pytest.fixture(scope="module")
def index(five):
    return search_index(gather(five))


@pytest.mark.parametrize(
    "typed",
    ["SCO", "sco", "ＳＣＯ", "上合组织", "上合組織", "Shanghai Cooperation", "ānquán", "anquan", "founded", "成立"],
)
def test_one_event_is_found_by_all_its_names(index, typed):
    if typed.lower() in {"ānquán", "anquan"}:
        assert all(word in index["events"]["2014-cica-shanghai-speech"] for word in fold(typed).split())
    else:
        assert (
            fold(typed) in index["events"]["2001-sco-founding"]
            or fold(typed).strip() in index["events"]["2001-sco-founding"]
        )


def test_a_word_is_not_found_in_the_middle_of_another(index):
    assert fold("SCO") not in fold("Moscow")
    assert " cow" not in index["events"]["1996-border-treaties"]


@pytest.mark.parametrize("typed", ["SCO", "上合组织", "上合組織", "上海合作组织", "Shanghai Cooperation Organisation"])
def test_every_name_finds_the_same_events(index, typed):
    found = {event for event, text in index["events"].items() if fold(typed) in text}
    assert found == {event for event, text in index["events"].items() if fold("SCO") in text} != set()


def test_dates_and_sources_can_be_searched(index):
    text = index["events"]["2002-position-paper"]
    assert fold("2002年8月1日").strip() in text
    assert fold("许涛").strip() in text


def test_the_table_folds_what_is_typed_to_what_is_stored(index):
    pairs = dict(zip(index["han"][::2], index["han"][1::2], strict=True))
    assert "".join(pairs.get(char, char) for char in "上海合作組織") == "上海合作组织"


def test_drafts_cannot_be_searched(index):
    assert "2023-hostile-draft" not in index["events"]
