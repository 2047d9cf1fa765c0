"""The report that people read."""

import datetime
import io
from dataclasses import replace

import pytest
from report_samples import BLOCKED, CLEAN, NOTE, REPORT, SPELLING, UNREAD
from rich.cells import cell_len

from qualitygate.finding import FileReport, Finding, Report
from qualitygate.report.text import write_text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


def written(report: Report = REPORT, quiet: bool = False, verbose: bool = False) -> str:
    """What is in a pipe."""
    stream = io.StringIO()
    write_text(report, stream, quiet=quiet, verbose=verbose)
    return stream.getvalue()


def alone(*files: FileReport) -> Report:
    return Report(files[0].verdict, files)


def test_each_file_has_its_verdict_in_one_line() -> None:
    lines = written().splitlines()
    assert lines[0] == ("proposals/northwind.docx: blocked · 2 errors, 1 warning, 1 note, 1 waived")
    assert "proposals/clean.docx: first class" in lines
    assert "scan.pdf: incomplete · 2 things not checked · 1 error" in lines
    assert "old.doc: incomplete · It is an old Word file." in lines


def test_a_finding_says_where_what_and_how_to_mend_it() -> None:
    text = written()
    start = text.index("  about p. 1 · Summary\n")
    assert text[start:].splitlines()[1:5] == [
        "    error    'recieve' is in no dictionary.  language/spelling",
        "             │ We are confident that you will [recieve] the first delivery within"
        " four weeks.",
        "             → receive",
        "             6 times, also about p. 2 · Scope; about p. 4 · Scope; about p. 5 · Scope;"
        " and 2 other places",
    ]


def test_findings_of_one_place_stand_under_it_once() -> None:
    text = written(alone(BLOCKED))
    assert text.count("about p. 3 · 2.1 Pricing › table 2, row 4") == 1
    assert text.index("Placeholder") < text.index("stands twice")


def test_a_fault_with_brackets_of_its_own_is_still_marked() -> None:
    assert "│ Fee: [[TBC]] euros.\n" in written()


def test_gaps_come_before_findings() -> None:
    text = written()
    gap = text.index("    - p. 4: This page is a picture without text.\n")
    assert text.index("scan.pdf") < gap < text.index("  p. 2\n")


def test_notes_are_counted_and_listed_on_demand() -> None:
    assert NOTE.message not in written()
    assert "--verbose lists them" in written()
    text = written(verbose=True)
    assert NOTE.message in text
    assert "--verbose" not in text


def test_verbose_names_every_place_and_what_judged() -> None:
    text = written(verbose=True)
    assert "about p. 9 · Scope" in text
    assert "builtin: dictionary 2024, harper 0.2" in text


def test_quiet_is_a_line_for_each_file() -> None:
    assert len(written(quiet=True).splitlines()) == 4


def test_a_waived_fault_is_shown_with_its_reason() -> None:
    text = written()
    assert "    waived   Write 'JavaScript'." in text
    assert "waived: The client's own name for it." in text


def test_the_sum_counts_everything() -> None:
    text = written()
    assert (
        "4 files: 1 first class, 1 blocked, 2 incomplete · 3 things not checked"
        " · 3 errors, 1 warning, 1 note, 1 waived\n"
    ) in text
    assert "2 lock or hidden files skipped." in text


def test_a_first_class_file_is_two_lines_and_says_what_was_judged() -> None:
    assert written(alone(CLEAN)).splitlines() == [
        "proposals/clean.docx: first class",
        "  900 words, 3 pages, en-GB",
    ]


def test_the_day_of_judgement_is_said() -> None:
    report = replace(alone(CLEAN), date=datetime.date(2026, 11, 22))
    assert "  900 words, 3 pages, en-GB, judged as of 2026-11-22" in written(report).splitlines()


def test_an_unread_file_is_one_line() -> None:
    assert written(alone(UNREAD)).splitlines() == ["old.doc: incomplete · It is an old Word file."]


def test_a_pipe_has_neither_colours_nor_broken_lines() -> None:
    long = replace(SPELLING, context="word " * 60 + "recieve", context_start=300)
    text = written(alone(replace(BLOCKED, findings=(long,))))
    assert "\x1b" not in text
    assert "word " * 60 + "[recieve]" in text


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    stream = Terminal()
    write_text(REPORT, stream, verbose=True, no_color=True)
    lines = stream.getvalue().splitlines()
    assert max(cell_len(line) for line in lines) <= min(columns, 100)
    assert not any(line != line.rstrip() for line in lines)


def test_a_terminal_has_colours_and_marks_the_fault_with_them() -> None:
    stream = Terminal()
    write_text(REPORT, stream)
    assert "\x1b[1;4;31mrecieve\x1b[0m" in stream.getvalue()


@pytest.mark.parametrize("by", ["option", "environment"])
def test_colours_can_be_switched_off(by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if by == "environment":
        monkeypatch.setenv("NO_COLOR", "1")
    stream = Terminal()
    write_text(REPORT, stream, no_color=by == "option")
    assert "\x1b" not in stream.getvalue()
    assert "[recieve]" in stream.getvalue()


def test_a_document_cannot_control_the_terminal() -> None:
    hostile = Finding(
        "a/b", "error", "Wrong: '\x1b]0;owned\x07'.", text="\x1b[2J", context="a\x1b[2J\u202eb\n",
        context_start=1, replacements=("\x9b1m",), blocks=True,
    )  # fmt: skip
    file = FileReport("evil\x1b[31m\n.docx", "blocked", findings=(hostile,), words=3)
    text = written(alone(file))
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e"}
    assert "a[�[2J]�b" in text


def test_what_looks_like_markup_is_text() -> None:
    finding = Finding("a/b", "error", "[bold]Odd[/bold] :smile:", blocks=True)
    assert "[bold]Odd[/bold] :smile:" in written(alone(FileReport("a.docx", "blocked", (finding,))))


def test_a_fault_of_a_whole_page_is_shown_by_its_ends() -> None:
    text = "begins " + "and goes on " * 200 + "ends"
    finding = Finding("a/b", "error", "Long.", text=text, context=text, blocks=True)
    shown = written(alone(FileReport("a.docx", "blocked", (finding,))))
    assert "[begins and" in shown
    assert "ends]" in shown
    assert max(map(len, shown.splitlines())) < 300
