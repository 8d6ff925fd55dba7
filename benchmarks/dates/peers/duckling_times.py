from functools import partial

import jpype
from frame import bounds, run

jpype.startJVM = partial(jpype.startJVM, convertStrings=True)  # the wrapper counts on what was once the default
from duckling import DucklingWrapper  # noqa: E402 - it starts Java

CUT = {"year": 4, "month": 7}
WRAPPER = DucklingWrapper()


def find(text, language, now):
    for row in WRAPPER.parse_time(text, reference_time=now + "T00:00:00"):
        value, grain = (row["value"].get(name) for name in ("value", "grain"))
        days = bounds(value[: CUT.get(grain, 10)]) if isinstance(value, str) else (None, None)
        yield row["start"], row["end"], *days


run(lambda *asked: list(find(*asked)))
