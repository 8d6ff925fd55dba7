"""Pictures for docs/embeds.md: python docs/pictures/embeds.py SITE

Needs Playwright, Pillow and a Chromium (on the path, or named by TIMELINE_CHROMIUM). SITE is a folder that
`timeline build` wrote.
"""

from __future__ import annotations

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
GAP, DESK, WIDEST = 16, "#8d8a83", 1280
EVENT = "events/2014-cica-shanghai-speech"
# Sheet: rows of frames, each (page below SITE, width, height).
SHEETS = {
    "embeds": [
        [("en/embed/lanes.html?theme=light", 960, 540), ("zh-Hans/embed/lanes.html?theme=dark", 640, 360)],
        [
            ("en/embed/lanes.html?theme=light&from=2000&to=2014&lanes=sco,global", 640, 360),
            ("zh-Hant/embed/lanes.html?theme=light&lanes=regional,bilateral", 320, 180),
            ("zh-Hans/embed/lanes.html?theme=light", 320, 180),
        ],
    ],
    "embeds-kinds": [
        [("zh-Hans/embed/matrix.html?theme=light", 800, 450), ("en/embed/strip.html?theme=dark", 800, 450)],
        [("en/embed/lineage.html?theme=dark", 800, 450), (f"zh-Hant/embed/{EVENT}.html?theme=light", 800, 450)],
    ],
}
# Slides taken from a page: page, chart, colours.
SLIDES = [("en/index.html", "lanes", "light"), ("zh-Hans/change.html", "matrix", "dark")]


def main(site: Path) -> None:
    """Write every sheet beside this file."""
    program = os.environ.get("TIMELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    address = site.resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, rows in SHEETS.items():
            shots = [[take(browser, f"{address}/{page}", width, height) for page, width, height in row] for row in rows]
            save(compose(shots), name)
        slides = [take_slide(browser, f"{address}/{page}", kind, theme) for page, kind, theme in SLIDES]
        save(compose([[slide.resize((960, 540), Image.Resampling.LANCZOS) for slide in slides]]), "embeds-slides")
        browser.close()


def take(browser: Browser, address: str, width: int, height: int) -> Image.Image:
    """Return what a frame of that size shows."""
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    shot = Image.open(BytesIO(page.screenshot()))
    page.close()
    return shot.convert("RGB")


def take_slide(browser: Browser, address: str, kind: str, theme: str) -> Image.Image:
    """Return the PNG that "Use in slides" gives of a chart."""
    page = browser.new_page()
    page.goto(address)
    page.locator(f".take[data-kind={kind}] button").first.click()
    page.select_option("dialog select", theme)
    with page.expect_download() as download:
        page.click("[data-do=png]")
    picture = Image.open(download.value.path()).convert("RGB")
    page.close()
    return picture


def compose(rows: list[list[Image.Image]]) -> Image.Image:
    """Return the shots in rows on a desk."""
    width = max(sum(shot.width + GAP for shot in row) for row in rows) + GAP
    height = sum(max(shot.height for shot in row) + GAP for row in rows) + GAP
    sheet, top = Image.new("RGB", (width, height), DESK), GAP
    for row in rows:
        left = GAP
        for shot in row:
            sheet.paste(shot, (left, top))
            left += shot.width + GAP
        top += max(shot.height for shot in row) + GAP
    return sheet


def save(sheet: Image.Image, name: str) -> None:
    """Write the sheet in few colours and at most 1280 pixels wide."""
    if sheet.width > WIDEST:
        sheet = sheet.resize((WIDEST, round(sheet.height * WIDEST / sheet.width)), Image.Resampling.LANCZOS)
    sheet.quantize(200, kmeans=3).save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
