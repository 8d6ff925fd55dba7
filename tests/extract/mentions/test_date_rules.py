"""Every rule finds what its examples say, and refuses what they refuse; tables are whole."""

import pytest

from timeline.extract.mentions import find_dates, find_mentions, fold, scan
from timeline.extract.mentions.rules import load_grammar, load_tables

ROWS = [(table, row) for table in load_tables() for row in table["rules"]]
CUES = [(meaning, row) for table in load_tables() for meaning, rows in table.get("cues", {}).items() for row in rows]
MATCHES = [(row["id"], example, edtf) for _, row in ROWS for example, edtf in row.get("match", {}).items()]
REFUSALS = [(row["id"], example) for _, row in ROWS for example in row.get("refuse", ())]


def split_example(example):
    """Return an example without its brackets, and the span that they mark."""
    start, end = example.index("["), example.index("]") - 1
    return example.replace("[", "", 1).replace("]", "", 1), start, end


def dates(text, **options):
    return {(mention.start, mention.end): mention.edtf for mention in find_mentions(text, **options)}


@pytest.mark.parametrize(("example", "edtf"), [row[1:] for row in MATCHES])
def test_a_rule_matches_its_example(example, edtf):
    text, start, end = split_example(example)
    assert dates(text, reference="2021-04-13").get((start, end)) == edtf


@pytest.mark.parametrize(("rule", "example"), [row[:2] for row in MATCHES])
def test_an_example_is_found_by_its_own_rule(rule, example):
    text, start, _ = split_example(example)
    found = {find.start: find.rule.id for find in scan(fold(text, load_grammar()))}
    assert found.get(start) == rule


@pytest.mark.parametrize(("rule", "example"), REFUSALS)
def test_a_rule_refuses_its_counterexample(rule, example):
    assert rule not in [find.rule.id for find in find_dates(example, reference="2021-04-13")]


def test_every_rule_has_an_example():
    assert [row["id"] for _, row in ROWS if not row.get("match")] == []


def test_ids_are_unique():
    ids = [row["id"] for _, row in ROWS]
    assert len(ids) == len(set(ids))
