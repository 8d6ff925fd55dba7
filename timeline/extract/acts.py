"""Find what was done: verbs of acting, named instruments, great meetings. The words are in `rules/acts.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from timeline.extract.cues import any_of, load_cues
from timeline.extract.sentences import Span, find_quotes

NOT_CLASSES = ("unreal", "statistics", "first", "leaders", "forums", "same", "instruments", "congresses")
_TITLE = re.compile(r"《[^》\n]{2,60}》")
# Words that begin with a capital, and the little words between them: Treaty on the Reduction of Forces.
_CAPITALS = re.compile(
    r"[A-Z][\w’'-]*(?:\s+(?:(?:of|on|for|in|against)(?:\s+the)?\s+|and\s+)?[A-Z][\w’'-]*)*"
)
_LONGEST = 60  # characters of a span that tells of an undated act


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of acting: its span, its class in `rules/acts.yaml`, that class's weight, and whether it was surely done."""

    start: int
    end: int
    kind: str
    weight: float
    done: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, statement, law or other work that is named: its span and its name without marks."""

    start: int
    end: int
    name: str


def find_acts(text: str, start: int, end: int) -> list[Act]:
    """Return the acts in a stretch of folded text, leaving out what is quoted and what is only meant or feared."""
    quotes = [quote for quote in find_quotes(text, start, end) if quote[1] - quote[0] > 12]
    return [
        act
        for act in _acts(text, start, end)
        if not any(a <= act.start < b for a, b in quotes) and not _is_unreal(text, start, act)
    ]


def _acts(text: str, start: int, end: int) -> Iterator[Act]:
    pattern, classes = _verbs()
    for match in pattern.finditer(text, start, end):
        name = str(match.lastgroup).rsplit("_", 1)[0]
        rule = classes[name]
        done = bool(rule.get("done")) or text[match.end() : match.end() + 1] in "了过《" or match[0].isascii()
        yield Act(match.start(), match.end(), name, rule["weight"], done and match.end() < len(text) + 1)


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, dict[str, object]]]:
    classes = {name: rule for name, rule in load_cues("acts").items() if name not in NOT_CLASSES}
    zh = [(word, name) for name, rule in classes.items() for word in rule["zh"]]
    zh.sort(key=lambda pair: -len(pair[0]))
    en = [(word, name) for name, rule in classes.items() for word in rule["en"]]
    en.sort(key=lambda pair: -len(pair[0]))
    groups = [f"(?P<{name}_{n}>{re.escape(word)})" for n, (word, name) in enumerate(zh)]
    groups += [rf"(?P<{name}_{n + len(zh)}>\b(?i:{word})\b)" for n, (word, name) in enumerate(en)]
    return re.compile("|".join(groups)), classes


def _is_unreal(text: str, start: int, act: Act) -> bool:
    """Tell whether a word of intent or possibility stands shortly before the act, in the same clause."""
    before = re.split(r"[，。；,;：:]", text[max(start, act.start - (48 if text[act.start].isascii() else 12)) : act.start])[-1]
    return bool(_cue("unreal").search(before))


def has_cue(name: str, text: str) -> bool:
    """Tell whether the text holds a word of that list in `rules/acts.yaml`."""
    return bool(_cue(name).search(text))


@cache
def _cue(name: str) -> re.Pattern[str]:
    rule = load_cues("acts")[name]
    plain = name in ("statistics", "congresses")  # these two are patterns
    zh = "|".join(rule["zh"]) if plain else any_of(rule["zh"])
    en = "|".join(rule["en"]) if plain else any_of(rule["en"])
    flags = "" if name == "congresses" else "(?i)"
    return re.compile(rf"{flags}(?:{zh}|(?<![A-Za-z])(?:{en})(?![A-Za-z]))")


def find_instruments(text: str, start: int, end: int) -> list[Instrument]:
    """Return the works named in a stretch of text, in order.

    >>> [work.name for work in find_instruments("They signed the Treaty on Rivers and the Lake Convention.", 0, 57)]
    ['Treaty on Rivers', 'Lake Convention']
    """
    found = [Instrument(*match.span(), match[0][1:-1]) for match in _TITLE.finditer(text, start, end)]
    for match in _CAPITALS.finditer(text, start, end):
        if " " in match[0] and _heads().search(match[0]):
            found.append(Instrument(*match.span(), match[0]))
    return sorted(found, key=lambda work: work.start)


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(load_cues('acts')['instruments']['en'])})\b")


def find_congresses(text: str, start: int, end: int) -> list[Span]:
    """Return the great meetings that are named by number."""
    return [match.span() for match in _cue("congresses").finditer(text, start, end)]


def is_law(instrument: Instrument) -> bool:
    """Tell whether the work is a law, treaty or declaration, which was made at some time, not a book or a speech."""
    made = ("法", "法案", "条例", "宣言", "条约", "公约", "协定", "宪章", "声明", "公报", "Act", "Law", "Treaty", "Declaration", "Convention", "Charter", "Agreement", "Protocol", "Accord")
    return instrument.name.endswith(made) or instrument.name.startswith(made)
