"""The gate between outside text and HTML."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from timeline.render.languages import Words
from timeline.render.markup import block, inline, mark_runs, written

HOSTILE = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[link](javascript:alert(1))",
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    "<svg onload=alert(1)>",
    "<style>*{display:none}</style>",
    '<iframe src="https://example.org"></iframe>',
    '"><b onmouseover=alert(1)>',
    "![pixel](https://example.org/pixel.gif)",
]


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(str(html))

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_acts_or_loads_gets_through(text):
    for html in (block(Words(text, "en"), "en"), inline(Words(text, "en"), "en"), inline(Words(text, "zh-Hans"), "en")):
        for tag, attributes in Tags(html).found:
            assert tag in {"p", "a", "span"}
            assert set(attributes) <= {"lang", "rel", "href"}
            assert attributes.get("href", "https://").startswith(("https://", "mailto:"))


def test_a_title_keeps_its_signs():
    assert str(inline(Words('R&D < "5G"', "en"), "en")) == "R&amp;D &lt; &#34;5G&#34;"


@pytest.mark.parametrize(
    ("text", "page", "html"),
    [
        ("the concept 新安全观 of 1997", "en", 'the concept <span lang="zh-Hans">新安全观</span> of 1997'),
        ("“共同安全”is", "en", '<span lang="zh-Hans">“共同安全”</span>is'),
        ("上合组织（SCO）成立", "zh-Hans", '上合组织（<span lang="en">SCO</span>）成立'),
        ("英文作Global Security Initiative。", "zh-Hans", '英文作<span lang="en">Global Security Initiative</span>。'),
        ("2001年6月", "zh-Hans", "2001年6月"),
        ("plain", "en", "plain"),
    ],
)
def test_foreign_runs_are_marked(text, page, html):
    assert str(mark_runs(text, page)) == html


def test_markdown_is_rendered_and_its_foreign_runs_marked():
    html = str(block(Words("A **bold** 互信 word & more", "en"), "en"))
    assert html == '<p>A <strong>bold</strong> <span lang="zh-Hans">互信</span> word &amp; more</p>'


def test_emphasis_works_beside_chinese_punctuation():
    assert "<strong>“加粗”</strong>" in str(block(Words("中文**“加粗”**文字", "zh-Hans"), "zh-Hans"))


def test_text_in_another_language_says_so():
    html = str(inline(Words("宪章", "zh-Hans"), "en", "in Chinese"))
    assert html == '<span lang="zh-Hans">宪章</span> <small class="other">in Chinese</small>'


@pytest.mark.parametrize(
    ("text", "languages", "lang"),
    [("2001年6月", "zh-Hans en", "zh-Hans"), ("June of 2001", "zh-Hans en", "en"), ("2022年", "zh-Hant", "zh-Hant")],
)
def test_words_of_a_source_keep_its_script(text, languages, lang):
    assert f'lang="{lang}"' in str(written(text, languages))
    assert text in str(written(text, languages))
