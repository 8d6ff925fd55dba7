"""Facets: by what the reader can narrow the timeline down, and which values each event has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from timeline import dates
from timeline.records.curated import Event
from timeline.render.contents import OTHER, Contents
from timeline.render.languages import Edition
from timeline.render.wording import N_, precision_in_words


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, what the reader sees, and how many events have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the timeline down."""

    name: str
    label: str
    choices: tuple[Choice, ...]


IMPORTANCE = {3: N_("milestones only"), 2: N_("milestones and main events")}


def facets_of(event: Event) -> str:
    """Return the event's values as words that the page's script compares: "lane:cica term:common-security"."""
    words = [
        f"lane:{event.lane or OTHER.id}",
        *(f"actor:{actor}" for actor in event.actors),
        *(f"term:{term}" for term in event.states),
        *(f"source:{source}" for source in dict.fromkeys(e.source for e in event.evidence if e.source)),
        *(f"importance:{at_least}" for at_least in IMPORTANCE if event.importance >= at_least),
        f"precision:{dates.precision(event.date)}",
    ]
    return " ".join(words)


def days_of(event: Event) -> str:
    """Return the first and the last day that the event can have been on, as the page's script compares them."""
    return "/".join(f"{year:04}-{month:02}-{day:02}" for year, month, day in dates.bounds(event.date))


def facets(contents: Contents, edition: Edition) -> list[Facet]:
    """Return the facets that tell events apart, each with its values in a fixed order."""
    counts = Counter(word for event in contents.events for word in facets_of(event).split())
    precisions = {dates.precision(event.date): event.date for event in contents.events}
    labels: dict[str, tuple[str, dict[str, str]]] = {
        "lane": (N_("Lane"), {lane.id: edition.plain(lane.label) for lane in contents.lanes}),
        "actor": (N_("Actor"), {actor.id: edition.plain(actor.label) for actor in contents.actors.values()}),
        "term": (N_("Term"), {term.id: edition.plain(term.label) for term in contents.terms.values()}),
        "source": (N_("Source"), {one.id: _source(edition, contents, one.id) for one in contents.sources.values()}),
        "importance": (N_("Importance"), {str(rank): edition.translate(IMPORTANCE[rank]) for rank in IMPORTANCE}),
        "precision": (N_("Date known"), {str(p): precision_in_words(edition, date) for p, date in precisions.items()}),
    }
    return [
        Facet(name, edition.translate(label), _choices(name, values, counts))
        for name, (label, values) in labels.items()
    ]


def _choices(name: str, values: dict[str, str], counts: Counter[str]) -> tuple[Choice, ...]:
    found = ((value, label, counts[f"{name}:{value}"]) for value, label in values.items())
    return tuple(Choice(value, label, count) for value, label, count in found if count)


def _source(edition: Edition, contents: Contents, source: str) -> str:
    return edition.plain(contents.sources[source].standpoint) + edition.translate(" · ") + source
