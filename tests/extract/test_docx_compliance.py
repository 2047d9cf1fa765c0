"""The promises of the model, kept for Word documents: made by hand, by python-docx, and real."""

import io
import os
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from compliance import assert_complies
from docx_builder import field, p, package, r, root, style, styles
from docx_source import DocxSource

from qualitygate.config import Limits
from qualitygate.document import Document, Source, TextAnchor
from qualitygate.errors import Unreadable
from qualitygate.extract import extract

_CORPUS = Path(__file__).parents[2] / "../shared/corpus"


def comply(data: bytes, name: str = "proposal.docx") -> Document:
    """Hold a document to every promise, and to missing nothing that stands in its runs."""
    source = DocxSource(data)
    document = assert_complies(data, name, source)
    read, parts = set(), set()
    for block in document.blocks[:-1]:
        for anchor in block.location.anchors:
            assert isinstance(anchor, TextAnchor)
            read |= set(source.keys(anchor))
            if anchor.paragraph >= 0 and "notes" not in anchor.part:
                parts.add(anchor.part)
    for part in sorted(parts):
        missed = sorted(source.all_text(part) - read)
        codes = sum(source.is_field_code(key) for key in missed)
        assert len(missed) == codes, (part, missed[:5])
    return document


def everything() -> bytes:
    """A document with one of each thing that an anchor can point to."""
    who = 'w:id="1" w:author="Ann" w:date="2026-01-02T00:00:00Z"'
    box = "<w:txbxContent>" + p("In a box, ", field("PAGE", "1")) + "</w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wp:docPr "
        f"name='Box' descr='A box'/><wps:txbx>{box}</wps:txbx></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    cell = f"<w:tc><w:tcPr/>{p('A cell')}{p('with two')}</w:tc>"
    gone = '<w:rPr><w:del w:id="9" w:author="Ann"/></w:rPr>'
    math = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    body = (
        p("Zero\u200bwidth ", r("hidden", "<w:vanish/>"), f"<w:ins {who}>{r('new')}</w:ins>",
          style="H")
        + p("Joined ", settings=gone) + p("here.", shape, "After", math, field("REF x", "there"))
        + f"<w:tbl><w:tblPr><w:tblCaption w:val='Fees'/></w:tblPr><w:tr>{cell}{cell}</w:tr></w:tbl>"
        + p('<w:bookmarkStart w:id="0" w:name="x"/>', "a", "<w:r><w:tab/><w:br/></w:r>",
            f'<w:del {who}><w:r><w:delText>old</w:delText></w:r></w:del>',
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            f'<w:hyperlink r:id="l">{r("link")}</w:hyperlink>')
    )  # fmt: skip
    notes = root("w:footnotes", f'<w:footnote w:id="2">{p(" A note.")}</w:footnote>')
    return package(
        body, links=(("l", "hyperlink", "https://a.example"),),
        parts={"word/footnotes.xml": notes, **styles(style("H", "heading 1"))},
    )  # fmt: skip


def test_a_document_with_one_of_each() -> None:
    document = comply(everything())
    assert [b.text for b in document.shown][:3] == [
        "Zerowidth new",
        "Joined here.Afterx=1there",
        "In a box, 1",
    ]


def test_the_suite_sees_a_displaced_anchor() -> None:
    source = DocxSource(everything())
    anchor = TextAnchor(0, 4, "word/document.xml", 0, 0, 0)
    assert source.text(anchor) == "Zero"
    assert source.text(replace(anchor, offset=1)) != "Zero"


def test_a_document_by_python_docx() -> None:
    made = docx.Document()
    made.add_heading("Offer", 1)
    paragraph = made.add_paragraph("We deliver ")
    paragraph.add_run("on time").bold = True
    made.add_comment(paragraph.runs[1], "Really?", author="Ann")
    table = made.add_table(2, 2)
    for i, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"cell {i}"
    made.sections[0].header.paragraphs[0].text = "Confidential"
    buffer = io.BytesIO()
    made.save(buffer)
    document = comply(buffer.getvalue())
    shown = [block.text for block in document.shown]
    assert shown == [
        "Confidential",
        "Offer",
        "We deliver on time",
        "cell 0",
        "cell 1",
        "cell 2",
        "cell 3",
    ]


def real_documents() -> list[Path]:
    found = [*_CORPUS.glob("deliverables/*/*.docx"), *_CORPUS.glob("robustness/docx/*")]
    return sorted(path for path in found if path.stat().st_size < 200_000)


@pytest.mark.parametrize("path", real_documents(), ids=lambda path: path.name)
def test_real_documents(path: Path) -> None:
    data = path.read_bytes()
    reason = refusal(data, path.name)
    if reason:
        assert reason.endswith(".")
        assert reason[0].isupper()
    else:
        comply(data, path.name)


def refusal(data: bytes, name: str) -> str:
    """Why a file cannot be read; empty where it can."""
    try:
        extract(Source(name, data), Limits())
    except Unreadable as error:
        return error.reason
    return ""


def test_there_are_real_documents() -> None:
    if not real_documents():
        reason = "There are no real documents beside this checkout."
        if os.environ.get("CI") and _CORPUS.parent.exists():
            pytest.fail(reason)
        pytest.skip(reason)
