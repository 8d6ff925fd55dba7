"""What notes say of dates: they sharpen or contradict the text's, or give the only one. Nothing is applied silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline.dates import contains, overlap, precision
from timeline.extract.candidates.acts import find_acts, find_instruments, has_cue
from timeline.extract.candidates.notes import Note
from timeline.extract.candidates.passages import Passage
from timeline.extract.candidates.readings import Reading, paragraph_of
from timeline.extract.candidates.statements import Statement
from timeline.records.candidates import Quote, Suggestion
from timeline.records.documents import Document, Mod

_NO_WORDS = re.compile(r"[（(][^）)]*[）)]|\d+\s*[年月日]|\W")
_LATER = re.compile(r"周年|anniversary")  # written about the act, long after it
_PAGE = 2  # paragraphs that a page goes on for after the one that cites
_ALIKE = 0.34  # share of a note's title that must recur in the sentence for the note to contradict its date


def suggest(reading: Reading, statement: Statement) -> Iterator[Suggestion]:
    """Give the dates that the notes of a dated statement suggest instead of its own."""
    for note in _notes_of(reading, statement):
        yield from _from_note(reading.document, note, statement)
    section, number = paragraph_of(statement.passage.at)
    for after in range(number, number + _PAGE + 1) if number else ():
        for noted in reading.noted_after.get((section, after), ()):
            yield from _from_noted(noted, statement)


def _notes_of(reading: Reading, statement: Statement) -> Iterator[Note]:
    """Give the notes of the statement, and of the sentences without a date that go on about it."""
    yield from reading.notes.of(statement)
    for later in reading.following.get(statement.origin, ()):
        yield from reading.notes.of(later)


def _from_note(document: Document, note: Note, statement: Statement) -> Iterator[Suggestion]:
    if note.printed is None or not statement.edtf or note.printed.edtf == statement.edtf:
        return
    day = note.printed.edtf
    where = Quote(
        document.path,
        note.printed.start,
        note.printed.end,
        note.printed.text,
        document.source,
        document.locate(note.start),
    )
    if contains(statement.edtf, day) and _agrees(statement.mentions[0].mod, day):
        yield Suggestion(day, where, "sharpens")
    elif not overlap(statement.edtf, day) and _is_about(note, statement):
        yield Suggestion(day, where, "contradicts")


def _from_noted(noted: Statement, statement: Statement) -> Iterator[Suggestion]:
    """Give the date that a note of the original gives, where a reading note tells of it for this place."""
    day, date = noted.edtf, statement.edtf
    if not (day and date and precision(day) == "day" and day != date):
        return
    alike = _share(_NO_WORDS.sub("", noted.words), statement.words)
    mention, document = noted.mentions[0], noted.document
    where = Quote(document.path, mention.start, mention.end, mention.text, document.source, noted.passage.at)
    fine = precision(date) == "month" or (precision(date) == "year" and alike >= _ALIKE / 3)
    if fine and contains(date, day) and _agrees(statement.mentions[0].mod, day):
        yield Suggestion(day, where, "sharpens")
    elif not overlap(date, day) and alike >= _ALIKE and not _LATER.search(noted.words):
        yield Suggestion(day, where, "contradicts")


def _agrees(mod: Mod | None, day: str) -> bool:
    """Tell whether a day can be early, in the middle or late in its year, if that is what the text says."""
    third = {"start": (1, 4), "mid": (4, 9), "end": (9, 12)}.get(mod or "", (1, 12))
    return third[0] <= int(day[5:7]) <= third[1]


def _share(words: str, other: str) -> float:
    """Return which share of the pairs of letters of one text the other has, too."""
    pairs = {words[i : i + 2] for i in range(len(words) - 1)}
    return sum(pair in other for pair in pairs) / (len(pairs) or 1)


def _is_about(note: Note, statement: Statement) -> bool:
    """Tell whether the work that the note cites is the act itself, not a book on it: they share their words."""
    title = note.title
    if _LATER.search(title):
        return False
    return _share(title, statement.words) >= _ALIKE and bool(find_acts(title) or statement.instruments)


def find_cited(reading: Reading, used: Iterable[int]) -> Iterator[tuple[Statement, tuple[Suggestion, ...]]]:
    """Give the acts that only a note dates; `used` are the starts of dates that were suggested for dated acts."""
    taken = set(used)
    for note in reading.notes.all:
        if note.printed and note.printed.start not in taken and _tells_act(note):
            yield _statement(reading.document, note), tuple(_from_address(reading.document, note))


def find_noted(reading: Reading, used: Iterable[int]) -> Iterator[Statement]:
    """Give what a reading note tells of its original's notes, where no dated act has taken it for a suggestion."""
    taken = set(used)
    yield from (one for one in reading.noted if one.mentions[0].start not in taken)


def _tells_act(note: Note) -> bool:
    """Tell whether the note cites news or a speech, not a book: its title names an act, an authority or a meeting."""
    title = note.title
    return bool(title) and (bool(find_acts(title)) or has_cue("leaders", title) or has_cue("forums", title))


def _statement(document: Document, note: Note) -> Statement:
    text = document.text[note.start : note.end]
    passage = Passage(text, document.locate(note.start), (0,), (note.start,))
    work = find_instruments(note.text, 0, len(note.text))[0]
    acts = tuple(act for act in find_acts(note.text) if work.start <= act.start < work.end)
    dates = (note.printed,) if note.printed else ()
    return Statement(
        document,
        passage,
        note.text,
        work.start,
        work.end,
        dates,
        acts,
        (),
        (work,),
        is_latin=not re.search(r"[\u3400-\u9fff]{2}", work.name),
    )


def _from_address(document: Document, note: Note) -> Iterator[Suggestion]:
    """Give the day in the note's web address, where it is not the one that the note prints."""
    if note.printed and note.address and note.address[2] != note.printed.edtf:
        start, end, day = note.address
        quote = Quote(document.path, start, end, document.text[start:end], document.source, document.locate(note.start))
        yield Suggestion(day, quote, "contradicts")
