"""What the profile of a client may say of a rule: more, or more severely, and nothing less."""

from collections.abc import Iterable, Mapping
from typing import Any

from qualitygate.config import Config, Profile
from qualitygate.config.profiles import SAME_BAR
from qualitygate.errors import UsageError
from qualitygate.finding import SEVERITIES
from qualitygate.linting.rule import Rule

# Options whose entries are faults to look for: one more is one more fault that is found.
_SOUGHT = frozenset(
    ["claims", "hosts", "names", "patterns", "phrases", "sets", "swap", "tokens"]
)  # fmt: skip
# Options whose entries are let through: one more is one fault less.
_A = {"error": "an error", "warning": "a warning", "note": "a note"}
_SPARED = frozenset(["allow", "approved", "exceptions", "scope"])


def check_profiles(config: Config, rules: Iterable[Rule], ignored: Iterable[str]) -> None:
    """Raise `UsageError`, at its line, for whatever in a profile would loosen a rule.

    `rules` are all rules as they hold for everybody; `ignored` the ids of those left out.
    """
    known, ignored = {rule.id: rule for rule in rules}, set(ignored)
    for profile in config.profiles:
        for rule_id, settings in profile.rules.items():
            if rule_id not in known and not profile.packs:
                raise UsageError(f"there is no rule '{rule_id}'.", settings.place)
            if rule_id in known:
                rule = known[rule_id]
                off = not rule.enabled or rule_id in ignored
                _check(profile, rule, off)


def _check(profile: Profile, rule: Rule, off: bool) -> None:
    settings = profile.rules[rule.id]
    if settings.enabled is False and not off:
        raise _looser(profile, rule, "it would not run")
    severity = settings.severity
    if severity and not off and SEVERITIES.index(severity) > SEVERITIES.index(rule.severity):
        raise _looser(profile, rule, f"it would be {_A[severity]}, and is {_A[rule.severity]}")
    for name, value in settings.options.items():
        base = getattr(rule.options, name, None)
        if off or base == value:
            continue
        if name in _SPARED or not (_adds(base, value) if name in _SOUGHT else _is_unset(base)):
            raise _looser(profile, rule, f"'{name}' can only be added to, where that finds more")


def _adds(base: Any, value: Any) -> bool:
    """Whether a list or a table has all that another has."""
    if isinstance(base, Mapping) and isinstance(value, Mapping):
        return all(value.get(key) == item for key, item in base.items())
    if isinstance(base, list | tuple) and isinstance(value, list | tuple):
        return set(base) <= set(value)
    return False


def _is_unset(base: Any) -> bool:
    """Whether a rule has waited for its option: then it finds more with it."""
    return base is None or base in ((), "") or base == {}


def _looser(profile: Profile, rule: Rule, why: str) -> UsageError:
    return UsageError(
        f"{rule.id} would be looser for {profile.client} than for others: {why}. {SAME_BAR}",
        profile.rules[rule.id].place,
    )
