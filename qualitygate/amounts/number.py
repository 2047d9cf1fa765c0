"""The digits of a number: what separates them, what they come to, and how to write another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

SPACES = " \u00a0\u202f\u2009\u2007"
APOSTROPHES = "'’"
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125"}
_GROUPED = rf"\d{{1,3}}(?:[{SPACES}{APOSTROPHES}]\d{{3}})+(?!\d)"
# A number's digits and separators: groups apart by spaces only where each has three digits.
DIGITS = (
    rf"(?:(?:{_GROUPED}|\d+)(?:[.,]\d+)*|(?<!\d)[.,]\d+)(?:[.,][-–—]{{1,2}}(?!\d))?[½¼¾⅛]?|[½¼¾⅛]"
)
_TOKEN = re.compile(DIGITS)
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})(?!\d)"
)
_THREES = re.compile(r"\d{1,3}(?:\D\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")

_MOST_DIGITS = 18  # of a number that somebody adds up; what is longer is an identifier

Point = Literal[".", ","]


@dataclass(frozen=True, slots=True)
class Convention:
    """How a table, a document or a language separates decimals, and its groups of thousands.

    `proven` by the numbers themselves; `contradicted` where they prove both: then no number with
    a separator can be trusted. `group` is the separator of thousands to write (empty: none).
    """

    point: Point = "."
    proven: bool = False
    contradicted: bool = False
    group: str = ","


USUAL = Convention()  # a decimal point, thousands set apart by commas


class Digits(NamedTuple):
    """What digits come to: the value, how many of them are decimals, and both separators.

    `ambiguous`: only the convention says that ``1,234`` is no decimal number, or that it is one.
    """

    value: Decimal
    decimals: int
    group: str
    ambiguous: bool
    point: str = ""


# The decimal comma's languages; French, Polish and others set groups apart by spaces.
_COMMA_POINT = {"de", "nl", "es", "it", "pt", "da", "tr", "el", "id", "ro", "sl", "hr", "sr", "is"}
_COMMA_SPACE = {"fr", "pl", "cs", "sk", "ru", "uk", "bg", "fi", "sv", "nb", "no", "nn", "hu", "lt",
                "lv", "et"}  # fmt: skip
_POINT_HERE = {"de-ch", "de-li", "it-ch", "es-mx", "es-us", "es-pr", "es-gt", "es-pa", "es-do"}


def of_language(tag: str | None) -> Convention:
    """What is usual in a language (BCP 47); where it is not known, as in English."""
    tag = (tag or "en").casefold()
    language = tag.partition("-")[0]
    if tag in _POINT_HERE:
        return Convention(".", group="’" if tag in ("de-ch", "de-li", "it-ch") else ",")
    if language in _COMMA_POINT:
        return Convention(",", group=".")
    if language in _COMMA_SPACE:
        return Convention(",", group="\u00a0")
    return USUAL


def convention_of(
    texts: Iterable[str], usual: Convention = USUAL, stray: float = 0.0
) -> Convention:
    """What the numbers in the texts prove; where they prove nothing, `usual`.

    Pass the cells of one table with its document's convention as `usual`. Up to the share `stray`
    of the proofs may be the other way before the texts contradict themselves.
    """
    proofs: dict[str, int] = {".": 0, ",": 0}
    groups: dict[str, int] = {}
    for text in texts:
        if not any(map(str.isdigit, text)):
            continue
        for match in _TOKEN.finditer(_DATE.sub(" ", text)):
            point, group = _proof(match.group())
            if point:
                proofs[point] += 1
            if group:
                groups[group] = groups.get(group, 0) + 1
    if not proofs["."] and not proofs[","]:
        group = max(groups, key=lambda g: groups[g], default=usual.group)
        same = group != usual.point
        return Convention(
            usual.point, usual.proven, usual.contradicted, group if same else usual.group
        )
    point, other = (".", ",") if proofs["."] >= proofs[","] else (",", ".")
    found = {group: count for group, count in groups.items() if group != point}
    group = max(found, key=lambda g: found[g], default=usual.group)
    contradicted = proofs[other] > stray * sum(proofs.values())
    return Convention(
        "." if point == "." else ",", True, contradicted, other if group == point else group
    )


def _proof(token: str) -> tuple[str, str]:
    """The decimal separator that a number proves, and the one that it sets between groups."""
    marks = [c for c in token if not c.isdigit() and c not in _FRACTIONS and c not in "-–—"]
    kinds = list(dict.fromkeys(marks))
    blanks = [kind for kind in kinds if kind not in ".,"]
    points = [kind for kind in kinds if kind in ".,"]
    group = blanks[0] if blanks else ""
    if not points or len(blanks) > 1 or token[-1] in "-–—":
        return (points[0] if points else ""), group
    if len(points) == 2:
        first, last = points
        sound = marks.count(last) == 1 and marks[-1] == last
        return (last, first) if sound and _groups(token.rpartition(last)[0], first) else ("", "")
    (mark,) = points
    if marks.count(mark) > 1:
        other = "," if mark == "." else "."
        return (other, mark) if not blanks and _groups(token, mark) else ("", group)
    whole, _, decimals = token.partition(mark)
    if group or len(decimals) != 3 or len(whole) > 3 or whole in ("", "0"):
        return mark, group
    return "", mark if mark == "," else ""


def _groups(digits: str, mark: str) -> bool:
    if _THREES.fullmatch(digits):
        return len({c for c in digits if not c.isdigit()}) == 1
    return mark == "," and _INDIAN.fullmatch(digits) is not None


def read_digits(token: str, convention: Convention) -> Digits | None:
    """The value of a token of `DIGITS`; None for what is no number (``3.0.1``, an IBAN)."""
    fraction = _FRACTIONS.get(token[-1:], "0")
    token = token.rstrip("½¼¾⅛")
    if not token:
        return Digits(Decimal(fraction), len(fraction) - 2, "", False)
    if token[-1] in "-–—":
        token = token.rstrip("-–—")[:-1]
    split = _split(token, convention)
    if split is None:
        return None
    whole, decimals, group, ambiguous = split
    if (len(whole) > 1 and whole[0] == "0") or len(whole) > _MOST_DIGITS:
        return None
    value = Decimal(f"{whole or '0'}.{decimals}" if decimals else whole or "0")
    if fraction != "0":
        value, decimals = value + Decimal(fraction), fraction[2:]
    point = next((c for c in reversed(token) if c in ".,"), "") if split[1] else ""
    return Digits(value, len(decimals), group, ambiguous, point)


def _split(token: str, convention: Convention) -> tuple[str, str, str, bool] | None:
    """Whole part, decimals, separator of groups, and whether only the convention says so."""
    blanks = {c for c in token if c in SPACES or c in APOSTROPHES}
    points = [c for c in token if c in ".,"]
    if len(blanks) > 1:
        return None
    if blanks:
        (group,) = blanks
        whole, mark, decimals = token.partition(points[0]) if points else (token, "", "")
        if len(points) > 1 or not _groups(whole, group) or not _accepted(mark, convention):
            return None
        return whole.replace(group, ""), decimals, group, False
    if not points:
        return token, "", "", False
    proven, group = _proof(token)
    if proven:
        if not _accepted(proven, convention):
            return None
        whole, _, decimals = token.partition(proven)
        return whole.replace(group, "") if group else whole, decimals, group, False
    if len(points) > 1:
        return None
    whole, mark, decimals = token.partition(points[0])
    if convention.proven and mark == convention.point:
        return whole, decimals, "", True
    return whole + decimals, "", mark, not convention.proven


def _accepted(mark: str, convention: Convention) -> bool:
    """Whether a decimal separator goes with what the rest has proven."""
    return not mark or not convention.proven or convention.point == mark


def write_digits(value: Decimal, decimals: int, point: str, group: str) -> str:
    """A value that is not negative with so many decimals; without a `group` unseparated."""
    whole, _, rest = f"{value:.{decimals}f}".partition(".")
    if group and len(whole) > 3:
        head = len(whole) % 3 or 3
        whole = group.join([whole[:head], *re.findall(r"\d{3}", whole[head:])])
    return f"{whole}{point}{rest}" if rest else whole
