"""``[profile."Northwind Rail"]``: what is asked of documents for one client, beside the rest.

A profile adds or tightens, and never loosens: the smallest customer gets the same bar as the
largest. What it may say of rules is checked where they are known (`qualitygate.linting.profiles`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from qualitygate.config.settings import Gate, RuleSettings
from qualitygate.config.toml import TomlTable, nearest
from qualitygate.register import Register

_KEYS = ("packs", "gate", "rules")
SAME_BAR = "The smallest customer gets the same bar as the largest."


@dataclass(frozen=True, slots=True)
class Profile:
    """What holds for one client's documents beside what holds for all."""

    client: str  # its name in the register
    packs: tuple[str, ...] = ()
    gate: Gate | None = None
    rules: Mapping[str, RuleSettings] = field(default_factory=dict)


def read_profiles(
    table: TomlTable,
    register: Register,
    gate: Gate,
    read_gate: Callable[[TomlTable], Gate],
    read_rules: Callable[[TomlTable], dict[str, RuleSettings]],
) -> tuple[Profile, ...]:
    """The profiles of a configuration; `gate` is the one that holds for everybody.

    Raises `UsageError` for a client whom the register does not name, and for a gate that lets more
    through.
    """
    names = [client.name for client in register.clients]
    profiles = []
    for name in table.data:
        own = table.table(name)
        if name not in names:
            hint = nearest(name, names) or " The register (clients.toml) names no client."
            raise table.error(f"no client is called '{name}'.{hint}", name)
        own.only(_KEYS, f'[profile."{name}"]')
        profile = Profile(
            name,
            own.texts("packs"),
            read_gate(own.table("gate")) if "gate" in own.data else None,
            read_rules(own.table("rules")),
        )
        if profile.gate and _allows_more(profile.gate, gate):
            raise own.error(
                f"more warnings would be allowed for {name} than for others. {SAME_BAR}", "gate"
            )
        profiles.append(profile)
    return tuple(profiles)


def _allows_more(own: Gate, others: Gate) -> bool:
    return others.warnings is not None and (own.warnings is None or own.warnings > others.warnings)
