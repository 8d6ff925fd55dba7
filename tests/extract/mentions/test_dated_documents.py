"""Whole documents of each kind, in our own words, with every date that they hold: text, EDTF, role, modifier."""

import re
from pathlib import Path

import pytest

from timeline.extract.mentions import find_mentions

FOLDER = Path(__file__).parent / "dated"
MARK = re.compile(r"⟦([^|⟧]*)\|([^|⟧]*)\|([^|⟧]*)(?:\|([^⟧]*))?⟧")


def read_dated(path):
    """Return the text without its marks, and (start, text, EDTF, role, modifier) of each mark."""
    marked = path.read_text(encoding="utf-8")
    wanted, text, past = [], "", 0
    for mark in MARK.finditer(marked):
        text += marked[past : mark.start()]
        wanted.append((len(text), mark[1], mark[2], mark[3], mark[4] or None))
        text += mark[1]
        past = mark.end()
    return text + marked[past:], wanted


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_date_of_the_document_is_found_and_no_other(path):
    text, wanted = read_dated(path)
    found = [(m.start, m.text, m.edtf, m.role, m.mod) for m in find_mentions(text)]
    assert found == wanted
