"""A link must be the address itself, not what a mail program has made of it.

An address copied from a received mail leads through the filter of the house that received it: it
names whose mailbox it was, it ends when the filter does, and the reader cannot see where it leads.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule, shortened

from ._addresses import linked, plain
from ._wrappers import is_wrapped, real_address


@rule(
    severity="warning",
    bad=[
        "See [⟦our terms⟧](https://eur01.safelinks.protection.outlook.com/"
        "?url=https%3A%2F%2Fharbourfinch.example%2Fterms&data=05%7Cann%40harbourfinch.example).",
        "See [⟦the survey⟧](https://www.google.com/url?q=https://northwind.example/s&sa=D).",
        "See ⟦https://urldefense.com/v3/__https://northwind.example/a__;!!Ab1⟧.",
    ],
    good=[
        "See [our terms](https://harbourfinch.example/terms?url=https%3A%2F%2Fa.example).",
        "See [the map](https://www.google.com/maps/place/Leeds) and https://outlook.com/a.",
        "Safe Links (safelinks.protection.outlook.com) is a product of Microsoft.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for address in (*linked(document), *plain(document)):
        if not is_wrapped(address.url):
            continue
        real = real_address(address.url)
        use = f"use {shortened(real, 80)}" if real else "use the address"
        yield address.hit(
            f"The link leads through {address.host}, which was put before it: {use} itself.",
            key=address.url,
        )
