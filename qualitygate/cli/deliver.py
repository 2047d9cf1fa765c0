"""Hand a report over: to the terminal, a pipe or a file."""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from qualitygate.errors import QualityGateError, UsageError
from qualitygate.finding import Report


def writable(output: Path, documents: Iterable[Path]) -> None:
    """Complain before the work, not after it: `UsageError` where no report can be written."""
    if not output.absolute().parent.is_dir():
        raise UsageError(
            f"there is no folder '{output.parent}' to write the report to.", "--output"
        )
    if os.path.realpath(output) in map(os.path.realpath, documents):
        raise UsageError(f"'{output}' is a document to judge; it is never overwritten.", "--output")


def deliver(
    report: Report,
    form: str,
    output: Path | None,
    *,
    quiet: bool = False,
    verbose: bool = False,
    no_color: bool = False,
) -> None:
    """Write a report as `form` (``text`` or ``json``) to standard output or to a file.

    The file appears whole or not at all. Raises `QualityGateError` where it cannot be written.
    """

    def write(stream: TextIO) -> None:
        if form == "json":
            from qualitygate.report.json import write_json

            write_json(report, stream)
        else:
            from qualitygate.report.text import write_text

            plain = no_color or output is not None
            write_text(report, stream, quiet=quiet, verbose=verbose, no_color=plain)

    if output is None:
        if form == "json":
            with suppress(AttributeError):
                sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        write(sys.stdout)
        sys.stdout.flush()
        return
    try:
        _write_whole(output, write)
    except OSError as error:
        raise QualityGateError(
            f"the report cannot be written to '{output}': {error.strerror}."
        ) from error


def _write_whole(output: Path, write: Callable[[TextIO], None]) -> None:
    if output.exists() and not output.is_file():  # /dev/stdout, a named pipe
        with output.open("w", encoding="utf-8", errors="replace") as stream:
            write(stream)
        return
    temporary = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with temporary.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            write(stream)
        temporary.replace(output)
    finally:
        temporary.unlink(missing_ok=True)
