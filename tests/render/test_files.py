"""Files of the site by themselves: the same as in a whole site, and made only when asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import jinja2
import pytest

from timeline.render.copies import COPY
from timeline.render.files import Files
from timeline.render.site import LIST


@pytest.fixture
def files(five, plotly_js):
    return Files(five, drafts=True, plotly_js=plotly_js)


@pytest.fixture
def filled(monkeypatch):
    """Return the names of the templates that are filled from now on."""
    names, fill = [], jinja2.Template.render

    def note(template, *values, **named):
        names.append(template.name)
        return fill(template, *values, **named)

    monkeypatch.setattr(jinja2.Template, "render", note)
    return names


def test_each_file_of_the_site_can_be_had_by_itself(five, plotly_js, built):
    files = Files(five, plotly_js=plotly_js)
    whole = {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()}
    alone = {path: data for path, data in whole.items() if path not in {LIST, COPY}}
    assert {path: files.find(path) for path in sorted(alone, reverse=True)} == alone


def test_a_page_that_is_asked_for_is_the_only_one_made_and_only_once(files, filled):
    assert b"founded" in files.find("en/events/2001-sco-founding.html")
    assert files.find("en/events/2001-sco-founding.html") is files.find("en/events/2001-sco-founding.html")
    assert files.find("assets/site.css")
    assert filled == ["event.html"]


@pytest.mark.parametrize("path", ["", "en", "en/", "en/nowhere.html", "en/events/", "assets/none.js", "../index.html"])
def test_there_is_nothing_at_other_paths(files, path):
    assert files.find(path) is None


def test_several_threads_may_ask_at_once(files, filled):
    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(files.find, ["en/index.html", "zh-Hant/index.html"] * 20))
    assert len({id(page) for page in pages}) == 2
    assert filled.count("index.html") == 2
