"""The convention of a document as a whole: what its tables and prices prove, then its language."""

import re
from collections.abc import Iterator

from qualitygate.amounts.number import Convention, convention_of, of_language
from qualitygate.amounts.text import money_in
from qualitygate.document import Document
from qualitygate.once import once

_STRAY = 0.1  # the share of numbers that may be typed the other way, or quoted
# A cell with a number in it and little else, not "1.1" of an outline.
_NUMERIC = re.compile(r"[^\d\n]{0,8}(?!\d{1,2}(?:\.\d{1,2})*\.?\Z)\d[^A-Za-z\n]{0,16}[^\d\n]{0,8}")


@once
def convention_of_document(document: Document) -> Convention:
    """How a document separates decimals; `proven` where its own numbers say so."""
    return convention_of(_texts(document), of_language(document.language), _STRAY)


def _texts(document: Document) -> Iterator[str]:
    for block in document.shown:
        if block.kind == "cell":
            if _NUMERIC.fullmatch(block.text):
                yield block.text
        elif block.kind not in ("code", "contents", "reference"):
            yield from money_in(block.text)
