"""Find what was done: verbs of acting, named instruments, great meetings. The words are in `words/acts.yaml`."""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from timeline.extract.candidates.sentences import Span, find_quotes
from timeline.extract.cues import any_of, load_cues

NOT_CLASSES = (
    "unreal",
    "statistics",
    "first",
    "leaders",
    "authorities",
    "forums",
    "same",
    "instruments",
    "congresses",
    "making",
)
_TITLE = re.compile(r"《[^》\n]{2,60}》")
# Words that begin with a capital, and the little words between them: Treaty on the Reduction of Forces.
_CAPITAL = r"[A-Z][A-Za-z\d\u00c0-\u024f’'-]*"
CAPITALS = re.compile(rf"{_CAPITAL}(?:\s+(?:(?:of|on|for|in|against)(?:\s+the)?\s+|and\s+)?{_CAPITAL})*")
_IN_MONTH = re.compile(rf"\s+(?:in|on|of)\s+(?:{'|'.join(month_name[1:])})\b.*", re.DOTALL)
_QUOTED = 12  # characters: what is quoted at greater length is what somebody said, not what happened
_REACH = {True: 40, False: 10}  # characters before a verb, English and Chinese, in which a word of intent governs it


@dataclass(frozen=True, slots=True)
class Act:
    """A verb of acting: its span, its class in `words/acts.yaml`, its weight, and whether it was surely done."""

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


def find_acts(text: str) -> list[Act]:
    """Return the acts in folded text, leaving out what is quoted and what is only meant or feared.

    >>> [act.kind for act in find_acts("两国签署了条约。他们将在明年会晤。They may have signed.")]
    ['sign']
    """
    quotes = [quote for quote in find_quotes(text, 0, len(text)) if quote[1] - quote[0] > _QUOTED]
    starts = [start for start, _ in quotes]
    acts = []
    for act in sorted({act.start: act for act in (*_made(text), *_acts(text))}.values(), key=lambda act: act.start):
        at = bisect_right(starts, act.start) - 1
        if (at < 0 or act.start >= quotes[at][1]) and not _is_unreal(text, act):
            acts.append(act)
    return acts


def _acts(text: str) -> Iterator[Act]:
    finder, kinds = _verbs()
    rules = load_cues("acts")
    for index, start, end in finder.find_matches_as_indexes(text.lower() if len(text.lower()) == len(text) else text):
        if text[start].isascii() and (_is_letter(text, start - 1) or _is_letter(text, end)):
            continue
        rule = rules[kinds[index]]
        yield Act(start, end, kinds[index], rule["weight"], bool(rule.get("done")))


def _made(text: str) -> Iterator[Act]:
    """Give verbs that make something only if an instrument is their object: 通过了关于…的声明, but not 通过对话."""
    rules = load_cues("acts")
    for match in _makings().finditer(text):
        kind = rules["making"][match[0]]
        yield Act(match.start(), match.end(), kind, rules[kind]["weight"], done=True)


@cache
def _makings() -> re.Pattern[str]:
    heads = any_of([word for word in load_cues("acts")["instruments"]["zh"] if len(word) > 1])
    return re.compile(rf"(?:{any_of(load_cues('acts')['making'])})(?=[^，。；、《“]{{1,30}}?(?:{heads}))")


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and (text[at].isalpha() or text[at] == "-")


@cache
def _verbs() -> tuple[Any, list[str]]:
    """Return what finds all verbs at once, and the class of each."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    words = {
        word.lower(): name
        for name, rule in load_cues("acts").items()
        if name not in NOT_CLASSES
        for word in (*rule["zh"], *rule["en"])
    }
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), list(words.values())


def _is_unreal(text: str, act: Act) -> bool:
    """Tell whether a word of intent or possibility stands shortly before the act, in the same clause."""
    reach = _REACH[text[act.start].isascii()]
    before = re.split(r"[，。；,;：:.]", text[max(0, act.start - reach) : act.start])[-1]
    return bool(_cue("unreal").search(before)) or before.endswith("将")


def has_cue(name: str, text: str) -> bool:
    """Tell whether the text holds a word of that list in `words/acts.yaml`."""
    return bool(_cue(name).search(text))


def cue_spans(name: str, text: str, start: int, end: int) -> list[Span]:
    """Return where words of that list stand in a stretch of the text."""
    return [match.span() for match in _cue(name).finditer(text, start, end)]


@cache
def _cue(name: str) -> re.Pattern[str]:
    rule = load_cues("acts")[name]
    plain = name in ("statistics", "congresses")  # these two are patterns
    zh = "|".join(rule["zh"]) if plain else any_of(rule["zh"])
    en = "|".join(rule["en"]) if plain else any_of(rule["en"])
    flags = "" if name == "congresses" else "(?i)"
    return re.compile(rf"{flags}(?:{zh}|(?<![A-Za-z])(?:{en})s?(?![A-Za-z]))")


def find_instruments(text: str, start: int, end: int) -> list[Instrument]:
    """Return the works named in a stretch of text, in order.

    >>> [work.name for work in find_instruments("They signed the Treaty on Rivers and the Lake Convention.", 0, 57)]
    ['Treaty on Rivers', 'Lake Convention']
    """
    found = [Instrument(*match.span(), match[0][1:-1]) for match in _TITLE.finditer(text, start, end)]
    capitals = (match for match in CAPITALS.finditer(text, start, end) if " " in match[0] and _heads().search(match[0]))
    found += [_without_month(match) for match in capitals]
    return sorted(found, key=lambda work: work.start)


def _without_month(match: re.Match[str]) -> Instrument:
    """Return the instrument without the month that a capital joins to it: the River Convention in May."""
    name = _IN_MONTH.sub("", match[0])
    return Instrument(match.start(), match.start() + len(name), name)


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(load_cues('acts')['instruments']['en'])})\b")


def find_congresses(text: str, start: int, end: int) -> list[Span]:
    """Return the great meetings that are named by number."""
    return [match.span() for match in _cue("congresses").finditer(text, start, end)]


def is_law(instrument: Instrument) -> bool:
    """Tell whether the work is a law, treaty or declaration, which was made at some time, not a book or a speech."""
    made = (
        "法",
        "法案",
        "条例",
        "宣言",
        "条约",
        "公约",
        "协定",
        "宪章",
        "声明",
        "公报",
        "Act",
        "Law",
        "Treaty",
        "Declaration",
        "Convention",
        "Charter",
        "Agreement",
        "Protocol",
        "Accord",
    )
    return instrument.name.endswith(made) or instrument.name.startswith(made)
