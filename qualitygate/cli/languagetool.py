"""``qualitygate languagetool``: bring LanguageTool, take it away, and see whether it would work."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from qualitygate.config import LanguageTool
    from qualitygate.proofread.languagetool.status import Status

_WORKS, _FAILS = 0, 1
_MEGABYTE = 1024**2

_config_option = click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration, not the one found upwards from here.",
)  # fmt: skip


@click.group()
def languagetool() -> None:
    """Bring LanguageTool for engine = "languagetool", and see whether it would work.

    Nothing is downloaded unless it is asked for here.
    """


@languagetool.command()
@click.option(
    "--from", "source", type=click.Path(exists=True, path_type=Path), metavar="PATH",
    help="Take it from this ZIP archive or folder: no network is used.",
)  # fmt: skip
@_config_option
def install(source: Path | None, config_file: Path | None) -> None:
    """Download LanguageTool (250 MB), or take it from a file, try it and keep it.

    Its checksum is verified against the published one. It goes to the platform's folder for such
    data; an installation elsewhere is named in the configuration (path in [languagetool]).
    """
    from qualitygate.proofread.languagetool.install import bring, download

    settings = _settings(config_file)
    brought = bring(source, settings, _say) if source else download(settings, _say)
    new = brought.installation
    click.echo(f"Installed LanguageTool {new.version} in {new.folder}")
    if brought.sha256:
        known = "as published" if brought.known else "of no published version"
        click.echo(f"Checksum  {brought.sha256} (SHA-256, {known})")
    click.echo(f"Languages {', '.join(sorted(new.languages))}")
    if brought.untried:
        click.echo(f"It was not tried. {brought.untried}", err=True)


@languagetool.command()
@_config_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help="To read (text) or for a machine (json).",
)  # fmt: skip
def status(config_file: Path | None, form: str) -> int:
    """Say what is there: Java, the installation, the server that is named, its languages.

    Exit code: 0 it would work, 1 it would not.
    """
    from qualitygate.proofread.languagetool.status import status as look

    found = look(_settings(config_file))
    if form == "json":
        click.echo(json.dumps(_record(found), indent=2))
    else:
        for line in _lines(found):
            click.echo(line)
    return _WORKS if found.works else _FAILS


@languagetool.command()
def uninstall() -> None:
    """Remove what "install" made. An installation elsewhere is left alone."""
    from qualitygate.proofread.languagetool.install import remove

    gone = remove()
    for installation in gone:
        click.echo(f"Removed {installation.folder}")
    if not gone:
        click.echo("There was none.")


def _say(text: str) -> None:
    click.echo(f"{text} …", err=True)


def _settings(config_file: Path | None) -> "LanguageTool":
    from qualitygate.config import load_config

    return load_config(Path.cwd(), config_file).languagetool


def _lines(found: "Status") -> list[str]:
    lines = [f"Library       language_tool_python {found.library or 'is missing'}"]
    if found.url:
        lines.append(f"Server        {found.url} ({found.version or 'does not answer'})")
    else:
        java = f"{found.java.version} ({found.java.program})" if found.java else "none that serves"
        lines.append(f"Java          {java}")
        there = found.installation
        size = f"{there.size // _MEGABYTE} MB" if there else ""
        place = f"{found.version} ({size} in {there.folder})" if there else "not installed"
        lines.append(f"LanguageTool  {place.strip()}")
        lines.append("Server        started when there is something to check")
    lines.append(f"Languages     {', '.join(found.languages) or 'none'}")
    lines.append("It would work." if found.works else "It would not work:")
    return [*lines, *(f"- {problem}" for problem in found.problems)]


def _record(found: "Status") -> dict[str, Any]:
    there, java = found.installation, found.java
    return {
        "schema": 1,
        "works": found.works,
        "problems": list(found.problems),
        "library": found.library or None,
        "java": {"version": java.version, "program": java.program} if java else None,
        "installation": {"folder": str(there.folder), "size": there.size} if there else None,
        "server": found.url or None,
        "version": found.version or None,
        "languages": list(found.languages),
    }
