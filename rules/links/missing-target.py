"""A link inside the document must lead to a place that it has.

A click that does nothing, or leads to the top of the file, tells the reader that the part was taken
out in a hurry. Seen in DOCX (bookmarks) and in PDF (destinations and pages).
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule


@rule(
    severity="warning",
    yields_to=("leftovers/field-error",),
    bad=[
        "The terms are in [⟦section 5⟧](#terms).\nbookmark: fees",
        "| Phase | See |\n| Survey | [⟦Annex B⟧](#_Ref4471) |",
    ],
    good=[
        "The terms are in [section 5](#terms).\nbookmark: terms",
        "The terms are in [section 5](https://harbourfinch.example/offer#terms).",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    for link in document.links:
        if not link.internal or link.found:
            continue
        contents = link.block is not None and document.blocks[link.block].kind == "contents"
        shown = " ".join(link.text.split())
        quoted = f" '{shown}'" if 0 < len(shown) < 60 else ""
        what = "an entry of the contents leads" if contents else f"the link{quoted} leads"
        yield Hit(
            link.block,
            link.start,
            link.end,
            f"{what[0].upper()}{what[1:]} to a place that is gone from the document: point it to "
            "what it means, or take the link out.",
            key="contents" if contents else f"{link.target} {shown}".casefold(),
            quote=shown,
        )
