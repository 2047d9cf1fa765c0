"""A cross-reference must lead to something that is still there.

What it shows is what was true once; the next time that anybody updates or prints the document, an
error stands in its place. Seen in a DOCX, whose fields name their targets; a PDF keeps their words
alone.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule, shortened


@rule(
    severity="warning",
    yields_to=("leftovers/field-error",),
    bad=[
        "The terms are in [⟦section 3.2⟧](ref:_Ref41), fees in [4](ref:_Ref42).\nbookmark: _Ref42",
        "| Phase | Page |\n| Survey | [⟦12⟧](ref:_Ref43) |",
    ],
    good=[
        "The terms are in [section 3.2](ref:_Ref41).\nbookmark: _Ref41",
        "contents: Terms\t[3](ref:_Toc41)",
        "See section 3.2 and [the terms](#terms).",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for reference in document.references:
        if reference.found or reference.block is None:
            continue
        block = document.blocks[reference.block]
        if not block.shown or block.kind == "contents":  # they are made anew as a whole
            continue
        shown = f" '{shortened(reference.text)}'" if reference.text.strip() else ""
        yield Hit(
            block.index,
            reference.start,
            reference.end,
            f"The target of the cross-reference{shown} is gone from the document: point it to what"
            " it means, or write it as plain text.",
            key=reference.target.casefold(),
        )
