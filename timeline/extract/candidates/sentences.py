"""Cut a passage into sentences, and sentences into clauses, in Chinese, English and both mixed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

# Chinese stops first: a sentence cutter for Latin scripts does not cut 「…成立。2004年…」.
_PIECE = re.compile(
    r"[^\n。！？]*(?:(?:[。！？]|……)+[”’」』）)》】\"]*(?:<sup>[^<]{1,8}</sup>|\[\d{1,3}\]|[①-⑳]|〔\d{1,3}〕)*|\n|\Z)"
)
_LATIN = re.compile(r"[A-Za-z\d\u00c0-\u024f)\]%*_][.!?][”’\")\]]*\s")
_LONGEST = 2000  # characters: a quotation mark that is never closed holds no more than this together
_BULLET = re.compile(r"\s*[•·▪◦*–—-]\s+")  # before one, the sentence cutter cuts nothing
_AFTER_QUOTE = re.compile(r"[.!?][”\"]\s+(?=[A-Z])")
# A comma between digits is no boundary; a clause goes from one mark to the next.
_CLAUSE = re.compile(r"(?:[^，；;,：:]|(?<=\d)[,:](?=\d))+(?:[，；;,：:]+|\Z)")
_ITEM = re.compile(
    r"\s*(?:when |as |where )?(?:the )?(?!At |In |On |By )[A-Z][\w.’'-]*(?: (?:of |the )?[A-Z][\w.’'-]*){0,3},\s*"
)
_LAST_ITEM = re.compile(r"[\s\w.,’'-]*?\b[A-Z][\w.’'-]*,? and (?:the )?[A-Z]")
_QUOTE = re.compile(r"“[^”]*”?|「[^」]*」?|(?<![\w])\"[^\"]*\"?")
_QUOTED_OR_TITLED = re.compile(_QUOTE.pattern + r"|《[^》]*》?")


def find_sentences(text: str) -> Iterator[Span]:
    """Give the spans of the sentences, the note marks after a stop included.

    >>> list(find_sentences("论坛成立。2004年会晤。"))
    [(0, 5), (5, 13)]
    """
    for start, end in _whole_quotes(text, (piece.span() for piece in _PIECE.finditer(text) if piece[0].strip())):
        if _LATIN.search(text, start, end):
            yield from _latin(text[start:end], start)
        else:
            yield start, end


def _whole_quotes(text: str, pieces: Iterable[Span]) -> Iterator[Span]:
    """Give the pieces, those that one pair of quotation marks holds together being one."""
    begin, opened = -1, 0
    for start, end in pieces:
        begin = start if begin < 0 else begin
        opened += sum((mark in "“「") - (mark in "”」") for mark in text[start:end])
        if opened <= 0 or end - begin > _LONGEST:
            yield begin, end
            begin, opened = -1, 0
        last = end
    if begin >= 0:
        yield begin, last


def _latin(words: str, base: int) -> Iterator[Span]:
    from sentencex import get_sentence_boundaries

    if bullet := _BULLET.match(words):
        words, base = words[bullet.end() :], base + bullet.end()
    for boundary in get_sentence_boundaries("en", words):
        start, end = boundary["start_index"], boundary["end_index"]
        for cut in _AFTER_QUOTE.finditer(words, start, end):
            yield base + start, base + cut.end()
            start = cut.end()
        if words[start:end].strip():
            yield base + start, base + end


def find_clauses(text: str, start: int, end: int) -> list[Span]:
    """Return the clauses of a sentence; a mark inside quotation marks or a title bounds none."""
    inside = _inside_quotes(text, start, end)
    opening = [a for a, _ in inside]
    clauses: list[Span] = []
    begin = start
    for clause in _CLAUSE.finditer(text, start, end):
        last = bisect_left(opening, clause.end()) - 1  # the only one that can hold the mark: they do not overlap
        if last < 0 or clause.end() >= inside[last][1]:
            clauses.append((begin, clause.end()))
            begin = clause.end()
    return _whole_lists(text, clauses if begin == end else [*clauses, (begin, end)])


def _whole_lists(text: str, clauses: list[Span]) -> list[Span]:
    """Return the clauses, those that are items of a list of names joined: `China, Russia and Japan signed`."""
    whole: list[Span] = []
    for start, end in reversed(clauses):
        listed = _ITEM.fullmatch(text, start, end)
        if listed and whole and _LAST_ITEM.match(text, *whole[-1]):
            whole[-1] = (start, whole[-1][1])
        else:
            whole.append((start, end))
    return whole[::-1]


def find_quotes(text: str, start: int, end: int) -> list[Span]:
    """Return what stands in quotation marks, the marks included."""
    return [quote.span() for quote in _QUOTE.finditer(text, start, end)]


def _inside_quotes(text: str, start: int, end: int) -> list[Span]:
    """Return what stands in quotation marks or is the title of a work; of one inside another, the outer."""
    return [match.span() for match in _QUOTED_OR_TITLED.finditer(text, start, end)]
