"""The house of the register, where it speaks of itself, and the one of the examples."""

import datetime
from collections.abc import Iterator

from qualitygate.api import Block, Brief, Document, House, Names, Register, once

EXAMPLE = House(
    "Harbour & Finch",
    "Harbour & Finch Ltd",
    domains=("harbourfinch.example",),
    logos=("00ff" * 8,),
    products=("FinchFlow", "FinchFlow Studio"),
    registration="07654321",
    trademarks=("FinchFlow®", "QuaySense™"),
    vat="GB 123 4567 89",
    phones=("+44 20 7946 0123",),
    emails=("hello@harbourfinch.example",),
    addresses=("12 Quay Street, Bristol BS1 4AB",),
    legal_line="Harbour & Finch Ltd is registered in England and Wales, number 07654321.",
)
BRIEF = Brief(Register(EXAMPLE), date=datetime.date(2026, 11, 22))

_AROUND = {"header", "footer", "watermark"}


def house_names(document: Document) -> Names:
    """The names of the house; none where the register does not know it."""
    house, names = document.brief.register.house, Names()
    if house is not None:
        names.add(house.names, house)
    return names


def around(document: Document) -> Iterator[Block]:
    """The headers, footers and watermarks of the pages."""
    return (block for block in document.shown if block.kind in _AROUND)


@once
def body(document: Document) -> tuple[Block, ...]:
    """What a customer reads between headers and footers."""
    return tuple(block for block in document.shown if block.kind not in _AROUND)


@once
def last_page(document: Document) -> tuple[Block, ...]:
    """The blocks of the last page; where the file does not tell its pages, the last twelve."""
    blocks = [block for block in body(document) if block.text.strip()]
    last = max((block.location.page or 0 for block in blocks), default=0)
    if last > 1:
        return tuple(block for block in blocks if block.location.page == last)
    return tuple(blocks[-12:])
