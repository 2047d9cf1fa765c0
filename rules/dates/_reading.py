"""The dates that a document shows, read once for all rules of the pack."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Block, Dated, Document, find_dates, once, order_of

_DIGIT = re.compile(r"\d")
_NO_TEXT = {"code", "reference"}  # natures: listings, and the publications of others


@dataclass(frozen=True, slots=True)
class Place:
    """A date and the block in which it stands."""

    block: Block
    dated: Dated

    @property
    def text(self) -> str:
        return self.block.text[self.dated.start : self.dated.end]


@once
def orders(document: Document) -> tuple[int, int]:
    """How many numeric dates can only be day first, and how many only month first."""
    first = second = 0
    for block in _read(document):
        if "/" in block.text or "-" in block.text:
            day, month = order_of(block.text)
            first, second = first + day, second + month
    return first, second


@once
def dates(document: Document) -> dict[int, tuple[Dated, ...]]:
    """The dates of each block that has some; numeric ones as the document's others prove."""
    first, second = orders(document)
    proven = None if bool(first) == bool(second) else bool(first)
    found: dict[int, tuple[Dated, ...]] = {}
    for block in _read(document):
        language = block.language or document.language or ""
        in_block = tuple(
            dated
            for dated in find_dates(block.text, language, proven)
            if not _is_masked(block, dated)
        )
        if in_block:
            found[block.index] = in_block
    return found


@once
def places(document: Document) -> tuple[Place, ...]:
    """All dates in reading order."""
    return tuple(
        Place(document.blocks[index], dated)
        for index, in_block in dates(document).items()
        for dated in in_block
    )


@once
def days(document: Document) -> tuple[datetime.date, ...]:
    """The days that are said with day, month and year."""
    return tuple(day for place in places(document) if (day := place.dated.date) is not None)


def said(day: datetime.date) -> str:
    """``20 November 2026``, in the language of our messages."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_of(day: datetime.date) -> str:
    return _WEEKDAYS[day.weekday()]


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _read(document: Document) -> Iterator[Block]:
    for block in document.shown:
        if block.nature not in _NO_TEXT and block.kind != "contents" and _DIGIT.search(block.text):
            yield block


def _is_masked(block: Block, dated: Dated) -> bool:
    """Whether a date is a part of code, of an address or of the name of a file."""
    return any(
        mask.reason in ("code", "url", "email")
        and mask.start < dated.end
        and dated.start < mask.end
        for mask in block.masks
    )
