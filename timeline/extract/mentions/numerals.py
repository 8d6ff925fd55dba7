"""Read numbers as dates write them: figures, Chinese numerals, English ordinals."""

from __future__ import annotations

import re

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "O": 0,
    "0": 0,
    "两": 2,
    "元": 1,
}
_TENS = {"十": 10, "百": 100, "千": 1000, "廿": 20, "卅": 30}
_FIGURES = re.compile(r"[0-9]+")


def read_number(text: str) -> int:
    """Return the number that figures or Chinese numerals stand for; what surrounds figures is passed over.

    >>> [read_number(text) for text in ("2009", "3rd", "二〇〇九", "十二", "廿六", "一百零八", "二千零九", "初五")]
    [2009, 3, 2009, 12, 26, 108, 2009, 5]
    """
    if figures := _FIGURES.search(text):
        return int(figures[0])
    if not any(char in _TENS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text if char in _DIGITS))
    total = digit = 0
    for char in text:
        if char in ("廿", "卅"):
            total += _TENS[char]
        elif char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return total + digit
