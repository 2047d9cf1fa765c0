"""The tax in a price table must be its rate of the net price.

A wrong rate or a wrong amount of VAT makes the invoice that follows wrong, and a price that was
read aloud. It is an error where the figures around it show what is wrong; a tax whose base the
table does not show, or of several rates, is left alone.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._table_grid import grids
from ._table_hits import cell_hit
from ._table_tax import wrong_taxes


@rule(
    severity="error",
    bad=[
        "| Item | Price |\n| Design | 1,000.00 |\n| Build | 2,500.00 |\n| Subtotal | 3,500.00 |\n"
        "| VAT 20 % | ⟦665.00⟧ |\n| Total | 4,165.00 |",
        "lang: de-DE\n| Position | Preis |\n| Analyse | 12.000,00 € |\n| Umsetzung | 8.000,00 € |\n"
        "| Summe netto | 20.000,00 € |\n| zzgl. 19 % MwSt. | ⟦3.080,00⟧ € |\n"
        "| Gesamt brutto | 23.800,00 € |",
        "| Item | Fee |\n| Stage 1 | 36,100 |\n| Stage 2 | 91,200 |\n"
        "| Price before VAT | 127,300 |\n| VAT at 20% | ⟦24,187⟧ |\n"
        "| Price including VAT | 151,487 |",
    ],
    good=[
        "| Item | Price |\n| Design | 1,000.00 |\n| Build | 2,500.00 |\n| Subtotal | 3,500.00 |\n"
        "| VAT 20 % | 700.00 |\n| Total | 4,200.00 |",
        "| Item | Price |\n| Books | 1,000.00 |\n| Software | 265.00 |\n| Subtotal | 1,265.00 |\n"
        "| VAT 20 % on software | 53.00 |\n| Total | 1,318.00 |",
        "lang: fr-FR\n| Poste | Prix |\n| Étude | 1 200,50 € |\n| Total HT | 1 200,50 € |\n"
        "| TVA 20 % | 240,10 € |\n| Total TTC | 1 440,60 € |",
        "| Item | Price |\n| Design | 1,200.00 |\n| Build | 2,400.00 |\n| Total | 3,600.00 |\n"
        "| including VAT 20 % | 600.00 |",
        "| Item | Price |\n| Food | 100.00 |\n| Drinks | 200.00 |\n| Subtotal | 300.00 |\n"
        "| VAT 7 % | 7.00 |\n| VAT 19 % | 38.00 |\n| Total | 345.00 |",
        "| Item | Fee |\n| Stage 1 | 36,100 |\n| Stage 2 | 91,200 |\n"
        "| Total (excl. VAT) | 127,300 |\n| VAT at 20% | 25,460 |\n| Total incl. VAT | 152,760 |",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for grid in grids(document):
        for tax in wrong_taxes(grid):
            amount, convention = tax.amount, grid.convention
            shown, right = (amount.write(v, convention) for v in (amount.value, tax.right))
            net = amount.write(tax.net, convention)
            if tax.other_rate:
                message = (
                    f"The tax is {shown}, which is {tax.other_rate} % of {net}, but the row says "
                    f"{tax.rate} %: correct one of them."
                )
                yield from cell_hit(tax.entry, message, tax.severity)
            else:
                message = f"The tax is {shown}, but {tax.rate} % of {net} is {right}: correct it."
                yield from cell_hit(tax.entry, message, tax.severity, right)
