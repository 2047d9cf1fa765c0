"""Sums in tables of real files: a proposal made by hand, and the PDF of it."""

import io
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from docx.document import Document as Written
from docx.oxml import OxmlElement
from docx.shared import Cm

from qualitygate.config import Config
from qualitygate.document import Source
from qualitygate.run import check

_RULES = ("table-total", "row-total", "quantity-times-price", "percentage-total", "vat")
_EFFORT = (
    ("Role", "Days", "Rate", "Amount"),
    ("Lead", "12", "950", "11,400"),
    ("Analyst", "25", "610", "15,250"),
    ("Tester", "8", "480", "3,840"),
    ("Total", "45", "", "30,490"),
)
_PLAN = (
    ("Team", "Q1", "Q2", "Q3", "Total"),
    ("Rail", "110", "120", "130", "360"),
    ("Bus", "205", "305", "115", "625"),
    ("Ferry", "150", "235", "145", "530"),
    ("Total", "465", "660", "390", "1,515"),
)
_PRICE = (
    ("Item", "", "EUR"),
    ("Design", "at our office", "12,400.00"),
    ("Build", "at yours", "38,150.00"),
    ("Support", "by telephone", "9,600.00"),
    ("Subtotal", "", "60,150.00"),
    ("Discount", "", "(1,150.00)"),
    ("Net total", "", "59,000.00"),
    ("VAT 20 %", "", "11,800.00"),
    ("Grand total", "", "70,800.00"),
)
_PAYMENT = (
    ("Milestone", "Share"),
    ("Order", "30 %"),
    ("Design", "25 %"),
    ("Acceptance", "45 %"),
    ("Total", "100 %"),
)
_PHASES = (
    ("Work", "First year\nEUR", "Second year\nEUR"),
    ("Phase 1", "", ""),
    ("Talks", "1,200", "2,500"),
    ("Trial", "3,400", "1,150"),
    ("Subtotal", "4,600", "3,650"),
    ("Phase 2", "", ""),
    ("Roll-out", "21,300", "15,900"),
    ("Training", "2,000", "1,050"),
    ("Subtotal", "23,300", "16,950"),
    ("Grand total", "27,900", "20,600"),
)
# What is written in place of a right figure, and what is said of it.
_SLIPS = {
    "15,250": ("15,520", "quantity-times-price"),
    "390": ("930", "table-total"),
    "60,150.00": ("61,150.00", "table-total"),
    "45 %": ("40 %", "percentage-total"),
    "11,800.00": ("11,200.00", "vat"),
    "27,900": ("29,700", "table-total"),
}


def laid_out(document: Written, rows: Sequence[Sequence[str]]) -> None:
    """A table whose empty cells right of a label belong to it."""
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
        if row[1] == "" and row[2:] and row[2]:
            cells[0].merge(cells[1]).text = row[0]
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(OxmlElement("w:tblHeader"))


def made(slips: dict[str, str]) -> bytes:
    """A proposal with five tables, and some of their figures written in another way."""
    document = docx.Document()
    for title, rows in (
        ("Effort", _EFFORT), ("Plan", _PLAN), ("Price", _PRICE), ("Payment", _PAYMENT),
        ("Phases", _PHASES),
    ):  # fmt: skip
        document.add_heading(title, 1)
        document.add_paragraph("The table shows what we have agreed on.")
        laid_out(document, [[slips.get(cell, cell) for cell in row] for row in rows])
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def long_list(total: str) -> bytes:
    """A price list that goes on over two pages, with its head on each."""
    document = docx.Document()
    document.sections[0].page_height = Cm(14)
    document.add_heading("Licences", 1)
    rows = [("Module", "EUR"), *((f"Module {n}", f"1,{100 + 7 * n}") for n in range(1, 31))]
    laid_out(document, [*rows, ("Total", total)])
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def found(name: str, data: bytes) -> list[tuple[str, str, str]]:
    rules = tuple(f"figures/{rule}" for rule in _RULES)
    report = check(Source(name, data), Config(select=rules, engine="none"))
    return [(f.rule.partition("/")[2], f.text, f.severity) for f in report.findings]


def as_pdf(data: bytes, folder: Path, office: str, tagged: bool = True) -> bytes:
    (folder / "offer.docx").write_bytes(data)
    options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tagged).lower()}"}}}}'
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", f"pdf:writer_pdf_Export:{options}",
         "--outdir", str(folder), str(folder / "offer.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / "offer.pdf").read_bytes()


@pytest.mark.parametrize("right", _SLIPS)
def test_a_slip_in_a_docx_is_found_where_it_is(right: str) -> None:
    wrong, rule = _SLIPS[right]
    shown = "100" if rule == "percentage-total" else wrong
    assert found("offer.docx", made({right: wrong})) == [(rule, shown, "error")]


def test_nothing_is_said_of_right_tables_in_a_docx() -> None:
    assert found("offer.docx", made({})) == []


def test_a_table_in_a_table_that_lays_out_the_page_is_read() -> None:
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Our price"
    rows = (("Item", "EUR"), ("Design", "12,400"), ("Build", "38,150"), ("Total", "50,505"))
    inner = outer.cell(0, 1).add_table(rows=len(rows), cols=2)
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            inner.cell(row, column).text = word
    stored = io.BytesIO()
    document.save(stored)
    assert found("offer.docx", stored.getvalue()) == [("table-total", "50,505", "error")]


def test_one_wrong_figure_that_spoils_two_sums_is_one_finding() -> None:
    assert found("offer.docx", made({"305": "350"})) == [("table-total", "350", "error")]


def test_the_pdf_of_right_and_of_wrong_tables(tmp_path: Path, need: Callable[[str], str]) -> None:
    office = need("soffice")
    assert found("offer.pdf", as_pdf(made({}), tmp_path, office)) == []
    wrong = as_pdf(made({right: wrong for right, (wrong, _) in _SLIPS.items()}), tmp_path, office)
    assert sorted(found("offer.pdf", wrong)) == sorted(
        (rule, "100" if rule == "percentage-total" else text, "error")
        for text, rule in _SLIPS.values()
    )


@pytest.mark.parametrize("tagged", [True, False])
def test_a_table_over_two_pages_is_one_table(
    tagged: bool, tmp_path: Path, need: Callable[[str], str]
) -> None:
    office = need("soffice")
    assert found("offer.pdf", as_pdf(long_list("36,255"), tmp_path, office, tagged)) == []
    wrong = as_pdf(long_list("63,255"), tmp_path, office, tagged)
    assert found("offer.pdf", wrong) == [("table-total", "63,255", "error")]
