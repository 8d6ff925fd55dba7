"""The values between the stages: frozen, and written as DESIGN.md says."""

from dataclasses import FrozenInstanceError

import pytest
from pydantic import ValidationError

from timeline.records.candidates import Candidate, Quote, Suggestion
from timeline.records.curated import About, Event, Evidence, Text, Timeline, by_id
from timeline.records.documents import Document, Mention, Place, Zone

QUOTE = Quote("a.txt", 3, 8, "2001年", "xu-2021", "§1 ¶1")
EVENT = {"id": "e", "date": "2001", "title": {"en": "E"}}


def test_records_do_not_change():
    with pytest.raises(ValidationError, match="frozen"):
        Event.model_validate(EVENT).date = "2002"
    with pytest.raises(FrozenInstanceError):
        QUOTE.start = 4


def test_a_key_without_a_value_is_a_key_that_is_not_there():
    event = Event.model_validate({**EVENT, "actors": None, "body": None, "evidence": None})
    assert (event.actors, event.body, event.evidence) == ((), None, ())
    with pytest.raises(ValidationError, match="Field required"):
        Event.model_validate({**EVENT, "title": None})


def test_only_what_is_accepted_is_shown():
    evidence = [{"record": {"en": str(status)}, "status": status} for status in (None, "draft", "rejected")]
    events = [{**EVENT, "id": f"e{n}", "status": status} for n, status in enumerate((None, "draft", "rejected"))]
    about = About(title=Text(en="T"), about=Text(en="A"))
    timeline = Timeline(timeline=about, events=[{**event, "evidence": evidence} for event in events])
    assert [event.id for event in timeline.shown()] == ["e0"]
    assert [item.status for item in timeline.shown()[0].evidence] == [None]
    assert [event.id for event in timeline.shown(drafts=True)] == ["e0", "e1"]
    assert [item.status for item in timeline.shown(drafts=True)[1].evidence] == [None, "draft"]
    assert len(timeline.events[0].evidence) == 3, "the file's own event is as it was"


def test_entries_by_id_keep_their_order():
    events = [Event.model_validate({**EVENT, "id": name}) for name in ("b", "a")]
    assert list(by_id(events)) == ["b", "a"]


def test_traditional_text_is_named_as_in_the_file():
    assert Text.model_validate({"zh-Hant": "題"}).zh_hant == "題"
    with pytest.raises(ValidationError, match="Extra inputs"):
        Evidence.model_validate({"sorce": "x"})


def test_a_place_is_found_by_offset_and_gaps_have_none():
    zones = (Zone(0, 10, "front"), Zone(10, 40, "body"))
    places = (Place(12, 20, "¶1"), Place(20, 25, "¶2"), Place(30, 40, "¶2"))
    document = Document("a", "x" * 40, zones, places)
    expected = {11: "", 12: "¶1", 19: "¶1", 20: "¶2", 25: "", 39: "¶2", 40: ""}
    assert {offset: document.locate(offset) for offset in expected} == expected
    assert [document.zone_at(offset) for offset in (0, 9, 10, 39)] == ["front", "front", "body", "body"]


def test_a_candidate_is_one_line_of_json():
    suggestion = Suggestion("2001-06-15", QUOTE, "sharpens")
    row = Candidate("k", "2001-06", None, {"zh": "成立"}, 2.5, (QUOTE,), suggests=(suggestion,)).to_json()
    assert "kind" not in row
    assert row["suggests"][0]["from"]["text"] == "2001年"
    assert row["evidence"][0] == {
        "doc": "a.txt", "start": 3, "end": 8, "text": "2001年", "source": "xu-2021", "at": "§1 ¶1",
    }  # fmt: skip
    undated = Candidate("k", None, None, {"zh": "促成"}, 1, (QUOTE,), kind="undated", not_after="2023").to_json()
    assert (undated["kind"], undated["edtf"], undated["not_after"]) == ("undated", None, "2023")


def test_a_mention_tells_other_readings_only_where_there_are_some():
    mention = Mention("a", 0, 4, "2001", "2001", None, "explicit", "event", "en")
    assert "alt_edtf" not in mention.to_json()
    other = Mention("a", 0, 4, "5/6", "2001-05-06", None, "explicit", "event", "en", ("2001-06-05",))
    assert other.to_json()["alt_edtf"] == ["2001-06-05"]
