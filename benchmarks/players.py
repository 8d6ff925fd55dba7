"""Do TimelineJS3 and vis-timeline load what `timeline export` writes for them? Each npm package, in Chromium.

    npm install --prefix DIR @knight-lab/timelinejs vis-timeline
    python benchmarks/players.py --npm DIR [--events events.yaml] [--lang en]

Prints how many events each of them drew, what it said in the console, and whether a title became markup.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from timeline.curate import load_events
from timeline.records.curated import Timeline
from timeline.render.exports import export

HOSTILE = '<b class="planted">&"quote"</b><img src=x onerror="document.title=\'run\'">'
PAGES = {
    "timelinejs": (
        "@knight-lab/timelinejs/dist/css/timeline.css", "@knight-lab/timelinejs/dist/js/timeline.js",
        "new TL.Timeline('it', DATA, {font: null})", ".tl-timemarker",
    ),
    "vis": (
        "vis-timeline/styles/vis-timeline-graph2d.min.css", "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
        "new vis.Timeline(document.getElementById('it'), DATA.items, DATA.groups, {})", ".vis-item-content",
    ),
}  # fmt: skip


def with_hostile_title(timeline: Timeline) -> Timeline:
    """Return the timeline with markup in the title of its first published event."""
    first = timeline.shown()[0]
    title = first.title.model_copy(update={"en": HOSTILE, "zh": HOSTILE})
    events = tuple(event.model_copy(update={"title": title}) if event is first else event for event in timeline.events)
    return timeline.model_copy(update={"events": events})


def main() -> None:
    """Load both and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--npm", type=Path, required=True)
    parser.add_argument("--events", type=Path, default=Path("events.yaml"))
    parser.add_argument("--lang", default="en")
    chosen = parser.parse_args()
    timeline = with_hostile_title(load_events(chosen.events))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in PAGES:
            drawn, said, planted = load(browser, chosen.npm, name, export(timeline, name, language=chosen.lang))
            print(f"{name}: {drawn} of {len(timeline.shown())} events; console: {said or 'silent'}; markup: {planted}")
        browser.close()


def load(browser: Browser, npm: Path, name: str, data: bytes) -> tuple[int, list[str], int]:
    """Return how many events were drawn, what the console said, and how many planted elements came to be."""
    style, script, start, mark = PAGES[name]
    page = browser.new_page(viewport={"width": 1600, "height": 1200})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("about:blank")
    page.set_content('<div id="it" style="height:900px"></div>')
    page.add_style_tag(path=npm / "node_modules" / style)
    page.add_script_tag(path=npm / "node_modules" / script)
    page.evaluate(start.replace("DATA", json.dumps(json.loads(data))))
    page.wait_for_selector(mark, state="attached")
    page.wait_for_timeout(2000)
    found = page.locator(mark).count(), said, page.locator(".planted").count() + (page.title() == "run")
    page.close()
    return found


if __name__ == "__main__":
    main()
