"""A document must keep to one English.

British and American spelling side by side look like text that was pasted together, and a client
notices at once when it is not the client's own.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

_NAMES = {
    "en-US": "American",
    "en-GB": "British",
    "en-CA": "Canadian",
    "en-AU": "Australian",
}


@rule(
    severity="warning",
    bad=[
        "lang: en-US\nThe ⟦colour⟧ of the center line shows the neighbor's border.",
        "lang: en-GB\nOur ⟦favorite⟧ catalogue lists the colours of every theatre.",
    ],
    good=[
        "lang: en-US\nThe color of the center line shows the neighbor's border.",
        "lang: en-GB\nOur favourite catalogue lists the colours of every organization.",
        "lang: en-US\nThe Centre for Labour Studies answered.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield the words of the dialect that is not the document's."""
    for match in document.matches:
        if match.kind != "dialect":
            continue
        word = document.blocks[match.block].text[match.start : match.end]
        name = _NAMES.get(match.message, "the document's")
        meant = match.replacements[0] if match.replacements else ""
        yield Hit(
            match.block,
            match.start,
            match.end,
            message=f"'{word}' is not the {name} spelling of this document: write '{meant}'.",
            replacements=match.replacements,
            key=word.lower(),
        )
