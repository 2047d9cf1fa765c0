"""Hand a report over, in one format or several: to the terminal, a pipe or files."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from qualitygate.cli.files import replacing
from qualitygate.errors import QualityGateError, UsageError
from qualitygate.finding import Norm, Report

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "markdown")


@dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file that it goes to; without one to standard output."""

    form: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """How much the report that people read says, and whether in colours."""

    quiet: bool = False
    verbose: bool = False
    no_color: bool = False


def outputs(forms: Sequence[str], path: Path | None, documents: Iterable[Path]) -> list[Output]:
    """What ``--format`` (``NAME`` or ``NAME=FILE``, several times) and ``--output`` ask for.

    Complains before the work, not after it: `UsageError` where no report can be written, or two
    would go to one place.
    """
    asked = [_output(form) for form in forms or ["text"]]
    if path is not None:
        free = [index for index, output in enumerate(asked) if output.path is None]
        if not free:
            raise UsageError("every --format has a file of its own already.", "--output")
        asked[free[0]] = Output(asked[free[0]].form, path)
    if sum(output.path is None for output in asked) > 1:
        raise UsageError(
            "only one report can go to standard output: --format sarif=FILE.", "--format"
        )
    real = [os.path.realpath(output.path) for output in asked if output.path]
    if len(set(real)) < len(real):
        raise UsageError("two reports would go to one file.", "--format")
    judged = {os.path.realpath(document) for document in documents}
    for output in asked:
        if output.path:
            _check(output.path, judged)
    return asked


def _output(form: str) -> Output:
    name, equals, path = form.partition("=")
    if name not in FORMATS:
        raise UsageError(f"'{name}' is none of {', '.join(FORMATS)}.", "--format")
    if equals and not path:
        raise UsageError(f"{name}= needs the name of a file.", "--format")
    return Output(name, Path(path) if path else None)


def _check(path: Path, documents: set[str]) -> None:
    if not path.absolute().parent.is_dir():
        raise UsageError(f"there is no folder '{path.parent}' to write the report to.", "--output")
    if path.is_dir():
        raise UsageError(f"'{path}' is a folder.", "--output")
    if os.path.realpath(path) in documents:
        raise UsageError(f"'{path}' is a document to judge; it is never overwritten.", "--output")


def deliver(
    report: Report,
    asked: Iterable[Output],
    style: Style = Style(),
    norms: Callable[[], Iterable[Norm]] = tuple,
) -> None:
    """Write a report in every format that was asked for; `norms` are those of its rules.

    A file appears whole or not at all, and one that cannot be written keeps none of the others
    back. Raises `QualityGateError` where one could not be written.
    """
    failed = []
    for output in sorted(asked, key=lambda output: output.path is None):
        write = _writer(report, output, style, norms)
        if output.path is None:
            if output.form != "text":
                with suppress(AttributeError):
                    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
            write(sys.stdout)
            sys.stdout.flush()
            continue
        try:
            _write_whole(output.path, write)
        except OSError as error:
            failed.append(f"'{output.path}': {error.strerror}")
    if failed:
        raise QualityGateError(f"the report cannot be written to {'; '.join(failed)}.")


def _writer(
    report: Report, output: Output, style: Style, norms: Callable[[], Iterable[Norm]]
) -> Callable[[TextIO], None]:
    def write(stream: TextIO) -> None:
        if output.form == "text":
            from qualitygate.report.text import write_text

            write_text(
                report,
                stream,
                quiet=style.quiet,
                verbose=style.verbose,
                no_color=style.no_color or output.path is not None,
            )
        elif output.form == "sarif":
            from qualitygate.report.sarif import write_sarif

            write_sarif(report, norms(), stream)
        else:
            from importlib import import_module

            module = import_module(f"qualitygate.report.{output.form}")
            getattr(module, f"write_{output.form}")(report, stream)

    return write


def _write_whole(output: Path, write: Callable[[TextIO], None]) -> None:
    if output.exists() and not output.is_file():  # /dev/stdout, a named pipe
        with output.open("w", encoding="utf-8", errors="replace") as stream:
            write(stream)
        return
    with (
        replacing(output) as temporary,
        temporary.open("w", encoding="utf-8", errors="replace", newline="\n") as stream,
    ):
        write(stream)
