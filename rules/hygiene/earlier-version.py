"""What was taken out of a PDF must not be in it still.

A program that saves only what has changed leaves the older state of the pages in the file; anybody
can cut it back to that. Only what the pages no longer show is told, so signed and filled-in PDFs
pass. What a DOCX keeps of its past are tracked changes.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule, shortened

_VERSION = "earlier version"


@rule(
    severity="error",
    bad=[
        "set format=pdf\ndeleted (earlier version): ⟦The fee is 90,000 euros.⟧\nThe fee is fixed.",
        "set format=pdf\n# Fees\ndeleted (earlier version): ⟦Acme pays less.⟧",
    ],
    good=[
        "The fee is {-90,000-}{+120,000+} euros.",
        "set format=pdf\nAn earlier version of this report said 90,000 euros.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    for block in document.of_kind("deleted"):
        if block.name == _VERSION:
            yield Hit(
                block.index, 0, len(block.text),
                f"An earlier version of the PDF is still in the file, with"
                f" '{shortened(block.text)}': make the PDF again instead of editing it.",
                key=_VERSION,
            )  # fmt: skip
