"""What a file says about itself beside its text, and how far it is believed."""

import io
import zipfile

import pytest

from timeline.extract import describe_document, read_document, read_properties

PAGE = """<!DOCTYPE html><html lang="en"><head><title>On trust | A Site</title>
<meta name="author" content="Ann Example"><meta property="og:site_name" content="A Site">
<meta property="article:published_time" content="2014-02-03T09:00:00Z"></head>
<body><article><h1>On trust</h1><p>By Ann Example</p><p>{}</p></article></body></html>"""
CORE = """<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>{title}</dc:title>
<dc:creator>{creator}</dc:creator><dcterms:created>2017-05-02T00:00:00Z</dcterms:created></cp:coreProperties>"""
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"
ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""


def docx(lines, **properties):
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("[Content_Types].xml", TYPES)
        file.writestr("_rels/.rels", LINKS)
        file.writestr("word/document.xml", WORD.format(paragraphs))
        file.writestr("docProps/core.xml", CORE.format(**properties))
    return data.getvalue()


def described(path, data):
    path.write_bytes(data)
    return describe_document(read_document(path), read_properties(data))


def test_a_page_states_title_author_site_and_day(tmp_path):
    pytest.importorskip("trafilatura")
    found = described(tmp_path / "page.html", PAGE.format("A sentence of some length. " * 20).encode())
    assert found == {
        "title": {"en": "On trust"},
        "author": [{"family": "Example", "given": "Ann"}],
        "container-title": {"en": "A Site"},
        "issued": "2014-02-03",
        "language": "en",
    }


def test_the_title_of_a_docx_file_is_found_where_the_text_has_it_and_the_day_of_saving_is_not_its_date(tmp_path):
    pytest.importorskip("mammoth")
    lines = ["论“共同安全”的演进", "李明", "某学报，第二期", "[摘要] 本文讨论演进。", "正文在此。"]
    found = described(tmp_path / "a.docx", docx(lines, title="论“共同安全”的演进", creator="李明"))
    assert found["title"] == {"zh": "论“共同安全”的演进"}
    assert found["author"] == [{"literal": "李明"}]
    assert "issued" not in found


def test_the_name_of_whoever_saved_a_file_is_not_its_author(tmp_path):
    pytest.importorskip("mammoth")
    found = described(tmp_path / "a.docx", docx(["On trust", "Some words."], title="final.docx", creator="Admin"))
    assert set(found) == {"language"}


@pytest.mark.parametrize("data", [b"plain", b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"<html>", b""])
def test_a_file_without_properties_says_nothing(data):
    assert read_properties(data) == {}


def test_a_date_of_publication_without_a_label_is_stated_all_the_same(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "# On trust\n\nBy Ann Example, 3 February 2014\n\n## One\n\nIn 1996 they signed.\n", encoding="utf-8"
    )
    assert describe_document(read_document(path))["issued"] == "2014-02-03"
