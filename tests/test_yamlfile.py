"""YAML that people write: read with places, extended without touching a byte, written whole or not at all."""

import os
import stat

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from timeline.curate.blocks import flow, scalar
from timeline.errors import EventError, Faults
from timeline.yamlfile import insert, parse, read_text, write_text

DATA = [
    ("a: no", {"a": "no"}),
    ("a: 12:30", {"a": "12:30"}),
    ("a: 0755", {"a": "0755"}),
    ("a: 1.10", {"a": "1.10"}),
    ("a: 1234567890", {"a": "1234567890"}),
    ("a: 3", {"a": 3}),
    ("a: true", {"a": True}),
    ("a: True", {"a": "True"}),
    ("a:", {"a": None}),
    ("a: ~", {"a": None}),
    ("a: '2001-06-15'", {"a": "2001-06-15"}),
    ("a: 199X", {"a": "199X"}),
    ("a: !!str 3", {"a": "3"}),
    ("- a\n- [b, {c: d}]", ["a", ["b", {"c": "d"}]]),
    ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
    ("a: >-\n  b\n  c\n", {"a": "b c"}),
    ("\ufeffa: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
    ("# only a comment", None),
]


@pytest.mark.parametrize(("text", "data"), DATA)
def test_a_scalar_is_text_unless_it_plainly_is_not(text, data):
    tree = parse(text)
    assert tree.data == data
    assert type(tree.data) is type(data)
    assert not tree.faults


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("a: 2001-06-15", "bare-date", (1, 4)),
        ("a:\n  - 2001-06", "bare-date", (2, 5)),
        ("a: 1\nb: 2\na: 3", "repeated-key", (3, 1)),
        ("a: {b: 1, b: 2}", "repeated-key", (1, 11)),
        ("a: &x [1]\nb: *x", "alias", (1, 4)),
        ("a: &x\n  b: *x", "alias", (1, 4)),
        ("a: !x 1", "yaml", (1, 4)),
        ("a: !!python/name:os.system x", "yaml", (1, 4)),
        ("[a]: 1", "yaml", (1, 1)),
        ("a: 'x\nb: 1", "yaml", (1, 4)),
        ("a: [1", "yaml", (1, 4)),
        ("a: b: c", "yaml", (1, 5)),
        ("\ta: 1", "yaml", (1, 1)),
        ("a: @x", "yaml", (1, 4)),
        ("a: 1\n---\nb: 2", "yaml", (2, 1)),
        ('a: "\\q"', "yaml", (1, 4)),
        ("a: *x", "yaml", (1, 4)),
        ("a: 1\nb: " + 100_000 * "[", "yaml", (2, 4)),
        ("a:\n" + 100_000 * "- ", "yaml", (2, 1)),
        ("a: b\nc: d\x01e", "yaml", (2, 5)),
        ("a: \x00", "yaml", (1, 4)),
        ("a: b\r\nc: d\x1be", "yaml", (2, 5)),
    ],
)
def test_a_fault_is_told_with_its_place_and_a_remedy(text, rule, place):
    fault = parse(text).faults[0]
    assert (fault.rule, (fault.line, fault.column)) == (rule, place)
    assert fault.remedy


def test_several_faults_are_told_at_once():
    assert [fault.line for fault in parse("a: 2001-06\na: 1\nb: 2002-07\n").faults] == [1, 2, 3]


def test_the_place_of_any_value_is_known():
    tree = parse("x: 1\nevents:\n  - id: a\n    zh-Hant: b\n")
    assert tree.place(("events", 0, "id")) == (3, 9)
    assert tree.key_place(("events", 0, "zh-Hant")) == (4, 5)
    assert tree.place(("events", 0, "missing", "deeper")) == (3, 5), "the nearest one above"
    assert tree.place(("events", 9)) == (3, 3)
    assert parse("").place(("a",)) == (1, 1)


# --- putting lines in ---

LINES = st.lists(st.text(st.sampled_from("ab #:-"), max_size=5), max_size=6)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.data())
def test_inserting_keeps_every_line_and_uses_the_line_end_of_the_text(lines, end, closed, data):
    text = end.join(lines) + (end if closed and lines else "")
    starts = [sum(len(line) + len(end) for line in lines[:n]) for n in range(len(lines))] + [len(text)]
    offsets = sorted(data.draw(st.lists(st.sampled_from(starts), max_size=3)))
    after = insert(text, [(offset, f"new{n}\n") for n, offset in enumerate(offsets)])
    kept = [line for line in after.splitlines() if not line.startswith("new")]
    assert kept == text.splitlines()
    assert [line for line in after.splitlines() if line.startswith("new")] == [f"new{n}" for n in range(len(offsets))]
    if end in text:
        assert after.count(end) == len(after.splitlines()) - (not after.endswith(end))


def test_inserting_nothing_changes_nothing():
    assert insert("a: 1", []) == "a: 1"


# --- writing ---


def test_writing_keeps_line_ends_and_permissions(tmp_path):
    path = tmp_path / "events.yaml"
    path.write_bytes(b"a: 1\r\n")
    path.chmod(0o640)
    write_text(path, "\ufeffa: 2\r\nb: 中\n", instead_of="a: 1\r\n")
    assert read_text(path) == "\ufeffa: 2\r\nb: 中\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["events.yaml"]


def test_writing_through_a_link_keeps_the_link(tmp_path):
    (tmp_path / "real.yaml").write_text("a: 1\n")
    link = tmp_path / "events.yaml"
    link.symlink_to("real.yaml")
    write_text(link, "a: 2\n")
    assert link.is_symlink()
    assert (tmp_path / "real.yaml").read_text() == "a: 2\n"


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path):
    path = tmp_path / "events.yaml"
    path.write_text("a: theirs\n")
    with pytest.raises(EventError, match="changed meanwhile; nothing was written"):
        write_text(path, "a: ours\n", instead_of="a: old\n")
    assert path.read_text() == "a: theirs\n"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "events.yaml"
    path.write_text("a: 1\n")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EventError, match="No space left"):
        write_text(path, "a: 2\n")
    assert path.read_text() == "a: 1\n"
    assert [file.name for file in tmp_path.iterdir()] == ["events.yaml"]


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(Faults, match="No such file"):
        read_text(tmp_path / "none.yaml")
    (tmp_path / "gb.yaml").write_bytes("a: 1\nb: 中文".encode("gb18030"))
    with pytest.raises(Faults, match=r"gb.yaml:2:4 not UTF-8"):
        read_text(tmp_path / "gb.yaml")


# --- writing values ---


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_reads_back_as_it_was_written(text):
    for written, expected in ((f"a: {scalar(text)}", text), (f"a: {flow({'b': [text]})}", {"b": [text]})):
        tree = parse(written)
        assert tree.data == {"a": expected}, written
        assert not tree.faults


SIGNS = st.text(st.sampled_from("0123456789-:./eE+xXoYyNn~TtRrUu truefalsonl年月中,#'\"[]{}&*!|>%@`=<"), max_size=12)
# What some reader of YAML, 1.1 or 1.2, takes for something else, or a person may.
ODD = ["XXXX", "199X", "~", "null", "yes", "No", "on", "OFF", "y", "N", "true", "=", "<<", ".inf", ".NaN", "1e3", "1.5"]
ODD += ["0x1F", "0o17", "017", "1_000", "12:30:45", "2001-06", "-", "", "1", "-1"]


@given(SIGNS | st.sampled_from(ODD))
def test_other_readers_of_yaml_read_the_same_text(text):
    assert yaml.safe_load(f"a: {flow({'b': text})}") == {"a": {"b": text}}


@pytest.mark.parametrize("text", ODD)
def test_what_a_reader_may_take_for_something_else_stands_in_quotation_marks(text):
    assert scalar(text) == f'"{text}"'
