"""The report that people read, in a terminal, a pipe or a file."""

import datetime
import os
from collections.abc import Iterable
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.text import Text

from qualitygate.document import Gap, Location
from qualitygate.finding import SEVERITIES, FileReport, Finding, Report
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

_STYLES = {
    "first-class": "bold green",
    "blocked": "bold red",
    "incomplete": "bold magenta",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "cyan",
    "waived": "dim",
    "known": "dim",
}
_WIDEST = 100  # columns; longer lines are hard to read
_PLACES = 3  # further places that are named before they are only counted
_CORRECTIONS = 3
_LONGEST = 240  # characters of a fault that are shown
_LABEL = 9  # columns of the severity


def write_text(
    report: Report,
    stream: TextIO,
    *,
    quiet: bool = False,
    verbose: bool = False,
    no_color: bool = False,
) -> None:
    """Write the report on every file in order, then the sum.

    `quiet`: the verdict on each file in one line and nothing else. `verbose`: notes, every place
    and the fingerprints too. Colours, and lines no longer than the window, are for terminals only;
    without colours a fault is marked with brackets.
    """
    page = _Page(stream, no_color)
    for number, file in enumerate(report.files):
        if quiet:
            page.line(_verdict(file))
            continue
        listed = [f for f in file.findings if verbose or _worth_listing(f)]
        if number and (listed or file.gaps or _breathes(report.files[number - 1], verbose)):
            page.line()
        page.line(_verdict(file))
        alone = len(report.files) == 1
        if alone or listed or file.gaps or verbose:
            _write_file(page, file, listed, verbose, report.date)
    if not quiet:
        _write_sum(page, report, verbose)


class _Page:
    """Where lines go: knows the width, and whether there are colours."""

    def __init__(self, stream: TextIO, no_color: bool) -> None:
        plain = no_color or bool(os.environ.get("NO_COLOR"))
        self._console = Console(
            file=stream,
            color_system=None if plain else "auto",
            highlight=False,
            markup=False,
            emoji=False,
        )
        self.colored = self._console.color_system is not None
        self._width = min(self._console.width, _WIDEST) if stream.isatty() else None

    def line(
        self, text: Text | str = "", first: str | Text = "", indent: int = 0, gutter: str = ""
    ) -> None:
        """A text in lines of the page's width, each indented and after `gutter`.

        The first line has `first` in its indentation.
        """
        text = Text(text) if isinstance(text, str) else text
        lines: Iterable[Text] = [text]
        if self._width is not None:
            lines = text.wrap(
                self._console, max(self._width - indent - len(gutter), 20), overflow="fold"
            )
        for number, part in enumerate(lines):
            part.rstrip()
            margin = Text(" " * indent)
            if number == 0 and first:
                margin = Text.assemble(first, " " * max(indent - len(first), 0))
            self._console.print(Text.assemble(margin, (gutter, "dim"), part), soft_wrap=True)


def _worth_listing(finding: Finding) -> bool:
    return finding.blocks or kind_of(finding) not in ("note", "known")


def _breathes(file: FileReport, verbose: bool) -> bool:
    """Whether a file takes more than its line of verdict."""
    return bool(file.gaps) or any(verbose or _worth_listing(f) for f in file.findings)


def _verdict(file: FileReport) -> Text:
    """``proposal.docx: blocked · 3 errors, 1 warning``."""
    line = Text().append(f"{printable(file.path)}: ", style="bold")
    line.append(VERDICTS[file.verdict], style=_STYLES[file.verdict])
    reason = _only_reason(file)
    sums = [reason] if reason else [_unchecked(file.gaps), tally(file.findings)]
    for part in filter(None, sums):
        line.append(f" · {part}")
    return line


def _only_reason(file: FileReport) -> str:
    """Why a file was not read at all: then that is all there is to say."""
    if len(file.gaps) == 1 and not file.findings and not file.gaps[0].where:
        return printable(file.gaps[0].reason)
    return ""


def _unchecked(gaps: tuple[Gap, ...]) -> str:
    return f"{counted(len(gaps), 'thing')} not checked" if gaps else ""


def _write_file(
    page: _Page,
    file: FileReport,
    listed: list[Finding],
    verbose: bool,
    day: datetime.date | None,
) -> None:
    facts = circumstances(file, day)
    if facts:
        page.line(Text(facts, style="dim"), indent=2)
    if verbose and file.engine.versions:
        versions = ", ".join(f"{name} {version}" for name, version in file.engine.versions)
        page.line(Text(f"{file.engine.name}: {versions}", style="dim"), indent=2)
    for note in file.notes:
        page.line(printable(note), indent=2)
    if file.gaps and not _only_reason(file):
        page.line()
        page.line(Text("not checked", style=_STYLES["incomplete"]), indent=2)
        for gap in file.gaps:
            page.line(printable(unread(gap)), first="    - ", indent=6)
    for display, group in groupby(listed, key=lambda finding: finding.location.display):
        page.line()
        page.line(Text(printable(display), style="bold"), indent=2)
        for finding in group:
            _write_finding(page, finding, verbose)


def _write_finding(page: _Page, finding: Finding, verbose: bool) -> None:
    kind = kind_of(finding)
    label = Text.assemble("    ", (kind.ljust(_LABEL), _STYLES[kind]))
    indent = len(label)
    message = Text(printable(finding.message))
    message.append("  ")
    message.append(finding.rule, style="dim")
    if verbose:
        message.append(f" {finding.fingerprint}", style="dim")
    page.line(message, first=label, indent=indent)
    if finding.context:
        page.line(_marked(finding, page.colored), indent=indent, gutter="│ ")
    if finding.replacements:
        page.line(_correction(finding.replacements), indent=indent)
    if finding.count > 1:
        page.line(Text(_repeated(finding, verbose), style="dim"), indent=indent)
    if finding.waived is not None:
        page.line(f"waived: {printable(waiver_of(finding))}", indent=indent)


def _marked(finding: Finding, colored: bool) -> Text:
    """The sentence with the fault marked: in colour, or in brackets where there is none."""
    context = printable(finding.context)
    start = finding.context_start
    end = min(start + len(finding.text), len(context))
    before, fault, after = context[:start], context[start:end], context[end:]
    if not fault:
        return Text(context)
    if len(fault) > _LONGEST:
        fault = f"{fault[: _LONGEST * 2 // 3]} … {fault[-_LONGEST // 3 :]}"
    if colored:
        return Text.assemble(before, (fault, "bold underline red"), after)
    return Text(f"{before}[{fault}]{after}")


def _correction(replacements: tuple[str, ...]) -> Text:
    shown = [printable(r) if r.strip() else "(leave it out)" for r in replacements[:_CORRECTIONS]]
    words = f"{', '.join(shown[:-1])} or {shown[-1]}" if len(shown) > 1 else shown[0]
    return Text("→ ").append(words, style="green")


def _repeated(finding: Finding, verbose: bool) -> str:
    """``5 times, also p. 4 · Scope; p. 7 · Fees; and elsewhere``."""
    own = finding.location.display
    others = [place for place in _displays(finding.places) if place != own]
    named = others if verbose else others[:_PLACES]
    parts = [printable(place) for place in named]
    if len(others) > len(named):
        rest = len(others) - len(named)
        parts.append(f"and {counted(rest, 'other place')}")
    times = f"{finding.count:,} times"
    return f"{times}, also {'; '.join(parts)}" if parts else f"{times} here"


def _displays(places: tuple[Location, ...]) -> list[str]:
    return list(dict.fromkeys(place.display for place in places))


def _write_sum(page: _Page, report: Report, verbose: bool) -> None:
    findings = [finding for file in report.files for finding in file.findings]
    hints = _hints(report, findings, verbose)
    gaps = tuple(gap for file in report.files for gap in file.gaps)
    if len(report.files) > 1:
        line = Text(f"{counted(len(report.files), 'file')}: ").append(_verdicts(report))
    elif any(verbose or _worth_listing(finding) for finding in findings):
        words = VERDICTS[report.verdict].capitalize()
        line = Text().append(words, style=_STYLES[report.verdict])
    else:
        line = Text()  # one file, and its line of verdict is still in sight
    if line:
        for part in filter(None, (_unchecked(gaps), tally(findings))):
            line.append(f" · {part}")
        page.line()
        page.line(line)
    elif hints or report.notes:
        page.line()
    for note in report.notes:
        page.line(printable(note))
    for hint in hints:
        page.line(Text(hint, style="dim"))


def _verdicts(report: Report) -> Text:
    """``3 first class, 8 blocked, 1 incomplete``."""
    parts = []
    for verdict, words in VERDICTS.items():
        count = sum(file.verdict == verdict for file in report.files)
        if count:
            parts.append(Text(f"{count:,} {words}", style=_STYLES[verdict]))
    return Text(", ").join(parts)


def _hints(report: Report, findings: list[Finding], verbose: bool) -> list[str]:
    hints = []
    if report.skipped:
        hints.append(f"{counted(report.skipped, 'lock or hidden file')} skipped.")
    if not verbose and any(not _worth_listing(finding) for finding in findings):
        kinds = {kind_of(finding) for finding in findings if not _worth_listing(finding)}
        names = {"note": "notes", "known": "faults known from the baseline"}
        named = " and ".join(name for kind, name in names.items() if kind in kinds)
        hints.append(f"{named.capitalize()} are counted here; --verbose lists them.")
    if any(kind_of(finding) in SEVERITIES[:2] for finding in findings):
        hints.append("What a rule asks for, and why: qualitygate explain RULE")
    return hints
