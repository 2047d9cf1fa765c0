"""``qualitygate init``: a first configuration, after a look at the documents that are there."""

import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click

from qualitygate.cli.paths import gather
from qualitygate.cli.progress import progress
from qualitygate.cli.survey import Survey
from qualitygate.config import Config
from qualitygate.config.load import FILE_NAME
from qualitygate.config.toml import written
from qualitygate.errors import Unreadable, UsageError
from qualitygate.isolation import Task, read
from qualitygate.report.wording import counted

_MOST = 40  # documents that are looked at, the newest
_REGISTER = "clients.toml"
_OTHERS = 12  # firms that are proposed


@click.command()
@click.argument(
    "folder", type=click.Path(file_okay=False, exists=True, path_type=Path), default=Path()
)
@click.option("--house", default="", help="The name of your firm, for the register.")
def init(folder: Path, house: str) -> None:
    """Write a first qualitygate.toml, and clients.toml, into FOLDER (default: this one).

    The documents in it are looked at first: their language, the fonts and colours of the template,
    the firms that they name. What is a guess stands there as a comment, for you to decide. Nothing
    that is there is overwritten.
    """
    for name in (FILE_NAME, _REGISTER):
        if (folder / name).exists():
            raise UsageError(f"there is a {name} already: it is left as it is.", str(folder / name))
    survey = _survey(folder)
    house = house or survey.house or ""
    if not house and sys.stdin.isatty() and sys.stdout.isatty():
        house = click.prompt(
            "The name of your firm (may stay empty)", default="", show_default=False
        )
    _write(folder / FILE_NAME, _configuration(survey))
    _write(folder / _REGISTER, _register(survey, house.strip()))
    looked = counted(survey.documents, "document")
    click.echo(f"{FILE_NAME} and {_REGISTER} are written, after a look at {looked}.")
    click.echo("Read them, then: qualitygate check .")


def _survey(folder: Path) -> Survey:
    found = Survey()
    try:
        files = gather((str(folder),)).files
    except UsageError:  # no documents yet
        return found
    newest = sorted(files, key=lambda path: -path.stat().st_mtime)[:_MOST]
    with progress(len(newest), sys.stderr) as done:
        for path in newest:
            with suppress(Unreadable):  # the first check will say why
                found.add(read(Task(path, Config())))
            done(path.as_posix())
    return found


def _configuration(survey: Survey) -> str:
    return "\n".join([*_lines(survey), ""])


def _lines(survey: Survey) -> Iterator[str]:
    yield "# How documents are judged before they go to a customer. Every key is optional;"
    yield "# 'qualitygate schema' describes them all, 'qualitygate explain RULE' one rule."
    yield ""
    if survey.language:
        yield f"language = {written(survey.language)}  # where a document does not say"
    else:
        yield '# language = "en-GB"  # where a document does not say'
    yield f"clients = {written(_REGISTER)}  # who we are, and for whom we work"
    yield '# vocabulary = ["vocabulary.txt"]  # words of yours, one a line'
    yield ""
    yield "[gate]"
    yield "# warnings = 20  # more than this block; left out, warnings never do"
    yield ""
    yield "# What the template looks like, as far as these documents show. A rule runs as soon as"
    yield "# it has its list: take the # away."
    yield ""
    fonts, colors = survey.template_fonts or ["Arial"], survey.template_colors or ["#1F4E5F"]
    yield '# [rules."brand/off-palette-font"]'
    yield f"# fonts = {written(fonts)}"
    yield ""
    yield '# [rules."brand/off-palette-color"]'
    yield f"# colors = {written(colors)}"
    yield ""
    yield '# [rules."brand/banned-phrases"]'
    yield '# phrases = ["world-class", "cutting-edge"]'


def _register(survey: Survey, house: str) -> str:
    return "\n".join([*_parties(survey, house), ""])


def _parties(survey: Survey, house: str) -> Iterator[str]:
    yield "# The names that decide: a document for one client names no other, and no competitor."
    yield ""
    comment = "" if house else "# "
    yield f"{comment}[house]"
    yield f"{comment}name = {written(house or 'Harbour & Finch')}"
    usual = sorted(survey.firms, key=lambda firm: (-survey.firms[firm], firm))
    own = [firm for firm in usual if house and firm.startswith(house)]
    if own and own[0] != house:
        yield f"legal_name = {written(own[0])}"
    yield '# domains = ["harbourfinch.example"]'
    yield ""
    others = [firm for firm in usual if firm not in own][:_OTHERS]
    if others:
        yield "# Firms that the documents name: which of them are clients?"
    for name in others or ["Northwind Rail plc"]:
        yield ""
        yield "# [[client]]"
        yield f"# name = {written(name)}"
        folder = re.sub(r"[^\w]+", "-", name.casefold()).strip("-")
        yield f'# paths = ["{folder}/**"]  # the documents that are written for it'
    yield ""
    yield "# [[competitor]]"
    yield '# name = "Acme Consulting"'


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
