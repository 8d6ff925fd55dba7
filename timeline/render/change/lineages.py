"""Lineage: who takes up whose formula, drawn over time across the lanes.

Events that follow or are followed → curves between the marks of a chart (wide), or a graph that runs downwards with
the words beside it (narrow). Numbers only; templates/evolution/lineage.html draws them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.records.curated import Event, Timeline
from timeline.render.change.evolution import trace
from timeline.render.drawing.layout import pack_rows
from timeline.render.drawing.measures import wrap

Step = tuple[Event, tuple[Event, ...]]

FONT = 13.0
LINE = 17
BESIDE = 7.0  # between a mark and what stands beside it
TRACK = 4.0  # between lines that run down beside a lane
TURN = 16.0  # room that a line takes to change its column
BOW = 20.0
TOP = 14.0


@dataclass(frozen=True, slots=True)
class Edge:
    """`later` takes up the formula of `earlier`; `path` is SVG path data from one to the other."""

    earlier: Event
    later: Event
    path: str


@dataclass(frozen=True, slots=True)
class Node:
    """An event of the narrow graph: its mark at (x, y), its words in lines whose first baseline is `text_y`."""

    event: Event
    x: float
    y: float
    text_y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """The narrow graph in pixels; words start at `text_x`, `lanes` gives the x of each lane."""

    width: float
    height: float
    text_x: float
    lanes: dict[str | None, float]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def find_steps(timeline: Timeline, *, drafts: bool = False) -> tuple[Step, ...]:
    """Return in order of time the events that follow another or are followed, with what they follow."""
    steps = trace(timeline, drafts=drafts)
    followed = {earlier.id for _, follows in steps for earlier in follows}
    return tuple(step for step in steps if step[1] or step[0].id in followed)


def connect(steps: Sequence[Step], places: Mapping[str, tuple[float, float]]) -> tuple[Edge, ...]:
    """Return a curve for every `follows`, between the places (x, y) of its events on a chart from left to right."""
    return tuple(
        Edge(earlier, later, _sideways(places[earlier.id], places[later.id]))
        for later, follows in steps
        for earlier in follows
    )


def lay_down(steps: Sequence[Step], titles: Mapping[str, str], width: float) -> Lineage:
    """Return the graph from early (top) to late, one column for each lane, as wide as a phone has room.

    titles   what stands beside each event; above it the template writes one line more, the date.
    """
    tracks = _tracks(steps)
    lanes, text_x = _columns(steps, tracks)
    nodes, y = [], 0.0
    for event, _ in steps:
        lines = tuple(wrap(titles[event.id], FONT, width - text_x))
        nodes.append(Node(event, lanes[event.lane], y + TOP, y + TOP + 4 + LINE, lines))
        y += TOP + LINE * (len(lines) + 1) + 8
    at = {node.event.id: node for node in nodes}
    edges = (
        Edge(earlier, later, _down(at[earlier.id], at[later.id], lanes[later.lane] - BESIDE - TRACK * tracks[later.id]))
        for later, follows in steps
        for earlier in follows
    )
    return Lineage(width, y, text_x, lanes, tuple(nodes), tuple(edges))


def _tracks(steps: Sequence[Step]) -> dict[str, int]:
    """Give every event a track beside its lane for its incoming lines, free from where they start."""
    place = {event.id: number for number, (event, _) in enumerate(steps)}
    found: dict[str, int] = {}
    for lane in dict.fromkeys(event.lane for event, _ in steps):
        own = [(event.id, place[follows[0].id]) for event, follows in steps if event.lane == lane and follows]
        rows = pack_rows([(start, place[event]) for event, start in own], gap=0)
        found |= dict(zip((event for event, _ in own), rows, strict=True))
    return found


def _columns(steps: Sequence[Step], tracks: Mapping[str, int]) -> tuple[dict[str | None, float], float]:
    """Return the x of each lane, in order of first appearance, with room for its tracks, and where the words begin."""
    found: dict[str | None, float] = {}
    x = 0.0
    for lane in dict.fromkeys(event.lane for event, _ in steps):
        most = max((tracks.get(event.id, 0) for event, _ in steps if event.lane == lane), default=0)
        found[lane] = x + BESIDE + TRACK * (most + 1)
        x = found[lane] + BESIDE
    return found, x + BESIDE


def _sideways(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x, y), (to_x, to_y) = start, end
    bow = BOW if abs(to_y - y) < BOW else 0.0
    reach = max((to_x - x) / 2, BOW)
    return f"M{x:.1f} {y:.1f}C{x + reach:.1f} {y - bow:.1f} {to_x - reach:.1f} {to_y - bow:.1f} {to_x:.1f} {to_y:.1f}"


def _down(earlier: Node, later: Node, track: float) -> str:
    """Leave the mark downwards, run down beside the lane that the line goes to, and turn to the mark at its end."""
    out, back = earlier.y + TURN, later.y - TURN / 2
    return (
        f"M{earlier.x:.1f} {earlier.y:.1f}C{earlier.x:.1f} {out:.1f} {track:.1f} {earlier.y + TURN / 2:.1f} "
        f"{track:.1f} {out + TURN / 2:.1f}L{track:.1f} {back:.1f}Q{track:.1f} {later.y:.1f} {later.x:.1f} {later.y:.1f}"
    )
