from datetime import date, datetime

from frame import run
from timefhuman import tfhConfig, timefhuman


def day_of(moment):
    moment = moment[0] if isinstance(moment, list) else moment
    return moment.isoformat()[:10] if isinstance(moment, (date, datetime)) else None


def find(text, language, now):
    config = tfhConfig(now=datetime.fromisoformat(now), return_matched_text=True)
    for _, (start, end), found in timefhuman(text, config=config):
        first, last = found if isinstance(found, tuple) else (found, found)
        yield start, end, day_of(first), day_of(last)


run(lambda *asked: list(find(*asked)))
