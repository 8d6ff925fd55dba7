"""One entry changes; of everything else not a byte."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.curate.review.edits import edit_entry, insert_entry
from timeline.curate.review.undo import take_back
from timeline.errors import EventError
from timeline.yamlfile import parse

GOLDEN = (Path(__file__).parents[1] / "golden" / "events.yaml").read_text(encoding="utf-8")

HAND = """\
events:
  # 一 an introduction 🀄
  - id: 1996-a   # keep me
    date: "1996"   # and me
    title:
      zh: 协定   # 中文
    status: draft
    # a thought between fields
    states:
      - mutual-trust  # first
      - dialogue
    body: >-
      Folded
      text.
    evidence:
      - {source: x, at: "¶1", status: draft}  # from the miner
      - source: y
        at: "¶2"
    readings:
      - source: x   # of the first
        text:
          en: >-
            Folded by
            hand.
      # of the second
      - {source: y, text: {zh: 一读}}
  # over the second
  - {id: 1997-b, date: "1997", title: {en: B}}
  - status: draft
    id: 1998-c
    date: '1998'
    title: {zh: 丙, en: "C: c"}
tail: 1
"""


def entry(text, number):
    return copy.deepcopy(parse(text).data["events"][number])


def changed(before, after):
    """Return the lines that went out and came in."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def edited(text, number, **fields):
    wanted = {key: value for key, value in (entry(text, number) | fields).items() if value is not None}
    return edit_entry(text, number, wanted)


CASES = [
    (0, {"status": None}, ["    status: draft"], []),
    (
        0,
        {"status": "rejected", "reason": "no: not it"},
        ["    status: draft"],
        ["    status: rejected", '    reason: "no: not it"'],
    ),
    (0, {"date": "1996-04-26"}, ['    date: "1996"   # and me'], ['    date: "1996-04-26"   # and me']),
    (0, {"mod": "start"}, [], ["    mod: start"]),
    (0, {"title": {"zh": "协议"}}, ["      zh: 协定   # 中文"], ["      zh: 协议   # 中文"]),
    (0, {"title": {"zh": "协定", "en": "An agreement"}}, [], ["      en: An agreement"]),
    (0, {"lane": "sco", "importance": 3}, [], ["    lane: sco", "    importance: 3"]),
    (0, {"body": None}, ["    body: >-", "      Folded", "      text."], []),
    (0, {"body": "New."}, ["    body: >-", "      Folded", "      text."], ["    body: New."]),
    (
        0,
        {"states": ["dialogue"]},
        ["    states:", "      - mutual-trust  # first", "      - dialogue"],
        ["    states: [dialogue]"],
    ),
    (2, {"title": {"zh": "丙"}}, ['    title: {zh: 丙, en: "C: c"}'], ["    title: {zh: 丙}"]),
    (2, {"title": {"en": "C: c"}}, ['    title: {zh: 丙, en: "C: c"}'], ['    title: {en: "C: c"}']),
    (2, {"status": None}, ["  - status: draft", "    id: 1998-c"], ["  - id: 1998-c"]),
    (
        1,
        {"lane": "sco"},
        ['  - {id: 1997-b, date: "1997", title: {en: B}}'],
        ['  - {id: 1997-b, date: "1997", title: {en: B}, lane: sco}'],
    ),
]


@pytest.mark.parametrize(("number", "fields", "out", "came"), CASES)
@pytest.mark.parametrize("form", ["unix", "windows", "with a byte-order mark"])
def test_only_the_lines_of_the_field_change(number, fields, out, came, form):
    text = {"unix": HAND, "windows": HAND.replace("\n", "\r\n")}.get(form, f"\ufeff{HAND}")
    after = edited(text, number, **fields)
    assert changed(text, after) == (out, came)
    assert after.count("\r") == (after.count("\n") if form == "windows" else 0)


def test_evidence_is_changed_row_by_row_and_added_at_the_end():
    rows = entry(HAND, 0)["evidence"]
    wanted = [
        {key: value for key, value in rows[0].items() if key != "status"},
        rows[1] | {"disputes": "1997"},
        {"source": "z"},
    ]
    after = edited(HAND, 0, evidence=wanted)
    assert changed(HAND, after) == (
        ['      - {source: x, at: "¶1", status: draft}  # from the miner'],
        ['      - {source: x, at: "¶1"}  # from the miner', '        disputes: "1997"', "      - {source: z}"],
    )


PROSE = "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen, and so on and on."


def test_long_prose_is_folded_and_paragraphs_stay():
    after = edited(HAND, 0, body=f"{PROSE} {PROSE}", title={"zh": "协定", "en": "One.\n\nTwo."})
    assert changed(HAND, after)[1] == [
        "      en: |-",
        "        One.",
        "",
        "        Two.",
        f"      {PROSE} One",
        f"      {PROSE[4:]}",
    ]


def test_a_text_before_a_comment_stays_on_its_line():
    after = edited(HAND, 0, title={"zh": "协定。\n\n二"})
    assert '      zh: "协定。\\n\\n二"   # 中文\n' in after


def test_readings_are_changed_added_and_taken_out_one_by_one():
    first, second = entry(HAND, 0)["readings"]
    third = {"source": "z", "at": "¶9", "text": {"en": PROSE, "zh": "又一读"}}
    assert changed(HAND, edited(HAND, 0, readings=[first, second | {"at": "¶3"}, third])) == (
        ["      - {source: y, text: {zh: 一读}}"],
        [
            '      - {source: y, at: "¶3", text: {zh: 一读}}',
            "      - source: z",
            '        at: "¶9"',
            f"            {PROSE}",
            "          zh: 又一读",
        ],
    )
    assert changed(HAND, edited(HAND, 0, readings=[first])) == (["      - {source: y, text: {zh: 一读}}"], [])
    out, came = changed(HAND, edited(HAND, 0, readings=[second]))
    assert (out[0], out[-1], came) == ("      - source: x   # of the first", "            hand.", [])
    assert "# of the second" in edited(HAND, 0, readings=[second])


def test_an_entry_in_braces_whose_evidence_would_grow_is_refused():
    text = 'events:\n  - {id: a, date: "1997", title: {en: A}, evidence: [{source: x}]}\n'
    with pytest.raises(EventError, match="brackets"):
        edited(text, 0, evidence=[{"source": "x"}, {"source": "y"}])


def test_an_entry_that_says_it_already_is_left_alone():
    assert edit_entry(HAND, 0, entry(HAND, 0)) == HAND


def test_a_last_line_without_an_end_gets_one():
    text = 'events:\n  - id: a\n    date: "1997"'
    assert edited(text, 0, lane="sco") == 'events:\n  - id: a\n    date: "1997"\n    lane: sco\n'


TEXTS = st.sampled_from(["Folded by hand.", "new", "a\n\nb", " a\n", f"{'long ' * 40}end"])
READINGS = st.fixed_dictionaries({"source": st.sampled_from(["x", "y"]), "text": st.fixed_dictionaries({"en": TEXTS})})
VALUES = {
    "date": st.sampled_from(["1996", "1996-04", "2013/2017", "199X"]),
    "mod": st.sampled_from([None, "start", "approx"]),
    "title": st.fixed_dictionaries({}, optional={lang: st.text(max_size=20) for lang in ("en", "zh", "zh-Hant")}),
    "lane": st.none() | st.text(min_size=1, max_size=9),
    "place": st.none() | st.fixed_dictionaries({"zh": st.sampled_from(["上海", "a: b", "# c", "", "- d", "x, y}"])}),
    "states": st.none() | st.lists(st.sampled_from(["mutual-trust", "a, b", "]", "1996"]), max_size=3),
    "status": st.sampled_from([None, "draft", "rejected"]),
    "readings": st.none() | st.lists(READINGS, min_size=1, max_size=4),
    "body": st.none() | st.text(alphabet="a:#-?'\"\n {}[],中\t", max_size=12),
}  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2), st.fixed_dictionaries({}, optional=VALUES), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_says_what_is_wanted_and_other_entries_stay(number, fields, end):
    text = HAND.replace("\n", end)
    wanted = {key: value for key, value in (entry(text, number) | fields).items() if value is not None}
    after = edit_entry(text, number, wanted)
    assert parse(after).data["events"][number] == wanted
    assert take_back(after, text, after) == text
    for word in ("# 一 an introduction 🀄", "# over the second", "tail: 1", "# a thought between fields"):
        assert word in after


def test_every_entry_of_the_golden_file_can_be_rejected_and_taken_back():
    for number in range(len(parse(GOLDEN).data["events"])):
        after = edited(GOLDEN, number, status="rejected", reason="Not of this story")
        out, came = changed(GOLDEN, after)
        assert [line.strip() for line in came] in (
            ["status: rejected", "reason: Not of this story"], ["reason: Not of this story"]
        )  # fmt: skip
        assert len(out) <= 1
        assert take_back(after, GOLDEN, after) == GOLDEN


def test_a_new_entry_stands_before_the_first_later_event():
    new = {"title": {"en": "New"}, "id": "2010-new", "date": "2010", "evidence": [{"source": "xu-2021"}]}
    after = insert_entry(GOLDEN, new)
    dates = [event["date"] for event in parse(after).data["events"]]
    assert dates[dates.index("2010") + 1] == "2014-05-21"
    assert changed(GOLDEN, after)[0] == []
    assert changed(GOLDEN, after)[1][:3] == ["  - id: 2010-new", '    date: "2010"', "    title: {en: New}"]


# --- undo ---


def test_undo_leaves_what_others_wrote_since():
    after = edited(HAND, 0, status=None)
    since = after.replace("tail: 1", "tail: 2")
    assert take_back(since, HAND, after) == HAND.replace("tail: 1", "tail: 2")


def test_undo_is_refused_where_the_lines_were_changed_since():
    after = edited(HAND, 0, status=None)
    with pytest.raises(EventError, match="changed since"):
        take_back(after.replace("协定", "协议"), HAND, after)
