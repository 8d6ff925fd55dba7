from datetime import datetime

from dateparser.search import search_dates
from frame import run


def find(text, _, now):
    """Run the search as its documentation does: the language is left to it."""
    settings = {"RELATIVE_BASE": datetime.fromisoformat(now)}
    past = 0
    for words, moment in search_dates(text, settings=settings) or []:
        start = text.find(words, past)
        if start >= 0:
            past = start + len(words)
            day = moment.date().isoformat()
            yield start, past, day, day


run(lambda *asked: list(find(*asked)))
