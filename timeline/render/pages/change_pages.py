"""The pages that show how the concept changed: strip, matrix and lineage; every term; any two formulas compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from timeline import dates
from timeline.records.curated import Event, Language, Term, Timeline
from timeline.render.change import matrices
from timeline.render.change.evolution import (
    Formulation,
    choose_milestones,
    diff,
    find_formulations,
    find_threads,
    order_principles,
)
from timeline.render.change.histories import find_histories, group_voices
from timeline.render.change.lineages import Edge, Step, connect, find_steps, lay_down
from timeline.render.change.matrices import Cell, Column, Matrix
from timeline.render.change.strips import Line, Row, compare_rows, make_lines, make_rows
from timeline.render.contents import Contents
from timeline.render.drawing.charts import captions
from timeline.render.drawing.explore import toolbar_locale
from timeline.render.drawing.extents import extent
from timeline.render.drawing.layout import Item, lay_out
from timeline.render.drawing.svg import draw
from timeline.render.languages import LANGUAGES, Edition, in_language, to_simplified, to_traditional
from timeline.render.pages.sections import Page, make_page
from timeline.render.wording import N_, date_in_words

WIDE, NARROW = 1180.0, 350.0
KINDS = {
    "principle": N_("Principles"),
    "concept": N_("Concepts"),
    "initiative": N_("Initiatives"),
    "institution": N_("Institutions"),
}


def change_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield the page that shows how the concept changed."""
    formulations = formulations_of(contents)
    matrix = make_matrix(contents, formulations, edition)
    steps = find_steps(_shown(contents), drafts=True)
    titles = {event.id: edition.plain(event.title) for event, _ in steps}
    graph = lay_down(steps, titles, NARROW)
    lines = strip_lines(contents)
    context = {
        "lines": lines,
        "stairs": compare_rows([row.formulation for row in lines[0].rows]) if lines else (),
        "wide": matrices.lay_out(matrix, WIDE),
        "stacked": matrices.lay_out(matrices.by_year(matrix), NARROW, stacked=True),
        "lineage_steps": steps,
        "lineage": draw_lineage(contents, steps, edition),
        "graph": graph,
        "curves": draw_edges(graph.edges),
        "read": [event for event in contents.events if len(group_voices(event.readings, contents.sources)) > 1],
    }
    yield make_page("change.html", "evolution/change.html", edition.translate("How it changed"), context)


def term_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield the index of all terms and a page for each."""
    histories = find_histories(_shown(contents), drafts=True)
    kinds = [(kind, edition.translate(label)) for kind, label in KINDS.items()]
    index = {"histories": histories, "kinds": kinds}
    yield make_page("terms/index.html", "evolution/terms.html", edition.translate("Principles and concepts"), index)
    for history in histories:
        context = {
            "history": history,
            "kind": edition.translate(KINDS[history.term.kind]),
            "names": list(_names(history.term)),
            "discussed": [(contents.sources[one.source], one) for one in history.discussions],
        }
        title = edition.plain(history.term.label)
        about = edition.plain(history.term.about)
        yield make_page(f"terms/{history.term.id}.html", "evolution/term.html", title, context, about)


def compare_pages(contents: Contents, edition: Edition) -> Iterator[Page]:
    """Yield the page that compares any two formulas."""
    formulations = formulations_of(contents)
    context = {
        "formulations": formulations,
        "principles": order_principles(formulations),
        "pair": choose_pair(formulations),
    }
    yield make_page("compare/index.html", "evolution/compare.html", edition.translate("Compare two formulas"), context)


def choose_pair(formulations: Sequence[Formulation]) -> tuple[Formulation, Formulation]:
    """Return the two formulas that the page opens on.

    The latest milestone of the longest line, and the earlier one of that line beside which it shows most of everything:
    kept, added and not repeated; of equals the earliest.
    """
    chosen = {one.event.id for one in choose_milestones(formulations)}
    longest = max(find_threads(formulations), key=len)
    line = [one for one in longest if one.event.id in chosen] or list(longest)
    if len(line) < 2:
        line = list(formulations)
    *earlier, last = line

    def shows(one: Formulation) -> int:
        change = diff(one.states, last.states)
        return min(len(change.kept), len(change.added), len(change.absent))

    return max(earlier, key=shows), last


def has_changes(contents: Contents) -> bool:
    """Tell whether two formulas or more can be set side by side."""
    return len(formulations_of(contents)) > 1


def formulations_of(contents: Contents) -> tuple[Formulation, ...]:
    """Return the formulations among the events shown."""
    return find_formulations(_shown(contents), drafts=True)


def strip_lines(contents: Contents) -> tuple[Line, ...]:
    """Return the formula strip."""
    if not has_changes(contents):
        return ()
    wholes = {term.id for term in contents.timeline.terms if term.kind in {"concept", "initiative"}}
    return make_lines(formulations_of(contents), wholes)


def rows_by_event(contents: Contents) -> dict[str, Row]:
    """Return for every event that states principles how they came to be there, for the chips on its page."""
    formulations = formulations_of(contents)
    return {row.formulation.event.id: row for row in make_rows(formulations, formulations)}


def matrix_data(contents: Contents, edition: Edition) -> dict[str, Any]:
    """Return the matrix as a plotly figure and plotly's words, for the page's script."""
    figure = matrices.make_figure(make_matrix(contents, formulations_of(contents), edition))
    return {"figure": figure.to_plotly_json(), "locale": toolbar_locale(edition)}


def make_matrix(contents: Contents, formulations: Sequence[Formulation], edition: Edition) -> Matrix:
    """Return the curated formulas as a matrix: principles by first appearance, events in order of time."""
    columns = tuple(_column(contents, one.event, edition) for one in formulations)
    lines = []
    for principle in order_principles(formulations):
        label = edition.plain(contents.terms[principle].label)
        cells = (
            Cell(
                at,
                _statement(label, columns[at], edition, is_first=principle in one.first),
                columns[at].href,
                principle in one.first,
            )
            for at, one in enumerate(formulations)
            if principle in one.states
        )
        lines.append(matrices.Line(label, tuple(cells), f"terms/{principle}.html"))
    return Matrix(columns, tuple(lines))


def draw_lineage(contents: Contents, steps: Sequence[Step], edition: Edition) -> Markup:
    """Return the wide lineage: a chart of the events that follow or are followed, and the curves beneath its marks."""
    events = [event for event, _ in steps]
    lanes = sorted({contents.lane_of(event) for event in events})
    items = [
        Item(
            one.id,
            lanes.index(contents.lane_of(one)),
            edition.plain(one.title),
            extent(one.date, one.mod),
            one.importance,
        )
        for one in events
    ]
    headings = [edition.plain(contents.lanes[lane].label) for lane in lanes]
    layout = lay_out(items, headings, WIDE, tall=True)
    places = {mark.id: ((mark.x + mark.end) / 2, mark.y) for mark in layout.marks}
    name = edition.translate("Who takes up whose formula")
    curves = draw_edges(connect(steps, places))
    return draw(layout, captions(contents, edition), name=name, headings=headings, under=curves)


def draw_edges(edges: Sequence[Edge]) -> Markup:
    """Return the curves of a lineage as one group."""
    curve = Markup('<path d="{}" data-earlier="{}" data-later="{}"/>')
    curves = Markup("").join(curve.format(edge.path, edge.earlier.id, edge.later.id) for edge in edges)
    return Markup('<g class="edges" aria-hidden="true">{}</g>').format(curves)


def _shown(contents: Contents) -> Timeline:
    return contents.timeline.model_copy(update={"events": contents.events})


def _column(contents: Contents, event: Event, edition: Edition) -> Column:
    year = dates.bounds(event.date)[0][0]
    place = edition.plain(event.place) or edition.plain(contents.lanes[contents.lane_of(event)].label)
    when = date_in_words(edition, event.date, event.mod)
    words = edition.translate("{date}: {title}", date=when, title=edition.plain(event.title))
    return Column(f"{year} {place}", f"events/{event.id}.html", words)


def _statement(label: str, column: Column, edition: Edition, *, is_first: bool) -> str:
    message = N_("{principle}, first stated: {event}") if is_first else N_("{principle}, stated again: {event}")
    return edition.translate(message, principle=label, event=column.words)


def _names(term: Term) -> Iterator[dict[str, object]]:
    """Yield the names of a term in each language, its aliases in both scripts."""
    aliases: dict[Language, tuple[str, ...]] = {
        "en": term.aliases.en,
        "zh-Hans": tuple(map(to_simplified, term.aliases.zh)),
        "zh-Hant": tuple(map(to_traditional, term.aliases.zh)),
    }
    for lang, others in aliases.items():
        label = in_language(term.label, lang)
        if label or others:
            yield {"lang": lang, "language": LANGUAGES[lang].name, "label": label or "", "aliases": others}
