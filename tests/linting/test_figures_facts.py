"""Facts with two values, found in real files: a proposal made by hand, and the PDF of it."""

import datetime
import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from qualitygate.config import Config
from qualitygate.document import Source
from qualitygate.register import Client, Register
from qualitygate.run import check

_RULES = (
    "number-in-words", "two-values", "wrong-count", "currency-changed", "over-budget",
    "range-reversed",
)  # fmt: skip
_PRICES = (
    ("Item", "Days", "Fee"),
    ("Stage 1: listen", "38", "£36,100"),
    ("Stage 2: build", "96", "£91,200"),
    ("Stage 3: hand over", "30", "€27,000"),
    ("Travel and lodging", "", "£6,200"),
    ("Price before VAT", "164", "£160,500"),
)
# What is said of each fault, as far as it must be: the text at fault and its severity.
_FAULTS = {
    ("number-in-words", "thirty (40)", "error"),
    ("two-values", "60 days", "error"),
    ("two-values", "£92,100", "error"),
    ("wrong-count", "Three", "warning"),
    ("wrong-count", "four stages", "warning"),
    ("currency-changed", "€27,000", "warning"),
    ("over-budget", "£160,500", "error"),
    ("range-reversed", "between 14 and 12 months", "warning"),
}


def made(faulty: bool) -> bytes:
    """A short proposal, with each fault once or with none."""

    def one(wrong: str, right: str) -> str:
        return wrong if faulty else right

    document = docx.Document()
    document.add_heading("A proposal for clearer messages", 1)
    document.add_paragraph("We write about the news on the platforms of the line.")
    document.add_page_break()
    document.add_heading("How we work", 1)
    stages = one("four", "three")
    document.add_paragraph(f"We would do the work in {stages} stages, one after the other.")
    for number, name in enumerate(("listen", "build", "hand over"), 1):
        document.add_heading(f"Stage {number}: {name}", 2)
        document.add_paragraph("We sit with the people who write the messages.")
    span = one("between 14 and 12 months", "between 12 and 14 months")
    document.add_paragraph(f"Lines like yours need {span} for it.")
    document.add_heading("What it costs", 1)
    table = document.add_table(rows=0, cols=3, style="Table Grid")
    for row in _PRICES:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words if faulty else words.replace("€", "£")
    price = one("£92,100", "£91,200")
    document.add_paragraph(f"The fee for Stage 2 is {price}, as the table shows.")
    document.add_heading("On what terms", 1)
    document.add_paragraph("This proposal is valid for ninety days from its date.")
    days = one("thirty (40)", "thirty (30)")
    document.add_paragraph(f"Invoices are payable within {days} days of their date.")
    document.add_paragraph("Three steps are needed to begin:")
    for step in ("You sign the order.", "We meet in Shipley.", "We agree on the dates."):
        document.add_paragraph(step, style="List Bullet")
    if faulty:
        document.add_paragraph("You give us a desk.", style="List Bullet")
    document.add_heading("In short", 1)
    document.add_paragraph(f"Validity: {one('60', '90')} days")
    stored = io.BytesIO()
    document.save(stored)
    return stored.getvalue()


def found(name: str, data: bytes, budget: str) -> set[tuple[str, str, str]]:
    client = Client("Northwind Rail", budget=budget)
    config = Config(
        select=tuple(f"figures/{rule}" for rule in _RULES),
        engine="none",
        register=Register(clients=(client,)),
        client=client.name,
        date=datetime.date(2026, 11, 2),
    )
    report = check(Source(name, data), config)
    return {(f.rule.partition("/")[2], f.text, f.severity) for f in report.findings}


def as_pdf(data: bytes, folder: Path, office: str) -> bytes:
    (folder / "offer.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder),
         str(folder / "offer.docx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / "offer.pdf").read_bytes()


def test_each_fault_in_a_docx() -> None:
    assert found("offer.docx", made(True), "GBP 150,000") == _FAULTS


def test_nothing_in_a_docx_that_is_right() -> None:
    assert found("offer.docx", made(False), "GBP 165,000") == set()


@pytest.mark.parametrize(("faulty", "budget"), [(True, "GBP 150,000"), (False, "GBP 165,000")])
def test_the_pdf_of_it(
    faulty: bool, budget: str, tmp_path: Path, need: Callable[[str], str]
) -> None:
    data = as_pdf(made(faulty), tmp_path, need("soffice"))
    assert found("offer.pdf", data, budget) == (_FAULTS if faulty else set())
