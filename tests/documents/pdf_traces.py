"""What only a PDF can hold unseen: faults to be planted into the one that LibreOffice made."""

import re
from io import BytesIO
from pathlib import Path

from pypdf import PageObject, PdfWriter
from pypdf.constants import UserAccessPermissions
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pypdfium2 import PdfDocument

_IDENTIFIER = ByteStringObject(b"2026101220261012")
_WAS = "Our first price for this was 190,000."
_PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Description rdf:about=""><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">A bridge for the harbour: a proposal</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def restrict(path: Path) -> None:
    """Let nobody but the owner print, and give the file the title of another."""
    writer = _opened(path)
    _retitle(writer)
    allowed = UserAccessPermissions.all() & ~UserAccessPermissions.PRINT
    writer.encrypt("", "finch", algorithm="RC4-128", permissions_flag=allowed)
    _save(writer, path)


def leave_in_pdf(path: Path) -> None:
    """Leave a script, an attachment, a hidden layer, a field and more in the file."""
    marked = _place_of(path, 3, "If you reach half of that")
    blacked = _place_of(path, 6, "work on your telephone exchange")
    last, annex = _place_of(path, 4, "The last section"), _place_of(path, 5, "the annex")
    writer = _opened(path)
    _name(writer, "/JavaScript", "start", {"/S": "/JavaScript", "/JS": TextStringObject("print()")})
    _attach(writer, "costs.xlsx")
    _hide_layer(writer, "Prices")
    _annotate(writer.pages[3], "/Redact", marked, {})
    frame = ArrayObject([NumberObject(0)] * 3)
    gone = {"/Dest": TextStringObject("gone"), "/Border": frame}
    _annotate(writer.pages[4], "/Link", last, gone)
    beside = _dictionary({"/S": "/URI", "/URI": TextStringObject("../people/profiles.docx")})
    _annotate(writer.pages[5], "/Link", annex, {"/A": beside, "/Border": frame})
    field = {"/FT": "/Tx", "/T": TextStringObject("margin"), "/V": TextStringObject("40%")}
    _annotate(writer.pages[4], "/Widget", (72, 90, 200, 104), {**field, "/F": NumberObject(2)})
    _draw(writer, writer.pages[6], b"q 0 g %d %d %d %d re f Q" % _sides(*blacked))
    was = _draw(writer, writer.pages[6], b"BT /Plain 9 Tf 72 300 Td (%b) Tj ET" % _WAS.encode())
    _save(writer, path)
    _overwrite(path, was)


def _place_of(path: Path, page: int, words: str) -> tuple[int, int, int, int]:
    """Left, bottom, right and top of the words on a page, in points."""
    document = PdfDocument(path)
    text = document[page].get_textpage()
    start, count = text.search(words).get_next()
    boxes = [text.get_charbox(at) for at in range(start, start + count)]
    document.close()
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return int(left), int(bottom) - 1, int(right) + 1, int(top) + 1


def _sides(left: int, bottom: int, right: int, top: int) -> tuple[int, int, int, int]:
    return left, bottom, right - left, top - bottom


def _opened(path: Path) -> PdfWriter:
    writer = PdfWriter(clone_from=path)
    writer._ID = ArrayObject([_IDENTIFIER, _IDENTIFIER])
    return writer


def _save(writer: PdfWriter, path: Path) -> None:
    written = BytesIO()
    writer.write(written)
    # pypdf draws the second identifier by lot; it is of no use to the encryption.
    same = rb"\1 \1 ]"
    path.write_bytes(re.sub(rb"(<[0-9a-f]{32}>) <[0-9a-f]{32}> \]", same, written.getvalue()))


def _dictionary(entries: dict[str, object]) -> DictionaryObject:
    """A dictionary in which a plain string is a name."""
    return DictionaryObject(
        {
            NameObject(key): NameObject(value) if type(value) is str else value
            for key, value in entries.items()
        }
    )


def _name(writer: PdfWriter, tree: str, key: str, entries: dict[str, object]) -> None:
    """Put a dictionary under a name of the whole file."""
    names = writer.root_object.setdefault(NameObject("/Names"), DictionaryObject()).get_object()
    leaf = [TextStringObject(key), writer._add_object(_dictionary(entries))]
    names[NameObject(tree)] = _dictionary({"/Names": ArrayObject(leaf)})


def _attach(writer: PdfWriter, name: str) -> None:
    held = StreamObject()
    held.set_data(b"workbook")
    title = TextStringObject(name)
    inside = _dictionary({"/F": writer._add_object(held)})
    _name(
        writer,
        "/EmbeddedFiles",
        name,
        {"/Type": "/Filespec", "/F": title, "/UF": title, "/EF": inside},
    )


def _hide_layer(writer: PdfWriter, name: str) -> None:
    layer = writer._add_object(_dictionary({"/Type": "/OCG", "/Name": TextStringObject(name)}))
    off = _dictionary({"/OFF": ArrayObject([layer])})
    writer.root_object[NameObject("/OCProperties")] = _dictionary(
        {"/OCGs": ArrayObject([layer]), "/D": off}
    )


def _annotate(
    page: PageObject, kind: str, box: tuple[int, int, int, int], entries: dict[str, object]
) -> None:
    """Put an annotation on a page; `box` is left, bottom, right and top in points."""
    place = ArrayObject(map(NumberObject, box))
    mark = _dictionary({"/Type": "/Annot", "/Subtype": kind, "/Rect": place, **entries})
    listed = page.setdefault(NameObject("/Annots"), ArrayObject()).get_object()
    listed.append(mark)


def _draw(writer: PdfWriter, page: PageObject, content: bytes) -> IndirectObject:
    """Draw something more on a page, and return where it stands in the file."""
    fonts = page["/Resources"].get_object()["/Font"].get_object()
    fonts[NameObject("/Plain")] = _dictionary(
        {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    )
    more = StreamObject()
    more.set_data(content)
    place = writer._add_object(more)
    held = page.raw_get("/Contents")
    drawn = list(held) if isinstance(held, ArrayObject) else [held]
    page[NameObject("/Contents")] = ArrayObject([*drawn, place])
    return place


def _retitle(writer: PdfWriter) -> None:
    packet = StreamObject()
    packet.set_data(_PACKET.encode())
    packet.update(_dictionary({"/Type": "/Metadata", "/Subtype": "/XML"}))
    writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)


def _overwrite(path: Path, place: IndirectObject) -> None:
    """Take out what was drawn as a program does that saves changes only: it stays in the file."""
    data = path.read_bytes()
    before = data.rindex(b"startxref")
    table = int(data[before:].split()[1])
    trailer = data[data.rindex(b"trailer") + len(b"trailer") : before].strip()
    offset, number = len(data), place.idnum
    data += b"%d 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n" % number
    start = len(data)
    data += b"xref\n%d 1\n%010d 00000 n \n" % (number, offset)
    data += b"trailer\n%b /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        trailer.removesuffix(b">>"),
        table,
        start,
    )
    path.write_bytes(data)
