"""The order in which findings are reported."""

from collections.abc import Iterable

from qualitygate.finding import SEVERITIES, Finding


def reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings as a reader comes upon them; the order is total, so a report is repeatable."""
    return tuple(sorted(findings, key=_key))


def _key(finding: Finding) -> tuple[object, ...]:
    anchors = finding.location.anchors
    start = anchors[0].start if anchors else -1
    return (
        finding.order,
        start,
        SEVERITIES.index(finding.severity),
        finding.rule,
        finding.text,
        finding.message,
        finding.fingerprint,
    )
