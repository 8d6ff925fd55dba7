"""Pictures of the review page for docs/review.md: python docs/pictures/review.py

A timeline is started in a temporary folder, from an invented document; then the page is used as an editor would. Needs
what make.py needs.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

from make import compose
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from timeline.cli.curating import _session
from timeline.curate import start_timeline
from timeline.review_server import start

HERE = Path(__file__).parent
TOKEN = "picture"  # noqa: S105
ID = "okonjo-2016"
TOLD = (
    "Francis Deng and colleagues published Sovereignty as Responsibility in 1996. In September 1999 Kofi Annan told "
    "the General Assembly that state sovereignty was being redefined.[1] In December 2001 a commission named the idea."
)
PARAGRAPHS = [
    f"---\nid: {ID}\n---",
    "# Sovereignty as Responsibility",
    "Peter Okonjo",
    "## Before the name",
    TOLD,
    "## The summit",
    "China published its position paper on 7 June 2005. The World Summit adopted its outcome in September 2005.",
    "## Notes",
    "[1] Annan's address was given on 20 September 1999.",
]
SOURCE = f"""\
sources:
  - {{id: {ID}, type: report, title: {{en: T}}, language: en, standpoint: {{en: An institute, zh: 研究所}}}}
"""


def main() -> None:
    """Write each picture beside this file."""
    program = os.environ.get("TIMELINE_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        events = begin(Path(folder))
        server = start(_session([events.parent / "seeds"], events, 0.1), TOKEN, 0)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        page.goto(f"http://127.0.0.1:{server.server_port}/?token={TOKEN}")
        page.wait_for_selector("#passages[data-shown]")
        page.locator("#queue button", has_text="Annan").click()
        page.wait_for_selector("#told mark.event.chosen")
        save(page, "review")
        write(page)
        events.write_text(events.read_text("utf-8").replace("Main strand", "Main line"), "utf-8")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#conflict-dialog[open]")
        save(page, "review-conflict")
        browser.close()
        server.shutdown()


def begin(folder: Path) -> Path:
    """Return the curated file of a new timeline with one document."""
    events = start_timeline(folder / "r2p")[0]
    events.write_text(re.sub(r"(?m)^sources:\n", SOURCE, events.read_text("utf-8")), "utf-8")
    (events.parent / "seeds" / f"{ID}.md").write_text("\n\n".join(PARAGRAPHS), "utf-8")
    return events


def write(page: Page) -> None:
    """Fill in the form."""
    page.click("button:has-text('Take 1999-09-20')")
    page.fill("#title-zh", "安南提出主权的含义正在改变")
    page.select_option("#lane", "main")
    page.fill("#body-en", "Kofi Annan asks the General Assembly when the world should act.")


def save(page: Page, name: str) -> None:
    """Write what is on the screen, in few colours."""
    path = HERE / f"{name}.png"
    page.screenshot(path=path)
    compose([Image.open(path).convert("RGB")]).save(path, optimize=True)


if __name__ == "__main__":
    main()
