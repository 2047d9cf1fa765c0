"""Lines of a price list: a quantity, the price of one, and what they come to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from qualitygate.api import Amount, LazyPattern

from . import _table_words as words
from ._table_grid import Grid

_QUANTITY = LazyPattern(
    r"\b(?:qty|quantity|quantities|units?|number|no|count|hours?|hrs|days?|weeks|months|users|seats|"
    r"licen[cs]es|volume|fte|effort|menge|anzahl|stunden|std|tage|pt|personentage|stück|monate|"
    r"aufwand|quantité|qté|nombre|jours|heures|mois|unités|cantidad|horas|días|unidades|meses|uds|"
    r"aantal|uren|dagen|maanden|stuks|hoeveelheid|quantità|ore|giorni)\b",
    re.IGNORECASE,
)
_PRICE = LazyPattern(
    r"\b(?:rates?|prices?|unit (?:price|cost)|cost per|costs?|per|each|fee|einzelpreis|ep|preis|"
    r"satz|stundensatz|tagessatz|stückpreis|prix|taux|p\.? ?u\.?|tjm|tarif|precio|tarifa|coste|"
    r"prijs|eenheidsprijs|tarief|uurtarief|prezzo|tariffa)\b|/\s?(?:h|hr|hour|day|unit|month|user)\b",
    re.IGNORECASE,
)
_AMOUNT = LazyPattern(
    r"\b(?:amounts?|totals?|costs?|prices?|fees?|sum|subtotal|value|charges?|extended|budget|betrag|"
    r"gesamt|gp|gesamtpreis|gesamtbetrag|gesamtkosten|summe|kosten|preis|honorar|montant|prix|coût|"
    r"importe|coste|precio|bedrag|totaal|totaalprijs|prijs|importo|totale)\b",
    re.IGNORECASE,
)
_MOST_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A row whose amount is not `product`, its quantity times its price."""

    grid: Grid
    row: int
    column: int  # of the amount
    quantity: Amount
    price: Amount
    amount: Amount
    product: Decimal


def wrong_lines(grid: Grid) -> list[Line]:
    """The rows of a price list that are not quantity times price, where the others are."""
    if grid.doubtful or len(grid.heads) > _MOST_COLUMNS:
        return []
    best: tuple[int, list[Line]] = (0, [])
    for triple in _triples(grid):
        right, wrong = _judged(grid, triple)
        if right > best[0]:
            best = right, wrong
    right, wrong = best
    if right >= 2 and right >= 3 * len(wrong):
        return wrong
    return wrong if right and len(wrong) == 1 and _is_counted(wrong[0]) else []


def _is_counted(line: Line) -> bool:
    """Whether the total below counts the product, not the amount that is shown."""
    grid, found = line.grid, line.product - line.amount.value
    for row, label in enumerate(grid.labels):
        amount = grid.amount(row, line.column)
        if words.is_total(label) and amount:
            return row > line.row and abs(found - amount.value) <= amount.step
        found += amount.value if amount else 0
    return False


def _triples(grid: Grid) -> Iterator[tuple[int, int, int]]:
    """Columns headed as a quantity, a price and, behind both, an amount."""
    columns = [c for c in range(len(grid.heads)) if grid.heads[c]]
    for amount in columns:
        if not _AMOUNT.search(grid.heads[amount]):
            continue
        before = [c for c in columns if c < amount]
        for quantity in before:
            for price in before:
                if (
                    quantity != price
                    and _QUANTITY.search(grid.heads[quantity])
                    and _PRICE.search(grid.heads[price])
                ):
                    yield quantity, price, amount


def _judged(grid: Grid, triple: tuple[int, int, int]) -> tuple[int, list[Line]]:
    """How many rows prove the triple, and the lines that are wrong."""
    right, wrong = 0, []
    for row, label in enumerate(grid.labels):
        quantity, price, amount = (grid.amount(row, column) for column in triple)
        if not quantity or not price or not amount or words.is_total(label):
            continue
        if quantity.percent or price.percent or amount.percent:
            return 0, []
        product = quantity.value * price.value
        gap = abs(product - amount.value)
        slack = (abs(quantity.value) * price.step + abs(price.value) * quantity.step) / 2
        if gap <= amount.step:
            right += quantity.value != 1 and price.value != 1 and amount.value != 0
        elif gap > amount.step + (slack if _is_rounded(quantity, price) else 0):
            wrong.append(Line(grid, row, triple[2], quantity, price, amount, product))
    if any(_otherwise(line, set(triple)) for line in wrong):
        return 0, []
    return right, wrong


def _is_rounded(quantity: Amount, price: Amount) -> bool:
    """Whether a factor has decimals that may be all that is shown of more."""
    return quantity.decimals > 1 or price.decimals not in (0, 2) or price.scale != 1


def _otherwise(line: Line, triple: set[int]) -> bool:
    """Whether another column of the row has a part in its amount: months, a discount, tax."""
    for column, entry in enumerate(line.grid.rows[line.row]):
        if column in triple or not entry.amount or column > line.column:
            continue
        other = entry.amount.value
        if not other:
            continue
        results = (line.product * other, line.product + other, line.product - other)
        shares = (line.product * (100 + other) / 100, line.product * (100 - other) / 100)
        near = line.amount.step
        if any(abs(result - line.amount.value) <= near for result in (*results, *shares)):
            return True
        if entry.amount.percent:
            return True
    return False
