"""Pages to read: the timeline, its story, every event, the sources, and what this is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from timeline import dates
from timeline.records.curated import Event, Evidence
from timeline.render import wording
from timeline.render.contents import Contents
from timeline.render.drawing.charts import chart_context
from timeline.render.facets import days_of, facets, facets_of
from timeline.render.languages import Edition
from timeline.render.pages.change_pages import rows_by_event, strip_lines
from timeline.render.pages.sections import Page, make_page
from timeline.render.styles import inside


def index_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield the timeline itself: chart and list."""
    context = {
        **chart_context(contents, edition),
        "years": _by_year(contents.events),
        "facets": facets(contents, edition),
        "facets_of": facets_of,
        "days_of": days_of,
        "span": _years(contents.events),
        "milestones": contents.milestones(),
        "lines": strip_lines(contents),
        "style": inside("site.css"),
    }
    yield make_page("index.html", "index.html", edition.plain(contents.timeline.timeline.title), context)


def story_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield the story: the milestones with their texts, in order."""
    context = {"milestones": contents.milestones(), "lines": strip_lines(contents)}
    yield make_page("story.html", "story.html", edition.translate("The story"), context)


def event_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield a page for each event, and one that redirects for each earlier id."""
    events = contents.events
    rows = rows_by_event(contents)
    for place, event in enumerate(events):
        context = {
            "row": rows.get(event.id),
            "event": event,
            "evidence": _by_source(event),
            "before": events[place - 1] if place else None,
            "after": events[place + 1] if place + 1 < len(events) else None,
            "follows": [contents.by_id[earlier] for earlier in event.follows if earlier in contents.by_id],
            "followers": contents.followers.get(event.id, ()),
        }
        title = edition.plain(event.title)
        when = wording.date_in_words(edition, event.date, event.mod)
        description = edition.translate("{date}: {title}", date=when, title=title)
        yield make_page(f"events/{event.id}.html", "event.html", title, context, description)
        for earlier in event.formerly:
            yield make_page(f"events/{earlier}.html", "moved.html", title, {"to": f"{event.id}.html"})


def source_pages(_: Contents, edition: Edition) -> Iterator[Page]:
    """Yield the bibliography."""
    yield make_page("sources.html", "sources.html", edition.translate("Sources"), {})


def about_pages(_: Contents, edition: Edition) -> Iterator[Page]:
    """Yield what this is, how it was made and how to read it."""
    yield make_page("about.html", "about.html", edition.translate("About"), {})


def _years(events: Sequence[Event]) -> tuple[int, int] | tuple[str, str]:
    """Return the first and the last year in which an event begins."""
    years = [dates.bounds(event.date)[0][0] for event in events]
    return (min(years), max(years)) if years else ("", "")


def _by_year(events: Iterable[Event]) -> list[tuple[int, list[Event]]]:
    """Group events by the year in which they begin."""
    return [(year, list(group)) for year, group in groupby(events, lambda event: dates.bounds(event.date)[0][0])]


def _by_source(event: Event) -> list[tuple[str | None, list[Evidence]]]:
    """Group the evidence by source, in the order of first mention."""
    found: dict[str | None, list[Evidence]] = {}
    for evidence in event.evidence:
        found.setdefault(evidence.source, []).append(evidence)
    return list(found.items())
