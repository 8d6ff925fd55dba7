"""What the finders are asked: documents with every date marked, and prose with few dates for the speed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
MARKED = HERE.parents[1] / "tests" / "extract" / "mentions" / "dated"
_MARK = re.compile(r"⟦([^|⟧]*)\|([^|⟧]*)\|[^⟧]*⟧")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
NOW = "2024-06-15"


@dataclass(frozen=True)
class Marked:
    """A document and its dates: start, end, EDTF."""

    text: str
    dates: tuple[tuple[int, int, str], ...]

    @property
    def language(self) -> str:
        """The language of most of it."""
        return "zh" if len(_CHINESE.findall(self.text)) * 2 > len(self.text) / 2 else "en"


def load_marked() -> list[Marked]:
    """Return the marked documents."""
    return [_read(path.read_text(encoding="utf-8")) for path in sorted(MARKED.glob("*.txt"))]


def load_prose(language: str, characters: int) -> str:
    """Return so many characters of prose, the same paragraphs again and again."""
    text = (HERE / f"prose-{language}.txt").read_text(encoding="utf-8") + "\n"
    return (text * (characters // len(text) + 1))[:characters]


def load_dense(language: str, characters: int) -> str:
    """Return a chronology: a date every twenty characters or so, no two lines alike."""
    days = [date(1950, 1, 1) + timedelta(days=37 * count) for count in range(characters // 16)]
    if language == "zh":
        return "".join(f"{day.year}年{day.month}月{day.day}日，双方会谈，签署协议。\n" for day in days)[:characters]
    return "".join(f"{day:%B} {day.day}, {day.year}: talks.\n" for day in days)[:characters]


def _read(marked: str) -> Marked:
    dates, text, past = [], "", 0
    for mark in _MARK.finditer(marked):
        text += marked[past : mark.start()]
        dates.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        past = mark.end()
    return Marked(text + marked[past:], tuple(dates))
