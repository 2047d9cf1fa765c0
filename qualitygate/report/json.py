"""The report that machines read, as ``schema.json`` beside this file describes it."""

import json
from importlib.resources import files
from typing import Any, TextIO

from qualitygate import __version__
from qualitygate.finding import FileReport, Finding, Report
from qualitygate.report.location import location_json

SCHEMA = 1  # keys are added, never renamed


def write_json(report: Report, stream: TextIO) -> None:
    """Write the report as one JSON object; the same report gives the same bytes."""
    json.dump(report_json(report), stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def report_json(report: Report) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "tool": {"name": "qualitygate", "version": __version__},
        "verdict": report.verdict,
        "date": report.date.isoformat() if report.date else None,
        "skipped": report.skipped,
        "narrowed": list(report.options),
        "notes": list(report.notes),
        "files": [_file(file) for file in report.files],
    }


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the report."""
    text = files("qualitygate.report").joinpath("schema.json").read_text(encoding="utf-8")
    result: dict[str, Any] = json.loads(text)
    return result


def _file(file: FileReport) -> dict[str, Any]:
    return {
        "path": file.path,
        "verdict": file.verdict,
        "sha256": file.sha256 or None,
        "words": file.words,
        "pages": file.pages,
        "language": file.language,
        "client": file.client,
        "client_source": file.client_source or None,
        "engine": {"name": file.engine.name, "versions": dict(file.engine.versions)},
        "notes": list(file.notes),
        "gaps": [{"reason": gap.reason, "where": gap.where, "code": gap.code} for gap in file.gaps],
        "findings": [_finding(finding) for finding in file.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "blocks": finding.blocks,
        "message": finding.message,
        "text": finding.text,
        "context": finding.context,
        "context_start": finding.context_start,
        "count": finding.count,
        "replacements": list(finding.replacements),
        "location": location_json(finding.location),
        "places": [location_json(place) for place in finding.places],
        "fingerprint": finding.fingerprint,
        "waived": finding.waived,
        "waived_by": finding.waived_by or None,
        "waived_until": finding.waived_until or None,
        "baselined": finding.baselined,
    }
