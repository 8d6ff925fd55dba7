"""SVG, PNG and PDF: everything is there, inside, in letters that are drawn."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from timeline.curate import load_events
from timeline.errors import RenderError
from timeline.records.curated import Timeline
from timeline.render.exports import export, rasters
from timeline.render.exports.pictures import FONTS

pytestmark = pytest.mark.slow  # whole commands, whole files

ROOT = Path(__file__).parents[3]
HOSTILE = '<b>&"quote"</b> ]]> <script>alert(1)</script>'
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def golden() -> Timeline:
    return load_events(ROOT / "tests" / "golden" / "events.yaml")


@pytest.fixture(scope="module")
def shipped() -> Timeline:
    return load_events(ROOT / "events.yaml")


def parsed(picture: bytes) -> ET.Element:
    return ET.fromstring(picture)  # noqa: S314  our own


def words_of(picture: bytes) -> str:
    return " ".join("".join(text.itertext()).strip() for text in parsed(picture).iter(f"{SVG}text"))


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_svg_has_every_title_and_the_small_print_as_text(golden, language):
    from timeline.render.languages import Edition

    words = words_of(export(golden, "svg", language=language)).replace(" ", "")
    edition = Edition(language)
    for event in golden.shown():
        assert edition.plain(event.title).replace(" ", "") in words
    assert all(
        part in words for part in ("许涛", "習近平對安全的執著", "2026", "CCBY4.0", "https://example.org/timeline/")
    )


def test_svg_needs_no_style_sheet_script_or_other_file(golden):
    picture = export(golden, "svg")
    tags = {element.tag.removeprefix(SVG) for element in parsed(picture).iter()}
    assert tags <= {"svg", "g", "a", "title", "text", "tspan", "rect", "circle", "path"}
    assert b"class=" not in picture
    assert all(link.get("href", "").startswith("https://example.org/") for link in parsed(picture).iter(f"{SVG}a"))


def test_svg_of_a_hostile_title_is_whole(golden):
    title = {"en": HOSTILE, "zh": HOSTILE}
    event = golden.events[1].model_copy(update={"title": golden.events[1].title.model_copy(update=title)})
    assert HOSTILE in words_of(export(golden.model_copy(update={"events": (event,)}), "svg"))


def test_without_an_address_svg_has_no_links(golden):
    about = golden.timeline.model_copy(update={"address": None})
    assert b"<a" not in export(golden.model_copy(update={"timeline": about}), "svg")


def test_a_lane_keeps_its_colour_when_it_is_alone(golden):
    alone = export(golden, "svg", lanes=["global"])
    assert b"#7d5a00" in alone
    assert b"#a8321c" not in alone


def pixels(data: bytes):
    from PIL import Image

    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize(("width", "size"), [(960, (960, 540)), (1920, (1920, 1080))])
def test_png_is_as_large_as_asked_and_16_by_9(golden, width, size):
    assert pixels(export(golden, "png", width=width)).size == size


@pytest.mark.parametrize(
    "language", ["en", *(pytest.param(one, marks=pytest.mark.slow) for one in ("zh-Hans", "zh-Hant"))]
)
def test_nothing_in_a_picture_reaches_its_edge(shipped, language):
    picture = pixels(export(shipped, "png", language=language))
    width, height = picture.size
    edge = round(width * 0.02)
    for box in (
        (0, 0, edge, height),
        (width - edge, 0, width, height),
        (0, 0, width, edge),
        (0, height - edge, width, height),
    ):
        assert picture.crop(box).getcolors() == [(picture.crop(box).width * picture.crop(box).height, (255, 255, 255))]


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_no_letter_of_the_shipped_timeline_lacks_a_glyph(shipped, language):
    """Each letter in a cell of its own, beside one that no font has: it must look otherwise."""
    import resvg_py

    letters = sorted(set("".join(words_of(export(shipped, "svg", language=language)).split())))
    cell, columns = 32, 40
    place = [(number % columns * cell, number // columns * cell) for number in range(len(letters) + 1)]
    texts = "".join(
        f'<text x="{x + 4}" y="{y + 24}" font-size="20">&#{ord(letter)};</text>'
        for (x, y), letter in zip(place, ["\U0010fffd", *letters], strict=True)
    )
    size = f'width="{columns * cell}" height="{place[-1][1] + cell}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONTS[language]}">{texts}</svg>'
    sheet = pixels(resvg_py.svg_to_bytes(svg_string=svg, background="#ffffff"))
    none, *drawn = (sheet.crop((x, y, x + cell, y + cell)).tobytes() for x, y in place)
    missing = [letter for letter, image in zip(letters, drawn, strict=True) if image in (none, b"\xff" * len(none))]
    assert not missing
    assert len(letters) > 60


def test_png_without_a_font_names_the_package_to_install(golden, monkeypatch):
    import resvg_py

    draw = resvg_py.svg_to_bytes
    monkeypatch.setattr(resvg_py, "svg_to_bytes", lambda **options: draw(**options, skip_system_fonts=True))
    with pytest.raises(RenderError, match="fonts-noto-cjk"):
        export(golden, "png", language="zh-Hans")


def test_a_picture_of_an_absurd_width_is_refused(golden):
    with pytest.raises(RenderError, match="write 1920"):
        export(golden, "png", width=1)


def test_pdf_without_a_browser_says_so(golden, monkeypatch):
    monkeypatch.setattr(rasters, "BROWSERS", ())
    with pytest.raises(RenderError, match="install Chromium"):
        export(golden, "pdf")


@pytest.mark.browser
@pytest.mark.skipif(not any(map(shutil.which, rasters.BROWSERS)), reason="no Chromium found")
def test_pdf_is_one_page_of_text_and_the_same_every_time(golden):
    import pypdfium2

    data = export(golden, "pdf", language="zh-Hant")
    assert data == export(golden, "pdf", language="zh-Hant")
    document = pypdfium2.PdfDocument(data)
    assert len(document) == 1
    assert "習近平提出亞洲安全觀" in document[0].get_textpage().get_text_range()
    width, height = document[0].get_size()
    assert width / height == pytest.approx(16 / 9, rel=0.01)
