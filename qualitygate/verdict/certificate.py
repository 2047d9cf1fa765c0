"""The release certificate: which bytes were judged, what came of it, and by which standard.

It is plain data that JSON holds, and no word of the document.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from qualitygate import __version__
from qualitygate.config import Config
from qualitygate.finding import SEVERITIES, FileReport, Severity

SCHEMA = 1  # keys are added, never renamed

Rules = Mapping[str, Severity]


def certificate(
    report: FileReport, config: Config, rules: Rules, configuration: str, standard: str | None
) -> dict[str, Any]:
    """What is certified of a judged file.

    `rules` are those in force with their severities; `configuration` is a digest of what the
    configuration says, `standard` of everything that decided beside the file, None where that
    cannot be named exactly.
    """
    waived = [finding for finding in report.findings if finding.waived is not None]
    return {
        "schema": SCHEMA,
        "tool": {"name": "qualitygate", "version": __version__},
        "file": {"name": report.path.rpartition("/")[2], "sha256": report.sha256},
        "verdict": report.verdict,
        "date": config.date.isoformat() if config.date else None,
        "language": report.language,
        "client": report.client,
        "engine": {"name": report.engine.name, "versions": dict(report.engine.versions)},
        "configuration": configuration,
        "standard": standard,
        "warnings_allowed": config.gate.warnings,
        "rules": {rule: rules[rule] for rule in sorted(rules)},
        "waivers": [
            {
                "rule": finding.rule,
                "fingerprint": finding.fingerprint,
                "reason": finding.waived,
                "who": finding.waived_by or None,
                "until": finding.waived_until or None,
            }
            for finding in waived
        ],
        "known": sum(finding.baselined for finding in report.findings),
        "gaps": len(report.gaps),
    }


def is_certificate(data: Any) -> bool:
    """Whether some JSON is a certificate that this version can read."""
    return (
        isinstance(data, dict)
        and data.get("schema") == SCHEMA
        and isinstance(data.get("file"), dict)
        and isinstance(data["file"].get("sha256"), str)
        and isinstance(data.get("rules"), dict)
        and isinstance(data.get("engine"), dict)
        and data.get("verdict") in ("first-class", "blocked", "incomplete")
    )


def stricter(certified: Mapping[str, Any], config: Config, rules: Rules) -> Iterator[str]:
    """In what today's standard asks for more than the one of a certificate, one thing a line."""
    then = certified["rules"]
    new = sorted(rules.keys() - then.keys())
    if new:
        yield f"{_rules(new)} new"
    raised = sorted(rule for rule in rules.keys() & then.keys() if _raised(then[rule], rules[rule]))
    if raised:
        yield f"{_rules(raised)} more severe"
    allowed, now = certified.get("warnings_allowed"), config.gate.warnings
    if now is not None and (allowed is None or now < allowed):
        yield f"only {now} warnings are allowed"
    if certified.get("waivers") and not config.waivers:
        yield "what was waived then is not waived now"
    if certified.get("known") and not config.baseline:
        yield "there is no baseline any more"


def _raised(then: Any, now: Severity) -> bool:
    return then in SEVERITIES and SEVERITIES.index(now) < SEVERITIES.index(then)


def _rules(rules: list[str]) -> str:
    named = ", ".join(rules[:3]) + (f" and {len(rules) - 3} more" if len(rules) > 3 else "")
    return f"{named} {'is' if len(rules) == 1 else 'are'}"
