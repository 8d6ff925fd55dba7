from datetime import datetime, timedelta

from frame import run
from metadate import parse_date


def find(text, language, now):
    for row in parse_date(text, reference_date=datetime.fromisoformat(now), multi=True) or ():
        last = row.end_date - timedelta(seconds=1)
        start, end = min(start for start, _ in row.spans), max(end for _, end in row.spans)
        yield start, end, row.start_date.date().isoformat(), last.date().isoformat()


run(lambda *asked: list(find(*asked)))
