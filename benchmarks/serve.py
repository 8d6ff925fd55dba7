"""How long from saving the curated file to the page that shows it: `python benchmarks/serve.py`.

Starts `timeline serve` on a copy of the shipped timeline (with `--events N`, one of N events made from it), retitles
one event after another as an editor would, and measures from the save to the message that makes pages reload, and to
the new title in Chromium: on the event's own page, and on the page of the chart and the list. Limit: one second, at the
slowest.
"""

from __future__ import annotations

import argparse
import http.client
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from check import enlarged
from playwright.sync_api import sync_playwright

from timeline.curate.events import read_events
from timeline.yamlfile import read_text

EVENTS = Path(__file__).parents[1] / "events.yaml"
LIMIT = 1.0
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]


@contextmanager
def serving(path):
    """Run the command; the value is the address that it prints."""
    command = [sys.executable, "-m", "timeline", "serve", "--port", "0", "--events", path]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        yield next(line.split()[0] for line in process.stdout if line.startswith("http://")).rstrip("/")
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def listen(address, built):
    """Note when each message of a build arrives."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", "/-/changes")
    for line in connection.getresponse():
        if line == b"event: built\n":
            built.append(time.perf_counter())


def retitled(text, event, title):
    """Return the file with another title for one event."""
    start = text.index(f"- id: {event.id}\n")
    place = text.index(event.title.en, start)
    return text[:place] + title + text[place + len(event.title.en) :]


def measure(path, page, address, built, times):
    """Yield (kind of page, seconds to the message, seconds to the new title) of each save."""
    text = read_text(path)
    events = [event for event in read_events(text).events if event.title.en and event.status is None]
    chosen = [events[turn * len(events) // times] for turn in range(times)]
    for turn, event in enumerate(chosen):
        for kind, find in (("event", "events/{}.html"), ("chart and list", "index.html")):
            title = f"Saved for {kind} {turn}"
            page.goto(f"{address}/en/{find.format(event.id)}")
            page.wait_for_timeout(500)  # it has come to rest, and listens
            before, start = len(built), time.perf_counter()
            path.write_text(retitled(text, event, title), encoding="utf-8")
            page.locator("main").get_by_text(title).first.wait_for(state="attached")
            yield kind, built[before] - start, time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=0, metavar="N", help="a timeline of so many events")
    parser.add_argument("--times", type=int, default=7, metavar="N", help="saves for each kind of page")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    args = parser.parse_args()
    text = read_text(EVENTS)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "events.yaml")
        path.write_text(enlarged(text, args.events) if args.events else text, encoding="utf-8")
        page = playwright.chromium.launch(executable_path=args.chromium, args=ARGUMENTS).new_page()
        with serving(path) as address:
            built = []
            threading.Thread(target=listen, args=(address, built), daemon=True).start()
            found = list(measure(path, page, address, built, args.times))
    sys.exit(report(found))


def report(found):
    """Print medians and slowest; return whether the limit was missed."""
    for kind in dict.fromkeys(kind for kind, *_ in found):
        for what, place in (("message", 1), ("on the page", 2)):
            seconds = [one[place] for one in found if one[0] == kind]
            median, slowest = statistics.median(seconds), max(seconds)
            print(f"{kind:<16}{what:<12} median {median:.2f} s, slowest {slowest:.2f} s of {len(seconds)}")
    return max(shown for *_, shown in found) > LIMIT


if __name__ == "__main__":
    main()
