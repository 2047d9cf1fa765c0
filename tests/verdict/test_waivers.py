"""Which findings a waiver is for, and what is said of one that is for none."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from qualitygate.config import Config, Waiver
from qualitygate.document import Block, Document
from qualitygate.finding import EngineInfo, FileReport, Finding
from qualitygate.verdict import idle_waivers, judge

DOCUMENT = Document(name="bids/north.docx", blocks=(Block(0, "paragraph", "We are world-class."),))
FOUND = Finding("brand/tone", "error", "No.", text="world-class", fingerprint="0123456789abcdef")
TODAY = datetime.date(2026, 5, 4)
WAIVER = Waiver("brand/tone", "Their own slogan.", text="world-class", place="qualitygate.toml:3")
NAMED = "brand/tone, 'world-class' (qualitygate.toml:3)"


def judged(*waivers: Waiver, date: datetime.date | None = TODAY) -> FileReport:
    config = Config(waivers=waivers, date=date)
    return judge(DOCUMENT, [FOUND], EngineInfo("builtin"), config)


@pytest.mark.parametrize(
    "own",
    [
        {},
        {"text": "", "fingerprint": "01234567"},
        {"files": "bids/**"},
        {"text": " world-class\n"},
        {"until": TODAY},
    ],
)
def test_a_waived_finding_is_shown_and_does_not_block(own: dict[str, Any]) -> None:
    report = judged(replace(WAIVER, who="Ann Lee", **own))
    assert report.verdict == "first-class"
    (found,) = report.findings
    assert (found.waived, found.waived_by, found.severity) == (
        "Their own slogan.",
        "Ann Lee",
        "error",
    )
    assert not report.idle


@pytest.mark.parametrize(
    "own",
    [
        {"rule": "brand/terms"},
        {"text": "world class"},
        {"text": "", "fingerprint": "12345678"},
        {"files": "south/**"},
    ],
)
def test_a_waiver_is_for_nothing_else(own: dict[str, Any]) -> None:
    report = judged(replace(WAIVER, **own))
    assert report.verdict == "blocked"
    assert report.findings[0].waived is None


def test_one_that_has_ended_no_longer_holds_and_is_named() -> None:
    ended = replace(WAIVER, until=datetime.date(2026, 5, 3))
    report = judged(ended)
    assert report.verdict == "blocked"
    assert report.notes == (f"The waiver of {NAMED} ended on 2026-05-03 and no longer holds.",)


def test_without_a_day_of_judgement_one_that_ends_does_not_hold() -> None:
    report = judged(replace(WAIVER, until=datetime.date(2100, 1, 1)), date=None)
    assert report.verdict == "blocked"
    assert "the day of this check is not known" in report.notes[0]


def test_one_that_has_ended_is_not_named_where_another_holds_or_it_met_nothing() -> None:
    ended = replace(WAIVER, until=datetime.date(2026, 5, 3))
    assert judged(ended, WAIVER).notes == ()
    assert judged(replace(ended, text="other")).notes == ()


def test_one_that_meets_nothing_in_any_file_is_named() -> None:
    idle = replace(WAIVER, text="best of breed")
    report = judged(idle, WAIVER)
    (note,) = idle_waivers([report])
    assert note == (
        "The waiver of brand/tone, 'best of breed' (qualitygate.toml:3) matches nothing in"
        " this file."
    )
    elsewhere = replace(report, waivers=report.idle, idle=())
    assert idle_waivers([report, elsewhere]) == ()


def test_nothing_is_called_idle_while_a_file_could_not_be_read() -> None:
    report = judged(replace(WAIVER, text="best of breed"))
    assert idle_waivers([report, FileReport("scan.pdf", "incomplete")]) == ()
