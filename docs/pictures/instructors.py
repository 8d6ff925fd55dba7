"""Pictures for docs/instructors.md, each by walking the way of an instructor.

    python docs/pictures/instructors.py SITE REVEAL

Needs Playwright, Pillow, pypdfium2, LibreOffice and a Chromium (on the path, or named by TIMELINE_CHROMIUM). SITE is a
folder that `timeline build` wrote, REVEAL the folder dist/ of the npm package reveal.js.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
HEIGHT, GAP, DESK = 720, 24, "#8d8a83"
YEARS = "from=2000&to=2014"


DECK = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{0}/reveal.css"><link rel="stylesheet"
href="{0}/theme/white.css"><div class="reveal"><div class="slides"><section>First</section><section>{1}</section>
</div></div><script src="{0}/reveal.js"></script><script>Reveal.initialize({{transition: "none"}})</script>"""


def main(site: Path, reveal: Path) -> None:
    """Write every picture beside this file."""
    program = os.environ.get("TIMELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        address = site.resolve().as_uri()
        compose(take_to_slide(browser, address, Path(folder))).save(HERE / "instructors-slide.png", optimize=True)
        compose(print_sheets(browser, address)).save(HERE / "instructors-paper.png", optimize=True)
        decks = [show_in_deck(browser, address, reveal, Path(folder), lang) for lang in ("zh-Hant", "en")]
        compose(decks).save(HERE / "instructors-reveal.png", optimize=True)
        browser.close()


def take_to_slide(browser: Browser, address: str, folder: Path) -> list[Image.Image]:
    """Return the panel of the timeline in Chinese, 2000 to 2014, and the slide it writes, as LibreOffice shows it."""
    page = open_page(browser, f"{address}/zh-Hans/index.html#{YEARS}&lane=sco,regional")
    page.click(".take[data-kind=lanes] button")
    page.wait_for_function("document.querySelector('dialog img').naturalWidth > 0")
    panel = picture_of(page.screenshot())
    with page.expect_download() as download:
        page.click("[data-do=pptx]")
    download.value.save_as(folder / "slide.pptx")
    office = shutil.which("soffice") or "libreoffice"
    subprocess.run(  # noqa: S603
        [office, f"-env:UserInstallation={folder.as_uri()}/office", "--headless", "--convert-to", "pdf", "slide.pptx"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return [panel, first_page((folder / "slide.pdf").read_bytes())]


def show_in_deck(browser: Browser, address: str, reveal: Path, folder: Path, lang: str) -> Image.Image:
    """Return a slide of reveal.js with the embed code in it, which was fetched when the slide was turned to."""
    page = open_page(browser, f"{address}/{lang}/index.html#{YEARS}")
    page.click(".take[data-kind=lanes] button")
    code = page.input_value("dialog textarea").split("\n")[0].replace(" src=", " data-src=")
    (folder / "deck.html").write_text(DECK.format(reveal.resolve().as_uri(), code), encoding="utf-8")
    page = open_page(browser, (folder / "deck.html").as_uri())
    page.keyboard.press("ArrowRight")
    page.frame_locator("iframe").locator("#figure svg text").first.wait_for()
    page.wait_for_timeout(1000)
    return picture_of(page.screenshot())


def print_sheets(browser: Browser, address: str) -> list[Image.Image]:
    """Return handout, exercise and key as a browser prints them, in the three languages."""
    sheets = ("zh-Hans/handout/index", "zh-Hant/handout/exercise", "en/handout/key")
    pages = (open_page(browser, f"{address}/{sheet}.html?{YEARS}&lanes=sco,regional") for sheet in sheets)
    return [first_page(page.pdf(prefer_css_page_size=True)) for page in pages]


def open_page(browser: Browser, address: str) -> Page:
    """Open a page of the site."""
    page = browser.new_page(viewport={"width": 1280, "height": HEIGHT}, color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page


def first_page(document: bytes) -> Image.Image:
    """Return the first page of a PDF."""
    page = pypdfium2.PdfDocument(document)[0]
    return page.render(scale=HEIGHT / page.get_size()[1]).to_pil().convert("RGB")


def picture_of(data: bytes) -> Image.Image:
    """Return a screenshot."""
    return Image.open(BytesIO(data)).convert("RGB")


def compose(shots: list[Image.Image]) -> Image.Image:
    """Return the shots side by side on a desk, in few colours."""
    sheet = Image.new("RGB", (sum(shot.width + GAP for shot in shots) + GAP, HEIGHT + 2 * GAP), DESK)
    left = GAP
    for shot in shots:
        sheet.paste(shot, (left, GAP))
        left += shot.width + GAP
    return sheet.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
