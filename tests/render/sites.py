"""Timelines for the tests of the site."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from timeline.curate import load_events
from timeline.records.curated import Timeline

GOLDEN = Path(__file__).parents[1] / "golden"


def read_golden() -> Timeline:
    """Return the golden file: five events and a draft."""
    return load_events(GOLDEN / "events.yaml")


def changed(timeline: Timeline, place: int, **fields: Any) -> Timeline:
    """Return the timeline with fields of one event replaced."""
    events = list(timeline.events)
    data = events[place].model_dump(by_alias=True) | fields
    events[place] = type(events[place]).model_validate(data)
    return timeline.model_copy(update={"events": tuple(events)})


def many(number: int, seed: int = 7) -> Timeline:
    """Return a timeline of so many made-up events in five lanes, of all precisions."""
    chance = random.Random(seed)
    dates = ("{y}", "{y}-{m:02}", "{y}-{m:02}-{d:02}", "{y}-{m:02}-{d:02}", "{y}/{z}", "{y}~")
    who = ("Ministers", "The assembly", "A working group", "Heads of state", "The secretariat")
    what = ("adopt", "debate", "revise", "publish", "take note of")
    which = ("a charter", "the joint statement", "an agenda for regional security", "the second protocol")
    events = []
    for at in range(number):
        year = chance.randrange(1996, 2025)
        numbers = {"y": year, "z": year + 1, "m": chance.randrange(1, 13), "d": chance.randrange(1, 29)}
        title = f"{chance.choice(who)} {chance.choice(what)} {chance.choice(which)} (no. {at})"
        events.append(
            {
                "id": f"{year}-event-{at}",
                "date": chance.choice(dates).format(**numbers),
                "title": {"en": title, "zh": f"各方就地区安全的第{at}号文件发表声明"},
                "lane": f"lane-{chance.randrange(5)}",
                "importance": chance.choice((1, 1, 1, 2, 3)),
            }
        )
    lanes = [{"id": f"lane-{lane}", "label": {"en": f"Lane {lane}", "zh": f"第{lane}类"}} for lane in range(5)]
    about = {"title": {"en": "Many", "zh": "许多"}, "about": {"en": "Many.", "zh": "许多。"}}
    return Timeline.model_validate({"timeline": about, "lanes": lanes, "events": events})
