"""A fact must have one value in the whole document.

An offer that is valid for 60 days on page 2 and for 90 on page 9 is two offers, and the client may
hold us to the better one. Most often the text was taken from the last offer, and one place in it
was not brought up to date. Compared are the term of the contract, how long an offer stands, when
invoices are paid, the warranty, how long the work takes, the total price and the prices of stages,
lots and packages, in sentences, labelled lines and the tables of prices. In a PDF a table is seen
where it is tagged or has ruling lines.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from qualitygate.api import Document, Hit, rule

from ._fact_prices import Contradiction, contradictions
from ._fact_quantities import differ
from ._fact_terms import Term, terms

_TABLE = "| Item | Fee |\n| Stage 1 | £20,000 |\n| Stage 2 | £46,000 |\n| Total | £66,000 |"


@rule(
    severity="error",
    bad=[
        "The contract runs for 12 months.\n# Annex\nThe parties agree on a term of ⟦14 months⟧.",
        "This offer is valid for ninety days.\n| Validity | ⟦60 days⟧ |\n| Contact | A. Marsh |",
        "Invoices are payable within 30 days.\nPayment terms: ⟦14 days⟧ from the date of invoice.",
        "The work takes ten months.\nAs planned, the work will take ⟦eleven months⟧.",
        f"The fee for Stage 2 is ⟦£48,000⟧.\n{_TABLE}",
        f"Our total price is ⟦£68,000⟧ before VAT.\n{_TABLE}",
        "lang: de-DE\nDas Angebot gilt für 90 Tage.\nBindefrist: ⟦60 Tage⟧",
    ],
    good=[
        "The contract runs for one year.\nFor a term of twelve (12) months we pay the rent.",
        "| Contract term | 12 months |\n| Place | Leeds |\n\nLater:\n| Contract term | 9 months |\n"
        "| Place | York |",
        "This offer is valid for 90 days.\nOur offer remains open for three months.",
        "Invoices are payable within 30 days. If one is late, payment is due within 10 days.",
        "The contract lasts 12 months, and may be renewed for a term of 24 months.",
        "The project takes ten months. The previous project took 14. The pilot takes six weeks.",
        "The contract runs two years. Confidential information is safe for a term of five years.",
        f"The fee for Stage 2 is £46k, and Stage 1 costs £24,000 with VAT.\n{_TABLE}",
        f"Stage 2 costs £2,000 more, or £950 a day.\n{_TABLE}",
        f"Our total fee is £79,200 with VAT. If you cancel, the price is £60,000.\n{_TABLE}",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    stated: dict[str, list[Term]] = defaultdict(list)
    for term in terms(document):
        stated[term.what].append(term)
    for what, same in stated.items():
        yield from _lengths(what, same)
    for found in contradictions(document):
        yield _price(found)


def _price(found: Contradiction) -> Hit:
    said, other = found.said, found.other
    where = other.block.locate(other.start, other.end).display
    return Hit(
        said.block.index,
        said.start,
        said.end,
        f"For {found.what} it says '{said.text}' here and '{other.text}' elsewhere ({where}):"
        " make them agree.",
        severity=None if found.sure else "warning",
        key=f"{found.what} {said.text}",
    )


def _lengths(what: str, same: Sequence[Term]) -> Iterator[Hit]:
    """Hits on what is said less often, or later.

    Three values are hardly of one thing, nor are two under labels alike: a form filled twice.
    """
    values: list[list[Term]] = []
    for term in same:
        for value in values:
            if not differ(value[0].length, term.length):
                value.append(term)
                break
        else:
            values.append([term])
    if len(values) != 2 or all(any(term.labelled for term in value) for value in values):
        return
    right, wrong = sorted(values, key=len, reverse=True)
    first = right[0]
    if not differ(first.length, wrong[0].length) or first.length.unit == "hours":
        return
    said = first.block.text[first.length.start : first.length.end]
    where = first.block.locate(first.length.start, first.length.end).display
    for term in wrong:
        here = term.block.text[term.length.start : term.length.end]
        yield Hit(
            term.block.index,
            term.length.start,
            term.length.end,
            f"{what[0].upper()}{what[1:]} is '{here}' here and '{said}' elsewhere ({where}):"
            " make them agree.",
            key=f"{what} {here}",
        )
