"""The dates that a document shows, each with its block."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.dates.find import Dated, find_dates, order_of
from qualitygate.document import Block, Document
from qualitygate.once import once

_DIGIT = re.compile(r"\d")
_NO_TEXT = {"code", "reference"}  # natures: listings, and the publications of others


@dataclass(frozen=True, slots=True)
class DatePlace:
    """A date and the block in which it stands."""

    block: Block
    dated: Dated

    @property
    def text(self) -> str:
        return self.block.text[self.dated.start : self.dated.end]


@once
def date_orders(document: Document) -> tuple[int, int]:
    """How many numeric dates can only be day first, and how many only month first."""
    first = second = 0
    for block in _read(document):
        if "/" in block.text or "-" in block.text:
            day, month = order_of(block.text)
            first, second = first + day, second + month
    return first, second


@once
def dates_by_block(document: Document) -> dict[int, tuple[Dated, ...]]:
    """The dates of each block that has some; numeric ones as the document's others prove."""
    first, second = date_orders(document)
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
def date_places(document: Document) -> tuple[DatePlace, ...]:
    """All dates in reading order."""
    return tuple(
        DatePlace(document.blocks[index], dated)
        for index, in_block in dates_by_block(document).items()
        for dated in in_block
    )


@once
def full_dates(document: Document) -> tuple[datetime.date, ...]:
    """The days that are said with day, month and year."""
    return tuple(day for place in date_places(document) if (day := place.dated.date) is not None)


def _read(document: Document) -> Iterator[Block]:
    for block in document.shown:
        if block.nature not in _NO_TEXT and block.kind != "contents" and _DIGIT.search(block.text):
            yield block


def _is_masked(block: Block, dated: Dated) -> bool:
    """Whether a date is a part of code, of an address or of the name of a file."""
    masks = block.masks_in(dated.start, dated.end)
    return any(mask.reason in ("code", "url", "email") for mask in masks)
