"""Pages of change: there when there is something to compare, absent and unlinked otherwise; readings kept apart."""

from __future__ import annotations

import re
from posixpath import normpath

from tests.render.sites import many, read_golden
from timeline.render.change.evolution import diff, find_threads
from timeline.render.contents import gather
from timeline.render.languages import Edition
from timeline.render.pages.change_pages import choose_pair, formulations_of
from timeline.render.pages.editions import make_pages

LINK = re.compile(r'href="([^"#?]*)[^"]*"')


def pages_of(timeline, lang="en"):
    parts = make_pages(gather(timeline), Edition(lang))
    return {path: make() for part in parts for path, make in part.files().items()}


def test_a_timeline_without_principles_has_no_pages_of_change_and_no_links_to_them():
    pages = pages_of(many(5))
    assert not [path for path in pages if "change" in path or "compare" in path or "terms" in path]
    assert not [path for path, html in pages.items() if "change.html" in html or "terms/" in html or "compare/" in html]


def test_every_link_of_the_pages_of_change_leads_to_a_page():
    pages = pages_of(read_golden())
    for path in ("en/change.html", "en/terms/index.html", "en/terms/mutual-trust.html", "en/compare/index.html"):
        links = {link for link in LINK.findall(pages[path]) if link.endswith(".html") and "://" not in link}
        aims = {normpath(f"{path}/../{link}") for link in links}
        assert {aim for aim in aims if aim.startswith("en/")} <= set(pages)
        assert len(aims) > 10


def test_comparing_opens_on_two_formulas_of_one_line_that_differ_and_agree():
    formulations = formulations_of(gather(read_golden()))
    earlier, later = choose_pair(formulations)
    lines = [{one.event.id for one in thread} for thread in find_threads(formulations)]
    assert any({earlier.event.id, later.event.id} <= line for line in lines)
    change = diff(earlier.states, later.states)
    assert change.kept
    assert change.added


def test_every_term_has_a_page_with_all_its_names():
    pages, golden = pages_of(read_golden(), "zh-Hant"), read_golden()
    for term in golden.terms:
        html = pages[f"zh-Hant/terms/{term.id}.html"]
        assert term.label.en in html
        assert term.label.zh in html
    assert "相互信任" in pages["zh-Hant/terms/mutual-trust.html"]


def test_readings_stand_under_the_standpoint_of_their_source():
    html = pages_of(read_golden())["en/events/2022-global-security-initiative.html"]
    voices = re.findall(r'class="standpoint">(.*?)</h3>.*?<blockquote>(.*?)</blockquote>', html, re.DOTALL)
    assert len(voices) == 2
    assert "digest of a US journal article" in voices[0][0]
    assert "regime security" in voices[0][1]
    assert "regime security" not in voices[1][1]


def test_a_disputed_date_is_shown_with_the_evidence_for_each():
    html = pages_of(read_golden())["en/events/2002-position-paper.html"]
    disputes = html.partition('aria-labelledby="disputes"')[2].partition("</section>")[0]
    used, other = disputes.split("<dt>")[1:]
    assert "about July 2002" in used
    assert "2002年8月1日" in used
    assert "July 2001" in other
    assert "当年7月" in other


def test_drafts_state_nothing():
    pages = pages_of(read_golden())
    assert "2023-hostile-draft" not in pages["en/change.html"] + pages["en/terms/new-security-concept.html"]
