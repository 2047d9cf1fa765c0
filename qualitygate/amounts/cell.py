"""A number with all that stands beside it: its sign, currency, scale, unit and footnote mark."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from qualitygate.amounts.number import DIGITS, USUAL, Convention, Digits, read_digits, write_digits
from qualitygate.amounts.words import (
    CURRENCY,
    MONTH,
    PERCENT,
    RATE,
    SCALE,
    SCALE_BEFORE,
    UNIT,
    currency_of,
    scale_of,
    unit_of,
)
from qualitygate.lazy import LazyPattern

MINUS = "-–−‑﹣－"  # at the head of a class of characters in a pattern
Meaning = Literal["number", "nothing", "unknown", "text"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that was read.

    `value` is signed and has its scale in it (``€1.2m`` is 1,200,000); of ``12 %`` it is 12, with
    `percent`. `step` is the worth of the last digit written (100,000 of ``€1.2m``), `decimals` how
    many digits follow the decimal separator. `start` and `end` are the whole, currency and unit
    included; `digits` the number's own digits, without sign, brackets and fraction of the rest.
    `sign` is the sign as written, ``(`` for brackets; `group` the separator between thousands and
    `point` the one before the decimals (empty: it has none).
    `ambiguous`: nothing but the convention tells ``1,234`` from a decimal number.
    """

    value: Decimal
    step: Decimal
    decimals: int
    start: int
    end: int
    digits: tuple[int, int]
    currency: str = ""
    scale: int = 1
    unit: str = ""
    percent: bool = False
    sign: str = ""
    group: str = ""
    mark: str = ""
    ambiguous: bool = False
    point: str = ""

    def write(self, value: Decimal, convention: Convention) -> str:
        """Another value in this one's manner: its scale, decimals, brackets and separators."""
        point = self.point or {".": ",", ",": "."}.get(self.group, convention.point)
        group = self.group if self.group or abs(self.value) >= 1000 * self.scale else None
        if group is None and convention.group != point:
            group = convention.group
        text = write_digits(abs(value) / self.scale, self.decimals, point, group or "")
        if value >= 0:
            return text
        return (
            f"({text})" if self.sign == "(" else f"{self.sign if self.sign in MINUS else '–'}{text}"
        )


class Reading(NamedTuple):
    """What a cell holds.

    ``number``: an amount. ``nothing``: empty or a word for it, zero in a column of numbers.
    ``unknown``: a number that nobody can add (``n/a``, ``10–12``, ``> 5``). ``text``: no number.
    """

    meaning: Meaning
    amount: Amount | None = None


_ZERO = LazyPattern(
    r"[\s.·•_]*|[-–—−‑]{1,3}|(?:[€$£] ?)[-–—−]|\(?(?:nil|none|zero|free(?: of charge)?|no charge|"
    r"incl|incl\.|included|inclusive|gratis|inkl|inkl\.|inklusive|inbegriffen|enthalten|kostenlos|"
    r"kostenfrei|inclus|incluse|offert|gratuit|incluido|incluida|gratuito|inbegrepen|"
    r"inclusief|kosteloos|keine?|aucun|néant|geen|0)\)?",
    re.IGNORECASE,
)
_UNKNOWN = LazyPattern(
    r"n/?\.?a\.?|tb[acd]|xx+|\?+|x|\.\.\.|…|poa|(?:up)?on request|(?:price )?on application|"
    r"auf anfrage|nach aufwand|sur demande|a consultar|bajo pedido|op aanvraag|k\. ?a\.|n\. ?v\.|"
    r"s\. ?o\.|nc|nd|n/d|nm|nmf|variable|various|pending|unknown|offen|à définir|por definir|"
    r"[\"″”]|ditto|idem|same|see .{1,40}|varies",
    re.IGNORECASE,
)
_MARKS = LazyPattern(
    r"(?P<mark>(?:\s*(?:[*†‡§¶#]+|\[\w{1,2}\])|\s*\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|"
    r"(?<=[\d)%\s])[¹²³⁰⁴-⁹ᵃᵇᶜ]+|\s+[a-z]\))+)\s*\Z"
)
# Letters after a number that are a unit which nobody can list: "40 rooms", "5 story points".
_OTHER_UNIT = LazyPattern(r"\s+(?P<unit>[^\W\d_]{3,}(?:[ -][^\W\d_]{3,})?)\s*(?P<close>\))?")
_VAGUE = LazyPattern(
    rf"(?i:ca|approx\w*|circa|about|env|max\w*|min\w*|up|over|under|from|ab|bis)\b|{CURRENCY}"
)
_NO_UNIT = LazyPattern(
    r"(?i:or|and|to|bis|approx|circa|about|plus|max|maximum|min|minimum|more|less|each|staff|st|nd|"
    rf"{MONTH}|von|of|de|out|from|oder|und|et|ou|of which)\b"
)
_TEXT = LazyPattern(
    r"\d{1,2}:\d{2}|\d:\d|(?:^|\s)v\.?\s?\d|\d{4}-\d{2}-\d{2}|\d(?:st|nd|rd|th|er|re|ème|º|ª)\b|"
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|^\+?\d[\d ()/-]{8,}\d$|^0\d|\d(?:\.\d+){2,}|"
    rf"^\d{{1,2}}\.?\s{MONTH}\b|"
    r"[A-Za-z]{2,}[^\w%]*[A-Za-z]*\s.*[A-Za-z]{2,}|\d-[a-z]|[a-z]-?\d|https?:|@",
    re.IGNORECASE,
)


def read_cell(
    text: str, convention: Convention = USUAL, raised: Iterable[tuple[int, int]] = ()
) -> Reading:
    """What a cell of a table holds; `raised` are the spans in superscript, footnote marks."""
    for start, end in raised:
        if start and text[start - 1].isdigit():
            text = text[:start] + " " * (end - start) + text[end:]
    stripped = text.strip()
    if _ZERO.fullmatch(stripped):
        return Reading("nothing")
    if not any(map(str.isdigit, stripped)) and not any(c in "½¼¾" for c in stripped):
        return Reading("unknown" if _UNKNOWN.fullmatch(stripped) else "text")
    start = len(text) - len(text.lstrip())
    amount = _whole(text.rstrip(), start, convention)
    if amount:
        return Reading("number", amount)
    return Reading("text" if _TEXT.search(stripped) or _wordy(stripped) else "unknown")


def _wordy(text: str) -> bool:
    """Whether words carry the text, and the number in it is part of what they say."""
    word = re.match(r"[^\W\d_]+", text)
    return word is not None and not _VAGUE.match(text)


def _whole(text: str, start: int, convention: Convention) -> Amount | None:
    """The amount that the text is from `start` to its end, a footnote mark apart."""
    end, mark = len(text), ""
    found = _MARKS.compiled.search(text, start)
    if found and any(map(str.isdigit, text[start : found.start()])):
        end, mark = found.start(), found["mark"].strip()
    match = _number().match(text, start, end)
    if match is None:
        return None
    unit, stop = match["unit"] or "", match.end()
    closed = bool(match["close"])
    if stop < end and not (match["unit"] or match["rate"]):
        other = _OTHER_UNIT.compiled.fullmatch(text, stop, end)
        if other is None or _NO_UNIT.match(other["unit"]):
            return None
        unit, stop, closed = other["unit"], end, bool(other["close"])
    if stop != end or (closed and not (match["open"] or match["open2"])):
        return None
    return amount_of(match, stop, unit, mark, convention)


@cache
def _number() -> re.Pattern[str]:
    """A number's pattern; "(" before it or after its currency, and a minus behind it."""
    sign = rf"[{MINUS}+]\s?"
    return re.compile(
        rf"(?P<sign>\\?{sign})?(?P<open>\(\s*)?"
        rf"(?:(?:(?P<scale1>{SCALE_BEFORE})\s?)?(?P<before>{CURRENCY})\s*)?"
        rf"(?P<sign2>{sign})?(?P<open2>\(\s*)?(?P<digits>{DIGITS})(?P<close1>\s*\))?"
        rf"(?:\s{{0,2}}(?P<scale>{SCALE}))?(?:\s*(?P<percent>{PERCENT}))?"
        rf"(?:\s*(?:(?P<scale2>{SCALE_BEFORE})\s?)?(?P<after>{CURRENCY}))?"
        rf"(?:\s{{0,2}}(?P<unit>{UNIT}))?(?P<rate>{RATE})?"
        rf"(?P<close>\s*\))?(?P<trailing>\s?[{MINUS}])?"
    )


def amount_of(
    match: re.Match[str], end: int, unit: str, mark: str, convention: Convention
) -> Amount | None:
    """The amount in a match of the number's pattern; None where its digits are no number."""
    digits = read_digits(match["digits"], convention)
    if digits is None:
        return None
    money = match["before"] or match["after"] or ""
    scale = _scale(match, bool(money))
    if scale == 0:
        unit, scale = match["scale"] or "", 1
    found = match.groupdict()
    bracket = found.get("open") or found.get("open2")
    sign = match["sign"] or match["sign2"] or found.get("trailing") or ""
    sign = sign.strip().lstrip("\\")
    negative = sign in MINUS if sign else bool(bracket)
    return Amount(
        value=digits.value * scale * (-1 if negative else 1),
        step=_step(digits, scale),
        decimals=digits.decimals,
        start=match.start(),
        end=end,
        digits=match.span("digits"),
        currency=currency_of(money) if money else "",
        scale=scale,
        unit=(unit_of(unit) if unit else "") + _rate(match["rate"]),
        percent=match["percent"] is not None,
        sign=sign or ("(" if bracket else ""),
        group=digits.group,
        mark=mark,
        ambiguous=digits.ambiguous,
        point=digits.point,
    )


def _scale(match: re.Match[str], money: bool) -> int:
    """What the scales beside a number come to; 0 where the only one is a unit (``5 m``)."""
    before = match["scale1"] or match["scale2"]
    if before:
        return 1_000_000 if before == "M" else 1_000
    return scale_of(match["scale"], money) if match["scale"] else 1


def _step(digits: Digits, scale: int) -> Decimal:
    return Decimal(1).scaleb(-digits.decimals) * scale


def _rate(text: str | None) -> str:
    if not text:
        return ""
    word = re.sub(r"^\s*(?:/|per|pro|par|por)\s*", "", text)
    return "/" + unit_of(word)
