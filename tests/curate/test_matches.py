"""Which entry settles which candidate: by place, else by what is told; two acts in one sentence are two."""

from pathlib import Path

import pytest

from timeline.curate.events import load_events
from timeline.curate.matches import settle
from timeline.records.candidates import Candidate, Quote
from timeline.records.curated import Event

TIMELINE = load_events(Path(__file__).parents[1] / "golden" / "events.yaml")


def candidate(edtf, text, at="§9 ¶9", source="xu-2021", doc="xu.md", **fields):
    values = {"key": "k", "mod": None, "title": {"zh": "发生某事"}, "score": 1.0}
    return Candidate(**{**values, "edtf": edtf, "evidence": (Quote(doc, 0, 1, text, source, at),), **fields})


def with_events(*events):
    return TIMELINE.model_copy(update={"events": tuple(Event.model_validate(event) for event in events)})


def entry(name, date, zh, at="§3 ¶3", as_written="2014年9月", **fields):
    evidence = {"source": "xu-2021", "at": at, "as_written": as_written}
    return {"id": name, "date": date, "title": {"zh": zh}, "evidence": [evidence], **fields}


@pytest.mark.parametrize(
    ("offered", "known"),
    [
        pytest.param(candidate("2001-06", "2001年6月", "§1 ¶5"), "2001-sco-founding", id="same place, same words"),
        pytest.param(candidate("2001-06", "2001 年 6 月", "§1 ¶5"), "2001-sco-founding", id="printed with spaces"),
        pytest.param(candidate("2001-07", "當年7月", "§1 ¶5"), "2002-position-paper", id="same place, other script"),
        pytest.param(candidate("2001-06", "2001年6月", "§1 ¶6"), None, id="other place, another story"),
        pytest.param(candidate("2001-06", "2001年6月", "§1 ¶5", source="ye-2024"), None, id="other source"),
        pytest.param(
            candidate("2001-06", "June of 2001", "back ¶2", title={"en": "The SCO is founded"}, actors=("sco",)),
            "2001-sco-founding",
            id="told elsewhere, in the other language",
        ),
        pytest.param(
            candidate("2001-06-15", "2001-06-15", source=None, title={"zh": "上海合作組織正式成立"}),
            "2001-sco-founding",
            id="told in another document, in traditional characters",
        ),
        pytest.param(candidate("2011-06", "2011年6月", title={"zh": "上海合作组织成立"}), None, id="ten years later"),
        pytest.param(
            candidate("2001-07", "2001年7月", title={"zh": "中国提交新安全观立场文件"}, actors=("china",)),
            "2002-position-paper",
            id="at the date that one source gives",
        ),
        pytest.param(
            candidate("2001", "2001年", actors=("china",), title={"zh": "中国加入世贸组织"}),
            None,
            id="only China in common",
        ),
        pytest.param(
            candidate(
                None,
                "提出倡议",
                kind="undated",
                not_after="2023-07-28",
                title={"zh": "习近平提出全球安全倡议"},
                actors=("xi-jinping",),
            ),
            "2022-global-security-initiative",
            id="an undated act",
        ),
        pytest.param(
            candidate(
                None,
                "提出倡议",
                kind="undated",
                not_after="2021-07-28",
                title={"zh": "习近平提出全球安全倡议"},
                actors=("xi-jinping",),
            ),
            None,
            id="an undated act that must be older",
        ),
        pytest.param(
            candidate(
                None,
                "upholds the UN Charter",
                kind="undated",
                not_after="2025-07-28",
                title={"en": "UN Charter"},
                actors=("china",),
            ),
            None,
            id="a charter merely named",
        ),
    ],
)
def test_an_entry_settles_what_it_tells_of(offered, known):
    assert [c.known for c in settle([offered], TIMELINE)] == [known]


def test_an_undated_act_is_known_by_a_part_of_its_words():
    timeline = with_events(entry("a-law", "2021-06-10", "别的题目", at="¶2", as_written="实施《反外国制裁法》"))
    act = candidate(
        None, "實施《反外國制裁法》以應對", "¶2", kind="undated", not_after="2023", title={"zh": "中国立法"}
    )
    assert [c.known for c in settle([act], timeline)] == ["a-law"]


def test_two_acts_in_one_sentence_need_two_entries():
    acts = [
        candidate("2014-09", "2014年9月", "§3 ¶3", title={"zh": "习近平出席杜尚别峰会"}),
        candidate("2014-09", "2014年9月", "§3 ¶3", title={"zh": "元首签署杜尚别宣言"}),
    ]
    one = with_events(entry("declaration", "2014-09", "六国元首签署杜尚别宣言"))
    assert [c.known for c in settle(acts, one)] == [None, "declaration"]
    two = with_events(
        entry("declaration", "2014-09", "六国元首签署杜尚别宣言"),
        entry("speech", "2014-09-12", "习近平在峰会讲话", status="rejected"),
    )
    assert [c.known for c in settle(acts, two)] == ["speech", "declaration"]


def test_one_entry_settles_what_two_documents_tell_of_one_place():
    note, original = (candidate("2014-09", "2014年9月", "§3 ¶3", doc=doc) for doc in ("note.md", "original.txt"))
    one = with_events(entry("declaration", "2014-09", "六国元首签署杜尚别宣言"))
    assert [c.known for c in settle([note, original], one)] == ["declaration", "declaration"]


def test_one_rejected_entry_settles_as_many_candidates_as_it_cites():
    cites = [{"source": "xu-2021", "at": "§5 ¶1", "as_written": year} for year in ("2001年", "2005年")]
    rejected = with_events({**entry("statistics", "2001/2005", "统计数字"), "status": "rejected", "evidence": cites})
    rows = [candidate(f"{year}", f"{year}年", "§5 ¶1") for year in (2001, 2005, 2009)]
    assert [c.known for c in settle(rows, rejected)] == ["statistics", "statistics", None]


def test_what_is_rejected_stays_so_when_its_wording_moves_a_little():
    rejected = with_events({**entry("visit", "2014-09", "习近平访问塔吉克斯坦并会见总统"), "status": "rejected"})
    reworded = candidate("2014-09", "2014年9月", "§3 ¶4", title={"zh": "习近平访问塔吉克斯坦会见该国总统"})
    assert settle([reworded], rejected)[0].known == "visit"


def test_candidates_come_back_in_their_order():
    offered = [candidate(str(year), f"{year}年", f"¶{year}", key=str(year)) for year in (2020, 1999, 2010)]
    assert [c.key for c in settle(offered, TIMELINE)] == ["2020", "1999", "2010"]
