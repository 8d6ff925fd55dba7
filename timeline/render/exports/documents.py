"""The records themselves: JSON, and JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
from typing import Any

from timeline import dates
from timeline.records.curated import Actor, Event, Source, Term, Text, by_id
from timeline.render.citations import person as person_name
from timeline.render.exports.days import iso
from timeline.render.exports.excerpts import Excerpt

# Inline, so that a reader needs no network; EDTF has a data type at the Library of Congress.
_CONTEXT = {
    "@vocab": "https://schema.org/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "dcterms": "http://purl.org/dc/terms/",
}
_ACTORS = {"state": "Country", "organisation": "Organization", "person": "Person", "office": "Organization"}


def as_json(value: Any) -> bytes:
    """Return readable UTF-8 JSON that ends with a line end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def write_json(excerpt: Excerpt) -> bytes:
    """Return the records of the chosen events and all they refer to, in all languages, shaped as in events.yaml."""
    timeline = excerpt.timeline
    chosen = timeline.model_copy(update={"events": excerpt.events, "sources": excerpt.sources})
    return as_json(chosen.model_dump(mode="json", by_alias=True, exclude_defaults=True))


def write_jsonld(excerpt: Excerpt) -> bytes:
    """Return a schema.org Dataset whose parts are the events; without any `<`, so that a script element can hold it."""
    about = excerpt.timeline.timeline
    dataset = {
        "@context": _CONTEXT,
        "@type": "Dataset",
        **({"@id": about.address, "url": about.address} if about.address else {}),
        "name": _words(about.title),
        "description": _words(about.about),
        "inLanguage": excerpt.edition.lang,
        **({"license": excerpt.say(about.licence)} if about.licence else {}),
        **({"dateModified": about.changed} if about.changed else {}),
        "citation": [_work(source) for source in excerpt.sources],
        "hasPart": [_event(event, excerpt) for event in excerpt.events],
    }
    return as_json(dataset).replace(b"<", b"\\u003c")


def _event(event: Event, excerpt: Excerpt) -> dict[str, Any]:
    known: dict[str, Term | Actor] = by_id(excerpt.timeline.terms) | by_id(excerpt.timeline.actors)
    first, last = dates.bounds(event.date)
    return {
        "@type": "Event",
        **({"@id": address, "url": address} if (address := excerpt.address_of(event)) else {}),
        "identifier": event.id,
        "name": _words(event.title),
        **({"startDate": iso(first)} if iso(first) else {}),
        **({"endDate": iso(last)} if iso(last) else {}),
        "dcterms:date": {"@type": "edtf:EDTF", "@value": event.date},
        **({"location": {"@type": "Place", "name": _words(event.place)}} if event.place else {}),
        **({"description": _words(event.body)} if event.body else {}),
        "about": [_thing(known[name]) for name in (*event.states, *event.actors) if name in known],
        "subjectOf": [{"@id": _anchor(place.source)} for place in event.evidence if place.source],
    }


def _thing(entry: Term | Actor) -> dict[str, Any]:
    kind = "DefinedTerm" if isinstance(entry, Term) else _ACTORS[entry.kind]
    return {"@type": kind, "identifier": entry.id, "name": _words(entry.label)}


def _work(source: Source) -> dict[str, Any]:
    return {
        "@id": _anchor(source.id),
        "@type": "CreativeWork",
        "name": _words(source.title),
        "author": [{"@type": "Person", "name": person_name(person)} for person in source.author],
        **({"datePublished": source.issued} if source.issued else {}),
        **({"identifier": f"doi:{source.DOI}"} if source.DOI else {}),
    }


def _anchor(source: str) -> str:
    return f"#source-{source}"


def _words(text: Text) -> list[dict[str, str]]:
    """Return every wording with its language; names in JSON-LD may have several."""
    return [
        {"@language": language, "@value": value}
        for language, value in (("en", text.en), ("zh-Hans", text.zh), ("zh-Hant", text.zh_hant))
        if value
    ]
