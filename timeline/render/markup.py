"""The one gate by which outside text becomes HTML: escaped, or made from Markdown and cleaned.

Runs in another language get their `lang`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

from markupsafe import Markup, escape

from timeline.records.curated import Language
from timeline.render.languages import Words

TEXT = {"p", "em", "strong", "a", "br", "code", "sup", "sub", "span", "blockquote", "h3", "h4"}
TAGS = TEXT | {"ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES = {"a": {"href", "title"}, "span": {"lang"}, "th": {"align"}, "td": {"align"}}
# A run of Chinese, with the punctuation inside it; two or more Latin letters, with the words that follow.
_HAN = re.compile(
    r"[“‘《（「『]?[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff][\u2e80-\ua4cf\uf900-\ufaff\uff00-\uffef·“”‘’]*"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’.-]+(?:[ \u00a0](?:[A-Za-zÀ-ɏ&'’.-]|\d+(?=[ \u00a0]?[A-Za-z]))+)*")


@lru_cache(65536)
def mark_runs(text: str, lang: Language) -> Markup:
    """Return the text escaped, each run in another script wrapped in its `lang`.

    >>> mark_runs("The SCO (上合组织) & others", "en")
    Markup('The SCO (<span lang="zh-Hans">上合组织</span>) &amp; others')
    """
    pattern, foreign = (_HAN, "zh-Hans") if lang == "en" else (_LATIN, "en")
    parts, done = [], 0
    for run in pattern.finditer(text):
        parts += [escape(text[done : run.start()]), Markup('<span lang="{}">{}</span>').format(foreign, run[0])]
        done = run.end()
    return Markup("").join([*parts, escape(text[done:])])


def written(text: str, languages: str = "zh-Hans en") -> Markup:
    """Return words quoted from a source as they stand there, with the `lang` of their script.

    languages   those of the source, to tell the two Chinese scripts apart.
    """
    chinese: Language = "zh-Hant" if "zh-Hant" in languages else "zh-Hans"
    lang = chinese if _HAN.search(text) else "en"
    return Markup('<span class="written" lang="{}">{}</span>').format(lang, text)


def inline(words: Words | None, lang: Language, note: str = "") -> Markup:
    """Return curated text for a page in `lang`; text in another language says so by its `lang`, and by a note."""
    if words is None:
        return Markup("")
    if words.lang == lang:
        return mark_runs(words.text, lang)
    shown = Markup('<span lang="{}">{}</span>').format(words.lang, words.text)
    return shown + Markup(' <small class="other">{}</small>').format(note) if note else shown


def block(words: Words | None, lang: Language, note: str = "") -> Markup:
    """Return Markdown as clean HTML for a page in `lang`."""
    if words is None:
        return Markup("")
    html = _from_markdown(words.text, words.lang)
    if words.lang == lang:
        return html
    return Markup('<div lang="{}"><p class="other"><span lang="{}">{}</span></p>{}</div>').format(
        words.lang, lang, note, html
    )


@lru_cache(65536)
def _from_markdown(text: str, lang: Language) -> Markup:
    import nh3
    from markdown import Markdown

    tables = {"markdown.extensions.tables": {"use_align_attribute": True}}
    reader = Markdown(extensions=["markdown.extensions.tables", "sane_lists"], extension_configs=tables)
    clean = nh3.clean(
        reader.convert(text), tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )  # fmt: skip
    return _with_runs(clean, lang)


def _with_runs(html: str, lang: Language) -> Markup:
    runs = _Runs(lang)
    runs.feed(html)
    runs.close()
    return Markup("").join(runs.parts)


class _Runs(HTMLParser):
    """Copies clean HTML, marking the foreign runs of its text."""

    def __init__(self, lang: Language) -> None:
        super().__init__(convert_charrefs=True)
        self.lang, self.parts = lang, list[Markup]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.parts.append(Markup(self.get_starttag_text()))  # noqa: S704 -- nh3 has cleaned it

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(Markup("</{}>").format(tag))

    def handle_data(self, data: str) -> None:
        self.parts.append(mark_runs(data, self.lang))
