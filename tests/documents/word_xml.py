"""What python-docx does not write: fields, footnotes, numbering, links, tracked changes."""

import datetime
import re
import zipfile
from io import BytesIO
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tc
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

TEXT_WIDTH = Cm(16)
WHEN = datetime.datetime(2026, 10, 12, 9, 0, tzinfo=datetime.UTC)
AUTHOR = "Eleanor Marsh"
_LISTS = {"heading": 10, "number": 11, "bullet": 12, "letter": 13}


def add_run(paragraph: Paragraph, text: str, *, bold: bool = False, highlight: bool = False) -> Run:
    run = paragraph.add_run(text)
    if bold:
        run.bold = True
    if highlight:
        mark = OxmlElement("w:highlight")
        mark.set(qn("w:val"), "yellow")
        run._r.get_or_add_rPr().append(mark)
    return run


def add_field(
    paragraph: Paragraph,
    code: str,
    result: str | None,
    *,
    into: BaseOxmlElement | None = None,
    end: bool = False,
) -> None:
    """A complex field; without a result only its beginning, with `end` only its end."""
    parts = ["end"] if end else ["begin", code, "separate"]
    if result is not None:
        parts += [f"={result}", "end"]
    for part in parts:
        run = paragraph.add_run()
        if part in ("begin", "separate", "end"):
            character = OxmlElement("w:fldChar")
            character.set(qn("w:fldCharType"), part)
            run._r.append(character)
        elif part.startswith("="):
            run.text = part[1:]
        else:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {part} "
            instruction.set(qn("xml:space"), "preserve")
            run._r.append(instruction)
        if into is not None:
            into.append(run._r)


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A bookmark around what the paragraph holds so far."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    first = next(child for child in paragraph._p if child.tag != qn("w:pPr"))
    first.addprevious(start)
    paragraph._p.append(end)


def add_link(
    document: Document, paragraph: Paragraph, text: str, target: str = "", *, anchor: str = ""
) -> BaseOxmlElement:
    link = OxmlElement("w:hyperlink")
    if anchor:
        link.set(qn("w:anchor"), anchor)
    else:
        link.set(qn("r:id"), document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, True))
    run = paragraph.add_run(text, style=None if anchor else "Hyperlink")
    link.append(run._r)
    paragraph._p.append(link)
    return link


def mark_changed(run: Run, *, deleted: bool) -> None:
    change = OxmlElement("w:del" if deleted else "w:ins")
    change.set(qn("w:id"), str(300 + deleted))
    change.set(qn("w:author"), AUTHOR)
    change.set(qn("w:date"), f"{WHEN:%Y-%m-%dT%H:%M:%SZ}")
    run._r.addprevious(change)
    change.append(run._r)
    if deleted:
        for text in run._r.findall(qn("w:t")):
            text.tag = qn("w:delText")
            text.set(qn("xml:space"), "preserve")


def add_comment(document: Document, run: Run, text: str) -> None:
    comment = document.add_comment(run, text, author=AUTHOR, initials="EM")
    comment._comment_elm.set(qn("w:date"), f"{WHEN:%Y-%m-%dT%H:%M:%SZ}")


def shade(cell: CT_Tc, color: RGBColor) -> None:
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", str(color))):
        shading.set(qn(f"w:{key}"), value)
    properties = cell.get_or_add_tcPr()
    for old in properties.findall(qn("w:shd")):
        properties.remove(old)
    properties.append(shading)


def paragraph_border(
    style: BaseOxmlElement, sides: tuple[str, ...], color: str, size: int = 4
) -> None:
    """Lines above or below a style's paragraphs; `size` in eighths of a point."""
    borders = OxmlElement("w:pBdr")
    space = "6" if size < 24 else "0"
    for side in sides:
        border = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", str(size)), ("space", space)):
            border.set(qn(f"w:{key}"), value)
        border.set(qn("w:color"), color)
        borders.append(border)
    _before(style, ("w:shd", "w:tabs", "w:spacing"), borders)


def _before(style: BaseOxmlElement, names: tuple[str, ...], new: BaseOxmlElement) -> None:
    """Put `new` into the style's paragraph properties where the schema wants it."""
    properties = style.get_or_add_pPr()
    for name in names:
        if (found := properties.find(qn(name))) is not None:
            found.addprevious(new)
            return
    properties.append(new)


def shade_style(style: BaseOxmlElement, color: str) -> None:
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", color)):
        shading.set(qn(f"w:{key}"), value)
    _before(style, ("w:tabs", "w:spacing"), shading)


def define_lists(document: Document) -> None:
    """Heading numbers, numbered, bulleted and lettered lists."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    formats = {
        "heading": [("decimal", "%1", "Heading1"), ("decimal", "%1.%2", "Heading2")],
        "number": [("decimal", "%1.", "")],
        "bullet": [("bullet", "•", "")],
        "letter": [("lowerLetter", "(%1)", "")],
    }
    for name, number in _LISTS.items():
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            + (f'<w:pStyle w:val="{style}"/>' if style else "")
            + f'<w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/><w:pPr>'
            f'<w:ind w:left="{680 if style else 454}" w:hanging="{680 if style else 454}"/>'
            "</w:pPr></w:lvl>"
            for level, (kind, label, style) in enumerate(formats[name])
        )
        numbering.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            )
        )
    for number in _LISTS.values():
        numbering.append(_instance(number, number))
    for level, style in enumerate(("Heading 1", "Heading 2")):
        properties = document.styles[style].element.get_or_add_pPr()
        number = properties._insert_numPr(OxmlElement("w:numPr"))
        number.get_or_add_ilvl().val = level
        number.get_or_add_numId().val = _LISTS["heading"]


def _instance(number: int, abstract: int, *, restart: bool = False) -> BaseOxmlElement:
    override = (
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
    )
    return parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>'
        f"{override}</w:num>"
    )


def number_with(document: Document, paragraph: Paragraph, kind: str, *, restart: bool) -> None:
    numbering = document.part.numbering_part.element
    used = [int(num.get(qn("w:numId"))) for num in numbering.findall(qn("w:num"))]
    number = _LISTS["bullet"] if kind == "bullet" else max(used)
    if restart:
        number += 1
        numbering.append(_instance(number, _LISTS[kind], restart=True))
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = number


class Notes:
    """The footnotes, in a part of their own."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def refer(self, paragraph: Paragraph, text: str) -> None:
        self.texts.append(text)
        run = paragraph.add_run(style="footnote reference")
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(len(self.texts)))
        run._r.append(reference)

    def xml(self) -> bytes:
        separators = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p>'
            "</w:footnote>"
            for kind, number, mark in (
                ("separator", -1, "separator"),
                ("continuationSeparator", 0, "continuationSeparator"),
            )
        )
        notes = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{_id("footnote text")}"/>'
            f'</w:pPr><w:r><w:rPr><w:rStyle w:val="{_id("footnote reference")}"/></w:rPr>'
            f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p>'
            "</w:footnote>"
            for number, text in enumerate(self.texts, 1)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f"<w:footnotes {nsdecls('w')}>{separators}{notes}</w:footnotes>"
        ).encode()


def _id(style: str) -> str:
    """The id that python-docx gives a style that it adds."""
    return style.replace(" ", "")


def finish(
    document: Document, notes: Notes, path: Path, *, tracking: bool = False, leaking: bool = False
) -> None:
    """Save the document so that the same content gives the same bytes."""
    part = Part(
        PackURI("/word/footnotes.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        notes.xml(),
        document.part.package,
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    if tracking:
        settings = document.settings.element
        view, track = OxmlElement("w:revisionView"), OxmlElement("w:trackRevisions")
        for key in ("markup", "insDel", "formatting"):
            view.set(qn(f"w:{key}"), "0")
        settings.insert(1, track)
        settings.insert(1, view)
    properties = document.core_properties
    properties.created = properties.modified = WHEN
    if not leaking:
        properties.revision = 1
    saved = BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.infolist():
            if "thumbnail" in member.filename and not leaking:
                continue
            data = source.read(member)
            if member.filename == "_rels/.rels" and not leaking:
                data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
            if member.filename == "docProps/app.xml" and leaking:
                data = data.replace(b"<TotalTime>0<", b"<TotalTime>783<")
                data = data.replace(b"<Company/>", b"<Company>Grant Consulting</Company>")
            fixed = zipfile.ZipInfo(member.filename, (2026, 10, 12, 9, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o644 << 16
            target.writestr(fixed, data)
