"""Give a statement a title that a person could keep: who did what, without the date and without quotation."""

from __future__ import annotations

import re

from timeline.extract.acts import Act
from timeline.extract.sentences import Span, find_clauses
from timeline.extract.statements import Statement

ZH_LONGEST, EN_LONGEST = 34, 90  # characters
_CUT = "\0"  # stands where a date was
_CLUTTER = re.compile(
    r"<sup>[^<]*</sup>|\[\^?\d{1,3}\]|[①-⑳〔］]|〔\d+〕|\*\*|__|[（(][^（）()]{0,60}[）)]|^\s*(?:[-*•·]|\d+[.)]|[（(]?[一二三四五六七八九十]+[、)）])\s*"
)
_SPEECH = re.compile(r"(?:：|:|，)?\s*[“「\"].{13,}|(?:时)?(?:指出|强调|表示|重申|提出|宣称|介绍|说|认为)[，,：:].*", re.DOTALL)
_ZH_DATE = re.compile(rf"(?:早在|截至|截止|仅在|自|从|于|在|至|到)?{_CUT}(?:[和与、至]{_CUT})*(?:年间|期间|间|以来|之后|以后|起|的|，|,)?")
_EN_DATE = re.compile(
    rf"(?:^|\s)(?:as early as|on|in|by|since|from|until|during|between|at|the|of|early|late|mid)*\s*(?:(?:in|on|of|the|since|early|late) )*{_CUT}(?:\s*(?:and|to|–|-)\s*{_CUT})*(?:'s)?,?",
    re.IGNORECASE,
)
_LEAD_ZH = re.compile(r"^(?:此后|随后|其中|同时|另外|此外|为此|例如|比如|而且|并且|并|而|也|又|还|，|、|；|。|\s)+")
_LEAD_EN = re.compile(r"^(?:and|but|also|then|thus|soon after that|after that|moreover|in addition|for example|such as|which|,|;|\s)+\b\s*", re.IGNORECASE)
_PREPOSITION = re.compile(r"\s*(?:at|in|on|when|while|after|before|during|with|under|since|as|by|for|to|from|following)\b", re.IGNORECASE)


def make_title(statement: Statement) -> str:
    """Return a title in the language of the statement."""
    text = statement.passage.text
    if text[statement.start : statement.end].isascii() or not re.search(r"[\u3400-\u9fff]", text[statement.start : statement.end]):
        return _english(statement)
    return _chinese(statement)


def _chinese(statement: Statement) -> str:
    clauses = find_clauses(statement.text, statement.start, statement.end)
    main = _main(statement, clauses)
    begin = _subject_clause(statement, clauses, main)
    words = "".join(_clean(statement, start, end) for start, end in clauses[begin : main + 1])
    words = _SPEECH.sub(lambda match: match[0][:_verb_length(match[0])], words)
    words = _LEAD_ZH.sub("", _ZH_DATE.sub("", words)).strip("，。；：、,;: \n—-")
    return _short(words, ZH_LONGEST, "，、的")


def _verb_length(tail: str) -> int:
    """Return how much of a cut tail is the verb of speaking, which the title keeps."""
    verb = re.match(r"(?:时)?(?:指出|强调|表示|重申|提出|宣称|介绍|说|认为)", tail)
    return verb.end() if verb else 0


def _english(statement: Statement) -> str:
    clauses = find_clauses(statement.text, statement.start, statement.end)
    main = _main(statement, clauses)
    begin = _subject_clause(statement, clauses, main)
    words = " ".join(_clean(statement, start, end).strip() for start, end in clauses[begin : main + 1])
    words = re.sub(r"[,:]?\s*(?:that\s+)?[“\"].{13,}", "", words, flags=re.DOTALL)
    words = _LEAD_EN.sub("", _EN_DATE.sub(" ", words)).strip(" ,.;:\n")
    words = " ".join(words.split())
    title = _short(words, EN_LONGEST, " ")
    return title[:1].upper() + title[1:]


def _main(statement: Statement, clauses: list[Span]) -> int:
    """Return which clause tells the act: that of the weightiest verb, the first of equals; else the date's own."""
    if statement.acts:
        act = max(statement.acts, key=_importance(statement))
        return next(n for n, (start, end) in enumerate(clauses) if start <= act.start < end)
    date = statement.passage.offset_of(statement.mentions[0].start) if statement.mentions and not statement.carried else 0
    inside = [n for n, (start, end) in enumerate(clauses) if start <= date < end]
    later = [n for n in inside if clauses[n][1] - clauses[n][0] > 14 or n + 1 == len(clauses)]
    return later[0] if later else min(len(clauses) - 1, inside[0] + 1 if inside else 0)


def _importance(statement: Statement):  # type: ignore[no-untyped-def]  # noqa: ANN202
    date = statement.passage.offset_of(statement.mentions[0].start) if statement.mentions and not statement.carried else statement.start

    def key(act: Act) -> tuple[float, int]:
        return act.weight - abs(act.start - date) / 60, -act.start

    return key


def _subject_clause(statement: Statement, clauses: list[Span], main: int) -> int:
    """Return the clause to begin with: the act's own, or an earlier one if its own has no subject."""
    start, end = clauses[main]
    first = min((act.start for act in statement.acts if start <= act.start < end), default=end)
    if main == 0 or any(start <= hit.start < first for hit in statement.hits) or first - start > 12:
        return main
    return main - 1 if not _PREPOSITION.match(statement.text[clauses[main - 1][0] :]) else main


def _clean(statement: Statement, start: int, end: int) -> str:
    """Return the words as written, the dates replaced by a mark, note markers and brackets gone."""
    words, at = [], start
    for mention in statement.mentions if not statement.carried else ():
        begin = statement.passage.offset_of(mention.start)
        if at <= begin < end:
            words += [statement.passage.text[at:begin], _CUT]
            at = begin + len(mention.text)
    return _CLUTTER.sub("", "".join([*words, statement.passage.text[at:end]]))


def _short(words: str, longest: int, breaks: str) -> str:
    """Return the words cut at a break if they are too long; a bracket or title opened is not left open."""
    if len(words) <= longest:
        return words
    cut = max((words.rfind(mark, longest // 2, longest) for mark in breaks), default=-1)
    short = words[: cut if cut > 0 else longest].rstrip("，、的 ,")
    for opening, closing in ("《》", "“”", "「」"):
        if short.count(opening) > short.count(closing):
            whole = words.find(closing, len(short))
            short = words[: whole + 1] if 0 < whole < 2 * longest else short[: short.rfind(opening)]
    return re.sub(r"\s+(?:of|the|and|in|on|for|to|a|an|with|at|by|which|that)$", "", short)
