"""Small files that were made to hang or to choke whatever reads them."""

import io
import zipfile
import zlib

_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONSHIPS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TEXT = b"BT /F1 12 Tf 72 720 Td (This is a page of text.) Tj ET "
_FONT = b"/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"


def pdf(objects: list[bytes], header: bytes = b"%PDF-1.7\n") -> bytes:
    """A PDF of numbered objects, the first of which is the catalogue."""
    data, offsets = header, []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(data))
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


def page(resources: bytes, content: bytes) -> list[bytes]:
    """Catalogue, pages, one page and its content: the objects 1 to 4."""
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << %s %s >> >>" % (_FONT, resources),
        content,
    ]


def recursive_form() -> bytes:
    """A form XObject that draws itself, twice."""
    form = (
        b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
        b"/Resources << /XObject << /X 5 0 R >> >>"
    )
    return pdf(
        [*page(b"/XObject << /X 5 0 R >>", stream(_TEXT + b"/X Do")), stream(b"/X Do /X Do", form)]
    )


def nested_forms(levels: int = 28) -> bytes:
    """Each form draws the next one twice: 2 to the power of `levels` drawings."""
    objects = page(b"/XObject << /X 5 0 R >>", stream(_TEXT + b"/X Do"))
    for level in range(levels):
        form = (
            b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] "
            b"/Resources << /XObject << /X %d 0 R >> >>" % (6 + level)
        )
        objects.append(stream(b"/X Do /X Do", form))
    last = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>" % _FONT
    objects.append(stream(_TEXT, last))
    return pdf(objects)


def deflated_twice(size: int = 1024**3) -> bytes:
    """A page whose content is `size` bytes, deflated twice to about two kilobytes."""
    packer = zlib.compressobj(9)
    block = b" " * 1024**2
    once = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    content = zlib.compress(once, 9)
    return pdf(page(b"", stream(content, b"/Filter [/FlateDecode /FlateDecode]")))


def docx(body: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _CONTENT_TYPES)
        package.writestr("_rels/.rels", _RELATIONSHIPS)
        package.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_NAMESPACE}">'
            f"<w:body>{body}</w:body></w:document>",
        )
    return target.getvalue()


def wide_cell(span: int = 100_000_000) -> bytes:
    """A table of two rows, one of whose cells claims to be `span` columns wide."""
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>A cell of a table.</w:t></w:r></w:p></w:tc>"
    wide = cell.format(f'<w:gridSpan w:val="{span}"/>')
    tall = cell.format(f'<w:gridSpan w:val="{span}"/><w:vMerge/>')
    rows = f"<w:tr>{wide}{cell.format('')}</w:tr><w:tr>{tall}</w:tr>"
    return docx(f"<w:p><w:r><w:t>Before the table.</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>")


def deep_tables(depth: int = 5000) -> bytes:
    """A table in a table in a table …"""
    opening = "<w:tbl><w:tr><w:tc>" * depth
    closing = "</w:tc></w:tr></w:tbl>" * depth
    return docx(f"{opening}<w:p><w:r><w:t>Deep.</w:t></w:r></w:p>{closing}")


def zip_bomb(size: int = 1024**3) -> bytes:
    """A DOCX of about a megabyte whose text is `size` bytes."""
    target = io.BytesIO()
    target.write(docx("<w:p/>"))
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("word/media/image1.bin", "w", force_zip64=True) as member,
    ):
        for _ in range(size // 1024**2):
            member.write(bytes(1024**2))
    return target.getvalue()
