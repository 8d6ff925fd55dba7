"""What a person stands behind: the shape of events.yaml.

The one table of its fields. Loading, checking, the JSON Schema and the documentation are made from these classes: a
field's docstring is the text that an editor's hover help shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from timeline.records.documents import Mod

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Edtf = Annotated[str, Field(examples=["2014", "2014-05", "2014-05-21", "2013/2017", "199X", "2023/.."])]
Language = Literal["en", "zh-Hans", "zh-Hant"]


class Record(BaseModel):
    """Base of all records: frozen, and a field that is not listed is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        """Take a field without a value (`events:`) for one that is not there; `{en: One, two}` has a key `two`."""
        if not isinstance(data, dict) or None not in data.values():
            return data
        known = {field.alias or name for name, field in cls.model_fields.items()}
        return {key: value for key, value in data.items() if value is not None or key not in known}


class Text(Record):
    """The same text in both languages; `zh` is simplified, `zh-Hant` is derived from it unless given."""

    en: str | None = None
    """In English."""
    zh: str | None = None
    """In simplified Chinese."""
    zh_hant: str | None = Field(default=None, alias="zh-Hant")
    """In traditional Chinese, where the conversion of `zh` by characters would be wrong."""


class Names(Record):
    """Other names by which documents call the same thing; found in both scripts."""

    en: tuple[str, ...] = ()
    """In English, as written: case matters only for names of up to four letters."""
    zh: tuple[str, ...] = ()
    """In Chinese, either script."""


class Lane(Record):
    """A row of the chart: one forum or one strand of the story. Lanes are drawn in the order of the file."""

    id: Id
    """Short name that events use."""
    label: Text
    """What the reader sees; two to four words."""
    about: Text | None = None
    """One sentence that says what belongs here."""
    allow: dict[str, str] = {}
    """Checks silenced on this entry: {rule: why}."""


class Term(Record):
    """A principle, concept or institution of the vocabulary."""

    id: Id
    """Short name that events use in `states`."""
    kind: Literal["principle", "concept", "institution", "initiative"]
    """principle: part of a formula; concept: a named whole; institution: a forum or body; initiative: a programme."""
    label: Text
    """The term itself, in each language."""
    pinyin: str | None = None
    """How the Chinese term is read, with tone marks; shown on English pages."""
    aliases: Names = Names()
    """Other wordings of the same term."""
    about: Text | None = None
    """What it means, in our words; one to three sentences."""
    allow: dict[str, str] = {}
    """Checks silenced on this entry: {rule: why}."""


class Actor(Record):
    """A state, organisation or person that acts in events."""

    id: Id
    """Short name that events use in `actors`."""
    kind: Literal["state", "organisation", "person", "office"]
    """What sort of actor."""
    label: Text
    """Name in each language."""
    aliases: Names = Names()
    """Other names and abbreviations."""
    allow: dict[str, str] = {}
    """Checks silenced on this entry: {rule: why}."""


class Person(Record):
    """An author, as in CSL-JSON. Chinese names are given whole, as `literal`."""

    family: str | None = None
    """Family name."""
    given: str | None = None
    """Given name."""
    literal: str | None = None
    """The whole name, where family and given name are not told apart."""


class Source(Record):
    """A document that evidence points into; bibliographic fields are named as in CSL-JSON, dates are EDTF text."""

    id: Id
    """Short name that evidence uses."""
    type: str
    """CSL type: article-journal, article-magazine, report, webpage, speech …"""
    title: Text
    """Title in its own language, and in translation where the document prints one."""
    author: tuple[Person, ...] = ()
    """Authors of the document."""
    reviewed_author: tuple[Person, ...] = Field(default=(), alias="reviewed-author")
    """For a digest: the authors of the work it digests."""
    reviewed_title: str | None = Field(default=None, alias="reviewed-title")
    """For a digest: the title of the work it digests."""
    container_title: Text | None = Field(default=None, alias="container-title")
    """Journal or site."""
    publisher: str | None = None
    """Publisher or institution."""
    volume: str | None = None
    """Volume, as printed."""
    issue: str | None = None
    """Issue, as printed."""
    page: str | None = None
    """Pages, as printed."""
    issued: Edtf | None = None
    """Date of publication."""
    submitted: Edtf | None = None
    """Date of receipt, where the document states one."""
    DOI: str | None = None
    """DOI as printed, without a resolver's address."""
    URL: str | None = None
    """Address, only if the document prints one."""
    language: str
    """BCP 47 languages of the document, separated by spaces: "zh-Hans en"."""
    standpoint: Text
    """Who speaks: "PRC academic journal", "digest of a US journal article" …"""
    sha256: str | None = None
    """SHA-256 of the original file: how an original is known wherever it lies."""
    note: Text | None = None
    """Remarks: what is uncertain about the record."""
    allow: dict[str, str] = {}
    """Checks silenced on this entry: {rule: why}."""


class Evidence(Record):
    """Why we believe the event and its date: a place in a source, or a public record that the editor names."""

    source: Id | None = None
    """Id of the source; left out when `basis` is `editor`."""
    at: str | None = None
    """Locator: "§1 ¶8", "note 4 after §1 ¶8"."""
    as_written: str | None = None
    """The date exactly as the source prints it, or the words that tell of an undated act."""
    gives: Literal["day", "month", "year", "range", "bound"] | None = None
    """What this evidence adds to the date, if it is not the statement itself: a note's day, an outer bound."""
    basis: Literal["editor"] | None = None
    """`editor`: not from a source, but public record that the editor vouches for."""
    record: Text | None = None
    """For `basis: editor`: which public record says so, in words."""
    disputes: Edtf | None = None
    """The date that this evidence gives instead, where sources disagree."""
    status: Literal["draft", "rejected"] | None = None
    """Absent: accepted. draft: proposed by `timeline mine`, and not shown yet. rejected: not to be proposed again."""
    reason: str | None = None
    """For `rejected`: why."""


class Reading(Record):
    """What one source makes of the event, in our words; its standpoint is the source's."""

    source: Id
    """Id of the source."""
    at: str | None = None
    """Locator in the source."""
    text: Text
    """The reading, attributed, in our words."""


class Link(Record):
    """An address printed in one of the documents."""

    url: str
    """http or https address."""
    label: Text
    """What is there."""


class Event(Record):
    """One thing that happened, as a person stands behind it."""

    id: Id
    """Year first, then a few words; never reused: "2014-cica-shanghai-speech"."""
    date: Edtf
    """EDTF, always quoted, at the precision that the evidence gives."""
    mod: Mod | None = None
    """What EDTF cannot hold: start, mid, end, approx, before, after."""
    title: Text
    """Who did what, in a few words, without the date."""
    lane: Id | None = None
    """Id of the lane it is drawn in."""
    importance: Annotated[int, Field(ge=1, le=3, strict=True)] = 1
    """3: a milestone, keeps its label; 2: part of the story; 1: background."""
    status: Literal["draft", "rejected"] | None = None
    """Absent: published. draft: not yet. rejected: never to be proposed again."""
    reason: str | None = None
    """For `rejected`: why."""
    place: Text | None = None
    """Where: a city, or "by video"."""
    actors: tuple[Id, ...] = ()
    """Ids of those who act."""
    states: tuple[Id, ...] = ()
    """The formulation: ids of the terms stated here, in the order stated."""
    follows: tuple[Id, ...] = ()
    """Ids of the earlier events whose formulation this one takes up."""
    body: Text | None = None
    """Markdown, 40–120 words (60–200 characters in Chinese); claims belong to whoever makes them."""
    evidence: tuple[Evidence, ...] = ()
    """At least one."""
    readings: tuple[Reading, ...] = ()
    """What each source makes of it, where they differ."""
    links: tuple[Link, ...] = ()
    """Addresses that a document prints."""
    changed: Edtf | None = None
    """Date of the last correction."""
    formerly: tuple[Id, ...] = ()
    """Earlier ids of this event; they redirect."""
    allow: dict[str, str] = {}
    """Checks silenced on this entry: {rule: why}."""

    def shown(self, wanted: Collection[str | None] = (None,)) -> Event:
        """Return the event with only the evidence whose status is wanted."""
        evidence = tuple(item for item in self.evidence if item.status in wanted)
        return self if evidence == self.evidence else self.model_copy(update={"evidence": evidence})


class About(Record):
    """What the timeline as a whole is."""

    title: Text
    """Title of the site."""
    subtitle: Text | None = None
    """One line under the title."""
    about: Text
    """Markdown: what this is, for whom, how it was made."""
    languages: tuple[Language, ...] = ("en", "zh-Hans", "zh-Hant")
    """Languages of the site, the first being the default."""
    address: str | None = None
    """Where the site is published: needed for canonical links and oEmbed."""
    licence: Text | None = None
    """Licence of the content."""
    report: str | None = None
    """Where to report an error: an address or an e-mail address."""
    changed: Edtf | None = None
    """When the data last changed."""


class Timeline(Record):
    """The whole curated file."""

    timeline: About
    """Title, languages, licence."""
    lanes: tuple[Lane, ...] = ()
    """Rows of the chart, in order."""
    terms: tuple[Term, ...] = ()
    """The vocabulary."""
    actors: tuple[Actor, ...] = ()
    """Who acts."""
    sources: tuple[Source, ...] = ()
    """The documents."""
    events: tuple[Event, ...] = ()
    """The events, by date."""

    def shown(self, *, drafts: bool = False) -> tuple[Event, ...]:
        """Return the published events, and the drafts too if asked, in the order of the file; evidence likewise."""
        wanted = {None, "draft"} if drafts else {None}
        return tuple(event.shown(wanted) for event in self.events if event.status in wanted)


Entry = TypeVar("Entry", Lane, Term, Actor, Source, Event)


def by_id(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return entries of one list by their ids, in the order of the list."""
    return {entry.id: entry for entry in entries}
