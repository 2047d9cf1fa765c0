"""Which reader a file needs, told by its content; else, in plain words, what it is."""

import io
import re
import struct
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath

from qualitygate.config import Limits
from qualitygate.document import Block, Document, Location, Source, TextAnchor
from qualitygate.errors import Unreadable

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_PDF_WITHIN = 1 << 20  # bytes
_ONLY = "only DOCX and PDF files can be checked"
_PASSWORD = "The document is protected by a password. Save it without the password and check that."
# The names of streams in an OLE file ([MS-CFB]), and what they make it.
_STREAMS = (
    ("encryptedpackage", _PASSWORD, "password"),
    ("\x09drmcontent", "The document is protected by rights management. Save it without that "
     "protection and check that.", "password"),
    ("worddocument", "This is an old Word 97 document (.doc). Save it as DOCX in Word and check "
     "that.", "old-word"),
    ("workbook", f"This is an old Excel workbook (.xls); {_ONLY}.", "not-docx"),
    ("book", f"This is an old Excel workbook (.xls); {_ONLY}.", "not-docx"),
    ("powerpoint document", f"This is an old PowerPoint presentation (.ppt); {_ONLY}.", "not-docx"),
    ("__properties_version1.0", f"This is an Outlook message (.msg); {_ONLY}.", "not-docx"),
)  # fmt: skip
_MARKUP = (
    (r"\{\\rtf", "This is a Rich Text document (RTF). Save it as DOCX in Word and check that."),
    (r"(?:<\?xml[^>]*>\s*)?(?:<\?mso-application[^>]*>\s*)?<pkg:package",
     "This is a Word document saved as flat XML. Save it as DOCX in Word and check that."),
    (r"(?:<\?xml[^>]*>\s*)?(?:<\?mso-application[^>]*>\s*)?<w:wordDocument",
     "This is a Word 2003 XML document. Save it as DOCX in Word and check that."),
    (r"(?:<\?xml[^>]*>\s*)?<office:document",
     "This is a flat OpenDocument file. Save it as DOCX and check that."),
    (r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
     "This is a web page (HTML), whatever its name says. Save it as DOCX in Word and check that."),
    (r"(?:mime-version|from|content-type):\s", "This is a web archive or an e-mail. Save it as "
     "DOCX in Word and check that."),
)  # fmt: skip


def extract(source: Source, limits: Limits, hash_pictures: bool = False) -> Document:
    """Read a document; the last block is its file name, which travels with it.

    With `hash_pictures` its pictures can be compared with logos (`Picture.phash`). Raises
    `Unreadable` with a sentence that says what the file is and what to do.
    """
    data = source.data
    if len(data) > limits.file_size:
        raise Unreadable(
            f"The file has {len(data) // 1024**2:,} MB, more than the limit of "
            f"{limits.file_size // 1024**2:,} MB.",
            "limit",
        )
    if data.startswith(b"PK"):
        _refuse_other_zip(data)
        from qualitygate.extract import docx

        document = docx.read(data, source.name, limits)
    elif _is_pdf(data):
        from qualitygate.extract import pdf

        document = pdf.read(data, source.name, limits)
    else:
        raise _unreadable(data)
    if hash_pictures and any(picture.sha256 for picture in document.pictures):
        document = _with_hashes(document, data, limits)
    return _with_file_name(document, source.name)


def _is_pdf(data: bytes) -> bool:
    """Whether a PDF begins at once, or within 1 MB of what is no other file that has a name."""
    if data.startswith(_OLE[:4]):
        return False
    if b"%PDF-" in data[:1024]:
        return True
    return b"%PDF-" in data[:_PDF_WITHIN] and _markup(data) is None


def _with_hashes(document: Document, data: bytes, limits: Limits) -> Document:
    wanted = {picture.sha256 for picture in document.pictures if picture.sha256}
    if document.settings.format == "pdf":
        from qualitygate.extract.pdf.pictures import picture_hashes

        pages = {picture.location.page or 0 for picture in document.pictures if picture.sha256}
        found = picture_hashes(data, pages - {0}, wanted)
    else:
        from qualitygate.extract.docx import pictures

        found = pictures.picture_hashes(data, limits, wanted)
    return replace(
        document,
        pictures=tuple(
            replace(picture, phash=found.get(picture.sha256, "")) for picture in document.pictures
        ),
    )


def _with_file_name(document: Document, name: str) -> Document:
    stem = PurePosixPath(name).stem
    index = len(document.blocks)
    anchors = (TextAnchor(0, len(stem), "", element="file name"),) if stem else ()
    location = Location(detail="file name", anchors=anchors)
    block = Block(index, "file-name", stem, "latent", location=location)
    return replace(document, blocks=(*document.blocks, block))


def _unreadable(data: bytes) -> Unreadable:
    """What a file is that is neither a zip nor a PDF."""
    if not data.strip(b"\0 \r\n\t"):
        return Unreadable("The file is empty. Get a fresh copy of it.", "empty")
    if data.startswith(_OLE[:4]):
        return _ole(data)
    reason = _markup(data)
    if reason is not None:
        return Unreadable(reason, "not-docx")
    return Unreadable(f"The file is neither a Word document nor a PDF; {_ONLY}.", "not-docx")


def _markup(data: bytes) -> str | None:
    """What a file in a markup language is; None where it is in none that is known."""
    text = _decoded(data[:4096]).lstrip("\ufeff \r\n\t")
    return next((why for form, why in _MARKUP if re.match(form, text, re.I | re.S)), None)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace")


def _refuse_other_zip(data: bytes) -> None:
    """Raise for a zip that is no Office Open XML package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {info.filename.lower() for info in archive.infolist()[:20_000]}
            kind = b""
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    kind = stream.read(100)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, RuntimeError, NotImplementedError,
            EOFError, struct.error) as error:  # fmt: skip
        raise Unreadable(
            "The file is cut off or damaged: it begins like a Word document but cannot be "
            "unpacked. Get a fresh copy of it.",
            "damaged",
        ) from error
    if not names:
        raise Unreadable("The file is an empty zip archive. Get a fresh copy of it.", "empty")
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        reason = "This is an OpenDocument text (ODT). Save it as DOCX and check that."
    elif kind.startswith(b"application/vnd.oasis.opendocument"):
        reason = f"This is an OpenDocument file, but no text document; {_ONLY}."
    elif kind.startswith(b"application/epub"):
        reason = f"This is an e-book (EPUB); {_ONLY}."
    elif any(name.endswith((".iwa", "index.xml.gz")) for name in names):
        reason = "This is a Pages document. Export it as DOCX or PDF and check that."
    elif "[content_types].xml" in names or any(n.endswith("word/document.xml") for n in names):
        return
    else:
        reason = "This is a zip archive, no document. Unpack it and check the documents in it."
    raise Unreadable(reason, "not-docx")


def _ole(data: bytes) -> Unreadable:
    names = _ole_names(data)
    for stream, reason, code in _STREAMS:
        if stream in names:
            return Unreadable(reason, code)
    return Unreadable(
        f"This is a file of an old Office program or another one that stores objects; {_ONLY}.",
        "not-docx",
    )


def _ole_names(data: bytes) -> set[str]:
    """The names in the directory of an OLE file in lower case ([MS-CFB] 2.2, 2.3, 2.6).

    A damaged file gives the names that can be found.
    """
    names: set[str] = set()
    try:
        size = 1 << struct.unpack_from("<H", data, 30)[0]
        sector = struct.unpack_from("<I", data, 48)[0]
        table = struct.unpack_from("<109I", data, 76)
    except struct.error:
        return names
    if size not in (512, 4096):
        return names
    seen: set[int] = set()
    while sector < 0xFFFFFFFA and sector not in seen and len(seen) < 1000:
        seen.add(sector)
        start = (sector + 1) * size
        for entry in range(start, min(start + size, len(data) - 127), 128):
            length = struct.unpack_from("<H", data, entry + 64)[0]
            if 2 <= length <= 64:
                names.add(data[entry : entry + length - 2].decode("utf-16-le", "replace").lower())
        place, slot = divmod(sector, size // 4)
        if place >= len(table) or table[place] >= 0xFFFFFFFA:
            break
        try:
            sector = struct.unpack_from("<I", data, (table[place] + 1) * size + 4 * slot)[0]
        except struct.error:
            break
    return names
