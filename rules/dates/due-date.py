"""A document must reach its client by the day that the register gives.

The best offer is worth nothing on the day after. `due` of the client in the register is compared
with the day of the check, and with the date that the document itself carries.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Brief, Client, Document, Example, Hit, Register, own_date_places, rule

from ._wording import said

_CLIENT = Client("Northwind Rail", due=datetime.date(2026, 12, 1))


@dataclass(frozen=True)
class Options:
    days: int = 2  # days before the due date from which it is near


def _example(text: str, day: int, month: int = 11, **options: object) -> Example:
    date = datetime.date(2026, month, day)
    return Example(text, options, Brief(Register(clients=(_CLIENT,)), _CLIENT, "option", date))


@rule(
    severity="error",
    bad=[
        _example("We propose three phases.\n⟦⟧ document", 3, 12),
        _example("We propose three phases.\n⟦⟧ document", 30),
        _example("# Offer of ⟦4 December 2026⟧\nWe propose three phases.", 20),
        _example("We propose three phases.\n⟦⟧ document", 24, days=7),
    ],
    good=[
        _example("# Offer of 20 November 2026\nWe propose three phases.", 20),
        _example("# Offer of 20 November 2026\nWe begin on 4 January 2027.", 20),
        _example(
            "Workshops are held on 4 December 2026.\nThis offer is valid until 4 May 2027.", 20
        ),
        Example("# Offer of 4 December 2026\nNobody is registered, so nothing is due."),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    client, today = document.brief.client, document.brief.date
    if client is None or client.due is None or today is None:
        return
    due = client.due
    left = (due - today).days
    if left < 0:
        yield Hit(
            message=f"The document for {client.name} was due on {said(due)}, and it is judged on "
            f"{said(today)}: send nothing late without the client's word.",
            quote=client.name,
        )
        return
    if left <= options.days:
        when = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
        yield Hit(
            message=f"The document for {client.name} is due {when}, on {said(due)}: send it in "
            "time.",
            severity="note",
            quote=client.name,
        )
    for block, dated in own_date_places(document):
        day = dated.date
        if day is not None and day > due and dated.sure:
            yield Hit(
                block.index,
                dated.start,
                dated.end,
                f"The document carries the date {said(day)}, but it is due on {said(due)}: give "
                "the day on which it is sent.",
                key="own date",
            )
