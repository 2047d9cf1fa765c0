"""Amounts in running text: numbers with the currency, scale and unit beside them."""

import re
from collections.abc import Iterator
from functools import cache

from qualitygate.amounts.cell import MINUS, Amount, amount_of
from qualitygate.amounts.number import DIGITS, USUAL, Convention
from qualitygate.amounts.words import CURRENCY, MONTH, PERCENT, SCALE, SCALE_BEFORE, UNIT
from qualitygate.lazy import LazyPattern

# What makes digits part of something else: a date, a time, a version, an identifier, a path.
_PART_BEFORE = LazyPattern(rf"(?:[\w/\\#@=~^<>±]|\w[{MINUS}.,:]|[./:]|\d\s?[{MINUS}]\s?|[x×*] ?)\Z")
_PART_AFTER = LazyPattern(rf"[\w@\\^°±]|[.,:/]\w|\s?[{MINUS}]\s?\d|-\w| ?[×*] ?\d")
_DIGIT = re.compile(r"\d|[½¼¾⅛]")
_RUN = re.compile(r"[\d½¼¾⅛][\d.,]*")
_MONTH_BEFORE = LazyPattern(rf"(?:{MONTH}\.?|{MONTH} \d{{1,2}},) ?\Z")
_MONTH_AFTER = LazyPattern(rf"(?:st|nd|rd|th|\.|er|º)? ?(?:de )?(?:{MONTH})")
_MONEY_SIGN = LazyPattern(CURRENCY)
_REACH = 10  # characters before the first digit in which a sign and a currency begin
_BEHIND = 32  # characters behind the first digits in which a number ends, with its currency


def find_amounts(text: str, convention: Convention = USUAL) -> Iterator[Amount]:
    """The amounts in running text from left to right, as far as they are numbers of their own.

    Dates, times, versions, identifiers, phone numbers and ranges (``10–12``) are none, and a
    bracket is no minus. A bare number is found as well: it has no currency, percent or unit.
    """
    at = 0
    while digit := _DIGIT.search(text, at):
        match = _around(text, digit.start(), at)
        at = max(match.end("digits"), digit.end())
        if _PART_BEFORE.compiled.search(text, max(match.start() - 5, 0), match.start()):
            continue
        if _PART_AFTER.compiled.match(text, match.end()):
            continue
        if _dated(text, match):
            continue
        amount = amount_of(match, match.end(), match["unit"] or "", "", convention)
        if amount:
            at = match.end()
            yield amount


def money_in(text: str) -> Iterator[str]:
    """The digits of the amounts of money in a text, as written."""
    at = 0
    while run := _RUN.search(text, at):
        start, near = max(run.start() - _REACH, at), run.end() + _BEHIND
        if not _MONEY_SIGN.compiled.search(text, start, near):
            at = run.end()
            continue
        match = _around(text, run.start(), at)
        at = max(match.end("digits"), run.start() + 1)
        if match["before"] or match["after"]:
            yield match["digits"]


def _dated(text: str, match: re.Match[str]) -> bool:
    """Whether a bare number is a date's day or year."""
    if match.group() != match["digits"] or len(match.group()) > 4:
        return False
    start = max(match.start() - 20, 0)
    before = _MONTH_BEFORE.compiled.search(text, start, match.start())
    return bool(before or _MONTH_AFTER.compiled.match(text, match.end()))


def _around(text: str, digit: int, floor: int) -> re.Match[str]:
    """The longest match whose digits begin at `digit` and that begins after `floor`."""
    for begin in range(max(floor, digit - _REACH), digit):
        match = _number().match(text, begin)
        if match and match.start("digits") <= digit < match.end("digits"):
            return match
    match = _number().match(text, digit)
    assert match is not None  # a digit is a number
    return match


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<sign>[{MINUS}+])?(?:(?:(?P<scale1>{SCALE_BEFORE})\s?)?(?P<before>{CURRENCY})\s*)?"
        rf"(?P<sign2>[{MINUS}+])?(?P<digits>{DIGITS})"
        rf"(?:[ \u00a0\u202f-]?(?P<scale>{SCALE}))?(?:[ \u00a0\u202f]?(?P<percent>{PERCENT}))?"
        rf"(?:\s?(?:(?P<scale2>{SCALE_BEFORE})\s?)?(?P<after>{CURRENCY}))?"
        rf"(?:[\s-]?(?P<unit>{UNIT}))?(?P<rate>\s?(?:/\s?|(?:per|pro|par|por) )[^\W\d_]{{1,12}})?"
    )
