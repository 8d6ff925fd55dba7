"""Drafts go between the lines of a person, and a second run adds nothing."""

import json
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.curate.drafts import insert_drafts, unregistered
from timeline.curate.events import read_events
from timeline.curate.matches import settle
from timeline.errors import EventError
from timeline.records.candidates import Candidate, Quote, Suggestion
from timeline.yamlfile import parse

GOLDEN = (Path(__file__).parents[1] / "golden" / "events.yaml").read_text(encoding="utf-8")


def candidate(edtf="2013-09", text="2013年9月", at="§1 ¶9", source="xu-2021", **fields):
    quote = Quote("seeds/xu-2021.md", 10, 10 + len(text), text, source, at)
    values = {
        "key": "0f1e2d3c4b",
        "mod": None,
        "title": {"zh": "元首在比什凯克签署宣言"},
        "score": 5.0,
        "evidence": (quote,),
    }
    return Candidate(**{"edtf": edtf, **values, **fields})


def mined(text, candidates):
    timeline = read_events(text)
    return insert_drafts(text, settle(candidates, timeline), timeline)


def added(before, after):
    """Return the new lines, having seen that every old line is still there, unchanged and in order."""
    new = iter(after.splitlines(keepends=True))
    extra = []
    for old in before.splitlines(keepends=True):
        for line in new:
            if line == old or (line.rstrip("\r\n") == old and old == before.splitlines()[-1]):
                break
            extra.append(line)
        else:
            pytest.fail(f"lost: {old!r}")
    return extra + list(new)


def test_a_new_candidate_becomes_a_draft_in_date_order():
    after = mined(GOLDEN, [candidate(actors=("china", "Tajikistan"), states=("mutual-trust",), place="比什凱克")])
    assert (
        "".join(added(GOLDEN, after))
        == """\
  # Proposed with score 5: no reasons given.
  # Also named: Tajikistan.
  - id: 2013-china-mutual-trust
    date: "2013-09"
    title: {zh: 元首在比什凯克签署宣言}
    status: draft
    place: {zh: 比什凯克}
    actors: [china]
    states: [mutual-trust]
    evidence:
      - {source: xu-2021, at: "§1 ¶9", as_written: 2013年9月}

"""
    )
    assert [event.id for event in read_events(after).events][2:5] == [
        "2002-position-paper",
        "2013-china-mutual-trust",
        "2014-cica-shanghai-speech",
    ]


def test_a_second_run_adds_nothing():
    candidates = [candidate(), candidate("2030", "2030年", "¶4", source="greitens-2023", key="aaaa")]
    after = mined(GOLDEN, candidates)
    assert after != GOLDEN
    assert mined(after, candidates) == after


def test_drafts_of_one_gap_stand_in_date_order():
    dates = ["2013-09", "2005", "2005-09-15", "200X", "2013/2017", "1949", "2023/..", "2099-01-01"]
    candidates = [candidate(date, f"{date}!", f"§7 ¶{n}", key=f"{n}{n}{n}{n}") for n, date in enumerate(dates)]
    after = mined(GOLDEN, candidates)
    found = [event.date for event in read_events(after).events]
    assert found == [
        "1949", "1996/1997", "200X", "2001-06-15", "2002-07~", "2005", "2005-09-15", "2013/2017", "2013-09",
        "2014-05-21", "2022/..", "2023/..", "2023-03", "2099-01-01",
    ]  # fmt: skip


def test_titles_in_both_languages_make_an_english_id():
    title = {"en": 'The SCO signs the "Bishkek Declaration"', "zh": "上合組織簽署《比什凱克宣言》"}
    after = mined(GOLDEN, [candidate(title=title)])
    assert "  - id: 2013-sco-signs-bishkek-declaration\n" in after
    assert '    title: {en: "The SCO signs the \\"Bishkek Declaration\\"", zh: 上合组织签署《比什凯克宣言》}\n' in after


def test_an_id_that_is_taken_gets_the_key_of_the_candidate():
    pair = [candidate(), candidate(at="§1 ¶10", key="9a8b7c6d")]
    names = [event.id for event in read_events(mined(GOLDEN, pair)).events]
    assert "2013-0f1e" in names
    assert "2013-9a8b" in names


def test_an_id_ends_with_a_whole_word():
    title = {"en": "The presidents proposed the principle of cooperative security at a summit"}
    names = [event.id for event in read_events(mined(GOLDEN, [candidate(title=title)])).events]
    assert "2013-presidents-proposed-principle-cooperative" in names


def test_a_candidate_without_a_title_is_named_after_its_date():
    after = mined(GOLDEN, [candidate(title={"zh": ""})])
    assert "title: {zh: 未命名 (2013年9月)}\n" in after


def test_long_remarks_are_broken_between_words():
    after = mined(GOLDEN, [candidate(reasons=("names an instrument " * 12,))])
    assert max(map(len, added(GOLDEN, after))) <= 121


def test_suggestions_are_told_in_a_comment_and_not_applied():
    quote = Quote("x", 0, 9, "2013年9月13日", "xu-2021", "note 4 after §1 ¶9")
    after = mined(GOLDEN, [candidate(suggests=(Suggestion("2013-09-13", quote, "sharpens"),))])
    assert "  # note 4 after §1 ¶9 sharpens the date: 2013-09-13 (2013年9月13日).\n" in after
    assert 'date: "2013-09"' in after


def test_a_known_event_gains_evidence_from_a_source_it_does_not_cite():
    quotes = (
        candidate("2014-05", "2014年5月", "§2 ¶1").evidence
        + candidate(text="May 2014", at="¶2", source="greitens-2023").evidence
    )
    after = mined(GOLDEN, [candidate("2014-05", evidence=quotes)])
    assert added(GOLDEN, after) == ['      - {source: greitens-2023, at: "¶2", as_written: May 2014, status: draft}\n']
    event = next(event for event in read_events(after).shown() if event.id == "2014-cica-shanghai-speech")
    assert {evidence.source for evidence in event.evidence} == {"xu-2021"}, "not shown before an editor accepts it"
    assert mined(after, [candidate("2014-05", evidence=quotes)]) == after


def test_evidence_goes_below_the_last_line_of_an_entry_that_has_none():
    other = '- id: b\n  date: "2020"\n  title: {en: B}\n'
    text = HEAD + "events:\n" + ENTRY + "  body:\n    en: |\n      One.\n\n      Two.\n" + other
    after = mined(text, [candidate("2001", "2001年", title={"en": "A"})])
    row = '{source: xu-2021, at: "§1 ¶9", as_written: 2001年, status: draft}'
    assert f"      Two.\n  evidence:\n    - {row}\n- id: b" in after


def test_evidence_and_a_draft_that_meet_in_one_place_stay_apart():
    text = HEAD + "events:\n" + ENTRY + '  evidence:\n  - {source: ye-2024, at: "¶1", as_written: 2001年}\n'
    after = mined(text, [candidate("2001", "2001年", title={"en": "A"}), candidate("2020", "2020年", "¶5")])
    assert [len(event.evidence) for event in read_events(after).events] == [2, 1]


def test_undated_acts_are_left_to_a_person():
    act = candidate(None, "促成了和解", kind="undated", not_after="2023-07-28")
    assert mined(GOLDEN, [act]) == GOLDEN


def test_documents_without_a_source_record_are_named_and_not_cited():
    stray = candidate(source=None)
    assert mined(GOLDEN, [stray]) == GOLDEN
    assert unregistered([stray]) == ["seeds/xu-2021.md"]


HEAD = """\
timeline: {title: {en: T, zh: 题}, about: {en: A, zh: 述}}
sources:
- {id: xu-2021, type: report, title: {zh: 文}, language: zh, standpoint: {en: S}}
- {id: ye-2024, type: report, title: {zh: 文}, language: zh, standpoint: {en: S}}
"""
ENTRY = '- id: a\n  date: "2001"\n  title: {en: A, zh: 甲}\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(HEAD + "events:\n", "events:\n  # Proposed with", id="an empty list"),
        pytest.param(HEAD + "events:", "events:\n  # Proposed with", id="an empty list without a line end"),
        pytest.param("events:\n" + HEAD, "2013年9月}\n\ntimeline:", id="an empty list before other keys"),
        pytest.param(HEAD + "events:\n" + ENTRY, "甲}\n\n# Proposed with", id="no indentation"),
        pytest.param(HEAD + "events:\n" + ENTRY.rstrip("\n"), "甲}\n\n# Proposed with", id="no final newline"),
        pytest.param(HEAD + "events:\n" + ENTRY + "\n\n# end\n", "甲}\n\n\n# Proposed", id="above the last comment"),
        pytest.param(HEAD + "events:\n" + ENTRY + "  # on a\n", "  # on a\n\n# Proposed", id="below an own comment"),
        pytest.param(HEAD + "events:\n" + ENTRY + "...\n", "9月}\n\n...\n", id="above the end mark"),
        pytest.param((HEAD + "events:\n" + ENTRY).replace("\n", "\r\n"), "甲}\r\n\r\n# Proposed", id="CRLF"),
        pytest.param("\ufeff" + HEAD + "events:\n" + ENTRY, "甲}\n\n# Proposed with", id="byte-order mark"),
        pytest.param(HEAD + "events:\n- \n  id: a\n" + ENTRY[8:], "甲}\n\n# Proposed", id="a hyphen alone"),
        pytest.param(
            HEAD + "events:\n" + indent(ENTRY, "  ") + "    body:\n      en: |+\n        # no comment\n\n",
            "# no comment\n\n  # Proposed",
            id="a text that keeps its empty lines",
        ),
        pytest.param(
            HEAD + "events:\n" + ENTRY + '# b\n- id: b\n  date: "2020"\n  title: {en: B}\n',
            "9月}\n# b\n- id: b",
            id="entries that stand close",
        ),
    ],
)  # fmt: skip
def test_drafts_fit_the_way_the_file_is_written(text, expected):
    after = mined(text, [candidate()])
    assert expected in after
    added(text, after)
    assert mined(after, [candidate()]) == after


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (HEAD, "no list of events"),
        (HEAD + "events: []\n", "events in [ ]"),
        (HEAD + 'events: [{id: a, date: "2001", title: {en: A}}]\n', "events in [ ]"),
        (json.dumps(parse(HEAD).data | {"events": []}), "no list of events"),
    ],
)  # fmt: skip
def test_a_file_that_lines_cannot_be_put_into_is_refused_with_a_remedy(text, fault):
    with pytest.raises(EventError, match=r"nothing was written\n    ") as error:
        mined(text, [candidate()])
    assert fault in str(error.value)


def test_a_refusal_names_the_file_that_was_given():
    text = HEAD + "events: []\n"
    with pytest.raises(EventError, match=r"^mine/other.yaml:\d+:9 "):
        insert_drafts(text, [candidate()], read_events(text), name="mine/other.yaml")


# --- the law: random drafts in random files ---

YEARS = [1995, 2005, 2015]
PROSE = st.text(st.sampled_from("ab: #-'\"[]{}&*!|>%@`,?中文“”《》\\é\u2028\x85\t0129~"), min_size=1, max_size=12).map(
    lambda text: text.strip() or "x"
)
COMMENT = st.text(st.sampled_from("ab:'\"[]- 中"), max_size=8)


def quoted(text, how):
    """Write a text as one of the many ways in which a person may."""
    single = "'" + text.replace("'", "''") + "'"
    if how == 0 or any(character in text for character in "\u2028\x85\t"):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return '"' + escaped.replace("\u2028", "\\L").replace("\x85", "\\N").replace("\t", "\\t") + '"'
    return single


@st.composite
def hand_written_files(draw):
    dash = draw(st.sampled_from([0, 1, 2, 4]))
    step = draw(st.sampled_from([0, 2, 3]))
    wide = draw(st.sampled_from([1, 3]))  # spaces after the hyphen
    margin, inner = " " * dash, " " * (dash + 1 + wide)
    years = sorted(draw(st.lists(st.sampled_from(YEARS), min_size=1, max_size=4)))
    lines = [*HEAD.splitlines(), "events:"]
    for number, year in enumerate(years):
        lines += draw(st.lists(st.one_of(st.just(""), COMMENT.map(lambda text: f"{margin}# {text}")), max_size=3))
        title = quoted(draw(PROSE), draw(st.integers(0, 1)))
        lines += [f"{margin}-{' ' * wide}id: e{number}", f"{inner}date: '{year}'   # {draw(COMMENT)}"]
        lines += draw(
            st.sampled_from(
                [
                    [f"{inner}title: {{en: {title}}}"],
                    [f"{inner}title:", f"{inner}  en: {title}"],
                    [f'{inner}"title":', "", f"{inner}   # why", f"{inner}   'en': {title}", f"{inner}   zh:"],
                ]
            )
        )
        lines += draw(
            st.sampled_from(
                [
                    [],
                    [
                        f"{inner}evidence:",
                        f'{inner}{" " * step}- {{source: xu-2021, at: "§1 ¶1", as_written: {year}年}}',
                    ],
                    [f"{inner}body:", f"{inner}  en: |+", f"{inner}    # text", "", f"{inner}    - more", "", ""],
                    [f"{inner}body: {{en: >-", f"{inner}    folded"]
                    and [f"{inner}body:", f"{inner}  zh: >-", f"{inner}   长", f"{inner}   文"],
                    [f"{inner}actors: []", f"{inner}# mine"],
                ]
            )
        )
    lines += draw(
        st.sampled_from([[], ["# end"], ["", "# end", ""], ["actors: []"], ["", "# next", "actors:"], ["..."]])
    )
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + end.join(lines) + draw(st.sampled_from(["", end]))


@st.composite
def random_candidates(draw):
    """New things that happened, and things that some entry may tell of already, from one or two sources."""
    date = draw(st.sampled_from(["1985", "199X", "1996-04", "2001-06-15", "2010/2014", "2023/..", "2040"]))
    quotes = candidate(text=draw(PROSE), at=draw(st.sampled_from(["§1 ¶1", "¶2", ""])), source=draw(SOURCE)).evidence
    if draw(st.booleans()):
        quotes += candidate(text=f"{draw(st.sampled_from(YEARS))}年", at="§1 ¶1").evidence
    fields = {
        "title": draw(st.dictionaries(st.sampled_from(["en", "zh"]), PROSE, min_size=1)),
        "actors": tuple(draw(st.lists(PROSE, max_size=2))),
        "key": draw(st.text("0123456789abcdef", min_size=8, max_size=8)),
        "place": draw(st.one_of(st.none(), PROSE)),
    }
    return candidate(date, evidence=quotes, **fields)


SOURCE = st.sampled_from(["xu-2021", "ye-2024", "ye-2024", None])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hand_written_files(), st.lists(random_candidates(), max_size=4))
def test_any_drafts_leave_every_line_of_any_file_intact(text, candidates):
    before = read_events(text)
    after = mined(text, candidates)
    added(text, after)
    timeline = read_events(after)
    old = [event for event in timeline.events if event.status != "draft"]
    assert [event.shown() for event in old] == list(before.events)
    assert parse(after).data["timeline"] == parse(text).data["timeline"]
    new = [event for event in timeline.events if event.status == "draft"]
    citable = [c for c in settle(candidates, before) if any(quote.source for quote in c.evidence)]
    assert len(new) == sum(c.known is None for c in citable)
    assert mined(after, candidates) == after
