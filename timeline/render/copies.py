"""The whole site as one file, to take along: unpacked, it opens from a folder or a USB stick, without a network."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

COPY = "offline.zip"
FOLDER = "timeline"  # what it unpacks into
_OFFER = re.compile(rb'<p class="copy">.*?</p>\n?', re.DOTALL)


def without_offer(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a site without the links to its copy: there, and in previews, they would lead nowhere."""
    return {path: _OFFER.sub(b"", data) if path.endswith(".html") else data for path, data in files.items()}


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """Return files as one zip; the same files give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            entry = zipfile.ZipInfo(f"{FOLDER}/{path}")  # its clock stands at 1980
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()
