"""``qualitygate waive``: let one finding pass, with a reason that every report shows."""

import datetime
import getpass
import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click

from qualitygate.cli.files import replacing
from qualitygate.cli.paths import gather
from qualitygate.config import find_config, load_config
from qualitygate.config.globs import relative_name
from qualitygate.config.load import FILE_NAME
from qualitygate.config.toml import written
from qualitygate.config.waivers import SHORTEST
from qualitygate.errors import UsageError
from qualitygate.finding import Finding, shortened
from qualitygate.isolation import Task, check_all


@click.command(no_args_is_help=False)
@click.argument("path", type=click.Path(path_type=Path), metavar="FILE")
@click.argument("what", metavar="FINGERPRINT")
@click.option("--reason", required=True, help="Why it may pass: every report shows this.")
@click.option("--who", default="", help="Who answers for it (default: you, as git knows you).")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="The last day on which it holds (default: no end).",
)  # fmt: skip
@click.option("--rule", default="", help="The rule, where several say something of these words.")
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Write to this configuration, not to the one found upwards from the document.",
)  # fmt: skip
def waive(
    path: Path,
    what: str,
    reason: str,
    who: str,
    until: datetime.datetime | None,
    rule: str,
    config_file: Path | None,
) -> int:
    """Write a waiver for a finding on FILE into the configuration.

    FINGERPRINT is the finding's, as 'qualitygate check --verbose' shows it, or the words at fault.
    A waived finding stays in every report, with its reason, and does not block.
    """
    (file,) = gather((str(path),)).files or (path,)
    chosen = config_file or find_config(file) or Path(FILE_NAME)
    if not reason.strip():
        raise UsageError("a waiver needs a reason.", "--reason")
    finding = _finding(file, chosen, what, rule)
    root = chosen.absolute().parent
    by_print = finding.fingerprint.startswith(what) and len(what) >= SHORTEST
    entry = {
        "rule": finding.rule,
        "files": relative_name(file.as_posix(), root),
        **({"fingerprint": finding.fingerprint} if by_print else {"text": finding.text}),
        "reason": reason.strip(),
        "who": who or _somebody(),
    }
    _append(chosen, entry, until.date() if until else None)
    click.echo(f"{finding.rule}: '{shortened(finding.text)}' is waived in {chosen.name}.")
    return 0


def _finding(file: Path, config_file: Path, what: str, rule: str) -> Finding:
    config = load_config(file, config_file if config_file.is_file() else None)
    config = replace(config, date=datetime.date.today())
    ((_, report),) = check_all([Task(file, config)], 1)
    found = [
        finding
        for finding in report.findings
        if (finding.fingerprint.startswith(what) and len(what) >= SHORTEST)
        or finding.text.split() == what.split()
    ]
    found = [finding for finding in found if rule in ("", finding.rule)]
    rules = list(dict.fromkeys(finding.rule for finding in found))
    if not found:
        raise UsageError(f"there is no finding '{what}' on {file}.")
    if len(rules) > 1:
        raise UsageError(f"several rules say something of it: --rule {' or '.join(rules)}.")
    return found[0]


def _append(path: Path, entry: dict[str, str], until: datetime.date | None) -> None:
    """Write a waiver to the end of a configuration; if it were no longer sound, nothing."""
    name = "tool.qualitygate.waiver" if path.name == "pyproject.toml" else "waiver"
    before = path.read_bytes() if path.is_file() else b""
    lines = [f"[[{name}]]", *(f"{key} = {written(value)}" for key, value in entry.items() if value)]
    if until:
        lines.append(f"until = {until.isoformat()}")
    gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
    known = path.is_file()
    with replacing(path) as temporary:
        temporary.write_bytes(before + gap + "\n".join([*lines, ""]).encode())
    try:
        load_config(path.parent, path)
    except UsageError:
        if known:
            path.write_bytes(before)
        else:
            path.unlink()
        raise


def _somebody() -> str:
    """The user's name as git has it, else as the system has it."""
    with suppress(OSError, subprocess.SubprocessError):
        asked = subprocess.run(
            ["git", "config", "user.name"],
            capture_output=True,
            encoding="utf-8",  # git's own, whatever the system's is
            errors="replace",
            timeout=5,
            check=False,
        )
        if name := asked.stdout.strip():
            return name
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""
