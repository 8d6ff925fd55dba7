"""A new timeline: a folder with an events.yaml that teaches, a place for documents, a workflow for publishing."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from timeline.curate.blocks import scalar
from timeline.errors import EventError
from timeline.yamlfile import write_text

# What is written, and from which file of `starter/`.
FILES = {
    "events.yaml": "events.yaml",
    "README.md": "README.md",
    ".gitignore": "gitignore",
    "seeds/originals/README.md": "seeds/originals/README.md",
    ".github/workflows/publish.yml": "workflows/publish.yml",
}


def start_timeline(folder: Path, title: str | None = None) -> list[Path]:
    """Write a new timeline into the folder, which may exist but not hold any of its files; return what was written.

    title    in English; the name of the folder if there is none.
    raise    EventError, before anything is written, if a file is there already or the folder cannot be written.
    """
    there = [str(folder / name) for name in FILES if (folder / name).exists()]
    if there:
        raise EventError(f"{', '.join(there)}: already there; nothing was written\n    name a new folder")
    name = title or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize() or "Timeline"
    try:
        return [_write(folder / target, _starter(source, name)) for target, source in FILES.items()]
    except OSError as error:
        raise EventError(f"{folder}: cannot be written: {error.strerror}\n    name another folder") from error


def _starter(source: str, title: str) -> str:
    text = files("timeline.curate").joinpath("starter", *source.split("/")).read_text(encoding="utf-8")
    return text.replace("TITLE", scalar(title) if source.endswith(".yaml") else title)


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, text)
    return path
