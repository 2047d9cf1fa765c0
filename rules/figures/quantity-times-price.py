"""An amount must be its quantity times its price.

The buyer multiplies, too. A line that is too high looks like an attempt, one that is too low is a
loss for as long as the contract runs. Lines are judged only where other lines of the same table
prove which columns multiply.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._table_grid import grids
from ._table_hits import cell_hit
from ._table_products import wrong_lines


@rule(
    severity="error",
    bad=[
        "| Role | Days | Rate | Amount |\n| Lead | 12 | 950 | 11,400 |\n"
        "| Analyst | 25 | 610 | ⟦15,520⟧ |\n| Tester | 8 | 480 | 3,840 |\n"
        "| Writer | 5 | 400 | 2,000 |",
        "lang: de-DE\n| Leistung | Menge | Einzelpreis | Gesamtpreis |\n"
        "| Lizenz | 12 | 49,90 € | 598,80 € |\n| Schulung | 3 | 1.200,00 € | ⟦3.900,00⟧ € |\n"
        "| Betrieb | 24 | 310,00 € | 7.440,00 € |\n| Hotline | 24 | 45,50 € | 1.092,00 € |",
    ],
    good=[
        "| Role | Days | Rate | Amount |\n| Lead | 12 | 950 | 11,400 |\n"
        "| Analyst | 25 | 610 | 15,250 |\n| Total | 37 | 780 | 26,650 |",
        "| Item | Users | Months | Price | Total |\n| Basic | 12 | 1 | 40 | 480 |\n"
        "| Plus | 8 | 1 | 60 | 480 |\n| Premium | 5 | 12 | 90 | 5,400 |",
        "| Item | Qty | Unit price | Discount | Amount |\n| Desk | 12 | 310 | 0 % | 3,720 |\n"
        "| Chair | 24 | 150 | 10 % | 3,240 |\n| Lamp | 30 | 45 | 0 % | 1,350 |",
        "| Item | Qty | Unit price | Amount |\n| Paper | 12 | 3.333 | 40.00 |\n"
        "| Ink | 3 | 21.667 | 65.00 |\n| Pens | 100 | 0.45 | 45.00 |",
        "| Item | Number | Price | Cost |\n| A | 12 | 310 | 4,100 |\n| B | 24 | 150 | 3,900 |\n"
        "| C | 10 | 45 | 450 |",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for grid in grids(document):
        for line in wrong_lines(grid):
            amount, convention = line.amount, grid.convention
            quantity = line.quantity.write(line.quantity.value, convention)
            price = line.price.write(line.price.value, convention)
            product = amount.write(line.product, convention)
            shown = amount.write(amount.value, convention)
            message = (
                f"The amount is {shown}, but {quantity} × {price} is {product}: correct "
                "the amount, the quantity or the price."
            )
            yield from cell_hit(grid.rows[line.row][line.column], message, "error")
