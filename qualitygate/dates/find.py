"""Dates as people write them in running text and in cells."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from qualitygate.dates.names import Name, has_capital, names_for
from qualitygate.lazy import LazyPattern

Form = Literal["iso", "numeric", "words"]


_NUMBER = re.compile(r"\d+")
_NUMERIC = LazyPattern(
    r"(?P<one>\d{4}|\d{1,2})(?P<sep>\.[ \u00a0]|[ \u00a0]/[ \u00a0]|[./-])(?P<two>\d{1,2})(?P=sep)"
    r"(?P<three>\d{4}|\d{1,2})(?!\w|[./:-]\d|,\d)"
)
_JOINED = frozenset(
    ".,/:-–‑#$€£+=@&%_~*\\"
)  # a number behind one of these is part of another thing
_DAYS = 32  # one more than there are: "32 June 2026" is meant to be a date
_S = r"[\s\u00a0]"
_WORD = r"(?P<word>[^\W\d_]{2,14}(?:-feira)?)"
_ORDINAL = r"(?:[ \u00a0]?(?:st|nd|rd|th)\b|er|ère|º|ª|°|\.|e|te|ten)?"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d)"
_DAY_FIRST = LazyPattern(
    rf"(?P<day>\d{{1,2}}){_ORDINAL}(?:{_S}{{1,3}}|[-‑]|(?<=\.))"
    rf"(?:of{_S}|day{_S}of{_S}|de{_S}|d['’])?{_WORD}(?!\w)\.?"
    rf"(?:,?{_S}{{0,3}}(?:(?:of|de|del|do|in){_S})?[-‑]?(?P<year>{_YEAR})"
    r"|[-‑ ,]{0,2}(?:['’]|(?<=[-‑]))(?P<short>\d\d)(?!\d|\w))?",
    re.IGNORECASE,
)
_MONTH_BEFORE = LazyPattern(
    rf"(?<![\w'’]){_WORD}\.?,?(?:{_S}{{1,2}}|[-‑])(?:(?:the|de|del|of){_S})?\Z", re.IGNORECASE
)
_DAY_AFTER = LazyPattern(
    r"(?P<whole>(?P<day>\d{1,2})(?:st|nd|rd|th)?)"
    rf"(?:{_S}?[-–—]{_S}?(?P<last>\d{{1,2}})(?:st|nd|rd|th)?(?!\w|{_S}?[-–—]))?(?![\d:]|[.,]\d)"
    rf"(?:,?{_S}{{1,3}}(?P<year>{_YEAR})|,(?P<near>{_YEAR})|,?{_S}?['’](?P<short>\d\d)(?!\w)"
    rf"|{_S}\d\d?:\d\d(?::\d\d)?(?:{_S}(?:[A-Z]{{1,4}}|[+-]\d{{4}})){{0,2}}{_S}(?P<far>{_YEAR}))?"
)
_WHOLE_YEAR = LazyPattern(_YEAR + r"(?!\w)")
_WEEKDAY_BEFORE = LazyPattern(
    rf"(?<![\w'’-]){_WORD}\.?,?{_S}{{1,3}}\(?(?:(?:the|den|der|dem|le|el|il|dia|día){_S})?\Z",
    re.IGNORECASE,
)
_WEEKDAY_AFTER = LazyPattern(
    rf"(?:{_S}?\({_WORD}\.?\)|,{_S}?(?P<bare>[^\W\d_]{{3,14}}(?:-feira)?)(?={_S}*(?:\Z|[.;)\n]|at\b)))",
    re.IGNORECASE,
)
_BEFORE_A_RANGE = LazyPattern(
    rf"(?<!\w){_WORD}\.?,?{_S}*(?:[-–—/&,+]|\b(?:to|and|or|through|till?|until|bis|und|oder|et|au|"
    rf"ou|y|o|al|e|a|en|of|tot|i|do|og|til|eller|the)){_S}*\Z",
    re.IGNORECASE,
)
# Months whose names are words of their own, in small letters.
_ORDINARY = frozenset(
    {
        "may",
        "march",
        "mar",
        "set",
        "out",
        "mag",
        "sie",
        "lis",
        "maj",
        "gen",
        "sty",
        "mars",
        "august",
    }
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: ``text[start:end]``, without its weekday.

    What is not said is None. `month` and `day` are as written: 31 June has no `date`. `weekday` is
    0 for Monday and stands at ``text[weekday_start:weekday_end]``. `sure` is False where day and
    month of a numeric date may be exchanged, or a year of two digits leaves in doubt what it is;
    `last_day` is the day after the dash in ``12-14 May``.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    weekday_start: int = 0
    weekday_end: int = 0
    form: Form = "words"
    sure: bool = True
    last_day: int | None = None

    @property
    def date(self) -> datetime.date | None:
        """The day; None where a part of it is not said, or there is no such day."""
        return self.in_year(self.year)

    @property
    def full(self) -> bool:
        """Whether day, month and year are said."""
        return None not in (self.year, self.month, self.day)

    @property
    def whole_start(self) -> int:
        return min(self.start, self.weekday_start) if self.weekday is not None else self.start

    @property
    def whole_end(self) -> int:
        return max(self.end, self.weekday_end)

    def in_year(self, year: int | None) -> datetime.date | None:
        """The day that it is in a year."""
        if year is None or self.month is None or self.day is None:
            return None
        try:
            return datetime.date(year, self.month, self.day)
        except ValueError:
            return None

    def exchanged(self) -> "Dated":
        """With day and month of a numeric date the other way round."""
        return replace(self, day=self.month, month=self.day)


def find_dates(text: str, language: str = "", day_first: bool | None = None) -> list[Dated]:
    """The dates in a text, from left to right, none over another.

    `language` is the text's, as a BCP 47 tag. `day_first` says how ``03/04/2026`` is to be read;
    None: as is usual in the language, and such dates are not `sure`.
    """
    found: list[Dated] = []
    end = 0
    for number in _NUMBER.finditer(text):
        if number.start() < end:
            continue
        for dated in _at(text, number, language, day_first):
            if dated.start >= end:
                dated = _with_weekday(text, dated, language, end)
                found.append(dated)
                end = dated.whole_end
                break
    return found


def order_of(text: str) -> tuple[int, int]:
    """How many numeric dates of a text can only be day first, and how many only month first."""
    first = second = 0
    for match in _NUMERIC.compiled.finditer(text):
        if len(match["three"]) != 4 or len(match["one"]) == 4 or not _alone(text, match.start()):
            continue
        one, two = int(match["one"]), int(match["two"])
        first += 12 < one <= 31 and 1 <= two <= 12
        second += 12 < two <= 31 and 1 <= one <= 12
    return first, second


def _at(text: str, number: re.Match[str], language: str, day_first: bool | None) -> Iterator[Dated]:
    """What the number may be a part of, the likeliest first."""
    start, digits = number.start(), number.group()
    if len(digits) > 4 or not _apart(text, start):
        return
    if _alone(text, start) and (numeric := _NUMERIC.compiled.match(text, start)):
        yield from _numeric(numeric, language, day_first)
    months = names_for(language[:2].lower()).months
    if len(digits) <= 2 and (match := _DAY_FIRST.compiled.match(text, start)):
        yield from _day_first(match, months)
    left = text[start - 1 : start]
    if left and (left.isspace() or left in "-‑"):
        before = _MONTH_BEFORE.compiled.search(text, max(0, start - 24), start)
        if before and (month := months.get(before["word"].lower())):
            yield from _month_first(text, before, month, start)


def _apart(text: str, start: int) -> bool:
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] == "_")


def _alone(text: str, start: int) -> bool:
    """Whether the number is not the rest of a longer one, of a path, of an identifier."""
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in _JOINED)


def _numeric(match: re.Match[str], language: str, day_first: bool | None) -> Iterator[Dated]:
    one, two, three = match["one"], match["two"], match["three"]
    span = match.span()
    if len(one) == 4:
        if len(three) <= 2 and 1500 <= int(one) < 2200:
            yield Dated(*span, int(one), int(two), int(three), form="iso")
        return
    if len(three) == 4:
        if not 1500 <= int(three) < 2200:
            return
        year, written = int(three), True
    elif len(three) == 2 and _is_short_date(match, language):
        year, written = int(three) + (2000 if int(three) < 70 else 1900), False
    else:
        return
    left, right = int(one), int(two)
    tag = language.lower()
    first = day_first
    if left > 12 or right > 12:
        first = left > 12
    elif first is None:
        first = tag not in ("en-us", "en", "") or "." in match["sep"]
    sure = written and (
        max(left, right) > 12 or left == right or day_first is not None or "." in match["sep"]
    )
    day, month = (left, right) if first else (right, left)
    yield Dated(*span, year, month, day, form="numeric", sure=sure)


def _is_short_date(match: re.Match[str], language: str) -> bool:
    """Whether a year of two digits may be one: "10.12.19" is a version in English."""
    if match["sep"].strip() == "/":
        return True
    paired = len(match["one"]) == len(match["two"]) == 2
    return paired and "." in match["sep"] and not language.lower().startswith("en")


def _day_first(match: re.Match[str], months: dict[str, Name]) -> Iterator[Dated]:
    month = months.get(match["word"].lower())
    day = int(match["day"])
    if month is None or not (_is_meant(match["word"], month) or match["year"]):
        return
    year = _year(match["year"], match["short"])
    if day > _DAYS or (day >= _DAYS and year is None):
        return
    end = match.end() if year else match.end("word")
    yield Dated(match.start(), end, year, month.number, day, sure=match["short"] is None)


def _month_first(text: str, before: re.Match[str], month: Name, start: int) -> Iterator[Dated]:
    if whole := _WHOLE_YEAR.compiled.match(text, start):
        if _is_meant(before["word"], month):
            yield Dated(before.start(), whole.end(), int(whole.group()), month.number)
        return
    after = _DAY_AFTER.compiled.match(text, start)
    if after is None or not _is_meant(before["word"], month):
        return
    day, year = int(after["day"]), _year(_said(after, "year", "near", "far"), after["short"])
    if not 0 < day <= (_DAYS if year else _DAYS - 1):
        return
    last = int(after["last"]) if after["last"] else None
    end = after.end() if year or last else after.end("whole")
    sure = after["short"] is None
    yield Dated(before.start(), end, year, month.number, day, sure=sure, last_day=last)


def _is_meant(word: str, name: Name) -> bool:
    """Whether a word is a month or a weekday, to judge by its capitals."""
    if word[0].isupper():
        return not name.short or word.istitle() or len(word) > 2
    return not has_capital(name) and word.lower() not in _ORDINARY


def _said(match: re.Match[str], *groups: str) -> str | None:
    return next((match[group] for group in groups if match[group]), None)


def _year(four: str | None, two: str | None) -> int | None:
    if four:
        return int(four)
    return None if two is None else int(two) + (2000 if int(two) < 70 else 1900)


def _with_weekday(text: str, dated: Dated, language: str, end: int) -> Dated:
    """The date with the weekday that stands right before or behind it."""
    if dated.day is None:
        return dated
    weekdays = names_for(language[:2].lower()).weekdays
    before = _WEEKDAY_BEFORE.compiled.search(text, max(end, dated.start - 24), dated.start)
    if before and (name := weekdays.get(before["word"].lower())):
        range_ = _BEFORE_A_RANGE.compiled.search(
            text, max(end, before.start() - 24), before.start()
        )
        several = range_ is not None and range_["word"].lower() in weekdays
        if several or not _is_weekday(text, before, name):
            return dated
        return replace(dated, weekday=name.number, weekday_start=before.start("word"),
                       weekday_end=before.end("word"))  # fmt: skip
    after = _WEEKDAY_AFTER.compiled.match(text, dated.end)
    if after and dated.last_day is None:
        group = "word" if after["word"] else "bare"
        name = weekdays.get(after[group].lower())
        if name and (after[group][0].isupper() or not has_capital(name)):
            return replace(dated, weekday=name.number, weekday_start=after.start(group),
                           weekday_end=after.end(group))  # fmt: skip
    return dated


def _is_weekday(text: str, match: re.Match[str], name: Name) -> bool:
    word, before = match["word"], text[max(0, match.start() - 4) : match.start()]
    if has_capital(name) and not word[0].isupper():
        return False
    # The Sun and the Daily Mail on Sunday are papers.
    return not (word in ("Sun", "Sunday") and before.casefold() in ("the ", " on "))
