"""Find dated statements in documents, and propose events: Document → Mention → Candidate."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.extract.candidates import propose_candidates
    from timeline.extract.candidates.term_counts import TermCount, count_terms
    from timeline.extract.documents import find_documents, read_document
    from timeline.extract.documents.descriptions import describe_document
    from timeline.extract.documents.properties import read_properties
    from timeline.extract.mentions import find_mentions

__all__ = [
    "TermCount",
    "count_terms",
    "describe_document",
    "find_documents",
    "find_mentions",
    "propose_candidates",
    "read_document",
    "read_properties",
]

_MODULES = {
    "find_documents": "documents",
    "read_document": "documents",
    "find_mentions": "mentions",
    "propose_candidates": "candidates",
    "describe_document": "documents.descriptions",
    "read_properties": "documents.properties",
    "count_terms": "candidates.term_counts",
    "TermCount": "candidates.term_counts",
}


def __getattr__(name: str) -> Any:
    """Import each public function when it is first asked for: rules and vocabularies take a moment to load."""
    if name in _MODULES:
        return getattr(import_module(f"timeline.extract.{_MODULES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
