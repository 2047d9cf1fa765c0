"""One column of a grid in whole numbers of its finest digit, and what its figures share."""

from dataclasses import dataclass
from decimal import Decimal

from qualitygate.api import Amount

from . import _table_words as words
from ._table_grid import Grid


@dataclass(frozen=True, slots=True)
class Column:
    """`values` are in units of `finest`; None where nobody knows (then every sum is silent).

    `steps` are the worth of the last digit written, in the same units; `numbers` whether there is
    a number at all. `money`: its currency or its head says so.
    """

    index: int
    values: tuple[int | None, ...]
    steps: tuple[int, ...]
    numbers: tuple[bool, ...]
    finest: Decimal
    currency: str
    unit: str
    decimals: int
    money: bool = False

    def shown(self, value: int) -> Decimal:
        return value * self.finest

    def is_like(self, other: "Column") -> bool:
        """Whether two columns hold figures of one kind: what proves one holds for the other."""
        return (self.currency, self.unit, self.decimals, self.money) == (
            other.currency,
            other.unit,
            other.decimals,
            other.money,
        )


def columns_of(grid: Grid) -> list[Column]:
    """The columns of a grid whose figures may be added."""
    found = [
        _column(grid, index) for index in grid.numeric if not words.is_no_sum(grid.heads[index])
    ]
    return [column for column in found if column is not None]


def share_columns(grid: Grid) -> list[Column]:
    """The columns of percentages: each cell says so, or the head does."""
    found = []
    for index in grid.numeric:
        known = [row[index].amount for row in grid.rows if row[index].amount]
        if "%" in grid.heads[index] or all(amount and amount.percent for amount in known):
            found.append(_column(grid, index, percent=True))
    return [column for column in found if column is not None]


def _column(grid: Grid, index: int, percent: bool = False) -> Column | None:
    amounts = [row[index].amount for row in grid.rows]
    known = [amount for amount in amounts if amount]
    currencies = {amount.currency for amount in known if amount.currency}
    units = {amount.unit for amount in known if amount.unit}
    if any(amount.percent for amount in known) and not percent:
        return None
    if any(amount.sign == "+" for amount in known):
        return None
    if len(currencies) > 1 or len(units) > 1 or any("/" in unit for unit in units):
        return None
    finest = min(amount.step for amount in known)
    values: list[int | None] = []
    for row, amount in zip(grid.rows, amounts, strict=True):
        meaning = row[index].reading.meaning
        if amount:
            values.append(int(amount.value / finest))
        else:
            values.append(
                0 if meaning == "nothing" or _is_label(row[index].text, meaning) else None
            )
    return Column(
        index,
        tuple(values),
        tuple(int(a.step / finest) if a else 0 for a in amounts),
        tuple(a is not None for a in amounts),
        finest,
        next(iter(currencies), ""),
        next(iter(units), ""),
        max(amount.decimals for amount in known),
        bool(currencies or words.MONEY_HEAD.search("" if grid.across else grid.heads[index])),
    )


def _is_label(text: str, meaning: str) -> bool:
    return meaning == "text" and words.is_total(text)


def digits_of(amount: Amount | None) -> int:
    """How many digits a number shows."""
    if amount is None:
        return 0
    shown = abs(amount.value) / amount.scale
    return len(str(int(shown.scaleb(amount.decimals))))
