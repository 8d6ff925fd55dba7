"""How long the check of 10,000 events takes, in bare YAML loads of the same file: `python benchmarks/check.py`.

The file repeats the shipped events with ids, dates and titles of their own. Limit: four loads.
"""

import re
import sys
import tempfile
import time
from pathlib import Path

import yaml

from timeline.curate import check_file
from timeline.yamlfile import parse, read_text

EVENTS = Path(__file__).parents[1] / "events.yaml"
SIZE = 10_000


def enlarged(text, size):
    """Return the file with `size` events, made from those it has; dates and following stay in order."""
    lines = text.splitlines(keepends=True)
    starts = [item.start_mark.line for item in parse(text).find(("events",)).value]
    blocks = ["".join(lines[a:b]) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]
    made = [renamed(blocks[number % len(blocks)], number // len(blocks), number) for number in range(size)]
    return "".join(lines[: starts[0]]) + "".join(made)


def renamed(block, turn, number):
    """Return an event under a name and a title of its own, following events of its own turn."""
    block = re.sub(r"- id: (\S+)", rf"- id: \1-{turn}", block, count=1)
    block = re.sub(r"follows: \[(.*?)\]", lambda m: f"follows: [{m[1].replace(',', f'-{turn},')}-{turn}]", block)
    return re.sub(r'(\ben: "?)', rf"\1Number {number}x ", block, count=1)


def seconds(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def main():
    text = enlarged(read_text(EVENTS), int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.yaml")
        path.write_text(text, encoding="utf-8")
        load = min(seconds(lambda: yaml.load(text, yaml.CSafeLoader)) for _ in range(3))
        faults = check_file(path)
        check = min(seconds(lambda: check_file(path)) for _ in range(2))
    print(
        f"{len(text):,} characters; yaml.load(CSafeLoader) {load:.2f} s; check {check:.2f} s = {check / load:.2f} loads"
    )
    print(f"{len(faults)} faults, {len([f for f in faults if f.level == 'error'])} of them errors")


if __name__ == "__main__":
    main()
