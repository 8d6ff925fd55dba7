"""Propose events: from the dates and acts of documents to candidates that an editor mostly says yes to.

Last stage of the arrow: Mention → Candidate. Nothing here is decided: every candidate says on what it rests and why it
is scored as it is, and a note's date is a suggestion.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath

from timeline.dates import contains, precision, sort_key
from timeline.extract.candidates.antecedents import is_headless
from timeline.extract.candidates.formulas import find_formula
from timeline.extract.candidates.merge import merge_statements, without_dated
from timeline.extract.candidates.readings import Reading, read_statements
from timeline.extract.candidates.scores import score
from timeline.extract.candidates.statements import Statement, is_made
from timeline.extract.candidates.suggestions import find_cited, find_noted, suggest
from timeline.extract.candidates.titles import make_title
from timeline.extract.candidates.vocabulary import ACTING, Vocabulary, build_vocabulary
from timeline.records.candidates import Candidate, Quote, Suggestion
from timeline.records.curated import Actor, Term
from timeline.records.documents import Document, Mention

_LEAST = 0.1  # an undated act scored lower is not offered


def propose_candidates(
    documents: Iterable[Document], *, terms: Sequence[Term] = (), actors: Sequence[Actor] = ()
) -> list[Candidate]:
    """Return what the documents say happened, the likeliest to be wanted first, the undated apart at the end.

    terms, actors    the curated vocabulary; without it, countries, cities and the documents' own abbreviations serve.
    """
    vocabulary = build_vocabulary(terms, actors)
    readings = {document.path: read_statements(document, vocabulary) for document in documents}
    found = _dated(readings, vocabulary) + _undated(readings, vocabulary)
    return _with_keys(sorted(found, key=_order))


def _order(candidate: Candidate) -> tuple[bool, float, object, str, int]:
    first = candidate.evidence[0]
    date = sort_key(candidate.edtf) if candidate.edtf else ()
    return candidate.kind == "undated", -candidate.score, date, first.doc, first.start


def _dated(readings: dict[str, Reading], vocabulary: Vocabulary) -> list[Candidate]:
    found, used = [], set()
    for group in merge_statements(one for reading in readings.values() for one in reading.dated):
        given = [hint for one in group for hint in suggest(readings[one.document.path], one)]
        used |= {(hint.quote.doc, hint.quote.start) for hint in given}
        found.append(_candidate(group, vocabulary, _distinct(given)))
    for reading in readings.values():
        path = reading.document.path
        taken = [start for doc, start in used if doc == path]
        for statement, hints in find_cited(reading, taken):
            found.append(_candidate([statement], vocabulary, hints, cited=True))
        groups = merge_statements(find_noted(reading, taken))
        found += [_candidate(group, vocabulary, (), cited=True) for group in groups]
    return found


def _undated(readings: dict[str, Reading], vocabulary: Vocabulary) -> list[Candidate]:
    found = []
    dated = [one for reading in readings.values() for one in reading.dated]
    acts = without_dated((one for reading in readings.values() for one in reading.undated), dated)
    for group in merge_statements(acts):
        candidate = _candidate(group, vocabulary, ())
        latest = [date for one in group if (date := readings[one.document.path].latest)]
        found.append(replace(candidate, kind="undated", not_after=min(latest, key=sort_key) if latest else None))
    return [candidate for candidate in found if candidate.score >= _LEAST]


def _candidate(
    group: Sequence[Statement], vocabulary: Vocabulary, hints: Sequence[Suggestion], *, cited: bool = False
) -> Candidate:
    """Return the candidate that a group of statements makes."""
    states = tuple(dict.fromkeys(state for one in group for state in find_formula(one.words, vocabulary)))
    points, reasons = score(group, states, cited=cited)
    mention = _best_date(group)
    return Candidate(
        key=_act_of(group),
        edtf=mention.edtf if mention else None,
        mod=mention.mod if mention else None,
        title=_titles(group),
        score=points,
        evidence=_evidence(group),
        place=next((one.place for one in group if one.place), None),
        actors=_actors(group),
        states=states,
        reasons=reasons,
        suggests=tuple(hints),
    )


def _best_date(group: Sequence[Statement]) -> Mention | None:
    """Return the date mention of a group that says most: not one that holds another's, and told most often."""
    mentions = [mention for one in group for mention in one.mentions]
    counts = Counter(mention.edtf for mention in mentions)
    finest = [mention for mention in mentions if not any(_is_coarser(mention.edtf, other) for other in counts)]
    return max(finest or mentions, key=lambda mention: counts[mention.edtf], default=None)


def _is_coarser(date: str, other: str) -> bool:
    open_or_interval = "/" in date and "/" not in other
    return date != other and contains(date, other) and not (open_or_interval and precision(other) == "year")


def _titles(group: Sequence[Statement]) -> dict[str, str]:
    """Return a title in each language that tells it, from the statement with the weightiest act."""
    titles = {}
    for language in ("en", "zh"):
        own = [one for one in group if one.is_latin == (language == "en")]
        if own:
            titles[language] = make_title(max(own, key=_telling))
    return titles


def _telling(statement: Statement) -> tuple[float, int]:
    """Return a key by which the statement that best tells the act comes last: a making, near a date, told briefly."""
    weight = max((act.weight for act in statement.acts), default=0.0)
    made = any(is_made(statement, work, statement.start) for work in statement.instruments)
    aside = statement.aside or any(statement.text[act.end : act.end + 1] == "的" for act in statement.acts[:1])
    return weight + 2 * made - 2 * aside - 1.5 * is_headless(statement), -(statement.end - statement.start)


def _evidence(group: Sequence[Statement]) -> tuple[Quote, ...]:
    quotes = {(quote.doc, quote.start): quote for one in group for quote in _quotes(one)}
    return tuple(quotes.values())


def _quotes(statement: Statement) -> list[Quote]:
    document = statement.document
    if statement.mentions:
        spans = [(mention.start, mention.end) for mention in statement.mentions]
    else:
        spans = [statement.passage.origin_of(*(statement.span or (statement.start, statement.end)))]
    return [
        Quote(document.path, start, end, document.text[start:end], document.source, document.locate(start))
        for start, end in spans
    ]


def _actors(group: Sequence[Statement]) -> tuple[str, ...]:
    """Return who acts: curated ids, or names as written; those named before the act first."""
    names = []
    for one in group:
        for hit in one.hits:
            if hit.kind in ACTING:
                names.append(hit.id)
            elif hit.kind in ("territory", "defined"):
                names.append(one.passage.text[hit.start : hit.end])
    return tuple(dict.fromkeys(names))


def _distinct(hints: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    return tuple({(hint.quote.doc, hint.quote.start): hint for hint in hints}.values())


def _act_of(group: Sequence[Statement]) -> str:
    """Return what makes the key: source, date and act, none of which a change of wording touches."""
    first = group[0]
    source = first.document.source or PurePath(first.document.path).name
    acts = sorted((act for one in group for act in one.acts), key=lambda act: -act.weight)
    work = next((work.name for one in group for work in one.instruments), "")
    return "\n".join((source, first.edtf or "undated", acts[0].kind if acts else "", work))


def _with_keys(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates with their keys hashed; of several alike, the second and later are counted."""
    seen: Counter[str] = Counter()
    found = []
    for candidate in candidates:
        seen[candidate.key] += 1
        told = f"{candidate.key}\n{seen[candidate.key]}"
        found.append(replace(candidate, key=sha256(told.encode()).hexdigest()[:16]))
    return found
