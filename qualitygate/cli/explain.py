"""``qualitygate explain``: what one rule asks for, and why."""

import re
from pathlib import Path

import click

_MARK = re.compile(r"⟦[^⟦⟧]*⟧")


@click.command()
@click.argument("name", metavar="RULE")
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration, not the one found upwards from here.",
)  # fmt: skip
def explain(name: str, config_file: Path | None) -> None:
    """Say what RULE asks for and why, with examples, its options, and how to configure it.

    In the examples ⟦ ⟧ stand around the fault.
    """
    from qualitygate.config import load_config
    from qualitygate.linting.catalogue import page
    from qualitygate.linting.packs import all_rules, rule_named

    for line in page(rule_named(all_rules(load_config(Path.cwd(), config_file)), name)):
        click.echo(_MARK.sub(lambda mark: click.style(mark[0], fg="red", bold=True), line))
