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
_NAME_WORDS = r"(?:the )?[A-Z][\w.’'-]*(?: (?:of |for |the |and )?[A-Z][\w.’'-]*){0,7}"
_ITEM = re.compile(rf"\s*(?:when |as |where )?(?!(?:the )?(?:At|In|On|By) ){_NAME_WORDS},\s*")
_LAST_ITEM = re.compile(r"[\s\w.,’'-]*?\b[A-Z][\w.’'-]*,? and (?:the )?[A-Z]" + r"|\s*and (?:the|its) [a-z]")
# A name that a comma cuts: the Panel on Threats, | Challenges and Change. What leads to another name is none of it: In
# the Council of Europe, | France and Italy …
_NAME_OPEN = re.compile(
    r"(?:\b[A-Z][\w.’'-]*\s)+(?:of|on|for|against|in|to)\s(?:the\s)?(?:[A-Z][\w.’'-]*\s)*[A-Z][\w’'-]*,\s*\Z"
)
_NAME_END = re.compile(
    r"\s*(?:[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*,\s){0,5}[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*,?\s(?:and|&)\s(?:the\s)?[A-Z]"
)
_LEADING = re.compile(r"(?:At|In|On|By|Under|After|Before|With|From|During|Since|For|To|Following)\b")
_NAME = 160  # characters before a comma in which its name begins
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
    """Return the clauses; those that are items of a list of names, or parts of one name, are joined.

    [China, Russia and Japan signed; the Panel on Threats, Challenges and Change reported]
    """
    whole: list[Span] = []
    listing = False  # the last clause taken is an item of a list
    for start, end in reversed(clauses):
        item = whole and _ITEM.fullmatch(text, start, end)
        listing = bool(item and (listing or _LAST_ITEM.match(text, *whole[-1])))
        if listing or (whole and _is_in_name(text, start, end, whole[-1][1])):
            whole[-1] = (start, whole[-1][1])
        else:
            whole.append((start, end))
    return whole[::-1]


def _is_in_name(text: str, start: int, end: int, last: int) -> bool:
    """Tell whether the comma that ends a clause stands inside a name: `the Panel on Threats, Challenges and Change`."""
    if not _NAME_END.match(text, end, last):
        return False
    opened = _NAME_OPEN.search(text, max(start, end - _NAME), end)
    if not opened:
        return False
    before = text[start : opened.start()].strip().removesuffix("the").rstrip()
    return not _LEADING.match(text[start:end].lstrip()) or before[-1:].isdigit()


def find_quotes(text: str, start: int, end: int) -> list[Span]:
    """Return what stands in quotation marks, the marks included."""
    return [quote.span() for quote in _QUOTE.finditer(text, start, end)]


def _inside_quotes(text: str, start: int, end: int) -> list[Span]:
    """Return what stands in quotation marks or is the title of a work; of one inside another, the outer."""
    return [match.span() for match in _QUOTED_OR_TITLED.finditer(text, start, end)]
