"""The pack dates on real files, DOCX and PDF, judged on different days."""

import datetime
import io
import sys
from pathlib import Path

import docx
import pytest

from qualitygate.config import Config
from qualitygate.document import Source
from qualitygate.register import Client, Register
from qualitygate.run import check

sys.path.insert(0, str(Path(__file__).parents[1] / "extract"))
from pdf_builder import lines, pdf, text

_TODAY = datetime.date(2026, 11, 22)
_BODY = (
    "We present our findings on Thursday, 20 November 2026, at your office in Leeds.",
    "This proposal is valid until 30 June 2024, and the prices with it.",
    "The pilot runs from 3 May 2027 to 1 April 2027 on the coastal line.",
    "The first report is ready on 31 June 2027, and the last one a year later.",
)
_FOUND = {
    ("weekday", "Thursday"),
    ("past-due", "30 June 2024"),
    ("end-before-start", "3 May 2027 to 1 April 2027"),
    ("impossible-date", "31 June 2027"),
    ("stale-year", "2025"),
}


def _word(cover: str = "2 November 2026", body: tuple[str, ...] = _BODY) -> Source:
    document = docx.Document()
    document.add_heading("Proposal for Northwind Rail", 0)
    document.add_paragraph(cover)
    document.sections[0].footer.paragraphs[0].text = "Harbour & Finch · Leeds 2025"
    for paragraph in body:
        document.add_paragraph(paragraph)
    held = io.BytesIO()
    document.save(held)
    return Source("offer.docx", held.getvalue())


def _pdf(cover: str = "2 November 2026") -> Source:
    title = text(72, 90, "Proposal for Northwind Rail", size=24) + text(72, 120, cover)
    body = "".join(text(72, 160 + 30 * row, line) for row, line in enumerate(_BODY))
    foot = text(72, 760, "Harbour & Finch · Leeds 2025", size=8)
    more = lines(72, 90, ["Our approach is plain, and it is described on this page in full."])
    return Source("offer.pdf", pdf(title + body + foot, more + foot, more + foot))


def _said(
    source: Source, date: datetime.date | None = _TODAY, **more: object
) -> set[tuple[str, str]]:
    config = Config(select=("dates",), engine="none", date=date, **more)  # type: ignore[arg-type]
    findings = check(source, config).findings
    return {(finding.rule.removeprefix("dates/"), finding.text) for finding in findings}


@pytest.mark.parametrize("source", [_word(), _pdf()], ids=["docx", "pdf"])
def test_each_fault_is_found_at_its_words(source: Source) -> None:
    assert _said(source) == _FOUND


@pytest.mark.parametrize("source", [_word(), _pdf()], ids=["docx", "pdf"])
def test_without_a_day_nothing_is_held_against_it(source: Source) -> None:
    assert {rule for rule, _ in _said(source, None)} == {
        "weekday",
        "end-before-start",
        "impossible-date",
    }


@pytest.mark.parametrize(
    "source", [_word("2 November 2015"), _pdf("2 November 2015")], ids=["docx", "pdf"]
)
def test_in_a_document_of_former_times_what_has_passed_has_passed_by_right(
    source: Source,
) -> None:
    assert not {"past-due", "stale-year"} & {rule for rule, _ in _said(source)}


def test_the_day_on_which_it_was_right_finds_nothing() -> None:
    body = ("This proposal is valid until 30 November 2026, and the prices with it.",)
    assert ("past-due", "30 November 2026") not in _said(_word(body=body))
    later = _TODAY + datetime.timedelta(days=30)
    assert ("past-due", "30 November 2026") in _said(_word(body=body), later)


def test_the_register_says_when_a_document_is_due() -> None:
    register = Register(clients=(Client("Northwind Rail", due=datetime.date(2026, 11, 23)),))
    source = _word(body=())
    report = check(source, Config(select=("dates/due-date",), engine="none", date=_TODAY,
                                  register=register))  # fmt: skip
    (finding,) = report.findings
    assert finding.severity == "note"
    assert "is due tomorrow, on 23 November 2026" in finding.message


def test_a_table_of_days_and_dates_is_read_by_its_rows() -> None:
    document = docx.Document()
    document.add_paragraph("We propose these sessions for your staff in Leeds and in York.")
    table = document.add_table(rows=3, cols=3)
    rows = (
        ("Day", "Date", "Session"),
        ("Tuesday", "24 November 2026", "Kick-off"),
        ("Friday", "28 November 2026", "Review"),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, texts, strict=True):
            cell.text = words
    held = io.BytesIO()
    document.save(held)
    assert _said(Source("a.docx", held.getvalue())) == {("weekday", "Friday")}
