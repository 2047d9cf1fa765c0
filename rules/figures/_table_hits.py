"""A wrong sum as it is reported: where it stands, and what to do about it."""

from collections.abc import Iterator

from qualitygate.api import Amount, Hit, Severity

from ._table_faults import Fault
from ._table_grid import Entry, Grid


def cell_hit(
    entry: Entry,
    message: str,
    severity: Severity,
    replacement: str = "",
) -> Iterator[Hit]:
    """A hit on the number of a cell."""
    if entry.block is None or entry.amount is None:
        return
    start, end = entry.amount.digits
    replacements = (replacement,) if replacement else ()
    yield Hit(entry.block, start, end, message, replacements, severity=severity)


def sum_hit(fault: Fault, whole: str) -> Iterator[Hit]:
    """The hit of a wrong sum; `whole` is what is added up: "the rows above"."""
    grid, total = fault.grid, fault.total
    shown, found = _written(grid, total, total), _written(grid, total, fault.found)
    gap = abs(fault.found.value - total.value)
    difference = total.write(gap, grid.convention)
    more = "more" if fault.found.value > total.value else "less"
    come = f"The total is {shown}, but {whole} come to {found}, {difference} {more}"
    if fault.culprit is not None:
        yield from _culprit(fault)
        return
    if fault.kind == "cent":
        message = f"{come}: say how it was rounded, or correct it."
    elif fault.kind == "missed":
        message = (
            f"{come}, as much as one of them: check whether the total counts each of them once."
        )
    elif fault.sure:
        message = f"{come}: correct the total."
    else:
        message = f"{come}: correct the total, or the figure that is wrong."
    replacement = _digits(found) if fault.sure else ""
    yield from cell_hit(_entry(fault, fault.row), message, fault.severity, replacement)


def _culprit(fault: Fault) -> Iterator[Hit]:
    """The hit on the one figure that makes two totals wrong."""
    assert fault.culprit is not None
    entry = _entry(fault, fault.culprit)
    amount = entry.amount
    if amount is None:
        return
    right = amount.value + fault.total.value - fault.found.value
    shown = amount.write(amount.value, fault.grid.convention)
    wanted = amount.write(right, fault.grid.convention)
    message = (
        f"The totals of its row and of its column want {wanted} here, not {shown}: correct the "
        "figure, or both totals."
    )
    yield from cell_hit(entry, message, fault.severity)


def _entry(fault: Fault, row: int) -> Entry:
    return fault.grid.rows[row][fault.column]


def _written(grid: Grid, like: Amount, amount: Amount) -> str:
    return like.write(amount.value, grid.convention)


def _digits(text: str) -> str:
    return text.strip("()-–−‑")
