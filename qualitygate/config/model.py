"""The configuration in force for a document: frozen, plain, picklable data."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from qualitygate.config.baseline import Baseline
from qualitygate.config.client import client_claims
from qualitygate.config.globs import matches, relative_name
from qualitygate.config.profiles import Profile
from qualitygate.config.settings import Gate, LanguageTool, Limits, Network, RuleSettings
from qualitygate.config.vocabulary import Vocabulary, read_vocabulary
from qualitygate.config.waivers import Waiver
from qualitygate.document import Document
from qualitygate.register import Brief, Client, Register


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
    profiles: tuple[Profile, ...] = ()
    required: tuple[str, ...] = ()  # rules that run though they are ignored: the client asks for it

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

    def overrides(self) -> tuple["Config", ...]:
        """What would hold where each of ``[paths]`` alone did, with or without a document there."""
        return tuple(replace(self._overridden(keys), paths=()) for _, keys in self.paths)

    def for_client(self, client: Client | None) -> "Config":
        """The configuration with what the profile of a document's client adds."""
        own = [profile for profile in self.profiles if client and profile.client == client.name]
        config = replace(self, profiles=()) if self.profiles else self
        for profile in own:
            changes: dict[str, Any] = {"packs": profile.packs, "rules": profile.rules}
            if profile.gate and profile.gate.warnings is not None:
                allowed = (profile.gate.warnings, self.gate.warnings)
                changes["gate"] = Gate(min(n for n in allowed if n is not None))
            config = replace(config._overridden(changes), required=tuple(profile.rules))
        return config

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
