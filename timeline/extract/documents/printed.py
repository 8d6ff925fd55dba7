"""Read PDF: lines, as printed on pages, are joined into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from timeline.extract.documents.blocks import is_finished, width

_BEGINS = re.compile(
    r"\s*(?:\[\d+\]|[①-⑳]|〔\d+〕|[•●■·–-]\s|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.)]\s)"
)


def read_pdf(data: bytes) -> str:
    """Return the text of a PDF file, without page numbers and running heads."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        pages = [page.get_textpage().get_text_range().splitlines() for page in document]
    finally:
        document.close()
    return "\n\n".join("\n\n".join(_rejoined(lines)) for lines in _without_running_heads(pages))


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Return the lines of each page without page numbers, and without first and last lines that many pages share."""
    edges = Counter(re.sub(r"\d+", "#", line.strip()) for lines in pages for line in {*lines[:1], *lines[-1:]})
    often = {line for line, times in edges.items() if line == "#" or times > max(2, len(pages) // 3)}
    return [
        [
            line
            for at, line in enumerate(lines)
            if at not in (0, len(lines) - 1) or re.sub(r"\d+", "#", line.strip()) not in often
        ]
        for lines in pages
    ]


def _rejoined(lines: list[str]) -> Iterable[str]:
    """Give the paragraphs of one page: a line goes on in the next unless it is short or ends a sentence early."""
    margin = max((width(line) for line in lines), default=0)
    paragraph = last = ""
    for line in map(str.strip, lines):
        if paragraph and (not line or _BEGINS.match(line) or _is_last(last, margin)):
            yield paragraph
            paragraph = ""
        if line:
            paragraph = _join(paragraph, line)
            last = line
    if paragraph:
        yield paragraph


def _is_last(line: str, margin: int) -> bool:
    return width(line) < 0.6 * margin or (is_finished(line) and width(line) < 0.92 * margin)


def _join(paragraph: str, line: str) -> str:
    """Return the two as one; words of a Latin script need a space between them, a hyphen at the margin goes.

    >>> _join("multi-", "lateral"), _join("中国", "政府"), _join("the", "forum")
    ('multilateral', '中国政府', 'the forum')
    """
    if not paragraph or paragraph[-1] > "\u2e7f" or line[0] > "\u2e7f":
        return paragraph + line
    if paragraph[-1] == "-" and line[0].islower():
        return paragraph[:-1] + line
    return f"{paragraph} {line}"
