"""Where on its line a date stands."""

from __future__ import annotations

import re

from timeline.extract.mentions.finds import Find, Reading

_FAR, _NEAR = 2000, 60  # characters looked back, or forward, for the end of a line
_NUMBER = r"(?:(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[、.．)）][ ]?)?"
_LABELS = ("Date:", "Date：", "Published:", "Posted:", "日期:", "日期：", "时间:", "时间：")
_SHORT = 60  # characters: a line of a head, not of a text
_ITEM = re.compile(
    rf"[ \t\u3000*#>•◆●·（(【[-]*+{_NUMBER}[“「『《]?+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? *+)?"
)
_HEAD = re.compile(r"\s*+(?:[^\n]{1,120}\n\s*+){1,3}(?=\S)")
"""The first lines of a document, at most three, with text under them."""
_HEADING = re.compile(r"[> ]*#")
_MARKS = r"[\s*_#>（()）,，.。:：|—–-]*"
_ALONE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,16}}[ 　]{{1,4}})?{_MARKS}"
    r"(?:[于於][\u4e00-\u9fff]{2,4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|星期[一二三四五六日天]|\d\d?:\d\d(?::\d\d)?)?"
    + _MARKS
)


def title_end(reading: Reading) -> int:
    """Return where the first lines of a document end, at most three, 0 if there is no text under them."""
    head = _HEAD.match(reading.text)
    return head.end() if head else 0


def line_start(find: Find, reading: Reading) -> int:
    """Return where the line of a date begins."""
    return reading.text.rfind("\n", max(0, find.start - _FAR), find.start) + 1


def begins_line(find: Find, reading: Reading) -> bool:
    """Tell whether nothing but the mark or number of an item, and a weekday, stands before the date on its line."""
    start = line_start(find, reading)
    return find.start - start <= _FAR and _ITEM.fullmatch(reading.text, start, find.start) is not None


def heads_passage(head: Find, find: Find, reading: Reading) -> bool:
    """Tell whether a date that begins a line heads what a find stands in: alone on its line, or in one paragraph."""
    end = reading.text.find("\n", head.end, min(find.start, head.end + _FAR))
    if end == -1:
        return find.start - head.end <= _FAR
    return not reading.text[head.end : end].strip()


def fills_line(find: Find, reading: Reading) -> bool:
    """Tell whether a date is all that its line holds, but for a place, a weekday or a time."""
    text = reading.text
    start = text.rfind("\n", max(0, find.start - _NEAR), find.start) + 1
    end = text.find("\n", find.end, find.end + _NEAR)
    if (start == 0 and find.start > _NEAR) or (end == -1 and len(text) - find.end > _NEAR):
        return False
    end = len(text) if end == -1 else end
    return bool(_ALONE.fullmatch(text, start, find.start) and _ALONE.fullmatch(text, find.end, end))


def heads_section(find: Find, reading: Reading) -> bool:
    """Tell whether a date is all that a heading holds: ### [8 January 1945]."""
    return _HEADING.match(reading.text, line_start(find, reading)) is not None and fills_line(find, reading)


def heads_item(find: Find, reading: Reading) -> bool:
    """Tell whether a day stands in the head of an item of a collection: alone, under a label or the line of an office.

    Office of the Spokesperson ⏎ [13 August 2026] ⏎ ⏎ The ministers met.
    """
    if find.parts.day is None or find.parts.number is None or not fills_line(find, reading):
        return False
    text, start = reading.text, line_start(find, reading)
    above = text[max(0, start - 2 * _SHORT) : start]
    if above.rstrip().endswith(_LABELS):
        return True
    line = above.removesuffix("\n").rpartition("\n")[2].strip()
    over = text.startswith("\n", text.find("\n", find.end) + 1)
    return over and 0 < len(line) <= _SHORT and not line.startswith("#") and not line.endswith((".", "。"))
