"""Pictures of the site for README.md, docs/site.md and docs/evolution.md: python docs/pictures/make.py SITE

Needs Playwright, Pillow and a Chromium (on the path, or named by TIMELINE_CHROMIUM). SITE is a folder that
`timeline build` wrote. A sheet more is a line in SHEETS.
"""

from __future__ import annotations

import os
import shutil
import sys
from io import BytesIO
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
EVENT = "events/2014-cica-shanghai-speech.html"
PAIR = "compare/index.html?a=2002-position-paper&b=2022-gsi"
LAPTOP, PHONE = 1280, 390
HEIGHT = 800
GAP, DESK = 24, "#8d8a83"


class View(NamedTuple):
    """The first screen of a page below SITE, or the one that begins at an element."""

    page: str
    width: int = LAPTOP
    scheme: Literal["light", "dark"] = "light"
    begin: str = ""


# Sheet: its views from left to right.
SHEETS = {
    "site": [View("en/index.html"), View("zh-Hant/index.html", PHONE)],
    "site-dark": [View("zh-Hans/index.html", scheme="dark"), View("en/index.html", PHONE, "dark")],
    "site-event": [View(f"zh-Hans/{EVENT}"), View(f"en/{EVENT}", PHONE)],
    "site-event-dark": [View(f"en/{EVENT}", scheme="dark"), View(f"zh-Hant/{EVENT}", PHONE, "dark")],
    "site-filtered": [
        View("zh-Hant/index.html#lane=sco,regional"),
        View("zh-Hans/index.html#lane=sco", PHONE, "dark"),
    ],
    "site-explore": [
        View("en/index.html#view=explore&from=2010-01-01&to=2019-12-31", scheme="dark"),
        View("zh-Hans/index.html#view=explore", PHONE, begin=".explorer"),
    ],
    "evolution-strip": [View("en/change.html", begin="#formulas")],
    "evolution-matrix": [View("en/change.html", begin="#principles")],
    "evolution-lineage": [View("zh-Hans/change.html", scheme="dark", begin="#lineage")],
    "evolution-phone": [
        View("zh-Hant/story.html", PHONE),
        View("zh-Hans/change.html", PHONE, "dark", "#formulas"),
        View("en/change.html", PHONE, begin="#principles"),
        View("zh-Hant/change.html", PHONE, "dark", "#lineage"),
    ],
    "evolution-compare": [View(f"en/{PAIR}")],
    "evolution-readings": [View("en/events/2022-gsi.html", begin="#readings")],
}


def main(site: Path) -> None:
    """Write every sheet beside this file."""
    program = os.environ.get("TIMELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, views in SHEETS.items():
            compose([take(browser, site, view) for view in views]).save(HERE / f"{name}.png", optimize=True)
        browser.close()


def take(browser: Browser, site: Path, view: View) -> Image.Image:
    """Return one screen of a page."""
    size = {"width": view.width, "height": HEIGHT}
    page = browser.new_page(viewport=size, color_scheme=view.scheme, reduced_motion="reduce")
    page.goto(f"{site.resolve().as_uri()}/{view.page}")
    page.wait_for_load_state("networkidle")
    if "view=explore" in view.page:
        page.wait_for_selector("#explore[aria-expanded=true]")
    if view.begin:
        page.locator(view.begin).evaluate("one => one.scrollIntoView({block: 'start'})")
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
