"""Build the sample proposal in its four states, as DOCX and, with LibreOffice, as PDF.

    python tests/documents/build.py [FOLDER]

``proposal`` is first class. In ``proposal-faulty`` somebody was in a hurry, in
``proposal-careless`` somebody did not read it again, and with ``proposal-leaking`` travels what
nobody sees.

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
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from house_style import PALE, TEAL, add_footer, add_header, add_letter_section, apply
from pdf_traces import leave_in_pdf, restrict
from tricks import TRICKS, leave_traces
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
STALE = {"6": ("What it will cost", 7), "6.4": ("How you pay", 8)}  # in the faulty contents
# What LibreOffice writes anew at each run; the replacements are as long, so that offsets hold.
_CHANGING = (
    (re.compile(rb"/CreationDate\(D:\d{14}"), b"/CreationDate(D:20261012090000"),
    (re.compile(rb"<[0-9A-F]{32}>"), b"<" + b"20261012" * 4 + b">"),
    (re.compile(rb"/DocChecksum /[0-9A-F]{32}"), b"/DocChecksum /" + b"20261012" * 4),
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
    ("Name", 6): (4.2, 4.6, 1.8, 1.8, 1.8, 1.8),
    ("Invoice", 5): (5.2, 2.8, 2.8, 2.8, 2.4),
    ("Stage", 4): (2.6, 4.8, 4.6, 4.0),
    ("Item", 4): (7.6, 2.4, 2.6, 3.4),
}
_FIGURES = (
    "Days",
    "Rate",
    "Fee",
    "Stage 1",
    "Stage 2",
    "Stage 3",
    "Total",
    "Share",
    "Month",
    "VAT",
)
# The states, with the letters of the variants that they take; the faulty one's have none.
STATES = {
    "proposal": None,
    "proposal-faulty": "",
    "proposal-careless": "c",
    "proposal-leaking": "l",
}
_VARIANT = re.compile(r"\{([^{}|]*)\|([^{}]*)\}")
_TAGGED = re.compile(r"(?:([a-z])~)?(.*)", re.DOTALL)
_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\^\[(?P<note>.+?)\]|@\[(?P<ref>\w+)\]|==(?P<mark>.+?)==|<\+(?P<ins>.+?)\+>"
    r"|<-(?P<gone>.+?)->|<<(?P<on>.+?)##(?P<said>.+?)>>|<(?P<trick>[a-z]+) (?P<words>[^<>]+)>"
    r"|(?P<picture>!\[[^\]]*\]\([^)]+\))|\[(?P<text>[^\]]+)\]\((?P<target>[^)]+)\)"
)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, tags in STATES.items():
        path = folder / f"{name}.docx"
        Builder(tags).build(path)
        if shutil.which("soffice"):
            convert(path, tags)


def convert(path: Path, tags: str | None) -> None:
    """The PDF of a DOCX, beside it; the leaking one was made before the last correction."""
    with tempfile.TemporaryDirectory() as profile:
        source = path
        if tags == "l":
            source = Path(profile) / path.name
            Builder("le").build(source)
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation=file://{profile}", "--headless"),
                *(
                    "--convert-to",
                    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean",'
                    '"value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}',
                ),
                *("--outdir", str(path.parent), str(source)),
            ],
            check=True,
            capture_output=True,
        )
    pdf = path.with_suffix(".pdf")
    data = pdf.read_bytes()
    for pattern, fixed in _CHANGING:
        data = pattern.sub(fixed, data)
    pdf.write_bytes(data)
    if tags == "c":
        restrict(pdf)
    elif tags == "l":
        leave_in_pdf(pdf)


class Builder:
    """Writes ``proposal.md`` into a Word document, in one of its states.

    ``{right|faulty}`` is where the states differ, ``{right|c~careless|l~leaking}`` where others
    than the faulty one do (¦ within is a |). Inline: ``**bold**``, ``[text](target)`` a link,
    ``^[text]`` a footnote, ``@[name]`` a reference to a caption, ``==text==`` highlighted,
    ``<+text+>`` and ``<-text->`` tracked changes, ``<<text##comment>>`` a comment on the text,
    ``<trick text>`` one of `tricks`, and ``![alternative](file width=cm height=cm crop=…)``.
    """

    def __init__(self, tags: str | None) -> None:
        self.tags = tags
        self.document: WordDocument = Document()
        apply(self.document)
        self.notes = Notes()
        text = (HERE / "proposal.md").read_text(encoding="utf-8")
        self.lines = _VARIANT.sub(self._variant, text).replace("¦", "|").splitlines()
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
        leaking = self.tags is not None and "l" in self.tags
        if leaking:
            leave_traces(self.document)
        finish(self.document, self.notes, path, tracking=self.tags == "", leaking=leaking)

    def _variant(self, match: re.Match[str]) -> str:
        """The words of this state, of a place where the states differ."""
        for part in match[2].split("|") if self.tags is not None else ():
            tag, words = re.fullmatch(_TAGGED, part).groups()
            if (tag in self.tags) if tag else not self.tags:
                return words
        return match[1]

    def _line(self, line: str) -> None:
        if match := re.match(r"(house|title|subtitle|line|small): (.*)", line):
            self._inline(self.document.add_paragraph(style=_COVER[match[1]]), match[2])
        elif match := re.match(r"(header|footer): (.*)", line):
            add = add_header if match[1] == "header" else add_footer
            add(self.document.sections[0], match[2])
        elif line == "section: letter":
            add_letter_section(self.document)
        elif match := re.match(r"style ([^:]+): (.*)", line):
            added = self.document.styles.add_style(match[1], WD_STYLE_TYPE.PARAGRAPH)
            added.base_style = self.document.styles["Body Text"]
            self._inline(self.document.add_paragraph(style=match[1]), match[2])
        elif line.startswith("#"):
            if not self.headings:
                self._contents()
            self._heading(line)
        elif line.startswith("|"):
            self.rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
        elif line.startswith("!"):
            paragraph = self.document.add_paragraph(style="Picture")
            paragraph.paragraph_format.keep_with_next = True
            self._inline(paragraph, line)
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
            if self.tags == "" and label in STALE:
                title, page = STALE[label]
            link = add_link(self.document, line, f"{label}\t{title}\t", anchor=anchor)
            add_field(line, f"PAGEREF {anchor} \\h", str(page), into=link)
        add_field(line, "", None, end=True)

    def _heading(self, line: str) -> None:
        marks, title = line.split(" ", 1)
        paragraph = self.document.add_paragraph(style=f"Heading {len(marks)}")
        if not title:
            return
        add_run(paragraph, title)
        label = self.entries[self.headings][0]
        add_bookmark(paragraph, _anchor(label), 100 + self.headings)
        self.headings += 1
        if title in SAME_PAGE:
            paragraph.paragraph_format.space_before = Pt(26)
        elif marks == "#":
            paragraph.paragraph_format.page_break_before = True

    def _inline(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
        end = 0
        for match in _INLINE.finditer(text):
            if match.start() > end:
                add_run(paragraph, text[end : match.start()], bold=bold)
            self._piece(paragraph, match)
            end = match.end()
        if text[end:]:
            add_run(paragraph, text[end:], bold=bold)

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
        elif kind == "words":
            TRICKS[match["trick"]](self.document, paragraph, match["words"])
        elif kind == "picture":
            add_picture(paragraph, match["picture"])
        elif kind == "said":
            add_comment(self.document, add_run(paragraph, match["on"]), match["said"])
        else:
            add_link(self.document, paragraph, match["text"], match["target"])

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
            strong = number == 0 or texts[0] in ("Subtotal", "Total")
            for cell, title, text, width in zip(row.cells, rows[0], texts, widths, strict=True):
                cell.width = Cm(width)
                paragraph = cell.paragraphs[0]
                paragraph.style = "Table Figures" if title in _FIGURES else "Table Text"
                if number == 0:
                    shade(cell._tc, TEAL)
                self._inline(paragraph, text, bold=strong)
                for run in paragraph.runs if number == 0 else ():
                    run.font.color.rgb = PALE
            if number == 0:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.document.add_paragraph(style="After Table")

    def _properties(self) -> None:
        properties = self.document.core_properties
        properties.title = "Clear Word on Every Platform: a proposal for Northwind Rail plc"
        properties.author = properties.last_modified_by = "Harbour & Finch Ltd"
        properties.subject = "Proposal HF-2026-114"
        if self.tags == "":
            properties.title += ", v3 final FINAL"
            properties.subject += ", adapted from the Acme Consulting file"
        properties.comments = ""
        properties.language = "en-GB"


def add_picture(paragraph: Paragraph, written: str) -> None:
    """A picture, written ``![alternative](file width=cm height=cm crop=thousandths of a percent)``.

    Without a height it keeps its proportions. What is cropped is cut off on the right.
    """
    alt, name, sizes = re.fullmatch(r"!\[([^\]]*)\]\((\S+)([^)]*)\)", written).groups()
    told = dict(size.split("=") for size in sizes.split())
    height = Cm(float(told["height"])) if "height" in told else None
    shown = paragraph.add_run().add_picture(str(HERE / name), Cm(float(told["width"])), height)
    about = shown._inline.docPr
    about.set("name", Path(name).stem)
    about.set("descr", alt)
    if "crop" in told:
        (fill,) = shown._inline.iter(qn("pic:blipFill"))
        cut = OxmlElement("a:srcRect")
        cut.set("r", told["crop"])
        fill.insert(1, cut)


def _entries(lines: list[str]) -> Iterator[tuple[str, str, int]]:
    """Number, title and page of each heading."""
    number = inner = 0
    for line in lines:
        if line.startswith("# "):
            number, inner = number + 1, 0
            yield str(number), line[2:], PAGES[number - 1]
        elif line.startswith("## ") and line[3:]:
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
