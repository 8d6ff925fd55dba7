"""The page on mining shows what mining gives."""

from __future__ import annotations

import re
from pathlib import Path

from tests.extract.candidates.mining import as_document
from timeline.extract.candidates import propose_candidates

PAGE = (Path(__file__).parents[1] / "docs" / "mining.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_gives_the_table_of_the_page() -> None:
    note = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)[0]
    table = re.findall(r"\$ timeline mine .*?```", PAGE, re.DOTALL)[0]
    found = propose_candidates([as_document(note, "seeds/li-2010.md", date="2010", source="li-2010")])
    shown = [(f"{one.score:.2f}", one.edtf, one.evidence[0].at) for one in found]
    assert shown == [
        (score, date, f"§{place}")
        for score, date, place in re.findall(r"^(0\.\d\d) +(\S+) .*?li-2010 §(\S+ ¶\d+)", table, re.MULTILINE)
    ]
    for one in found:
        assert all(word in table for word in one.title["en"].split())
    assert f"`reasons`: {'; '.join(found[0].reasons)}." in PAGE
    assert [(hint.edtf, hint.why) for hint in found[0].suggests] == [("2002-08-01", "contradicts")]
