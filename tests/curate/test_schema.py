"""One field table: the loader, the JSON Schema and docs/events.md say the same."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from timeline.curate import json_schema, read_events
from timeline.curate.reference import RECORDS, filled
from timeline.curate.structure import read_structure
from timeline.records import curated
from timeline.yamlfile import parse, read_text

ROOT = Path(__file__).parents[2]
CASES = yaml.safe_load((ROOT / "tests/curate/faults.yaml").read_text(encoding="utf-8"))
GOOD = read_text(ROOT / "tests/curate/good.yaml")
VALIDATOR = Draft202012Validator(json_schema())


def test_a_key_with_nothing_after_it_is_as_good_to_the_schema_as_to_the_loader():
    text = GOOD + "    links:\n    allow:\n    importance:\n    place:\n"
    read_events(text)
    assert not list(VALIDATOR.iter_errors(parse(text).data))
    assert list(VALIDATOR.iter_errors(parse(text.replace("    title: {en: A speech", "    title: #")).data))


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(json_schema())


def test_the_schema_beside_the_shipped_file_is_that_of_today():
    told = "timeline schema > events.schema.json"
    assert json.loads(read_text(ROOT / "events.schema.json")) == json_schema(), told


@pytest.mark.parametrize("path", ["events.yaml", "tests/golden/events.yaml"])
def test_the_shipped_files_are_valid_and_name_their_schema(path):
    text = read_text(ROOT / path)
    assert text.startswith("# yaml-language-server: $schema=")
    assert not list(VALIDATOR.iter_errors(parse(text).data))


@pytest.mark.parametrize(
    "change",
    [
        case
        for case in CASES
        if case["rule"] in {"unknown-field", "missing-field", "bad-id", "wrong-kind", "wrong-value"}
    ],
    ids=lambda case: case["rule"],
)
def test_schema_and_loader_refuse_the_same_forms(change):
    tree = parse(GOOD.replace(change["old"], change["new"], 1))
    assert list(VALIDATOR.iter_errors(tree.data))
    assert read_structure(tree)[1]


def test_every_field_has_a_description_for_hover_help():
    definitions = {"Timeline": json_schema(), **json_schema()["$defs"]}
    fields = [(name, field, about) for name, d in definitions.items() for field, about in d["properties"].items()]
    assert len(fields) > 80
    assert not [(name, field) for name, field, about in fields if not about.get("description")]


def test_the_reference_page_has_the_tables_of_today():
    page = ROOT / "docs/events.md"
    assert filled(read_text(page)) == read_text(page), "run: python -m timeline.curate.reference docs/events.md"


def test_the_reference_page_tells_of_every_record():
    models = {
        value for value in vars(curated).values() if isinstance(value, type) and issubclass(value, curated.Record)
    }
    assert models - {curated.Record, curated.Timeline} == {record for _, record in RECORDS}


def test_the_example_of_the_reference_page_loads():
    example = re.search(r"```yaml\n(.*?)```", read_text(ROOT / "docs/events.md"), re.DOTALL)
    assert example
    assert read_events(example[1]).events
