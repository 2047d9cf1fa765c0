"""``qualitygate verify``: whether this very file was judged first class, and by which standard."""

import datetime
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from qualitygate.cli.certify import beside, rules_in_force, standard_of
from qualitygate.config import load_config
from qualitygate.errors import UsageError
from qualitygate.report.wording import VERDICTS, counted
from qualitygate.verdict import EXIT_CODES
from qualitygate.verdict.certificate import is_certificate, stricter

_NOT_THIS, _UNKNOWN = 1, 3


@click.command(no_args_is_help=False)
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@click.option(
    "--certificate", "given", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The certificate (default: the one beside FILE).",
)  # fmt: skip
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Compare with this configuration, not with the one found upwards from FILE.",
)  # fmt: skip
def verify(path: Path, given: Path | None, config_file: Path | None) -> int:
    """Say whether FILE, as it is now, was judged first class, and by which standard.

    Exit code: 0 it was, 1 it was not, or it has changed since, 3 there is no certificate.
    """
    certificate = given or beside(path)
    if not path.is_file():
        raise UsageError(f"there is no file '{path}'.")
    if not certificate.is_file():
        click.echo(f"{path}: there is no certificate ({certificate.name}).")
        return _UNKNOWN
    certified = _read(certificate)
    if hashlib.sha256(path.read_bytes()).hexdigest() != certified["file"]["sha256"]:
        click.echo(f"{path}: this is not the file that was judged; it has changed since.")
        return _NOT_THIS
    click.echo(f"{path}: {_judged(certified)}")
    config = load_config(path, config_file).for_document(path.as_posix())
    config = replace(config, date=datetime.date.today())
    for line in _today(certified, config):
        click.echo(f"  {line}")
    return EXIT_CODES[certified["verdict"]]


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, UnicodeDecodeError, json.JSONDecodeError):
        data = None
    if not is_certificate(data):
        raise UsageError(f"'{path}' is no certificate of this version of qualitygate.")
    return dict(data)


def _judged(certified: dict[str, Any]) -> str:
    engine = certified["engine"].get("name", "")
    parts = [
        f"judged {VERDICTS[certified['verdict']]}"
        + (f" on {certified['date']}" if certified.get("date") else ""),
        f"by qualitygate {certified['tool']['version']} ({engine})",
        f"{counted(len(certified['rules']), 'rule')}",
    ]
    if certified.get("client"):
        parts.append(f"for {certified['client']}")
    for key, word in (("waivers", "waived"), ("known", "known from the baseline")):
        value = certified.get(key)
        if count := value if isinstance(value, int) else len(value or ()):
            parts.append(f"{count} {word}")
    return ", ".join(parts)


def _today(certified: dict[str, Any], config: Any) -> list[str]:
    """How today's standard compares: the same, stricter in some things, or another."""
    dated = certified.get("date")
    then = datetime.date.fromisoformat(dated) if dated else None
    standard = standard_of(replace(config, date=then))
    if standard is not None and standard == certified.get("standard"):
        return ["Today's standard is the same."]
    more = list(stricter(certified, config, rules_in_force(config)))
    if more:
        return ["Today's standard is stricter; judge it again:", *(f"- {line}" for line in more)]
    return ["Today's standard is another one, but asks for no rule more."]
