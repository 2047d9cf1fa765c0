"""The promises of the model, kept for PDFs: made by hand, by LibreOffice, and real."""

import os
from pathlib import Path

import pytest
from compliance import assert_complies
from pdf_builder import lines, pdf, text
from pdf_source import PdfSource
from test_pdf_text import PROSE, ruled

from qualitygate.config import Limits
from qualitygate.document import Document, PageAnchor, Source
from qualitygate.errors import Unreadable
from qualitygate.extract import extract

_CORPUS = Path(__file__).parents[2] / "../shared/corpus"


def comply(data: bytes, name: str = "proposal.pdf") -> Document:
    document = extract(Source(name, data), Limits())
    source = PdfSource(data)
    source.knows(document)
    return assert_complies(data, name, source)


def everything() -> bytes:
    link = "<</Type /Annot /Subtype /Link /Rect [72 600 300 680] /A <</S /URI /URI (https://a.example)>>>>"
    note = "<</Type /Annot /Subtype /Text /Rect [72 600 90 610] /Contents (Really?) /T (Ann)>>"
    first = (
        text(72, 40, "Northwind Rail") + text(72, 90, "1 Approach", size=18, font="F2")
        + lines(72, 130, PROSE) + text(80, 180, "•") + text(94, 180, "a plan for the first phase")
        + ruled([["Phase", "Weeks"], ["Design", "4"]]) + text(72, 300, "Unseen", mode=3)
        + text(72, 400, "def price():", font="F3") + text(72, 412, "    return 1", font="F3")
        + text(72, 720, "1", size=5) + text(76, 724, "A note at the foot.", size=8)
    )  # fmt: skip
    other = text(72, 40, "Northwind Rail") + lines(72, 130, PROSE)
    return pdf(
        first, other, other, page="/Annots [10 0 R 11 0 R]", extra=[link, note],
        info="/Title (Offer) /Author (Ann)",
    )  # fmt: skip


def test_a_document_with_everything_keeps_every_promise() -> None:
    kinds = {block.kind for block in comply(everything()).blocks}
    assert kinds >= {
        "paragraph", "heading", "list-item", "cell", "header", "footnote", "code", "hidden", "link",
        "comment", "property", "file-name",
    }  # fmt: skip


def test_nothing_that_stands_on_a_page_is_missed() -> None:
    data = everything()
    document = extract(Source("proposal.pdf", data), Limits())
    source = PdfSource(data)
    read = {
        key
        for block in document.blocks[:-1]
        for anchor in block.location.anchors
        for key in source.keys(anchor)
    }
    missed = sorted(key for page in (1, 2, 3) for key in source.seen(page) - read)
    left_out = "".join(source.text(PageAnchor(0, 1, *key, 1)) for key in missed)
    labels = ["1", "•", "1"]  # of the heading, the list item and the note
    hyphens = ["-"] * 3  # at the end of the same line on each page
    assert sorted(left_out) == sorted(labels + hyphens)


@pytest.mark.parametrize("folder", ["deliverables", "robustness/pdf"])
def test_real_documents_keep_every_promise(folder: str) -> None:
    files = sorted((_CORPUS / folder).rglob("*.pdf"))
    if not files and not os.environ.get("CI"):
        pytest.skip("the corpus of real documents is not beside the checkout")
    assert files
    for path in files:
        data = path.read_bytes()
        if len(data) > 500_000:
            continue
        try:
            comply(data, path.name)
        except Unreadable:
            continue
        except AssertionError as error:
            raise AssertionError(path.name) from error
