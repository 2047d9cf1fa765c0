"""Numbers, money, units and percentages as people write them, in cells and in running text.

``1,234.50``, ``1.234,50``, ``1 234,50``, ``(120)``, ``–120``, ``12 %``, ``€1.2m``, ``USD 3k``: the
value is exact, and the worth of the last digit is kept, for what was rounded. Whether a point or a
comma separates the decimals is decided for a table or a document as a whole (`Convention`), never
for one number.
"""

from qualitygate.amounts.cell import Amount, Reading, read_cell
from qualitygate.amounts.number import Convention, convention_of, of_language
from qualitygate.amounts.text import find_amounts
from qualitygate.amounts.whole import convention_of_document
from qualitygate.amounts.words import same_currency

__all__ = [
    "Amount",
    "Convention",
    "Reading",
    "convention_of",
    "convention_of_document",
    "find_amounts",
    "of_language",
    "read_cell",
    "same_currency",
]
