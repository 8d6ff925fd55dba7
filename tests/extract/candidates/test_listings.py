"""Candidates written for other programs read back whole."""

import csv
import json

import pytest
import yaml

from timeline.errors import SeedError
from timeline.extract.candidates.listings import to_table, write_candidates
from timeline.records.candidates import Candidate, Quote

CANDIDATES = [
    Candidate(
        key="ab12",
        edtf="2001-06",
        mod=None,
        title={"zh": "上合组织成立", "en": 'SCO "founded", at last'},
        score=0.75,
        evidence=(
            Quote("a.txt", 3, 10, "2001年6月", "xu-2021", "§1 ¶4"),
            Quote("a.txt", 30, 36, "June of 2001", None, ""),
        ),
        states=("mutual-trust",),
    ),
    Candidate(
        "cd34",
        None,
        None,
        {"en": "A deal"},
        0.5,
        (Quote("b.txt", 0, 4, "deal", None, ""),),
        not_after="2023",
        kind="undated",
    ),
]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("c.jsonl", lambda text: [json.loads(line) for line in text.splitlines()]),
        ("c.yaml", yaml.safe_load),
        ("c.csv", lambda text: list(csv.DictReader(text.splitlines()))),
    ],
)
def test_every_candidate_is_in_the_file(tmp_path, name, read):
    write_candidates(CANDIDATES, tmp_path / name)
    rows = read((tmp_path / name).read_text(encoding="utf-8"))
    assert [row["key"] for row in rows] == ["ab12", "cd34"]
    title = rows[0]["title"]
    assert (json.loads(title) if isinstance(title, str) else title) == CANDIDATES[0].title
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_another_ending_is_refused_with_the_endings_that_work(tmp_path):
    with pytest.raises(SeedError, match=r"\.jsonl, \.csv"):
        write_candidates(CANDIDATES, tmp_path / "c.docx")


def test_the_terminal_table_has_a_row_for_each():
    table = to_table(CANDIDATES)
    assert table.row_count == 2
    assert list(table.columns[1].cells) == ["2001-06", "≤ 2023"]
    assert list(table.columns[3].cells) == ["xu-2021 §1 ¶4 +1", "b.txt "]
