"""Read HTML and DOCX as the paragraphs that a reader sees: headings and list items carry Markdown's marks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any

HtmlElement = Any  # lxml has no types
_BLOCKS = {
    "p",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "row",
    "blockquote",
    "pre",
    "dt",
    "dd",
    "div",
    "head",
    "item",
}
_ROWS = ("tr", "row")
_FOOTNOTE = re.compile(r"(?:foot|end)note-(\d+)\Z")


def read_html(data: bytes) -> str:
    """Return the article of a web page, after its title; navigation is left out.

    The date that trafilatura offers is left out, too: it guesses one from the running text where the page has none.
    """
    import trafilatura

    page: Any = trafilatura.bare_extraction(data, with_metadata=True, include_tables=True, favor_recall=True)
    if page is None or page.body is None:
        return ""
    head = [f"# {page.title}"] if page.title else []
    return "\n\n".join([*head, *(line for line in _paragraphs(page.body) if line.lstrip("# ") != page.title)])


def read_docx(data: bytes) -> str:
    """Return the text of a DOCX file; footnotes come last, each after its number."""
    import mammoth
    from lxml import html  # type: ignore[import-untyped]

    markup = mammoth.convert_to_html(io.BytesIO(data)).value
    return "\n\n".join(_paragraphs(html.fromstring(f"<div>{markup}</div>")))


def _paragraphs(root: HtmlElement) -> Iterable[str]:
    """Give the text of every innermost block; the cells of one table row stay together."""
    for element in root.iter():
        if element.tag not in _BLOCKS or _holds_blocks(element):
            continue
        words = " ".join("".join(_cells(element)).split())
        if words:
            yield _marked(element, words)


def _holds_blocks(element: HtmlElement) -> bool:
    """Tell whether other blocks give the words of this one: those inside it, or the row it is in."""
    if any(holder.tag in _ROWS for holder in element.iterancestors()):
        return True
    return element.tag not in _ROWS and any(child.tag in _BLOCKS for child in element.iterdescendants())


def _cells(element: HtmlElement) -> Iterable[str]:
    return element.itertext() if element.tag not in _ROWS else (" ".join(cell.itertext()) + " " for cell in element)


def _marked(element: HtmlElement, words: str) -> str:
    """Return the words of the block with its Markdown mark; a footnote begins with its number."""
    for holder in (element, *element.iterancestors()):
        if number := _FOOTNOTE.match(holder.get("id", "")):
            return f"[{number[1]}] {words.removesuffix('↑').rstrip()}"
    if re.fullmatch(r"h[1-6]|head", element.tag):
        return f"## {words}"
    listed = element.tag in ("li", "item") or element.getparent().tag in ("li", "item")
    return f"- {words}" if listed else words
