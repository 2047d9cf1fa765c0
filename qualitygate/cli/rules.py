"""``qualitygate rules``: which rules there are."""

import json
from pathlib import Path

import click


@click.command()
@click.argument("names", nargs=-1, metavar="[RULE]...")
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration, not the one found upwards from here.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]),
    default="text", help="A table to read (text, markdown), or everything about each rule (json).",
)  # fmt: skip
def rules(names: tuple[str, ...], config_file: Path | None, form: str) -> None:
    """List the rules with their severities, as they are configured here.

    RULE is the id of a rule (language/spelling), a pack (language) or a glob; all without it.
    """
    from qualitygate.config import load_config
    from qualitygate.linting.catalogue import markdown, record, table
    from qualitygate.linting.packs import all_rules, matching

    config = load_config(Path.cwd(), config_file)
    chosen = matching(all_rules(config), names, config.ignore)
    if form == "json":
        click.echo(json.dumps({"schema": 1, "rules": [record(r) for r in chosen]}, indent=2))
        return
    for line in markdown(chosen) if form == "markdown" else table(chosen):
        click.echo(line)
