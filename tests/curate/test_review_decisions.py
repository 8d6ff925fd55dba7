"""What is to be decided, and what each decision does to the text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from timeline.curate.events import read_events
from timeline.curate.matches import settle
from timeline.curate.review import Decision, decide, make_queue
from timeline.errors import EventError, Faults
from timeline.records.candidates import Candidate, Quote, Suggestion

GOLDEN = (Path(__file__).parents[1] / "golden" / "events.yaml").read_text(encoding="utf-8")
SPEECH = "2014-cica-shanghai-speech"


def quote(text="2013年9月", at="§1 ¶9", source="xu-2021", doc="seeds/xu-2021.md"):
    return Quote(doc, 10, 10 + len(text), text, source, at)


CANDIDATE = Candidate(
    key="0f1e2d3c4b",
    edtf="2013-09",
    mod=None,
    title={"en": "Leaders sign a declaration in Bishkek", "zh": "元首在比什凯克签署宣言"},
    score=0.5,
    evidence=(quote(),),
    actors=("china",),
    states=("mutual-trust",),
)
UNDATED = replace(
    CANDIDATE,
    key="abcd1234",
    edtf=None,
    kind="undated",
    not_after="2023-07-28",
    title={"en": "China brokers a truce"},
    evidence=(quote("brokered a truce", "¶9", "greitens-2023", "seeds/greitens-2023.md"),),
)
DRAFTED = GOLDEN.replace("    title: {en: The SCO", "    status: draft\n    title: {en: The SCO", 1)


def queue(text, *candidates):
    timeline = read_events(text)
    return make_queue(settle(candidates, timeline), timeline)


def item(text, key, *candidates):
    return next(one for one in queue(text, *candidates) if one.key == key)


def changed(before, after):
    """Return the lines that went out and came in."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def keys(text, *candidates):
    return [one.key for one in queue(text, *candidates)]


# --- the queue ---


def test_the_queue_holds_drafts_then_proposals_by_score_then_evidence():
    telling = replace(
        CANDIDATE, key="eeee", edtf="2014-05-21", title={"en": "Xi Jinping proposes an Asian security concept"},
        evidence=(quote("May 21, 2014", "¶2", "greitens-2023"),), states=("common-security",),
    )  # fmt: skip
    found = keys(GOLDEN, CANDIDATE, replace(UNDATED, score=0.9), telling)
    assert found == ["draft:2023-hostile-draft", "undated:abcd1234", "candidate:0f1e2d3c4b", f"evidence:{SPEECH}"]


def test_what_is_settled_or_has_no_source_is_not_in_the_queue():
    settled = replace(CANDIDATE, edtf="2001-06", evidence=(quote("2001年6月", "§1 ¶5"),))
    nowhere = replace(CANDIDATE, evidence=(quote(source=None),))
    assert keys(GOLDEN, settled, nowhere) == ["draft:2023-hostile-draft"]


@pytest.mark.parametrize(
    ("key", "candidates", "decision"),
    [
        ("candidate:0f1e2d3c4b", [CANDIDATE], Decision("accept", {"title": {"en": "All new"}, "date": "2013-09-13"})),
        ("candidate:0f1e2d3c4b", [CANDIDATE], Decision("reject", reason="Not of this story")),
        ("candidate:0f1e2d3c4b", [CANDIDATE], Decision("merge", target=SPEECH)),
        ("undated:abcd1234", [UNDATED], Decision("accept", {"date": "2023-03-10"}, record={"en": "A statement"})),
        ("undated:abcd1234", [UNDATED], Decision("reject", reason="No record")),
        ("undated:abcd1234", [UNDATED], Decision("merge", target=SPEECH)),
        ("draft:2023-hostile-draft", [], Decision("accept")),
        ("draft:2023-hostile-draft", [], Decision("reject", reason="Hostile")),
        ("draft:2023-hostile-draft", [], Decision("merge", target=SPEECH)),
    ],
)
def test_what_is_decided_is_not_asked_again_and_no_old_line_goes_but_a_drafts_status(key, candidates, decision):
    after = decide(GOLDEN, item(GOLDEN, key, *candidates), decision)
    assert after != GOLDEN
    assert key not in keys(after, *candidates)
    assert changed(GOLDEN, after)[0] == (["    status: draft"] if key.startswith("draft") else [])


# --- accept ---


def test_accepting_a_draft_deletes_its_status_and_nothing_else():
    after = decide(GOLDEN, item(GOLDEN, "draft:2023-hostile-draft"), Decision("accept"))
    assert after == GOLDEN.replace("    status: draft\n", "")


def test_accepting_a_draft_with_edits_changes_the_edited_fields_too():
    fields = {"date": "2023-03-10", "importance": 2, "lane": "global", "place": {"en": "Beijing", "zh": ""}}
    out, came = changed(GOLDEN, decide(GOLDEN, item(GOLDEN, "draft:2023-hostile-draft"), Decision("accept", fields)))
    assert out == ['    date: "2023-03"', "    status: draft"]
    assert came == ['    date: "2023-03-10"', "    place: {en: Beijing}"]


WRITTEN = {"en": "First paragraph.\r\n\r\nSecond, with *emphasis*.  ", "zh": "正文。"}


def test_a_body_is_written_in_both_languages_and_its_paragraphs_stay():
    after = decide(GOLDEN, item(GOLDEN, "draft:2023-hostile-draft"), Decision("accept", {"body": WRITTEN}))
    event = next(event for event in read_events(after).events if event.id == "2023-hostile-draft")
    assert (event.body.en, event.body.zh) == ("First paragraph.\n\nSecond, with *emphasis*.", "正文。")


def test_one_language_of_a_body_changes_and_the_other_keeps_its_bytes():
    body = "    body:\n      en: >\n        Folded\n        by hand.\n      zh: 旧。  # 注\n"
    head, tail = GOLDEN.split("    status: draft\n")
    text = f"{head}    status: draft\n{body}    evidence:\n" + tail.partition("    evidence:\n")[2]
    after = decide(text, item(text, "draft:2023-hostile-draft"), Decision("accept", {"body": {"zh": "新。"}}))
    assert changed(text, after) == (["    status: draft", "      zh: 旧。  # 注"], ["      zh: 新。  # 注"])


def test_readings_are_written_and_those_that_say_the_same_keep_their_bytes():
    reading = "    readings:\n      - source: xu-2021\n        text:\n          en: |\n            By hand.\n"
    text = GOLDEN.replace("    status: draft\n", f"    status: draft\n{reading}")
    rows = [
        {"source": "xu-2021", "at": "", "text": {"en": "By hand.", "zh": ""}},
        {"source": "greitens-2023", "at": "¶9", "text": {"en": "Another view.", "zh": "另一种看法。"}},
    ]
    after = decide(text, item(text, "draft:2023-hostile-draft"), Decision("accept", {"readings": rows}))
    line = '      - {source: greitens-2023, at: "¶9", text: {en: Another view., zh: 另一种看法。}}'
    assert changed(text, after) == (["    status: draft"], [line])
    gone = decide(text, item(text, "draft:2023-hostile-draft"), Decision("accept", {"readings": rows[1:]}))
    assert "By hand." not in gone
    assert [r.source for e in read_events(gone).events if e.id == "2023-hostile-draft" for r in e.readings] == [
        "greitens-2023"
    ]


def test_a_reading_without_a_word_is_refused():
    rows = [{"source": "xu-2021", "at": "¶1", "text": {"en": " ", "zh": ""}}]
    with pytest.raises(EventError, match="reading 1 says nothing"):
        decide(GOLDEN, item(GOLDEN, "draft:2023-hostile-draft"), Decision("accept", {"readings": rows}))


def test_accepting_a_candidate_puts_in_a_published_entry_by_date():
    fields = {
        "lane": "multilateral",
        "importance": 2,
        "states": ["equality"],
        "place": {"en": "Bishkek", "zh": "比什凯克"},
    }
    after = decide(GOLDEN, item(GOLDEN, "candidate:0f1e2d3c4b", CANDIDATE), Decision("accept", fields))
    out, came = changed(GOLDEN, after)
    assert out == []
    assert (
        "\n".join(came)
        == """\
  - id: 2013-leaders-sign-declaration-bishkek
    date: "2013-09"
    title: {en: Leaders sign a declaration in Bishkek, zh: 元首在比什凯克签署宣言}
    place: {en: Bishkek, zh: 比什凯克}
    states: [equality]
      - {source: xu-2021, at: "§1 ¶9", as_written: 2013年9月}"""
    )
    found = read_events(after).events
    assert [event.id for event in found][3] == "2013-leaders-sign-declaration-bishkek"
    assert (found[3].status, found[3].lane, found[3].importance) == (None, "multilateral", 2)


def test_an_undated_act_asks_for_a_date_and_its_record():
    act = item(GOLDEN, "undated:abcd1234", UNDATED)
    for decision in (
        Decision("accept"), Decision("accept", {"date": "2023-03-10"}), Decision("accept", record={"en": "A statement"})
    ):  # fmt: skip
        with pytest.raises(EventError, match="record"):
            decide(GOLDEN, act, decision)
    after = decide(
        GOLDEN, act, Decision("accept", {"date": "2023-03-10"}, record={"en": " A joint\nstatement ", "zh": ""})
    )
    event = next(event for event in read_events(after).events if event.id == "2023-china-brokers-truce")
    assert (event.date, event.mod) == ("2023-03-10", None)
    assert [row.model_dump(exclude_none=True) for row in event.evidence] == [
        {"source": "greitens-2023", "at": "¶9", "as_written": "brokered a truce", "gives": "bound"},
        {"basis": "editor", "gives": "day", "record": {"en": "A joint statement"}},
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"date": "2013-13"}, "month 13"),
        ({"states": ["mutual-trsut"]}, "mutual-trust"),
        ({"lane": "nowhere"}, "nowhere"),
        ({"id": "other"}, "id"),
        ({"date": ""}, "date"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(fields, words):
    with pytest.raises((Faults, EventError), match=words):
        decide(GOLDEN, item(GOLDEN, "draft:2023-hostile-draft"), Decision("accept", fields))


# --- dates that notes give ---

SHARPER = Suggestion("2013-09-13", quote("2013年9月13日", "note 4 after §1 ¶9"), "sharpens")
OTHER = Suggestion("2014-08-01", quote("2014年8月1日", "note 5 after §1 ¶9"), "contradicts")
NOTED = replace(CANDIDATE, suggests=(SHARPER, OTHER))


@pytest.mark.parametrize(
    ("fields", "notes", "rows"),
    [
        (
            {"date": "2013-09-13"},
            {0: "take"},
            [{"as_written": "2013年9月"}, {"as_written": "2013年9月13日", "gives": "day"}],
        ),
        ({}, {1: "record"}, [{"as_written": "2013年9月"}, {"as_written": "2014年8月1日", "disputes": "2014-08-01"}]),
        (
            {"date": "2014-08-01"},
            {1: "take"},
            [{"as_written": "2013年9月", "disputes": "2013-09"}, {"as_written": "2014年8月1日"}],
        ),
        ({}, {}, [{"as_written": "2013年9月"}]),
    ],
)
def test_a_note_that_was_chosen_becomes_evidence_and_no_other(fields, notes, rows):
    after = decide(GOLDEN, item(GOLDEN, "candidate:0f1e2d3c4b", NOTED), Decision("accept", fields, notes))
    event = next(event for event in read_events(after).events if event.id.startswith(("2013", "2014-leaders")))
    assert event.date == fields.get("date", "2013-09")
    shown = [row.model_dump(exclude_none=True, exclude={"source", "at"}) for row in event.evidence]
    assert shown == rows


def test_a_published_event_is_offered_a_sharper_date_until_it_is_taken_or_refused():
    coarse = GOLDEN.replace('    date: "2001-06-15"', '    date: "2001-06"')
    note = Suggestion("2001-06-15", quote("2001年6月15日", "note 1 after §1 ¶5"), "sharpens")
    teller = replace(CANDIDATE, edtf="2001-06", evidence=(quote("2001年6月", "§1 ¶5"),), suggests=(note,))
    key = "evidence:2001-sco-founding"
    taken = decide(coarse, item(coarse, key, teller), Decision("accept", {"date": "2001-06-15"}, {0: "take"}))
    refused = decide(coarse, item(coarse, key, teller), Decision("reject", reason="The day of the report"))
    row = '      - {source: xu-2021, at: "note 1 after §1 ¶5", as_written: 2001年6月15日, '
    assert changed(coarse, taken) == (['    date: "2001-06"'], ['    date: "2001-06-15"', f"{row}gives: day}}"])
    assert changed(coarse, refused) == ([], [f"{row}status: rejected, reason: The day of the report}}"])
    assert key not in keys(taken, teller)
    assert key not in keys(refused, teller)


# --- evidence ---

ROW = '      - {source: greitens-2023, at: "¶9", as_written: May 2014'
WAITING = GOLDEN.replace("gives: day}\n    readings:", f"gives: day}}\n{ROW}, status: draft}}\n    readings:")


@pytest.mark.parametrize(
    ("decision", "row"),
    [
        (Decision("accept"), f"{ROW}}}"),
        (Decision("reject", reason="Another speech"), f"{ROW}, status: rejected, reason: Another speech}}"),
    ],
)
def test_evidence_that_waits_in_the_file_is_accepted_or_refused_in_its_row(decision, row):
    after = decide(WAITING, item(WAITING, f"evidence:{SPEECH}"), decision)
    assert changed(WAITING, after) == ([f"{ROW}, status: draft}}"], [row])


# --- merge and reject ---


def test_merging_adds_evidence_and_says_where_the_date_differs():
    out, came = changed(
        GOLDEN, decide(GOLDEN, item(GOLDEN, "candidate:0f1e2d3c4b", CANDIDATE), Decision("merge", target=SPEECH))
    )
    assert out == []
    assert came == ['      - {source: xu-2021, at: "§1 ¶9", as_written: 2013年9月, disputes: "2013-09"}']


def test_a_merged_draft_stays_as_rejected_with_the_reason():
    after = decide(GOLDEN, item(GOLDEN, "draft:2023-hostile-draft"), Decision("merge", target=SPEECH))
    event = next(event for event in read_events(after).events if event.id == "2023-hostile-draft")
    assert (event.status, event.reason) == ("rejected", f"Merged into {SPEECH}.")


def test_a_draft_that_another_is_merged_into_takes_over_the_title_it_lacks():
    text = GOLDEN.replace("title: {en: The SCO is founded, ", "status: draft\n    title: {")
    target = next(event for event in read_events(text).events if event.id == "2001-sco-founding")
    assert (target.status, target.title.en) == ("draft", None)
    after = decide(text, item(text, "candidate:0f1e2d3c4b", CANDIDATE), Decision("merge", target=target.id))
    merged = next(event for event in read_events(after).events if event.id == target.id)
    assert (merged.title.en, merged.title.zh, merged.status) == (CANDIDATE.title["en"], target.title.zh, "draft")


def test_merging_needs_another_event():
    for target in ("", "nobody", "2023-hostile-draft"):
        with pytest.raises(EventError, match="target"):
            decide(GOLDEN, item(GOLDEN, "draft:2023-hostile-draft"), Decision("merge", target=target))


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_rejecting_needs_a_reason(reason):
    with pytest.raises(EventError, match="reason"):
        decide(GOLDEN, item(GOLDEN, "draft:2023-hostile-draft"), Decision("reject", reason=reason))


def test_a_rejected_undated_act_keeps_the_last_date_it_can_have():
    after = decide(GOLDEN, item(GOLDEN, "undated:abcd1234", UNDATED), Decision("reject", reason="Vague"))
    event = next(event for event in read_events(after).events if event.reason == "Vague")
    assert (event.date, event.mod, event.status) == ("2023-07-28", "before", "rejected")


def test_a_rejected_act_of_an_undated_document_has_no_known_year():
    act = replace(UNDATED, not_after=None)
    after = decide(GOLDEN, item(GOLDEN, "undated:abcd1234", act), Decision("reject", reason="Vague"))
    assert next(event for event in read_events(after).events if event.reason == "Vague").date == "XXXX"
    assert '    date: "XXXX"\n' in after
    assert "undated:abcd1234" not in keys(after, act)
