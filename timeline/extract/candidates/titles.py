"""Give a statement a title that a person could keep: who did what, without the date and without quotation."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.extract.candidates.acts import CAPITALS, Act, has_cue
from timeline.extract.candidates.antecedents import PRONOUN, ZH_DEFINITE, ZH_PRONOUN, find_antecedent, find_named
from timeline.extract.candidates.sentences import Span, find_clauses
from timeline.extract.candidates.statements import MAKING, Statement
from timeline.extract.candidates.vocabulary import PARTIES

ZH_LONGEST, EN_LONGEST = 40, 96  # characters
_CUT = "\0"  # stands where a date was
_CLUTTER = re.compile(
    r"<sup>[^<]*</sup>|\[\^?\d{1,3}\]|[①-⑳]|〔\d+〕|\*\*|__|[（(][^（）()]{0,60}[）)]"
    r"|^\s*(?:[-–—*•·]|\d+[.)]|[（(]?[一二三四五六七八九十]+[、)）])\s*"
)
_SAID = re.compile(r"(?:[：:](?![^《]*》)|[，,]?\s*(?=[“「\"][^”」\"]*[，。；,;]))[^\0]*\Z")
_SAYING = re.compile(
    r"(?:时)?(?:指出|强调|表示|宣称|介绍|说|认为)\Z"
    r"|(?<!\bis)(?<!\bwas)(?<!\bare)(?<!\bwere)(?<!\bbeen)"
    r"\s(?:pointed out|emphasi[sz]ed|stressed|stated|said|declared|remarked|noted|announced)\Z"
)
_PRONOUN = re.compile(r"^(?:他们|他們|他|她|它|其|两国|该国)(?=[\u3400-\u9fff])")
_RESUMED = re.compile(r"(?<=，)(?:他们|他|她|它们|它)(?=[\u3400-\u9fff])")
_LONG_QUOTE = re.compile(r"题为[“「][^”」]*[”」]?的?|[“「][^”」]*[，。；！？][^”」]*[”」]?的?")
_MARKS = str.maketrans("", "", '“”「」"')
_ZH_DATE = re.compile(
    rf"(?:早在|截至|截止|仅在|自|从|從|于|於|在|至|到)?\s*{_CUT}(?:[和与、至—]{_CUT})*\s*(?:年间|期间|间|以来|以來|之后|以后|之前|前后|前後|左右|前夕|前|初|底|起|的|，|,)?"
)
_ZH_LEAD = re.compile(
    r"^(?:其中|同时|另外|此外|为此|例如|比如|而且|并且|由此|随后|此后|其后|之后|不久|稍后|接着|后来|然后|因此|最终|不过|然而|当时|届时"
    r"|并|而|但(?!丁)|也|又|还|更|便|就|首先|其次|最后|与|和|及|，|、|；|。|,|;|\s)+"
)
_EN_DATE = re.compile(
    rf"(?:\b(?:as early as|late|early|later|earlier|mid|only|just|on|in|by|since|from|until|during|between|the|of|at)"
    rf"\s+)*{_CUT}"
    rf"(?:\s*(?:and|to|–|-|,)\s*(?:in )?{_CUT})*(?:['’]s)?",
    re.IGNORECASE,
)
_EN_LEAD = re.compile(
    r"^(?:(?:and|but|also|then|thus|soon after that|after that|moreover|in addition|for example|such as|which|that"
    r"|later(?: on)?|earlier|soon(?: after(?:wards)?)?|shortly after(?:wards)?|afterwards|thereafter|subsequently"
    r"|eventually|finally|meanwhile|however|nevertheless|therefore|consequently|in turn|at the same time|furthermore"
    r"|additionally|similarly|ultimately|at last)\b"
    r"|[,;:.–—\s])+",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(
    r"\s*(?:\W*)(?:at|in|on|when|while|after|before|during|with|under|since|as|by|for|from|following)\b", re.IGNORECASE
)
_LINK = re.compile(  # not after a verb, whose object follows: `included in the statement …`
    r"(?<!ed),? (?:with|in|at|on|for|to|by|from|of|and|that|which|when|while|as|after|before|between|over)(?= )"
)
_PARENTHESIS = re.compile(r"\s*(?:such as|among (?:them|others)|including|notably|led by|headed by|together with)\b")
_LAST_NAME = re.compile(rf"((?:[Tt]he )?{CAPITALS.pattern}),\s*\Z")
_NAME = 90  # characters before a clause in which the name that it goes with begins
_LEFTOVER = 24  # characters: an adverbial as short tells nothing
_BARE_VERB = 14  # letters: a clause with fewer says only that it was signed
_LOOSE_END = re.compile(r"(?:\s+(?:of|the|and|in|on|for|to|a|an|with|at|by|which|that|its|their|as|into|from))+\Z")


def make_title(statement: Statement) -> str:
    """Return a title in the language of the statement."""
    clauses = find_clauses(statement.text, statement.start, statement.end)
    main = _main(statement, clauses)
    name = _english if statement.is_latin else _chinese
    acting = {_holding(clauses, act.start) for act in statement.acts}
    nearest = sorted(range(len(clauses)), key=lambda at: (at != main, at not in acting, abs(at - main), -at))
    titles = (name(statement, clauses, number) for number in nearest)
    return next(filter(_tells, titles), "") or _whole(statement)


def _tells(title: str) -> bool:
    """Tell whether the title is more than a leftover: a word, or in English no more than when and where."""
    return len(re.sub(r"[\d\W]", "", title)) > 3 and not (_ADVERBIAL.match(title) and len(title) < _LEFTOVER)


def _whole(statement: Statement) -> str:
    """Return the words of the whole clause in which a date stands alone, without the date."""
    for start, end in find_clauses(statement.text, 0, len(statement.text)):
        if start <= statement.start < end:
            whole = replace(statement, start=start, end=max(end, statement.end))
            words = _clean(whole, start, end)
            if statement.is_latin:
                return _LOOSE_END.sub("", _short(_tidy(words), EN_LONGEST, " "))
            return _short(_ZH_LEAD.sub("", _ZH_DATE.sub("", words)).strip("，。；：、,;: \n"), ZH_LONGEST, "，")
    return ""


def _main(statement: Statement, clauses: list[Span]) -> int:
    """Return which clause tells the act: that of the weightiest verb near the date; without a verb, the date's own."""
    date = statement.passage.offset_of(statement.mentions[0].start) if statement.mentions else statement.start
    date = date if statement.start <= date < statement.end else statement.start
    if statement.acts:
        act = max(statement.acts, key=lambda act: _prominence(statement, act, date, clauses))
        return _holding(clauses, act.start)
    at = _holding(clauses, date)
    return at + 1 if clauses[at][1] - clauses[at][0] < 14 and at + 1 < len(clauses) else at


def _prominence(statement: Statement, act: Act, date: int, clauses: list[Span]) -> float:
    start, end = clauses[_holding(clauses, act.start)]
    aside = statement.is_latin and _ADVERBIAL.match(statement.text, start, end) and act.start - start > 4
    making = act.kind in MAKING and any(0 <= work.start - act.end < 12 for work in statement.instruments)
    headless = statement.is_latin and bool(PRONOUN.match(statement.text[start:end].lstrip()))
    far = abs(act.start - date) / (120 if statement.is_latin else 50)
    return act.weight + making - far - 2 * bool(aside) - 1.5 * headless


def _holding(clauses: list[Span], offset: int) -> int:
    return next((number for number, (start, end) in enumerate(clauses) if start <= offset < end), 0)


def _chinese(statement: Statement, clauses: list[Span], main: int) -> str:
    begin = main
    while begin and not _subject_in(statement, clauses[begin]) and clauses[main][1] - clauses[begin - 1][0] < 40:
        begin -= 1
    words = _clean(statement, clauses[begin][0], clauses[main][1])
    words = _LONG_QUOTE.sub("", _SAID.sub("", words)).translate(_MARKS)
    words = _ZH_LEAD.sub("", _ZH_DATE.sub("", words)).strip("，。；：、,;: \n—-")
    subject = _earlier_subject(statement, clauses, begin, words)
    words = _with_elided_verb(statement, words)
    words = subject + _PRONOUN.sub("", words) if subject else _chinese_named(statement, words, clauses[begin][0])
    words = _RESUMED.sub("", words)
    topic = _topic(statement, clauses[main], words)
    words = _SAYING.sub("谈", words) + topic if topic else words
    words = _about_verb(statement, clauses[main], words) if len(words) > ZH_LONGEST else words
    return re.sub(r"[和与、]\Z", "", _short(words, ZH_LONGEST, "，、的"))


def _about_verb(statement: Statement, clause: Span, words: str) -> str:
    """Return a title that is too long with its first party for all of them, so that the act is not cut off."""
    start, end = clause
    for act in (act for act in statement.acts if start <= act.start < end):
        verb = words.find(statement.passage.text[act.start : act.end])
        parties = [hit for hit in statement.hits if start <= hit.start < act.start and hit.kind in PARTIES]
        if verb > ZH_LONGEST // 2 and len(parties) > 1 and "、" in words[:verb]:
            return f"{statement.passage.text[parties[0].start : parties[0].end]}等{words[verb:]}"
    return words


def _english(statement: Statement, clauses: list[Span], main: int) -> str:
    words = _tidy(_said_in_english(_whole_english(statement, clauses, main)))
    subject = _earlier_subject(statement, clauses, main, words)
    words = _with_elided_verb(statement, words)
    words = f"{subject} {words[:1].lower()}{words[1:]}" if subject else words
    words = _english_named(statement, words, clauses[main][0])
    words = _about_others(statement, words) if len(words) > EN_LONGEST else words
    topic = _topic(statement, clauses[main], words)
    spoken = _SAYING.sub(" speaks", words)
    words = spoken + (f" {'on ' * (spoken != words)}the {topic}" if topic else "")
    for start, end in clauses[max(0, main - 4) : main]:
        where = _tidy(_clean(statement, start, end))
        if has_cue("forums", where) and _ADVERBIAL.match(where) and len(words) + len(where) < EN_LONGEST:
            words = f"{words} {where[0].lower()}{where[1:]}"
            break
    title = _LOOSE_END.sub("", _short(words, EN_LONGEST, " "))
    return title[:1].upper() + title[1:]


def _whole_english(statement: Statement, clauses: list[Span], main: int) -> str:
    """Return the words of the clause; of one that only says when a thing was signed, with the name of the thing.

    Where a parenthesis parts it from its subject, `some states, among them Chad, founded it`, with that subject.
    """
    start, end = clauses[main]
    words = _clean(statement, start, end)
    if not re.match(r"\s*[a-z]", words):
        return words
    if (
        main > 1
        and _PARENTHESIS.match(statement.text, *clauses[main - 1])
        and any(0 <= act.start - start < 3 for act in statement.acts)
    ):
        return _clean(statement, *clauses[main - 2]).rstrip(" ,") + " " + words.lstrip()
    if (
        len(re.sub(rf"{_CUT}|\W|\b(?:on|in|at)\b", "", words)) < _BARE_VERB
        and statement.text[:start].rstrip()[-1:] == ","
    ):
        named = _LAST_NAME.search(statement.passage.text, max(0, start - _NAME), start)
        return f"{named[1]} {words.lstrip()}" if named else words
    return words


def _english_named(statement: Statement, words: str, at: int) -> str:
    """Return the words with whom a pronoun at their head stands for; where that is not plain, without the pronoun."""
    pronoun = PRONOUN.match(words)
    if not pronoun or len(words) - pronoun.end() < _BARE_VERB:
        return words
    subject = find_antecedent(statement, pronoun[1], at)
    if not subject:
        return words[pronoun.end() :]
    if pronoun[1].lower() in ("its", "their", "his", "her"):
        return f"{subject}’s {words[pronoun.end(1) :].lstrip()}"
    return f"{subject} {words[pronoun.end(1) :].lstrip()}"


def _chinese_named(statement: Statement, words: str, at: int) -> str:
    """Return the same in Chinese; 该委员会 is spelt out where its name was told, else left."""
    if definite := ZH_DEFINITE.match(words):
        named = find_named(statement, definite[1], at)
        return named + words[definite.end() :] if named else words
    pronoun = ZH_PRONOUN.match(words)
    return find_antecedent(statement, pronoun[1], at) + words[pronoun.end() :] if pronoun else words


def _about_others(statement: Statement, words: str) -> str:
    """Return a title that is too long with the first of its subjects for all of them: `Chad and others signed …`."""
    listed = re.match(r"([^,]{3,60}),[^\0]*?, and (?:the )?\w+(?: \w+){0,3}? ", words)
    acts = [words.find(statement.passage.text[act.start : act.end]) for act in statement.acts] if listed else []
    verb = min((at for at in acts if at > 0), default=0)
    return f"{listed[1]} and others {words[verb:]}" if listed and verb >= listed.end() else words


def _said_in_english(words: str) -> str:
    return re.sub(r"[,:]?\s*(?:that\s+)?[“\"].{13,}|:\s.*", "", words, flags=re.DOTALL)


def _tidy(words: str) -> str:
    words = " ".join(_EN_DATE.sub(" ", words).split())
    return _EN_LEAD.sub("", words.translate(_MARKS).replace(" ,", ",")).strip(" ,.;:\n")


def _subject_in(statement: Statement, clause: Span) -> bool:
    """Tell whether somebody is named in the clause before its verb."""
    start, end = clause
    verb = min((act.start for act in statement.acts if start <= act.start < end), default=end)
    return any(start <= hit.start < verb for hit in statement.hits) or has_cue("leaders", statement.text[start:verb])


def _with_elided_verb(statement: Statement, words: str) -> str:
    """Return the words; where the verb stands only with an earlier date, followed by that verb."""
    act = statement.acts[0] if statement.acts else None
    if act is None or statement.start <= act.start < statement.end:
        return words
    return words + " " * statement.is_latin + statement.passage.text[act.start : act.end]


def _earlier_subject(statement: Statement, clauses: list[Span], begin: int, words: str) -> str:
    """Return who acts, as written, if the words begin with a verb and an earlier clause says whose; else ""."""
    verbs = [words.find(statement.passage.text[act.start : act.end]) for act in statement.acts]
    if not any(0 <= at < (12 if statement.is_latin else 5) for at in verbs) or _subject_in(statement, clauses[begin]):
        return ""
    earlier = [hit for hit in statement.hits if hit.kind in PARTIES and hit.end <= clauses[begin][0]]
    if not earlier:
        return ""
    persons = [hit for hit in earlier if hit.kind == "person"]
    subject = (persons or earlier)[-1 if persons else 0]
    return statement.passage.text[subject.start : subject.end]


def _topic(statement: Statement, clause: Span, words: str) -> str:
    """Return the concept spoken of, as written, if the words end in a verb of speaking."""
    start, end = clause
    verbs = [act for act in statement.acts if start <= act.start < end and act.kind in ("speak", "propose")]
    ends = any(words.endswith(statement.passage.text[act.start : act.end]) for act in verbs)
    topics = (
        [hit for hit in statement.hits if hit.kind in ("concept", "initiative") and hit.start > start] if ends else []
    )
    topic = statement.passage.text[topics[0].start : topics[0].end] if topics else ""
    return "" if topic in words else topic


def _clean(statement: Statement, start: int, end: int) -> str:
    """Return the words as written, each date a mark, without note markers, brackets and what belongs to other dates."""
    cuts = [(*statement.passage.span_of(one.start, one.end), _CUT) for one in statement.mentions]
    cuts += [(a, b, "") for a, b in statement.left_out]
    words, here = [], start
    for a, b, mark in sorted(cuts):
        if here <= a < end:
            words += [statement.passage.text[here:a], mark]
            here = b
    text = "".join([*words, statement.passage.text[here:end]])
    if statement.left_out:
        text = re.sub(r"(?:分别|相继|先后|\s?\brespectively\b)", "", text)
        text = re.sub(
            r"(?:和|与|、|\s?\band\b)\s*(?:the\s+)?(?=于|在|相继|签|加|于?\0|[，。,.]|in\b|\s*\Z)|(?<=[了\0])(?:和|与|、)",
            "",
            text,
        )
        text = re.sub(r"\bthe\s+(?:and\s+)?the\b", "the", text)
    return _CLUTTER.sub("", text)


def _short(words: str, longest: int, breaks: str) -> str:
    """Return the words cut at a break if they are too long; a bracket or title opened is not left open.

    A Chinese enumeration is not cut in two where a comma or its end offers a better place.
    """
    if len(words) <= longest:
        return words
    cut = _best_cut(words, longest, breaks)
    short = words[: cut if cut > 0 else longest].rstrip("，、的 ,")
    if short.count("《") > short.count("》"):
        whole = words.find("》", len(short))
        short = words[: whole + 1] if 0 < whole < 2 * longest else short[: short.rfind("《")]
    return short


def _best_cut(words: str, longest: int, breaks: str) -> int:
    """Return where to cut: in English before the last link word, if that leaves half; else at the last break."""
    if breaks == " ":
        links = [match.start() for match in _LINK.finditer(words, longest // 2, longest)]
        cut = links[-1] if links else words.rfind(" ", longest // 2, longest)
        named = next((name for name in CAPITALS.finditer(words) if name.start() < cut < name.end()), None)
        return named.end() if named and named.end() < 1.4 * longest else cut  # an instrument keeps its name
    comma = words.rfind("，", longest // 3, longest)
    return comma if comma > 0 else max((words.rfind(mark, longest // 2, longest) for mark in breaks), default=-1)
