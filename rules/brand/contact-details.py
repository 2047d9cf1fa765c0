"""Telephone numbers, e-mail and postal addresses of the house must be those of the register.

Nobody calls twice when the number at the foot of the offer reaches somebody else. A detail is
judged where it is meant to be the house's: a number in a header, a footer or beside the house's
name that differs from a registered one in a digit or two; an e-mail address whose domain is nearly
the house's; a postal address with another house number or postcode. People's own numbers and
addresses are left alone.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Example, Hit, rule

from ._contacts import addresses, emails, phones
from ._house import BRIEF


def _example(text: str) -> Example:
    return Example(text, brief=BRIEF)


@rule(
    severity="error",
    bad=[
        _example("footer: T ⟦+44 (0)20 7946 0132⟧ · hello@harbourfinch.example"),
        _example(
            "Call Harbour & Finch on ⟦020 7964 0123⟧, or write to anna@⟦harborfinch.example⟧."
        ),
        _example("Harbour & Finch Ltd, ⟦21⟧ Quay Street, Bristol BS1 4AB"),
        _example("footer: Harbour & Finch\nfooter: 12 Quay Street\nfooter: Bristol BS1 ⟦4BA⟧"),
    ],
    good=[
        _example("footer: +44 20 7946 0123 · 020 7946 0123 · Fax +44 20 7946 0124"),
        _example(
            "Ann Lee of Harbour & Finch (direct line 020 7946 0188, ann@harbourfinch.example)"
        ),
        _example("Northwind Rail, 4 Quay Street, London; call 020 7946 0132."),
        _example("Harbour & Finch, 12 Quay Street, Bristol; mail hello@harbourfish.org."),
        Example("footer: T 020 7946 0132"),
    ],
)
def check(document: Document) -> Iterator[Hit]:
    house = document.brief.register.house
    if house is None:
        return
    yield from phones(document, house)
    yield from emails(document, house)
    yield from addresses(document, house)
