"""A document's paragraphs are whole in the PDF made from it: DOCX and PDF side by side.

The share of the DOCX's paragraphs of 20 letters or more that are exactly one block in the PDF:
blanks, quotation marks, dashes and case apart, with or without the number before it.
"""

import io
import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import docx
import pytest

from qualitygate.config import Limits
from qualitygate.document import Block, Document, Source
from qualitygate.extract import extract

_CORPUS = Path(__file__).parents[2] / "../shared/corpus/deliverables"
_SIGNS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‑": "-"})
_TEXT = ("paragraph", "heading", "title", "list-item", "cell", "caption", "contents", "code")


def plain(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text.translate(_SIGNS))).lower()


def spellings(block: Block) -> set[str]:
    return {plain(block.text), plain(block.number + block.text)}


def missed(paragraphs: Iterable[Block], document: Document) -> tuple[int, list[str]]:
    """How many paragraphs there are, and those that are not exactly one block of the PDF."""
    have = {form for block in document.shown for form in spellings(block)}
    total, misses = 0, []
    for block in paragraphs:
        if sum(character.isalpha() for character in block.text) >= 20:
            total += 1
            if not spellings(block) & have:
                misses.append(block.text)
    return total, misses


def pairs() -> list[tuple[Path, Path]]:
    """Each PDF with the DOCX of the same deliverable, known by the number its name begins with."""
    found = []
    for folder in ("modelwriter", "usds"):
        for path in sorted((_CORPUS / folder).glob("*.pdf")):
            start = path.stem if folder == "usds" else path.stem.split("_")[0] + "_"
            twins = sorted(path.parent.glob(f"{start}*.docx"))
            if twins and all(path.read_bytes() != other.read_bytes() for _, other in found):
                found.append((twins[0], path))
    return found


@pytest.mark.parametrize(("tagged", "share"), [(True, 0.98), (False, 0.90)])
def test_real_twins(tagged: bool, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    if not _CORPUS.is_dir() and not os.environ.get("CI"):
        pytest.skip("the corpus of real documents is not beside the checkout")
    if not tagged:
        from qualitygate.extract.pdf import sheet, tags

        monkeypatch.setattr(sheet, "read_tags", lambda page: tags.Tags({}, {}))
    total = wrong = 0
    for word, page in pairs():
        source = extract(Source(word.name, word.read_bytes()), Limits())
        document = extract(Source(page.name, page.read_bytes()), Limits())
        assert document.settings.tagged
        truth = [b for b in source.shown if b.kind in _TEXT]
        if not tagged:  # a tabulator cannot be told from a column, or a forced break from an end
            truth = [b for b in truth if b.kind != "code" and not set("\t\n") & set(b.text)]
        count, misses = missed(truth, document)
        total, wrong = total + count, wrong + len(misses)
    assert total > 1000
    assert 1 - wrong / total >= share, f"{total - wrong} of {total} paragraphs are whole"


PROSE = (
    "The migration of the booking service takes eleven weeks and ends with a review of every "
    "interface, which the customer attends. Nothing goes live without a written approval by both "
    "of the parties, and whatever is found on the way is noted in a list that everybody can read. "
)


def made() -> docx.document.Document:
    """A report of several pages with everything that makes paragraphs hard to tell apart."""
    document = docx.Document()
    for chapter in range(1, 7):
        document.add_heading(f"Chapter {chapter} of the whole report", 1)
        for paragraph in range(4):
            document.add_paragraph(PROSE * (1 + (chapter + paragraph) % 4) + "It is done then.")
        document.add_heading("What the work is about in detail", 2)
        document.add_paragraph("These are the steps that we propose to take:")
        for step in ("a written plan for the first phase", "a review of the interfaces " * 6):
            document.add_paragraph(step + "and of the data", style="List Bullet")
        table = document.add_table(rows=3, cols=2, style="Table Grid")
        for number, row in enumerate(table.rows):
            row.cells[0].text = f"The work package with the number {number}"
            row.cells[1].text = "A line of text that is too long for its cell and goes on below."
    return document


@pytest.mark.parametrize(("tagged", "share"), [(True, 0.98), (False, 0.95)])
def test_a_twin_made_here(tagged: bool, share: float, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        assert not os.environ.get("CI"), "LibreOffice is needed to make the PDF of a document"
        pytest.skip("LibreOffice is not installed")
    buffer = io.BytesIO()
    made().save(buffer)
    (tmp_path / "report.docx").write_bytes(buffer.getvalue())
    wish = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
    subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
         "--convert-to", f"pdf:writer_pdf_Export:{wish}", "--outdir", str(tmp_path),
         str(tmp_path / "report.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    source = extract(Source("report.docx", buffer.getvalue()), Limits())
    document = extract(Source("report.pdf", (tmp_path / "report.pdf").read_bytes()), Limits())
    assert document.settings.tagged is tagged
    assert (document.pages or 0) > 3
    total, misses = missed([b for b in source.shown if b.kind in _TEXT], document)
    assert 1 - len(misses) / total >= share, misses
    assert len(document.tables) >= 6
    kinds = [b.kind for b in document.shown if b.text.startswith("Chapter")]
    assert kinds == ["heading"] * 6
