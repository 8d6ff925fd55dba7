"""Zones and places of made-up mini documents, and of the originals where they are at hand."""

from __future__ import annotations

import os
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.extract.cues import load_cues
from timeline.extract.documents.labels import is_label, is_label_alone
from timeline.extract.documents.zones import find_places, find_zones

PAPER = """# 某地区论坛的三十年

李某某

【摘要】本文讨论论坛的发展。

【关键词】论坛 合作

论坛是多边合作的产物，它的历史可以分为几个阶段，下文逐一说明。[1]

## 一、缘起

1991年，各方在某市会晤，商定每年轮流主办，并就边境地区的安全问题交换了意见，认为

---

[1] 王某：《论坛简史》，某出版社1999年版，第3页。

[2] 某通讯社，1991年5月4日。

有必要设立秘书处。[1]

第二段说的是另一件事。

[1] 张某：《秘书处》，2002年。

## 结语

论坛仍在继续。

【收稿日期：2010-04-13】

（责任编辑：某某）

## ABSTRACTS

- 01 Thirty Years of a Forum, by Li. The forum met in 1991.
"""

LABELS = [(name, line, True) for name, rules in load_cues("zones").items() for line in rules["examples"]] + [
    (name, line, False) for name, rules in load_cues("zones").items() for line in rules["refuses"]
]


def zones(text: str) -> list[tuple[str, str]]:
    return [(zone.kind, text[zone.start : zone.end].split("\n", 1)[0]) for zone in find_zones(text)]


def places(text: str) -> list[tuple[str, str]]:
    return [(place.at, text[place.start : place.end]) for place in find_places(text, find_zones(text))]


@pytest.mark.parametrize(("name", "line", "known"), LABELS)
def test_each_label_knows_its_examples_and_refuses_the_rest(name: str, line: str, known: bool) -> None:
    assert (is_label(name, line) or is_label_alone(name, line)) is known


def test_a_paper_has_its_zones_in_order() -> None:
    assert [kind for kind, _ in zones(PAPER)] == [
        *("front", "abstract", "front", "body", "note", "body", "note", "body", "front", "back"),
    ]


def test_a_paragraph_cut_by_notes_is_one_place_in_two_stretches() -> None:
    cut = [text[:6] for at, text in places(PAPER) if at == "§1 ¶1"]
    assert cut == ["1991年，", "有必要设立秘"]


def test_notes_that_restart_are_named_after_the_paragraph_above_them() -> None:
    assert [at for at, _ in places(PAPER) if at.startswith("note")] == [
        "note 1 after §1 ¶1",
        "note 2 after §1 ¶1",
        "note 1 after §1 ¶2",
    ]


def test_the_title_and_zone_headings_are_no_sections() -> None:
    ats = [at for at, _ in places(PAPER)]
    assert ats[:2] == ["front ¶1", "front ¶2"]
    assert "¶1" in ats
    assert {at.split()[0] for at in ats if at.startswith("§")} == {"§1", "§2"}
    assert "back ¶1" in ats


def test_end_notes_are_named_after_the_paragraph_that_cites_them() -> None:
    text = "A Forum\n\nIt met in 1991, and again.[1]\n\nThen\n\nIt grew in 2001.[2]\n\nNotes\n\n[1] Li.\n\n[2] Wu."
    assert [at for at, _ in places(text)][-2:] == ["note 1 after ¶1", "note 2 after §1 ¶1"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("作者:某某\n来源:某杂志\n日期:Jul 28, 2020\n\n • 某国提出倡议。\n • 各方赞成。", ["front", "body"]),
        ("摘要:\n某国推动合作。\n\nSummary:\nA state promotes cooperation.", ["abstract"]),
        ("They met in 1999.\n\nReferences\n\nLi, A. (2000). A book.\n\nWu, B. (2001). Another.", ["body", "reference"]),
        ("They met.\n\n注释\n\n1. 某书，2000年。\n\n责任编辑：某某\n\nTitle in English", ["body", "note", "back"]),
        ("---\nid: li-2000\nissued: 2000\n---\n\nThe forum met in 1999 (§1 ¶2).\n", ["front", "body"]),
        ("", []),
    ],
)
def test_zones_are_told_by_labels(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in zones(text)] == kinds


def test_a_statement_of_a_reading_note_has_the_place_it_ends_with() -> None:
    text = "---\nid: li-2000\n---\n\n# Li\n\nIt met (§1 ¶2). It grew（note 4 after §1 ¶8）。 It ended (§2 ¶1, ¶3).\n"
    assert [at for at, _ in places(text)] == ["§1 ¶2", "note 4 after §1 ¶8", "§2 ¶1, ¶3"]


def test_list_items_count_as_paragraphs_and_are_not_joined() -> None:
    text = "第一段说明了会议的全部背景。\n\n进展\n\n- 设立秘书处\n- 增加成员\n\n会议结束。"
    assert [at for at, _ in places(text)] == ["¶1", "§1 ¶1", "§1 ¶2", "§1 ¶3"]


BITS = st.sampled_from(
    ["# 一", "摘要：", "[1] 某书。", "---", "1999年会晤。", "- 项", "Notes", "They met in", "\n", "¶", "责编：某"]
)


@given(st.lists(BITS).map("\n".join))
def test_zones_cover_the_text_and_places_never_overlap(text: str) -> None:
    found = find_zones(text)
    assert "".join(text[zone.start : zone.end] for zone in found) == text
    spans = [(place.start, place.end) for place in find_places(text, found)]
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    "hostile",
    [f"By {'A' * 60}!", f"{'*' * 20_000}a", f"Notes{'*' * 20_000}a", f"#{' ' * 20_000}a", f"Li\n\na{')' * 20_000}a)"],
    ids=["a name in capitals", "stars", "stars after a label", "a heading of spaces", "closing brackets"],
)
def test_no_line_makes_the_patterns_slow(hostile: str) -> None:
    find_zones("Notes")
    begun = time.process_time()
    find_zones(hostile)
    assert time.process_time() - begun < 0.5


ORIGINALS = os.environ.get("TIMELINE_ORIGINALS")


@pytest.mark.skipif(not ORIGINALS, reason="TIMELINE_ORIGINALS names no folder of originals")
def test_the_originals_have_every_paragraph_at_most_once_unless_cut() -> None:
    for file in sorted(Path(ORIGINALS or "").glob("*.txt")):
        text = file.read_text(encoding="utf-8-sig")
        found = find_zones(text)
        ats = [place.at for place in find_places(text, found) if not place.at.startswith(("note", "front"))]
        apart = [at for index, at in enumerate(ats) if at in ats[:index] and at != ats[index - 1]]
        assert not apart, file.name


def test_a_title_that_asks_is_no_running_text():
    text = (
        "How much time is left?\n\nBy Ann Example  18 October 2024\n\nThe leader spoke on Wednesday of many things.\n"
    )
    assert [zone.kind for zone in find_zones(text)] == ["front", "body"]
