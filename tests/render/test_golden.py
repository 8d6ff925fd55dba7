"""The golden site: every page of five events as it was last looked at. `make snapshots` rewrites it; read the diff."""

from __future__ import annotations

import os
import re
import shutil

from tests.render.sites import GOLDEN
from timeline.render.copies import COPY
from timeline.render.site import LIST

SITE = GOLDEN / "site"
# The same for every site; their own tests look at them.
SHARED = {LIST, COPY, "assets/plotly.min.js"}
STATIC = {".css", ".svg", ".pptx", ".png"}
# The style sheets inside the front page and the hashes that allow them: as little a matter of pages as the files are.
_STYLES = re.compile(r"(?<=<style>).*?(?=</style>)| 'sha256-[^']*'", re.DOTALL)


def read(folder):
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    scripts = {"assets/search.js"} | {name for name in files if name.startswith("assets/chart.")}
    return {
        name: _STYLES.sub("", path.read_text("utf-8"))
        for name, path in files.items()
        if name not in SHARED and path.suffix not in STATIC and (path.suffix != ".js" or name in scripts)
    }


def test_the_site_is_as_it_was_last_looked_at(built):
    made = read(built)
    if os.environ.get("TIMELINE_SNAPSHOTS"):
        shutil.rmtree(SITE, ignore_errors=True)
        for name, text in made.items():
            (SITE / name).parent.mkdir(parents=True, exist_ok=True)
            (SITE / name).write_text(text, "utf-8")
    kept = read(SITE)
    assert sorted(made) == sorted(kept), "pages came or went; if that is meant: make snapshots"
    for name, text in made.items():
        assert text == kept[name], f"{name} changed; if that is meant: make snapshots"
