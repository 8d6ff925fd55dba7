"""Pictures of the site for README.md and docs/site.md: python docs/pictures/make.py SITE

Needs Playwright, Pillow and a Chromium (on the path, or named by TIMELINE_CHROMIUM). SITE is a folder that
`timeline build` wrote. A sheet more is a line in SHEETS.
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
EVENT = "events/2014-cica-shanghai-speech.html"
LAPTOP, PHONE = 1280, 390
HEIGHT = 800
GAP, DESK = 24, "#8d8a83"
# Sheet: its views from left to right, each (page below SITE, width, colour scheme).
SHEETS = {
    "site": [("en/index.html", LAPTOP, "light"), ("zh-Hant/index.html", PHONE, "light")],
    "site-dark": [("zh-Hans/index.html", LAPTOP, "dark"), ("en/index.html", PHONE, "dark")],
    "site-event": [(f"zh-Hans/{EVENT}", LAPTOP, "light"), (f"en/{EVENT}", PHONE, "light")],
    "site-event-dark": [(f"en/{EVENT}", LAPTOP, "dark"), (f"zh-Hant/{EVENT}", PHONE, "dark")],
    "site-filtered": [("zh-Hant/index.html#lane=sco", LAPTOP, "light"), ("zh-Hans/index.html#lane=sco", PHONE, "dark")],
}


def main(site: Path) -> None:
    """Write every sheet beside this file."""
    program = os.environ.get("TIMELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, views in SHEETS.items():
            shots = [take(browser, f"{site.resolve().as_uri()}/{page}", width, scheme) for page, width, scheme in views]
            compose(shots).save(HERE / f"{name}.png", optimize=True)
        browser.close()


def take(browser: Browser, address: str, width: int, scheme: str) -> Image.Image:
    """Return the first screen of a page."""
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    shot = Image.open(BytesIO(page.screenshot()))
    page.close()
    return shot.convert("RGB")


def compose(shots: list[Image.Image]) -> Image.Image:
    """Return the shots side by side on a desk, in few colours."""
    width = sum(shot.width + GAP for shot in shots) + GAP
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), DESK)
    left = GAP
    for shot in shots:
        sheet.paste(shot, (left, GAP))
        left += shot.width + GAP
    return sheet.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
