"""The report as JUnit's XML: a suite for each file, a case for each rule that found something.

What blocks is a failure, what could not be checked an error, what does not block is in the case's
output, and a file without any of these is one case that passed.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TextIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from qualitygate.finding import FileReport, Finding, Report
from qualitygate.report.wording import VERDICTS, kind_of, printable, unread, waiver_of


def write_junit(report: Report, stream: TextIO) -> None:
    """Write the report as one XML document."""
    suites = [_suite(file) for file in report.files]
    root = Element("testsuites", {"name": "qualitygate", **_sums(suites)})
    root.extend(suites)
    indent(root)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    ElementTree(root).write(stream, encoding="unicode")
    stream.write("\n")


def _suite(file: FileReport) -> Element:
    cases = list(_cases(file))
    suite = Element(
        "testsuite",
        name=printable(file.path),
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors=str(sum(case.find("error") is not None for case in cases)),
        skipped="0",
    )
    suite.extend(cases)
    return suite


def _sums(suites: Iterable[Element]) -> dict[str, str]:
    suites = list(suites)
    return {
        key: str(sum(int(suite.attrib[key]) for suite in suites))
        for key in ("tests", "failures", "errors")
    }


def _cases(file: FileReport) -> Iterator[Element]:
    for number, gap in enumerate(file.gaps, 1):
        case = _case(file, f"could be checked ({number})" if len(file.gaps) > 1 else "checked")
        said = printable(unread(gap))
        SubElement(case, "error", type=gap.code or "incomplete", message=said)
        yield case
    by_rule = sorted(file.findings, key=lambda finding: finding.rule)
    for rule, group in groupby(by_rule, key=lambda finding: finding.rule):
        yield _rule(file, rule, list(group))
    if not file.gaps and not file.findings:
        yield _case(file, VERDICTS[file.verdict])


def _rule(file: FileReport, rule: str, findings: list[Finding]) -> Element:
    case = _case(file, rule)
    blocking = [finding for finding in findings if finding.blocks]
    if blocking:
        first = printable(blocking[0].message)
        more = f" (and {len(blocking) - 1} more)" if len(blocking) > 1 else ""
        failure = SubElement(case, "failure", type=blocking[0].severity, message=first + more)
        failure.text = "\n".join(map(_line, blocking))
    others = [finding for finding in findings if not finding.blocks]
    if others:
        SubElement(case, "system-out").text = "\n".join(map(_line, others))
    return case


def _case(file: FileReport, name: str) -> Element:
    return Element("testcase", name=name, classname=printable(file.path))


def _line(finding: Finding) -> str:
    waived = finding.waived is not None
    kind = f"waived: {waiver_of(finding)}" if waived else kind_of(finding)
    text = f"{finding.location.display}: {finding.message} [{kind}]"
    if finding.context:
        text += f" | {finding.context}"
    return printable(text)
