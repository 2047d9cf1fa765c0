"""What people do to a Word document, and what travels with it unseen: faults to be planted."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from word_xml import WHEN, add_comment, add_field, add_link, add_run, shade

_OFFICE = "application/vnd.openxmlformats-officedocument."
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_OBJECT = "urn:schemas-microsoft-com:office:office"
_OFFICE_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"


def _vanish(document: Document, paragraph: Paragraph, words: str) -> None:
    add_run(paragraph, words).font.hidden = True


def _white(document: Document, paragraph: Paragraph, words: str) -> None:
    add_run(paragraph, words).font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)


def _black(document: Document, paragraph: Paragraph, words: str) -> None:
    add_run(paragraph, words).font.highlight_color = WD_COLOR_INDEX.BLACK


def _comic(document: Document, paragraph: Paragraph, words: str) -> None:
    add_run(paragraph, words).font.name = "Comic Sans MS"


def _orange(document: Document, paragraph: Paragraph, words: str) -> None:
    add_run(paragraph, words, bold=True)
    shade(paragraph._p.getparent(), RGBColor(0xFF, 0x66, 0x00))


def _german(document: Document, paragraph: Paragraph, words: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), "de-DE")
    add_run(paragraph, words)._r.get_or_add_rPr().append(mark)


def _control(document: Document, paragraph: Paragraph, words: str) -> None:
    """An empty content control, which shows what it asks for."""
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:id w:val='401'/><w:showingPlcHdr/><w:text/></w:sdtPr>"
        "<w:sdtContent/></w:sdt>"
    )
    control[-1].append(add_run(paragraph, words)._r)
    paragraph._p.append(control)


def _merge(document: Document, paragraph: Paragraph, words: str) -> None:
    add_field(paragraph, f"MERGEFIELD {words}", f"«{words}»")


def _lost(document: Document, paragraph: Paragraph, words: str) -> None:
    add_field(paragraph, "REF _Ref999999 \\h", words)


def _jump(document: Document, paragraph: Paragraph, words: str) -> None:
    add_link(document, paragraph, words, anchor="_Ref888888")


def _link(document: Document, paragraph: Paragraph, words: str) -> None:
    add_field(paragraph, 'LINK Excel.Sheet.12 "S:\\\\bids\\\\Rates.xlsx" "Fees!R1C1" \\a', words)


def _resolved(document: Document, paragraph: Paragraph, words: str) -> None:
    """A comment that is settled and still there, as ``words##comment``."""
    shown, _, said = words.partition("##")
    add_comment(document, add_run(paragraph, shown), said)
    comments = document.part._comments_part
    (*_, last) = comments.element.iter(qn("w:p"))
    last.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", "2026A101")
    word = "http://schemas.microsoft.com/office/word/2012/wordml"
    _add_part(
        document,
        "/word/commentsExtended.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml",
        f'<w15:commentsEx xmlns:w15="{word}">'
        '<w15:commentEx w15:paraId="2026A101" w15:done="1"/></w15:commentsEx>'.encode(),
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    )


def _excel(document: Document, paragraph: Paragraph, words: str) -> None:
    """A workbook within the document, of which one sheet is hidden."""
    part = _add_part(
        document,
        "/word/embeddings/Microsoft_Excel_Sheet1.xlsx",
        f"{_OFFICE}spreadsheetml.sheet",
        _workbook(),
        f"{_RELATED}package",
    )
    run = add_run(paragraph, words)
    run._r.append(
        parse_xml(
            f"<w:object {nsdecls('w', 'r')} xmlns:o='{_OBJECT}'><o:OLEObject Type='Embed' "
            f"ProgID='Excel.Sheet.12' ShapeID='_x0000_i1025' DrawAspect='Content' "
            f"ObjectID='_1' r:id='{part}'/></w:object>"
        )
    )


TRICKS: dict[str, Callable[[Document, Paragraph, str], None]] = {
    "vanish": _vanish,
    "white": _white,
    "black": _black,
    "comic": _comic,
    "orange": _orange,
    "german": _german,
    "control": _control,
    "merge": _merge,
    "lost": _lost,
    "jump": _jump,
    "link": _link,
    "resolved": _resolved,
    "excel": _excel,
}


def _workbook() -> bytes:
    """A workbook of two sheets, the second hidden."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{main}"><sheetData/></worksheet>'
    types = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_OFFICE}spreadsheetml.{kind}+xml"/>'
        for name, kind in (
            ("workbook", "sheet.main"),
            ("sheet1", "worksheet"),
            ("sheet2", "worksheet"),
        )
    )
    members = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        f'package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_RELATED[:-1]}"><sheets>'
        '<sheet name="Offer" sheetId="1" r:id="rId1"/>'
        '<sheet name="Rates" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            [("worksheet", "sheet1.xml"), ("worksheet", "sheet2.xml")]
        ),
        "xl/sheet1.xml": sheet,
        "xl/sheet2.xml": sheet,
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, text in members.items():
            member = zipfile.ZipInfo(name, WHEN.timetuple()[:6])
            package.writestr(member, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return packed.getvalue()


def _relations(targets: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATED}{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def _add_part(document: Document, name: str, kind: str, data: bytes, related: str) -> str:
    """Put a part beside the document, and return the id of its relationship."""
    part = Part(PackURI(name), kind, data, document.part.package)
    return document.part.relate_to(part, related)


def leave_traces(document: Document) -> None:
    """What the file tells of where it comes from: people, template, a macro, our own number."""
    properties = document.core_properties
    properties.title = "Microsoft Word - Offer v3.docx"
    properties.author, properties.last_modified_by = "Ann Miller", "bcarter"
    properties.revision = 34
    settings = document.settings.element
    template = OxmlElement("w:attachedTemplate")
    target = "file:///C:\\Users\\ann\\Desktop\\Northwind.dotx"
    template.set(
        qn("r:id"),
        document.part._settings_part.relate_to(target, f"{_RELATED}attachedTemplate", True),
    )
    settings.insert(1, template)
    _add_part(
        document,
        "/word/vbaProject.bin",
        "application/vnd.ms-office.vbaProject",
        b"Sub AutoOpen()",
        "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
    )
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    package = document.part.package
    custom = Part(
        PackURI("/docProps/custom.xml"),
        f"{_OFFICE}custom-properties+xml",
        f'<Properties xmlns="{_OFFICE_PROPERTIES}" xmlns:vt="{types}"><property '
        'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Matter">'
        "<vt:lpwstr>4711</vt:lpwstr></property></Properties>".encode(),
        package,
    )
    package.relate_to(custom, f"{_RELATED}custom-properties")
