from frame import run
from pyunit_time import Time


def find(text, language, now):
    past = 0
    for row in Time(now + " 00:00:00").parse(text):
        start = text.find(row["key"], past)
        if start >= 0:
            past = start + len(row["key"])
            yield start, past, row["keyDate"][:10], row["keyDate"][:10]


run(lambda *asked: list(find(*asked)))
