import logging
import re
from datetime import datetime

from ctparse import ctparse
from frame import run

logging.disable(logging.CRITICAL)


def find(text, language, now):
    """Read sentence by sentence: the parser gives one date."""
    for sentence in re.finditer(r"[^.;\n]+", text):
        found = ctparse(sentence[0], ts=datetime.fromisoformat(now), latent_time=False, timeout=1)
        date = found and found.resolution
        if date and getattr(date, "isDate", False):
            day = f"{date.year:04}-{date.month:02}-{date.day:02}"
            yield sentence.start() + date.mstart, sentence.start() + date.mend, day, day


run(lambda *asked: list(find(*asked)))
