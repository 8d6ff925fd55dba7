"""Dates as people write them, and what is none: one line of `expressions/*.txt`, one text."""

import re
from pathlib import Path

import pytest

from timeline.extract.mentions import find_mentions

FOLDER = Path(__file__).parent / "expressions"


def read_lines():
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line and not line.startswith("#"):
                yield line


def read_expression(line):
    """Return the text without brackets, and each bracketed date as (text, EDTF, modifier)."""
    marked, _, values = line.partition(" => ")
    marked = marked.replace("\\n", "\n")
    texts = re.findall(r"\[([^\]]*)\]", marked)
    wanted = [(text, *(value + ":").split(":")[:2]) for text, value in zip(texts, values.split(), strict=True)]
    return marked.replace("[", "").replace("]", ""), wanted


@pytest.mark.parametrize("line", list(read_lines()))
def test_expression(line):
    text, wanted = read_expression(line)
    found = [(m.text, m.edtf, m.mod or "") for m in find_mentions(text, reference="2024-06-15")]
    assert found == wanted
