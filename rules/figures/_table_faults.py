"""Which totals are wrong, and how surely: the evidence of other columns, and of the slip itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from qualitygate.api import Amount, Document, Severity, once

from . import _table_words as words
from ._table_column import Column, digits_of
from ._table_grid import Grid, grids, reread
from ._table_products import wrong_lines
from ._table_slips import is_slip, is_slip_in_sum, missed_in_sum
from ._table_sums import Range, Reading, Sums, Total
from ._table_tax import wrong_taxes

_DIGITS = 3  # smaller figures agree by chance


@dataclass(frozen=True)
class Fault:
    """A total that is not the sum of `rows`; `found` is their sum in units of the column's finest.

    `culprit` is the row of the addend that the sums across show to be the wrong figure, `sure`
    that they show it to be the total.
    """

    grid: Grid
    row: int
    column: int
    rows: tuple[int, ...]
    total: Amount
    found: Amount
    severity: Severity
    kind: str = "sum"  # or "cent", "missed"
    culprit: int | None = None
    sure: bool = False


@once
def faults_down(document: Document) -> tuple[Fault, ...]:
    """The wrong totals of columns in all tables of a document."""
    return tuple(
        settled
        for grid in grids(document)
        for fault in _confirmed(document, grid, across=False)
        if (settled := _settled(fault)) is not None
    )


@once
def faults_across(document: Document) -> tuple[Fault, ...]:
    """The wrong totals of rows; in these, rows and columns have changed places."""
    return tuple(
        fault
        for grid in grids(document)
        if any(map(words.is_plain_total, grid.heads))
        for fault in _confirmed(document, grid, across=True)
    )


def _confirmed(document: Document, grid: Grid, across: bool) -> Iterator[Fault]:
    """The faults of a grid; none where another reading of its numbers makes more of them right."""
    if grid.doubtful or any(map(words.is_carried, grid.labels)):
        return
    if not any(map(words.is_total, grid.heads if across else grid.labels)):
        return
    faults = list(_faults(grid.transposed() if across else grid))
    for other in reread(document, grid) if faults else ():
        as_read = _right(grid.transposed() if across else grid)
        right = _right(other.transposed() if across else other)
        if len(right) > len(as_read):
            return
    yield from faults


def _right(grid: Grid) -> set[tuple[int, int]]:
    """The rows and columns of the totals that some reading explains."""
    return {
        (total.row, column)
        for total in Sums(grid).totals()
        for column in (*total.explained, *(c for c, fits in total.fits.items() if fits))
    }


def _faults(grid: Grid) -> Iterator[Fault]:
    sums = Sums(grid)
    reported: set[int] = set()
    for total in sums.totals():
        if not words.is_plain_total(total.label):
            continue
        fault = _fault(sums, total)
        if fault is None or fault.column in reported:
            continue  # the lowest one: those above it are wrong because of it
        if fault.severity == "error":
            reported.add(fault.column)
        yield fault


def _fault(sums: Sums, total: Total) -> Fault | None:
    if len(total.wrong) > 1:
        return _missed_everywhere(sums, total)
    if not total.wrong:
        return None if sums.grid.across else _cent(sums, total)
    (column,) = total.wrong
    if digits_of(sums.grid.amount(total.row, column.index)) < _DIGITS:
        return None
    right = [other for other in sums.columns if total.fits.get(other.index)]
    proof = [other for other in right if other.is_like(column) and _says_enough(sums, total, other)]
    if proof:
        return _proven(sums, total, column, proof)
    if sums.grid.across or total.explained:
        return None
    return _alone(sums, total, column)


def _says_enough(sums: Sums, total: Total, column: Column) -> bool:
    return digits_of(sums.grid.amount(total.row, column.index)) >= _DIGITS


def _proven(sums: Sums, total: Total, column: Column, proof: list[Column]) -> Fault | None:
    """A fault that other columns show: they add up the same rows, and this one does not."""
    votes: dict[Reading, set[int]] = {}
    for other in proof:
        for reading in total.fits[other.index]:
            found = sums.range(total, reading, other)
            if found and found.counted > 1:
                votes.setdefault(reading, set()).add(other.values[total.row] or 0)
    rows = {reading: sums.range(total, reading, column) for reading in votes}
    usable = {r: found for r, found in rows.items() if found and found.counted > 1}
    if not usable:
        return None
    best = max(
        usable, key=lambda r: (len(votes[r]), r in total.natural, r[0] == "open", -r[1], r[2])
    )
    found = usable[best]
    wanted = column.values[total.row] or 0
    if _may_be_mean(wanted, found):
        return None
    needed = 2 if sums.grid.across else 1
    if len(votes[best]) < needed:
        return None
    natural = best in total.natural or any(
        sums.range(total, r, column) == found for r in total.natural
    )
    if len(votes[best]) < 2 and not natural and not is_slip_in_sum(wanted, found.addends):
        return None
    return _made(sums, total, column, found, "error")


def _may_be_mean(wanted: int, found: Range) -> bool:
    """Whether the figure lies among those above it as a weighted mean does, and is no slip."""
    among = min(found.addends) <= wanted <= max(found.addends)
    return among and not is_slip(wanted, found.sum)


def _missed_everywhere(sums: Sums, total: Total) -> Fault | None:
    """A row that no column's total counts, under a bare total: added when the sums were done."""
    if not words.is_bare_total(total.label) or sums.grid.across or total.explained:
        return None
    if any(total.fits.values()) or len({c.values[total.row] for c in total.wrong}) < 2:
        return None
    for reading in total.natural:
        ranges = [(column, sums.range(total, reading, column)) for column in total.wrong]
        left: set[int] | None = None
        for column, found in ranges:
            if found is None or found.counted < 3:
                break
            gap = found.sum - (column.values[total.row] or 0)
            rows = {row for row, a in zip(found.rows, found.addends, strict=True) if a == gap != 0}
            left = rows if left is None else left & rows
        else:
            column, found = ranges[-1]
            if left and found and _plain(sums, found) and not _optional(sums, total, found):
                return _made(sums, total, column, found, "note", "missed")
    return None


def _alone(sums: Sums, total: Total, column: Column) -> Fault | None:
    """A fault that only its own column shows."""
    wanted = column.values[total.row] or 0
    for reading in reversed(total.natural):
        found = sums.range(total, reading, column)
        if found is None or not _plain(sums, found) or found.counted < 2:
            continue
        price = _is_price_list(sums, total, column, found)
        far = abs(wanted - found.sum) >= max(map(abs, found.addends))
        if far and not (price and is_slip(wanted, found.sum)):
            continue
        slip = is_slip_in_sum(wanted, found.addends)
        missed = missed_in_sum(wanted, found.addends) and words.is_bare_total(total.label)
        if price and slip and not missed:
            return _made(sums, total, column, found, "error")
        if found.counted > 2 and (slip or missed):
            kind = "missed" if missed else "sum"
            severity: Severity = "note" if missed else "warning"
            return _made(sums, total, column, found, severity, kind)
        if price and found.counted > 1:
            return _made(sums, total, column, found, "note", "missed" if missed else "sum")
    return None


def _plain(sums: Sums, found: Range) -> bool:
    """Whether the rows are nothing but items and totals: no "of which", no averages."""
    labels = [sums.grid.labels[row] for row in found.rows]
    return not any(words.is_part(label) for label in labels)


def _is_price_list(sums: Sums, total: Total, column: Column, found: Range) -> bool:
    """Whether a column is a list of prices down to its sum, with sub-totals that are right."""
    grid = sums.grid
    if not words.is_bare_total(total.label) or grid.paged:
        return False
    if not column.money:
        return False
    rows = [row for row in range(total.row) if row not in grid.walls]
    if found.rows != tuple(total.lists["open"]) or not _is_end(grid, total.row, column):
        return False
    if not all(column.numbers[row] and grid.labels[row] for row in rows):
        return False
    if not all(one.fits.get(column.index) for one in sums.before):
        return False
    amounts = [grid.amount(row, column.index) for row in (*rows, total.row)]
    if len({amount.decimals for amount in amounts if amount}) > 1:
        return False
    return not _optional(sums, total, found)


def _is_end(grid: Grid, row: int, column: Column) -> bool:
    """Whether nothing follows but discounts, tax and further totals."""
    below = range(row + 1, len(grid.rows))
    known = (words.is_tax, words.is_total, words.is_less)
    return all(any(is_it(grid.labels[r]) for is_it in known) for r in below if column.numbers[r])


def _optional(sums: Sums, total: Total, found: Range) -> bool:
    """Whether some words leave open that every row counts as it stands."""
    grid, label = sums.grid, total.label
    texts = [entry.text for row in (*found.rows, total.row) for entry in grid.rows[row]]
    if any(map(words.is_optional, texts)):
        return True
    taxed = any(words.is_tax(grid.labels[row]) for row in found.rows)
    return words.is_with_tax(label) if not taxed else words.is_without_tax(label)


def _cent(sums: Sums, total: Total) -> Fault | None:
    """A total with cents that is some cents off: rounded in another way, or wrong."""
    for column in sums.columns:
        amount = sums.grid.amount(total.row, column.index)
        fits = total.fits.get(column.index)
        if not fits or amount is None or column.decimals != 2 or amount.scale != 1:
            continue
        wanted = column.values[total.row]
        found = [found for r in fits if (found := sums.range(total, r, column))]
        if any(one.sum == wanted for one in found) or _rounds_elsewhere(sums, total, column):
            continue
        natural = [sums.range(total, r, column) for r in total.natural if r in fits]
        shown = [one for one in natural if one and one.counted > 1 and _plain(sums, one)]
        if shown and column.money and digits_of(amount) >= _DIGITS:
            return _made(sums, total, column, shown[0], "note", "cent")
    return None


def _rounds_elsewhere(sums: Sums, total: Total, column: Column) -> bool:
    """Whether the same rows are rounded in another column, too: then it is the table's way."""
    for other in sums.columns:
        fits = total.fits.get(other.index)
        if other is column or not fits:
            continue
        found = [one for r in fits if (one := sums.range(total, r, other))]
        if not any(one.sum == other.values[total.row] for one in found):
            return True
    return False


def _made(
    sums: Sums, total: Total, column: Column, found: Range, severity: Severity, kind: str = "sum"
) -> Fault:
    amount = sums.grid.amount(total.row, column.index)
    assert amount is not None
    right = replace(amount, value=column.shown(found.sum))
    return Fault(sums.grid, total.row, column.index, found.rows, amount, right, severity, kind)


def _settled(fault: Fault) -> Fault | None:
    """The fault with what the sums across say of it: which of the figures is the wrong one.

    None where another rule says which figure is wrong: a line that is not its quantity times its
    price, a tax that is not its rate.
    """
    grid = fault.grid
    short = fault.total.value - fault.found.value
    gains = [line.product - line.amount.value for line in wrong_lines(grid)
             if line.column == fault.column]  # fmt: skip
    gains += [tax.right - tax.amount.value for tax in wrong_taxes(grid) if tax.severity == "error"]
    if any(abs(gain - short) <= fault.total.step for gain in gains):
        return None
    if fault.severity != "error":
        return fault
    ends = [
        c for c, head in enumerate(grid.heads) if words.is_plain_total(head) and c in grid.numeric
    ]
    if len(ends) != 1 or any(words.is_no_sum(grid.heads[c]) for c in grid.numeric):
        return fault
    (end,) = ends
    off = {
        row: wrong
        for row in (*fault.rows, fault.row)
        if (wrong := _off(grid, row, end, fault.column)) is not None
    }
    if len(off) < len(fault.rows) + 1:
        return fault
    odd = [row for row, difference in off.items() if difference]
    if odd == [fault.row] and off[fault.row] == -short:
        return replace(fault, sure=True)
    if len(odd) == 1 and off[odd[0]] == short:
        return replace(fault, culprit=odd[0])
    return fault


def _off(grid: Grid, row: int, end: int, column: int) -> Decimal | None:
    """What the figure in a column would have to gain for its row to add up; None: not known."""
    amounts = {c: grid.amount(row, c) for c in grid.numeric}
    if any(
        a is None and grid.rows[row][c].reading.meaning != "nothing" for c, a in amounts.items()
    ):
        return None
    last = amounts.pop(end)
    if last is None:
        return None
    gap = last.value - sum((a.value for a in amounts.values() if a), Decimal(0))
    return -gap if column == end else gap
