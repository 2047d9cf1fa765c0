"""``qualitygate schema``: the JSON Schemas by which editors complete the files and check them."""

import json
from importlib.resources import files
from pathlib import Path

import click


@click.command()
@click.argument("what", type=click.Choice(["config", "clients", "report"]), default="config")
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Know the rules of this configuration's packs, too.",
)  # fmt: skip
def schema(what: str, config_file: Path | None) -> None:
    """Print a JSON Schema: of qualitygate.toml (config), clients.toml (clients), or the report.

    With Even Better TOML and the like, the first line of qualitygate.toml names it:
    #:schema ./qualitygate.schema.json
    """
    if what == "config":
        from qualitygate.config import load_config
        from qualitygate.linting.packs import all_rules
        from qualitygate.linting.schema import config_schema

        made = config_schema(all_rules(load_config(Path.cwd(), config_file)))
        click.echo(json.dumps(made, ensure_ascii=False, indent=2))
        return
    name = {"clients": "config/clients.schema.json", "report": "report/schema.json"}[what]
    click.echo(files("qualitygate").joinpath(name).read_text(encoding="utf-8"), nl=False)
