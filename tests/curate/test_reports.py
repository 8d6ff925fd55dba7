"""Faults as a person, a program or a code host reads them."""

import json
from dataclasses import replace

import pytest

from timeline.curate import format_faults
from timeline.errors import EventError, Fault

FAULTS = [
    Fault("events.yaml", 142, 9, "plenum", "impossible-date", 'date: "1978-13" has no month 13', 'write "1978-12"'),
    Fault("events.yaml", 150, 1, "", "unused-id", "no event uses 50%:\nx", "", "note"),
]


def test_text_tells_place_fault_rule_and_remedy_and_counts():
    assert format_faults([FAULTS[0], replace(FAULTS[1], what="no event uses x")]) == (
        'events.yaml:142:9 (plenum) date: "1978-13" has no month 13 [impossible-date]\n'
        '    write "1978-12"\n'
        "events.yaml:150:1 no event uses x [note, unused-id]\n"
        "events.yaml: 1 error, 1 note"
    )


def test_text_says_so_when_nothing_is_wrong():
    assert format_faults([], file="a.yaml") == "a.yaml: nothing wrong"


def test_json_has_every_field():
    rows = json.loads(format_faults(FAULTS, "json"))
    assert rows[0] == {
        "file": "events.yaml",
        "line": 142,
        "column": 9,
        "entry": "plenum",
        "rule": "impossible-date",
        "what": 'date: "1978-13" has no month 13',
        "remedy": 'write "1978-12"',
        "level": "error",
    }
    assert json.loads(format_faults([], "json")) == []


def test_github_commands_are_escaped():
    first, second = format_faults(FAULTS, "github").split("\n")
    assert first.startswith("::error file=events.yaml,line=142,col=9,title=impossible-date::(plenum) date: ")
    assert first.endswith('has no month 13; write "1978-12"')
    assert second == "::notice file=events.yaml,line=150,col=1,title=unused-id::no event uses 50%25:%0Ax"


def test_sarif_names_rule_place_and_level():
    report = json.loads(format_faults(FAULTS, "sarif"))
    run = report["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert report["version"] == "2.1.0"
    for fault, result in zip(FAULTS, run["results"], strict=True):
        assert (result["ruleId"], result["level"]) == (fault.rule, fault.level)
        assert rules[result["ruleIndex"]]["id"] == fault.rule
        region = result["locations"][0]["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) == (fault.line, fault.column)
    assert all(rule["shortDescription"]["text"] for rule in rules)


def test_sarif_names_a_file_as_a_uri():
    report = json.loads(format_faults([replace(FAULTS[0], file="my timeline\\中.yaml")], "sarif"))
    (result,) = report["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "my%20timeline/%E4%B8%AD.yaml"


def test_another_layout_is_refused_with_those_there_are():
    with pytest.raises(EventError, match="text, json, github, sarif"):
        format_faults([], "xml")
