"""'Its' belongs to something, 'it's' says 'it is'; a plural that owns something has an apostrophe.

Readers who know nothing else of grammar know this, and count it against the writer.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._frames import hits


@rule(
    severity="warning",
    bad=[
        "The plan has ⟦it's⟧ own name, because ⟦its⟧ not new. ⟦Lets⟧ see ⟦todays⟧ news.",
        "⟦Thats⟧ all; the rest is ⟦your's⟧, and meets each ⟦users⟧ own plan.",
    ],
    good=[
        "The plan and its authors are known; it's time to go, and whose name it is we know.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield possessives and contractions that are written as each other."""
    yield from hits(document, "possessive", "Write {better}, not '{wrong}'.")
