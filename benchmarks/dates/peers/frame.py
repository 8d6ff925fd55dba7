"""What every Python peer's program does: read the text, find, find again and take the best time, print."""

import calendar
import json
import sys
import time
from pathlib import Path

RUNS, ENOUGH = 6, 2.0  # so many times, or until so many seconds have gone


def run(find):
    """Run `find(text, language, now)`, which gives (start, end, first day, last day), and print what it found."""
    asked = json.load(sys.stdin)
    seconds = []
    while len(seconds) < RUNS and sum(seconds) < ENOUGH:
        begun = time.perf_counter()
        found = list(find(asked["text"], asked["language"], asked["now"]))
        seconds.append(time.perf_counter() - begun)
    print(json.dumps({"seconds": min(seconds), "found": found, "megabytes": peak()}))


def peak():
    """Return the most memory that this process has taken, without what its parent had taken before it."""
    status = Path("/proc/self/status").read_text() if Path("/proc/self/status").exists() else ""
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def bounds(date):
    """Return the first and last day of a date that is cut to its month or year: 2001-06, 2001-06-00."""
    parts = [int(part) for part in date.split("-") if part.isdigit() and int(part)]
    if len(parts) == 3:
        return date, date
    if len(parts) == 2:
        return f"{parts[0]:04}-{parts[1]:02}-01", f"{parts[0]:04}-{parts[1]:02}-{calendar.monthrange(*parts)[1]}"
    return (f"{parts[0]:04}-01-01", f"{parts[0]:04}-12-31") if len(parts) == 1 else (None, None)
