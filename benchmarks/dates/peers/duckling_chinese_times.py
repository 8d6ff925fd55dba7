from datetime import UTC, date, datetime, timedelta

from duckling_chinese import Duckling, DucklingDimension
from frame import bounds, run

DUCKLING = Duckling()
OPTIONS = DUCKLING.gen_options(targets={DucklingDimension.TIME})
CUT = {"Year": 4, "Month": 7, "Day": 10}


def days(value):
    """Return the first and the last day; the end of a range is not part of it."""
    if "instant" in value:
        moment = value["instant"]
        return bounds(moment["datetime"][: CUT.get(moment["grain"], 10)])
    start, end = (value.get(name, {}).get("datetime", "")[:10] for name in ("start", "end"))
    return start or None, str(date.fromisoformat(end) - timedelta(days=1)) if end else None


def find(text, language, now):
    context = DUCKLING.gen_context(datetime.fromisoformat(now).replace(tzinfo=UTC))
    for row in DUCKLING.parse_entities(text, context, OPTIONS):
        yield row["start"], row["end"], *days(row["value"].get("timeValue", {}))


run(lambda *asked: list(find(*asked)))
