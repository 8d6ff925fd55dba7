"""The shipped reading notes agree with events.yaml, and with the originals they are notes of."""

import hashlib
from pathlib import Path

import pytest
import yaml

from timeline.curate import load_events
from timeline.extract import find_documents, read_document
from timeline.records.curated import Source, by_id

ROOT = Path(__file__).parents[1]
NOTES = sorted(path for path in (ROOT / "seeds").glob("*.md") if path.name != "README.md")


@pytest.fixture(scope="module")
def timeline():
    return load_events(ROOT / "events.yaml")


@pytest.fixture(scope="module")
def original_places(timeline, originals):
    sources = {source.sha256: source.id for source in timeline.sources}
    documents = [read_document(path, sources) for path in find_documents([originals])]
    return {document.source: {place.at for place in document.places} for document in documents}


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_the_record_of_a_note_is_the_one_in_the_curated_file(path, timeline):
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    record = Source.model_validate(yaml.load(front, yaml.CSafeLoader))
    assert record.id == path.stem
    assert record == by_id(timeline.sources)[path.stem]


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.stem)
def test_every_place_that_a_note_names_is_in_the_original(path, original_places):
    document = read_document(path, {})
    assert len(document.places) > 10
    named = {at for place in document.places for at in place.at.split(", ")}
    assert named <= original_places[document.source]


def test_every_source_has_its_note(timeline):
    assert {path.stem for path in NOTES} == {source.id for source in timeline.sources}


def test_the_originals_at_hand_are_those_of_the_records(timeline, originals):
    found = {hashlib.sha256(path.read_bytes()).hexdigest() for path in originals.glob("*.txt")}
    assert {source.sha256 for source in timeline.sources} <= found
