"""Make a document of a text, as if it had been read from a file."""

from __future__ import annotations

from timeline.extract.candidates import propose_candidates
from timeline.extract.documents.zones import find_places, find_zones
from timeline.records.candidates import Candidate
from timeline.records.curated import Actor, Term
from timeline.records.documents import Document


def as_document(text: str, path: str = "a.txt", date: str | None = None, source: str | None = None) -> Document:
    zones = find_zones(text)
    return Document(path, text, zones, find_places(text, zones), source, date)


def mine(*texts: str, terms: tuple[Term, ...] = (), actors: tuple[Actor, ...] = ()) -> list[Candidate]:
    documents = [as_document(text, f"{number}.txt") for number, text in enumerate(texts)]
    return propose_candidates(documents, terms=terms, actors=actors)


def term(name: str, kind: str, en: str, zh: str) -> Term:
    return Term.model_validate({"id": name, "kind": kind, "label": {"en": en, "zh": zh}})


def actor(name: str, kind: str, en: str, zh: str, *more: str) -> Actor:
    aliases = {"en": [word for word in more if word.isascii()], "zh": [word for word in more if not word.isascii()]}
    return Actor.model_validate({"id": name, "kind": kind, "label": {"en": en, "zh": zh}, "aliases": aliases})
