"""Find, read and check ``qualitygate.toml`` (or ``[tool.qualitygate]`` in ``pyproject.toml``)."""

import difflib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qualitygate.config.baseline import FILE as BASELINE
from qualitygate.config.baseline import read_baseline
from qualitygate.config.model import Config
from qualitygate.config.profiles import read_profiles
from qualitygate.config.register import load_register
from qualitygate.config.settings import Gate, LanguageTool, Limits, Network, RuleSettings
from qualitygate.config.toml import TomlTable, read_toml, shown_path
from qualitygate.config.vocabulary import FOLDER, lists_in
from qualitygate.config.waivers import read_waivers
from qualitygate.finding import SEVERITIES
from qualitygate.register import Register

FILE_NAME = "qualitygate.toml"
ENGINES = ("builtin", "languagetool", "lingotweaker", "none")

_SHARED_KEYS = (
    "language", "engine", "packs", "vocabulary", "ignore", "gate", "limits", "rules",
)  # fmt: skip
_KEYS = (
    *_SHARED_KEYS, "clients", "paths", "languagetool", "network", "dictionaries", "cache", "waiver",
    "profile",
)  # fmt: skip
_UNITS = {"": 1, "B": 1, "KB": 1024, "MB": 1024**2, "GB": 1024**3}
_SIZES = ("memory", "file_size", "expanded")
_COUNTS = ("pages", "members", "depth")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMG]?B|)", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def find_config(start: Path) -> Path | None:
    """The configuration that holds for a document or folder: the nearest one upwards.

    In one folder ``qualitygate.toml`` comes before ``pyproject.toml``, which counts only where it
    has ``[tool.qualitygate]``.
    """
    folder = start.absolute() if start.is_dir() else start.absolute().parent
    for candidate in (folder, *folder.parents):
        own, project = candidate / FILE_NAME, candidate / "pyproject.toml"
        if own.is_file():
            return own
        if project.is_file() and "qualitygate" in read_toml(project).data.get("tool", {}):
            return project
    return None


def load_config(start: Path, explicit: Path | None = None) -> Config:
    """The configuration for the documents in (or beside) `start`, or the one named explicitly.

    Raises `UsageError` for whatever is wrong in it. Without any file, the defaults.
    """
    path = explicit or find_config(start)
    if path is None:
        return Config()
    table = read_toml(path)
    if path.name == "pyproject.toml":
        tools = table.table("tool")
        if "qualitygate" not in tools.data:
            raise tools.error("there is no [tool.qualitygate] in it.")
        table = tools.table("qualitygate")
    table.only(_KEYS, "the configuration")
    root = path.absolute().parent
    values = _shared(table, root)
    if clients := table.text("clients"):
        register = root / clients
        if not register.is_file():
            raise table.error(
                f"there is no register '{clients}' beside the configuration.", "clients"
            )
        values["register"] = load_register(register)
    known = (*values.get("vocabulary", ()), *map(str, lists_in(root / FOLDER)))
    values["vocabulary"] = tuple(dict.fromkeys(known))
    values["languagetool"] = _languagetool(table.table("languagetool"), root)
    values["network"] = _network(table.table("network"))
    values["dictionaries"] = _folders(table, "dictionaries", root)
    if (cache := table.flag("cache")) is not None:
        values["cache"] = cache
    values["waivers"] = read_waivers(table.tables("waiver"))
    values["profiles"] = read_profiles(
        table.table("profile"),
        values.get("register", Register()),
        values.get("gate", Gate()),
        _gate,
        _rules,
    )
    if (root / BASELINE).is_file():
        values["baseline"] = read_baseline(root / BASELINE)
    return Config(root=root, paths=_paths(table.table("paths"), root), **values)


def _shared(table: TomlTable, root: Path) -> dict[str, Any]:
    """The keys that the whole file and ``[paths]`` have in common, as fields of `Config`."""
    readers: dict[str, Callable[[], Any]] = {
        "language": lambda: _language(table),
        "engine": lambda: _one_of(table, "engine", ENGINES),
        "packs": lambda: table.texts("packs"),
        "vocabulary": lambda: _vocabulary(table, root),
        "ignore": lambda: table.texts("ignore"),
        "gate": lambda: _gate(table.table("gate")),
        "limits": lambda: _limits(table.table("limits")),
        "rules": lambda: _rules(table.table("rules")),
    }
    return {key: read() for key, read in readers.items() if key in table.data}


def _paths(table: TomlTable, root: Path) -> tuple[tuple[str, dict[str, Any]], ...]:
    overrides = []
    for pattern in table.data:
        keys = table.table(pattern)
        keys.only(_SHARED_KEYS, f'[paths."{pattern}"]')
        overrides.append((pattern, _shared(keys, root)))
    return tuple(overrides)


def _language(table: TomlTable) -> str:
    value = table.text("language")
    if not _LANGUAGE.fullmatch(value):
        raise table.error(f"'{value}' is not a language tag such as \"en-GB\".", "language")
    return value


def _one_of(table: TomlTable, key: str, allowed: tuple[str, ...]) -> str:
    value = table.text(key)
    if value not in allowed:
        close = difflib.get_close_matches(value, allowed, 1, 0.6)
        hint = f" Did you mean '{close[0]}'?" if close else ""
        choices = ", ".join(f'"{choice}"' for choice in allowed)
        raise table.error(f'{key} = "{value}" is none of {choices}.{hint}', key)
    return value


def _vocabulary(table: TomlTable, root: Path) -> tuple[str, ...]:
    files: list[Path] = []
    for name in table.texts("vocabulary"):
        path = root / name
        found = lists_in(path) if path.is_dir() else (path,) if path.is_file() else ()
        if not found:
            what = "word list in the folder" if path.is_dir() else "word list"
            raise table.error(f"there is no {what} '{name}' at {shown_path(path)}.", "vocabulary")
        files += found
    return tuple(map(str, files))


def _folders(table: TomlTable, key: str, root: Path) -> tuple[str, ...]:
    names = table.texts(key)
    for name in names:
        if not (root / name).is_dir():
            raise table.error(f"there is no folder '{name}' at {shown_path(root / name)}.", key)
    return tuple(str(root / name) for name in names)


def _languagetool(table: TomlTable, root: Path) -> LanguageTool:
    keys = ("url", "path", "java", "memory", "start_seconds", "seconds", "remote")
    table.only(keys, "[languagetool]")
    values: dict[str, Any] = {
        key: table.text(key) for key in ("url", "path", "java") if key in table.data
    }
    for key in ("path", "java"):
        if (path := values.get(key)) and (key == "path" or _is_path(path)):
            values[key] = str(root / Path(path).expanduser())
    if "memory" in table.data:
        values["memory"] = _size(table, "memory")
    for key in ("start_seconds", "seconds"):
        if key in table.data:
            values[key] = _seconds(table, key)
    for key in ("memory", "start_seconds", "seconds"):
        if key in values and not values[key] > 0:
            raise table.error(f"'{key}' must be more than nothing.", key)
    if (remote := table.flag("remote")) is not None:
        values["remote"] = remote
    return LanguageTool(**values)


def _network(table: TomlTable) -> Network:
    table.only(("links", "seconds", "total", "parallel"), "[network]")
    values: dict[str, Any] = {
        key: _seconds(table, key) for key in ("seconds", "total") if key in table.data
    }
    if (parallel := table.count("parallel")) is not None:
        values["parallel"] = parallel
    for key, value in values.items():
        if not value > 0:
            raise table.error(f"'{key}' must be more than nothing.", key)
    return Network(links=bool(table.flag("links")), **values)


def _is_path(program: str) -> bool:
    """Not just the name of a program that is looked for in PATH."""
    return Path(program).name != program


def _seconds(table: TomlTable, key: str) -> float:
    value = table.data[key]
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise table.error(f"'{key}' must be a number.", key)
    return value


def _gate(table: TomlTable) -> Gate:
    table.only(("warnings",), "[gate]")
    return Gate(warnings=table.count("warnings"))


def _limits(table: TomlTable) -> Limits:
    table.only(("seconds", *_SIZES, *_COUNTS), "[limits]")
    values: dict[str, Any] = {key: _size(table, key) for key in _SIZES if key in table.data}
    for key in _COUNTS:
        if key in table.data:
            values[key] = table.count(key)
    if "seconds" in table.data:
        values["seconds"] = _seconds(table, "seconds")
    for key, value in values.items():
        if not value > 0:
            raise table.error(f"'{key}' must be more than nothing.", key)
    return Limits(**values)


def _size(table: TomlTable, key: str) -> int:
    """Bytes; written as a number, or with a unit: ``"500 MB"``, ``"2 GB"``."""
    value = table.data[key]
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise table.error(f"'{key}' must be a size, as in {key} = \"2 GB\".", key)
    return int(float(match[1]) * _UNITS[match[2].upper()])


def _rules(table: TomlTable) -> dict[str, RuleSettings]:
    rules = {}
    for name in table.data:
        settings = table.table(name)
        if "/" not in name:
            example = f"{name}/{next(iter(settings.data), 'rule')}"
            raise table.error(
                f"'{name}' is not a rule id; write it with its pack, in quotes, "
                f'as in [rules."{example}"].',
                name,
            )
        options = {k: v for k, v in settings.data.items() if k not in ("severity", "enabled")}
        rules[name] = RuleSettings(
            severity=_severity(settings) if "severity" in settings.data else None,
            enabled=settings.flag("enabled"),
            options=options,
            place=settings.place(),
        )
    return rules


def _severity(table: TomlTable) -> Any:
    return _one_of(table, "severity", SEVERITIES)
