"""Lines that a margin broke are one block; list items, entries, rows, labels and verse are not run together."""

from __future__ import annotations

import pytest

from timeline.extract.documents.blocks import find_blocks

WIDE = "The commission on rivers was set up in January 2001 by the two states"
JOINED = [
    [f"{WIDE}\nand met in May."],
    [f"- {WIDE}\n  in Oslo.", "- They met in May."],
    [f"- {WIDE}\n  in Oslo.", f"- {WIDE}\n  and met in May", "- They met."],
    [f"{WIDE} in May\n2003 – two years later – and met again."],
    ["某河流委员会由两国于2001年1月设立，其后又召开了会议，并通过了关于\n航运的宣言。"],
]
APART = [
    ["2001", "Commission set up.", "2003", "Report published."],
    [f"1 March 1999: {WIDE}", f"3–4 December 2001: {WIDE}", f"**2003**: {WIDE}"],
    [f"1999 – {WIDE}", f"2001 – {WIDE}"],
    [f"2001年6月：{'某河流委员会正式成立' * 3}", f"2003年5月：{'该委员会提交报告' * 4}"],
    [f"| 1999 | {WIDE} |", f"| 2001 | {WIDE} |"],
    ["Notes to editors", f"The River Forum was founded in 1999. {WIDE[:20]}\nand held its first meeting in Lyon."],
]


@pytest.mark.parametrize("blocks", [*JOINED, *APART])
def test_a_line_goes_on_only_where_a_margin_broke_it(blocks: list[str]) -> None:
    text = "\n".join(blocks)
    assert [text[block.start : block.end] for block in find_blocks(text)] == blocks
