"""Install peers out of the way of the package, and run one on a text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
HOME = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "policy-timeline" / "date-peers"
_SECONDS = 600


def load_peers() -> list[dict[str, Any]]:
    """Return the peers, as listed."""
    return yaml.safe_load((HERE / "peers.yaml").read_text(encoding="utf-8"))


def install(peer: dict[str, Any]) -> str | None:
    """Install a peer in a folder of its own; return why not, if it does not install."""
    folder = HOME / peer["program"].replace(".", "-")
    if (folder / "installed").exists():
        return None
    folder.mkdir(parents=True, exist_ok=True)
    commands = _python(folder, peer["python"]) if "python" in peer else _node(peer["node"])
    for command in commands:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False)
        if done.returncode:
            return _last_line(done.stderr)
    (folder / "installed").touch()
    return None


def _python(folder: Path, packages: list[str]) -> list[list[str]]:
    return [
        [sys.executable, "-m", "venv", "env"],
        [str(folder / "env/bin/python"), "-m", "pip", "install", "-q", *packages],
    ]


def _node(packages: list[str]) -> list[list[str]]:
    return [["npm", "init", "-y"], ["npm", "install", "--no-audit", "--no-fund", *packages]]


def run_peer(peer: dict[str, Any], text: str, language: str, now: str) -> dict[str, Any]:
    """Return what a peer finds and its seconds, or {"failed": why}."""
    folder = HOME / peer["program"].replace(".", "-")
    program = str(HERE / "peers" / peer["program"])
    command = [str(folder / "env/bin/python"), program] if "python" in peer else ["node", program]
    asked = json.dumps({"text": text, "language": language, "now": now})
    try:
        done = subprocess.run(
            command, input=asked, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return {"failed": f"not ready after {_SECONDS} s"}
    return {"failed": _last_line(done.stderr)} if done.returncode else json.loads(done.stdout.splitlines()[-1])


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip()[:100] if lines else "no reason given"
