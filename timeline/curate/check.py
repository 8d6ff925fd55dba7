"""events.yaml → everything that is wrong with it, in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from timeline.curate.broken import read_rest
from timeline.curate.checks import datings, duplicates, entries, evidence, formulations, references, texts
from timeline.curate.checks.subjects import Finding, Reader, Rule, Subject, nearest
from timeline.curate.structure import FORM_RULES, entry_id, entry_of_line, read_structure
from timeline.errors import Fault, Faults
from timeline.records.curated import About, Text, Timeline
from timeline.records.documents import Document
from timeline.yamlfile import Loc, Tree, parse, read_text

RULES = (
    Rule("repeated-id", "error", references.repeated_ids, essential=True),
    Rule("unknown-id", "error", references.unknown_ids, essential=True),
    Rule("impossible-date", "error", datings.impossible_dates, essential=True),
    Rule("follows-circle", "error", formulations.follows_circle, essential=True),
    Rule("follows-time", "error", formulations.follows_time),
    Rule("no-evidence", "error", evidence.no_evidence),
    Rule("incomplete-evidence", "error", evidence.incomplete_evidence),
    Rule("date-too-fine", "error", datings.too_fine),
    Rule("missing-language", "error", texts.missing_language),
    Rule("odd-address", "error", texts.odd_addresses),
    Rule("not-in-original", "warning", evidence.not_in_original),
    Rule("sources-disagree", "warning", datings.sources_disagree),
    Rule("likely-duplicate", "warning", duplicates.likely_duplicates),
    Rule("odd-locator", "warning", evidence.odd_locators),
    Rule("repeated-reference", "warning", references.repeated_references),
    Rule("no-lane", "warning", entries.no_lane),
    Rule("no-body", "warning", texts.no_body),
    Rule("no-reason", "warning", entries.no_reason),
    Rule("traditional-characters", "warning", texts.traditional_characters),
    Rule("raw-html", "warning", texts.raw_html),
    Rule("dead-link", "warning", texts.dead_links),
    Rule("unused-id", "note", references.unused_ids),
    Rule("date-order", "note", datings.date_order),
)
NOTHING = Timeline(timeline=About(title=Text(), about=Text()))
ESSENTIAL = tuple(rule for rule in RULES if rule.essential)


def check_file(
    path: Path, *, originals: Mapping[str, Document] | None = None, read_dates: Reader | None = None
) -> list[Fault]:
    """Return all faults of the file, in its order.

    originals     source id → document, as far as at hand: each date as written is looked up at its locator.
    read_dates    printed text → EDTF of the dates in it, to compare with the dates of the events.
    """
    try:
        text = read_text(path)
    except Faults as error:
        return list(error.faults)
    around = Subject(NOTHING, path.parent, originals or {}, read_dates and cache(read_dates))
    return inspect_text(text, str(path), around)[1]


def inspect_text(text: str, name: str, around: Subject, rules: Iterable[Rule] = RULES) -> tuple[Timeline, list[Fault]]:
    """Return what `inspect` does; where the text is not YAML, of the entries that can be read."""
    tree = parse(text, name)
    if tree.node is not None or not tree.faults:
        return inspect(tree, around, rules)
    rest = read_rest(text, name)
    timeline, found = inspect(rest.tree, around, rules)
    told = [fault for fault in found if not _is_of_lost(fault, rest.lost)]
    return timeline, sorted([*rest.faults, *told])


def _is_of_lost(fault: Fault, lost: Iterable[str]) -> bool:
    """Tell whether a fault is only there because an entry could not be read."""
    named = fault.rule in ("unknown-id", "dead-link") and any(f'"{name}"' in fault.what for name in lost)
    return named or fault.rule == "unused-id"


def inspect(tree: Tree, around: Subject, rules: Iterable[Rule] = RULES) -> tuple[Timeline, list[Fault]]:
    """Return the timeline, with blanks where its form is wrong, and what the rules find, in the order of the file."""
    form = [replace(fault, entry=entry_of_line(tree, fault.line)) for fault in tree.faults]
    if tree.node is None and form:
        return around.timeline, form
    timeline, wrong = read_structure(tree)
    subject = replace(around, timeline=timeline)
    found = [(rule, finding) for rule in rules for finding in rule.check(subject) if not _is_inside(finding.loc, wrong)]
    kept, used = _allowed(timeline, found)
    faults = [*form, *wrong.values(), *(_fault(tree, rule, finding) for rule, finding in kept)]
    if tuple(rules) == RULES:
        faults += [_fault(tree, _ALLOW, finding) for finding in _idle_allows(timeline, used)]
    return timeline, sorted(faults)


def _is_inside(loc: Loc, wrong: Mapping[Loc, Fault]) -> bool:
    """Tell whether a value at or above `loc` has the wrong form: then nothing more is said of it."""
    return bool(wrong) and any(loc[:length] in wrong for length in range(1, len(loc) + 1))


def _fault(tree: Tree, rule: Rule, finding: Finding) -> Fault:
    line, column = tree.place(finding.loc)
    entry = entry_id(tree.data, finding.loc)
    return Fault(tree.name, line, column, entry, rule.name, finding.what, finding.remedy, finding.level or rule.level)


# --- allow: {rule: why} ---

Silenced = set[tuple[str, int, str]]


def _allowed(timeline: Timeline, found: list[tuple[Rule, Finding]]) -> tuple[list[tuple[Rule, Finding]], Silenced]:
    """Return the findings that no entry allows, and which allowances were of use."""
    kept = []
    used: Silenced = set()
    for rule, finding in found:
        allowance = _allowance(timeline, rule, finding.loc)
        if allowance:
            used.add(allowance)
        else:
            kept.append((rule, finding))
    return kept, used


def _allowance(timeline: Timeline, rule: Rule, loc: Loc) -> tuple[str, int, str] | None:
    if rule.essential or len(loc) < 2 or not isinstance(loc[1], int):
        return None
    kind, index = str(loc[0]), loc[1]
    return (kind, index, rule.name) if rule.name in getattr(timeline, kind)[index].allow else None


def _idle_allows(timeline: Timeline, used: Silenced) -> Iterator[Finding]:
    names = {rule.name for rule in RULES if not rule.essential}
    fixed = {rule.name for rule in ESSENTIAL} | set(FORM_RULES)
    for kind in ("lanes", "terms", "actors", "sources", "events"):
        for index, entry in enumerate(getattr(timeline, kind)):
            for name in entry.allow:
                loc = (kind, index, "allow", name)
                if name in fixed:
                    yield Finding(loc, f"allow: {name} cannot be silenced", "mend what it finds", "warning")
                elif name not in names:
                    yield Finding(loc, f'allow: there is no check "{name}"', nearest(name, names), "warning")
                elif (kind, index, name) not in used:
                    yield Finding(loc, f"allow: {name} finds nothing here", "delete the line")
                elif not entry.allow[name].strip():
                    yield Finding(loc, f"allow: {name} is silenced without a reason", "say why", "warning")


def _no_findings(_: Subject) -> Iterator[Finding]:
    """Each `allow` names a check that finds something on its entry."""
    return iter(())


_ALLOW = Rule("unused-allow", "note", _no_findings)
