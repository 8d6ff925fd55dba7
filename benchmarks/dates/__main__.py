"""Find dates with this package and with its peers, on the same text in one run; print how right and how fast each is.

python benchmarks/dates                      all peers (they are installed under ~/.cache on the first run)
python benchmarks/dates --peers chrono,jio   those whose name holds one of the words
python benchmarks/dates --peers none         only this package and the floor, a bare search for four figures
"""

from __future__ import annotations

import argparse
import platform
import re
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from documents import NOW, load_dense, load_marked, load_prose
from peers import install, load_peers, run_peer
from scores import count_right, days_of, f1

from timeline.extract.mentions import find_mentions

LANGUAGES = ("zh", "en")
CHARACTERS = 100_000
SLOW_CHARACTERS = 10_000  # of the same prose, for peers that find a few thousand characters a second
SLOW = 0.1  # seconds for those: a quicker peer reads as much as this package


def main() -> None:
    """Print one table for each language."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--peers", default="", help="words, separated by commas; none: no peer")
    wanted = [word.lower() for word in options.parse_args().peers.split(",") if word]
    peers = [peer for peer in load_peers() if not wanted or any(word in peer["name"].lower() for word in wanted)]
    print(f"Python {platform.python_version()}, {platform.machine()}")
    missing = {peer["name"]: reason for peer in peers if (reason := install(peer))}
    for language in LANGUAGES:
        print_table(language, [peer for peer in peers if language in peer["languages"]], missing)


def print_table(language: str, peers: list[dict], missing: dict[str, str]) -> None:
    """Print the quality on marked documents and the speed on prose of each finder, and its ratio to this package's."""
    prose = load_prose(language, CHARACTERS)
    own = own_speed(prose)
    floor = CHARACTERS / best(lambda: list(re.finditer(r"\d{4}", prose)))
    print(f"\n{language:32}{'value F1':>9}{'characters/s':>15}{'this package is':>20}{'peak MB':>9}")
    print(f"{'this package':32}{own_quality(language):>9.2f}{own:>15,.0f}{'':>20}{peak():>9.0f}")
    print(f"{'re.finditer four figures':32}{'':>9}{floor:>15,.0f}{floor / own:>13.0f} x slower")
    for peer in peers:
        reason = missing.get(peer["name"])
        print(f"{peer['name']:32}{'does not install: ' + reason if reason else peer_line(peer, language, prose)}")
    print(f"memory of this package: {memory(prose):.1f} x the text")
    dense = load_dense(language, SLOW_CHARACTERS)
    speed = len(dense) / best(lambda: list(find_mentions(dense)))
    print(f"text that is nothing but dates: {speed:,.0f} characters/s")


def own_speed(prose: str) -> float:
    """Return the characters that this package reads in a second."""
    return len(prose) / best(lambda: list(find_mentions(prose)))


def best(work: Callable[[], object], during: float = 1.0) -> float:
    """Return the least seconds that the work takes, of all times in a second: machines are slow for parts of one."""
    work()
    ends, least = time.perf_counter() + during, float("inf")
    while (begun := time.perf_counter()) < ends:
        work()
        least = min(least, time.perf_counter() - begun)
    return least


def own_quality(language: str) -> float:
    """Return this package's F1 on the marked documents of a language; it is given no more than its peers are."""
    right = found = dates = 0
    for document in load_marked():
        if document.language == language:
            mentions = [(m.start, m.end, *days_of(m.edtf)) for m in find_mentions(document.text)]
            right += count_right(mentions, document.dates)
            found, dates = found + len(mentions), dates + len(document.dates)
    return f1(right, found, dates)


def peer_line(peer: dict, language: str, prose: str) -> str:
    """Return a peer's quality and speed in words, and its ratio to this package's, taken right before it."""
    right = found = dates = 0
    for document in load_marked():
        if document.language == language:
            answer = run_peer(peer, document.text, language, NOW)
            if "failed" in answer:
                return f"does not run: {answer['failed']}"
            right += count_right([tuple(row) for row in answer["found"]], document.dates)
            found, dates = found + len(answer["found"]), dates + len(document.dates)
    own = own_speed(prose)
    speed, megabytes = peer_speed(peer, language)
    ratio = f"{own / speed:,.{int(own < 10 * speed)}f} x faster" if speed <= own else f"{speed / own:,.1f} x slower"
    return f"{f1(right, found, dates):>9.2f}{speed:>15,.0f}{ratio:>20}{megabytes:>9.0f}"


def peer_speed(peer: dict, language: str) -> tuple[float, float]:
    """Return the characters that a peer reads in a second, and the most memory that its process took."""
    for characters in (SLOW_CHARACTERS, CHARACTERS):
        answer = run_peer(peer, load_prose(language, characters), language, NOW)
        if answer.get("seconds", SLOW) >= SLOW:
            break
    return characters / answer.get("seconds", float("nan")), answer.get("megabytes", 0)


def peak() -> float:
    """Return the most memory that this process has taken, as each peer's does, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory(text: str) -> float:
    """Return the most memory taken, by the bytes of the text."""
    tracemalloc.start()
    for _ in find_mentions(text):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / len(text.encode())


if __name__ == "__main__":
    main()
