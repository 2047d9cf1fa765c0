"""The formats of CI systems: what each reader asks for, and nothing unread passes."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from lxml import etree
from report_samples import BLOCKED, CLEAN, PLACEHOLDER, REPORT, SCAN, SPELLING

from qualitygate.document import Location
from qualitygate.finding import FileReport, Finding, Norm, Report
from qualitygate.report.github import write_github
from qualitygate.report.gitlab import write_gitlab
from qualitygate.report.junit import write_junit
from qualitygate.report.markdown import escaped, write_markdown
from qualitygate.report.sarif import sarif_json

SCHEMAS = Path(__file__).parent / "schemas"
SCHEMA = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
NORMS = (
    Norm("language/spelling", "error", "Every word is spelled right.", "It looks careless."),
    Norm("leftovers/placeholder", "error", "No placeholder is left.", link="https://example.com/p"),
    Norm("brand/tone", "note", "It found nothing."),
)
MANY = replace(
    BLOCKED,
    findings=tuple(
        replace(PLACEHOLDER, text=f"[{n}]", fingerprint=f"{n:016x}", blocks=n < 12)
        for n in range(30)
    ),
)
HOSTILE = Finding(
    "a/b",
    "error",
    "::error::x\n::set-output name=a::b",
    text="@team",
    context="<img src=x> @team | [a](http://b) *c* 100%\x1b[31m",
    context_start=12,
    location=Location(None, outline=("::warning::, heading",)),
    blocks=True,
)
UNRULY = replace(BLOCKED, findings=(HOSTILE,))


def written(write: Callable[[Report, Any], None], report: Report = REPORT) -> str:
    stream = io.StringIO()
    write(report, stream)
    return stream.getvalue()


def run_of(report: Report) -> dict[str, Any]:
    log = sarif_json(report, NORMS)
    jsonschema.Draft7Validator(SCHEMA).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.mark.parametrize("files", [(), (CLEAN,), REPORT.files, (MANY,)])
def test_sarif_is_what_its_schema_asks_for(files: tuple[FileReport, ...]) -> None:
    run = run_of(replace(REPORT, files=files))
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_explains_the_rules_that_found_something() -> None:
    rules = {rule["id"]: rule for rule in run_of(REPORT)["tool"]["driver"]["rules"]}
    assert "brand/tone" not in rules
    spelling = rules["language/spelling"]
    assert spelling["shortDescription"]["text"] == "Every word is spelled right."
    assert "It looks careless." in spelling["help"]["text"]
    assert rules["leftovers/placeholder"]["helpUri"] == "https://example.com/p"
    assert rules["typography/ellipsis"]["defaultConfiguration"]["level"] == "note"


def test_sarif_names_the_place_for_people_and_suppresses_what_is_waived() -> None:
    results = run_of(replace(REPORT, files=(BLOCKED,)))["results"]
    first = results[0]
    place = first["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == BLOCKED.path
    assert place["physicalLocation"]["region"]["snippet"]["text"] == SPELLING.context
    assert place["logicalLocations"][0]["fullyQualifiedName"] == SPELLING.location.display
    assert first["properties"]["outline"] == ["Summary"]
    assert first["partialFingerprints"]["qualitygate/v1"] == "4f1c"
    assert [bool(result["suppressions"]) for result in results] == [False] * 4 + [True]
    assert results[-1]["suppressions"][0]["justification"] == "The client's own name for it."


def test_sarif_makes_a_result_of_what_was_not_checked() -> None:
    run = run_of(replace(REPORT, files=(SCAN,)))
    found = [result for result in run["results"] if result["ruleId"] == "gate/incomplete"]
    assert [result["level"] for result in found] == ["error", "error"]
    assert found[0]["message"]["text"].startswith("p. 4: ")


def test_github_shows_ten_of_a_level_and_says_how_many_there_are() -> None:
    lines = written(write_github, replace(REPORT, files=(MANY,))).splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    assert len(errors) == 10
    assert errors[-1].endswith("::There are 21 more of these: the whole report has them.")
    assert errors[0].startswith(
        "::error file=proposals/northwind.docx,line=1,title=leftovers/placeholder::"
    )
    assert lines[-1].startswith("qualitygate: proposals/northwind.docx: blocked · ")


def test_github_reads_one_command_a_line_whatever_a_document_says() -> None:
    hostile = replace(BLOCKED, path="a,b:c%.docx", findings=(HOSTILE,))
    annotation, said = written(write_github, replace(REPORT, files=(hostile,))).splitlines()
    assert annotation.startswith("::error file=a%2Cb%3Ac%25.docx,line=1,title=a/b::")
    assert "%0A::set-output" in annotation
    assert "100%25" in annotation
    assert said.startswith("qualitygate: ")


def test_github_annotates_what_was_not_checked_and_leaves_out_what_is_waived() -> None:
    text = written(write_github)
    assert "title=not checked::p. 4: This page is a picture without text." in text
    assert "brand/terms" not in text
    assert "::notice file=proposals/northwind.docx,line=1,title=typography/ellipsis::" in text


def test_gitlab_gets_issues_that_keep_their_fingerprints() -> None:
    issues = json.loads(written(write_gitlab))
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] == 1
    fingerprints = [issue["fingerprint"] for issue in json.loads(written(write_gitlab))]
    assert fingerprints == [issue["fingerprint"] for issue in issues]
    by_name = {issue["check_name"]: issue for issue in issues}
    assert "brand/terms" not in by_name
    assert by_name["language/spelling"]["severity"] == "critical"
    assert by_name["gate/incomplete"]["severity"] == "blocker"
    assert "→ receive" in by_name["language/spelling"]["description"]


def test_junit_counts_what_fails_and_what_could_not_be_checked() -> None:
    root = ElementTree.fromstring(written(write_junit))
    assert root.tag == "testsuites"
    suites = {suite.attrib["name"]: suite for suite in root}
    blocked = suites["proposals/northwind.docx"]
    cases = {case.attrib["name"]: case for case in blocked}
    assert set(cases) == {finding.rule for finding in BLOCKED.findings}
    assert blocked.attrib["failures"] == "2"
    failure = cases["language/spelling"].find("failure")
    assert failure is not None
    assert failure.attrib["message"] == "'recieve' is in no dictionary."
    waived = cases["brand/terms"]
    assert waived.find("failure") is None
    assert "The client's own name for it." in str(waived.findtext("system-out"))
    assert suites["scan.pdf"].attrib["errors"] == "2"
    assert suites["proposals/clean.docx"].attrib["tests"] == "1"
    sums = {key: sum(int(s.attrib[key]) for s in root) for key in ("tests", "failures", "errors")}
    assert {key: int(root.attrib[key]) for key in sums} == sums


@pytest.mark.parametrize("files", [(), (CLEAN,), (SCAN,), REPORT.files, (MANY,), (UNRULY,)])
def test_junit_is_what_its_schema_asks_for(files: tuple[FileReport, ...]) -> None:
    report = etree.fromstring(written(write_junit, replace(REPORT, files=files)).encode())
    etree.XMLSchema(file=str(SCHEMAS / "junit-10.xsd")).assertValid(report)


def test_junit_is_xml_whatever_a_document_says() -> None:
    root = ElementTree.fromstring(written(write_junit, replace(REPORT, files=(UNRULY,))))
    assert "<img" in str(root.findtext("testsuite/testcase/failure"))


def test_markdown_reads_well_and_begins_with_the_verdict() -> None:
    text = written(write_markdown)
    assert text.startswith("### ❔ Incomplete\n\n4 documents · ")
    assert text.index("northwind.docx") < text.index("clean.docx")
    assert (
        "- **error** about p. 1 · Summary: 'recieve' is in no dictionary. (6 times) → rec" in text
    )
    assert "  > We are confident that you will **recieve** the first delivery" in text
    assert "- **not checked** p. 4: This page is a picture without text." in text
    assert "Three full stops" not in text
    assert "Waived: The client's own name for it." in text


def test_markdown_has_no_markup_that_a_document_brings() -> None:
    text = written(write_markdown, replace(REPORT, files=(UNRULY,)))
    (quoted,) = [line for line in text.splitlines() if line.startswith("  > ")]
    assert quoted.startswith("  > \\<img src=x\\> **@\u200bteam** \\| \\[a\\](http\\://b) \\*c\\*")
    assert "\x1b" not in text
    assert escaped("a_b #12") == "a\\_b \\#12"


def test_markdown_fits_a_comment_and_says_what_it_left_out() -> None:
    long = replace(MANY, findings=MANY.findings * 20)
    text = written(write_markdown, replace(REPORT, files=(long,)))
    assert len(text) < 65_000
    shown = text.count("\n- **")
    assert f"… and {600 - shown} more findings" in text


def test_what_the_baseline_knows_is_suppressed_and_no_issue() -> None:
    known = replace(SPELLING, baselined=True, blocks=False)
    report = replace(REPORT, files=(replace(BLOCKED, findings=(known, PLACEHOLDER)),))
    first, second = run_of(report)["results"]
    assert (first["baselineState"], second["baselineState"]) == ("unchanged", "new")
    assert first["suppressions"]
    assert not second["suppressions"]
    for write in (write_github, write_gitlab):
        assert "recieve" not in written(write, report)
    assert "[known]" in written(write_junit, report)
