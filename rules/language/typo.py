"""No known misspelling may stay in the text.

These are the slips that everybody's fingers make, from lists of thousands that were corrected
elsewhere: a client who sees one knows that nobody read the document before it was sent.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule


@rule(
    severity="error",
    bad=[
        "You will ⟦recieve⟧ the report in May.",
        "We deliver ⟦seperately⟧ what was ⟦agreeed⟧ upon.",
        "# ⟦Enviroment⟧\nNothing else is wrong here.",
    ],
    good=[
        "You will receive the report in May.",
        "The HTTP header `Referer` is sent as it stands: the referer names the page.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield known misspellings; those of one spelling share a key."""
    for match in document.matches:
        if match.kind != "typo":
            continue
        word = document.blocks[match.block].text[match.start : match.end]
        meant = f" for '{match.replacements[0]}'" if match.replacements else ""
        yield Hit(
            match.block,
            match.start,
            match.end,
            message=f"'{word}' is a known misspelling{meant}: correct it.",
            replacements=match.replacements,
            key=word.lower(),
        )
