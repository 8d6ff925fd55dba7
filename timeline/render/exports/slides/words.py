"""Words: Markdown as the plain paragraphs that a text box takes."""

from __future__ import annotations

from html.parser import HTMLParser

from timeline.records.curated import Text
from timeline.render.languages import Edition
from timeline.render.markup import block

_BLOCKS = frozenset({"p", "li", "h3", "h4", "tr", "blockquote", "dt", "dd", "br"})


def plain_paragraphs(text: Text | None, edition: Edition) -> list[str]:
    """Return the paragraphs of a Markdown text without its marks; a list's begin with a bullet."""
    reader = _Paragraphs()
    reader.feed(str(block(edition.words(text), edition.lang)))
    reader.close()
    return [" ".join(paragraph.split()) for paragraph in reader.found if paragraph.strip(" •\n")]


class _Paragraphs(HTMLParser):
    """Gathers text; every block begins a new paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BLOCKS and self.found[-1] != "• ":
            self.found.append("• " if tag == "li" else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.found.append("")
        elif tag in {"td", "th"}:
            self.found[-1] += " "

    def handle_data(self, data: str) -> None:
        self.found[-1] += data
