"""``qualitygate new``: begin a rule."""

from pathlib import Path

import click


@click.command()
@click.argument("name", metavar="PACK/RULE")
@click.option("--yaml", is_flag=True, help="A rule in YAML, as Vale writes them, not in Python.")
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration, not the one found upwards from here.",
)  # fmt: skip
def new(name: str, yaml: bool, config_file: Path | None) -> None:
    """Write the file of a new rule, whose example fails until you have filled it in.

    PACK is a pack that the configuration names, or a folder, which is made if it does not exist.
    """
    from qualitygate.config import load_config
    from qualitygate.config.toml import shown_path
    from qualitygate.errors import UsageError
    from qualitygate.linting.packs import own_folder
    from qualitygate.linting.scaffold import new_rule

    pack, _, rule = name.rpartition("/")
    if not pack:
        raise UsageError(f"'{name}' needs a pack: write PACK/{name}.")
    config = load_config(Path.cwd(), config_file)
    folder, named = own_folder(config, pack)
    for path in new_rule(folder, rule, yaml=yaml):
        click.echo(f"wrote {shown_path(path)}")
    click.echo(f"Fill it in, then run: qualitygate test {shown_path(folder)}")
    if not named:
        click.echo(f'To use the pack, name it in qualitygate.toml: packs = ["{pack}"]')
