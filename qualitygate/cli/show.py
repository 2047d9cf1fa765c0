"""``qualitygate show``: what is in a document, as the rules see it."""

import sys
from pathlib import Path

import click

from qualitygate.config import load_config
from qualitygate.errors import Unreadable, UsageError
from qualitygate.isolation import Task, read


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text",
    help="An outline to read and to compare (text), or everything (json).",
)  # fmt: skip
def show(file: Path, form: str) -> None:
    """Print what is in FILE: its text in reading order, and what travels with it unseen.

    The first tool for the question why a rule fired. As git's textconv it makes two states of a
    document comparable: git config diff.word.textconv "qualitygate show".
    """
    try:
        document = read(Task(file, load_config(file)))
    except Unreadable as error:
        if error.code in ("missing", "unopened", "not-a-file"):
            raise UsageError(f"'{file}' cannot be read: {error.reason}") from error
        raise
    if form == "json":
        from qualitygate.report.model import write_model

        write_model(document, sys.stdout)
    else:
        from qualitygate.report.outline import write_outline

        write_outline(document, sys.stdout)
