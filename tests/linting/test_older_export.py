"""A PDF that was made of an older state of the DOCX beside it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from qualitygate.config import Config
from qualitygate.document import Source
from qualitygate.finding import Finding
from qualitygate.isolation import Task, check_all
from qualitygate.run import check

DOCUMENTS = Path(__file__).parents[1] / "documents"
CONFIG = Config(select=("consistency",), engine="none")


def altered(path: Path, old: str, new: str) -> None:
    """Put other words into a paragraph of a DOCX."""
    document = docx.Document(str(path))
    (run,) = [run for paragraph in document.paragraphs for run in paragraph.runs if old in run.text]
    run.text = run.text.replace(old, new)
    document.save(str(path))


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """The sample proposal, as DOCX and as the PDF that LibreOffice made of it."""
    for suffix in (".docx", ".pdf"):
        shutil.copy(DOCUMENTS / f"proposal{suffix}", tmp_path / f"proposal{suffix}")
    return tmp_path / "proposal.docx", tmp_path / "proposal.pdf"


def found(pdf: Path) -> list[Finding]:
    return list(check(Source.from_path(pdf), CONFIG).findings)


def test_a_pdf_of_the_docx_as_it_is_is_silent(pair: tuple[Path, Path]) -> None:
    assert found(pair[1]) == []


@pytest.mark.parametrize(
    ("old", "new", "text", "words"),
    [
        ("costs £18,500 a year", "costs £19,500 a year", "£18,500", "the DOCX beside it '£19,500'"),
        ("We expect none. ", "", "none.", "no longer has"),
        ("four minutes. The news", "four minutes. Alas, the news", "", "has 'Alas,' here"),
    ],
)
def test_the_first_place_where_they_differ_is_named(
    pair: tuple[Path, Path], old: str, new: str, text: str, words: str
) -> None:
    altered(pair[0], old, new)
    (finding,) = found(pair[1])
    assert (finding.rule, finding.severity) == ("consistency/older-export", "error")
    assert text in finding.text
    assert words in finding.message
    assert finding.location.page is not None


def test_a_paragraph_that_was_added_since_is_missed(pair: tuple[Path, Path]) -> None:
    document = docx.Document(str(pair[0]))
    (last,) = [p for p in document.paragraphs if p.text.startswith("We would be glad")]
    last.insert_paragraph_before("This offer can be withdrawn on any day before you sign it.")
    document.save(str(pair[0]))
    (finding,) = found(pair[1])
    assert "'This offer can be withdrawn" in finding.message


def test_other_documents_of_the_same_name_are_left_alone(pair: tuple[Path, Path]) -> None:
    other = docx.Document()
    for number in range(40):
        other.add_paragraph(
            f"The minutes of meeting {number} are kept by the secretary for a year."
        )
    other.save(str(pair[0]))
    assert found(pair[1]) == []


def test_what_cannot_be_read_beside_it_is_said(pair: tuple[Path, Path]) -> None:
    pair[0].write_bytes(b"nothing that Word could open")
    report = check(Source.from_path(pair[1]), CONFIG)
    assert any(note.startswith("proposal.docx, beside it, cannot be read") for note in report.notes)


def test_a_changed_docx_has_its_pdf_judged_again(pair: tuple[Path, Path]) -> None:
    task = Task(pair[1], CONFIG)
    ((_, before),) = check_all([task])
    altered(pair[0], "costs £18,500 a year", "costs £19,500 a year")
    ((_, after),) = check_all([task])
    assert (len(before.findings), len(after.findings)) == (0, 1)


def test_the_pdf_that_is_made_anew_is_right_again(
    pair: tuple[Path, Path], tmp_path: Path, need: Callable[[str], str]
) -> None:
    soffice = need("soffice")
    altered(pair[0], "costs £18,500 a year", "costs £19,500 a year")
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, pair[0]],
        check=True,
        capture_output=True,
    )
    assert found(pair[1]) == []
