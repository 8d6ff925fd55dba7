from datetime import datetime

import datefinder
from frame import run


def find(text, language, now):
    for moment, (start, end) in datefinder.find_dates(text, index=True, base_date=datetime.fromisoformat(now)):
        yield start, end, moment.date().isoformat(), moment.date().isoformat()


run(lambda *asked: list(find(*asked)))
