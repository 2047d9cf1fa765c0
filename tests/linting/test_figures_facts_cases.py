"""Sentences in which the rules on facts find a fault, and those that a careless rule would take."""

from collections.abc import Callable

import pytest

from qualitygate.config import Config
from qualitygate.linting import load_rules
from qualitygate.linting.notation import parse
from qualitygate.linting.rule import Rule
from qualitygate.prose import classify

_PRICES = (
    "\n| Item | Days | Fee |\n| Stage 1: listen | 38 | £36,100 |\n| Stage 2: build | 96 | £91,200 |"
    "\n| Travel and lodging | | £6,200 |\n| Price before VAT | 134 | £133,500 |"
)
Said = Callable[[str, str], list[str]]


@pytest.fixture(scope="module")
def said() -> Said:
    """The texts that a rule of the pack finds in a document of the notation."""
    rules: dict[str, Rule] = {rule.id: rule for rule in load_rules(Config(select=("figures",)))}

    def find(rule: str, text: str) -> list[str]:
        document = classify(parse(text)[0])
        hits = list(rules[f"figures/{rule}"].hits(document))
        return [document.blocks[h.block].text[h.start : h.end] for h in hits if h.block is not None]

    return find


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("They pay in FOURTEEN (40) DAYS.", "FOURTEEN (40)"),
        ("A cap of fifty US dollars ($500) applies.", "fifty US dollars ($500)"),
        ("We keep 20% (twenty-five percent) back.", "20% (twenty-five percent)"),
        ("We bring five (5) people and three (4) good reasons.", "three (4)"),
        (
            "lang: fr-FR\nSoit 1 200 € (mille trois cents euros).",
            "1 200 € (mille trois cents euros)",
        ),
        ("lang: es-ES\nDentro de los cinco (15) días hábiles.", "cinco (15)"),
        ("lang: pt-BR\nEm até 30 (quarenta) dias.", "30 (quarenta)"),
        ("lang: it-IT\nDopo 12 (quindici) mesi.", "12 (quindici)"),
        ("lang: nl-NL\nBinnen veertien (15) dagen.", "veertien (15)"),
    ],
)
def test_a_number_in_words_and_another_in_figures(said: Said, text: str, fault: str) -> None:
    assert said("number-in-words", text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "Year one (2024) and twenty twenty-six (2026).",
        "One and one-half percent (1.5%) a month, and one-half (0.5).",
        "Four of them (33%) and six (50%) of the rest.",
        "Two weeks (14 days), one day (8 hours), thirty days (30).",
        "We reviewed five (see 6), four (4a) and two (6, 7) lines; two (6) and three (12) more.",
        "At 5 (one hour before) and with 12 (six in each team).",
        "1,234.56 (one thousand two hundred thirty-four dollars and 56/100) is due.",
        "lang: it-IT\nIl prezzo è di € 1.000,00 (mille/00).",
        "lang: pl-PL\nTermin wynosi 30 (czterdzieści) dni.",
    ],
)
def test_brackets_that_say_something_else(said: Said, text: str) -> None:
    assert said("number-in-words", text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "This Agreement shall commence on 1 May 2026 and remain in force for two years.\n"
            "| Contract term | 36 months |\n| Place | Leeds |",
            "36 months",
        ),
        ("All invoices are payable within thirty (30) days.\nPayment terms: net 45", "net 45"),
        ("The warranty period is 24 months.\nWarranty: 12 months", "12 months"),
        (
            "The project lasts six months.\n# Plan\nThe project runs for eight months.",
            "eight months",
        ),
        (
            "lang: de-DE\nDie Laufzeit beträgt 24 Monate.\nDer Vertrag läuft über 12 Monate.",
            "12 Monate",
        ),
        (
            "lang: fr-FR\nNotre offre est valable 90 jours.\nValidité de l'offre : 60 jours",
            "60 jours",
        ),
        (
            "lang: es-ES\nEsta oferta es válida por 90 días.\nValidez de la oferta: 60 días",
            "60 días",
        ),
    ],
)
def test_a_length_of_time_with_two_values(said: Said, text: str, fault: str) -> None:
    assert said("two-values", text) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "The offer is valid for three months.\nValidity: 90 days",
        "The contract runs for 12 months. It may be extended for a term of six months.",
        "Invoices are payable within 30 days. The deposit: an invoice is payable within 7 days.",
        "With a discount of 2%: payment within 10 days of invoice. Invoices are due in 30 days.",
        "| Phase | Duration |\n| Stage 1 | 3 months |\n| Stage 2 | 4 months |",
        "# Stage 1\nThe work takes two months.\n# Stage 2\nThe work takes three months.",
        "# Confidentiality\nThis agreement remains in effect for 5 years.\n"
        "# Term\nThis agreement remains in effect for 2 years.",
        "The contract runs for 12 months, 24 months or 36 months. The contract lasts 24 months.",
    ],
)
def test_lengths_of_different_things(said: Said, text: str) -> None:
    assert said("two-values", text) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("The fee for stage 1 is £31,600.", "£31,600"),
        ("We charge £92,100 for Stage 2.", "£92,100"),
        ("- Travel and lodging: £2,600", "£2,600"),
        ("The price is £135,300 before VAT, and it is fixed.", "£135,300"),
        ("We do all of it for a total price of £143,500.", "£143,500"),
    ],
)
def test_a_price_that_the_table_gives_otherwise(said: Said, text: str, fault: str) -> None:
    assert said("two-values", text + _PRICES) == [fault]


@pytest.mark.parametrize(
    "text",
    [
        "The price is £133,500 before VAT, or £160,200 with it.",
        "Stage 2 costs £91k, Stage 1 and Stage 2 cost £127,300.",
        "After Stage 2, £92,100 is due if you stop.",
        "The fee for Stage 2 is £45,600 at acceptance and £45,600 later.",
        "Liability for Stage 2 is £90,000, and its rate £950 a day.",
        "The total cost of delays is £410,000, and the total price about £133,000.",
        "# Option A\nOur total price is £132,500.\n# Prices",
    ],
)
def test_prices_that_the_table_need_not_give(said: Said, text: str) -> None:
    assert said("two-values", text + _PRICES) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("The project is divided into three lots.\n# Lot I\n# Lot II", ["three lots"]),
        ("We propose 4 work packages.\n| WP1 | a |\n| WP2 | b |\n| WP3 | c |", ["4 work packages"]),
        ("Name three aims:\n- a\n- b\n\nDone.", ["three"]),
        ("Either of the first two stages.\n# Stage 1\n# Stage 2\n# Stage 3", []),
        ("We tested two phases of each pump.\n# Phase 1\n# Phase 2\n# Phase 3", []),
        ("There are three of them, two of which matter:\n- a\n- b", []),
        ("In the last two weeks we did this:\n- a\n- b\n- c", []),
        ("Three points:\n- a\n\nOne more paragraph.\n- b\n- c", []),
    ],
)
def test_counts(said: Said, text: str, faults: list[str]) -> None:
    assert said("wrong-count", text) == faults


def test_one_amount_in_another_currency() -> None:
    many = "\n".join(
        f"Part {part} costs £1,{number}00." for number, part in enumerate("abcdefghij")
    )
    rules = {rule.id: rule for rule in load_rules(Config(select=("figures/currency-changed",)))}
    rule = rules["figures/currency-changed"]
    (hit,) = rule.hits(classify(parse(f"{many}\nThe licence costs €1,200.")[0]))
    assert hit.severity == "note"
    assert not list(rule.hits(classify(parse(f"{many}\nOr £1,200 (€1,400) for it.")[0])))
