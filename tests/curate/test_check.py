"""Every fault of events.yaml is found in one run, at its place, and told with a remedy."""

import json
import textwrap
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.curate import check_file, load_events, registered_originals
from timeline.curate.check import ESSENTIAL, NOTHING, RULES, inspect, inspect_text
from timeline.curate.checks.subjects import Subject
from timeline.curate.structure import FORM_RULES
from timeline.errors import Faults
from timeline.records.curated import Timeline
from timeline.records.documents import Document, Place
from timeline.yamlfile import parse

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden" / "events.yaml"

GOOD = (HERE / "good.yaml").read_text(encoding="utf-8")
READ = {"2001年6月": ["2001-06"], "2014年5月21日": ["2014-05-21"], "2014年5月": ["2014-05"], "2001年7月": ["2001-07"]}


def check(text, tmp_path, **around):
    path = tmp_path / "events.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return check_file(path, read_dates=lambda text: READ.get(text, []), **around)


def swap(*pairs):
    text = GOOD
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def test_a_good_file_has_no_faults(tmp_path):
    assert check(GOOD, tmp_path) == []


def test_entries_lost_with_one_that_is_not_yaml_are_not_called_unknown(tmp_path):
    third = '  - {id: 2015-third, date: "2015", title: {en: T, zh: 题}, lane: forum, follows: [2014-speech]}'
    text = swap(("  - id: 2014-speech", "\t- id: 2014-speech")) + f"{third}\n"
    rules = {fault.rule for fault in check(text, tmp_path)}
    assert "yaml" in rules
    assert "unknown-id" not in rules


CASES = yaml.safe_load((HERE / "faults.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['rule']} {case['at']}")
def test_a_fault_is_found_at_its_place_with_a_remedy(tmp_path, case):
    text = swap((case["old"], case["new"]))
    fault = next((fault for fault in check(text, tmp_path) if fault.rule == case["rule"]), None)
    assert fault, "it is not found"
    assert (f"{fault.line}:{fault.column}", fault.level) == (case["at"], case["level"])
    assert case["what"] in fault.what
    assert case["remedy"] in fault.remedy


def test_every_rule_has_a_case():
    assert {rule.name for rule in RULES} - {"not-in-original"} <= {case["rule"] for case in CASES}
    assert FORM_RULES - {"unreadable"} <= {case["rule"] for case in CASES}


def test_all_faults_are_told_in_one_run_in_the_order_of_the_file(tmp_path):
    text = swap(
        ('date: "2001-06"', 'date: "2001-13"'),
        ("    title: {en: Founding, zh: 成立}\n", ""),
        ("[mutual-trust]", "[mutual-thrust]"),
        ("id: 2014-speech", "id: 2001-founding"),
        ("lane: forum\n    body: {en: A", "lame: forum\n    body: {en: A"),
    )
    faults = check(text, tmp_path)
    assert [fault.rule for fault in faults if fault.level == "error"] == [
        "missing-field",
        "impossible-date",
        "unknown-id",
        "repeated-id",
        "unknown-field",
        "follows-circle",
    ]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)
    with pytest.raises(Faults) as error:
        load_events(tmp_path / "events.yaml")
    assert len(error.value.faults) == 6


def test_what_is_not_yaml_costs_one_entry_and_the_rest_is_checked(tmp_path):
    broken = swap(('date: "2001-06"', 'date: "2001-06'), ('"2014-05-21"', '"2014-05-32"'))
    found = [(fault.line, fault.rule, fault.entry) for fault in check(broken, tmp_path)]
    assert found == [(14, "yaml", "2001-founding"), (23, "impossible-date", "2014-speech")]
    with pytest.raises(Faults, match="quotation mark") as error:
        load_events(tmp_path / "events.yaml")
    assert len(error.value.faults) == 2


def test_every_entry_that_is_not_yaml_is_told(tmp_path):
    second = "lane: forum\n    body: {en: A"
    broken = swap(("lane: forum", "lane: forum: now"), (second, second.replace("forum", "[forum")))
    found = check(broken, tmp_path)
    assert [(fault.line, fault.entry) for fault in found] == [(16, "2001-founding"), (25, "2014-speech")]
    assert check("timeline:\n  title: {en: [\n", tmp_path)[0].rule == "yaml"


SLIPS = ["", '"', "'", "[", "]", "{", "}", ": ", "\t", "\n", "- ", "&", "<<<<<<<\n"]


@settings(deadline=None)
@given(st.integers(0, len(GOOD)), st.sampled_from(SLIPS))
def test_a_slip_of_the_hand_is_answered_with_faults_that_have_a_place(place, slip):
    timeline, faults = inspect_text(GOOD[:place] + slip + GOOD[place + 1 :], "events.yaml", Subject(NOTHING), ESSENTIAL)
    lines = GOOD.count("\n") + 2
    assert all(1 <= fault.line <= lines and fault.what for fault in faults)
    assert isinstance(timeline, Timeline)


def test_nothing_is_said_about_what_has_the_wrong_form_already(tmp_path):
    faults = check(swap(("[china]", "china"), ('date: "2001-06"', "date: 2001")), tmp_path)
    assert {fault.rule for fault in faults if fault.entry == "2001-founding"} == {"wrong-kind"}


@pytest.mark.parametrize(
    "text", ["", "\n", "# nothing\n", "- a\n", "text", "timeline:\n", "events: {a: b}\n", "{}", "a: b"]
)
def test_any_text_is_answered_with_faults(tmp_path, text):
    faults = check(text, tmp_path)
    assert any(fault.level == "error" for fault in faults)
    assert all(fault.what and fault.line for fault in faults)


FIELDS = [
    "timeline",
    "events",
    "lanes",
    "sources",
    "id",
    "date",
    "title",
    "en",
    "zh",
    "allow",
    "evidence",
    "about",
    "x",
]
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 9)
    | st.sampled_from(["", "a", "2001", "2001-13", "draft", "a-b", "A b"]),
    lambda value: st.lists(value, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), value, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=5))
def test_any_data_is_answered_with_faults_that_have_a_place(data):
    text = json.dumps(data)
    timeline, faults = inspect(parse(text), Subject(NOTHING))
    assert faults
    assert all(fault.what and fault.line == 1 and 1 <= fault.column <= len(text) for fault in faults)
    assert isinstance(timeline, Timeline)


def test_a_file_that_is_not_there_or_not_utf_8_is_one_fault(tmp_path):
    assert [fault.rule for fault in check_file(tmp_path / "none.yaml")] == ["unreadable"]
    (tmp_path / "latin.yaml").write_bytes(b"timeline:\n  title: caf\xe9\n")
    fault = check_file(tmp_path / "latin.yaml")[0]
    assert (fault.line, fault.what) == (2, "not UTF-8")


def test_allow_silences_a_rule_on_its_entry_only(tmp_path):
    short = swap(
        ("    body: {en: Six states found it., zh: 六国成立该组织。}\n", ""),
        ("    body: {en: A speech is given., zh: 发表讲话。}\n", "    allow: {no-body: it says nothing more}\n"),
    )
    assert [(fault.rule, fault.entry) for fault in check(short, tmp_path)] == [("no-body", "2001-founding")]


def test_a_term_that_no_event_states_can_be_kept_for_a_reason(tmp_path):
    kept = swap(
        ("kind: principle,", "kind: principle, allow: {unused-id: documents use it},"),
        ("    states: [mutual-trust]\n", ""),
    )
    assert check(kept, tmp_path) == []


def test_editors_dates_and_given_dates_may_be_finer(tmp_path):
    for more in (
        "- {basis: editor, record: {en: R, zh: 录}}",
        '- {source: xu-2021, at: "note 4", as_written: x, gives: day}',
    ):
        text = swap(("2014年5月21日}", "2014年5月}\n      " + more))
        assert check(text, tmp_path) == []


def test_draft_evidence_does_not_count_yet(tmp_path):
    text = swap(("as_written: 2014年5月21日}", "as_written: 2014年5月21日, status: draft}"))
    assert [fault.rule for fault in check(text, tmp_path)] == ["no-evidence"]


def test_an_event_is_no_duplicate_of_itself(tmp_path):
    assert check(swap(("{en: Founding, zh: 成立}", "{en: A TikTok bill, zh: TikTok法案}")), tmp_path) == []


def test_the_thirteenth_summit_is_not_the_fourteenth(tmp_path):
    first, second = (f"{{en: Summit {n} of the leaders, zh: 第十{zh}次峰会}}" for n, zh in ((13, "三"), (14, "四")))
    dates = ('date: "2014-05-21"', 'date: "2001"'), ("as_written: 2014年5月21日", "as_written: 2001年6月")
    text = swap(("{en: Founding, zh: 成立}", first), ("{en: A speech, zh: 一次讲话}", second), *dates)
    assert "likely-duplicate" not in {fault.rule for fault in check(text, tmp_path)}


def test_links_to_events_and_files_lead_somewhere(tmp_path):
    (tmp_path / "picture.png").touch()
    links = (
        "[a](2014-speech) [b](#2014-speech) [c](../2014-speech.html) [d](picture.png) [e](https://example.org) `[f](x)`"
    )
    text = swap(("en: Six states found it.", f"en: '{links.replace(' `[f](x)`', '')}'"))
    assert check(text, tmp_path) == []


def test_emphasis_code_and_comparisons_are_no_html(tmp_path):
    words = "*a* **b** 1 < 2 and 3 > 2, `<b>`, <https://example.org>, <a@example.org>"
    assert check(swap(("en: Six states found it.", f"en: '{words}'")), tmp_path) == []


# --- with the originals at hand ---

TEXT = "一\n\n2001 年 6 月成立。\n\n2014年5\n月21日发表。"


def original():
    places = (Place(3, 17, "§1 ¶5"), Place(17, 23, "§2 ¶1"), Place(23, 30, "§2 ¶1"))
    return Document("xu.txt", TEXT, (), places, source="xu-2021")


def test_dates_as_written_are_found_across_line_and_page_breaks(tmp_path):
    assert check(GOOD, tmp_path, originals={"xu-2021": original()}) == []


@pytest.mark.parametrize(
    ("old", "new", "what", "remedy"),
    [
        ("2001年6月", "2001年7月", '"2001年7月" does not stand at §1 ¶5', "correct one of them"),
        ('"§1 ¶5"', '"§2 ¶1"', "does not stand at §2 ¶1", 'it stands at "§1 ¶5"'),
        ('"§1 ¶5"', '"§1 ¶4"', 'no place "§1 ¶4"', 'it stands at "§1 ¶5"'),
    ],
)
def test_a_date_that_does_not_stand_at_its_locator_is_told(tmp_path, old, new, what, remedy):
    faults = check(swap((old, new)), tmp_path, originals={"xu-2021": original()})
    fault = next(fault for fault in faults if fault.rule == "not-in-original")
    assert (fault.line, fault.entry) == (21, "2001-founding")
    assert what in fault.what
    assert remedy in fault.remedy


# --- loading ---


def test_the_golden_file_loads_and_has_no_errors():
    assert len(load_events(GOLDEN).events) == 6
    assert not [fault for fault in check_file(GOLDEN) if fault.level == "error"]


def test_loading_runs_only_what_the_site_cannot_do_without(tmp_path):
    path = tmp_path / "events.yaml"
    path.write_text(swap((', at: "§1 ¶5"', ""), ("Six states", "<b>Six</b> states")), encoding="utf-8")
    assert len(load_events(path).events) == 2


def test_originals_are_known_even_while_the_file_is_broken(tmp_path):
    path = tmp_path / "events.yaml"
    path.write_text(swap(("language: zh,", "language: zh, sha256: abc,"), ("[china]", "china")), encoding="utf-8")
    assert registered_originals(path) == {"abc": "xu-2021"}
    path.write_text("a: [", encoding="utf-8")
    assert registered_originals(path) == registered_originals(tmp_path / "none.yaml") == {}


def test_a_long_chain_and_many_circles_are_no_trouble(tmp_path):
    entry = textwrap.dedent("""\
        - id: e{0}
          date: "2001"
          title: {{en: E{0}, zh: 甲{0}}}
          follows: [e{1}]
    """)
    path = tmp_path / "events.yaml"
    head = GOOD[: GOOD.index("  - id: 2001-founding")]
    chain = "".join(entry.format(number, number + 1) for number in range(3000))
    path.write_text(head + chain + entry.format(3000, 3000), encoding="utf-8")
    assert [fault.rule for fault in check_file(path) if fault.rule == "follows-circle"] == ["follows-circle"]
