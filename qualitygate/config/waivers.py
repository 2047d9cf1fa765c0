"""``[[waiver]]``: a fault that somebody answers for, so that it does not block."""

import datetime
from dataclasses import dataclass

from qualitygate.config.globs import matches
from qualitygate.config.toml import TomlTable

_KEYS = ("rule", "files", "text", "fingerprint", "reason", "who", "until")
SHORTEST = 8  # digits of a fingerprint that tell two faults apart


@dataclass(frozen=True, slots=True)
class Waiver:
    """What one ``[[waiver]]`` says, and where it stands.

    It is for findings of one rule whose words are `text`, or whose fingerprint begins with
    `fingerprint`, in documents that `files` matches (empty: in all). `until` is its last day.
    """

    rule: str
    reason: str
    files: str = ""
    text: str = ""
    fingerprint: str = ""
    who: str = ""
    until: datetime.date | None = None
    place: str = ""

    @property
    def named(self) -> str:
        """``brand/banned-phrases, 'world-class' (qualitygate.toml:12)``: for a message."""
        what = f"'{self.text}'" if self.text else self.fingerprint
        return f"{self.rule}, {what} ({self.place})"

    def holds(self, date: datetime.date | None) -> bool:
        """Whether it is in force on a day; one that ends is not where the day is unknown."""
        return self.until is None or (date is not None and date <= self.until)

    def is_for(self, name: str) -> bool:
        """Whether it is about a document, whose name is relative to the configuration."""
        return not self.files or matches(self.files, name)


def read_waivers(tables: list[TomlTable]) -> tuple[Waiver, ...]:
    """The waivers of a configuration; `UsageError` for one that nobody could answer for."""
    return tuple(map(_waiver, tables))


def _waiver(table: TomlTable) -> Waiver:
    table.only(_KEYS, "[[waiver]]")
    texts = {key: table.text(key).strip() for key in _KEYS if key != "until"}
    if not texts["reason"]:
        raise table.error("a waiver needs a 'reason': whoever reads the report asks for it.")
    if "/" not in texts["rule"]:
        raise table.error("a waiver needs the 'rule' that it is about, as in \"brand/tone\".")
    if bool(texts["text"]) == bool(texts["fingerprint"]):
        raise table.error(
            "a waiver needs the 'text' at fault, or the 'fingerprint' of a finding, and not both."
        )
    if texts["fingerprint"] and len(texts["fingerprint"]) < SHORTEST:
        raise table.error(f"a fingerprint has at least {SHORTEST} digits here.", "fingerprint")
    return Waiver(**texts, until=table.date("until"), place=table.place())
