"""The sources as BibTeX and CSL-JSON, for a reference manager or a paper."""

from __future__ import annotations

import re
from typing import Any

from timeline import dates
from timeline.records.curated import Person, Source
from timeline.render.exports.days import known_parts
from timeline.render.exports.documents import as_json
from timeline.render.exports.excerpts import Excerpt

_BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_LATEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}


def write_csl(excerpt: Excerpt) -> bytes:
    """Return the sources of the events as CSL-JSON, dates with only the parts that are known."""
    return as_json([_csl(source, excerpt) for source in excerpt.sources])


def write_bibtex(excerpt: Excerpt) -> bytes:
    """Return the sources of the events as BibTeX in UTF-8, characters that LaTeX takes for commands escaped."""
    return "\n".join(_bibtex(source, excerpt) for source in excerpt.sources).encode()


def _csl(source: Source, excerpt: Excerpt) -> dict[str, Any]:
    fields = {
        "id": source.id,
        "type": source.type,
        "title": excerpt.say_as_printed(source.title, source),
        "author": _names(source.author),
        "reviewed-author": _names(source.reviewed_author),
        "reviewed-title": source.reviewed_title,
        "container-title": excerpt.say_as_printed(source.container_title, source),
        "publisher": source.publisher,
        "volume": source.volume,
        "issue": source.issue,
        "page": source.page,
        "issued": _csl_date(source.issued) if source.issued else None,
        "submitted": _csl_date(source.submitted) if source.submitted else None,
        "DOI": source.DOI,
        "URL": source.URL,
        "language": source.language.split()[0],
    }
    return {name: value for name, value in fields.items() if value}


def _names(people: tuple[Person, ...]) -> list[dict[str, str]]:
    return [person.model_dump(exclude_none=True) for person in people]


def _csl_date(edtf: str) -> dict[str, Any]:
    """Return date-parts; a season apart, as CSL has it; an open period, which CSL has not, as text."""
    start, end = known_parts(edtf)
    if "/" in edtf and not (start and end):
        return {"literal": edtf}
    circa = {"circa": True} if re.search(r"[~?%]", edtf) else {}
    if start and dates.precision(edtf) == "season":
        return {"date-parts": [[start[0]]], "season": _SEASONS[int(edtf[5:7])], **circa}
    return {"date-parts": [list(part) for part in (start, end) if part], **circa}


def _bibtex(source: Source, excerpt: Excerpt) -> str:
    fields = {
        "title": f"{{{_escape(excerpt.say_as_printed(source.title, source))}}}",
        "author": " and ".join(map(_bibtex_name, source.author)),
        **_bibtex_places(source, excerpt),
        "publisher": _escape(source.publisher or ""),
        "volume": _escape(source.volume or ""),
        "number": _escape(source.issue or ""),
        "pages": _escape(source.page or "").replace("–", "--"),
        **_bibtex_date(source.issued),
        "doi": source.DOI,
        "url": source.URL,
        "note": _escape(f"On: {source.reviewed_title}") if source.reviewed_title else "",
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if month := _bibtex_month(source.issued):
        lines.append(f"  month = {month},\n")
    return f"@{_BIBTEX_TYPES.get(source.type, 'misc')}{{{source.id},\n{''.join(lines)}}}\n"


def _bibtex_places(source: Source, excerpt: Excerpt) -> dict[str, str]:
    place = _escape(excerpt.say_as_printed(source.container_title, source))
    kind = _BIBTEX_TYPES.get(source.type, "misc")
    return {{"article": "journal", "misc": "howpublished"}.get(kind, "booktitle"): place}


def _bibtex_name(person: Person) -> str:
    """Return "Family, Given"; a name given whole in braces, so that BibTeX looks for no parts in it."""
    if person.literal:
        return f"{{{_escape(person.literal)}}}"
    return _escape(", ".join(part for part in (person.family, person.given) if part))


def _bibtex_date(edtf: str | None) -> dict[str, str]:
    start, end = known_parts(edtf) if edtf else (None, None)
    if not start:
        return {}
    if end:
        return {"year": f"{start[0]}--{end[0]}" if end[0] != start[0] else str(start[0])}
    return {"year": str(start[0]), **({"day": str(start[2])} if len(start) > 2 else {})}


def _bibtex_month(edtf: str | None) -> str | None:
    """Return the macro that every BibTeX style knows how to print."""
    start, end = known_parts(edtf) if edtf else (None, None)
    return _MONTHS[start[1] - 1] if start and not end and len(start) > 1 else None


def _escape(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in " ".join(text.split()))
