"""A new timeline: a folder with an events.yaml that teaches, a place for documents, a workflow for publishing."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from timeline.curate.blocks import scalar
from timeline.curate.schema import json_schema
from timeline.errors import EventError
from timeline.yamlfile import write_text

SCHEMA = "events.schema.json"
# What is written, and from which file of `starter/`; the schema besides.
FILES = {
    "events.yaml": "events.yaml",
    "README.md": "README.md",
    ".gitignore": "gitignore",
    "seeds/originals/.gitignore": "seeds/originals/gitignore",
    ".github/workflows/publish.yml": "workflows/publish.yml",
}


def start_timeline(folder: Path, title: str | None = None) -> list[Path]:
    """Write a new timeline into the folder, which may exist but not hold any of its files; return what was written.

    title    in English; the name of the folder if there is none.
    raise    EventError, before anything is written, if a file is there already or the folder cannot be written.
    """
    there = [str(folder / name) for name in (*FILES, SCHEMA) if (folder / name).exists()]
    if there:
        raise EventError(f"{', '.join(there)}: already there; nothing was written\n    name a new folder")
    name = title or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize() or "Timeline"
    texts = {target: _starter(source, name) for target, source in FILES.items()}
    texts[SCHEMA] = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    try:
        return [_write(folder / target, text) for target, text in texts.items()]
    except OSError as error:
        raise EventError(f"{folder}: cannot be written: {error.strerror}\n    name another folder") from error


def _starter(source: str, title: str) -> str:
    text = files("timeline.curate").joinpath("starter", *source.split("/")).read_text(encoding="utf-8")
    origin = _origin()
    text = text.replace("ADDRESS", origin or "ADDRESS").replace("PACKAGE", origin and f"policy-timeline @ git+{origin}")
    return text.replace("TITLE", scalar(title) if source.endswith(".yaml") else title)


def _origin() -> str:
    """Return address and commit of the repository that this package was installed from; "" if it was another way."""
    try:
        said = json.loads(distribution("policy-timeline").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        return ""
    return f"{said['url']}@{said['vcs_info']['commit_id']}" if "vcs_info" in said else ""


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)
    return path
