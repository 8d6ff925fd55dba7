"""Style sheets: inside the front page, which waits for no other file; as a file for all other pages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from timeline.render.styles import digest, inside, sheet


def read_style(page: Path) -> str:
    return "".join(re.findall(r"<style>(.*?)</style>", page.read_text("utf-8"), re.DOTALL))


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_the_front_page_has_its_styles_inside_and_allows_just_them(built, lang):
    page = built / lang / "index.html"
    text = page.read_text("utf-8")
    assert f"'{digest(read_style(page))}'" in unescape(text)
    head, body = text.split("</head>")
    assert 'rel="stylesheet"' not in head
    assert body.index('id="finder"') < body.index('rel="stylesheet"') < body.index('id="stage"')
    assert "unsafe-inline" not in text


def test_other_pages_share_the_file_and_do_not_allow_the_styles_of_the_front_page(built):
    front = digest(read_style(built / "en/index.html"))
    for name in ("about.html", "story.html", "sources.html"):
        text = (built / "en" / name).read_text("utf-8")
        assert "assets/site.css" in text
        assert front not in unescape(text)


def test_styles_inside_a_page_are_those_of_the_files_without_their_comments():
    style = str(inside("site.css", "evolution.css"))
    assert "/*" not in style
    assert ".lane-0{" in style
    for rule in (".masthead {", ".chips {"):
        assert rule in style
        assert rule in sheet("site.css") + sheet("evolution.css")


def test_styles_cannot_end_the_element_they_are_in():
    assert "</" not in inside("site.css", "evolution.css")
