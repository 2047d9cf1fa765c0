"""The sample proposal, end to end: every planted fault is found where it is, and nothing else."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

DOCUMENTS = Path(__file__).parent / "documents"


class Fault(NamedTuple):
    """A planted fault: the rule, the words, the place without its page, the page.

    `pdf` is false for what the PDF does not hold.
    """

    rule: str
    severity: str
    text: str
    place: str
    page: int | None
    pdf: bool = True


COMMENT = "Do we really want to promise this? Our margin is 18%."
LATIN = "Lorem ipsum dolor sit amet, consectetur adipiscing elit"
FAULTS = (
    Fault("leftovers/tracked-changes-on", "warning", "Track Changes", "document", None, pdf=False),
    Fault("language/typo", "error", "infromation", "", 1),
    Fault("brand/product-names", "warning", "Finchflow", "1 Executive summary", 3),
    Fault("language/repeated-word", "error", "the the", "1.1 What you will have at the end", 3),
    Fault("brand/banned-phrases", "error", "world-class", "1.3 Why us", 3),
    Fault("leftovers/tracked-change", "error", "no client has", "1.3 Why us", 3, pdf=False),
    Fault("leftovers/tracked-change", "error", "nobody has ever", "1.3 Why us", 3, pdf=False),
    Fault("clients/other-client", "error", "Acme Consulting", "1.3 Why us", 3),
    Fault("clients/other-client", "error", "Calder Water", "2.1 What we saw", 4),
    Fault("language/article", "warning", "an", "2.1 What we saw", 4),
    Fault("language/typo", "error", "recieved", "2.1 What we saw", 4),
    Fault("language/spelling", "error", "mudle", "2.1 What we saw", 4),
    Fault("leftovers/lorem-ipsum", "error", LATIN, "3 How we would do the work", 5),
    Fault("language/grammar", "warning", "everyday", "3.1 Stage 1: listen", 5),
    Fault(
        "leftovers/placeholder",
        "error",
        "[insert name of the deliverable]",
        "3.1 Stage 1: listen",
        5,
    ),
    Fault(
        "leftovers/template-instruction",
        "error",
        "Delete this section before sending",
        "3.3 Stage 3: hand over",
        5,
    ),
    Fault("brand/preferred-terms", "warning", "e-mail", "4 Who will do it", 6),
    Fault("leftovers/placeholder", "error", "TBD", "5 When it will be done › table 3, row 4", 6),
    Fault(
        "leftovers/field-error",
        "error",
        "Error! Reference source not found.",
        "5 When it will be done",
        6,
    ),
    Fault("leftovers/unresolved-comment", "error", COMMENT, "6 What it costs › comment", 7),
    Fault("language/mixed-dialect", "warning", "center", "6.3 After the first year", 7),
    Fault("leftovers/highlight", "warning", "30 days", "6.4 How you pay", 7),
    Fault("leftovers/placeholder", "error", "TBC", "7 On what terms", 8),
    Fault("language/name", "error", "Northwnd", "8 What happens next", 8),
    Fault("clients/other-client", "error", "Acme Consulting", "property subject", None),
)


def judged(name: str) -> tuple[int, dict[str, Any]]:
    """The exit code, and the report on one of the sample documents."""
    done = subprocess.run(
        [sys.executable, "-m", "qualitygate", "check", "--format", "json", str(DOCUMENTS / name)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not done.stderr
    (file,) = json.loads(done.stdout)["files"]
    return done.returncode, file


def place(location: dict[str, Any]) -> str:
    heading = location["outline"][-1] if location["outline"] else ""
    detail = location["detail"].partition(" by ")[0].replace("Subject", "subject")
    detail = detail if detail != "picture" else ""  # which a DOCX does not say
    return " › ".join(part for part in (heading, detail) if part) or (
        "" if location["page"] else "document"
    )


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_every_planted_fault_is_found_in_its_place_and_nothing_else(kind: str) -> None:
    code, file = judged(f"proposal-faulty.{kind}")
    found = {
        (f["rule"], f["severity"], f["text"], place(f["location"]), f["location"]["page"])
        for f in file["findings"]
        if f["severity"] != "note"
    }
    planted = {fault[:5] for fault in FAULTS if fault.pdf or kind == "docx"}
    assert found == planted
    assert len(file["findings"]) == len(planted)
    assert (code, file["verdict"], file["gaps"]) == (1, "blocked", [])


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_the_first_class_proposal_is_silent(kind: str) -> None:
    code, file = judged(f"proposal.{kind}")
    assert (code, file["verdict"], file["findings"], file["gaps"]) == (0, "first-class", [], [])
    assert (file["client"], file["client_source"]) == ("Northwind Rail", "front page")
    assert (file["language"], file["pages"]) == ("en-GB", 8)


def members(path: Path) -> dict[str, bytes]:
    """What a DOCX says; the rest of it is python-docx's template."""
    with zipfile.ZipFile(path) as package:
        return {
            name: package.read(name)
            for name in package.namelist()
            if re.fullmatch(r"word/(document|footnotes|comments|header\d|footer\d)\.xml", name)
        }


def test_the_documents_are_what_the_builder_builds(
    tmp_path: Path, need: Callable[[str], str]
) -> None:
    need("soffice")
    builder = [sys.executable, "-B", str(DOCUMENTS / "build.py"), str(tmp_path)]
    subprocess.run(builder, check=True)
    for name in ("proposal.docx", "proposal-faulty.docx"):
        assert members(tmp_path / name) == members(DOCUMENTS / name)
    for name in ("proposal.pdf", "proposal-faulty.pdf"):
        assert (tmp_path / name).stat().st_size > 50_000
