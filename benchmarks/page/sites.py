"""The pages compared: this package's site, the bare list of the same events, and the peers' pages."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from timeline.dates import bounds
from timeline.records.curated import Timeline
from timeline.render import write_site
from timeline.render.languages import Edition

HERE = Path(__file__).parent
PACKAGES = HERE / "node_modules"
NPM = ("@knight-lab/timelinejs@3.9.11", "vis-timeline@8.5.4", "plotly.js-basic-dist-min@4.1.1")
AUDITORS = ("axe-core@4", "lighthouse@12")
DRAWN = "requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('timeline-drawn')));"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{name}</title>{head}
<style>body{{margin:0;font:16px/1.4 sans-serif}}</style></head>
<body><main><h1>{name}</h1>{body}</main></body></html>"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to measure: whose it is, its path below the served folder, and the titles of its events."""

    name: str
    path: str
    titles: tuple[str, ...]
    own: bool = False
    timed: bool = True  # our editions load alike: the English one stands for them
    event: str = ""  # the path of an event's page


def install() -> str | None:
    """Install the peers' packages beside this file, which git ignores; the value tells why they are not there."""
    if not shutil.which("npm"):
        return "npm is not installed"
    command = ["npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(HERE), *NPM, *AUDITORS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr.strip()[-300:] if done.returncode else None


def make_pages(timeline: Timeline, folder: Path, *, peers: bool) -> Iterator[Page]:
    """Write the pages of these events into the folder: ours in each language, the bare list, the peers'."""
    write_site(timeline, folder / "own")
    for lang in timeline.timeline.languages:
        titles = tuple(Edition(lang).plain(event.title) for event in timeline.events)
        name, event = "this package" if lang == "en" else lang, f"own/{lang}/events/{timeline.events[0].id}.html"
        yield Page(name, f"own/{lang}/index.html", titles, own=True, timed=lang == "en", event=event)
    titles = tuple(str(event.title.en) for event in timeline.events)
    for name, write in {"bare list": bare_list, **(PEERS if peers else {})}.items():
        head, body, files = write(timeline)
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        (target / "index.html").write_text(PAGE.format(name=name, head=head, body=body), encoding="utf-8")
        for file in files:
            copy = shutil.copytree if (PACKAGES / file).is_dir() else shutil.copy
            copy(PACKAGES / file, target / Path(file).name)
        yield Page(name, f"{name}/index.html", titles)


Parts = tuple[str, str, tuple[str, ...]]  # what goes into the head, what into the body, files of the packages


def bare_list(timeline: Timeline) -> Parts:
    """Return each event's date and its titles in both languages: our page, too, needs fonts for both."""
    lines = (
        f"<li><time>{event.date}</time> <b>{html.escape(event.title.en)}</b> "
        f'<span lang="zh-Hans">{html.escape(event.title.zh)}</span></li>'
        for event in timeline.events
    )
    return "", f"<ol>{''.join(lines)}</ol><script>{DRAWN}</script>", ()


def timelinejs(timeline: Timeline) -> Parts:
    events = [
        {"start_date": dict(zip(("year", "month", "day"), start(event), strict=True)), "group": event.lane}
        | {"text": {"headline": event.title.en}}
        for event in timeline.events
    ]
    head = '<link rel="stylesheet" href="dist/css/timeline.css"><script src="dist/js/timeline.js"></script>'
    body = f"""<div id="timeline" style="height:85vh"></div><script>
new TL.Timeline("timeline", {data({"events": events})}, {{script_path: new URL("dist/js/", location).href}})
.on("loaded", () => {{ {DRAWN} }});</script>"""
    return head, body, ("@knight-lab/timelinejs/dist",)


def vis_timeline(timeline: Timeline) -> Parts:
    items = [
        {"id": event.id, "content": event.title.en, "group": event.lane, "start": day(event)}
        for event in timeline.events
    ]
    groups = [{"id": lane.id, "content": lane.label.en} for lane in timeline.lanes]
    body = f"""<div id="timeline"></div><script>let first = true;
new vis.Timeline(document.getElementById("timeline"), new vis.DataSet({data(items)}), new vis.DataSet({data(groups)}),
{{height: "85vh", verticalScroll: true, zoomKey: "ctrlKey"}})
.on("changed", () => {{ if (first) {DRAWN} first = false; }});
</script>"""
    style, script = "vis-timeline-graph2d.min.css", "vis-timeline-graph2d.min.js"
    head = f'<link rel="stylesheet" href="{style}"><script src="{script}"></script>'
    return head, body, (f"vis-timeline/styles/{style}", f"vis-timeline/standalone/umd/{script}")


def plotly(timeline: Timeline) -> Parts:
    traces = []
    for at, lane in enumerate(timeline.lanes):
        events = [event for event in timeline.events if event.lane == lane.id]
        rows = [at + (number * 7 % 10 - 5) / 14 for number in range(len(events))]
        marks = {"x": [day(event) for event in events], "y": rows, "text": [event.title.en for event in events]}
        traces.append({"type": "scatter", "mode": "markers+text", "textposition": "top center", **marks})
    layout = {"dragmode": "pan", "showlegend": False, "xaxis": {"type": "date", "rangeslider": {"visible": True}}}
    body = f"""<div id="timeline" style="height:85vh"></div><script>
Plotly.newPlot("timeline", {data(traces)}, {data(layout)}, {{responsive: true}}).then(() => {{ {DRAWN} }});</script>"""
    script = "plotly-basic.min.js"
    return f'<script src="{script}"></script>', body, (f"plotly.js-basic-dist-min/{script}",)


PEERS: dict[str, Callable[[Timeline], Parts]] = {
    "TimelineJS3": timelinejs,
    "vis-timeline": vis_timeline,
    "plotly.js basic": plotly,
}


def start(event) -> tuple[int, int, int]:
    """Return the first day that the event's date may mean; the peers know whole days only."""
    return bounds(event.date)[0]


def day(event) -> str:
    return "{:04}-{:02}-{:02}".format(*start(event))


def data(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
