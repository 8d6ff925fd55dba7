from datetime import date, datetime, timedelta

from frame import run
from recognizers_date_time import Culture, recognize_datetime

CULTURES = {"zh": Culture.Chinese, "en": Culture.English}


def find(text, language, now):
    for row in recognize_datetime(text, CULTURES[language], reference=datetime.fromisoformat(now)):
        for value in (row.resolution or {}).get("values", [])[-1:]:
            if value["type"] == "date":
                yield row.start, row.end + 1, value.get("value"), value.get("value")
            elif value["type"] == "daterange" and value.get("end"):
                last = date.fromisoformat(value["end"]) - timedelta(days=1)
                yield row.start, row.end + 1, value.get("start"), last.isoformat()


run(lambda *asked: list(find(*asked)))
