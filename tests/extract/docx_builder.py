"""Word documents from their XML, written by hand: what python-docx cannot say."""

import io
import zipfile

from qualitygate.config import Limits
from qualitygate.document import Document, Source
from qualitygate.extract import extract

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{_R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def root(tag: str, inner: str) -> str:
    """A part's root element with every namespace that the tests use."""
    return f'<?xml version="1.0" encoding="UTF-8"?><{tag} {_SPACES}>{inner}</{tag}>'


def relationships(*items: tuple[str, str, str]) -> str:
    """``(id, kind, target)``; a target with a colon is external."""
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_R}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if ':' in target else ''}/>"
        for key, kind, target in items
    )
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0"?><Relationships xmlns="{uri}">{inner}</Relationships>'


def package(
    body: str,
    *,
    links: tuple[tuple[str, str, str], ...] = (),
    parts: dict[str, str | bytes] | None = None,
    main_type: str = MAIN,
    types: dict[str, str] | None = None,
) -> bytes:
    """A DOCX with this body, these relationships of its main part, and further members.

    A part of the kind ``styles``, ``footnotes`` … is related by its name when it is
    ``word/<kind>.xml``.
    """
    parts = dict(parts or {})
    for member in parts:
        kind = member.removeprefix("word/").removesuffix(".xml")
        if member == f"word/{kind}.xml" and "/" not in kind and kind.isalpha():
            links = (*links, (f"rel_{kind}", kind, f"{kind}.xml"))
    types = {"word/document.xml": main_type, **(types or {})}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    uri = "http://schemas.openxmlformats.org/package/2006/content-types"
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{uri}"><Default '
        f'Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": relationships(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": root("w:document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relationships(*links),
        **parts,
    }
    return zipped(members)


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return buffer.getvalue()


def read(data: bytes, name: str = "proposal.docx", limits: Limits | None = None) -> Document:
    return extract(Source(name, data), limits or Limits())


def document(body: str, **more: object) -> Document:
    """The model of a document with this body."""
    return read(package(body, **more))  # type: ignore[arg-type]


def p(*runs: str, style: str = "", settings: str = "") -> str:
    """A paragraph of runs, each a text or ready XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{settings}</w:pPr>{inner}</w:p>"


def r(text: str, settings: str = "") -> str:
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str) -> str:
    """A complex field."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def styles(*inner: str) -> dict[str, str]:
    return {"word/styles.xml": root("w:styles", "".join(inner))}


def style(key: str, label: str, *inner: str, based_on: str = "", kind: str = "paragraph",
          default: bool = False) -> str:  # fmt: skip
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{key}"{first}><w:name w:val="{label}"/>{base}'
        f"{''.join(inner)}</w:style>"
    )
