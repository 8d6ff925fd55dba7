from datetime import datetime

from dateparser.search import search_dates
from frame import run


def find(text, language, now):
    settings = {"RELATIVE_BASE": datetime.fromisoformat(now)}
    past = 0
    for words, moment in search_dates(text, languages=[language], settings=settings) or []:
        start = text.find(words, past)
        if start >= 0:
            past = start + len(words)
            day = moment.date().isoformat()
            yield start, past, day, day


run(lambda *asked: list(find(*asked)))
