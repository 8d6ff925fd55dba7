"""Find what sentences say was done at a date: one statement per date and act, coordination resolved.

Step on the arrow from Mention to Candidate. A date governs the clauses from its own to the next date's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.extract.candidates.acts import Act, has_cue
from timeline.extract.candidates.sentences import Span, find_clauses
from timeline.extract.candidates.statements import STRONG, Sentence, Statement, is_made
from timeline.extract.candidates.vocabulary import PARTIES, Hit
from timeline.records.documents import Mention

_COORDINATED = re.compile(r"\s*(?:和|与|與|及|以及|、|and|&|, and)\s*(?:in\s+)?\Z")
_ASIDE = re.compile(r"(?:召开|举行)?(?:之)?(?:前夕|前|后|期间|以来)[^，]{0,12}，\Z")
_APPOSED = re.compile(  # next year, in 1997; 次年，即1997年
    r"\s*(?:[,，]?\s*(?:即|也就是|亦即|namely|that is),?|[,，(（]|的)?\s*(?:于|在|in|on)?\s*\Z"
)
_RESPECTIVE = re.compile(r"分别|分別|相继|相繼|先后|先後|各自|respectively|in turn")
_PLACES = [
    re.compile(r"在((?:[\u3400-\u9fff]{2,6})(?:[、和与][\u3400-\u9fff]{2,6})+?)(?=签|发|举|召|达|通|设|成)"),
    re.compile(r"\bin ([A-Z][\w.]+(?: [A-Z]\w+)?(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)*,? and [A-Z][\w.]+(?: [A-Z]\w+)?)"),
]
_AFTER_LINK = 24  # characters from "and" to the verb of the clause that it begins
_BARE = 3  # letters besides the date: fewer are no statement
_NO_SUBJECT = re.compile(
    r"^(?:并且|并|而且|且|从而|使|又|还|也|同时|随后|遂|共同|正式|成功|最终|首次|相继|先后)+|^(?:and|then|later|also|which|who|thus|formally)\b\s*"
    r"|^(?:when|after|before|while|as|since|by|with|to|in|at|on|for|from)\b.*",
    re.IGNORECASE,
)


def find_statements(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Statement]:
    """Give the dated statements of one sentence; `mentions` are its dates, in order."""
    at = sentence.passage.offset_of
    groups = _coordinate(sentence, mentions)
    starts = _boundaries(sentence, groups)
    subject: tuple[Hit, ...] = ()
    acts: tuple[Act, ...] = ()  # `A joined in 1984, B in 1995`: the second verb is left out
    for group, start, end in zip(groups, starts, [*starts[1:], sentence.end], strict=True):
        whole = _without_apposed(sentence.state(start, end, group))
        named = _parties(whole)
        whole = whole if named else replace(whole, hits=(*subject, *whole.hits))
        whole = whole if whole.acts or not named else replace(whole, acts=acts)
        subject, acts = named[:1] or subject, whole.acts[:1] or acts
        if len({mention.edtf for mention in whole.mentions}) > 1:
            yield from _apart(whole, at(group[0].start))
        else:
            yield from _aside(sentence, whole, at(group[0].start))


def _coordinate(sentence: Sentence, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Return the dates in groups: `1996年和1997年` is one, and so is one date named twice, `次年，即1997年`."""
    groups: list[list[Mention]] = []
    for mention in mentions:
        if groups and (groups[-1][-1].edtf == mention.edtf or _is_joined(sentence, groups[-1][-1], mention)):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _is_joined(sentence: Sentence, one: Mention, other: Mention) -> bool:
    between = sentence.document.text[one.end : other.start]
    return len(between) < 12 and (bool(_COORDINATED.match(between)) or _is_apposed(between, one, other))


def _is_apposed(between: str, one: Mention, other: Mention) -> bool:
    """Tell whether a date that counts from another is at once told in full: `Two years later, in December 2003`."""
    return one.basis != "explicit" and other.basis == "explicit" and bool(_APPOSED.match(between))


def _without_apposed(statement: Statement) -> Statement:
    """Return the statement with the date told in full for one that counts from another, which may be counted wrong."""
    text, mentions = statement.document.text, statement.mentions
    apposed = [one for one, other in pairwise(mentions) if _is_apposed(text[one.end : other.start], one, other)]
    if not apposed:
        return statement
    spans = tuple(statement.passage.span_of(one.start, one.end) for one in apposed)
    told = tuple(one for one in mentions if one not in apposed)
    return replace(statement, mentions=told, left_out=(*statement.left_out, *spans))


def _boundaries(sentence: Sentence, groups: list[list[Mention]]) -> list[int]:
    """Return where the stretch of each group begins: with its clause, or, in one clause with another date, with it.

    A clause that is nothing but a date goes with the next: `2020年9月22日，他宣布2030年前…`.
    """
    clauses = find_clauses(sentence.text, sentence.start, sentence.end)
    starts = [sentence.start]
    for last, group in pairwise(groups):
        ended = sentence.passage.span_of(last[-1].start, last[-1].end)[1]
        at = sentence.passage.offset_of(group[0].start)
        clause = max(start for start, _ in clauses if start <= at)
        bare = len(re.sub(r"\W", "", sentence.text[starts[-1] : clause])) - sum(len(one.text) for one in last) < _BARE
        starts.append(clause if clause >= ended and not bare else _in_clause(sentence, ended, at, len(group[-1].text)))
    return starts


def _in_clause(sentence: Sentence, ended: int, at: int, length: int) -> int:
    """Return where the second date's words begin: English may put them before it: `and signed it in 2001`.

    A date that ends its clause has them before it: `the 1998 review was amended in July 2002, but …`.
    """
    for link in re.finditer(r"\b(?:and|but) ", sentence.text[ended:at]):
        linked = ended + link.start()
        begun = [act.start for act in sentence.acts] + [hit.start for hit in sentence.hits]
        if any(0 <= start - linked < _AFTER_LINK and start < at for start in begun):
            return linked
    final = sentence.text[ended : ended + 1].isascii() and not sentence.text[at + length : at + length + 1].strip(
        ",.;:"
    )
    verbs = [act for act in sentence.acts if ended <= act.start < at]
    return ended if final and verbs and "," not in sentence.text[ended:at] else at


def _apart(whole: Statement, date: int) -> Iterator[Statement]:
    """Give one statement for each of several coordinated dates, each with its own instrument, place and party."""
    number = len(whole.mentions)
    places, listed = _listed_places(whole)
    parties = [hit for hit in _parties(whole) if hit.end <= date]
    for index, mention in enumerate(whole.mentions):
        others = [whole.passage.span_of(other.start, other.end) for other in whole.mentions if other is not mention]
        own = replace(whole, mentions=(mention,), rank=(index, number))
        if len(whole.instruments) == number:
            own = replace(own, instruments=(whole.instruments[index],))
            others += [(work.start, work.end) for work in whole.instruments if work is not whole.instruments[index]]
        elif len(parties) == number and _RESPECTIVE.search(whole.words):
            left = [hit for hit in parties if hit is not parties[index]]
            own = replace(own, hits=tuple(hit for hit in whole.hits if hit not in left))
            others += [(hit.start, hit.end) for hit in left]
        if len(places) == number:
            own = replace(own, place=places[index])
            others.append(listed)
        yield replace(own, left_out=(*own.left_out, *others))


def _parties(statement: Statement) -> tuple[Hit, ...]:
    return tuple(hit for hit in statement.hits if hit.kind in PARTIES)


def _aside(sentence: Sentence, whole: Statement, date: int) -> Iterator[Statement]:
    """Give the statement; where its date only places it before or after a meeting, that meeting is a statement, too.

    [2018年青岛峰会召开前，主任介绍… → the meeting in Qingdao, and what the director said]
    """
    clauses = find_clauses(whole.text, whole.start, whole.end)
    start, end = next(((a, b) for a, b in clauses if a <= date < b), (whole.start, whole.end))
    if _ASIDE.search(whole.text, date, end) and has_cue("forums", whole.text[start:end]) and end < whole.end:
        meeting = sentence.state(start, end, whole.mentions)
        yield replace(meeting, acts=(), aside=True)
        rest = sentence.state(end, whole.end, whole.mentions)
        if not rest.acts:
            return
        whole = rest
    yield from _by_act(sentence, whole)


def _listed_places(whole: Statement) -> tuple[list[str], Span]:
    """Return the places of a list, `在上海、莫斯科`, and its span."""
    for match in (match for pattern in _PLACES for match in pattern.finditer(whole.words)):
        places = [place.strip(" .") for place in re.split(r"[、和与]|, and | and |, ", match[1]) if place.strip()]
        if not any(place in mention.text for place in places for mention in whole.mentions):
            return places, (whole.start + match.start(), whole.start + match.end())
    return [], (whole.start, whole.start)


def _by_act(sentence: Sentence, whole: Statement) -> Iterator[Statement]:
    """Give the statement, cut where a later clause tells another act of that date.

    That is a clause with a verb of making and an instrument of its own, or with a subject and a strong verb of its own:
    [条约生效，欧盟正式成立 → the treaty, and the union]
    """
    cuts = [whole.start]
    for clause in find_clauses(whole.text, whole.start, whole.end)[1:]:
        before = (cuts[-1], clause[0])
        if (_makes(whole, clause) and _makes(whole, before)) or _is_other(whole, before, clause):
            cuts.append(clause[0])
    for number, (start, end) in enumerate(zip(cuts, [*cuts[1:], whole.end], strict=True)):
        part = sentence.state(start, end, whole.mentions)
        yield whole if len(cuts) == 1 else replace(part, second=number > 0)


def _makes(whole: Statement, span: Span) -> bool:
    return any(span[0] <= work.start < span[1] and is_made(whole, work, span[0]) for work in whole.instruments)


def _is_other(whole: Statement, before: Span, clause: Span) -> bool:
    """Tell whether the clause has a subject of its own and a strong verb of a kind that the clauses before lack."""
    kinds = [
        {act.kind for act in whole.acts if start <= act.start < end and act.kind in STRONG}
        for start, end in (before, clause)
    ]
    verb = min((act.start for act in whole.acts if act.start >= clause[0]), default=clause[1])
    own = _NO_SUBJECT.sub("", whole.text[clause[0] : verb].strip())
    return bool(kinds[0] and kinds[1] and not kinds[0] & kinds[1]) and len(own) > (4 if whole.is_latin else 1)


def is_bare(statement: Statement) -> bool:
    """Tell whether the statement is nothing but dates: the year at the head of a chronology."""
    dates = sum(len(re.sub(r"\W", "", mention.text)) for mention in statement.mentions)
    return not statement.acts and len(re.sub(r"\W", "", statement.words)) <= dates


def carry_date(sentence: Sentence, last: Statement | None) -> list[Statement]:
    """Return what a sentence without a date says was done at the same meeting as the statement before it, if anything.

    Only where it points back (此次峰会, "the summit also"), something was made, and that is another instrument.
    """
    if last is None:
        return []
    own = sentence.state(sentence.start, sentence.end, last.mentions)
    made = [work for work in own.instruments if is_made(own, work, own.start)]
    old = {work.name for work in last.instruments}
    if has_cue("same", own.words[:40]) and made and not any(work.name in old for work in made):
        return [replace(own, carried=True)]
    return []
