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
_BELOW_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENFOLD = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: value for value, word in enumerate(_BELOW_TWENTY.split(), 1)} | {
    word: 10 * value for value, word in enumerate(_TENFOLD.split(), 2)
}
_WORD = re.compile(r"[a-z]+")
_FIRST_CENTURY, _LAST_CENTURY = 17, 20
"""Such a number with another right after it is of hundreds: nineteen twenty-eight."""
_FIGURES = re.compile(r"[0-9]+")


def read_number(text: str) -> int:
    """Return the number that figures, Chinese numerals or English words say; what surrounds figures is passed over.

    >>> [read_number(text) for text in ("2009", "3rd", "二〇〇九", "十二", "廿六", "一百零八", "二千零九", "初五")]
    [2009, 3, 2009, 12, 26, 108, 2009, 5]
    """
    if figures := _FIGURES.search(text):
        return int(figures[0])
    if _WORD.search(text.casefold()):
        return _read_words(text)
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


def _read_words(text: str) -> int:
    """Return the year that English words say.

    >>> _read_words("one thousand nine hundred and ninety-four"), _read_words("nineteen twenty-eight")
    (1994, 1928)
    """
    total = below = 0
    for word in _WORD.findall(text.casefold()):
        if word == "thousand":
            total, below = below * 1000, 0
        elif word == "hundred":
            below *= 100
        elif word in _WORDS:
            below = (below * 100 if _FIRST_CENTURY <= below <= _LAST_CENTURY else below) + _WORDS[word]
    return total + below
