"""Selection, and each data format read back by a reader that is not ours."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import sys
from pathlib import Path

import pytest

from timeline.curate import load_events
from timeline.errors import RenderError
from timeline.records.curated import Timeline
from timeline.render.exports import export, formats, select

GOLDEN = Path(__file__).parents[2] / "golden" / "events.yaml"
HOSTILE = [
    '<b>&"quote"</b>',
    "two\nlines",
    '=cmd|"/C calc"!A0',
    "＝1+1",
    "@SUM(1)",
    "-2+3",
    "</script><script>alert(1)</script>",
]
ODD_DATES = ["-0500", "199X", "19XX", "2001-21", "2013-40", "2002~", "../1985", "2023/..", "1985-04-XX", "2016-02-29"]


@pytest.fixture(scope="module")
def golden() -> Timeline:
    return load_events(GOLDEN)


def timeline_of(*events: dict[str, object], **rest: object) -> Timeline:
    lanes = [{"id": "forum", "label": {"en": HOSTILE[0], "zh": "论坛"}}]
    about = {"title": {"en": HOSTILE[0]}, "about": {"en": HOSTILE[6]}}
    return Timeline.model_validate({"timeline": about, "lanes": lanes, "events": events, **rest})


def event(name: str, date: str, title: str = "Something", **rest: object) -> dict[str, object]:
    return {"id": name, "date": date, "title": {"en": title}, "lane": "forum", **rest}


@pytest.fixture(scope="module")
def hostile() -> Timeline:
    return timeline_of(*(event(f"h{number}", "2001", title) for number, title in enumerate(HOSTILE)))


@pytest.fixture(scope="module")
def odd() -> Timeline:
    return timeline_of(*(event(f"d{number}", date) for number, date in enumerate(ODD_DATES)))


# --- selection ---


@pytest.mark.parametrize(
    ("conditions", "years"),
    [
        ({}, ["1996", "2001", "2002", "2014", "2022"]),
        ({"first": "2001", "last": "2002-07-01"}, ["2001", "2002"]),
        ({"last": "1996-02"}, ["1996"]),
        ({"first": "2030"}, ["2022"]),  # 2022/.. has no end
        ({"lanes": ["global", "bilateral"]}, ["1996", "2022"]),
        ({"terms": ["equality", "disarmament"]}, ["1996", "2001", "2002"]),
        ({"events": ["2014-cica-shanghai-speech"]}, ["2014"]),
        ({"lanes": ["multilateral"], "terms": ["cooperative-security"], "last": "2010"}, ["2001"]),
    ],
)
def test_an_event_is_selected_if_it_meets_every_condition(golden, conditions, years):
    assert [event.id[:4] for event in select(golden, **conditions)] == years


def test_drafts_and_rejected_are_never_selected():
    timeline = timeline_of(
        event("a", "2001"), event("b", "2001", status="draft"), event("c", "2001", status="rejected")
    )
    assert [event.id for event in select(timeline)] == ["a"]
    with pytest.raises(RenderError, match='"b" is not published'):
        select(timeline, events=["b"])


def test_a_former_id_selects_the_event_of_today():
    assert select(timeline_of(event("new", "2001", formerly=["old"])), events=["old"])[0].id == "new"


def test_selected_events_are_in_order_of_date():
    timeline = timeline_of(event("late", "2010"), event("early", "199X"), event("earlier", "-0500"))
    assert [event.id for event in select(timeline)] == ["earlier", "early", "late"]


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"lanes": ["globl"], "terms": ["equalty"]}, "(?s)no lane.*mean global.*no term.*mean equality"),
        ({"events": ["2023-hostile-draft"]}, "status: draft"),
        ({"first": "2001-13"}, "no month 13"),
        ({"first": "2001/2002"}, "is a period"),
        ({"first": "2010", "last": "2001"}, "ends before it starts"),
        ({"last": "1900"}, "(?s)no event is left.*first of 1996/1997"),
    ],
)
def test_an_impossible_choice_is_told_with_its_remedy(golden, conditions, message):
    with pytest.raises(RenderError, match=message):
        select(golden, **conditions)


# --- what holds for every format ---


@pytest.mark.parametrize("name", [entry.name for entry in formats() if not entry.slow])
def test_the_same_events_give_the_same_bytes(golden, name):
    assert export(golden, name, language="zh-Hant") == export(golden, name, language="zh-Hant")


@pytest.mark.parametrize(
    ("name", "module"), [("xlsx", "xlsxwriter"), ("ics", "icalendar"), ("pptx", "pptx"), ("png", "resvg_py")]
)
def test_a_missing_extra_is_one_clear_remedy(golden, monkeypatch, name, module):
    for loaded in [name for name in sys.modules if name.startswith("timeline.render.exports.slides")]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, module, None)
    extra = next(entry.extra for entry in formats() if entry.name == name)
    with pytest.raises(RenderError, match=rf"needs the package {module}(?s:.*)policy-timeline\[{extra}\]"):
        export(golden, name)


def test_a_wrong_format_language_or_option_is_refused(golden):
    with pytest.raises(RenderError, match="write one of csv"):
        export(golden, "docx")
    with pytest.raises(RenderError, match="write en or zh-Hans or zh-Hant"):
        export(golden, "csv", language="zh")
    with pytest.raises(RenderError, match="csv takes no template"):
        export(golden, "csv", template="x.pptx")


# --- tables ---


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_holds_a_row_for_each_event(golden):
    row = read_csv(export(golden, "csv", language="zh-Hant"))[3]
    assert (row["edtf"], row["earliest"], row["latest"]) == ("2014-05-21", "2014-05-21", "2014-05-21")
    assert (row["title"], row["title_en"]) == ("習近平提出亞洲安全觀", "Xi Jinping proposes an Asian security concept")
    assert row["states"].split("; ")[3] == "sustainable-security"
    assert row["actor_labels"] == "中國; 習近平"


def test_csv_leaves_open_ends_empty(odd):
    rows = {row["edtf"]: (row["earliest"], row["latest"]) for row in read_csv(export(odd, "csv"))}
    assert rows["2023/.."] == ("2023-01-01", "")
    assert rows["../1985"] == ("", "1985-12-31")
    assert rows["-0500"] == ("-0500-01-01", "-0500-12-31")


def test_csv_disarms_formulas_and_keeps_every_other_title(hostile):
    titles = {row["title"] for row in read_csv(export(hostile, "csv"))}
    assert titles == {title if title[0] in "<t" else f"'{title}" for title in HOSTILE}


def read_sheet(data: bytes, name: str) -> list[dict[str, object]]:
    import openpyxl

    head, *rows = openpyxl.load_workbook(io.BytesIO(data))[name].iter_rows()
    assert all(cell.data_type in "sn" for row in rows for cell in row), "a formula or an error"
    return [dict(zip((cell.value for cell in head), (cell.value for cell in row), strict=True)) for row in rows]


def test_xlsx_holds_what_csv_holds(golden):
    data = export(golden, "xlsx", language="zh-Hans")
    rows = read_sheet(data, "Events")
    flat = [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]
    assert flat == read_csv(export(golden, "csv", language="zh-Hans"))
    assert [row["title"] for row in read_sheet(data, "Sources")] == [
        "中国新安全观与上合组织二十年安全实践",
        "習近平對安全的執著",  # a document in traditional characters
    ]
    assert len(read_sheet(data, "Terms")) == len(golden.terms)


def test_xlsx_keeps_hostile_titles_as_text(hostile):
    assert [row["title"] for row in read_sheet(export(hostile, "xlsx"), "Events")] == HOSTILE


# --- records ---


def test_json_reads_back_as_the_same_records(golden):
    read = Timeline.model_validate_json(export(golden, "json"))
    assert read == golden.model_copy(update={"events": golden.shown()})


def test_jsonld_says_the_same_to_a_processor_without_a_network(golden):
    from pyld import jsonld

    (dataset,) = jsonld.expand(json.loads(export(golden, "jsonld")))
    parts = dataset["https://schema.org/hasPart"]
    assert [part["http://purl.org/dc/terms/date"][0]["@value"] for part in parts] == [
        event.date for event in golden.shown()
    ]
    assert {part["@type"][0] for part in parts} == {"https://schema.org/Event"}
    works = {work["@id"] for work in dataset["https://schema.org/citation"]}
    assert {work["@id"] for part in parts for work in part["https://schema.org/subjectOf"]} == works
    assert len(jsonld.to_rdf(dataset)["@default"]) > 100


def test_jsonld_cannot_end_a_script_element(hostile):
    data = export(hostile, "jsonld")
    assert b"<" not in data
    names = [part["name"][0]["@value"] for part in json.loads(data)["hasPart"]]
    assert names == HOSTILE


# --- calendars ---


def test_ics_reads_back_with_spans_that_end_on_the_day_after(golden):
    import icalendar

    book = icalendar.Calendar.from_ical(export(golden, "ics", language="zh-Hans"))
    entries = {str(entry["uid"]).split("@", 1)[0]: entry for entry in book.walk("VEVENT")}
    treaties = entries["1996-border-treaties"]
    assert (treaties.start, treaties.end) == (dt.date(1996, 1, 1), dt.date(1998, 1, 1))
    speech = entries["2014-cica-shanghai-speech"]
    assert speech.duration == dt.timedelta(days=1)
    assert str(speech["summary"]) == "习近平提出亚洲安全观"
    assert speech["dtstamp"].dt.date() == dt.date(2026, 11, 20)
    assert {str(entry["transp"]) for entry in entries.values()} == {"TRANSPARENT"}
    assert all(len(line) <= 75 for line in export(golden, "ics", language="zh-Hans").split(b"\r\n"))


def test_ics_keeps_hostile_titles(hostile):
    import icalendar

    book = icalendar.Calendar.from_ical(export(hostile, "ics"))
    assert [str(entry["summary"]) for entry in book.walk("VEVENT")] == HOSTILE


def test_ics_names_the_events_that_no_calendar_can_hold(odd):
    with pytest.raises(RenderError, match=r"d0 \(-0500\)"):
        export(odd, "ics")
    assert b"DTSTART;VALUE=DATE:19850401" in export(odd, "ics", first="0001")


# --- references ---


def sources_of(*sources: dict[str, object]) -> Timeline:
    evidence = [{"source": source["id"], "at": "¶1"} for source in sources]
    whole = [{"type": "report", "language": "en", "standpoint": {"en": "x"}, **source} for source in sources]
    return timeline_of(event("a", "2001", evidence=evidence), sources=whole)


def test_bibtex_reads_back_with_signs_that_latex_would_run():
    import bibtexparser

    title = r"100 % of R&D: #1_a {b} \input~^$"
    author = [{"family": "O'Neil", "given": "A. & B."}, {"literal": "许涛"}, {"literal": "Smith and Sons"}]
    source = {"id": "s-1", "title": {"en": title}, "author": author, "issued": "2021-06", "page": "1–9"}
    library = bibtexparser.parse_string(export(sources_of(source), "bibtex").decode())
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.entry_type == "techreport"
    assert entry["author"] == r"O'Neil, A. \& B. and {许涛} and {Smith and Sons}"
    assert (entry["year"], entry["month"], entry["pages"]) == ("2021", "jun", "1--9")
    read = bibtexparser.parse_string(
        export(sources_of(source), "bibtex").decode(),
        append_middleware=[bibtexparser.middlewares.LatexDecodingMiddleware()],
    )
    assert re.sub("[{}]", "", read.entries[0]["title"]).replace("ˆ", "^") == re.sub("[{}]", "", title)


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ("2021", {"date-parts": [[2021]]}),
        ("2021-06-05", {"date-parts": [[2021, 6, 5]]}),
        ("2021-06~", {"date-parts": [[2021, 6]], "circa": True}),
        ("2021-23", {"date-parts": [[2021]], "season": 3}),
        ("2021-33", {"date-parts": [[2021, 1], [2021, 3]]}),
        ("2013/2017-06", {"date-parts": [[2013], [2017, 6]]}),
        ("199X", {"date-parts": [[1990], [1999]]}),
        ("2023/..", {"literal": "2023/.."}),
    ],
)
def test_csl_dates_have_only_the_parts_that_are_known(issued, date):
    (record,) = json.loads(export(sources_of({"id": "s-1", "title": {"en": "T"}, "issued": issued}), "csl-json"))
    assert record["issued"] == date


@pytest.mark.filterwarnings("ignore")  # citeproc's own
def test_csl_json_is_read_by_a_citation_processor(golden):
    from citeproc.source.json import CiteProcJSON

    library = CiteProcJSON(json.loads(export(golden, "csl-json")))
    assert str(library["greitens-2023"]["container_title"]) == "Foreign Affairs"
    assert library["greitens-2023"]["issued"].month == 7


# --- players ---


def test_timelinejs_gets_known_date_parts_and_no_markup(odd, hostile):
    slides = json.loads(export(odd, "timelinejs"))["events"]
    dates = {slide["display_date"]: (slide["start_date"], slide.get("end_date")) for slide in slides}
    assert dates["500 BCE" if "500 BCE" in dates else "501 BCE"] == ({"year": -500}, None)
    assert dates["about 2002"] == ({"year": 2002}, None)
    assert dates["since 2023"] == ({"year": 2023}, None)
    assert dates["29 February 2016"] == ({"year": 2016, "month": 2, "day": 29}, None)
    assert dates["first half of 2013"] == ({"year": 2013, "month": 1}, {"year": 2013, "month": 6})
    assert b"<b>" not in export(hostile, "timelinejs")


def test_vis_draws_a_day_as_a_point_and_a_year_as_a_range(golden, hostile):
    data = json.loads(export(golden, "vis", language="zh-Hant"))
    items = {item["id"][:4]: item for item in data["items"]}
    assert (items["1996"]["start"], items["1996"]["end"], items["1996"]["type"]) == (
        "1996-01-01",
        "1998-01-01",
        "range",
    )
    assert items["2014"]["type"] == items["2022"]["type"] == "point"
    assert {item["group"] for item in data["items"]} == {group["id"] for group in data["groups"]}
    assert "<" not in "".join(item["content"] for item in json.loads(export(hostile, "vis"))["items"])
