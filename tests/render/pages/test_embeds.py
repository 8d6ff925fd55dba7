"""Embeds and what slides are made of: laid out for their frame, complete without scripts, honest about the rest."""

from __future__ import annotations

import gzip
import importlib.util
import json
import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.render.drawing.test_layout import check, some_items
from tests.render.sites import many, read_golden
from timeline.render import write_site
from timeline.render.contents import gather
from timeline.render.drawing.charts import items
from timeline.render.drawing.extents import extent
from timeline.render.drawing.fitting import fit, fit_matrix, share
from timeline.render.drawing.layout import Item
from timeline.render.drawing.measures import text_width
from timeline.render.languages import Edition
from timeline.render.pages import slide_panels
from timeline.render.pages.change_pages import formulations_of, make_matrix
from timeline.render.pages.embeds import FRAMES, embed_data, embed_pages, embed_titles

LANES = ["one", "two", "three"]


# A label of two lines takes two rows, one that is too wide takes none.
TALL = [Item(str(at), lane, title, extent("1990")) for at, (lane, title) in enumerate(
    [(0, "W"), (0, "W"), (0, "W" * 25 + "全"), (0, "W" * 25 + "全"), (0, "W" * 60), (1, "W")]
)]  # fmt: skip


@example(TALL, FRAMES["small"])
@given(some_items(), st.sampled_from(sorted(FRAMES.values())))
def test_a_chart_fits_its_frame_and_no_label_lies_on_another(placed, size):
    layout = fit(placed, LANES, *size)
    check(layout)
    assert layout.width == size[0]
    assert layout.height <= size[1]
    labelled = {mark.id for mark in layout.marks if mark.lines}
    counted = {placed[at].id for column in layout.bins for at in column.events}
    assert labelled | counted == {item.id for item in placed}


def test_a_larger_frame_has_more_labels():
    contents = gather(many(70))
    edition = Edition("en")
    headings = [edition.plain(lane.label) for lane in contents.lanes]
    counts = [
        sum(bool(mark.lines) for mark in fit(items(contents, edition), headings, *size).marks)
        for size in FRAMES.values()
    ]
    assert counts == sorted(counts)
    assert counts[-1] > 35


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.integers(0, 30))
def test_rows_are_shared_as_far_as_they_go_and_nobody_gets_more_than_needed(needs, total):
    rows = share(needs, lambda some: sum(some) <= total)
    assert sum(rows) == min(total, sum(needs))
    assert all(row <= need for row, need in zip(rows, needs, strict=True))


@pytest.mark.parametrize("size", FRAMES.values())
@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_a_matrix_fits_its_frame_and_counts_the_principles_it_leaves_out(five, size, lang):
    contents, edition = gather(five), Edition(lang)
    matrix = make_matrix(contents, formulations_of(contents), edition)
    drawing = fit_matrix(matrix, *size)
    assert drawing.height <= size[1]
    *_, last = drawing.lines
    left_out = int(last.line.label.removeprefix("… +")) if not last.marks else 0
    assert len([line for line in drawing.lines if line.marks]) + left_out == len(matrix.lines)
    assert all(text_width(line.line.label, 12.5) <= size[0] * 0.46 for line in drawing.lines)


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_every_chart_and_every_event_has_an_embed(five, lang):
    contents, edition = gather(five), Edition(lang)
    paths = [page.path for page in embed_pages(contents, edition)]
    assert sorted(paths) == sorted(embed_titles(contents, edition))
    assert {f"embed/{kind}.html" for kind in ("lanes", "matrix", "lineage", "strip")} <= set(paths)
    assert {f"embed/events/{event.id}.html" for event in contents.events} <= set(paths)


def test_a_timeline_without_formulas_has_the_lanes_and_the_cards():
    titles = embed_titles(gather(many(3)), Edition("en"))
    assert len(titles) == 4


def test_the_data_of_scripts_hold_what_the_filters_ask_for(five):
    data = embed_data(gather(five), Edition("zh-Hans"))
    speech = next(event for event in data["events"] if event["id"] == "2014-cica-shanghai-speech")
    assert "common-security" in speech["terms"]
    assert speech["end"] - speech["start"] == 1
    assert speech["spoken"].startswith("2014年5月21日")
    assert len(data["matrix"]["columns"]) == len(formulations_of(gather(five)))


def test_an_oembed_document_frames_the_page_that_names_it(built):
    page = (built / "en/embed/events/2001-sco-founding.html").read_text("utf-8")
    document = json.loads((built / "en/embed/events/2001-sco-founding.json").read_text("utf-8"))
    address = "https://example.org/timeline/en/embed/events/2001-sco-founding"
    assert f'<link rel="alternate" type="application/json+oembed" href="{address}.json"' in page
    assert (document["version"], document["type"]) == ("1.0", "rich")
    assert f'src="{address}.html"' in document["html"]
    assert document["width"] / document["height"] == pytest.approx(16 / 9)
    for path in ("index.html", "change.html", "events/2001-sco-founding.html"):
        assert "application/json+oembed" in (built / "en" / path).read_text("utf-8")


def test_embeds_are_small_and_load_only_what_they_need(built):
    page = (built / "zh-Hant/embed/lanes.html").read_text("utf-8")
    names = ("site.css", "evolution.css", "embed.css", "events.zh-Hant.js", "lanes.js", "embed.js")
    assert all(f"assets/{name}" in page for name in names)
    fetched = sum(len(gzip.compress((built / "assets" / name).read_bytes())) for name in names)
    assert fetched + len(gzip.compress(page.encode())) < 40_000
    assert "frame-ancestors" not in page  # anybody may frame it; in a page's own head the directive has no say anyway


def test_without_an_address_there_is_no_oembed_and_the_build_says_so(plotly_js, tmp_path):
    written = write_site(many(3), tmp_path, plotly_js=plotly_js)
    assert any("address" in note for note in written.notes)
    assert not list(tmp_path.glob("*/embed/*.json"))


def test_without_python_pptx_the_site_has_no_powerpoint_and_the_build_says_so(plotly_js, tmp_path, monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(slide_panels, "find_spec", lambda name: None if name == "pptx" else find(name))
    written = write_site(many(3), tmp_path, plotly_js=plotly_js)
    assert any("policy-timeline[slides]" in note for note in written.notes)
    assert not list(tmp_path.rglob("*.pptx"))
    assert not list(tmp_path.glob("assets/deck.*.js"))
    assert "PowerPoint" not in (tmp_path / "en/index.html").read_text("utf-8")
    assert '"slides":false' in (tmp_path / "assets/slides.en.js").read_text("utf-8")


def test_hundreds_of_events_have_no_deck_of_a_hundred_slides(plotly_js, tmp_path):
    write_site(many(slide_panels.MOST + 1), tmp_path, plotly_js=plotly_js)
    assert not list(tmp_path.rglob("*.pptx"))
    assert "timeline.pptx" not in (tmp_path / "en/index.html").read_text("utf-8")


def test_the_base_deck_is_one_slide_of_one_layout_that_powerpoint_opens():
    pptx = pytest.importorskip("pptx")
    parts = slide_panels.base_deck(gather(read_golden()), Edition("zh-Hant"))["parts"]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)
    deck = pptx.Presentation(packed)
    assert (len(deck.slides), len(deck.slide_layouts)) == (1, 1)
    assert "Microsoft JhengHei" in parts["ppt/theme/theme1.xml"]
    for name, text in parts.items():  # what a relationship names is there
        assert "printerSettings" not in text or not name.endswith(".rels")


def test_the_files_for_readers_without_scripts_open(built):
    pptx = pytest.importorskip("pptx")
    assert (built / "zh-Hans/embed/timeline.svg").read_text("utf-8").startswith("<?xml")
    deck = pptx.Presentation(str(built / "zh-Hans/embed/timeline.pptx"))
    assert len(deck.slides) >= 3
