"""Find the formula that a text states: principles listed side by side, in either language."""

from __future__ import annotations

import re

from timeline.extract.candidates.vocabulary import Vocabulary

PRINCIPLE = ("principle",)
_ZH_LIST = re.compile(r"[\u3400-\u9fff]{2,8}(?:(?:、|和|与|以及|及)[\u3400-\u9fff]{2,8})+")
_EN_ITEM = r"(?!and\b)[A-Za-z-]+(?: (?!and\b)[A-Za-z-]+)?"
_EN_LIST = re.compile(rf"{_EN_ITEM}(?:, {_EN_ITEM})+(?:,? and {_EN_ITEM})?")
_CLOSED = re.compile(r"[\u3400-\u9fff]{2,3}(?:的[\u3400-\u9fff]{0,2})?安全")
_TAIL = "安全"


def find_formula(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the ids of the principles that a list in the folded text states, in their order.

    A noun that closes the list belongs to all: `共同、综合、合作、可持续的安全观` states 共同安全, 综合安全 …
    """
    for pattern, split in ((_ZH_LIST, _zh_items), (_EN_LIST, _en_items)):
        for match in pattern.finditer(text):
            states = [_principle(items, vocabulary) for items in split(match[0], text[match.end() : match.end() + 8])]
            known = tuple(dict.fromkeys(state for state in states if state))
            if len(known) > 1:
                return known
    return ()


def _principle(spellings: list[str], vocabulary: Vocabulary) -> str | None:
    return next((found for item in spellings if (found := vocabulary.lookup(item, PRINCIPLE))), None)


def _zh_items(words: str, after: str) -> list[list[str]]:
    """Return each item in the ways it may be spelt in full, the fullest first."""
    items = re.split(r"、|和|与|以及|及", words)
    closed = bool(_CLOSED.match(items[-1] + after))
    spellings = []
    for item in items:
        bare = re.sub(r"^.*?(?:以|践行|遵循|坚持)|(?:的|为).*$", "", item)
        stem = bare.split(_TAIL)[0] or bare
        full = [stem + _TAIL, stem[-2:] + _TAIL] if closed or _TAIL in bare else []  # 倡导共同安全: the verb goes
        spellings.append([*full, bare, stem, item])
    return spellings


def _en_items(words: str, after: str) -> list[list[str]]:
    items = re.split(r",? and |, ", words)
    last = items[-1].split() + re.findall(r"\A [a-z]+", after)
    noun = next((word for word in last if word == "security"), None)
    spellings = []
    for item in items:
        stem = item.removesuffix(" security").split()[-1] if item.split() else item
        spellings.append(([f"{stem} {noun}"] if noun else []) + [item, " ".join(item.split()[-2:]), stem])
    return spellings
