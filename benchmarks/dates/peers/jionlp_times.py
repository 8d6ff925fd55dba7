import contextlib
import io

from frame import run

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp


def find(text, language, now):
    year, month, day = map(int, now.split("-"))
    for row in jionlp.ner.extract_time(text, time_base={"year": year, "month": month, "day": day}):
        times = row["detail"].get("time") or []
        if len(times) == 2 and all(isinstance(moment, str) for moment in times):
            yield *row["offset"], *(moment[:10] for moment in times)
        else:
            yield *row["offset"], None, None


run(lambda *asked: list(find(*asked)))
