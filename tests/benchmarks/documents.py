"""Documents to measure on, of as many pages as are wanted; the same at every run.

    python tests/benchmarks/documents.py PAGES FOLDER

writes one as DOCX and, with LibreOffice, as PDF. Each has what a report has: numbered headings,
running text, lists, tables with captions, footnotes, a header and a footer.
"""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from wording import Writer

_CHAPTER = 8  # pages
_SECTION = 2
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "settings", "footnotes", "header", "footer")
_EPOCH = (2026, 1, 5, 9, 0, 0)


@cache
def docx(pages: int, seed: int = 1) -> bytes:
    """A Word document that fills about `pages` pages (A4, 11 points)."""
    story = _Story(Writer(seed))
    body = "".join(story.page(number) for number in range(pages))
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("rId1", "officeDocument", "word/document.xml"),
            ("rId2", "core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _CORE.format(title=escape(story.title)),
        "word/document.xml": _part("document", f"<w:body>{body}{_SECTION_PROPERTIES}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            *((f"rId{n}", part, f"{part}.xml") for n, part in enumerate(_PARTS, 1))
        ),
        "word/styles.xml": _part("styles", _STYLES),
        "word/numbering.xml": _part("numbering", _numbering()),
        "word/settings.xml": _part("settings", '<w:themeFontLang w:val="en-GB"/>'),
        "word/footnotes.xml": _part("footnotes", "".join(story.notes)),
        "word/header.xml": _part("hdr", _paragraph(_run(story.title), "Header")),
        "word/footer.xml": _part("ftr", _paragraph(_run("Page ") + _PAGE_FIELD, "Footer")),
    }
    return _zipped(parts)


@cache
def pdf(pages: int, seed: int = 1, tagged: bool = True) -> bytes | None:
    """The same document as LibreOffice prints it; None where LibreOffice is not installed.

    Printing 1,000 pages takes a minute, so the file is kept in the system's temporary folder.
    """
    source = docx(pages, seed)
    name = hashlib.sha256(source).hexdigest()[:16] + ("-tagged" if tagged else "")
    kept = Path(tempfile.gettempdir()) / "qualitygate-benchmarks" / f"{name}.pdf"
    if not kept.is_file():
        if not shutil.which("soffice"):
            return None
        kept.parent.mkdir(exist_ok=True)
        _print(source, kept, tagged)
    return kept.read_bytes()


def _print(source: bytes, target: Path, tagged: bool) -> None:
    options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tagged).lower()}"}}}}'
    with tempfile.TemporaryDirectory() as scratch:
        document = Path(scratch) / "document.docx"
        document.write_bytes(source)
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation=file://{scratch}/profile", "--headless"),
                *("--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", scratch),
                str(document),
            ],
            check=True,
            capture_output=True,
        )
        finished = target.with_suffix(f".{os.getpid()}")
        shutil.move(document.with_suffix(".pdf"), finished)
        finished.replace(target)


class _Story:
    """Writes the pages one after the other; collects the footnotes on the way."""

    def __init__(self, writer: Writer) -> None:
        self.write = writer
        self.title = writer.heading()
        self.notes: list[str] = []
        self._tables = 0

    def page(self, number: int) -> str:
        """About 450 words: a heading where it is due, then paragraphs, a list, perhaps a table."""
        random = self.write.rng.random
        return "".join(
            [
                *self._headings(number),
                *(self._text(note=place == 1 and random() < 0.3) for place in range(2)),
                *self._list(random()),
                *(self._text() for _ in range(2)),
                *(self._table() if number % 3 == 1 else [self._text(), self._text()]),
                *(self._text() for _ in range(2)),
            ]
        )

    def _headings(self, number: int) -> Iterator[str]:
        if number == 0:
            yield _paragraph(_run(self.title), "Title")
        if number % _CHAPTER == 0:
            yield _paragraph(_run(self.write.heading()), "Heading1")
        if number % _SECTION == 0:
            yield _paragraph(_run(self.write.heading()), "Heading2")
        else:
            yield _paragraph(_run(self.write.heading()), "Heading3")

    def _text(self, note: bool = False) -> str:
        """A paragraph of three to six sentences, now and then with some of it in bold or italic."""
        rng = self.write.rng
        runs = []
        for _ in range(rng.randint(3, 6)):
            sentence = self.write.sentence()
            if rng.random() < 0.08:
                first, _, rest = sentence.partition(" ")
                runs += [_run(first, "<w:b/>"), _run(f" {rest} ")]
            elif rng.random() < 0.04:
                runs += [_run(sentence, "<w:i/>"), _run(" ")]
            else:
                runs.append(_run(sentence + " "))
        return _paragraph("".join(runs) + (self._note() if note else ""), "BodyText")

    def _note(self) -> str:
        """The mark of a footnote, whose text is set aside."""
        number = len(self.notes) + 1
        mark = _run("", '<w:rStyle w:val="FootnoteReference"/>', "<w:footnoteRef/>")
        text = _paragraph(mark + _run(" " + self.write.sentence()), "FootnoteText")
        self.notes.append(f'<w:footnote w:id="{number}">{text}</w:footnote>')
        reference = f'<w:footnoteReference w:id="{number}"/>'
        return _run("", '<w:rStyle w:val="FootnoteReference"/>', reference)

    def _list(self, chance: float) -> Iterator[str]:
        if chance < 0.6:
            for _ in range(3 if chance < 0.3 else 4):
                yield _paragraph(_run(self.write.sentence()), "ListBullet")

    def _table(self) -> Iterator[str]:
        """A caption and a table of texts and figures."""
        rng = self.write.rng
        self._tables += 1
        yield _paragraph(_run(f"Table {self._tables}: {self.write.heading()}"), "Caption")
        head = [self.write.label() for _ in range(4)]
        rows = [_row(head, "<w:tblHeader/>")]
        for number in range(1, rng.randint(5, 8)):
            fee = f"{rng.randint(40, 9000) * 10:,}"
            rows.append(_row([str(number), self.write.label(), self.write.label(), fee]))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (1200, 3200, 3000, 1600))
        yield f"<w:tbl>{_TABLE_PROPERTIES}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        yield _paragraph("", "BodyText")


def _row(texts: list[str], settings: str = "") -> str:
    cells = "".join(f"<w:tc>{_paragraph(_run(text), 'TableText')}</w:tc>" for text in texts)
    return f"<w:tr><w:trPr>{settings}</w:trPr>{cells}</w:tr>"


def _paragraph(runs: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, settings: str = "", content: str = "") -> str:
    inner = content or f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r><w:rPr>{settings}</w:rPr>{inner}</w:r>"


def _style(name: str, size: int, after: int, more: str = "", run: str = "") -> str:
    """A paragraph style: `size` in half points, `after` in twentieths of a point."""
    shown = {"Title": "Title", "BodyText": "Body Text", "ListBullet": "List Bullet"}.get(name, name)
    shown = shown.replace("Heading", "heading ").replace("Footnote", "footnote ")
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{more}'
        f'<w:spacing w:after="{after}" w:line="276" w:lineRule="auto"/></w:pPr>'
        f'<w:rPr>{run}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{n}" for n in range(1, level + 2))}"/></w:lvl>'
        for level in range(3)
    )
    bullet = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        '<w:pPr><w:ind w:left="425" w:hanging="283"/></w:pPr></w:lvl>'
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{bullet}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )


def _numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


_SECTION_PROPERTIES = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
    '<w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" '
    'w:footer="708" w:gutter="0"/></w:sectPr>'
)
_PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_TABLE_PROPERTIES = (
    '<w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr>"
)
_BOLD, _KEPT = "<w:b/>", "<w:keepNext/>"
_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Sans" '
    'w:hAnsi="Liberation Sans"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="character" '
    'w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr>'
    '<w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/></w:style>'
    + _style("Title", 48, 400, run=_BOLD)
    + _style("Heading1", 34, 240, _KEPT + _numbered(1) + '<w:outlineLvl w:val="0"/>', _BOLD)
    + _style("Heading2", 28, 160, _KEPT + _numbered(1, 1) + '<w:outlineLvl w:val="1"/>', _BOLD)
    + _style("Heading3", 24, 120, _KEPT + _numbered(1, 2) + '<w:outlineLvl w:val="2"/>', _BOLD)
    + _style("BodyText", 22, 160)
    + _style("ListBullet", 22, 80, _numbered(2))
    + _style("Caption", 19, 80, _KEPT, _BOLD)
    + _style("TableText", 19, 40)
    + _style("FootnoteText", 17, 0)
    + _style("Header", 17, 0)
    + _style("Footer", 17, 0)
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
    "<dc:creator>Anna Brennan</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>"
)


def _part(name: str, inner: str) -> str:
    return f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}">{inner}</w:{name}>'


def _relations(*entries: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_relation_type(kind)}" Target="{target}"/>'
        for key, kind, target in entries
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _relation_type(kind: str) -> str:
    home = f"{_PACKAGE}/relationships/metadata" if kind == "core-properties" else _R
    return f"{home}/{kind}"


def _content_types() -> str:
    kinds = {f"word/{part}.xml": f"{_TYPE}.{part}+xml" for part in _PARTS}
    kinds["word/document.xml"] = f"{_TYPE}.document.main+xml"
    kinds["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    inner = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            declared = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}'
            package.writestr(zipfile.ZipInfo(name, _EPOCH), declared.encode())
    return buffer.getvalue()


def main() -> None:
    """Write a document for a look at it."""
    pages, folder = int(sys.argv[1]), Path(sys.argv[2])
    (folder / f"benchmark-{pages}.docx").write_bytes(docx(pages))
    if printed := pdf(pages):
        (folder / f"benchmark-{pages}.pdf").write_bytes(printed)


if __name__ == "__main__":
    main()
