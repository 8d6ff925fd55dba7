"""Find whom a pronoun at the head of a title stands for, where the sentence before says it plainly.

Plainly: its subject stands before its first verb, agrees in number, and is not the maker of something that the pronoun
may mean as well. `The council set up a commission. It met in May.` is not plain: the council, or the commission?
"""

from __future__ import annotations

import re

from timeline.extract.candidates.acts import find_acts
from timeline.extract.candidates.sentences import find_sentences
from timeline.extract.candidates.statements import Statement

_BACK = 400  # characters before the pronoun in which its noun is looked for
_SENTENCES = 4  # of them, the last, what stands before the pronoun in its own sentence being one
PRONOUN = re.compile(
    r"(It|They|He|She|Its|Their|His|Her)\s+(?:(?:was|were|is|are|had been|has been|had|has)\s+)?", re.IGNORECASE
)
ZH_PRONOUN = re.compile(r"(他们|她们|它们|他|她|它|其)(?![他中余次间后实])(?=[\u3400-\u9fff])")
ZH_DEFINITE = re.compile(
    r"(?:该|这一|这个)((?:[\u3400-\u9fff]{0,2}?)(?:委员会|理事会|协会|学会|组织|机构|网络|论坛|基金会|基金|公约|条约|中心|联盟))"
)
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|had|has|have|did|does|will|would|could|can|may|must|also|first|then)\b")
_LEAD = re.compile(
    r"\s*(?:(?:(?:as early as|early|late|later|on|in|by|since|from|until|during|at)\b[^,.]{0,30}?\d{4}"
    r"|(?:later|early|late|in|this|the same|that|the following|the next)[\w ]{1,12}(?:year|month|day)),?\s+)?",
    re.IGNORECASE,
)
_CAPITAL = r"[A-Z][\w.’'-]*"
_NAMED = re.compile(rf"(?:[Tt]he |An? )?{_CAPITAL}(?:(?:,? (?:(?:of|on|for|and|the|in|against) ){{0,2}}){_CAPITAL})*")
_THE = re.compile(r"[Tt]he [a-z-]+(?: [a-z-]+)?")
_PERSON = re.compile(rf"{_CAPITAL}(?: {_CAPITAL}){{1,4}}")
_ZH_LEAD = re.compile(r"\s*(?:[^，。]{0,12}(?:年|月|日|当天)(?:初|底|间)?[，,]?)?(?:在|由|经|又|还)?")
_ZH_SUBJECT = re.compile(r"[\u3400-\u9fff·]{2,16}?(?=在|于|就|向|与|主持|首次|正式|还|也|将|曾|共同|宣布|\Z)")
_ZH_BODY = re.compile(r".*(?:会|组织|机构|网络|论坛|基金|联盟|中心|政府|部|院|署|国)\Z")
_ZH_EDGE = re.compile(r"[的了由与和在于向对为将被是\W]|名为|成立|设立|建立|创立|创建|组建|发起")
_MAKING = ("found", "sign", "adopt", "publish", "propose", "start")


def find_antecedent(statement: Statement, pronoun: str, at: int) -> str:
    """Return what the pronoun stands for, as written, or "" where that is not plain.

    at    where, in the passage, the clause with the pronoun begins.
    """
    base = max(0, at - _BACK)
    before = statement.text[base:at]
    for start, end in list(find_sentences(before))[: -_SENTENCES - 1 : -1]:
        words = before[start:end]
        if base and not start:
            return ""  # it is cut off
        lead = (_LEAD if statement.is_latin else _ZH_LEAD).match(words)
        begin = lead.end() if lead else 0
        if (PRONOUN if statement.is_latin else ZH_PRONOUN).match(words, begin):
            continue  # it stands for the same, one sentence further back
        if not find_acts(words) and not _AUXILIARY.search(words):
            continue  # no more than an adverbial of the pronoun's own sentence
        subject = (_english if statement.is_latin else _chinese)(words[begin:], pronoun.lower())
        begin += base + start
        return statement.passage.text[begin : begin + len(subject)]
    return ""


def is_headless(statement: Statement) -> bool:
    """Tell whether the statement begins with a pronoun for who acts, or for what is done."""
    words = statement.words.lstrip()
    return bool((PRONOUN if statement.is_latin else ZH_PRONOUN).match(words))


def find_named(statement: Statement, kind: str, at: int) -> str:
    """Return the name, as written, that 该委员会 stands for: the last one before it that ends so, or ""."""
    base = max(0, at - _BACK)
    before = statement.text[base:at]
    end = before.rfind(kind)
    while end > 0:
        edges = [edge.end() for edge in _ZH_EDGE.finditer(before, max(0, end - 16), end)]
        start = max([*edges, *(act.end for act in find_acts(before[:end]) if act.end <= end), 0])
        if 2 <= end - start <= 12 and before[start] not in "该这此本":
            return statement.passage.text[base + start : base + end + len(kind)]
        end = before.rfind(kind, 0, end)
    return ""


def _english(words: str, pronoun: str) -> str:
    """Return the subject that the words begin with, if it can be what the pronoun means."""
    act = next(iter(find_acts(words)), None)
    auxiliary = _AUXILIARY.search(words)
    active = act is not None and (auxiliary is None or act.start < auxiliary.start())
    verb = act.start if active and act else auxiliary.start() if auxiliary else 0
    subject = words[:verb].rstrip(" ,")
    if pronoun in ("he", "she", "his", "her"):
        return subject if _PERSON.fullmatch(subject) else ""
    if not (_NAMED.fullmatch(subject) or _THE.fullmatch(subject)):
        return ""
    if pronoun in ("they", "their"):
        return subject if " and " in subject and not subject.startswith("The ") else ""
    made = active and act is not None and act.kind in _MAKING
    is_body = subject.lower().startswith("the ") or subject.isupper()
    return subject if is_body and not made and not subject.endswith("s") else ""


def _chinese(words: str, pronoun: str) -> str:
    """Return the subject that the words begin with, if it can be what the pronoun means."""
    acts = find_acts(words)
    verb = acts[0].start if acts else 0
    found = _ZH_SUBJECT.match(words, 0, verb)
    if not found:
        return ""
    if pronoun in ("他", "她"):
        return found[0] if (len(found[0]) <= 4 or "·" in found[0]) and not _ZH_BODY.match(found[0]) else ""
    plural = pronoun in ("他们", "她们", "它们")
    made = acts[0].kind in ("found", "propose")
    return found[0] if plural == bool(re.search("[和与、]", found[0])) and _ZH_BODY.match(found[0]) and not made else ""
