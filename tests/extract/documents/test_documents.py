"""Files of every format and encoding are read by their content."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from timeline.errors import SeedError
from timeline.extract.documents import find_documents, read_document
from timeline.extract.documents.printed import _rejoined

CHINESE = "2001年6月，論壇正式成立。各方簽署了章程，確定了互信、互利、平等、協作的原則。\n"
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>A Forum</title></head>
<body><nav>Home, 1 May 2024</nav><article><h1>A Forum</h1>
<p>The members of the forum met for the first time in the spring of 1998 and agreed on its aims.</p>
<h2>Later</h2><p>In June of 2001 the members signed the charter of the forum, which set out four principles.</p>
<table><tr><td>2003</td><td>second meeting</td></tr></table></article></body></html>"""


def docx(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>" for paragraph in paragraphs)
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in ("2003年", "第二次会议"))
    row = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    kind = "application/vnd.openxmlformats"
    office = "http://schemas.openxmlformats.org/"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{kind}-package.relationships+xml"/><Override PartName='
        f'"/word/document.xml" ContentType="{kind}-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}package/2006/relationships"><Relationship Id="r1" '
        f'Type="{office}officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {WORD}><w:body>{body}{row}</w:body></w:document>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_chinese_text_is_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "论坛.txt"
    file.write_bytes(CHINESE.encode(encoding))
    assert read_document(file).text == CHINESE


def test_line_ends_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"They met.\r\n\r\nThey signed.\r")
    assert read_document(file).text == "They met.\r\n\r\nThey signed.\r"


def test_a_docx_file_is_known_by_its_content_and_table_rows_stay_together(tmp_path: Path) -> None:
    pytest.importorskip("mammoth")
    pytest.importorskip("lxml")
    file = tmp_path / "no-ending"
    file.write_bytes(docx("2001年6月，论坛成立。"))
    assert read_document(file).text == "2001年6月，论坛成立。\n\n2003年 第二次会议"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_web_page_is_read_without_its_navigation(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    file = tmp_path / "page.txt"
    file.write_text(HTML, encoding="utf-8")
    text = read_document(file).text
    assert text.startswith("# A Forum\n\nThe members of the forum")
    assert "## Later" in text
    assert "2003 second meeting" in text
    assert "2024" not in text


def test_printed_lines_are_joined_into_paragraphs() -> None:
    lines = ["The forum met for the first time in the spring and agreed on multi-", "lateral talks."]
    lines += ["1998年7月，五国元首在阿拉木图会晤，就边境地区的军事信", "任交换了意见。"]
    assert list(_rejoined(lines)) == [
        "The forum met for the first time in the spring and agreed on multilateral talks.",
        "1998年7月，五国元首在阿拉木图会晤，就边境地区的军事信任交换了意见。",
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "no text in it"), (b"\x00\x01\x02\xff" * 90, "cannot be read"), (b"%PDF-1.7 broken", "cannot be read")],
)
def test_a_file_that_cannot_be_read_is_one_clear_error(tmp_path: Path, data: bytes, says: str) -> None:
    pytest.importorskip("pypdfium2")
    file = tmp_path / "broken.txt"
    file.write_bytes(data)
    with pytest.raises(SeedError, match=says):
        read_document(file)


def test_an_original_is_known_by_its_checksum(tmp_path: Path) -> None:
    file = tmp_path / "any name.txt"
    file.write_bytes(b"They met in 1999.")
    checksum = hashlib.sha256(b"They met in 1999.").hexdigest()
    assert read_document(file, {checksum: "li-2000"}).source == "li-2000"
    assert read_document(file).source is None


def test_a_reading_note_is_registered_under_its_own_record(tmp_path: Path) -> None:
    file = tmp_path / "li-2000.md"
    file.write_text("---\nid: li-2000\nissued: 2000-05\n---\n\nThe forum met in 1999 (§1 ¶2).\n", encoding="utf-8")
    document = read_document(file)
    assert (document.source, document.date) == ("li-2000", "2000-05")
    assert document.locate(document.text.index("1999")) == "§1 ¶2"


def test_front_matter_that_is_not_yaml_is_told(tmp_path: Path) -> None:
    file = tmp_path / "li.md"
    file.write_text("---\nid: [li\n---\n\nThe forum met.\n", encoding="utf-8")
    with pytest.raises(SeedError, match="front matter"):
        read_document(file)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("收稿日期：2022-03-18；修回日期：2022-06-05\n\n双方于1999年会晤。\n", "2022-06-05"),
        ("2024年3月7日外交部发言人主持例行记者会\n\n问：双方今年将会谈吗？答：1999年双方会谈。\n", "2024-03-07"),
        ("Press Briefing, 7 March 2024\n\nQ: Will they meet this year? A: They met in 1999.\n", "2024-03-07"),
        ("---\ntitle: A briefing\ndate: 2024-03-07\n---\n\nThey met in 1999, and talked for long.\n", "2024-03-07"),
        ("A chronology\n\n3 May 1999: they met.\n\n4 June 2001: they met again.\n", None),
        ("论坛的历史\n\n日期:Jul 28, 2020\n\n论坛于1999年成立。", "2020-07-28"),
        ("论坛的历史\n\n【收稿日期：2021-04-13】\n\n论坛于1999年成立。", "2021-04-13"),
        ("论坛于1999年成立。", None),
    ],
)
def test_a_document_states_its_own_date(tmp_path: Path, text: str, date: str | None) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    assert read_document(file).date == date


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The forum met.", "en"),
        ("论坛签署了宪章。", "zh-Hans"),
        (CHINESE, "zh-Hant"),
        ("论坛（the Forum）签署了宪章。", "zh-Hans"),
    ],
)
def test_the_language_is_that_of_most_of_the_text(tmp_path: Path, text: str, language: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    assert read_document(file).language == language


def test_folders_are_walked_in_order_without_readme_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "README.md", ".hidden.txt", "data.csv", "sub/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [file.relative_to(tmp_path).as_posix() for file in find_documents([tmp_path])] == [
        "a.txt",
        "b.md",
        "sub/c.html",
    ]


def test_a_path_that_does_not_exist_is_told(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="no such file"):
        list(find_documents([tmp_path / "none"]))
