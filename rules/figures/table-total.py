"""A total must be the sum of the figures above it.

A total that does not add up is the first thing that a buyer's accountant finds: it costs the bid,
or the margin. A wrong total is an error where other columns add up the same rows, or where a plain
list of prices misses its sum by what looks like a slip; with less evidence it is a note, and a
table whose logic is not clear is left alone. Sub-totals, sections, discounts, rounding and parts
("of which") are understood. In a PDF a table is seen where it is tagged or has ruling lines.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._table_faults import faults_down
from ._table_hits import sum_hit


@rule(
    severity="error",
    bad=[
        "| Item | Fee |\n| Design | EUR 11,000 |\n| Build | EUR 20,500 |\n| Total | EUR ⟦35,100⟧ |",
        "| | 2024 | 2025 |\n| Rail | 110 | 120 |\n| Bus | 205 | 305 |\n| Ferry | 10 | 35 |\n"
        "| Total | 325 | ⟦406⟧ |",
        "lang: de-DE\n| Position | Preis |\n| Analyse | 12.000,00 € |\n"
        "| Umsetzung | 34.500,00 € |\n"
        "| Zwischensumme | 46.500,00 € |\n| Rabatt | -1.500,00 € |\n| Gesamt | ⟦54.000,00⟧ € |",
        "| | Q1 | Q2 | Total |\n| Rail | 110 | ⟦350⟧ | 415 |\n| Bus | 205 | 120 | 325 |\n"
        "| Ferry | 10 | 35 | 45 |\n| Total | 325 | 460 | 785 |",
        "| Item | Fee |\n| Design | EUR 1,200 |\n| Build | EUR 3,400 |\n---\n| Item | Fee |\n"
        "| Test | EUR 700 |\n| Training | EUR 250 |\n| Total | EUR ⟦5,505⟧ |",
    ],
    good=[
        "| Item | Fee |\n| Design | EUR 110 |\n| Build | EUR 205 |\n| Total | EUR 315 |",
        "| Item | Fee |\n| Design | 1.2m |\n| Build | 3.4m |\n| Test | 1.3m |\n| Total | 6.0m |",
        "| Role | Days | Rate | Fee |\n| Lead | 12 | 950 | 11,400 |\n"
        "| Analyst | 25 | 610 | 15,250 |\n"
        "| Total | 37 | 780 | 26,650 |",
        "| | 2024 | Change |\n| Rail | 110 | 12 % |\n| Bus | 205 | 8 % |\n| Total | 315 | 9.5 % |",
        "| Revenue | 2025 |\n| Total revenue | 945 |\n| of which rail | 321 |\n"
        "| of which bus | 207 |",
        "| Item | Fee |\n| Phase 1 | |\n| Design | 1,200 |\n| Build | 800 |\n| Subtotal | 2,000 |\n"
        "| Phase 2 | |\n| Test | 700 |\n| Subtotal | 700 |\n| Discount | 200 |\n| Total | 2,500 |",
        "| Item | Fee |\n| Design | EUR 1,200 |\n| Build | on request |\n| Total | EUR 2,100 |",
        "| Item | Fee |\n| Design | EUR 1,200 |\n| Support (optional) | EUR 300 |\n"
        "| Total | EUR 1,200 |",
        "| Item | Monthly fee |\n| Hosting | 150 |\n| Support | 250 |\n"
        "| Total for 12 months | 4,800 |",
        "lang: fr-FR\n| Poste | Prix |\n| Étude | 1 200,50 € |\n| Essais | 800 € |\n"
        "| Total HT | 2 000,50 € |\n| TVA 20 % | 400,10 € |\n| Total TTC | 2 400,60 € |",
        "| Item | Fee |\n| Design | EUR 1,200 |\n| Build | EUR 3,400 |\n---\n| Item | Fee |\n"
        "| Test | EUR 700 |\n| Training | EUR 250 |\n| Total | EUR 5,550 |",
        "lang: nl-NL\n| Campaign | Spend | Cost per lead | CPM |\n"
        "| North | €562,14 | €35,13 | €6,18 |\n"
        "| South | €507,24 | €72,46 | €12,92 |\n| Totaal | €1.069,38 | €48,61 | €8,22 |",
        "| Subtotal | $100.00 |\n| Eco tax | $2.00 |\n| VAT | $20.00 |\n| Total | $122.00 |",
        "| Item | Number | Price |\n| Desk | 1 | EUR 310 |\n| Chair | 2 | EUR 150 |\n"
        "| Lamp | 1 | EUR 45 |\n| Total | | EUR 655 |",
        "| Phase | Days |\n| Design | 140 |\n| Build, in parallel | 160 |\n| Total | 190 |",
        "| Criterion | Score |\n| Price | 410 |\n| Quality | 350 |\n| Total score | 385 |",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for fault in faults_down(document):
        yield from sum_hit(fault, "the rows above")
