"""Lengths of time in running text: "12 months", "twelve (12) months", "90 working days"."""

import re
from dataclasses import dataclass

from qualitygate.api import numerals

_DIGITS = re.compile(r"\d{1,4}(?![\d.,:/]\d|\d)")
_AGAIN = re.compile(r"\s?\([^()]{1,30}\)")
_WORKING = r"(?P<working>business|working|bank|Werk|Arbeits|ouvrés|hábiles)"
_CALENDAR = r"(?:calendar|consecutive|full|volle|Kalender)"
_UNITS = (
    ("hour", r"hours?|hrs?|Stunden?|heures?|horas?"),
    ("day", r"days?|tage?n?|jours?|días?|dagen|dag|dias?|giorni|giorno"),
    ("week", r"weeks?|wochen?|semaines?|semanas?|weken|week|settimane"),
    ("month", r"months?|monate?n?|mois|meses|mes|maanden|maand|mesi|mese"),
    ("year", r"years?|jahre?n?|ans?|années?|años?|jaar|jaren|anos?|anni|anno"),
)
_UNIT = re.compile(
    rf"[\s\u00a0-]*(?:{_CALENDAR}[\s-]?|{_WORKING}[\s-]?)?(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in _UNITS)
    + r")(?:\s(?P<after>ouvrés|ouvrables|hábiles|laborables))?(?![^\W_])",
    re.IGNORECASE,
)
# In which unit lengths are compared, and how many of it one is.
_COMMON = {
    "hour": ("hours", 1),
    "day": ("days", 1),
    "week": ("days", 7),
    "month": ("months", 1),
    "year": ("months", 12),
}


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: `count` of `unit`, which is hours, days, working days or months.

    It stands on ``text[start:end]``.
    """

    start: int
    end: int
    count: int
    unit: str


def length_at(text: str, start: int, language: str) -> Length | None:
    """The length of time that begins at `start`."""
    if digits := _DIGITS.match(text, start):
        count, end = int(digits[0]), digits.end()
    elif word := numerals.beginning(text, start, language):
        count, end = word.value, word.end
    else:
        return None
    if again := _AGAIN.match(text, end):
        end = again.end()
    unit = _UNIT.match(text, end)
    if not unit:
        return None
    name = next(name for name, _ in _UNITS if unit[name])
    common, factor = _COMMON[name]
    if unit["working"] or unit["after"]:
        common = f"working {common}"
    return Length(start, unit.end(), count * factor, common)


def differ(one: Length, other: Length) -> bool:
    """Whether two lengths of time cannot be the same; a month has 28 to 31 days."""
    if one.unit == other.unit:
        return one.count != other.count
    units = {one.unit: one.count, other.unit: other.count}
    if units.keys() != {"days", "months"}:
        return False
    return not 28 * units["months"] <= units["days"] <= 31 * units["months"]
