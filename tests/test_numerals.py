"""Numbers in words: read as a whole, before a place, behind one."""

import pytest

from qualitygate import numerals


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("thirty", "en", 30),
        ("ONE THOUSAND, three hundred", "en", 1300),
        ("a hundred and five", "en", 105),
        ("forty‑two", "en", 42),
        ("zwölf", "de", 12),
        ("fuenf", "de", 5),
        ("eintausendzweihundert", "de", 1200),
        ("quatre-vingt-dix-neuf", "fr", 99),
        ("treinta y cinco", "es", 35),
        ("veintiún", "es", 21),
        ("mil e duzentos", "pt", 1200),
        ("duecentocinquantamila", "it", 250000),
        ("eenentwintig", "nl", 21),
    ],
)
def test_a_number_is_read(words: str, language: str, value: int) -> None:
    assert numerals.in_words(words, language) == value


@pytest.mark.parametrize("words", ["", "five or six", "third", "o", "thirty days", "the"])
def test_what_is_no_number(words: str) -> None:
    assert numerals.in_words(words, "en") is None


def test_the_longest_number_before_a_place() -> None:
    text = "between five and one hundred and six days"
    found = numerals.ending(text, text.index(" days"), "en")
    assert found is not None
    assert (text[found.start : found.end], found.value) == ("one hundred and six", 106)
    assert numerals.ending(text, len(text), "en") is None


def test_the_longest_number_behind_a_place() -> None:
    text = "pay zwei Millionen Euro"
    found = numerals.beginning(text, 4, "de")
    assert found is not None
    assert (text[found.start : found.end], found.value) == ("zwei Millionen", 2_000_000)
    assert numerals.beginning(text, 0, "de") is None


def test_languages() -> None:
    assert numerals.base("de-CH") == "de"
    assert numerals.base("pl") is None
    assert numerals.base(None) is None
