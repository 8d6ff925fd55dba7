"""Find acts that happened and that the text gives no date: 促成了…的和解, 《…法》, a numbered congress.

They are offered apart, as "on or before" the document's date, for the editor to date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.extract.candidates.acts import Act, find_congresses, has_cue, is_law
from timeline.extract.candidates.sentences import Span, find_clauses
from timeline.extract.candidates.statements import MAKING, STRONG, Sentence, Statement
from timeline.extract.candidates.vocabulary import PARTIES, Hit
from timeline.extract.documents.places import LOCATOR

LONGEST = 58  # characters of evidence: an act and its object, not a paragraph
_CONGRESS = 2.5  # weight of a great meeting, which has no verb
_ALONE = ("mediate", "end")  # told even where no party is named: 冷战结束
_DONE_BEFORE = re.compile(r"(?:已经|已|曾经|曾|首先|首次|正式|相继|先后|随意|率先)\Z")
_PERFECT = re.compile(  # 已在沖繩完成, `has since been set up`
    r"(?:已|曾)[^，。；,]{0,10}\Z|\b(?:has|have)(?: (?:been|since|also|now|already|just|recently|formally))* \Z"
)
_BEFORE = 24  # characters before a verb in which its auxiliary stands
_OBJECT = 6  # characters after the verb: fewer are no object
_ASIDE_AFTER = re.compile(r"(?:以来|之后|以后|后|之初|之前|前|时|的|所带来|带来)")
_ASIDE_BEFORE = re.compile(r"\s*(?:after|since|when|before|while|following)\b", re.IGNORECASE)
_DONE_AFTER = re.compile(r"了|《|过|后|已|的[\u3400-\u9fff]{0,6}[“《]|\Z|[，。；,;]")


def find_undated(sentence: Sentence) -> Iterator[Statement]:
    """Give the acts of a sentence that has no date, one for each clause at most."""
    for start, end in find_clauses(sentence.text, sentence.start, sentence.end):
        clause = sentence.state(start, end)
        if has_cue("statistics", clause.words):
            continue
        if act := _main_act(sentence, clause):
            clause = replace(clause, hits=(*_subject(sentence, clause, act), *clause.hits))
            yield replace(clause, span=_span(clause, act), acts=(act,), aside=_is_aside(clause, act))
        elif span := _congress_span(clause):
            yield replace(clause, span=span, acts=(Act(*span, "meet", _CONGRESS, done=True),))
        elif span := _law_span(clause):
            yield replace(clause, span=span, acts=())


def _main_act(sentence: Sentence, clause: Statement) -> Act | None:
    """Return the act of the clause that was surely done, the weightiest of several."""
    named = _has_party(sentence, clause)
    acts = [
        act
        for act in clause.acts
        if _is_done(clause, act)
        and (named or act.kind in _ALONE or _is_perfect(clause, act) or _acts_itself(clause, act))
    ]
    return max(acts, key=lambda act: (_is_told(clause, act), act.weight), default=None)


def _subject(sentence: Sentence, clause: Statement, act: Act) -> tuple[Hit, ...]:
    """Return who is named first in the sentence, if the clause names nobody before its verb."""
    if any(hit.kind in PARTIES and hit.start < act.start for hit in clause.hits):
        return ()
    first = next((hit for hit in sentence.hits if hit.kind in PARTIES), None)
    return (first,) if first and first.end <= clause.start else ()


def _span(clause: Statement, act: Act) -> Span:
    """Return the span that tells the act: the verb and its object, or the words up to a verb that ends the clause."""
    locator = LOCATOR.search(clause.text, act.end, clause.end)  # of a reading note: no part of the act
    end = locator.start() if locator else clause.end
    if end - act.end > _OBJECT:
        return act.start, min(end, act.start + LONGEST)
    return max(clause.start, end - LONGEST), end


def _is_done(clause: Statement, act: Act) -> bool:
    """Tell whether the act is told as completed: 促成了, 首先提出, "brokered"; of a weaker verb, by a person."""
    if act.kind not in STRONG:
        return _is_told(clause, act) or _speaks(clause, act) or _acts_itself(clause, act)
    latin = clause.text[act.start].isascii()
    return latin or act.done or _is_told(clause, act) or bool(_DONE_AFTER.match(clause.text, act.end))


def _is_told(clause: Statement, act: Act) -> bool:
    """Tell whether a particle says that it is completed."""
    before, after = clause.text[max(0, act.start - 2) : act.start], clause.text[act.end : act.end + 1]
    made = act.kind in MAKING and (after == "《" or clause.text[act.end - 1] == "《")
    told = clause.text[act.end - 1] == "了" or after == "了" or made or bool(_DONE_BEFORE.search(before))
    return told or _is_perfect(clause, act)


def _is_perfect(clause: Statement, act: Act) -> bool:
    """Tell whether the perfect says that it is done, whoever did it."""
    return bool(_PERFECT.search(clause.text[max(clause.start, act.start - _BEFORE) : act.start]))


def _acts_itself(clause: Statement, act: Act) -> bool:
    """Tell whether a capital stands for its government, right before the verb: `Beijing sent an envoy`."""
    return any(hit.kind == "city" and 0 <= act.start - hit.end < 2 for hit in clause.hits)


def _is_aside(clause: Statement, act: Act) -> bool:
    """Tell whether the act only sets the time or the scene of another: 成立后发生的…, "after it was established"."""
    return bool(_ASIDE_AFTER.match(clause.text, act.end) or _ASIDE_BEFORE.match(clause.words))


def _speaks(clause: Statement, act: Act) -> bool:
    """Tell whether a person is named right before the verb: `总统马克龙宣称`, `Xi Jinping appointed`."""
    named = clause.text[max(clause.start, act.start - 12) : act.start]
    person = any(
        hit.kind in ("person", "organisation", "office") and 0 <= act.start - hit.end < 4 for hit in clause.hits
    )
    return act.kind in ("speak", "meet") and (person or has_cue("leaders", named))


def _has_party(sentence: Sentence, clause: Statement) -> bool:
    """Tell whether somebody is named who acts: in the clause, or before it in the sentence."""
    named = any(hit.kind in PARTIES and hit.start < clause.end for hit in sentence.hits)
    bodies = has_cue("leaders", clause.words) or has_cue("authorities", clause.words)
    return named or bodies or bool(re.search(r"第[一二三四五六七八九十]次", clause.words))


def _law_span(clause: Statement) -> Span | None:
    if has_cue("unreal", clause.words):
        return None
    return next(
        ((work.start, min(work.end, work.start + LONGEST)) for work in clause.instruments if is_law(work)), None
    )


def _congress_span(clause: Statement) -> Span | None:
    return next(iter(find_congresses(clause.text, clause.start, clause.end)), None)
