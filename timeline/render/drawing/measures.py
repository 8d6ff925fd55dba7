"""Measures: how wide a text is before any browser has seen it, and where it may be broken.

Widths are those of Helvetica and Arial in thousandths of an em, with a margin for the wider sans-serifs of other
systems; a Chinese character is one em.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MARGIN = 1.06
_WIDTHS = {
    222: "ijl'|",
    278: " ft.,:;/\\!I[]",
    333: 'r-()`"*',
    500: "ckszvxyJ",
    556: "abdeghnopquL0123456789?_#$",
    584: "+<>=~^",
    611: "FTZ",
    667: "ABEKPSVXY&",
    722: "wCDHNRU",
    778: "GOQ",
    833: "mM",
    890: "%",
    944: "W",
    1000: "—…@“”‘’",  # quotation marks are this wide in Chinese fonts
}
_EM = {char: width / 1000 for width, chars in _WIDTHS.items() for char in chars}
# No line starts with closing punctuation and none ends with an opening one.
_PIECE = re.compile(r"[“‘（《「『〈]*[\u2e80-\uffef][，。、；：！？”’）》」』〉…]*\s*|[^\s\u2e80-\uffef]+\s*|\s+")


@lru_cache(65536)
def text_width(text: str, font: float) -> float:
    """Return how many pixels the text takes at a font size, rather too many than too few.

    >>> text_width("安全", 10)
    20.0
    """
    return round(sum(_char_width(char) for char in text) * font, 1)


def _char_width(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if unicodedata.combining(char):
        return 0.0
    return _EM.get(char, 0.6) * MARGIN


@lru_cache(65536)
def wrap(text: str, font: float, limit: float) -> tuple[str, ...]:
    """Break the text into lines of at most `limit` pixels: between words, or between Chinese characters.

    A word longer than a line stands alone on its line.

    >>> wrap("Shanghai Five becomes the SCO", 10, 90)
    ('Shanghai Five', 'becomes the SCO')
    """
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and text_width((lines[-1] + piece).rstrip(), font) > limit:
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return tuple(line.rstrip() for line in lines)
