"""The configuration in force for a document: frozen, plain, picklable data."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qualitygate.config.baseline import Baseline
from qualitygate.config.client import client_claims
from qualitygate.config.globs import matches, relative_name
from qualitygate.config.vocabulary import Vocabulary, read_vocabulary
from qualitygate.config.waivers import Waiver
from qualitygate.document import Document
from qualitygate.finding import Severity
from qualitygate.register import Brief, Register


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost before it counts as unreadable (`[limits]`).

    Sizes are bytes; the configuration may write them as ``"2 GB"`` (1 GB = 1024³ bytes).
    """

    seconds: float = 120.0  # wall time for one file, all stages
    memory: int = 3 * 1024**3  # bytes of the worker process
    file_size: int = 250 * 1024**2  # bytes of the file itself
    pages: int = 3000
    expanded: int = 500 * 1024**2  # bytes of all members of a DOCX, or streams of a PDF, unpacked
    members: int = 20_000  # files in a DOCX
    depth: int = 200  # nesting of XML elements, tables, page objects


@dataclass(frozen=True, slots=True)
class LanguageTool:
    """``[languagetool]``: the server that the engine of that name asks.

    Without a `url` one is started from the installation in `path` (empty: the one that
    ``qualitygate languagetool install`` made) and ended with the run. Text goes to a `url` on
    another machine only where `remote` allows it.
    """

    url: str = ""
    path: str = ""  # a folder, absolute
    java: str = "java"  # the program, by name or path
    memory: int = 1024**3  # bytes of Java's heap: one language takes a third, three take all
    start_seconds: float = 60.0  # until the server answers
    seconds: float = 60.0  # until it has answered one request
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """``[network]``: whether servers may be asked. Nothing leaves the machine unless it says so.

    With `links`, the addresses of a document's links are asked for, `parallel` at a time, each for
    at most `seconds` and all of a document for `total`.
    """

    links: bool = False
    seconds: float = 10.0
    total: float = 60.0
    parallel: int = 8


@dataclass(frozen=True, slots=True)
class Gate:
    """`warnings`: how many are allowed; None: warnings never block."""

    warnings: int | None = None


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """``[rules."pack/name"]``: the severity, and the rule's own options as they were written."""

    severity: Severity | None = None
    enabled: bool | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    place: str = ""  # file and line, for messages about the options

    def under(self, other: "RuleSettings") -> "RuleSettings":
        """These settings with `other` laid over them, key by key."""
        return RuleSettings(
            other.severity or self.severity,
            self.enabled if other.enabled is None else other.enabled,
            {**self.options, **other.options},
            other.place or self.place,
        )


@dataclass(frozen=True, slots=True)
class Config:
    """Everything that decides a verdict beside the document."""

    root: Path | None = None  # the folder of the configuration file
    language: str | None = None  # where the file does not say
    engine: str = "builtin"
    packs: tuple[str, ...] = ()
    vocabulary: tuple[str, ...] = ()  # paths of word lists, absolute or beside the configuration
    ignore: tuple[str, ...] = ()  # rule ids, packs, or globs of ids
    select: tuple[str, ...] = ()  # only these, for a look; empty: all
    gate: Gate = Gate()
    limits: Limits = Limits()
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)
    paths: tuple[tuple[str, Mapping[str, Any]], ...] = ()  # glob and the keys that it overrides
    register: Register = field(default_factory=Register)
    client: str | None = None  # the --client option
    date: datetime.date | None = None  # the date of judgement
    narrowed: bool = False  # rules were left out on the command line: a look, not a judgement
    languagetool: LanguageTool = LanguageTool()
    dictionaries: tuple[str, ...] = ()  # folders of the user's own .aff and .dic files, absolute
    cache: bool = True  # whether what engines said may be remembered on disk, sealed
    waivers: tuple[Waiver, ...] = ()
    baseline: Baseline = field(default_factory=dict)  # the faults that are known, by document
    network: Network = Network()

    def for_document(self, name: str) -> "Config":
        """The configuration with the overrides of ``[paths]`` that hold for a document applied.

        Later overrides win. `packs`, `vocabulary` and `ignore` add to what holds elsewhere, rules
        are overridden key by key, everything else is replaced.
        """
        if not self.paths:
            return self
        config, relative = self, relative_name(name, self.root)
        for pattern, keys in self.paths:
            if matches(pattern, relative):
                config = config._overridden(keys)
        return replace(config, paths=())

    def words(self) -> Vocabulary:
        """What the word lists say, read now. Raises `UsageError` where one cannot be read."""
        root = self.root or Path()
        return read_vocabulary(root / name for name in self.vocabulary)

    def brief(self, document: Document) -> Document:
        """The document with what is known of its purpose: the register, its client, the date."""
        relative = relative_name(document.name, self.root)
        claims = client_claims(self.register, document, relative, self.client)
        source, client = claims[0] if claims else ("", None)
        said = tuple((source, client.name) for source, client in claims)
        return replace(document, brief=Brief(self.register, client, source, self.date, said))

    def _overridden(self, keys: Mapping[str, Any]) -> "Config":
        changes = dict(keys)
        for name in ("packs", "vocabulary", "ignore"):
            if name in changes:
                changes[name] = tuple(dict.fromkeys((*getattr(self, name), *changes[name])))
        if "rules" in changes:
            rules = dict(self.rules)
            for rule, settings in changes["rules"].items():
                rules[rule] = rules.get(rule, RuleSettings()).under(settings)
            changes["rules"] = rules
        return replace(self, **changes)
