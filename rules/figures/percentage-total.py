"""Percentages under a total of 100 must come to 100.

Shares of effort, payment or marks that come to 98 or 105 leave the reader to guess which of them is
wrong: with a payment plan, how much is owed. Percentages without a total of 100 are left alone, as
"the five largest suppliers" need not be all of them.
"""

from collections.abc import Iterator
from decimal import Decimal

from qualitygate.api import Document, Hit, rule

from ._table_grid import Grid, grids
from ._table_hits import cell_hit
from ._table_shares import wrong_shares


@rule(
    severity="error",
    bad=[
        "| Milestone | Payment |\n| Order | 30 % |\n| Design | 25 % |\n| Acceptance | 40 % |\n"
        "| Total | ⟦100⟧ % |",
        "| Criterion | Weight (%) |\n| Price | 40 |\n| Quality | 45 |\n| Team | 20 |\n"
        "| Total | ⟦100⟧ |",
    ],
    good=[
        "| Milestone | Payment |\n| Order | 30 % |\n| Design | 30 % |\n| Acceptance | 40 % |\n"
        "| Total | 100 % |",
        "| Region | Share |\n| North | 33.3 % |\n| South | 33.3 % |\n| West | 33.3 % |\n"
        "| Total | 100 % |",
        "| Phase | Complete |\n| Design | 100 % |\n| Build | 100 % |\n| Total | 100 % |",
        "| Supplier | Share |\n| Alpha | 31 % |\n| Beta | 24 % |\n| Gamma | 11 % |",
        "| Criterion | Weight |\n| Price | 40 % |\n| Quality | 60 % |\n| of which design | 25 % |\n"
        "| Total | 100 % |",
        "| Criterion | Weight |\n| 1 Price | 20 % |\n| 1.1 Fee | 12 % |\n| 1.2 Travel | 8 % |\n"
        "| 2 Quality | 80 % |\n| Total | 100 % |",
        "| Role | Share |\n| Lead | 40 % |\n| Team | n/a |\n| Tester | 20 % |\n| Total | 100 % |",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for grid in grids(document):
        for entry, found in wrong_shares(grid):
            gap = _written(abs(found - 100), grid)
            more = "more" if found > 100 else "less"
            message = (
                f"The total is 100, but the percentages above come to {_written(found, grid)}, "
                f"{gap} {more}: correct the one that is wrong."
            )
            yield from cell_hit(entry, message, "error")


def _written(value: Decimal, grid: Grid) -> str:
    return f"{value:f}".replace(".", grid.convention.point)
