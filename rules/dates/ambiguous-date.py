"""A date in figures must be readable in one way only.

In a document that has 21/11/2026 on one page and 11/22/2026 on another, nobody knows whether
03/04/2026 is in March or in April; write the month as a word. Where all dates of a document follow
one order, or none proves one, nothing is said.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, date_orders, date_places, rule


@rule(
    severity="warning",
    bad=[
        "We met on 21/11/2026 and on 11/22/2026, and begin on ⟦03/04/2026⟧.",
        "lang: de-DE\n| Start | Ende |\n| 13/05/2026 | 05/30/2026 |\n| ⟦01/06/2026⟧ | 20.06.2026 |",
    ],
    good=[
        "We met on 21/11/2026 and on 22/11/2026, and begin on 03/04/2026.",
        "We met on 21/11/2026 and on 11/22/2026, and begin on 3 April 2026 and on 04/04/2026.",
        "We begin on 03/04/2026 and end on 2026-11-22.",
        "Versions 21/11/2026 and 11/22/2026 of 03.04.2026 and 2026-04-03 are the same.",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    first, second = date_orders(document)
    if not (first and second):
        return
    for place in date_places(document):
        dated = place.dated
        if dated.form != "numeric" or dated.sure or dated.day == dated.month:
            continue
        if dated.date is None or dated.exchanged().date is None:
            continue
        yield Hit(
            place.block.index,
            dated.start,
            dated.end,
            f"'{place.text}' may be read as {dated.day}/{dated.month} or {dated.month}/"
            f"{dated.day}, as the document writes dates both ways: write the month as a word.",
            key=place.text,
        )
