"""What the findings on a document come to."""

from collections.abc import Iterable
from dataclasses import replace

from qualitygate.config import Config, Gate
from qualitygate.document import Document, Gap
from qualitygate.errors import Unreadable
from qualitygate.finding import EngineInfo, FileReport, Finding, Verdict
from qualitygate.verdict.baseline import recorded
from qualitygate.verdict.order import reading_order
from qualitygate.verdict.waivers import waive

EXIT_CODES: dict[Verdict, int] = {"first-class": 0, "blocked": 1, "incomplete": 3}
EXIT_USAGE = 2
_NAMED = 5  # embedded files that a note names


def judge(
    document: Document,
    findings: Iterable[Finding],
    engine: EngineInfo,
    config: Config,
    notes: tuple[str, ...] = (),
) -> FileReport:
    """The judgement on a document that could be read.

    `config` is the one in force for this document, `notes` what is to be known of how it was
    judged. A gap outweighs everything: what was found is reported, but the verdict is *incomplete*.
    """
    weighed = [_weighed(finding, document) for finding in findings]
    waived = waive(weighed, document.name, config)
    known = recorded(waived.findings, document.name, config)
    final = reading_order(_gated(known, config.gate))
    gaps = tuple(dict.fromkeys((*document.gaps, *_own_gaps(document, config))))
    blocked = any(finding.blocks for finding in final)
    brief = document.brief
    return FileReport(
        path=document.name,
        verdict="incomplete" if gaps else "blocked" if blocked else "first-class",
        findings=final,
        gaps=gaps,
        words=document.words,
        pages=document.pages,
        language=document.language or config.language,
        client=brief.client.name if brief.client else None,
        client_source=brief.client_source,
        engine=engine,
        notes=(*_notes(final, config.gate), *waived.notes, *_unopened(document), *notes),
        waivers=waived.waivers,
        idle=waived.idle,
    )


def incomplete(name: str, error: Unreadable) -> FileReport:
    """The judgement on a file that could not be read at all."""
    return FileReport(path=name, verdict="incomplete", gaps=(Gap(error.reason, "", error.code),))


def overall(files: Iterable[FileReport]) -> Verdict:
    """The verdict on several files: the worst counts, and *incomplete* is worse than *blocked*."""
    worst: Verdict = "first-class"
    for file in files:
        if EXIT_CODES[file.verdict] > EXIT_CODES[worst]:
            worst = file.verdict
    return worst


def _weighed(finding: Finding, document: Document) -> Finding:
    """A warning is an error on the front page, the customer's first impression.

    That is what a customer sees there, and the title of the file; what travels with the page
    unseen, and what is said of the document as a whole, weighs as it does elsewhere. A note informs
    and accuses nobody, and what a foreign package thinks is advice: both stay what they are.
    """
    doubtful = finding.severity == "warning" and not finding.advisory
    if doubtful and finding.order in document.front_page:
        return replace(finding, severity="error")
    return finding


def _gated(findings: tuple[Finding, ...], gate: Gate) -> list[Finding]:
    """Set `blocks`: every error, and all warnings where there are more than the gate allows."""
    too_many = gate.warnings is not None and _warnings(findings) > gate.warnings
    blocking = {"error", "warning"} if too_many else {"error"}
    return [replace(f, blocks=f.counts and f.severity in blocking) for f in findings]


def _warnings(findings: Iterable[Finding]) -> int:
    return sum(f.severity == "warning" and f.counts for f in findings)


def _own_gaps(document: Document, config: Config) -> list[Gap]:
    gaps = []
    if not document.words and not document.gaps:
        gaps.append(Gap("There is no text in it that a customer could read.", code="empty"))
    if config.narrowed:
        gaps.append(
            Gap("This was a look with --select or --ignore: not every rule ran.", code="narrowed")
        )
    return gaps


def _notes(findings: Iterable[Finding], gate: Gate) -> tuple[str, ...]:
    warnings = _warnings(findings)
    if gate.warnings is None or warnings <= gate.warnings:
        return ()
    return (f"{warnings} warnings block: the gate allows {gate.warnings}.",)


def _unopened(document: Document) -> tuple[str, ...]:
    """What travels inside the file and was looked at from outside only."""
    held = (item for item in document.attachments if item.kind not in ("font", "thumbnail"))
    names = [item.name.rpartition("/")[2] for item in held]
    if not names:
        return ()
    named = ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")
    if len(names) == 1:
        return (f"A file travels inside this one and was not looked into: {named}.",)
    return (f"{len(names)} files travel inside this one and were not looked into: {named}.",)
