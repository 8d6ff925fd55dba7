"""The bytes of a file → what its format says about it beside the text.

A PDF's information, the core properties of a DOCX file, the meta elements of an HTML page; to read those of another
format, add a line to `PROPERTIES`. Days on which a file was saved are left out: they are not
those of the document.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable, Mapping

from timeline.extract.documents.readers import is_docx, is_html, is_pdf

_CORE = re.compile(r"<dc:(title|creator)\b[^>]*>([^<]*)</dc:\1>")
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|indd|html?|txt)\b|^untitled|^microsoft word", re.IGNORECASE)


def read_properties(data: bytes) -> dict[str, str]:
    """Return title, author, issued and container-title, as far as the file has them; {} for plain text."""
    read = next((read for matches, read in PROPERTIES if matches(data)), None)
    try:
        found = read(data) if read else {}
    except Exception:  # noqa: BLE001 -- odd properties are no reason not to read the text
        return {}
    tidy = {name: " ".join((value or "").split()) for name, value in found.items()}
    return {name: value for name, value in tidy.items() if value and not _FILE_NAME.search(value)}


def _of_pdf(data: bytes) -> Mapping[str, str | None]:
    from pypdfium2 import PdfDocument

    about = PdfDocument(data).get_metadata_dict()
    return {"title": about.get("Title"), "author": about.get("Author")}


def _of_docx(data: bytes) -> Mapping[str, str | None]:
    core = zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml").decode("utf-8")
    about = {name: html.unescape(value) for name, value in _CORE.findall(core)}
    return {"title": about.get("title"), "author": about.get("creator")}


def _of_html(data: bytes) -> Mapping[str, str | None]:
    from trafilatura.metadata import extract_metadata

    about = extract_metadata(data, date_config={"extensive_search": False, "original_date": True})
    return {"title": about.title, "author": about.author, "issued": about.date, "container-title": about.sitename}


PROPERTIES: list[tuple[Callable[[bytes], bool], Callable[[bytes], Mapping[str, str | None]]]] = [
    (is_pdf, _of_pdf),
    (is_docx, _of_docx),
    (is_html, _of_html),
]
