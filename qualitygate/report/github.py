"""The report as workflow commands of GitHub Actions: annotations on the files.

GitHub shows ten annotations of each level for a step and drops the rest without a word, so the
tenth says how many more there are, and what blocks comes first.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TextIO

from qualitygate.finding import Finding, Report
from qualitygate.report.wording import VERDICTS, printable, tally, unread

_MOST = 10
_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}
_ORDER = tuple(_LEVELS.values())

_Annotation = tuple[str, str, str, str]  # level, path, title, message


def write_github(report: Report, stream: TextIO) -> None:
    """Write an annotation for every finding as far as GitHub shows them, then a line a file."""
    annotations = sorted(_annotations(report), key=lambda one: _ORDER.index(one[0]))
    for _, group in groupby(annotations, key=lambda one: one[0]):
        for annotation in _as_many_as_shown(list(group)):
            stream.write(_command(*annotation))
    for file in report.files:
        said = " · ".join(filter(None, (VERDICTS[file.verdict], tally(file.findings))))
        stream.write(f"qualitygate: {printable(file.path)}: {said}\n")


def _annotations(report: Report) -> Iterator[_Annotation]:
    for file in report.files:
        for gap in file.gaps:
            yield "error", file.path, "not checked", unread(gap)
    blocking = [(f, one) for f in report.files for one in f.findings if one.blocks]
    others = [(f, one) for f in report.files for one in f.findings if not one.blocks]
    for file, finding in (*blocking, *others):
        if finding.counts:
            yield _level(finding), file.path, finding.rule, _message(finding)


def _level(finding: Finding) -> str:
    return "error" if finding.blocks else _LEVELS[finding.severity]


def _message(finding: Finding) -> str:
    parts = [f"{finding.location.display}: {finding.message}"]
    if finding.replacements:
        parts.append(f"→ {', '.join(finding.replacements[:3])}")
    if finding.context:
        parts.append(finding.context)
    return "\n".join(parts)


def _as_many_as_shown(annotations: list[_Annotation]) -> Iterable[_Annotation]:
    if len(annotations) <= _MOST:
        return annotations
    level, path, _, _ = annotations[_MOST - 1]
    rest = len(annotations) - _MOST + 1
    more = f"There are {rest} more of these: the whole report has them."
    return [*annotations[: _MOST - 1], (level, path, "and more", more)]


def _command(level: str, path: str, title: str, message: str) -> str:
    properties = f"file={_property(path)},line=1,title={_property(title)}"
    return f"::{level} {properties}::{_data(message)}\n"


def _data(text: str) -> str:
    """A text as the runner reads it: one line, whatever it holds."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
