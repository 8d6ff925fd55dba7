"""PowerPoint, opened again with python-pptx: native, whole, inside the slide, nothing upon anything else."""

from __future__ import annotations

import io
import shutil
import subprocess
from itertools import combinations
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Inches

from timeline.curate import load_events
from timeline.errors import RenderError
from timeline.records.curated import Timeline
from timeline.render.exports import export

pytestmark = pytest.mark.slow  # whole commands, whole files

ROOT = Path(__file__).parents[3]
LANGUAGES = ["en", "zh-Hans", "zh-Hant"]


def load(name: str) -> Timeline:
    return load_events(ROOT / name)


@pytest.fixture(scope="module")
def golden() -> Timeline:
    return load("tests/golden/events.yaml")


def crowded(language: str) -> Timeline:
    """Thirty events in three lanes and four years, with long titles, and formulas of up to twenty-four principles."""
    word = "安全合作机制建设" if language != "en" else "cooperation on security "
    terms = [
        {"id": f"p{n}", "kind": "principle", "label": {"en": f"principle {n} {word}", "zh": f"{word}{n}"}}
        for n in range(24)
    ]
    events = [
        {
            "id": f"e{n}", "date": f"20{10 + n % 4}-{1 + n % 12:02}",
            "title": {"en": word * (1 + n % 5), "zh": word * (1 + n % 4)},
            "lane": f"lane-{n % 3}", "importance": 1 + n % 3, "states": [f"p{k}" for k in range(n % 25)],
            "follows": [f"e{n - 1}"] if n else [], "body": {"en": word * 60, "zh": word * 40},
        }
        for n in range(30)
    ]  # fmt: skip
    lanes = [{"id": f"lane-{n}", "label": {"en": f"The lane of {word}", "zh": f"{word}{n}"}} for n in range(3)]
    about = {"title": {"en": word * 3, "zh": word * 2}, "about": {"en": "x"}}
    return Timeline.model_validate({"timeline": about, "lanes": lanes, "terms": terms, "events": events})


def opened(data: bytes):
    return Presentation(io.BytesIO(data))


@pytest.fixture(scope="module")
def decks(golden):
    """Return the deck of the five events in each language."""
    return {language: opened(export(golden, "pptx", language=language)) for language in LANGUAGES}


def texts(shape) -> list[str]:
    if shape.has_text_frame:
        return [shape.text_frame.text]
    return [cell.text for row in shape.table.rows for cell in row.cells] if shape.has_table else []


def runs(shape):
    frames = [shape.text_frame] if shape.has_text_frame else []
    if shape.has_table:
        frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
    return [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]


def overlaps(one, other) -> bool:
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


def faults_of(file) -> list[str]:
    """Return what stands outside its slide or upon other text."""
    found = []
    for number, slide in enumerate(file.slides, start=1):
        shapes = list(slide.shapes)
        for shape in shapes:
            inside = shape.left >= 0 and shape.top >= 0
            inside &= shape.left + shape.width <= file.slide_width and shape.top + shape.height <= file.slide_height
            if not inside:
                found.append(f"slide {number}: {shape.name} is outside")
        written = [shape for shape in shapes if any(texts(shape))]
        found += [f"slide {number}: {a.name} on {b.name}" for a, b in combinations(written, 2) if overlaps(a, b)]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_inside_its_slide_and_on_no_other(decks, language):
    assert faults_of(decks[language]) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_so_it_is_with_the_shipped_timeline(language):
    assert faults_of(opened(export(load("events.yaml"), "pptx", language=language))) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_also_where_events_crowd_and_formulas_are_long(language):
    assert faults_of(opened(export(crowded(language), "pptx", language=language))) == []


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
def test_every_label_of_the_layout_is_on_a_timeline_slide(golden, decks, language):
    from timeline.render.exports.excerpts import make_excerpt
    from timeline.render.exports.frames import make_frame

    frame = make_frame(make_excerpt(golden, golden.shown(), language), 2.2, titled=False)
    slide = decks[language].slides[0]
    written = {
        shape.text_frame.text.replace("\n", "").replace(" ", "") for shape in slide.shapes if shape.has_text_frame
    }
    assert {"".join(mark.lines).replace(" ", "") for mark in frame.layout.marks} <= written


@pytest.mark.parametrize("language", LANGUAGES)
def test_shapes_are_native_and_described_and_runs_name_their_fonts(decks, language):
    file = decks[language]
    font = "Microsoft JhengHei" if language == "zh-Hant" else "Microsoft YaHei"
    for slide in file.slides:
        for shape in slide.shapes:
            assert shape.shape_type != MSO_SHAPE_TYPE.PICTURE
            assert shape.is_placeholder or shape._element.xpath(".//p:cNvPr/@descr")[0]
            for run in runs(shape):
                assert run._r.xpath("./a:rPr/a:ea/@typeface") == [font]
                assert run._r.xpath("./a:rPr/@lang")
        for run in runs(slide.notes_slide.notes_placeholder) if slide.has_notes_slide else ():
            assert run._r.xpath("./a:rPr/a:ea/@typeface") == [font]


def test_the_deck_is_wide_and_its_slides_come_in_order(golden, decks):
    file = decks["en"]
    assert file.slide_width * 9 == file.slide_height * 16
    titles = [slide.shapes.title.text_frame.text for slide in file.slides]
    assert titles[0] == "China's security concept"
    assert titles[-5:] == [event.title.en for event in golden.shown()]
    assert [slide.shapes[-1].has_table or any(s.has_table for s in slide.shapes) for slide in file.slides][2]


def test_notes_hold_body_readings_and_evidence(decks):
    slide = decks["en"].slides[-2]
    notes = slide.notes_slide.notes_text_frame.text
    for part in (
        "the word sustainable is new",
        "A deepening",
        "PRC academic journal",
        "note 4 after §2 ¶1",
        "2014年5月21日",
    ):
        assert part in notes
    assert "*" not in notes


def test_chinese_notes_are_set_in_chinese(decks):
    notes = decks["zh-Hans"].slides[-2].notes_slide.notes_text_frame.text
    assert "§2 ¶1 后注4，原文：2014年5月21日" in notes
    assert "，2021年（" in notes


def test_a_mark_leads_to_the_slide_of_its_event(decks):
    file = decks["en"]
    marks = [shape for shape in file.slides[0].shapes if "2014" in shape.name and "Xi Jinping" in shape.name]
    assert len(marks) == 2  # the dot and its label
    assert {mark.click_action.target_slide.slide_id for mark in marks} == {file.slides[-2].slide_id}


def test_a_principle_is_called_first_only_where_the_whole_timeline_has_it_first(golden):
    file = opened(export(golden, "pptx", first="2014"))
    signs = {shape.text_frame.text for shape in file.slides[1].shapes if shape.has_text_frame}
    assert "★ common security 共同安全" in signs
    assert "+ cooperative security 合作安全" in signs  # first in 2001, which is not in the deck


def test_properties_are_ours(decks):
    properties = decks["zh-Hans"].core_properties
    assert (properties.title, properties.language) == ("中国的安全观", "zh-Hans")
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created.isoformat().startswith("2026-11-20")


def test_hostile_titles_are_only_text(golden):
    title = '<b>&"quote"</b>\n<script>'
    event = golden.events[1].model_copy(update={"title": golden.events[1].title.model_copy(update={"en": title})})
    file = opened(export(golden.model_copy(update={"events": (event,)}), "pptx"))
    assert file.slides[-1].shapes.title.text_frame.text.split() == title.split()
    assert faults_of(file) == []


@pytest.fixture
def school(tmp_path) -> Path:
    """A template of a school: 4:3, its own title place, two slides that must not be taken along."""
    file = Presentation()
    for _ in range(2):
        file.slides.add_slide(file.slide_layouts[5]).shapes.title.text = "Left behind"
    title = file.slide_layouts[5].placeholders[0]
    title.left, title.top, title.width, title.height = Inches(1), Inches(0.5), Inches(8), Inches(1)
    file.save(tmp_path / "school.pptx")
    return tmp_path / "school.pptx"


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_template_gives_its_size_and_its_place_for_titles(golden, school, language):
    file = opened(export(golden, "pptx", language=language, template=school))
    assert (file.slide_width, file.slide_height) == (Inches(10), Inches(7.5))
    assert faults_of(file) == []
    assert {slide.shapes.title.left for slide in file.slides} == {Inches(1)}
    assert not any("Left behind" in text for slide in file.slides for shape in slide.shapes for text in texts(shape))


def test_what_is_no_template_is_refused(golden, tmp_path):
    (tmp_path / "notes.txt").write_text("not slides", encoding="utf-8")
    for name in ("notes.txt", "absent.pptx"):
        with pytest.raises(RenderError, match="not a PowerPoint file"):
            export(golden, "pptx", template=tmp_path / name)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice found")
def test_libreoffice_draws_a_page_for_each_slide(golden, tmp_path):
    import pypdfium2

    data = export(golden, "pptx", language="zh-Hant")
    (tmp_path / "deck.pptx").write_bytes(data)
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "deck.pptx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pages = pypdfium2.PdfDocument(tmp_path / "deck.pdf")
    assert len(pages) == len(opened(data).slides)
    assert "五國簽署兩項邊境協定" in pages[0].get_textpage().get_text_range()
