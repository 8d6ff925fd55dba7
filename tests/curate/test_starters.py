"""A new timeline is whole: its file has no faults, takes drafts, and teaches."""

import pytest
import yaml

from timeline.curate import check_file, load_events
from timeline.curate.starters import FILES, start_timeline
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
    assert [path.relative_to(tmp_path / "common-security").as_posix() for path in written] == list(FILES)


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


def test_the_workflow_is_yaml(tmp_path):
    written = start_timeline(tmp_path / "new")
    assert yaml.safe_load(written[-1].read_text())["jobs"]
