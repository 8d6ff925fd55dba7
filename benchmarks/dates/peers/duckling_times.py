from duckling import DucklingWrapper
from frame import run

WRAPPER = DucklingWrapper()


def find(text, language, now):
    for row in WRAPPER.parse_time(text, reference_time=now + "T00:00:00"):
        value = row["value"].get("value")
        day = value[:10] if isinstance(value, str) else None
        yield row["start"], row["end"], day, day


run(lambda *asked: list(find(*asked)))
