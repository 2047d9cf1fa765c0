"""The report in SARIF 2.1.0, for code scanning and for viewers.

A document has no lines: every result is on line 1 of its file, which GitHub asks for, and its real
place is its logical location. A file that could not be checked is a result too, of the rule
``gate/incomplete``: no reader may take the rest for everything.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO
from urllib.parse import quote

from qualitygate import __version__
from qualitygate.document import Gap
from qualitygate.finding import FileReport, Finding, Norm, Report
from qualitygate.report.wording import unread

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_INCOMPLETE = Norm(
    "gate/incomplete",
    "error",
    "Everything in a document must be readable and checked.",
    "What could not be read or checked is never a pass.",
)


def write_sarif(report: Report, norms: Iterable[Norm], stream: TextIO) -> None:
    """Write the report as one SARIF log with one run; the same report gives the same bytes.

    `norms` are those of the rules that found something, as far as they are known.
    """
    json.dump(sarif_json(report, norms), stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def sarif_json(report: Report, norms: Iterable[Norm]) -> dict[str, Any]:
    rules = _Rules(report, norms)
    results = [result for file in report.files for result in _results(file, rules)]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "qualitygate",
                        "semanticVersion": __version__,
                        "rules": [_rule(norm) for norm in rules.norms],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": {"uri": _uri(f.path)}} for f in report.files],
                "results": results,
                "properties": {"verdict": report.verdict},
            }
        ],
    }


class _Rules:
    """The rules that found something, each with its place in the list.

    `compared`: whether some findings are known from a baseline.
    """

    def __init__(self, report: Report, norms: Iterable[Norm]) -> None:
        known = {norm.rule: norm for norm in norms}
        found = [finding for file in report.files for finding in file.findings]
        for finding in found:
            plain = Norm(finding.rule, finding.severity, finding.rule)
            known.setdefault(finding.rule, plain)
        self.compared = any(finding.baselined for finding in found)
        used = sorted({finding.rule for finding in found})
        self.norms = [known[rule] for rule in used]
        if any(file.gaps for file in report.files):
            self.norms.append(_INCOMPLETE)
        self.places = {norm.rule: index for index, norm in enumerate(self.norms)}


def _rule(norm: Norm) -> dict[str, Any]:
    why = f"\n\n{norm.why}" if norm.why else ""
    said: dict[str, Any] = {
        "id": norm.rule,
        "name": norm.rule,
        "shortDescription": {"text": norm.summary},
        "fullDescription": {"text": norm.summary + why},
        "help": {"text": f"{norm.summary}{why}\n\nMore: qualitygate explain {norm.rule}"},
        "defaultConfiguration": {"level": norm.severity},
        "properties": {"tags": [norm.rule.partition("/")[0]]},
    }
    if norm.link:
        said["helpUri"] = norm.link
    return said


def _results(file: FileReport, rules: _Rules) -> Iterator[dict[str, Any]]:
    for gap in file.gaps:
        yield _gap(file, gap, rules)
    for finding in file.findings:
        yield _finding(file, finding, rules)


def _finding(file: FileReport, finding: Finding, rules: _Rules) -> dict[str, Any]:
    text = finding.message
    if finding.replacements:
        text += f" Better: {', '.join(finding.replacements[:3])}."
    if finding.location.display != "document":
        text += f" ({finding.location.display})"
    result = {
        "ruleId": finding.rule,
        "ruleIndex": rules.places[finding.rule],
        "level": finding.severity,
        "message": {"text": text},
        "locations": [_location(file, finding)],
        "partialFingerprints": {
            "qualitygate/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
        "occurrenceCount": finding.count,
        "suppressions": _suppressions(finding),
        "properties": {
            "blocks": finding.blocks,
            "text": finding.text,
            "outline": list(finding.location.outline),
            "page": finding.location.page,
        },
    }
    if rules.compared:
        result["baselineState"] = "unchanged" if finding.baselined else "new"
    return result


def _location(file: FileReport, finding: Finding) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": 1}
    if excerpt := finding.context or finding.text:
        region["snippet"] = {"text": excerpt}
    place = finding.location
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(file.path)}, "region": region},
        "logicalLocations": [
            {
                "name": place.detail or (place.outline[-1] if place.outline else file.path),
                "fullyQualifiedName": place.display,
                "kind": "element",
            }
        ],
    }


def _suppressions(finding: Finding) -> list[dict[str, Any]]:
    """Why a finding does not count; empty, as the format wants it, where it does."""
    if finding.baselined:
        return [{"kind": "external", "justification": "It is in the baseline."}]
    if finding.waived is None:
        return []
    said = {"by": finding.waived_by, "until": finding.waived_until}
    return [
        {
            "kind": "external",
            "justification": finding.waived,
            "properties": {key: value for key, value in said.items() if value},
        }
    ]


def _gap(file: FileReport, gap: Gap, rules: _Rules) -> dict[str, Any]:
    return {
        "ruleId": _INCOMPLETE.rule,
        "ruleIndex": rules.places[_INCOMPLETE.rule],
        "level": "error",
        "message": {"text": unread(gap)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(file.path)},
                    "region": {"startLine": 1},
                }
            }
        ],
        "suppressions": [],
    }


def _uri(path: str) -> str:
    return quote(path.removeprefix("./"))
