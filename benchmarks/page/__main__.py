"""Measure the site's front page beside a bare list of the same events and the peers' pages, all in one run.

python benchmarks/page                  all peers (npm installs them beside this file on the first run)
python benchmarks/page --peers none     only this package and the bare list
python benchmarks/page --events 40      only the timelines of so many made-up events
python benchmarks/page --file events.yaml --events   a timeline of one's own instead
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from checking import check, lighthouse  # noqa: E402
from loading import calm, load, move  # noqa: E402
from reading import read  # noqa: E402
from server import serve  # noqa: E402
from sites import Page, install, make_pages  # noqa: E402
from table import print_table  # noqa: E402

from tests.render.sites import many  # noqa: E402
from timeline.curate import load_events  # noqa: E402
from timeline.records.curated import Timeline  # noqa: E402

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-device-scale-factor=1"]
EVENTS = (40, 500, 5000)
FEW, MANY = 100, 500  # auditors look at pages of few events; keyboard and frames are measured with many
Figures = dict[str, dict[str, float]]  # {page: {figure: value}}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", choices=("all", "none"), default="all")
    parser.add_argument("--runs", type=int, default=3, help="visits of each page; medians are printed")
    parser.add_argument("--events", type=int, nargs="*", choices=EVENTS, default=EVENTS)
    parser.add_argument("--file", type=Path, help="events.yaml of a timeline to measure, too")
    options = parser.parse_args()
    reason = install() if options.peers == "all" else "not asked for"
    if reason:
        print(f"without peers: {reason}")
    timelines = [load_events(options.file)] if options.file else []
    timelines += map(many, options.events)
    results = {len(one.events): measure(one, options.runs, peers=not reason) for one in timelines}
    print(f"{platform.machine()}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, {options.runs} visits\n")
    print_table(results)


def measure(timeline: Timeline, runs: int, *, peers: bool) -> Figures:
    """Return the figures of each page with these events."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        number = len(timeline.events)
        pages = list(make_pages(timeline, Path(folder), peers=peers))
        chromium = os.environ.get("TIMELINE_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        with serve(Path(folder)) as host:
            timed = [page for page in pages if page.timed]
            loads = visits(host, timed, runs, lambda address, _: load(browser, address))
            moving = timed if number == MANY else []
            moves = visits(host, moving, runs, lambda address, page: move(browser, address, own=page.own))
            figures = {
                page.name: medians(loads.get(page.name, [])) | medians(moves.get(page.name, [])) for page in pages
            }
            for page in pages:
                print(f"{number} events, {page.name}", file=sys.stderr)
                figures[page.name] |= other_figures(browser, f"{host}/{page.path}", page, number)
            if number <= FEW:
                audit(figures, host, chromium, pages)
        browser.close()
    return figures


def visits(
    host: str, pages: list[Page], runs: int, visit: Callable[[str, Page], dict[str, float]]
) -> dict[str, list[dict[str, float]]]:
    """Return the figures of each visit. Pages take turns, so that what else the machine does falls on all."""
    loads: dict[str, list[dict[str, float]]] = {page.name: [] for page in pages}
    for _ in range(runs):
        for page in pages:
            calm()
            loads[page.name].append(visit(f"{host}/{page.path}", page))
    return loads


def medians(loads: list[dict[str, float]]) -> dict[str, float]:
    """Return the median of each figure; {} if a visit failed."""
    if not loads or not all(loads):
        return {}
    return {figure: statistics.median(one[figure] for one in loads) for figure in loads[0]}


def other_figures(browser, address: str, page: Page, number: int) -> dict[str, float]:
    """Return what needs one visit; with thousands of events only what loads is compared."""
    if number > MANY:
        return {}
    figures = read(browser, address, page.titles, deeply=number == MANY)
    if number <= FEW:
        figures |= check(browser, address, page.titles)
    return figures


def audit(figures: Figures, host: str, chromium: str, pages: list[Page]) -> None:
    """Add Lighthouse's scores of the pages, and of our page of one event."""
    for page in pages:
        if page.timed:
            figures[page.name] |= lighthouse(f"{host}/{page.path}", chromium)
        if page.own and page.timed:
            scores = lighthouse(f"{host}/{page.event}", chromium)
            figures[page.name] |= {f"event {name}": score for name, score in scores.items()}


if __name__ == "__main__":
    main()
