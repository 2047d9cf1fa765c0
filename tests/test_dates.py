"""Dates as people write them: what is found, what it says, what is no date."""

import datetime

import pytest

from qualitygate.dates import Dated, find_dates, order_of, weekday_name


def _said(text: str, language: str = "en-GB") -> list[tuple[str, datetime.date | None]]:
    return [(text[d.start : d.end], d.date) for d in find_dates(text, language)]


def _one(text: str, language: str = "en-GB", day_first: bool | None = None) -> Dated:
    (found,) = find_dates(text, language, day_first)
    return found


_DAY = datetime.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Saturday, 21 November 2026", "en-GB"),
        ("Saturday 21st of November, 2026", "en-GB"),
        ("Saturday, the 21st day of November, 2026", "en-US"),
        ("Sat Nov. 21, 2026", "en-US"),
        ("Saturday, November 21st, 2026", "en-US"),
        ("SATURDAY 21 NOVEMBER 2026", "en-GB"),
        ("Saturday (21 st November 2026)", "en-GB"),
        ("21 November 2026 (Saturday)", "en-GB"),
        ("Sat 21/11/2026", "en-GB"),
        ("Sat 11/21/2026", "en-US"),
        ("Sat 2026-11-21", "en-GB"),
        ("Sat, 21-Nov-2026", "en-GB"),
        ("Samstag, den 21. November 2026", "de-DE"),
        ("Sa., 21.11.2026", "de-DE"),
        ("samedi 21 novembre 2026", "fr-FR"),
        ("sábado, 21 de noviembre de 2026", "es-ES"),
        ("sábado, 21 de novembro de 2026", "pt-PT"),
        ("sabato 21 novembre 2026", "it-IT"),
        ("zaterdag 21 november 2026", "nl-NL"),
        ("sobota, 21 listopada 2026 r.", "pl-PL"),
        ("lørdag den 21. november 2026", "da-DK"),
    ],
)
def test_a_saturday(text: str, language: str) -> None:
    found = _one(f"We meet on {text}", language)
    assert found.date == _DAY
    assert found.weekday == _DAY.weekday()
    assert found.sure


@pytest.mark.parametrize(
    ("text", "language", "date"),
    [
        ("le 1er mars 2026", "fr-FR", (2026, 3, 1)),
        ("1° maggio 2026", "it-IT", (2026, 5, 1)),
        ("12 out 2026", "pt-BR", (2026, 10, 12)),
        ("2. Mrz 2026", "de-DE", (2026, 3, 2)),
        ("3.5.2026", "de-DE", (2026, 5, 3)),
        ("12 de março de 2026", "en-GB", (2026, 3, 12)),
    ],
)
def test_forms_of_one_language(text: str, language: str, date: tuple[int, int, int]) -> None:
    assert _one(text, language).date == datetime.date(*date)


@pytest.mark.parametrize(
    "text",
    [
        "You may 12 times ask, and march 5 miles.",
        "The host is 192.168.10.2026, the version 10.2.19, the part 12-10-14.",
        "See sections 3.4.2011.5 and 12/10, ratio 1/2/2026/4, ticket AB-12-10-2019.",
        "He set 3 and took out 4; the deck 12 has 8 KB.",
        "https://example.com/2019/10/12/news",
    ],
)
def test_no_dates(text: str) -> None:
    assert _said(text) == []


def test_a_day_that_does_not_exist_is_found_without_a_date() -> None:
    for text in ("31 June 2026", "June 31", "29 February 2025", "32/11/2026", "2026-13-01"):
        found = _one(text)
        assert (found.start, found.end) == (0, len(text))
        assert found.date is None


def test_parts_that_are_not_said_are_none() -> None:
    may, christmas = find_dates("From May 2026 to 25 December.", "en-GB")
    assert (may.year, may.month, may.day) == (2026, 5, None)
    assert (christmas.year, christmas.month, christmas.day) == (None, 12, 25)
    assert christmas.in_year(2026) == datetime.date(2026, 12, 25)
    assert not may.full


def test_the_order_of_numeric_dates() -> None:
    assert _one("03/04/2026", "en-US").date == datetime.date(2026, 3, 4)
    assert _one("03/04/2026", "en-GB").date == datetime.date(2026, 4, 3)
    assert not _one("03/04/2026", "en-GB").sure
    proven = _one("03/04/2026", "en-US", day_first=True)
    assert proven.date == datetime.date(2026, 4, 3)
    assert proven.sure
    assert _one("13/04/2026", "en-US").date == datetime.date(2026, 4, 13)
    assert order_of("13/04/2026, 04/13/2026, 25.12.2026, 1/2/2026") == (2, 1)


def test_weekdays_of_a_range_belong_to_no_single_date() -> None:
    first = _one("Wednesday to Friday, May 20–22, 2026", "en-US")
    assert (first.weekday, first.day, first.last_day) == (None, 20, 22)
    (later,) = find_dates("Thursday and Friday, 20 and 21 November 2026", "en-GB")
    assert later.weekday is None


def test_papers_are_no_weekdays() -> None:
    for text in ("The Sun, 3 May 2012", "the Mail on Sunday, 4 May 2012"):
        assert _one(text).weekday is None


def test_a_weekday_is_named_as_another_is_written() -> None:
    assert weekday_name(4, "THURSDAY") == "FRIDAY"
    assert weekday_name(4, "Thu") == "Fri"
    assert weekday_name(4, "donnerstag", "de") == "freitag"
    assert weekday_name(0, "jeudi", "fr") == "lundi"
