"""Money in a document: the amounts in its sentences, and the priced rows of its tables."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from qualitygate.api import (
    Amount,
    Block,
    Document,
    convention_of_document,
    find_amounts,
    once,
    same_currency,
)

from . import _table_words as words
from ._fact_texts import figured, masked, stated
from ._table_grid import Grid, grids

# Rates of value added tax, in per cent: two amounts apart by one of them are net and gross.
_RATES = [Decimal(rate) for rate in (
    "5", "5.5", "6", "7", "7.7", "8", "8.1", "9", "10", "12", "13", "13.5", "14", "15", "16", "17",
    "18", "19", "20", "21", "22", "23", "24", "25", "25.5", "27",
)]  # fmt: skip
_MONEY_SIGN = re.compile(
    r"(?=[$€£¥₹\dA-Zk])(?:[$€£¥₹]\s?\d|\d\s?[k]?[$€£]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|JPY|CAD|AUD|INR|BRL|ZAR"
    r"|TEUR|kr)\b|\d\s(?:[^\W\d_]{2,9}\s)?(?i:euros?|dollars?|pounds?|franken|francs)\b)"
)
_GROSS = re.compile(r"\b(?:gross|brutto|netto|net\sof\stax|TTC|HT)\b")
_VAGUE = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|circa|ca\.?|c\.|nearly|almost|over|under|below"
    r"|above|than|to|least|most|from|some|roughly|between|and|etwa|rund|bis|ab|über|unter|environ"
    r"|jusqu['’]à|hasta|aproximadamente|another|further|additional|extra|first|every|each|per)"
    r"|[~≈<>≤≥±])\s*\Z",
    re.IGNORECASE,
)
# Behind an amount: it is for one of many, for a time, or a difference.
_RATED = re.compile(
    r"\s?(?:/|\(?(?:per|a|an|each|every|pro|par|por|je|more|less|higher|lower|cheaper|off|extra|p\.a"
    r"|annually|monthly|yearly|daily|weekly|jährlich|monatlich|pauschal\spro|of\swhich|mehr|weniger"
    r"|to|–|-|de\splus|más|menos|in\s(?:savings|advance|year))(?![^\W_]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Priced:
    """An amount of money over ``block.text[start:end]``."""

    block: Block
    amount: Amount
    label: str = ""  # of a table's row

    @property
    def start(self) -> int:
        return self.amount.start

    @property
    def end(self) -> int:
        return self.amount.end

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end].strip()


@dataclass(frozen=True, slots=True)
class PriceTable:
    """A table of money: the prices of its rows, and of those the totals.

    `currency` is empty where neither figures nor heads nor the line above name one; `named` is all
    that these say, and the labels of the rows.
    """

    rows: tuple[Priced, ...]
    totals: tuple[Priced, ...]
    currency: str
    named: str


@once
def money_in_sentences(document: Document) -> tuple[Priced, ...]:
    """The amounts of money that sentences, list items and headings state."""
    blocks = [
        block
        for block in figured(document)
        if (block.kind != "cell" or len(block.text) >= 60) and _MONEY_SIGN.search(block.text)
    ]
    if not blocks:
        return ()
    convention = convention_of_document(document)
    found = []
    for block in blocks:
        for amount in find_amounts(block.text, convention):
            if amount.currency and not masked(block, amount.start, amount.end):
                found.append(Priced(block, amount))
    return tuple(found)


def is_rate(priced: Priced) -> bool:
    """Whether an amount is per day or per unit, a difference, or part of a range."""
    return bool(priced.amount.unit) or _RATED.match(priced.block.text, priced.end) is not None


def is_vague(priced: Priced) -> bool:
    return _VAGUE.search(priced.block.text, max(0, priced.start - 30), priced.start) is not None


@once
def price_tables(document: Document) -> tuple[PriceTable, ...]:
    """The tables whose figures are money."""
    return tuple(_price_table(document, grid) for grid in grids(document) if _is_money(grid))


@once
def usual_currency(document: Document) -> str:
    """The currency of most amounts of a document; empty if it states none."""
    counts = Counter(priced.amount.currency for priced in money_in_sentences(document))
    for grid in grids(document):
        for row in grid.rows:
            counts.update(e.amount.currency for e in row if e.amount and e.amount.currency)
    return max(sorted(counts), key=lambda currency: counts[currency], default="")


def agree(one: Amount, other: Amount) -> bool:
    """Whether two amounts may be the same: equal as far as both are written out."""
    if not same_currency(one.currency, other.currency):
        return False
    return abs(abs(one.value) - abs(other.value)) <= max(one.step, other.step) / 2


@once
def mentions_tax(document: Document) -> bool:
    """Whether a document speaks of value added tax, so that its prices may be net and gross."""
    return any(words.is_tax(block.text) or _GROSS.search(block.text) for block in stated(document))


def net_and_gross(one: Amount, other: Amount) -> bool:
    """Whether one amount is the other with value added tax."""
    small, large = sorted((abs(one.value), abs(other.value)))
    room = max(one.step / 2, other.step / 2, Decimal(1))
    return any(abs(small * (100 + rate) / 100 - large) <= room for rate in _RATES)


def _is_money(grid: Grid) -> bool:
    amounts = [entry.amount for row in grid.rows for entry in row if entry.amount]
    if any(amount.currency for amount in amounts):
        return True
    heads = (*grid.heads, grid.title)
    return any(words.MONEY_HEAD.search(head) for head in heads)


def _price_table(document: Document, grid: Grid) -> PriceTable:
    rows: list[Priced] = []
    totals: list[Priced] = []
    for label, priced in _row_prices(document, grid):
        if words.is_total(label) or _is_price_total(label):
            totals.append(priced)
        else:
            rows.append(priced)
    named = {a.currency for a in find_currency(" ".join((*grid.heads, grid.title)))}
    counts = Counter(p.amount.currency for p in (*rows, *totals) if p.amount.currency)
    usual = max(sorted(counts), key=lambda currency: counts[currency], default="")
    currency = named.pop() if len(named) == 1 else usual
    about = " ".join((*grid.heads, grid.title, *grid.labels))
    return PriceTable(tuple(rows), tuple(totals), currency, about)


def _row_prices(document: Document, grid: Grid) -> Iterator[tuple[str, Priced]]:
    """Each amount of a row that is money, with the row's label."""
    money = [
        column
        for column in grid.numeric
        if words.MONEY_HEAD.search(grid.heads[column])
        or any(row[column].amount and row[column].amount.currency for row in grid.rows)  # type: ignore[union-attr]
    ]
    columns = money or list(grid.numeric)
    for number, row in enumerate(grid.rows):
        for column in columns:
            entry = row[column]
            if entry.amount and entry.block is not None and not entry.amount.percent:
                block = document.blocks[entry.block]
                yield grid.labels[number], Priced(block, entry.amount, grid.labels[number])


_PRICE_TOTAL = re.compile(
    r"\W*(?:(?:net|gross|final|overall|fixed|contract)\s)?(?:price|fees?|cost|costs|amount|value|preis"
    r"|netto|brutto|prix|montant|precio|importe)(?:\s[^\W\d_]+){0,2}\s?(?:before|after|including|incl\."
    r"|excluding|excl\.|net|gross|inkl\.|exkl\.|zzgl\.|ohne|mit|ht|ttc|hors|sin|con|vat)\b.*",
    re.IGNORECASE,
)


def _is_price_total(label: str) -> bool:
    """Whether a row is what all comes to under another name: "Price before VAT"."""
    return _PRICE_TOTAL.match(label) is not None


def find_currency(text: str) -> list[Amount]:
    """The currencies that a head or a caption names: "Fee (EUR)", "Price in pounds sterling"."""
    return [amount for amount in find_amounts(_NAMED.sub(r"\g<0> 1 ", text)) if amount.currency]


_NAMED = re.compile(r"[€£$]|\b(?:EUR|USD|GBP|CHF|euros?|pounds|dollars|Franken)\b(?:\ssterling)?")
