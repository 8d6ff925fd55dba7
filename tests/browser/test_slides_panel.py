"""Use in slides: what is on the page is what is taken, in every form, by mouse and by keyboard."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from shutil import which
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from tests.browser.readers import violations

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
SPEECH = "2014-cica-shanghai-speech"
GRANTED = {"accept_downloads": True, "permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture
def panel(open_page):
    """Return a function that opens the panel of a chart."""

    def show(path="en/index.html", kind="lanes", **settings):
        page = open_page(path, **(GRANTED | settings))
        page.locator(f".take[data-kind={kind}] button").first.click()
        page.wait_for_selector("dialog.slides[open]")
        return page

    return show


def download(page, what):
    with page.expect_download() as got:
        page.click(f"[data-do={what}]")
    return got.value.suggested_filename, got.value.path().read_bytes()


def words(svg):
    return [text.text for text in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 -- our own


def test_the_svg_stands_alone_and_has_title_sources_date_and_licence(panel):
    name, svg = download(panel(), "svg")
    assert re.fullmatch(r"lanes-en-\d{4}-\d\d-\d\d\.svg", name)
    text = " ".join(words(svg))
    for wanted in ("Concept", "Sources: ", "English", "Data last changed: ", "Xi Jinping"):
        assert wanted in text
    assert b"class=" not in svg
    assert b"var(" not in svg
    assert not re.search(rb'(href|src)="', svg)


def test_only_what_the_filters_leave_is_taken(panel):
    _, svg = download(panel("en/index.html#lane=multilateral&from=2014&to=2020"), "svg")
    shown = [text for text in words(svg) if "Asian security concept" in text]
    assert shown
    assert "2001" not in " ".join(words(svg))
    assert any("2014–2020" in text and "Timeline of one event" in text for text in words(svg))


def test_the_search_is_taken_too_and_the_embed_names_the_events(panel):
    page = panel("en/index.html#q=CICA")
    assert f"events={SPEECH}" in page.input_value("dialog textarea")
    assert any("Timeline of one event" in text for text in words(download(page, "svg")[1]))


@pytest.mark.parametrize(("what", "size"), [("png", (1920, 1080)), ("png4k", (3840, 2160))])
def test_a_png_has_the_pixels_it_promises_and_the_theme_chosen(panel, what, size):
    page = panel("zh-Hant/index.html")
    page.select_option("dialog select", "dark")
    picture = Image.open(BytesIO(download(page, what)[1])).convert("RGB")
    assert picture.size == size
    paper, *others = sorted(picture.getcolors(2**24), reverse=True)
    assert max(paper[1]) < 60  # dark paper
    assert sum(number for number, _ in others) > size[0] * size[1] * 0.005


def test_the_png_can_be_pasted(panel):
    page = panel()
    page.click("[data-do=copy]")
    page.wait_for_selector("dialog [role=status]:text('done')")
    kinds = page.evaluate("navigator.clipboard.read().then((items) => items[0].types)")
    assert kinds == ["image/png"]


def test_the_link_and_the_embed_code_keep_the_view(panel, open_page):
    page = panel("zh-Hans/index.html#lane=multilateral&from=2014")
    page.select_option("dialog select", "dark")
    page.click("[data-do=link]")
    page.wait_for_selector("dialog [role=status]:text('完成')")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.endswith("zh-Hans/index.html#lane=multilateral&from=2014&theme=dark")
    again = open_page(re.sub("^https://example.org/timeline/", "", link))
    again.wait_for_selector("#count:text('1')")
    assert again.evaluate("document.documentElement.dataset.theme") == "dark"
    code = page.input_value("dialog textarea")
    assert "zh-Hans/embed/lanes.html?from=2014&amp;lanes=multilateral&amp;theme=dark" in code
    assert 'title="' in code
    assert "padding-top: 56.25%" in code
    assert link.replace("&", "&amp;") in code


def test_the_frozen_page_needs_nothing_and_scripts_nothing(panel, open_page, folder):
    page = panel("zh-Hans/index.html")
    name, html = download(page, "html")
    assert name.endswith(".html")
    (folder / "frozen.html").write_bytes(html)
    frozen = open_page("frozen.html", java_script_enabled=False, viewport={"width": 640, "height": 360})
    assert frozen.locator("svg").bounding_box() == {"x": 0, "y": 0, "width": 640, "height": 360}
    assert b"<script" not in html


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("en/index.html", "lanes"),
        ("zh-Hans/change.html", "matrix"),
        ("en/change.html", "lineage"),
        ("en/change.html", "strip"),
    ],
)
def test_the_slide_is_native_shapes_and_text(panel, path, kind):
    pptx = pytest.importorskip("pptx")
    name, data = download(panel(path, kind), "pptx")
    assert name.startswith(kind)
    deck = pptx.Presentation(BytesIO(data))
    slide = deck.slides[0]
    assert len(deck.slides) == 1
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    assert slide.shapes.title.text_frame.text
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text]
    assert len(texts) > 8
    assert any("CC" in text for text in texts)
    assert not [shape for shape in slide.shapes if shape.shape_type == pptx.enum.shapes.MSO_SHAPE_TYPE.PICTURE]
    for shape in slide.shapes:
        assert shape.left >= -12700
        assert shape.left + shape.width <= deck.slide_width * 1.005, shape.name
        assert shape.top + shape.height <= deck.slide_height, shape.name
    assert all(b'<a:ea typeface="' in run for run in re.findall(rb"<a:rPr.*?</a:rPr>", slide.part.blob))


@pytest.mark.slow
def test_libreoffice_opens_the_slide(panel, tmp_path):
    soffice = which("soffice")
    if not soffice:
        pytest.skip("no soffice to open the slide with")
    pytest.importorskip("pptx")
    pdfium = pytest.importorskip("pypdfium2")
    (tmp_path / "deck.pptx").write_bytes(download(panel("zh-Hans/index.html"), "pptx")[1])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "deck.pptx"],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    document = pdfium.PdfDocument(tmp_path / "deck.pdf")
    text = document[0].get_textpage().get_text_range()
    assert len(document) == 1
    assert "亚洲安全观" in text.replace(" ", "")
    document.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_fits_the_screen_and_axe_finds_nothing(panel, width, scheme):
    page = panel(
        "en/change.html", "matrix", color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
    )
    assert page.evaluate("document.querySelector('dialog').getBoundingClientRect().right") <= width
    assert page.evaluate("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth")
    assert violations(page) == []


def test_the_panel_works_by_keyboard_and_returns_the_focus(open_page):
    page = open_page()
    page.locator(".take button").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog.slides[open]")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.take').dataset.kind") == "lanes"


def test_without_scripts_there_are_files_and_no_button(open_page, folder):
    page = open_page("en/index.html", java_script_enabled=False)
    assert not page.locator(".take button").first.is_visible()
    links = page.locator(".take").first.locator("a")
    for link in links.all():
        assert link.is_visible()
        assert (folder / "en" / link.get_attribute("href")).is_file()
    assert links.count() >= 2


def test_a_page_loads_nothing_of_the_panel_before_it_is_asked_for(open_page):
    page = open_page()
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert not [
        name for name in loaded if re.search(r"(slides|scene|deck|grid|lanes|events)\b", name.rpartition("/")[2])
    ]
