"""What is not a DOCX or PDF is named for what it is, in a sentence that says what to do."""

import io
import struct
import zipfile

import pytest
from docx_builder import MAIN, p, package, read, relationships, zipped

from qualitygate.config import Limits
from qualitygate.errors import Unreadable

_EXCEL = MAIN.replace("wordprocessingml.document", "spreadsheetml.sheet")
_POWERPOINT = MAIN.replace("wordprocessingml.document", "presentationml.presentation")
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def ole(*streams: str) -> bytes:
    """An OLE file with nothing but a directory."""
    header = bytearray(_OLE + bytes(504))
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 2, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)
    entries = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2) + bytes(62)
        for name in ("Root Entry", "a", "b", "c", *streams)
    )
    return bytes(header) + table + entries.ljust(1024, b"\0")


def refused(data: bytes, name: str = "offer.docx", limits: Limits | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(data, name, limits)
    assert caught.value.reason.endswith(".")
    return caught.value


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"", "empty", "empty"),
        (b"\0" * 4096, "empty", "empty"),
        (ole("EncryptedPackage", "EncryptionInfo"), "password", "without the password"),
        (ole("WordDocument", "1Table"), "old-word", "old Word 97 document"),
        (ole("Workbook"), "not-docx", "Excel"),
        (ole("Something"), "not-docx", "old Office program"),
        (_OLE, "not-docx", "old Office program"),
        (b"{\\rtf1\\ansi Hello}", "not-docx", "RTF"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "not-docx", "HTML"),
        ("<html>".encode("utf-16"), "not-docx", "HTML"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<pkg:package xmlns:'
         b'pkg="x">', "not-docx", "flat XML"),
        (b"MIME-Version: 1.0\r\n", "not-docx", "web archive"),
        (b"Dear Ann,\n", "not-docx", "neither a Word document nor a PDF"),
        (package("")[:700], "damaged", "cut off"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "not-docx", "ODT"),
        (zipped({"photo.jpg": b"x"}), "not-docx", "zip archive"),
        (zipped({}), "empty", "empty zip"),
        (package("", main_type=_EXCEL), "not-docx", "Excel workbook"),
        (package("", main_type=_POWERPOINT), "not-docx", "PowerPoint"),
    ],
)  # fmt: skip
def test_what_a_file_is(data: bytes, code: str, says: str) -> None:
    error = refused(data)
    assert error.code == code
    assert says in error.reason


def test_the_content_decides_and_not_the_suffix() -> None:
    assert read(package(p("Text")), "offer.pdf").settings.format == "docx"


def test_the_file_name_is_the_last_block() -> None:
    last = read(package(p("Text")), "northwind/Offer v2.final.docx").blocks[-1]
    assert (last.kind, last.text, last.visibility) == ("file-name", "Offer v2.final", "latent")
    assert last.location.detail == "file name"


def test_a_file_over_the_limit() -> None:
    assert refused(package(p("x" * 4000)), limits=Limits(file_size=100)).code == "limit"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("word/document.xml", "w") as stream:
            for _ in range(64):
                stream.write(b" " * 1024**2)
        archive.writestr("[Content_Types].xml", "<Types/>")
    data = buffer.getvalue()
    assert len(data) < 100_000
    error = refused(data, limits=Limits(expanded=32 * 1024**2))
    assert error.code == "limit"
    assert "64 MB" in error.reason


def test_too_many_parts() -> None:
    data = zipped({"[Content_Types].xml": "x", **{f"word/{i}.xml": "" for i in range(50)}})
    assert refused(data, limits=Limits(members=20)).code == "limit"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_declaration(encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w:document [<!ENTITY x "gone">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>a &x; b</w:t></w:r></w:p></w:body></w:document>"
    )
    error = refused(package("", parts={"word/document.xml": text.encode(encoding)}))
    assert error.code == "dtd"


def test_two_main_documents() -> None:
    two = relationships(
        ("a", "officeDocument", "word/document.xml"), ("b", "officeDocument", "word/other.xml")
    )
    parts: dict[str, str | bytes] = {"_rels/.rels": two}
    error = refused(package(p("x"), parts=parts))
    assert error.code == "two-documents"


def test_a_main_part_that_is_no_xml() -> None:
    assert refused(package("", parts={"word/document.xml": "<w:document"})).code == "damaged"


def test_a_main_part_that_is_no_word_document() -> None:
    assert refused(package("", parts={"word/document.xml": "<html/>"})).code == "not-docx"
