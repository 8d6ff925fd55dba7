"""The table: a row for each figure and number of events, a column for each page."""

from __future__ import annotations

from pathlib import Path

import yaml

OWN, BARE = "this package", "bare list"
EDITIONS = ("zh-Hans", "zh-Hant")  # their figures stand in our column, behind those of the English page
SIZES = (40, 500, 5000)  # the rows are of timelines about as large
Figures = dict[str, dict[str, float]]


def print_table(results: dict[int, Figures]) -> None:
    """Print the figures in Markdown: {number of events: {page: {figure: value}}}."""
    pages = [name for name in next(iter(results.values())) if name not in EDITIONS]
    print("| events | | to reach |", " | ".join(pages), "| reached |")
    print("|---:" + "|---" * (len(pages) + 3) + "|")
    for row in yaml.safe_load(Path(__file__).with_name("rows.yaml").read_text("utf-8")):
        for number, figures in results.items():
            if min(SIZES, key=lambda size: abs(size - number)) in row["events"]:
                print(line(row, number, figures, pages))


def line(row: dict, number: int, figures: Figures, pages: list[str]) -> str:
    key = row["figure"]
    own = [figures[name][key] for name in (OWN, *EDITIONS) if figures.get(name, {}).get(key) is not None]
    bound = limit(row, number, figures[BARE].get(key, figures[BARE].get("scrolling")))
    cells = [" / ".join(map(shown, own)), *(shown(figures[page].get(key)) for page in pages if page != OWN)]
    unit = f" ({row['unit']})" if "unit" in row else ""
    return f"| {number:,} | {row['words']}{unit} | {wish(row)} | {' | '.join(cells)} | {verdict(row, own, bound)} |"


def limit(row: dict, number: int, bare: float | None) -> float | None:
    """Return the figure to reach."""
    wanted = row.get("most", row.get("least"))
    if wanted == "all":
        return number
    if isinstance(wanted, str):
        return float(wanted.split()[0]) * bare if bare is not None else None
    return wanted


def wish(row: dict) -> str:
    if "most" in row:
        return f"≤ {row['most']}"
    return f"≥ {row['least']}" if isinstance(row.get("least"), int) else row.get("least", "")


def verdict(row: dict, own: list[float], bound: float | None) -> str:
    """Return "yes" or "no" for all our editions; "" where nothing is to be reached or was measured."""
    if bound is None or not own:
        return ""
    return "yes" if (max(own) <= bound if "most" in row else min(own) >= bound) else "**no**"


def shown(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"
