"""A total at the end of a row must be the sum of the figures before it.

A plan or a budget is read across as well as down, and one row that does not add up puts all the
others in doubt. A row is judged only where other rows of the table prove that its figures are to be
added.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._table_faults import faults_across, faults_down
from ._table_hits import sum_hit


@rule(
    severity="error",
    bad=[
        "| | Q1 | Q2 | Q3 | Total |\n| Rail | 110 | 120 | 130 | 360 |\n"
        "| Bus | 205 | 305 | 115 | ⟦652⟧ |\n| Ferry | 150 | 235 | 145 | 530 |",
        "| Team | Design | Build | Total days |\n| Lead | 40 | 80 | ⟦140⟧ |\n"
        "| Analyst | 110 | 65 | 175 |\n| Tester | 25 | 190 | 215 |\n| Writer | 60 | 60 | 120 |",
    ],
    good=[
        "| | Q1 | Q2 | Total |\n| Rail | 110 | 120 | 230 |\n| Bus | 205 | 305 | 510 |\n"
        "| Ferry | 150 | 235 | 385 |",
        "| Role | Hours | People | Total hours |\n| Lead | 120 | 2 | 240 |\n"
        "| Analyst | 310 | 3 | 930 |\n| Tester | 150 | 2 | 300 |",
        "| | 2024 | 2025 | Total assets |\n| Rail | 110 | 120 | 4,230 |\n"
        "| Bus | 205 | 305 | 1,510 |\n| Ferry | 150 | 235 | 385 |",
        "| Item | Net | VAT | Total |\n| Design | 1,000.00 | 200.00 | 1,200.00 |\n"
        "| Build | 2,000.00 | n/a | 2,450.00 |\n| Test | 500.00 | 100.00 | 600.00 |",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    known = {
        fault.grid.rows[row][fault.column].block
        for fault in faults_down(document)
        for row in (fault.row, fault.culprit)
        if row is not None
    }
    for fault in faults_across(document):
        cells = (*fault.rows, fault.row)
        if known.isdisjoint(fault.grid.rows[row][fault.column].block for row in cells):
            yield from sum_hit(fault, "the figures of its row")
