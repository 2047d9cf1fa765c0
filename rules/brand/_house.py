"""The house of the register, where it speaks of itself, and the one of the examples."""

import datetime
import re

from qualitygate.api import (
    Block,
    Brief,
    Document,
    House,
    Names,
    Register,
    legal_form_behind,
    legal_forms,
    once,
)

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

_REACH = 160  # characters
_WORD = re.compile(r"[^\W_]+")
_AROUND = {"header", "footer", "watermark"}


def words(text: str) -> list[str]:
    """The words and numbers of a text, for comparison: capitals and signs do not count."""
    return [word.casefold() for word in _WORD.findall(text)]


@once
def house_names(document: Document) -> Names:
    """The names of the house; none where the register does not know it."""
    house, names = document.brief.register.house, Names()
    if house is not None:
        names.add(house.names, house)
    return names


def speaks_of_house(document: Document, block: Block, at: int) -> bool:
    """Whether what stands at an offset is said of the house.

    Its name stands before it, with no other company between; or it is in a header or footer that
    names none.
    """
    text = block.text
    named = [found for found in house_names(document).find(text) if found.end <= at]
    if named:
        form = legal_form_behind(text, named[-1].start, named[-1].end)
        between = text[form[1] if form else named[-1].end : at]
        return len(between) <= _REACH and not _names_another(document, between)
    return block.kind in _AROUND and not _names_another(document, text)


def _names_another(document: Document, text: str) -> bool:
    return any(legal_forms(text)) or any(_others(document).find(text))


@once
def _others(document: Document) -> Names:
    names = Names()
    for party in document.brief.register.clients + document.brief.register.competitors:
        names.add(party.names, party)
    return names


@once
def around(document: Document) -> tuple[Block, ...]:
    """The headers, footers and watermarks of the pages."""
    return tuple(block for block in document.shown if block.kind in _AROUND)


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
