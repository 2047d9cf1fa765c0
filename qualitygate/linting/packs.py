"""Packs: where rules come from, and which of them are in force.

A pack is a folder with a ``pack.toml`` (``name`` and ``summary``; ``exclusive = true`` where its
rules say one thing at most of the same words), rules (``.py``, ``.yml``) and word lists; the id of
a rule is ``pack/file-name``. Files whose name begins with ``_`` are the
pack's own helpers. Packs are found in the installed package, at entry points of the group
``qualitygate.packs`` (an imported package, or a path), and where the configuration names them: a
folder, a folder of packs, a single rule file, or ``vale:FOLDER``, a style of Vale.
"""

import fnmatch
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from qualitygate.config import Config, RuleSettings
from qualitygate.config.toml import nearest, read_toml, shown_path
from qualitygate.config.vocabulary import FOLDER as VOCABULARY
from qualitygate.config.vocabulary import lists_in
from qualitygate.errors import UsageError
from qualitygate.linting.declarative import load_declared, prepare
from qualitygate.linting.options import fill
from qualitygate.linting.profiles import check_profiles
from qualitygate.linting.python_rules import load_python
from qualitygate.linting.rule import Rule
from qualitygate.linting.tested import tested
from qualitygate.linting.vocabulary import informed, sound

_ROOM = Path(__file__).resolve().parents[1]
_ENTRY_POINTS = "qualitygate.packs"
_VALE = "vale:"
_SUFFIXES = (".py", ".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Pack:
    """A set of rules from one place; `label` is how that place is called in messages."""

    name: str
    summary: str
    folder: Path
    label: str
    rules: tuple[Rule, ...] = field(default=(), repr=False)
    foreign: bool = False  # a style of Vale


def load_rules(config: Config) -> tuple[Rule, ...]:
    """The rules in force under a configuration, with their severities and options, by id.

    Raises `UsageError` for a pack or rule that does not load, an option that does not fit, a rule
    id or pattern in the configuration that names nothing. The result is shared: the same
    configuration gives the same tuple.
    """
    switches = (config.ignore, config.select, _frozen(config.rules))
    waived = tuple((waiver.rule, waiver.place) for waiver in config.waivers)
    profiles = tuple((p.client, p.packs, p.gate, _frozen(p.rules)) for p in config.profiles)
    named = (config.root, config.packs, config.vocabulary)
    key = (*named, *switches, waived, profiles, config.required)
    if key not in _in_force:
        if len(_in_force) > 64:
            _in_force.clear()
        _in_force[key] = _selected(config)
    return _in_force[key]


_in_force: dict[tuple[Any, ...], tuple[Rule, ...]] = {}


def all_rules(config: Config) -> tuple[Rule, ...]:
    """Every rule that the configuration's packs have, as configured, switched off or not."""
    rules = {rule.id: rule for pack in packs(config.root, config.packs) for rule in pack.rules}
    for rule_id, settings in config.rules.items():
        if rule_id not in rules:
            raise UsageError(_no_rule(rule_id, rules), settings.place)
        rules[rule_id] = configured(rules[rule_id], settings)
    return tuple(rules[rule_id] for rule_id in sorted(rules))


def left_out(config: Config) -> tuple[str, ...]:
    """A note that names the packs that ship of which the configuration leaves no rule in force."""
    run = {rule.pack for rule in load_rules(config)}
    names = [pack.name for pack in _installed() if pack.name not in run]
    if not names or config.select:
        return ()
    listed = f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]
    return (f"No rule of {listed} was run, as the configuration says.",)


def with_word_lists(config: Config) -> Config:
    """The configuration with the word lists that its packs bring in their folder ``vocab``."""
    brought = [
        str(path)
        for pack in packs(config.root, config.packs)
        for path in lists_in(pack.folder.absolute() / VOCABULARY)
    ]
    return replace(config, vocabulary=tuple(dict.fromkeys((*config.vocabulary, *brought))))


def matching(
    rules: Iterable[Rule], names: Iterable[str], ignored: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """The rules that ids, packs or globs name (all without any); ignored ones are switched off."""
    rules = tuple(rules)
    ids = [rule.id for rule in rules]
    off = {rule_id for pattern in ignored for rule_id in _matching(pattern, ids)}
    rules = tuple(replace(rule, enabled=False) if rule.id in off else rule for rule in rules)
    wanted = [rule_id for name in names for rule_id in _matching(name, ids)]
    return tuple(rule for rule in rules if rule.id in wanted) if wanted else rules


def rule_named(rules: Iterable[Rule], name: str) -> Rule:
    """The rule with an id. Raises `UsageError` that names the nearest."""
    by_id = {rule.id: rule for rule in rules}
    if name not in by_id:
        raise UsageError(f"there is no rule '{name}'.{_like(name, by_id)}")
    return by_id[name]


def rules_at(config: Config, names: Iterable[str]) -> tuple[Rule, ...]:
    """The rules that names or paths mean, with their default options; all without any."""
    known = {rule.id: rule for pack in packs(config.root, config.packs) for rule in pack.rules}
    if not (names := tuple(names)):
        return tuple(known.values())
    found: dict[str, Rule] = {}
    for name in names:
        if name.startswith(_VALE) or Path(name).exists():
            found |= {rule.id: rule for pack in load_pack(name) for rule in pack.rules}
        else:
            found |= {rule_id: known[rule_id] for rule_id in _matching(name, list(known))}
    return tuple(found.values())


def own_folder(config: Config, pack: str) -> tuple[Path, bool]:
    """The folder of a pack of the user's, by its name or path, and whether the configuration names
    it. Raises `UsageError` for the name of a pack that ships."""
    for place in config.packs:
        path = (config.root or Path()) / place
        if place.startswith(_VALE) or not path.is_dir():
            continue
        for folder in (path, path / pack):
            named = pack in (place, folder.name) or folder.resolve() == Path(pack).resolve()
            if (folder / "pack.toml").is_file() and (named or _name_in(folder) == pack):
                return folder, True
    if pack in {path.name for path in _shipped_folders()}:
        raise UsageError(f"'{pack}' is a pack that ships with qualitygate: begin one of your own.")
    return Path(pack), False


def _name_in(folder: Path) -> str:
    return read_toml(folder / "pack.toml").text("name")


def configured(rule: Rule, settings: RuleSettings) -> Rule:
    """The rule with a configuration's severity, switch and options."""
    enabled = rule.enabled if settings.enabled is None else settings.enabled
    if settings.severity is not None:
        rule = replace(rule, severity=settings.severity, advisory=False)
    rule = replace(rule, enabled=enabled)
    if not settings.options:
        return rule
    return replace(rule, options=fill(rule.options_type, settings.options, rule.id, settings.place))


@lru_cache(maxsize=16)
def packs(root: Path | None, named: tuple[str, ...]) -> tuple[Pack, ...]:
    """The packs that ship, those at entry points, and those named, each with its rules."""
    found: dict[str, Pack] = {}
    for pack in (*_installed(), *_named(root, named)):
        other = found.get(pack.name)
        if other is None:
            found[pack.name] = pack
        elif pack.folder != other.folder:
            raise UsageError(f"two packs are called '{pack.name}': {other.label} and {pack.label}.")
        else:  # single files of one folder
            rules = {rule.id: rule for rule in (*other.rules, *pack.rules)}
            found[pack.name] = replace(other, rules=tuple(rules.values()))
    return tuple(found.values())


def load_pack(place: str, root: Path | None = None) -> tuple[Pack, ...]:
    """The packs at a place as a configuration would name it."""
    return tuple(_at(place, root))


def _selected(config: Config) -> tuple[Rule, ...]:
    rules = all_rules(config)
    ids = [rule.id for rule in rules]
    for waiver in config.waivers:
        if waiver.rule not in ids:
            raise UsageError(_no_rule(waiver.rule, ids), waiver.place)
    ignored = {rule_id for pattern in config.ignore for rule_id in _matching(pattern, ids)}
    check_profiles(config, rules, ignored)
    ignored -= set(config.required)
    chosen = {rule_id for pattern in config.select for rule_id in _matching(pattern, ids)}
    words = sound(config.words())
    in_force = []
    for rule in rules:
        if rule.id in ignored or (config.select and rule.id not in chosen):
            continue
        if rule.enabled or rule.id in config.select:
            settings = config.rules.get(rule.id, RuleSettings())
            in_force.append(prepare(informed(rule, words), settings.place))
    return tuple(in_force)


def _matching(pattern: str, ids: list[str]) -> list[str]:
    """The ids that a rule id, a pack's name or a glob of ids means; `UsageError` for none."""
    found = [
        rule_id
        for rule_id in ids
        if rule_id == pattern
        or rule_id.startswith(pattern.rstrip("/") + "/")
        or fnmatch.fnmatchcase(rule_id, pattern)
    ]
    if not found:
        known = [*ids, *(rule_id.partition("/")[0] for rule_id in ids)]
        raise UsageError(f"no rule and no pack is called '{pattern}'.{_like(pattern, known)}")
    return found


def _no_rule(name: str, known: Iterable[str]) -> str:
    return f"there is no rule '{name}'.{_like(name, known)}"


def _like(name: str, known: Iterable[str]) -> str:
    known = sorted(set(known))
    hint = nearest(name, known)
    return hint if hint.startswith(" Did") else " 'qualitygate rules' lists them."


def _frozen(rules: Mapping[str, RuleSettings]) -> str:
    return repr(sorted(rules.items(), key=lambda item: item[0]))


def _shipped_folders() -> list[Path]:
    """The packs in the installed package, or beside it in an editable checkout."""
    for folder in (_ROOM / "rules", _ROOM.parent / "rules"):
        if found := sorted(path.parent for path in folder.glob("*/pack.toml")):
            return found
    raise UsageError("the rules that belong to qualitygate are missing: install it again.")


@cache
def _installed() -> tuple[Pack, ...]:
    """The packs that ship and those at entry points: the same for every configuration."""
    with tested(True):
        shipped = [_pack(folder, f"rules/{folder.name}") for folder in _shipped_folders()]
    return (*shipped, *_from_entry_points())


def _from_entry_points() -> Iterator[Pack]:
    for point in sorted(entry_points(group=_ENTRY_POINTS), key=lambda point: point.name):
        place = f"entry point '{point.name}'"
        try:
            target = point.load()
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise UsageError(f"the pack does not load: {reason}", place) from error
        paths = [target] if isinstance(target, str | Path) else getattr(target, "__path__", [])
        folders = [Path(path) for path in paths]
        if not folders:
            raise UsageError("it gives neither a package nor a path.", place)
        for folder in folders:
            yield from _in_folder(folder, point.name)


def _named(root: Path | None, named: tuple[str, ...]) -> Iterator[Pack]:
    for place in named:
        yield from _at(place, root)


def _at(place: str, root: Path | None) -> Iterator[Pack]:
    path = (root or Path()) / place.removeprefix(_VALE)
    label = shown_path(path)
    if place.startswith(_VALE):
        if not path.is_dir():
            raise UsageError(f"there is no style of Vale in '{label}'.")
        yield _vale(path, label)
    elif path.is_file():
        yield _single(path)
    elif path.is_dir():
        yield from _in_folder(path, label)
    else:
        raise UsageError(f"there is no pack '{label}'.")


def _in_folder(folder: Path, label: str) -> Iterator[Pack]:
    if (folder / "pack.toml").is_file():
        yield _pack(folder, label)
        return
    inner = sorted(child.parent for child in folder.glob("*/pack.toml"))
    if not inner:
        raise UsageError("there is no pack.toml in it.", label)
    for child in inner:
        yield _pack(child, f"{label}/{child.name}")


def _pack(folder: Path, label: str) -> Pack:
    table = read_toml(folder / "pack.toml")
    table.only(("name", "summary", "exclusive"), "pack.toml")
    name, summary = table.text("name"), table.text("summary")
    for key, value in (("name", name), ("summary", summary)):
        if not value:
            raise table.error(f"'{key}' is missing.")
    if not name.replace("-", "").replace("_", "").isalnum():
        raise table.error(f"'{name}' is no name for a pack: letters, digits and '-'.", "name")
    files = [
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in _SUFFIXES and path.name[0] not in "._"
    ]
    if not files:
        raise UsageError("there is no rule (.py or .yml) in it.", label)
    stems: dict[str, Path] = {}
    for path in files:
        other = stems.setdefault(path.stem, path)
        if other != path:
            raise UsageError(f"'{other.name}' and '{path.name}' are the same rule.", label)
    rules = tuple(_rule(path, f"{name}/{path.stem}", f"{label}/{path.name}") for path in files)
    if table.flag("exclusive"):
        rules = tuple(replace(rule, exclusive=True) for rule in rules)
    return Pack(name, summary, folder, label, rules)


def _single(path: Path) -> Pack:
    """One rule file; its pack has the name in the ``pack.toml`` beside it, else its folder's."""
    if path.suffix.lower() not in _SUFFIXES:
        raise UsageError("a rule is a .py or .yml file.", shown_path(path))
    settings = path.parent / "pack.toml"
    table = read_toml(settings) if settings.is_file() else None
    name = table.text("name") if table else path.resolve().parent.name
    summary = table.text("summary") if table else ""
    label = shown_path(path.parent)
    rule = _rule(path, f"{name}/{path.stem}", shown_path(path))
    return Pack(name, summary, path.parent, label, (rule,))


def _rule(path: Path, rule_id: str, shown: str) -> Rule:
    if path.suffix.lower() == ".py":
        return load_python(path, rule_id, shown)
    return load_declared(path, rule_id, shown)


def _vale(folder: Path, label: str) -> Pack:
    """A style of Vale: every ``.yml`` below the folder, named by its path."""
    name = folder.resolve().name
    rules = []
    for path in sorted(folder.rglob("*.yml")):
        inside = path.relative_to(folder)
        if path.name.endswith(".test.yml") or any(part[0] in "._" for part in inside.parts):
            continue
        rule_id = "/".join((name, *inside.parts[:-1], inside.name.partition(".")[0]))
        shown = f"{label}/{inside.as_posix()}"
        rules.append(load_declared(path, rule_id, shown, foreign=folder))
    if not rules:
        raise UsageError("there is no rule (.yml) in it.", label)
    return Pack(name, f"Vale's style {name}.", folder, label, tuple(rules), foreign=True)
