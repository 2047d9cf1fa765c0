"""Build the sample proposal in its two states, as DOCX and, with LibreOffice, as PDF.

    python tests/documents/build.py [FOLDER]

The same files come out at every run: dates and the times in the zip are fixed.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from house_style import PALE, TEAL, apply
from word_xml import (
    Notes,
    add_bookmark,
    add_comment,
    add_field,
    add_link,
    add_run,
    finish,
    mark_changed,
    number_with,
    shade,
)

HERE = Path(__file__).parent
PAGES = (3, 4, 5, 6, 6, 7, 8, 8)  # where each chapter begins, for the contents
SAME_PAGE = ("When it will be done", "What happens next")
# What LibreOffice writes anew at each run; the replacements are as long, so that offsets hold.
_CHANGING = (
    (re.compile(rb"/CreationDate\(D:\d{14}"), b"/CreationDate(D:20261012090000"),
    (re.compile(rb"<[0-9A-F]{32}>"), b"<" + b"20261012" * 4 + b">"),
)
_COVER = {
    "house": "Cover House",
    "title": "Title",
    "subtitle": "Subtitle",
    "line": "Cover Line",
    "small": "Cover Small",
}
_WIDTHS = {
    ("Stage", 3): (2.6, 6.2, 7.2),
    ("Name", 3): (5.5, 7.5, 3.0),
    ("Stage", 4): (2.6, 4.8, 4.6, 4.0),
    ("Item", 4): (7.6, 2.4, 2.6, 3.4),
}
_FIGURES = ("Days", "Rate", "Fee")
_VARIANT = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")
_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\^\[(?P<note>.+?)\]|@\[(?P<ref>\w+)\]|==(?P<mark>.+?)==|<\+(?P<ins>.+?)\+>"
    r"|<-(?P<gone>.+?)->|<<(?P<on>.+?)##(?P<said>.+?)>>|\[(?P<text>[^\]]+)\]\((?P<target>[^)]+)\)"
)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for faulty in (False, True):
        name = "proposal-faulty" if faulty else "proposal"
        path = folder / f"{name}.docx"
        Builder(faulty).build(path)
        if shutil.which("soffice"):
            convert(path)


def convert(path: Path) -> None:
    """The PDF of a DOCX, beside it."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation=file://{profile}", "--headless"),
                *(
                    "--convert-to",
                    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean",'
                    '"value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}',
                ),
                *("--outdir", str(path.parent), str(path)),
            ],
            check=True,
            capture_output=True,
        )
    pdf = path.with_suffix(".pdf")
    data = pdf.read_bytes()
    for pattern, fixed in _CHANGING:
        data = pattern.sub(fixed, data)
    pdf.write_bytes(data)


class Builder:
    """Writes ``proposal.md`` into a Word document, in one of its two states.

    ``{right|faulty}`` is where the states differ. Inline: ``**bold**``, ``[text](target)`` a link,
    ``^[text]`` a footnote, ``@[name]`` a reference to a caption, ``==text==`` highlighted,
    ``<+text+>`` and ``<-text->`` tracked changes, ``<<text##comment>>`` a comment on the text.
    """

    def __init__(self, faulty: bool) -> None:
        self.faulty = faulty
        self.document: WordDocument = Document()
        apply(self.document)
        self.notes = Notes()
        text = (HERE / "proposal.md").read_text(encoding="utf-8")
        self.lines = _VARIANT.sub(lambda match: match[2 if faulty else 1], text).splitlines()
        self.entries = list(_entries(self.lines))
        self.labels = dict(_labels(self.lines))
        self.headings = 0
        self.rows: list[tuple[str, ...]] = []

    def build(self, path: Path) -> None:
        for line in [*self.lines, ""]:
            if self.rows and not line.startswith("|"):
                self._table(self.rows)
                self.rows = []
            if line:
                self._line(line)
        self._properties()
        finish(self.document, self.notes, path, tracking=self.faulty)

    def _line(self, line: str) -> None:
        if match := re.match(r"(house|title|subtitle|line|small): (.*)", line):
            self.document.add_paragraph(match[2], style=_COVER[match[1]])
        elif line.startswith("#"):
            if not self.headings:
                self._contents()
            self._heading(line)
        elif line.startswith("|"):
            self.rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
        elif match := re.match(r"!\[(.*)\]\((.*)\)", line):
            self._picture(match[1], match[2])
        elif match := re.match(r"(Figure|Table) (\w+): (.*)", line):
            self._caption(*match.groups())
        elif match := re.match(r"(-|\d\.|\(\w\)) (.*)", line):
            paragraph = self.document.add_paragraph(style="List Paragraph")
            kind = {"-": "bullet", "(": "letter"}.get(line[0], "number")
            number_with(self.document, paragraph, kind, restart=match[1] in ("1.", "(a)"))
            self._inline(paragraph, match[2])
        else:
            self._inline(self.document.add_paragraph(style="Body Text"), line)

    def _contents(self) -> None:
        heading = self.document.add_paragraph("Contents", style="Contents Heading")
        heading.paragraph_format.page_break_before = True
        for number, (label, title, page) in enumerate(self.entries):
            line = self.document.add_paragraph(style="toc 2" if "." in label else "toc 1")
            if number == 0:
                add_field(line, 'TOC \\o "1-2" \\h \\z \\u', None)
            anchor = _anchor(label)
            link = add_link(self.document, line, f"{label}\t{title}\t", anchor=anchor)
            add_field(line, f"PAGEREF {anchor} \\h", str(page), into=link)
        add_field(line, "", None, end=True)

    def _heading(self, line: str) -> None:
        marks, title = line.split(" ", 1)
        paragraph = self.document.add_paragraph(style=f"Heading {len(marks)}")
        add_run(paragraph, title)
        label = self.entries[self.headings][0]
        add_bookmark(paragraph, _anchor(label), 100 + self.headings)
        self.headings += 1
        if title in SAME_PAGE:
            paragraph.paragraph_format.space_before = Pt(26)
        elif marks == "#":
            paragraph.paragraph_format.page_break_before = True

    def _inline(self, paragraph: Paragraph, text: str) -> None:
        end = 0
        for match in _INLINE.finditer(text):
            if match.start() > end:
                add_run(paragraph, text[end : match.start()])
            self._piece(paragraph, match)
            end = match.end()
        if text[end:]:
            add_run(paragraph, text[end:])

    def _piece(self, paragraph: Paragraph, match: re.Match[str]) -> None:
        kind = match.lastgroup
        if kind == "bold":
            add_run(paragraph, match["bold"], bold=True)
        elif kind == "note":
            self.notes.refer(paragraph, match["note"])
        elif kind == "ref":
            add_field(paragraph, f"REF {match['ref']} \\h", self.labels[match["ref"]])
        elif kind == "mark":
            add_run(paragraph, match["mark"], highlight=True)
        elif kind in ("ins", "gone"):
            mark_changed(add_run(paragraph, match[kind]), deleted=kind == "gone")
        elif kind == "said":
            add_comment(self.document, add_run(paragraph, match["on"]), match["said"])
        else:
            add_link(self.document, paragraph, match["text"], match["target"])

    def _picture(self, alt: str, name: str) -> None:
        paragraph = self.document.add_paragraph(style="Picture")
        paragraph.paragraph_format.keep_with_next = True
        picture = paragraph.add_run().add_picture(str(HERE / name), width=Cm(15.9))
        about = picture._inline.docPr
        about.set("name", "Figure 1")
        about.set("descr", alt)

    def _caption(self, kind: str, name: str, text: str) -> None:
        paragraph = self.document.add_paragraph(style="Caption")
        paragraph.paragraph_format.keep_with_next = kind == "Table"
        add_run(paragraph, f"{kind} ")
        add_field(paragraph, f"SEQ {kind} \\* ARABIC", self.labels[name].split()[1])
        add_bookmark(paragraph, name, 200 + list(self.labels).index(name))
        add_run(paragraph, f": {text}")

    def _table(self, rows: list[tuple[str, ...]]) -> None:
        widths = _WIDTHS[rows[0][0], len(rows[0])]
        table = self.document.add_table(len(rows), len(widths), style="House Table")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
            strong = number == 0 or texts[0].startswith(("Total", "Price"))
            for cell, title, text, width in zip(row.cells, rows[0], texts, widths, strict=True):
                cell.width = Cm(width)
                paragraph = cell.paragraphs[0]
                paragraph.style = "Table Figures" if title in _FIGURES else "Table Text"
                run = add_run(paragraph, text, bold=strong)
                if number == 0:
                    run.font.color.rgb = PALE
                    shade(cell, TEAL)
            if number == 0:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.document.add_paragraph(style="After Table")

    def _properties(self) -> None:
        properties = self.document.core_properties
        properties.title = "Clear Word on Every Platform: a proposal for Northwind Rail plc"
        properties.author = properties.last_modified_by = "Harbour & Finch Ltd"
        properties.subject = "Proposal HF-2026-114"
        if self.faulty:
            properties.subject += ", adapted from the Acme Consulting file"
        properties.comments = ""
        properties.language = "en-GB"


def _entries(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    """Number, title and page of each heading."""
    number = inner = 0
    for line in lines:
        if line.startswith("# "):
            number, inner = number + 1, 0
            yield str(number), line[2:], PAGES[number - 1]
        elif line.startswith("## "):
            inner += 1
            yield f"{number}.{inner}", line[3:], PAGES[number - 1]


def _labels(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The name of each caption and what it is called: ``price``, ``Table 4``."""
    counts: Counter[str] = Counter()
    for line in lines:
        if match := re.match(r"(Figure|Table) (\w+): ", line):
            counts[match[1]] += 1
            yield match[2], f"{match[1]} {counts[match[1]]}"


def _anchor(label: str) -> str:
    """The name of the bookmark to which the contents lead."""
    return "_Toc" + "".join(part.zfill(2) for part in label.split("."))


if __name__ == "__main__":
    main()
