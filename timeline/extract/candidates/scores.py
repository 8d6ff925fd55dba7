"""Score a candidate: how much an editor probably wants it, with reasons in words. Weights: `words/scores.yaml`."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from timeline.dates import precision
from timeline.extract.candidates.acts import has_cue
from timeline.extract.candidates.sentences import find_quotes
from timeline.extract.candidates.statements import Statement
from timeline.extract.candidates.vocabulary import PARTIES
from timeline.extract.cues import load_cues

Trait = tuple[str, float, str]
_BACKGROUND = re.compile(
    r"以来|以後|以后的|(?:召开|举行|疫情|危机|成立)(?:之)?前|为背景|before the outbreak|in the wake of"
)


def score(
    statements: Sequence[Statement], states: Sequence[str], *, cited: bool = False
) -> tuple[float, tuple[str, ...]]:
    """Return the score, between 0 and 1, and the reasons for it, the weightiest first.

    statements    what is told of one thing; states, the formula it states; cited: only a note gives the date.
    """
    rules = load_cues("scores")
    found: list[tuple[float, str]] = []
    for name, times, what in (*_traits(statements, states), *_faults(statements, cited=cited)):
        rule = rules["traits"][name]
        found.append((rule["points"] * times, rule["says"].format(what)))
    points = sum(value for value, _ in found)
    found.sort(key=lambda reason: -abs(reason[0]))
    return round(1 / (1 + math.exp((rules["middle"] - points) / rules["spread"])), 4), tuple(says for _, says in found)


def _traits(statements: Sequence[Statement], states: Sequence[str]) -> Iterator[Trait]:
    """Give what speaks for it."""
    acts = [act for statement in statements for act in statement.acts]
    if acts:
        act = max(acts, key=lambda act: act.weight)
        yield "act", act.weight, act.kind
    works = [work.name for statement in statements for work in statement.instruments]
    if works:
        yield "instrument", 1, works[0]
    for name, cue in (("first", "first"), ("leader", "leaders"), ("forum", "forums")):
        if any(has_cue(cue, statement.words) for statement in statements):
            yield name, 1, ""
    if states:
        yield "formula", 1, ", ".join(states)
    if any(end - start > 12 for one in statements for start, end in find_quotes(one.text, one.start, one.end)):
        yield "quotation", 1, ""
    yield from _names(statements)
    yield from _corroboration(statements)


def _names(statements: Sequence[Statement]) -> Iterator[Trait]:
    hits = [hit for statement in statements for hit in statement.hits]
    for name, kinds in (("terms", ("concept", "initiative", "institution")), ("parties", PARTIES)):
        ids = list(dict.fromkeys(hit.id for hit in hits if hit.kind in kinds))
        if ids:
            yield name, min(3, len(ids)), ", ".join(ids[:3])


def _corroboration(statements: Sequence[Statement]) -> Iterator[Trait]:
    dates = {(mention.doc, mention.start) for statement in statements for mention in statement.mentions}
    times = len(dates) or len({(one.document.path, one.is_latin) for one in statements})
    if times > 1:
        yield "again", min(3, times - 1), str(times)
    if len({statement.is_latin for statement in statements}) > 1:
        yield "languages", 1, ""
    sources = {statement.document.source or statement.document.path for statement in statements}
    if len(sources) > 1:
        yield "sources", min(3, len(sources) - 1), str(len(sources))


def _faults(statements: Sequence[Statement], *, cited: bool) -> Iterator[Trait]:
    """Give what speaks against it: a fault counts only if every statement has it."""
    if any(mention for one in statements for mention in one.mentions if precision(mention.edtf) in ("day", "month")):
        yield "fine", 1, ""
    checks = {
        "statistics": _is_statistics,
        "no_act": lambda one: not one.acts,
        "span": lambda one: any(mention.role == "span" for mention in one.mentions),
        "vague": lambda one: any(precision(mention.edtf) in ("decade", "century") for mention in one.mentions),
        "background": lambda one: one.aside or (bool(_BACKGROUND.search(one.words[:60])) and not one.instruments),
        "second": lambda one: one.second,
        "carried": lambda one: one.carried,
        "saying": lambda one: not one.mentions and {act.kind for act in one.acts} == {"speak"},
        "follows": lambda one: one.follows,
    }
    for name, check in checks.items():
        if all(map(check, statements)):
            yield name, 1, ""
    if cited:
        yield "citation", 1, ""


def _is_statistics(statement: Statement) -> bool:
    return has_cue("statistics", statement.words) and not statement.instruments
