"""Handouts: every event is on the sheet, an exercise does not tell, its key does; and so on paper."""

from __future__ import annotations

import io
import re
import shutil
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from tests.render.sites import changed, many, read_golden
from timeline.curate import load_events
from timeline.errors import RenderError
from timeline.render.contents import gather
from timeline.render.exports import export, make_excerpt, rasters, select
from timeline.render.languages import Edition
from timeline.render.pages.handouts import PAPERS, handout_pages, make_sheet

ROOT = Path(__file__).parents[3]
LANGUAGES = ("en", "zh-Hans", "zh-Hant")
SIZES = {"A4": (595, 842), "A3": (842, 1191)}  # points


class Words(HTMLParser):
    """The text of a page by the id of the element that it is in, without spaces; "" for the rest of the page."""

    def __init__(self, page: str, *ids: str) -> None:
        super().__init__()
        self.texts = dict.fromkeys(["", *ids], "")
        self.open: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.open.append((tag, dict(attrs).get("id")))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        inside = next((name for _, name in reversed(self.open) if name in self.texts), "")
        self.texts[inside or ""] += bare(data)


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def shipped():
    return load_events(ROOT / "events.yaml")


@pytest.fixture(scope="module")
def golden():
    return read_golden()


def titles(timeline, language):
    return [bare(Edition(language).plain(event.title)) for event in timeline.shown()]


def sheet_of(timeline, kind, language="en", **conditions):
    excerpt = make_excerpt(timeline, select(timeline, **conditions), language)
    return make_sheet(excerpt, gather(timeline), kind, {})


def answers(timeline, **conditions):
    sheet = sheet_of(timeline, "key", **conditions)
    return {row.event.id: sheet["letter"](row.turn) for row in sheet["rows"]}


def page(built, language, file):
    return (built / language / "handout" / file).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_handout_lists_every_event_with_its_date_and_sources(built, golden, language):
    words = Words(page(built, language, "index.html"), "events", "chart").texts
    assert all(title in words["events"] for title in titles(golden, language))
    assert "1996" in words["events"]
    assert all(part in words[""] for part in ("许涛", "CCBY4.0", "2026"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exercise_holds_the_titles_only_in_their_box(built, golden, language):
    html = page(built, language, "exercise.html")
    words = Words(html, "events", "chart", "box", "sheet").texts
    for title in titles(golden, language):
        assert title in words["box"]
        assert not any(title in words[place] for place in ("events", "chart", "sheet"))
    drawing = re.search(r'id="chart"[^>]*>.*?</svg>', html, re.DOTALL)[0]
    assert "<a " not in drawing, "a link would tell what the mark is"


def test_the_numbers_on_the_chart_are_those_of_the_list(shipped):
    sheet = sheet_of(shipped, "exercise")
    marks = re.findall(r'data-id="([^"]+)".*?<text[^>]*>(?:<tspan[^>]*>)?(\d+)<', sheet["chart"])
    assert dict(marks) == {row.event.id: str(row.number) for row in sheet["rows"]}
    assert [row.number for row in sheet["rows"]] == list(range(1, len(sheet["rows"]) + 1))


def test_the_titles_in_the_box_are_out_of_order_and_the_same_every_time(shipped):
    box = [row.number for row in sheet_of(shipped, "exercise")["box"]]
    assert sorted(box) == list(range(1, len(box) + 1))
    assert box == [row.number for row in sheet_of(shipped, "exercise", "zh-Hant")["box"]]
    following = sum(later == earlier + 1 for earlier, later in pairwise(box))
    assert following < len(box) / 10


def test_the_key_has_the_letters_of_the_exercise(shipped):
    choice = {"first": "2000", "last": "2014", "lanes": ["sco"]}
    sheet = sheet_of(shipped, "exercise", **choice)
    box = {row.event.id: sheet["letter"](place) for place, row in enumerate(sheet["box"])}
    assert box == answers(shipped, **choice)
    assert sorted(box.values()) == [chr(ord("A") + place) for place in range(len(box))]


def test_the_site_numbers_events_as_an_export_does(shipped):
    contents = gather(shipped)
    pages = {page.path: dict(page.context) for page in handout_pages(contents, Edition("en"))}
    on_site = {row.event.id: (row.number, row.turn) for row in pages["handout/key.html"]["rows"]}
    assert on_site == {row.event.id: (row.number, row.turn) for row in sheet_of(shipped, "key")["rows"]}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_chart_has_as_many_titles_as_the_paper_has_room_for(shipped, paper):
    excerpt = make_excerpt(shipped, select(shipped), "en")
    chart = make_sheet(excerpt, gather(shipped), "handout", {}, paper)["chart"]
    width, height = (
        float(number) for number in re.findall(r'<svg class="chart" width="([\d.]+)" height="([\d.]+)"', chart)[0]
    )
    assert (width, height <= PAPERS[paper][1]) == (PAPERS[paper][0], True)
    few = make_sheet(make_excerpt(shipped, select(shipped, last="2000"), "en"), gather(shipped), "handout", {}, paper)
    assert all(row.event.title.en.split()[-1] in few["chart"] for row in few["rows"])


def test_a_lane_keeps_its_number_when_it_is_alone(golden):
    lanes = set(re.findall(r"event (lane-\d)", sheet_of(golden, "handout", lanes=["global"])["chart"]))
    assert lanes == {"lane-2"}


def test_hundreds_of_events_are_all_numbered():
    sheet = sheet_of(many(300), "exercise")
    assert sheet["chart"].count('class="event') == 300
    assert sheet["letter"](299) == "KN"


def test_thousands_of_events_keep_a_sheet_quick_and_its_chart_on_one_page():
    chart = sheet_of(many(3000), "handout")["chart"]
    assert float(re.search(r'height="([\d.]+)"', chart)[1]) <= PAPERS["A4"][1]


def test_a_hostile_title_is_text(golden):
    hostile = changed(
        golden, 1, title={"en": "<script>alert(1)</script>", "zh": "<b>"}, body={"en": "<script>alert(2)</script>"}
    )
    pages = {page.path: page for page in handout_pages(gather(hostile), Edition("en"))}
    assert "<script" not in dict(pages["handout/index.html"].context)["chart"]
    assert all("<script" not in row.line for row in dict(pages["handout/index.html"].context)["rows"])


def test_another_paper_is_refused_with_the_ones_there_are(golden):
    with pytest.raises(RenderError, match=r'no paper "A5"\n    write A4 or A3'):
        export(golden, "handout", paper="A5")


# --- printed, and read again by other software ---

printing = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(not any(map(shutil.which, rasters.BROWSERS)), reason="no Chromium found"),
]


PRINTS = [("handout", "zh-Hant", "A4"), ("exercise", "zh-Hans", "A3"), ("key", "en", "A4"), ("exercise", "en", "A4")]


@pytest.fixture(scope="module", params=PRINTS, ids=" ".join)
def sheets(request, shipped):
    return (*request.param, export(shipped, request.param[0], language=request.param[1], paper=request.param[2]))


def found(title, text):
    """Tell whether the title is there; where a font draws ⼒ (a radical) as 力, Chromium writes the radical."""
    return re.search("".join(f"[{re.escape(char)}\u2e80-\u2fdf]" for char in title), text)


class TestPrinted:
    pytestmark = printing

    def test_the_paper_is_as_asked_and_nothing_reaches_its_edge(self, sheets):
        import pypdfium2

        _, _, paper, data = sheets
        for sheet in pypdfium2.PdfDocument(data):
            assert [round(side) for side in sheet.get_size()] == list(SIZES[paper])
            picture = sheet.render(scale=1).to_pil().convert("RGB")
            width, height = picture.size
            for box in (
                (0, 0, width, 25),
                (0, height - 25, width, height),
                (0, 0, 30, height),
                (width - 30, 0, width, height),
            ):
                edge = picture.crop(box)
                assert edge.getcolors() == [(edge.width * edge.height, (255, 255, 255))]

    def test_every_title_is_there_in_letters_that_are_drawn(self, sheets, shipped):
        from pypdf import PdfReader

        kind, language, _, data = sheets
        text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(data)).pages)
        assert "/g0" not in text, "a letter that no font has"
        assert "\0" not in text, "a letter that no font has"
        heading = bare(Edition(language).translate("The titles, out of order"))
        before, _, box = bare(text).partition(heading)
        for title in titles(shipped, language):
            assert found(title, box if kind == "exercise" else before), title
            assert kind != "exercise" or not found(title, before), title

    def test_fonts_are_inside(self, sheets):
        from pypdf import PdfReader

        for sheet in PdfReader(io.BytesIO(sheets[-1])).pages:
            for font in sheet["/Resources"].get("/Font", {}).values():
                entry = font.get_object()
                if entry["/Subtype"] == "/Type3":  # its letters are drawings in the file
                    assert entry["/CharProcs"]
                    continue
                inner = entry["/DescendantFonts"][0].get_object() if "/DescendantFonts" in entry else entry
                assert any(key.startswith("/FontFile") for key in inner["/FontDescriptor"].get_object())

    def test_the_same_sheet_gives_the_same_bytes(self, sheets, shipped):
        kind, language, paper, data = sheets
        if kind == "key":
            assert data == export(shipped, kind, language=language, paper=paper)
