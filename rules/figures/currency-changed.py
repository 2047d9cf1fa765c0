"""Amounts of one kind must be in one currency.

One € among the £ of a price table is a price that nobody agreed, and often the trace of the last
client. In a table it is a warning; a single amount in another currency in the text may well be
meant, and is a note. Conversions beside the amount are understood. In a PDF a table is seen where
it is tagged or has ruling lines.
"""

import re
from collections import Counter
from collections.abc import Iterator

from qualitygate.api import Document, Hit, once, rule, same_currency

from ._fact_money import Priced, find_currency, money_in_sentences
from ._table_grid import Grid, grids

_MANY = 10  # amounts in one currency, before a single one in another is worth a note
_COLUMN = 3  # the same, in a column of a table
_CONVERTED = re.compile(
    r"(?i:exchange|convert|equivalent|conversion|umgerechnet|wechselkurs|entspricht|équivalent|soit"
    r"|taux de change|equivalente|cambio)|[=≈/]"
)
# A table of several places, or of currencies, has several currencies.
_PLACES = re.compile(
    r"\b(?i:countr(?:y|ies)|cit(?:y|ies)|regions?|offices?|locations?|markets?|currenc(?:y|ies)|exchange"
    r"|land|länder|stadt|währung|pays|villes?|devises?|país|países|ciudad|moneda|paese|valuta)\b"
)
_DOLLARS = {"$": "USD"}


@rule(
    severity="warning",
    bad=[
        "| Item | Fee |\n| Plan | £20,000 |\n| Build | £36,000 |\n| Test | ⟦€8,000⟧ |\n"
        "| Total | £64,000 |",
        "| Item | Fee (EUR) |\n| Plan | 20,000 |\n| Build | ⟦£36,000⟧ |\n| Test | 8,000 |",
    ],
    good=[
        "| Item | Fee |\n| Plan | USD 20,000 |\n| Build | $36,000 |\n| Test | $8,000 |",
        "| City | Fare |\n| Leeds | £20 |\n| Bonn | €36 |\n| Paris | €28 |\n| Rome | €15 |",
        "| Item | EUR | GBP |\n| Plan | €20,000 | £17,400 |\n| Build | €36,000 | £31,300 |",
        "| Item | Fee |\n| Plan | £200 |\n| Build | £360 |\n| Test | £80 (€92) |\n| Run | £40 |",
        "The fee is £100, or €115 at today's rate.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    marked: set[int] = set()
    for grid in grids(document):
        for priced, usual in _strangers(document, grid):
            marked.add(priced.block.index)
            yield _hit(priced, usual)
    yield from _single(document, marked)


def _hit(priced: Priced, usual: str) -> Hit:
    return Hit(
        priced.block.index,
        priced.start,
        priced.end,
        f"'{priced.text}' is in another currency than the rest, {usual}: make sure it is meant.",
    )


def _strangers(document: Document, grid: Grid) -> Iterator[tuple[Priced, str]]:
    """Amounts of a column in another currency than its head, or than all others in it."""
    if _PLACES.search(" ".join((grid.title, *grid.heads))):
        return
    for column, head in enumerate(grid.heads):
        found = [
            Priced(document.blocks[entry.block], entry.amount)
            for entry in (row[column] for row in grid.rows)
            if entry.amount and entry.amount.currency and entry.block is not None
        ]
        named = {amount.currency for amount in find_currency(head) or find_currency(grid.title)}
        counts = Counter(_code(priced.amount.currency) for priced in found)
        usual = max(sorted(counts), key=lambda code: counts[code], default="")
        if len(named) == 1:
            usual = _code(*named)
        elif named or counts[usual] < _COLUMN:
            continue
        others = [p for p in found if not same_currency(p.amount.currency, usual)]
        if len(others) == 1 and not _CONVERTED.search(others[0].block.text):
            yield others[0], usual


def _single(document: Document, marked: set[int]) -> Iterator[Hit]:
    """The one amount in the text whose currency no other amount of a long document has."""
    amounts = _amounts(document)
    counts = Counter(_code(priced.amount.currency) for priced in amounts)
    usual = max(sorted(counts), key=lambda code: counts[code], default="")
    others = [p for p in amounts if not same_currency(p.amount.currency, usual)]
    if counts[usual] < _MANY or len(others) != 1 or others[0].block.index in marked:
        return
    (other,) = others
    beside = [p for p in amounts if p.block.index == other.block.index and p is not other]
    if not beside and not _CONVERTED.search(other.block.text):
        hit = _hit(other, usual)
        yield Hit(hit.block, hit.start, hit.end, hit.message, severity="note")


@once
def _amounts(document: Document) -> list[Priced]:
    """Every amount of money, in sentences and in the figures of tables."""
    found = list(money_in_sentences(document))
    known = {(priced.block.index, priced.start) for priced in found}
    for grid in grids(document):
        for entry in (entry for row in grid.rows for entry in row):
            if entry.amount and entry.amount.currency and entry.block is not None:
                priced = Priced(document.blocks[entry.block], entry.amount)
                if (entry.block, priced.start) not in known:
                    found.append(priced)
    return found


def _code(currency: str) -> str:
    return _DOLLARS.get(currency, currency)
