"""Cut a text into the blocks that a reader sees: headings, paragraphs, list items, rules.

First step on the arrow from text to Document; `zones` says what part of the document each block belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Form = Literal["heading", "text", "item", "rule"]

# A line as read, without what ends it. U+2028 and form feed end lines too: PDF and DOCX texts have them.
_LINE = re.compile(r"[^\r\n\f\u2028]+")
_PLAIN_LINE = re.compile(r".+")  # three times as quick, in texts without those
_LINE_END = re.compile(r"\r\n|[\n\r\f\u2028]")
_RULE = re.compile(r"\s*(?:-{3,}|_{3,}|\*{3,}|={3,}|—{3,}|─{3,})\s*\Z")
_ITEM = re.compile(r"\s*(?:[-*+•·‧●○■◆▪‣–]\s+|\d{1,2}[.)]\s+(?=\S)|\(\d{1,2}\)\s)")
_MARKDOWN = re.compile(r"\s*#{1,6}\s+\S")
_NUMBERED = re.compile(
    r"\s*[*_]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节節部编編]|[IVX]{1,5}\.\s|\d{1,2}(?:\.\d{1,2}){0,2}\.?\s+(?=\S))"
)
# An entry of a chronology: a date and what sets it apart, `3–4 May 1997:`, `1992 –`, `2001年6月：`; or a table's row.
_ENTRY = re.compile(r"[*_]{0,2}[\w.,–/ -]{0,20}\d{4}(?:[-/年][\d月日年/-]{1,7})?[*_]{0,2}(?:\s*[:：|\t]|\s+[–—-]\s)|\|")
_NOTE = re.compile(
    r"\s*(?:\[\^?\d{1,3}\]|[\[［]?[①-⑳㉑-㊿]|〔\d{1,3}〕|【\d{1,3}】|［\d{1,3}］|<sup>\[?\d{1,3}\]?</sup>)"
)
_WIDE = re.compile(r"[\u2e80-\U0010ffff]+")
_CLOSING = re.compile(r"(?:</?\w+>|\[\d{1,3}\]|[①-⑳㉑-㊿]|〔\d{1,3}〕|[\s*_”’」』）)\]】》\"'])+\Z")
_CLOSING_CHARACTER = re.compile(r"[>\]①-⑳㉑-㊿〕\s*_”’」』）)】》\"']")
_LONGEST_CLOSING = 200  # characters: no more is looked at
_BOLD = re.compile(r"\s*\*\*.+\*\*\s*\Z", re.DOTALL)
_HEADING_WIDTH = 80  # columns, a Chinese character being two: forty characters, or about twelve English words
_NARROW = 40  # columns: a narrower line was not broken at a margin
_WRAP_WIDTH = 130  # a hard-wrapped file keeps its lines below this


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or rule: its span without the white space around it."""

    start: int
    end: int
    form: Form


def find_blocks(text: str) -> list[Block]:
    r"""Return the blocks of the text in order.

    >>> [block.form for block in find_blocks("# Talks\n\nThey met.\n- first\n- second\n\n---\n")]
    ['heading', 'text', 'item', 'item', 'rule']
    """
    blocks = [block for group in _groups(text) for block in _split(text, group)]
    return [_as_heading(text, blocks, index) for index in range(len(blocks))]


def note_number(paragraph: str) -> str | None:
    """Return the number that a note begins with, as printed, or None if the paragraph is no note.

    >>> note_number("[12] Some work"), note_number("③ 某书"), note_number("In 1999 [12]")
    ('12', '③', None)
    """
    marker = _NOTE.match(paragraph)
    if not marker:
        return None
    return re.sub(r"</?sup>|[\s\[\]^〔〕【】［］]", "", marker.group())


def is_finished(paragraph: str) -> bool:
    """Tell whether the paragraph ends where a sentence, a heading of a list or a bracket ends, not in mid-sentence.

    >>> is_finished("They met in Almaty.”[3]"), is_finished("They met in")
    (True, False)
    """
    closing = _closing(paragraph)
    return (
        ends_sentence(paragraph)
        or _last(paragraph) in ":：;；"
        or bool(closing and re.search(r"[\])）】]", closing[0]))
    )


def ends_sentence(paragraph: str) -> bool:
    """Tell whether the paragraph ends in a full stop or the like; quotation and note marks may follow it."""
    return _last(paragraph) in "。！？.!?…"


def _closing(paragraph: str) -> re.Match[str] | None:
    """Return what closes a paragraph after its last word; most close with nothing, as their last character tells."""
    if not _CLOSING_CHARACTER.match(paragraph[-1:]):
        return None
    return _CLOSING.search(paragraph, max(0, len(paragraph) - _LONGEST_CLOSING))


def _last(paragraph: str) -> str:
    closing = _closing(paragraph)
    return (paragraph[: closing.start()] if closing else paragraph)[-1:] or " "


def width(line: str) -> int:
    """Return the columns that a line takes, a full-width character counting as two."""
    return len(line) + sum(map(len, _WIDE.findall(line)))


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Give the lines that stand together without an empty line between them."""
    group: list[tuple[int, int]] = []
    for line in (_LINE if any(end in text for end in "\r\f\u2028") else _PLAIN_LINE).finditer(text):
        start, end = _trim(text, line.start(), line.end())
        gap = text[group[-1][1] : start] if group else ""
        if group and (start == end or len(_LINE_END.findall(gap)) > 1):
            yield group
            group = []
        if start < end:
            group.append((start, end))
    if group:
        yield group


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    if not text[start].isspace() and not text[end - 1].isspace():
        return start, end
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _split(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    """Give the blocks of one group of lines: a line that is wrapped goes on in the next."""
    if len(lines) == 1:
        (start, end), *_ = lines
        yield Block(start, end, _form(text[start:end]))
        return
    margin = max(width(text[start:end]) for start, end in lines)
    for stretch in _stretches(text, lines, margin):
        yield from _split_stretch(text, stretch, margin)


def _stretches(text: str, lines: list[tuple[int, int]], margin: int) -> Iterator[list[tuple[int, int]]]:
    """Give the lines in runs, each from a line that begins a block to the next such line; a label stands alone."""
    stretch: list[tuple[int, int]] = []
    entries = sum(bool(_ENTRY.match(text[start:end])) for start, end in lines) > 1  # one may be prose: in May / 2003 –
    for start, end in lines:
        line = text[start:end]
        entry = entries and _ENTRY.match(line)
        if stretch and (_begins(line) or entry or _is_over(text[slice(*stretch[-1])], line, margin)):
            yield stretch
            stretch = []
        stretch.append((start, end))
    yield stretch


def _is_over(line: str, after: str, margin: int) -> bool:
    """Tell whether the line is a label over a wrapped paragraph: short, unfinished, like a title, words to spare."""
    return (
        2 * width(line) < margin <= _WRAP_WIDTH
        and width(after) > 2 * width(line)
        and _is_short(line)
        and _is_title_like(line)
        and _is_title_like(after)
    )


def _split_stretch(text: str, lines: list[tuple[int, int]], margin: int) -> Iterator[Block]:
    wrapped = _is_wrapped([text[start:end] for start, end in lines], margin)
    current: Block | None = None
    last = ""
    for start, end in lines:
        line, before = text[start:end], last
        last = line
        if current and current.form in ("text", "item") and _goes_on(current, before, wrapped):
            current = replace(current, end=end)
            continue
        if current:
            yield current
        current = Block(start, end, _form(line))
    if current:
        yield current


def _is_wrapped(lines: list[str], margin: int) -> bool:
    """Tell whether the lines were broken at a margin: all but the last nearly as wide as the widest.

    The last of a list item is as short as it likes, and so are those of its neighbours: each is held against the margin
    of them all.
    """
    if len(lines) == 1:
        return False
    return margin <= _WRAP_WIDTH and min(map(width, lines[:-1])) >= max(_NARROW, 0.6 * margin)


def _goes_on(block: Block, last: str, wrapped: bool) -> bool:
    """Tell whether a block goes on after its last line."""
    return wrapped or (block.form == "text" and width(last) > _HEADING_WIDTH and not is_finished(last))


def _begins(line: str) -> bool:
    return bool(_RULE.match(line) or _ITEM.match(line) or _MARKDOWN.match(line) or _NOTE.match(line))


def _form(line: str) -> Form:
    if line[0].isalpha():
        return "text"
    if _RULE.match(line):
        return "rule"
    if _MARKDOWN.match(line):
        return "heading"
    return "item" if _ITEM.match(line) else "text"


def _as_heading(text: str, blocks: list[Block], index: int) -> Block:
    """Return the block, as a heading if it is a short line that stands over a paragraph."""
    block = blocks[index]
    line = text[block.start : block.end]
    if block.form not in ("text", "item") or not _is_short(line) or note_number(line):
        return block
    if (following := _under(text, blocks, index)) is None:
        return block
    after = text[following.start : following.end]
    if note_number(after):
        return block
    if _NUMBERED.match(line):
        return replace(block, form="heading") if following.form == "text" or block.form == "text" else block
    if block.form == "item" or not _is_title_like(line) or (_BOLD.match(line) and after.startswith("**")):
        return block  # bold over bold is one run-in heading that a page break cut in two
    return replace(block, form="heading") if _is_under(following, line, after) else block


def _under(text: str, blocks: list[Block], index: int) -> Block | None:
    """Return the block under a line, past a rule that underlines it; None if a rule ends the page there."""
    below = blocks[index + 1 : index + 3]
    if below and below[0].form == "rule":
        underlined = text[blocks[index].end : below[0].start].count("\n") < 2
        return below[1] if underlined and len(below) > 1 else None
    return below[0] if below else None


def _is_short(line: str) -> bool:
    if len(line) > _HEADING_WIDTH or width(line) > _HEADING_WIDTH:
        return False
    return not is_finished(line) and line[-1] not in ",，、"


def _is_title_like(line: str) -> bool:
    first = line.lstrip('*_“《「"')[:1]
    return first.isupper() or first > "\u2e7f"


def _is_under(following: Block, line: str, after: str) -> bool:
    return following.form == "item" or (following.form == "text" and len(after) > len(line) and is_finished(after))
