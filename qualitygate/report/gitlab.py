"""The report as GitLab's code quality artifact: a list of issues, each with a fingerprint."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any, TextIO

from qualitygate.document import Gap
from qualitygate.finding import FileReport, Finding, Report
from qualitygate.report.wording import unread

_SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}


def write_gitlab(report: Report, stream: TextIO) -> None:
    """Write the issues as one JSON array; what is waived is none."""
    issues = [issue for file in report.files for issue in _issues(file)]
    json.dump(issues, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def _issues(file: FileReport) -> Iterator[dict[str, Any]]:
    for gap in file.gaps:
        yield _gap(file, gap)
    for finding in file.findings:
        if finding.counts:
            yield _finding(file, finding)


def _gap(file: FileReport, gap: Gap) -> dict[str, Any]:
    return _issue(file, "gate/incomplete", unread(gap), "blocker", gap.code)


def _finding(file: FileReport, finding: Finding) -> dict[str, Any]:
    text = f"{finding.location.display}: {finding.message}"
    if finding.replacements:
        text += f" → {', '.join(finding.replacements[:3])}"
    severity = "critical" if finding.blocks else _SEVERITIES[finding.severity]
    return _issue(file, finding.rule, text, severity, finding.fingerprint)


def _issue(file: FileReport, rule: str, text: str, severity: str, identity: str) -> dict[str, Any]:
    parts = (file.path, rule, identity or text)
    fingerprint = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": text,
        "check_name": rule,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": file.path.removeprefix("./"), "lines": {"begin": 1}},
    }
