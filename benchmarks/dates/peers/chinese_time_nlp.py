import re

import arrow
from ChineseTimeNLP import TimeNormalizer
from frame import run

READER = TimeNormalizer()


def find(text, language, now):
    """Read clause by clause: the reader does not say where a date stands."""
    for clause in re.finditer(r"[^，。；、\n]+", text):
        found = READER.parse(target=clause[0], baseTime=arrow.get(now))
        moments = found.get("timespan") or [found.get("timestamp")] * 2
        if moments[0]:
            yield *clause.span(), moments[0][:10], moments[1][:10]


run(lambda *asked: list(find(*asked)))
