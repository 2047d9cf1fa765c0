"""What findings and gaps come to."""

from dataclasses import replace

import pytest

from qualitygate.config import Config, Gate
from qualitygate.document import Attachment, Block, Document, Gap, Location
from qualitygate.errors import Unreadable
from qualitygate.finding import EngineInfo, FileReport, Finding, Severity, Verdict
from qualitygate.verdict import EXIT_CODES, incomplete, judge, overall

ENGINE = EngineInfo("builtin")
DOCUMENT = Document(
    name="proposal.docx",
    blocks=(
        Block(0, "title", "Proposal", location=Location(page=1)),
        Block(1, "hidden", "Secret", "latent", location=Location(page=1)),
        Block(2, "paragraph", "We offer this.", location=Location(page=2)),
        Block(3, "property", "Proposal", "latent", name="title"),
    ),
    pages=2,
)


def finding(severity: Severity, order: int = 2, **more: str) -> Finding:
    page = DOCUMENT.blocks[order].location.page
    return Finding(
        "a/b", severity, "Wrong.", text="x", location=Location(page=page), order=order, **more
    )


def verdict(*findings: Finding, warnings: int | None = None) -> str:
    return judge(DOCUMENT, findings, ENGINE, Config(gate=Gate(warnings))).verdict


def test_nothing_found_is_first_class() -> None:
    assert verdict() == "first-class"


def test_an_error_blocks_and_says_so() -> None:
    report = judge(DOCUMENT, [finding("error"), finding("warning")], ENGINE, Config())
    assert report.verdict == "blocked"
    assert [f.blocks for f in report.findings] == [True, False]


def test_warnings_block_only_beyond_the_allowance() -> None:
    two = [finding("warning"), finding("warning")]
    assert verdict(*two) == "first-class"
    assert verdict(*two, warnings=2) == "first-class"
    report = judge(DOCUMENT, two, ENGINE, Config(gate=Gate(1)))
    assert report.verdict == "blocked"
    assert all(f.blocks for f in report.findings)
    assert report.notes == ("2 warnings block: the gate allows 1.",)


@pytest.mark.parametrize(
    ("order", "given", "weighs"),
    [
        (0, "note", "note"),
        (0, "warning", "error"),
        (0, "error", "error"),
        (1, "warning", "warning"),  # unseen, though it is on the front page
        (2, "warning", "warning"),
        (3, "warning", "error"),  # the title of the file
    ],
)
def test_the_front_page_weighs_one_step_more(order: int, given: Severity, weighs: Severity) -> None:
    report = judge(DOCUMENT, [finding(given, order)], ENGINE, Config())
    assert [f.severity for f in report.findings] == [weighs]


def test_advice_of_a_foreign_package_never_blocks_on_the_front_page() -> None:
    advice = replace(finding("warning", 0), advisory=True)
    report = judge(DOCUMENT, [advice], ENGINE, Config())
    assert [f.severity for f in report.findings] == ["warning"]


def test_what_is_said_of_the_whole_document_is_not_on_the_front_page() -> None:
    report = judge(DOCUMENT, [Finding("a/b", "warning", "No title.", order=-1)], ENGINE, Config())
    assert report.findings[0].severity == "warning"


def test_a_waived_finding_stays_and_does_not_block() -> None:
    waived = finding("error", waived="The client's own spelling.")
    report = judge(DOCUMENT, [waived], ENGINE, Config(gate=Gate(0)))
    assert report.verdict == "first-class"
    assert report.findings[0].waived == "The client's own spelling."
    assert not report.findings[0].blocks


def test_a_gap_is_incomplete_and_what_was_found_is_kept() -> None:
    document = replace(DOCUMENT, gaps=(Gap("A picture.", "p. 2"),))
    report = judge(document, [finding("error")], ENGINE, Config())
    assert report.verdict == "incomplete"
    assert len(report.findings) == 1


def test_without_a_word_there_is_nothing_to_be_first_class() -> None:
    report = judge(Document(name="empty.docx"), [], ENGINE, Config())
    assert report.verdict == "incomplete"
    assert [gap.code for gap in report.gaps] == ["empty"]


def test_a_narrowed_look_is_never_first_class() -> None:
    report = judge(DOCUMENT, [], ENGINE, Config(narrowed=True))
    assert report.verdict == "incomplete"
    assert "not every rule ran" in report.gaps[0].reason


def test_findings_are_in_reading_order_whatever_order_they_come_in() -> None:
    faults = [
        Finding("b/b", "error", "2", text="x", order=2),
        Finding("a/a", "error", "1", text="x", order=2),
        Finding("c/c", "error", "0", text="x", order=0),
    ]
    reports = [
        judge(DOCUMENT, order, ENGINE, Config()).findings for order in (faults, faults[::-1])
    ]
    assert reports[0] == reports[1]
    assert [f.message for f in reports[0]] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("verdicts", "worst", "code"),
    [
        (["first-class"], "first-class", 0),
        (["first-class", "blocked"], "blocked", 1),
        (["incomplete", "blocked", "first-class"], "incomplete", 3),
    ],
)
def test_the_worst_counts(verdicts: list[Verdict], worst: Verdict, code: int) -> None:
    assert overall(FileReport("a", v) for v in verdicts) == worst
    assert EXIT_CODES[worst] == code


def test_what_cannot_be_read_says_why() -> None:
    report = incomplete("a.docx", Unreadable("It has a password.", "password"))
    assert report.verdict == "incomplete"
    assert report.gaps == (Gap("It has a password.", "", "password"),)


def test_the_report_says_which_language_was_held_to() -> None:
    spoken = replace(DOCUMENT, language="fr")
    config = Config(language="en-GB")
    assert judge(DOCUMENT, [], ENGINE, config).language == "en-GB"
    assert judge(spoken, [], ENGINE, config).language == "fr"


def test_the_report_names_what_travels_inside_and_was_not_looked_into() -> None:
    files = [Attachment(f"word/embeddings/{n}.xlsx", "workbook") for n in "abcdef"]

    def notes(*inside: Attachment) -> tuple[str, ...]:
        return judge(replace(DOCUMENT, attachments=inside), [], ENGINE, Config()).notes

    assert notes(Attachment("word/fonts/a.ttf", "font")) == ()
    assert notes(files[0]) == ("A file travels inside this one and was not looked into: a.xlsx.",)
    assert notes(*files)[0].endswith("inside this one and were not looked into: a.xlsx, b.xlsx, "
                                     "c.xlsx, d.xlsx, e.xlsx ….")  # fmt: skip
