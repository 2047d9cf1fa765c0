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
        ("negenennegentig miljoen duizendhonderdvijftig", "nl", 99_001_150),
        ("enogtyve", "da", 21),
        ("to hundrede og halvfems", "da", 290),
        ("cinquecentodiciotto", "it", 518),
        ("centottantuno", "it", 181),
        ("dos mil trescientos cuarenta y dos", "es", 2342),
        ("ciento un mil quinientos", "es", 101_500),
        ("soixante et onze mille deux cents", "fr", 71_200),
        ("quatre-vingts", "fr", 80),
        ("nonante-neuf", "fr", 99),
        ("dreihundertfünfundsechzigtausend", "de", 365_000),
        ("eine Million zweihunderttausend", "de", 1_200_000),
        ("noventa e nove milhões e mil cento e cinquenta", "pt", 99_001_150),
        ("twelve hundred", "en", 1200),
        ("zero", "en", 0),
    ],
)
def test_a_number_is_read(words: str, language: str, value: int) -> None:
    assert numerals.in_words(words, language) == value


@pytest.mark.parametrize("words", ["", "five or six", "third", "o", "thirty days", "the"])
def test_what_is_no_number(words: str) -> None:
    assert numerals.in_words(words, "en") is None


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("one two", "en"), ("twenty thirty", "en"), ("five and", "en"), ("and five", "en"),
        ("million billion", "en"), ("zero six", "en"), ("zwei drei", "de"), ("zwanzigdrei", "de"),
        ("undzwanzig", "de"), ("hundertsame", "de"), ("vingt trente", "fr"), ("un cent", "fr"),
        ("tenere", "it"), ("enheden", "da"), ("een en", "nl"), ("y cinco", "es"),
    ],
)  # fmt: skip
def test_words_that_do_not_make_one_number(words: str, language: str) -> None:
    assert numerals.in_words(words, language) is None


def test_a_long_word_costs_nothing() -> None:
    assert numerals.in_words("einundzwanzig" * 200, "de") is None


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
