"""Rows of tax in a price table, and what their rate comes to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from qualitygate.api import Amount, LazyPattern, Severity

from . import _table_words as words
from ._table_column import Column, columns_of
from ._table_grid import Entry, Grid
from ._table_slips import is_slip

_RATE = LazyPattern(r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")
_INCLUDED = LazyPattern(
    r"^\W*(?:incl\w*|inkl\w*|davon|darin|enthalten\w*|dont|including|of which|thereof|waarvan)\b",
    re.IGNORECASE,
)
_NET = LazyPattern(r"\b(?:net|netto|nett|ht|excl\w*|before|base|neto|imponible)\b", re.IGNORECASE)
_PRICE = LazyPattern(
    r"\b(?:prices?|amounts?|fees?|costs?|charges?|\w*preis|\w*betrag|\w*kosten|prix|montant|coût|"
    r"precio|importe|coste|prijs|bedrag|preço|valor|prezzo|importo)\b",
    re.IGNORECASE,
)
# What VAT, GST and sales taxes are in Europe, India, Canada, Australia and elsewhere.
_LEGAL = (
    "2.1 2.5 2.6 3.7 3.8 4 4.8 5 5.5 6 7 7.7 8 8.1 9 9.5 10 11 12 12.5 13 13.5 14 15 16 17 18 19 "
    "20 21 22 23 24 25 25.5 27"
)


@dataclass(frozen=True, slots=True)
class Tax:
    """A tax that is not `rate` per cent of `net`; `other_rate` is the one that it is."""

    entry: Entry
    amount: Amount
    net: Decimal
    rate: Decimal
    right: Decimal
    severity: Severity
    other_rate: Decimal | None = None


def wrong_taxes(grid: Grid) -> Iterator[Tax]:
    """The taxes of a grid that other figures show to be wrong."""
    rows = [
        row for row, label in enumerate(grid.labels) if words.is_tax(label) and not _is_price(label)
    ]
    if grid.doubtful or len(rows) != 1 or words.is_total(grid.labels[rows[0]]):
        return
    (row,) = rows
    rate = _rate(grid, row)
    if rate is None or not rate or _INCLUDED.search(grid.labels[row]):
        return
    for column in columns_of(grid):
        tax = _judged(grid, row, column, rate)
        if tax:
            yield tax


def _is_price(label: str) -> bool:
    """Whether a label that names the tax is a price with it or without it."""
    beside = words.is_with_tax(label) or words.is_without_tax(label)
    return beside and (words.is_total(label) or _PRICE.search(label) is not None)


def _rate(grid: Grid, row: int) -> Decimal | None:
    """The rate that the label or a cell of the row says, if there is only one."""
    found = {Decimal(m.replace(",", ".")) for m in _RATE.findall(grid.labels[row])}
    for entry in grid.rows[row]:
        if entry.amount and entry.amount.percent:
            found.add(entry.amount.value)
    return found.pop() if len(found) == 1 else None


def _judged(grid: Grid, row: int, column: Column, rate: Decimal) -> Tax | None:
    entry = grid.rows[row][column.index]
    amount = entry.amount
    net = _net(grid, row, column)
    if amount is None or net is None or amount.value <= 0 or net <= 0:
        return None
    right = net * rate / 100
    if abs(right - amount.value) <= _slack(amount) or _is_of_another(
        grid, row, column, rate, amount
    ):
        return None
    gross = _gross(grid, row, column)
    written = right
    if amount.scale == 1:
        written = right.quantize(Decimal(1).scaleb(-amount.decimals), ROUND_HALF_UP)
    if gross is None:
        return None
    if abs(gross - net - amount.value) <= _slack(amount):
        others = [
            r
            for r in map(Decimal, _LEGAL.split())
            if abs(net * r / 100 - amount.value) <= _slack(amount)
        ]
        if others and others[0] != rate:
            return Tax(entry, amount, net, rate, written, "error", others[0])
        return None
    if abs(gross - net - right) <= _slack(amount):
        return Tax(entry, amount, net, rate, written, "error")
    units = int(amount.value / amount.step), int(written / amount.step)
    return Tax(entry, amount, net, rate, written, "note") if is_slip(*units) else None


def _slack(amount: Amount) -> Decimal:
    return amount.step * 2 if amount.decimals > 1 else amount.step


def _net(grid: Grid, row: int, column: Column) -> Decimal | None:
    """The net price directly above the tax: a total, or what is called net."""
    above = [r for r in range(row) if column.numbers[r]]
    if not above:
        return None
    label, value = grid.labels[above[-1]], column.values[above[-1]]
    if value is None or not (words.is_total(label) or _NET.search(label)):
        return None
    return column.shown(value)


def _gross(grid: Grid, row: int, column: Column) -> Decimal | None:
    """The total directly below the tax."""
    below = next((r for r in range(row + 1, len(grid.rows)) if column.numbers[r]), None)
    if below is None:
        return None
    label = grid.labels[below]
    if not (words.is_total(label) or (_is_price(label) and words.is_with_tax(label))):
        return None
    value = column.values[below]
    return None if value is None else column.shown(value)


def _is_of_another(grid: Grid, row: int, column: Column, rate: Decimal, amount: Amount) -> bool:
    """Whether the tax is its rate of some other figure above it, or is in it already."""
    known = [column.shown(v) for v in column.values[:row] if v]
    sums = [sum(known[at:], Decimal(0)) for at in range(len(known))]
    slack = _slack(amount)
    return any(
        abs(base * rate / 100 - amount.value) <= slack
        or abs(base * rate / (100 + rate) - amount.value) <= slack
        for base in (*known, *sums)
    )
