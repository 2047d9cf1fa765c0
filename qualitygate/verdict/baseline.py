"""Findings that were there when the baseline was recorded: shown, and not counted."""

from collections.abc import Iterable
from dataclasses import replace

from qualitygate.config import Config
from qualitygate.config.globs import relative_name
from qualitygate.finding import Finding


def identity(finding: Finding) -> str:
    """Under which a baseline knows a finding: ``language/spelling 0123456789abcdef``."""
    return f"{finding.rule} {finding.fingerprint}"


def recorded(findings: Iterable[Finding], name: str, config: Config) -> tuple[Finding, ...]:
    """The findings on the document `name`, those in the baseline marked.

    A repeated fault is in it as often as it was recorded: once more, and it is a new one.
    """
    known = config.baseline.get(relative_name(name, config.root), {})
    return tuple(
        replace(finding, baselined=True)
        if finding.waived is None and finding.count <= known.get(identity(finding), 0)
        else finding
        for finding in findings
    )
