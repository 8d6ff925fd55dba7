"""docs/exports.md says what the code does."""

import re
from pathlib import Path

from timeline.curate import load_events
from timeline.render.exports import export, formats

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


def test_the_page_lists_every_format_with_its_file_and_extra():
    listed = re.findall(r"^\| `([a-z-]+)` \| `(\.[a-z.]+)` \| (.*?) \| (?:`([a-z]+)` )?\|$", PAGE, re.MULTILINE)
    assert listed == [(entry.name, entry.suffix, entry.about, entry.extra) for entry in formats()]


def test_the_page_lists_every_column_of_the_tables():
    head = export(load_events(ROOT / "tests" / "golden" / "events.yaml"), "csv").decode("utf-8-sig").splitlines()[0]
    listed = re.search(r"data frame below:\n\n(.*?)\.\n", PAGE, re.DOTALL)
    assert re.findall(r"`(\w+)`", listed[1]) == head.split(",")


def test_extras_named_are_those_of_the_package():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for extra in {entry.extra for entry in formats()} - {""}:
        assert re.search(rf"^{extra} = \[", project, re.MULTILINE), extra
