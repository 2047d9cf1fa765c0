"""``qualitygate config``: what holds for a document, and where each value comes from."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import click

from qualitygate.config import Config, find_config, load_config
from qualitygate.config.globs import matches, relative_name
from qualitygate.config.toml import TomlTable, read_toml, shown_path, written

# What the file may say, and how the value in force is found; in the order of the README.
_VALUES: dict[str, Callable[[Config], Any]] = {
    "language": lambda config: config.language,
    "engine": lambda config: config.engine,
    "packs": lambda config: config.packs,
    "vocabulary": lambda config: tuple(shown_path(Path(name)) for name in config.vocabulary),
    "dictionaries": lambda config: tuple(shown_path(Path(name)) for name in config.dictionaries),
    "ignore": lambda config: config.ignore,
    "cache": lambda config: config.cache,
}
_TABLES = ("gate", "limits", "languagetool", "network")

_Line = tuple[str, str, str]  # key, value, where from


@click.command(no_args_is_help=False)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
@click.option(
    "--config", "config_file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Use this configuration, not the one found upwards from FILE.",
)  # fmt: skip
def config(file: Path, config_file: Path | None) -> None:
    """Print the configuration that holds for FILE, and where each value comes from.

    FILE need not be there: its path decides.
    """
    path = config_file or find_config(file)
    loaded = load_config(file, path)
    sources = _Sources(path, relative_name(file.as_posix(), loaded.root))
    click.echo(f"# {shown_path(path) if path else 'there is no configuration'}")
    for key, value, place in _lines(loaded.for_document(file.as_posix()), sources):
        click.echo(f"{key} = {value}  # {place}")


class _Sources:
    """The tables of a configuration that hold for one document, the one that wins first."""

    def __init__(self, path: Path | None, name: str) -> None:
        table = read_toml(path) if path else TomlTable({}, {}, "", ())
        if path and path.name == "pyproject.toml":
            table = table.table("tool").table("qualitygate")
        overrides = table.table("paths")
        globs = [glob for glob in overrides.data if matches(glob, name)]
        self.tables = [*(overrides.table(glob) for glob in reversed(globs)), table]

    def place(self, *keys: str) -> str:
        """``qualitygate.toml:3``, or that it is the default."""
        for table in self.tables:
            *outer, last = keys
            for key in outer:
                table = table.table(key)
            if last in table.data:
                return table.place(last)
        return "default"


def _lines(config: Config, sources: _Sources) -> Iterator[_Line]:
    for key, value_of in _VALUES.items():
        value = value_of(config)
        yield key, "(none)" if value is None else written(value), sources.place(key)
    for name in _TABLES:
        for key, value in _fields(getattr(config, name, None)):
            shown = "(none)" if value is None else written(value)
            yield f"{name}.{key}", shown, sources.place(name, key)
    for rule in sorted(config.rules):
        settings = config.rules[rule]
        for key, value in (("severity", settings.severity), ("enabled", settings.enabled)):
            if value is not None:
                yield f'rules."{rule}".{key}', written(value), sources.place("rules", rule, key)
        for key, value in settings.options.items():
            yield f'rules."{rule}".{key}', written(value), sources.place("rules", rule, key)
    register = config.register
    if register.house or register.clients or register.competitors:
        names = [party.name for party in (*register.clients, *register.competitors)]
        yield "clients", written(names), sources.place("clients")
    for waiver in config.waivers:
        yield "waiver", written(waiver.text or waiver.fingerprint), waiver.place
    if config.baseline:
        known = sum(map(len, config.baseline.values()))
        yield "baseline", f"{known} faults", "beside the configuration"


def _fields(table: Any) -> Iterator[tuple[str, Any]]:
    if is_dataclass(table):
        yield from ((field.name, getattr(table, field.name)) for field in fields(table))
