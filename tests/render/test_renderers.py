"""A renderer that keeps pages: never an old page where a fresh build has another, and no more work than needed."""

from __future__ import annotations

from copy import deepcopy

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render.sites import read_golden
from timeline.records.curated import Timeline
from timeline.render import write_site
from timeline.render.contents import gather
from timeline.render.languages import Edition
from timeline.render.pages import make_pages
from timeline.render.renderers import Renderer

START = read_golden().model_dump(mode="json", by_alias=True)
IDS = {kind: [entry["id"] for entry in START[kind]] for kind in ("lanes", "terms", "actors", "sources", "events")}
TEXT = st.sampled_from(
    [{"en": "Another <b>wording</b>", "zh": "另一种说法"}, {"zh": "只有中文"}, {"en": "SCO, in English only"}]
)
EVENT_FIELDS = {
    "title": TEXT,
    "body": TEXT,
    "place": TEXT,
    "date": st.sampled_from(["1995", "2001-06", "2014-05-21", "2013/2017", "199X", "2023/.."]),
    "mod": st.sampled_from([None, "start", "before"]),
    "lane": st.sampled_from([None, *IDS["lanes"]]),
    "status": st.sampled_from([None, "draft", "rejected"]),
    "importance": st.integers(1, 3),
    "actors": st.lists(st.sampled_from(IDS["actors"]), unique=True),
    "states": st.lists(st.sampled_from(IDS["terms"]), unique=True),
    "follows": st.lists(st.sampled_from(IDS["events"]), unique=True),
    "formerly": st.lists(st.sampled_from(["1990-once", "1991-twice"]), unique=True),
    "changed": st.sampled_from([None, "2026-01-01"]),
}
HEAD_FIELDS = {
    "title": TEXT,
    "subtitle": TEXT,
    "about": TEXT,
    "licence": TEXT,
    "address": st.sampled_from([None, "https://example.org/elsewhere/"]),
    "languages": st.sampled_from([["en", "zh-Hans", "zh-Hant"], ["zh-Hans"], ["zh-Hant", "en"]]),
    "changed": st.sampled_from([None, "2026-01-02"]),
}
ENTRY_FIELDS = {"lanes": "label", "terms": "label", "actors": "label", "sources": "standpoint"}


def in_event(field):
    return st.tuples(st.just("event"), st.sampled_from(IDS["events"]), st.just(field), EVENT_FIELDS[field])


def in_head(field):
    return st.tuples(st.just("head"), st.just(field), HEAD_FIELDS[field])


def in_entry(kind):
    return st.tuples(st.just("entry"), st.just(kind), st.sampled_from(IDS[kind]), TEXT)


def edits():
    """Return what an editor may do, in one edit."""
    return st.one_of(
        st.sampled_from(list(EVENT_FIELDS)).flatmap(in_event),
        st.tuples(st.just("move"), st.sampled_from(IDS["events"]), st.integers(0, 5)),
        st.tuples(st.just("delete"), st.sampled_from(IDS["events"])),
        st.tuples(st.just("copy"), st.sampled_from(IDS["events"]), st.sampled_from(["2002-copy", "1980-copy"])),
        st.sampled_from(list(HEAD_FIELDS)).flatmap(in_head),
        st.sampled_from(list(ENTRY_FIELDS)).flatmap(in_entry),
        st.tuples(st.just("turn"), st.sampled_from(["lanes", "terms", "sources"])),
    )


def edited(data, edit):
    """Return the file's data after an edit; one of an event that is gone changes nothing."""
    data = deepcopy(data)
    events = {event["id"]: event for event in data["events"]}
    match edit:
        case ("event", name, field, value) if name in events:
            events[name][field] = value
        case ("move", name, place) if name in events:
            data["events"].remove(events[name])
            data["events"].insert(place, events[name])
        case ("delete", name) if name in events:
            data["events"].remove(events[name])
        case ("copy", name, other) if name in events and other not in events:
            data["events"].append(events[name] | {"id": other})
        case ("head", field, value):
            data["timeline"][field] = value
        case ("entry", kind, name, text):
            next(entry for entry in data[kind] if entry["id"] == name)[ENTRY_FIELDS[kind]] = text
        case ("turn", kind):
            data[kind].reverse()
    return data


def pages(data, lang, renderer=None):
    """Return the pages of an edition, drafts shown."""
    contents = gather(Timeline.model_validate(data), drafts=True)
    return dict(make_pages(contents, Edition(lang), renderer=renderer))


@settings(deadline=None)
@given(st.lists(edits(), min_size=1, max_size=3), st.sampled_from(["en", "zh-Hant"]))
def test_after_any_edits_pages_are_those_of_a_fresh_build(several, lang):
    renderer, data = Renderer(), START
    pages(data, lang, renderer)
    for edit in several:
        data = edited(data, edit)
        kept = pages(data, lang, renderer)
    assert kept == pages(data, lang)


def read(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(st.lists(edits(), min_size=1, max_size=3))
def test_after_any_edits_the_folder_is_that_of_a_fresh_build(tmp_path_factory, plotly_js, several):
    kept, fresh = tmp_path_factory.mktemp("kept"), tmp_path_factory.mktemp("fresh")
    renderer, data = Renderer(), START
    for edit in [None, *several]:
        data = edited(data, edit) if edit else data
        write_site(Timeline.model_validate(data), kept, drafts=True, plotly_js=plotly_js, renderer=renderer)
    write_site(Timeline.model_validate(data), fresh, drafts=True, plotly_js=plotly_js)
    assert read(kept) == read(fresh)


@pytest.fixture
def filled(monkeypatch):
    """Return the names of the templates that were filled."""
    names, fill = [], jinja2.Template.render

    def note(template, *values, **named):
        names.append(template.name)
        return fill(template, *values, **named)

    monkeypatch.setattr(jinja2.Template, "render", note)
    return names


def test_a_file_saved_as_it_was_renders_no_page_again(filled):
    renderer = Renderer()
    pages(START, "en", renderer)
    filled.clear()
    pages(deepcopy(START), "en", renderer)
    assert filled == []


def test_a_new_title_renders_only_the_events_that_show_it(filled):
    first, *_, last = IDS["events"]
    renderer = Renderer()
    pages(START, "en", renderer)
    for name, shown in ((first, {first, IDS["events"][1]}), (last, {IDS["events"][-2], last})):
        data = edited(START, ("event", name, "title", {"en": "Another title"}))
        filled.clear()
        after = pages(data, "en", renderer)
        showing = {one for one in IDS["events"] if "Another title" in after[f"en/events/{one}.html"]}
        assert shown <= showing
        assert filled.count("event.html") == len(showing)
        pages(START, "en", renderer)


def test_entries_that_are_equal_are_the_same_objects_again():
    renderer = Renderer()
    before = renderer.recognise(Timeline.model_validate(START))
    data = edited(START, ("event", IDS["events"][0], "date", "1990"))
    after = renderer.recognise(Timeline.model_validate(data))
    assert [one is other for one, other in zip(before.events, after.events, strict=True)] == [
        number > 0 for number in range(len(before.events))
    ]
    assert after.events[0].date == "1990"
    assert after.terms[0] is before.terms[0]
