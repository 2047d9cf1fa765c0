"""The report as Markdown: a comment on a pull request that a person can act on."""

import datetime
import re
from collections.abc import Iterator
from typing import TextIO

from qualitygate.finding import FileReport, Finding, Report
from qualitygate.report.wording import (
    VERDICTS,
    circumstances,
    counted,
    kind_of,
    printable,
    tally,
    unread,
    waiver_of,
)

_LONGEST = 60_000  # characters: GitHub takes 65,536 in a comment
_SIGNS = {"first-class": "✅", "blocked": "❌", "incomplete": "❔"}
# What would be taken for markup, a mention of somebody, a reference to an issue, or HTML.
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#!$&]|:(?=//))")


def write_markdown(report: Report, stream: TextIO) -> None:
    """Write the verdict, then each file with what is wrong with it, as far as a comment holds."""
    lines = list(_lines(report))
    room = _LONGEST
    for number, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            left = sum(other.startswith("- ") for other in lines[number:])
            stream.write(f"\n… and {left} more findings: the whole report has them.\n")
            return
        stream.write(f"{line}\n")


def _lines(report: Report) -> Iterator[str]:
    findings = [finding for file in report.files for finding in file.findings]
    files = counted(len(report.files), "document")
    said = [_unchecked(report), tally(findings)]
    sums = "".join(f" · {part}" for part in said if part)
    yield f"### {_SIGNS[report.verdict]} {VERDICTS[report.verdict].capitalize()}"
    yield ""
    yield f"{files}{sums}"
    for note in report.notes:
        yield f"\n{escaped(note)}"
    for file in sorted(report.files, key=lambda file: file.verdict == "first-class"):
        yield ""
        yield from _file(file, report.date)


def _unchecked(report: Report) -> str:
    gaps = sum(len(file.gaps) for file in report.files)
    return f"{counted(gaps, 'thing')} not checked" if gaps else ""


def _file(file: FileReport, day: datetime.date | None) -> Iterator[str]:
    listed = [f for f in file.findings if f.blocks or kind_of(f) not in ("note", "known")]
    sums = f" · {tally(file.findings)}" if file.findings else ""
    yield f"**{escaped(file.path)}**: {_SIGNS[file.verdict]} {VERDICTS[file.verdict]}{sums}"
    if facts := circumstances(file, day):
        yield f"<br><sub>{escaped(facts)}</sub>"
    for note in file.notes:
        yield f"<br><sub>{escaped(note)}</sub>"
    if file.gaps or listed:
        yield ""
    for gap in file.gaps:
        yield f"- **not checked** {escaped(unread(gap))}"
    for finding in listed:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    kind = kind_of(finding)
    times = f" ({finding.count} times)" if finding.count > 1 else ""
    place = finding.location.display
    better = ", ".join(map(escaped, finding.replacements[:3]))
    message = escaped(finding.message) + times + (f" → {better}" if better else "")
    yield f"- **{kind}** {escaped(place)}: {message} `{finding.rule}`"
    if finding.context:
        yield f"  > {_marked(finding)}"
    if finding.waived is not None:
        yield ""
        yield f"  Waived: {escaped(waiver_of(finding))}"


def _marked(finding: Finding) -> str:
    """The sentence, and the fault in it in bold."""
    start = finding.context_start
    end = start + len(finding.text)
    fault = finding.context[start:end]
    if not fault.strip() or fault != finding.text:
        return escaped(finding.context)
    inner = fault.strip()
    start += fault.index(inner)
    before, after = finding.context[:start], finding.context[start + len(inner) :]
    return f"{escaped(before)}**{escaped(inner)}**{escaped(after)}"


def escaped(text: str) -> str:
    """The text as it stands, in Markdown: nothing in it is markup, a link or a mention."""
    plain = _SPECIAL.sub(r"\\\1", printable(text))
    return plain.replace("@", "@\u200b").replace("www.", "www\\.")
