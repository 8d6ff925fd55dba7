import re

from frame import bounds, run
from sutime import SUTime

SUTIME = SUTime(mark_time_ranges=True, include_range=True)


def find(text, language, now):
    for row in SUTIME.parse(text, reference_date=now):
        plain = row["type"] == "DATE" and re.fullmatch(r"\d{4}(-\d\d){0,2}", str(row["value"]))
        yield row["start"], row["end"], *(bounds(row["value"]) if plain else (None, None))


run(lambda *asked: list(find(*asked)))
