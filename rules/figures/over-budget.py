"""The total price must not be above the budget that the client has.

A bid above the budget is out before anybody reads it. The budget is the client's in the register
(`budget = "EUR 120,000"`), and is compared with prices before tax; where only the price with tax is
above it, that is a note. In a PDF a table is seen where it is tagged or has ruling lines.
"""

import re
from collections.abc import Iterator
from datetime import date

from qualitygate.api import Amount, Brief, Client, Document, Example, Hit, find_amounts, rule
from qualitygate.api import same_currency as same

from . import _table_words as words
from ._fact_money import Priced, PriceTable, price_tables, usual_currency
from ._fact_prices import wholes

_BRIEF = Brief(client=Client("Northwind Rail", budget="GBP 60,000"), date=date(2026, 11, 2))
_OURS = re.compile(
    r"\b(?:prices?|fees?|quotation|quote|offer|proposal|bid|(?:gesamt|einzel|fest)?preise?|honorare?"
    r"|angebot|prix|honoraires|offre|precios?|honorarios|oferta)\b",
    re.IGNORECASE,
)
_TABLE = "| Item | Fee |\n| Plan | £20,000 |\n| Build | £36,000 |\n"


def _example(text: str) -> Example:
    return Example(text, brief=_BRIEF)


@rule(
    severity="error",
    bad=[
        _example(f"{_TABLE}| Test | £8,000 |\n| Total | ⟦£64,000⟧ |"),
        _example("Our total price is ⟦£61,500⟧ before VAT."),
        _example(f"{_TABLE}| Price before VAT | 56,000 |\n| Price including VAT | ⟦67,200⟧ |"),
    ],
    good=[
        _example(f"{_TABLE}| Total | £56,000 |"),
        _example("The total cost of delays is £410,000 a year. Our total price is EUR 65,000."),
        _example(
            "| Year | Passengers |\n| 2024 | 81,000 |\n| 2025 | 90,000 |\n| Total | 171,000 |"
        ),
        Example(f"{_TABLE}| Test | £8,000 |\n| Total | £64,000 |"),
    ],
)
def check(document: Document) -> Iterator[Hit]:
    client = document.brief.client
    budget = next((a for a in find_amounts(client.budget) if a.currency), None) if client else None
    if client is None or budget is None:
        return
    found: list[tuple[Priced, bool, bool]] = []
    for table in price_tables(document):
        currency = table.currency or usual_currency(document)
        if currency and same(currency, budget.currency):
            ours = _OURS.search(table.named) is not None
            found += [(total, _has_tax(total, table), ours) for total in table.totals]
    for total in wholes(document):
        if same(total.amount.currency, budget.currency):
            found.append((total, _says_tax(total), True))
    above = [one for one in found if one[0].amount.value > budget.value]
    net = [one for one in above if not one[1]]
    for total, taxed, ours in net or above:
        yield _hit(total, budget, client, taxed, ours)


def _hit(total: Priced, budget: Amount, client: Client, taxed: bool, ours: bool) -> Hit:
    end = "lower it, or agree on it first"
    if taxed:
        end = "ask whether the budget includes tax"
    return Hit(
        total.block.index,
        total.start,
        total.end,
        f"The total of {total.text} is above the budget of {client.name}, {client.budget}: {end}.",
        severity="note" if taxed else None if ours else "warning",
        key="budget",
    )


def _has_tax(total: Priced, table: PriceTable) -> bool:
    """Whether tax is in a total: its label says so, or the tax stands above it."""
    label = total.label
    if words.is_tax(label) or words.is_without_tax(label):
        return words.is_with_tax(label) or not words.is_without_tax(label)
    tax = [row.block.index for row in table.rows if words.is_tax(row.label)]
    return any(index < total.block.index for index in tax)


def _says_tax(total: Priced) -> bool:
    behind = total.block.text[total.end : total.end + 40]
    return words.is_tax(behind) and words.is_with_tax(behind)
