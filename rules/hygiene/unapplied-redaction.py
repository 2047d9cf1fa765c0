"""A mark for redaction must be applied before the PDF is sent.

Marking only draws a frame, or a black box, that any viewer can move away; what is below it is still
in the file. Word knows no such marks.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

_MESSAGE = (
    "This is marked for redaction, but still in the PDF: apply the redactions, and save it under"
    " another name."
)


@rule(
    severity="error",
    bad=[
        "set format=pdf\nredaction: ⟦The fee is 90,000 euros.⟧",
        "# Fees\nset format=pdf\nredaction: ⟦Ann Miller⟧\nWe deliver in March.",
    ],
    good=[
        "set format=pdf\nThe names are redacted, and the redactions are marked in the register.",
        "redacted: The fee is not for everybody.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    for mark in document.redactions:
        if mark.how != "mark":
            continue
        yield Hit(mark.block, mark.start, mark.end, _MESSAGE, quote=mark.location.display)
