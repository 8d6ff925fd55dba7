"""Read the text of a file, whatever its format and encoding; both are told by the content, not by the name.

Plain text and Markdown come back exactly as written (a byte-order mark dropped). HTML, DOCX and PDF come back as the
paragraphs that a reader sees, an empty line between them; headings and list items carry Markdown's marks. To read
another format, add a line to `READERS`.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from timeline.errors import SeedError
from timeline.extract.documents.markup import read_docx, read_html
from timeline.extract.documents.printed import read_pdf

# Tried in this order where the bytes fit several.
ENCODINGS = ["utf_8", "utf_16", "gb18030", "big5", "cp1252"]
_EXTRA = "install the readers: pip install 'policy-timeline[documents]'"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def read_bytes(data: bytes, name: str) -> str:
    """Return the text of a file's bytes; `name` is for messages.

    raise   SeedError if there is no text in it, or the package that reads its format is missing.
    """
    read = next(read for matches, read in READERS if matches(data))
    try:
        text = read(data)
    except ModuleNotFoundError as error:
        raise SeedError(f"{name}: cannot be read without the package {error.name}\n    {_EXTRA}") from error
    except Exception as error:  # a broken file breaks each reader in its own way
        raise SeedError(f"{name}: cannot be read ({error})\n    save it again, or as plain text in UTF-8") from error
    if not text.strip():
        raise SeedError(f"{name}: no text in it\n    a scanned document needs character recognition (OCR) first")
    return text


def is_pdf(data: bytes) -> bool:
    """Tell whether the bytes are a PDF file."""
    return data.lstrip()[:5] == b"%PDF-"


def is_docx(data: bytes) -> bool:
    """Tell whether the bytes are a DOCX file."""
    if data[:4] != b"PK\x03\x04":
        return False
    try:
        return "word/document.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        return False


def is_html(data: bytes) -> bool:
    """Tell whether the bytes are an HTML page."""
    return bool(_HTML.match(data.removeprefix(b"\xef\xbb\xbf")[:2000]))


def _read_text(data: bytes) -> str:
    """Return the text: UTF-8 if it is that, else the encoding that the bytes look most like."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decode(data)
    if "\0" in text:
        raise ValueError("it is not text")
    return text


def _decode(data: bytes) -> str:
    from charset_normalizer import from_bytes

    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    guess = from_bytes(data, cp_isolation=ENCODINGS).best()
    if guess is None:
        raise ValueError("its encoding is not known")
    return data.decode(guess.encoding)


READERS: list[tuple[Callable[[bytes], bool], Callable[[bytes], str]]] = [
    (is_pdf, read_pdf),
    (is_docx, read_docx),
    (is_html, read_html),
    (lambda _: True, _read_text),
]
