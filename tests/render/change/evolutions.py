"""Timelines for the tests of evolution: any order, circles, unknown ids, drafts and rejected entries among them."""

from __future__ import annotations

from hypothesis import strategies as st

from timeline.records.curated import About, Event, Term, Text, Timeline

PRINCIPLES = ("trust", "benefit", "equality", "common", "sustainable")
CONCEPT = "new-security-concept"
TERMS = (
    *(Term(id=one, kind="principle", label=Text(en=one)) for one in PRINCIPLES),
    Term(id=CONCEPT, kind="concept", label=Text(en="new security concept")),
)
IDS = tuple(f"e{number}" for number in range(7))

words = st.lists(st.sampled_from((*PRINCIPLES, CONCEPT)), max_size=6).map(tuple)
days = st.sampled_from(
    ("2001", "2001-03", "2001-03-05", "2001-09", "2002", "2002-06-07", "2000/2003", "199X", "2003/..")
)


def event(name: str, date: str, states: tuple[str, ...] = (), **rest: object) -> Event:
    return Event.model_validate({"id": name, "date": date, "title": {"en": name}, "states": states, **rest})


def timeline(*events: Event) -> Timeline:
    return Timeline(timeline=About(title=Text(en="T"), about=Text(en="A")), terms=TERMS, events=events)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    statuses = st.sampled_from((None, None, None, "draft", "rejected"))
    follows = st.lists(st.sampled_from((*IDS, "unknown")), max_size=3).map(tuple)
    return timeline(
        *(
            event(
                one,
                draw(days),
                draw(words),
                follows=draw(follows),
                status=draw(statuses),
                importance=draw(st.integers(1, 3)),
            )
            for one in IDS[: draw(st.integers(0, len(IDS)))]
        )
    )
