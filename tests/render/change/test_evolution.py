"""Laws of what is kept, added and first, and of the order in time."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from tests.render.change.evolutions import CONCEPT, PRINCIPLES, event, timeline, timelines, words
from timeline import dates
from timeline.render.change.evolution import (
    Formulation,
    choose_milestones,
    diff,
    find_formulations,
    find_threads,
    index_statements,
    order_events,
    order_principles,
    trace,
)


@given(words, words)
def test_a_mirrored_diff_is_the_diff_the_other_way(one, other):
    there, back = diff(one, other), diff(other, one)
    assert (there.added, there.absent) == (back.absent, back.added)
    assert sorted(there.kept) == sorted(back.kept)


@given(words, words)
def test_a_diff_tells_of_every_word_once(one, other):
    change = diff(one, other)
    assert set(change.kept) | set(change.added) == set(other)
    assert set(change.kept) | set(change.absent) == set(one)
    told = (*change.kept, *change.added, *change.absent)
    assert len(told) == len(set(told))


@given(timelines())
def test_every_principle_is_first_stated_exactly_once(line):
    formulations = find_formulations(line)
    for principle in PRINCIPLES:
        stating = [one for one in formulations if principle in one.states]
        firsts = [one for one in formulations if principle in one.first]
        assert firsts == stating[:1]


@given(timelines())
def test_kept_and_added_are_what_is_stated_and_first_is_among_the_added(line):
    for one in find_formulations(line):
        assert set(one.change.kept) | set(one.change.added) == set(one.states)
        assert not set(one.change.kept) & set(one.change.added)
        assert one.first <= set(one.change.added)
        assert [one.mark(word) for word in one.change.kept] == ["kept"] * len(one.change.kept)
        assert {word for word in one.states if one.mark(word) == "first"} == one.first


@given(timelines())
def test_formulations_state_principles_only_and_each_once(line):
    for one in find_formulations(line):
        assert one.states
        assert len(set(one.states)) == len(one.states)
        assert set(one.states) <= set(PRINCIPLES)


@given(timelines())
def test_drafts_and_rejected_entries_never_count(line):
    published = line.model_copy(update={"events": line.shown()})
    assert find_formulations(line) == find_formulations(published)
    assert all(one.event.status is None for one in find_formulations(line))
    assert all(one.status is None for many in index_statements(line).values() for one in many)


@given(timelines())
def test_order_loses_nothing_and_never_puts_a_certainly_later_event_first(line):
    ordered = order_events(line.events)
    assert sorted(one.id for one in ordered) == sorted(one.id for one in line.events)
    for one, other in combinations(ordered, 2):
        assert dates.bounds(one.date)[0] <= dates.bounds(other.date)[1]


@given(timelines())
def test_followed_events_are_earlier_ones_whatever_circles_the_file_has(line):
    seen: set[str] = set()
    for one, follows in trace(line):
        assert {earlier.id for earlier in follows} <= seen & set(one.follows)
        seen.add(one.id)


@given(timelines())
def test_order_does_not_depend_on_the_order_of_the_file_where_dates_differ(line):
    turned = line.model_copy(update={"events": line.events[::-1]})
    if len({one.date for one in line.events}) == len(line.events):
        assert order_events(line.events) == order_events(turned.events)


@pytest.mark.parametrize(
    ("events", "order"),
    [
        ([event("year", "2001"), event("june", "2001-06")], ["year", "june"]),
        ([event("year", "2001", follows=("june",)), event("june", "2001-06")], ["june", "year"]),
        ([event("one", "2001", follows=("other",)), event("other", "2001", follows=("one",))], ["one", "other"]),
        ([event("early", "2001", follows=("late",)), event("late", "2002")], ["early", "late"]),
        ([event("self", "2001", follows=("self", "nobody"))], ["self"]),
        (
            [
                event("march", "2001-03", follows=("year",)),
                event("year", "2001", follows=("may",)),
                event("may", "2001-05"),
            ],
            ["march", "may", "year"],
        ),
    ],
)
def test_follows_decides_only_where_dates_leave_it_open(events, order):
    assert [one.id for one in order_events(events)] == order


def four() -> tuple[Formulation, ...]:
    return find_formulations(
        timeline(
            event("2002-paper", "2002", ("trust", "benefit", "equality", CONCEPT), importance=3),
            event("2011-white-paper", "2011", ("common",), importance=3),
            event("2014-speech", "2014", ("common", "sustainable", "trust"), follows=("2002-paper",), importance=3),
            event("2015-law", "2015", ("trust", "benefit"), follows=("2002-paper", "2014-speech"), importance=2),
        )
    )


def test_a_principle_stated_elsewhere_before_is_added_but_not_first():
    speech = four()[2]
    assert [speech.mark(one) for one in speech.states] == ["added", "first", "kept"]
    assert speech.change.absent == ("benefit", "equality")


def test_several_followed_formulas_are_taken_together():
    law = four()[3]
    assert law.change.kept == ("trust", "benefit")
    assert law.change.absent == ("equality", "common", "sustainable")


@given(timelines())
def test_what_a_milestone_keeps_from_a_first_statement_that_it_follows_is_in_the_story_too(line):
    formulations = find_formulations(line)
    chosen = choose_milestones(formulations)
    firsts = {principle: one for one in formulations for principle in one.first}
    for one in chosen:
        if (
            one.event.importance == 3
            and len([m for m in chosen if m.event.importance == 3]) > 1
            and len(one.states) > 1
        ):
            kept = {firsts[principle].event.id for principle in one.change.kept} & {event.id for event in one.follows}
            assert kept <= {other.event.id for other in chosen}


def test_milestones_are_formulas_of_importance_three_with_two_principles():
    assert [one.event.id for one in choose_milestones(four())] == ["2002-paper", "2014-speech"]


def test_without_milestones_every_formula_of_two_principles_is_taken():
    plain = find_formulations(timeline(event("a", "2001", ("trust", "common")), event("b", "2002", ("trust",))))
    assert [one.event.id for one in choose_milestones(plain)] == ["a"]


def test_a_lesser_event_belongs_to_the_story_if_a_milestone_takes_a_new_principle_from_it():
    line = timeline(
        event("1999-speech", "1999", ("trust", "common"), importance=3),
        event("2002-ministers", "2002-01", ("trust", "equality"), follows=("1999-speech",), importance=2),
        event("2002-summit", "2002-06", ("trust", "equality"), follows=("2002-ministers",), importance=3),
        event("2003-echo", "2003", ("trust", "equality"), follows=("2002-summit",), importance=2),
    )
    chosen = [one.event.id for one in choose_milestones(find_formulations(line))]
    assert chosen == ["1999-speech", "2002-ministers", "2002-summit"]


@given(timelines())
def test_every_formulation_stands_on_one_line_with_something_it_follows(line):
    formulations = find_formulations(line)
    threads = find_threads(formulations)
    assert sorted(one.event.id for thread in threads for one in thread) == sorted(one.event.id for one in formulations)
    for thread in threads:
        before: dict[str, set[str]] = {}
        for one in thread:
            shared = [event.id for event in one.follows if before.get(event.id, set()) & set(one.states)]
            assert shared or not before
            before[one.event.id] = set(one.states)


def test_two_lines_that_a_law_takes_up_are_not_merged():
    line = timeline(
        event("a", "2001", ("trust", "benefit")),
        event("b", "2002", ("common", "sustainable", "equality")),
        event("c", "2003", ("common", "sustainable", "trust"), follows=("a", "b")),
    )
    assert [[one.event.id for one in thread] for thread in find_threads(find_formulations(line))] == [["b", "c"], ["a"]]


def test_principles_are_ordered_by_first_appearance():
    assert order_principles(four()) == ("trust", "benefit", "equality", "common", "sustainable")


def test_concepts_have_statements_though_they_are_no_principles():
    line = timeline(event("a", "2001", (CONCEPT,)), event("b", "2000", (CONCEPT, "trust"), status="draft"))
    assert find_formulations(line) == ()
    assert [one.id for one in index_statements(line)[CONCEPT]] == ["a"]
    assert [one.id for one in index_statements(line, drafts=True)[CONCEPT]] == ["b", "a"]
