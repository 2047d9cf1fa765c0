"""Numbers as people write them: what they are worth, in cells and in sentences."""

from decimal import Decimal

import pytest

from qualitygate.amounts import (
    Amount,
    Convention,
    convention_of,
    convention_of_document,
    find_amounts,
    of_language,
    read_cell,
    same_currency,
)
from qualitygate.linting.notation import parse

POINT = Convention()
COMMA = of_language("de-DE")


def amount(text: str, convention: Convention = POINT) -> Amount:
    reading = read_cell(text, convention)
    assert reading.amount is not None, reading
    return reading.amount


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1\u00a0234", "1234"),
        ("1\u202f234,5", "1234.5"),
        ("1'234.50", "1234.50"),
        ("1’234", "1234"),
        ("10,00,000", "1000000"),
        ("(120)", "-120"),
        ("$(120)", "-120"),
        ("(8.3)%", "-8.3"),
        ("(120", "-120"),
        ("–120", "-120"),
        ("−120", "-120"),
        ("120-", "-120"),
        ("\\-120", "-120"),
        ("-€5.00", "-5"),
        ("+5.2", "5.2"),
        ("$ 1,452.4", "1452.4"),
        ("€1.2m", "1200000"),
        ("USD 3k", "3000"),
        ("2664K", "2664000"),
        ("12 Mio. €", "12000000"),
        ("120 TEUR", "120000"),
        ("k€ 12", "12000"),
        ("Rs. 5 lakh", "500000"),
        ("1½", "1.5"),
        ("CHF 1'200.–", "1200"),
        ("1.200,- €", "1200"),
        ("1,234*", "1234"),
        ("1,234 (1)", "1234"),
        ("1,234²", "1234"),
        ("16,861(1)", "16861"),
        ("1,5 h", "1.5"),
    ],
)
def test_a_cell_is_worth(text: str, value: str) -> None:
    assert amount(text).value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", " ", "-", "—", "–", "nil", "incl.", "inklusive", "free", "€-"]
)
def test_a_cell_without_a_number_is_nothing(text: str) -> None:
    assert read_cell(text).meaning == "nothing"


@pytest.mark.parametrize(
    "text",
    [
        "n/a", "TBD", "xx", "on request", "~50", ">5", "5+", "10–12", "25 x 2", "84-89",
        "4 + staff", "7% ____", "5 or 6", "100 (12%)", "1 234\n567", "1/2", "auf Anfrage",
    ],
)  # fmt: skip
def test_a_number_that_nobody_can_add_is_unknown(text: str) -> None:
    assert read_cell(text).meaning == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "12.05.2024", "2024-05-12", "10:30", "3.0.1", "1,000:1", "75th", "5-shot", "V10.16",
        "FY 2018", "+49 171 1234567", "12 May", "Phase 2: 100", "0800 123 456", "007", "Item",
    ],
)  # fmt: skip
def test_digits_in_dates_names_and_versions_are_text(text: str) -> None:
    assert read_cell(text).meaning == "text"


def test_what_stands_beside_the_number_is_read() -> None:
    price = amount("€ 1.2m")
    assert (price.currency, price.scale, price.step, price.decimals) == (
        "EUR", 1_000_000, Decimal(100_000), 1,
    )  # fmt: skip
    assert (amount("3 hours").unit, amount("8hrs").unit) == ("hour", "hour")
    assert (amount("$50/mo").currency, amount("$50/mo").unit) == ("$", "/month")
    assert amount("5 m").unit == "m"
    assert amount("12 %").percent
    assert amount("1,234*").mark == "*"
    assert amount("40 rooms").unit == "rooms"


def test_raised_digits_are_a_footnote_mark() -> None:
    reading = read_cell("1,2343", POINT, raised=[(5, 6)])
    assert reading.amount is not None
    assert reading.amount.value == 1234


@pytest.mark.parametrize(
    ("cells", "point", "proven"),
    [
        (["1.234,50", "900"], ",", True),
        (["1,5", "2"], ",", True),
        (["1,234,567"], ".", True),
        (["0.125"], ".", True),
        (["1,234", "5,678"], ".", False),
        (["12.05.2024", "7"], ".", False),
    ],
)
def test_the_numbers_prove_a_convention(cells: list[str], point: str, proven: bool) -> None:
    convention = convention_of(cells)
    assert (convention.point, convention.proven) == (point, proven)
    assert not convention.contradicted


def test_numbers_that_prove_both_contradict_each_other() -> None:
    assert convention_of(["1,234.5", "1.234,5"]).contradicted


def test_an_ambiguous_number_is_a_decimal_only_where_that_is_proven() -> None:
    assert amount("1.234").value == 1234
    assert amount("1.234").ambiguous
    assert amount("1.234", convention_of(["0.5"])).value == Decimal("1.234")
    assert amount("1.234", COMMA).value == 1234


def test_a_document_is_read_as_its_tables_prove_and_then_as_its_language() -> None:
    german, _ = parse("lang: de-DE\nDer Preis ist 1.200 EUR.")
    assert convention_of_document(german).point == ","
    assert not convention_of_document(german).proven
    english, _ = parse("lang: de-DE\n| Rate | Fee |\n| 1.5 | 1,200.50 |")
    assert convention_of_document(english).point == "."
    assert convention_of_document(english).proven


@pytest.mark.parametrize(
    ("cell", "value", "written"),
    [
        ("1,234.50", "99999.5", "99,999.50"),
        ("1.234,50", "99999.5", "99.999,50"),
        ("1234", "99999", "99999"),
        ("900", "1100", "1,100"),
        ("(120)", "-130", "(130)"),
        ("–120", "-130", "–130"),
        ("€1.2m", "1300000", "1.3"),
        ("1 234", "99999", "99 999"),
    ],
)
def test_another_value_is_written_in_the_same_manner(cell: str, value: str, written: str) -> None:
    assert amount(cell).write(Decimal(value), POINT) == written


def found(text: str, convention: Convention = POINT) -> list[str]:
    return [text[a.start : a.end] for a in find_amounts(text, convention)]


def test_amounts_in_a_sentence_are_found_with_currency_and_unit() -> None:
    text = (
        "We charge EUR 1,200 per day for 12 months, €1.2m or 12 % of 1,000 units (US$ 3 million)."
    )
    assert found(text) == [
        "EUR 1,200 per day", "12 months", "€1.2m", "12 %", "1,000 units", "US$ 3 million",
    ]  # fmt: skip
    assert [a.value for a in find_amounts("1.200,50 Euro und 120 T€", COMMA)] == [
        Decimal("1200.50"), 120_000,
    ]  # fmt: skip


def test_dates_versions_ranges_and_identifiers_in_a_sentence_are_no_amounts() -> None:
    assert not found("On 12 May 2024, at 10:30, version 3.0.1 of A4 and GDPR-2016/679, 24/7.")
    assert not found("May 12, 2024 or 1. Juni 2025, for 10–12 or 5 - 7 days, 2x5, v2.5.")


def test_a_number_too_long_to_be_an_amount_is_none() -> None:
    assert read_cell("9" * 40).amount is None
    assert not found("9" * 5000 + " 1 " + "1," * 3000)[1:]


def test_a_bracket_in_a_sentence_is_no_minus() -> None:
    (amount,) = find_amounts("five (6) people")
    assert amount.value == 6


def test_a_bare_dollar_may_be_any_dollar() -> None:
    assert same_currency("$", "AUD")
    assert same_currency("", "EUR")
    assert not same_currency("USD", "AUD")
    assert not same_currency("EUR", "GBP")
