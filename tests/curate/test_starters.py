"""A new timeline is whole: its file has no faults, takes drafts, and teaches."""

import json
from importlib.metadata import PathDistribution

import pytest
import yaml
from jsonschema import Draft202012Validator

from timeline.curate import check_file, json_schema, load_events, starters
from timeline.curate.starters import FILES, SCHEMA, start_timeline
from timeline.errors import EventError
from timeline.yamlfile import parse, read_text


@pytest.mark.parametrize(
    "title", ["Common security", "Security: a «history» of it", "2001", 'The "new" #1', "新安全观"]
)
def test_a_new_timeline_has_no_faults_and_the_title_given(tmp_path, title):
    start_timeline(tmp_path / "new", title)
    assert check_file(tmp_path / "new" / "events.yaml") == []
    assert load_events(tmp_path / "new" / "events.yaml").timeline.title.en == title


def test_without_a_title_the_folder_gives_one(tmp_path):
    written = start_timeline(tmp_path / "common-security")
    assert load_events(written[0]).timeline.title.en == "Common security"
    assert [path.relative_to(tmp_path / "common-security").as_posix() for path in written] == [*FILES, SCHEMA]


def test_nothing_is_overwritten(tmp_path):
    (tmp_path / "README.md").write_text("mine")
    with pytest.raises(EventError, match=r"README.md: already there; nothing was written"):
        start_timeline(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_the_example_in_the_comments_is_a_good_event(tmp_path):
    path = start_timeline(tmp_path / "new")[0]
    text = read_text(path)
    head, _, comments = text.partition("# complete it")
    example = "\n".join(line[1:] for line in comments.split("\n") if line.startswith("#  "))
    source = "  - {id: example-2020, type: report, title: {en: T}, language: en, standpoint: {en: S, zh: 某}}\n"
    whole = head.replace("sources:\n", "sources:\n" + source) + f"\nevents:\n{example}\n"
    path.write_text(whole, encoding="utf-8")
    assert check_file(path) == []
    assert parse(whole).data["events"][0]["id"] == "2014-example-speech"


@pytest.mark.parametrize(
    ("installed", "package", "address"),
    [
        (None, "", "git+ADDRESS"),
        ({"url": "file:///somewhere", "dir_info": {"editable": True}}, "", "git+ADDRESS"),
        (
            {"url": "https://example.org/p.git", "vcs_info": {"vcs": "git", "commit_id": "0a1b"}},
            "policy-timeline @ git+https://example.org/p.git@0a1b",
            "git+https://example.org/p.git@0a1b",
        ),
    ],
)
def test_the_workflow_installs_from_the_repository_that_the_package_came_from(
    tmp_path, monkeypatch, installed, package, address
):
    came = PathDistribution(tmp_path / "policy_timeline.dist-info")
    if installed:
        (tmp_path / "policy_timeline.dist-info").mkdir()
        (tmp_path / "policy_timeline.dist-info" / "direct_url.json").write_text(json.dumps(installed))
    monkeypatch.setattr(starters, "distribution", lambda _: came)
    start_timeline(tmp_path / "new")
    workflow = yaml.safe_load((tmp_path / "new/.github/workflows/publish.yml").read_text())
    assert workflow["env"]["POLICY_TIMELINE"] == package
    commands = [step.get("run", "") for step in workflow["jobs"]["publish"]["steps"]]
    assert 'pip install "$POLICY_TIMELINE"' in commands
    assert address in (tmp_path / "new/README.md").read_text()


def test_the_schema_that_the_file_names_is_there(tmp_path):
    start_timeline(tmp_path / "new")
    named = read_text(tmp_path / "new" / "events.yaml").splitlines()[0].partition("$schema=")[2]
    schema = json.loads((tmp_path / "new" / named).read_text(encoding="utf-8"))
    assert schema == json_schema()
    Draft202012Validator(schema).validate(parse(read_text(tmp_path / "new" / "events.yaml")).data)
