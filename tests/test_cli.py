"""The commands as a person runs them, each in a copy of the repository's data."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import run

pytestmark = pytest.mark.slow  # whole commands, whole files

ROOT = Path(__file__).parents[1]
MUST_BE_THERE = {"1996", "1997", "1997-03", "1997-04", "1998-07", "2001-06", "2002-06", "2014-05", "2014-09", "2022"}

RECORD = """\
id: made-up-2020
type: report
title: {en: A made-up report}
language: en
standpoint: {en: invented}"""
TREATY = "In March 2019, Ruritania and Freedonia signed the Treaty of Zenda in Strelsau (§1 ¶2)."


@pytest.fixture
def desk(tmp_path):
    """Return a folder with the curated file and the reading notes."""
    shutil.copy(ROOT / "events.yaml", tmp_path)
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds", ignore=shutil.ignore_patterns("originals"))
    return tmp_path


def rows(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_mining_the_shipped_notes_adds_nothing_and_touches_nothing(desk):
    before = (desk / "events.yaml").read_bytes()
    for _ in range(2):
        result = run("mine", cwd=desk)
        assert (result.returncode, result.stderr) == (0, "")
        assert "nothing to add" in result.stdout
        assert (desk / "events.yaml").read_bytes() == before


def test_mining_a_new_document_adds_drafts_between_the_old_lines_once(desk):
    text = (desk / "events.yaml").read_text(encoding="utf-8")
    entry = RECORD.replace("\n", "\n    ")
    text = text.replace("\nsources:\n", f"\nsources:\n  - {entry}\n", 1)
    (desk / "events.yaml").write_text(text, encoding="utf-8")
    (desk / "seeds" / "made-up.md").write_text(f"---\n{RECORD}\n---\n\n{TREATY}\n", encoding="utf-8")
    result = run("mine", cwd=desk)
    assert result.returncode == 0, result.stderr
    once = (desk / "events.yaml").read_bytes()
    kept = iter(once.splitlines())
    assert all(line in kept for line in text.encode().splitlines()), "an old line is gone or moved"
    assert b"status: draft" in once
    assert b"2019-03" in once
    assert run("mine", cwd=desk).returncode == 0
    assert (desk / "events.yaml").read_bytes() == once


def test_a_dry_run_shows_a_table_and_writes_nothing(desk):
    before = (desk / "events.yaml").read_bytes()
    result = run("mine", "--dry-run", cwd=desk)
    assert result.returncode == 0
    assert "2014" in result.stdout
    assert (desk / "events.yaml").read_bytes() == before


def test_dates_are_printed_one_a_line_with_offsets_into_the_file(desk):
    (desk / "note.txt").write_text("\ufeffIn June of 2001 the SCO was founded; 同年7月又开会。", encoding="utf-8")
    text = (desk / "note.txt").read_text(encoding="utf-8-sig")
    found = rows(run("dates", "note.txt", "--json", cwd=desk))
    assert [(row["text"], row["edtf"], row["role"]) for row in found] == [
        ("June of 2001", "2001-06", "event"),
        ("同年7月", "2001-07", "event"),
    ]
    assert all(text[row["start"] : row["end"]] == row["text"] for row in found)


def test_a_file_that_cannot_be_read_is_told_and_the_rest_goes_on(desk):
    (desk / "docs").mkdir()
    (desk / "docs" / "a.txt").write_bytes(bytes(range(256)) * 4)
    (desk / "docs" / "b.txt").write_text("The treaty was signed in May 1999.", encoding="utf-8")
    result = run("dates", "docs", "--json", cwd=desk)
    assert result.returncode == 1
    assert [row["edtf"] for row in rows(result)] == ["1999-05"]
    assert "a.txt" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_originals_give_the_milestones_with_evidence(originals):
    result = run("mine", originals, "--json", "--events", ROOT / "events.yaml", cwd=ROOT)
    assert result.returncode == 0, result.stderr
    found = rows(result)
    assert {row["edtf"] for row in found} >= MUST_BE_THERE
    assert all(row["evidence"] for row in found)


def test_the_shipped_file_is_sound(desk):
    result = run("check", "--strict", cwd=desk)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("old", "new", "line_holds", "words"),
    [
        (r'date: "2014-05-21"', 'date: "2014-13-21"', "2014-13-21", ["month 13", "2014-12"]),
        (r"- id: 2014-cica-shanghai-speech", "- id: 2001-sco-founding", "2001-sco-founding", ["2001-sco-founding"]),
        (r"states: \[", "states: [mutual-trsut, ", "mutual-trsut", ["mutual-trust"]),
        (r'date: "2014-05-21"', "date: 2014-05-21", "date: 2014-05-21", ["quote"]),
        (r"title: \{en: [^\n]*", "title: {}", "title: {}", ["title"]),
    ],
)
def test_a_broken_copy_is_refused_with_place_fault_and_remedy(desk, old, new, line_holds, words):
    text = (desk / "events.yaml").read_text(encoding="utf-8")
    start = text.index("- id: 2014-cica-shanghai-speech")
    broken = text[:start] + re.sub(old, lambda _: new, text[start:], count=1)
    assert broken != text
    (desk / "events.yaml").write_text(broken, encoding="utf-8")
    result = run("check", cwd=desk)
    assert result.returncode == 1
    places = re.findall(r"^events\.yaml:(\d+):\d+ (.*(?:\n    .*)?)", result.stdout, flags=re.MULTILINE)
    told = [what for line, what in places if line_holds in broken.splitlines()[int(line) - 1]]
    assert any(all(word in what for word in words) for what in told), result.stdout


def test_all_faults_are_told_in_one_run(desk):
    text = (desk / "events.yaml").read_text(encoding="utf-8")
    broken = text.replace('date: "2014-05-21"', 'date: "2014-13-21"').replace("importance: 3", "importance: 7", 1)
    (desk / "events.yaml").write_text(broken, encoding="utf-8")
    for command in (["check"], ["build", "-o", "out"]):
        result = run(*command, cwd=desk)
        told = result.stdout + result.stderr
        assert result.returncode == 1
        assert "2014-13-21" in told
        assert "importance" in told
        assert "Traceback" not in told
    assert not (desk / "out").exists()


@pytest.mark.parametrize(
    "words", [["mine", "--no-such-option"], ["frobnicate"], ["dates"], ["check", "--format", "xml"]]
)
def test_wrong_use_ends_with_2(desk, words):
    assert run(*words, cwd=desk).returncode == 2


@pytest.mark.parametrize("command", ["check", "build", "mine", "export csv"])
def test_a_missing_curated_file_is_told(tmp_path, command):
    (tmp_path / "seeds").mkdir()
    result = run(*command.split(), cwd=tmp_path)
    assert result.returncode == 1
    assert "events.yaml" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_the_schema_accepts_the_shipped_file(desk):
    import jsonschema
    import yaml

    schema = json.loads(run("schema", cwd=desk).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    data = yaml.load((desk / "events.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    jsonschema.Draft202012Validator(schema).validate(data)


def test_help_is_light():
    heavy = (
        "{'pandas', 'plotly', 'babel', 'opencc', 'edtf', 'dateparser', 'jinja2', 'pydantic', 'yaml', 'timeline.curate'}"
    )
    code = f"import sys, timeline.cli; print(sorted({heavy} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert result.stdout.strip() == "[]"


def test_terms_are_counted_by_the_date_they_are_told_of(desk):
    (desk / "speech.txt").write_text(
        "In May 2014 the speech named common security. 2002年6月写入互信、互利。", encoding="utf-8"
    )
    found = rows(run("terms", "speech.txt", "--json", cwd=desk))
    assert {(row["edtf"], row["term"]) for row in found} == {
        ("2014-05", "common-security"),
        ("2002-06", "mutual-trust"),
        ("2002-06", "mutual-benefit"),
    }
    assert run("terms", "speech.txt", "-o", "matrix.svg", "--lang", "zh-Hant", cwd=desk).returncode == 0
    assert "共同安全" in (desk / "matrix.svg").read_text(encoding="utf-8")


def test_a_new_timeline_goes_from_a_document_to_drafts(tmp_path):
    assert run("new", "nordic", cwd=tmp_path).returncode == 0
    desk = tmp_path / "nordic"
    paper = desk / "seeds" / "originals" / "paper.txt"
    paper.write_text(
        "A Short History of Ruritania\n\nAuthor: Ann Example\nDate: 2 March 2020\n\n"
        "In March 1919, Ruritania and Freedonia signed the Treaty of Zenda in Strelsau.\n",
        encoding="utf-8",
    )
    added = run("source", "add", paper, cwd=desk)
    assert added.returncode == 0, added.stderr
    assert "example-2020" in added.stdout
    again = run("source", "add", paper, cwd=desk)
    assert again.returncode == 1
    assert f"timeline mine {paper}`" in again.stderr
    assert "1 drafts added" in run("mine", cwd=desk).stdout
    assert run("build", "--drafts", cwd=desk).returncode == 0
    assert "Zenda" in (desk / "site" / "en" / "index.html").read_text(encoding="utf-8")
