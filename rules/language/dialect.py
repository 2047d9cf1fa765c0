"""A document must keep to one English.

British and American spelling side by side look like text that was pasted together, and a client
notices at once when it is not the client's own.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule


@rule(
    severity="warning",
    bad=[
        "lang: en-US\nThe ⟦colour⟧ of the center line shows the neighbor's border.",
        "lang: en-GB\nOur ⟦favorite⟧ catalogue lists the colours of every theatre.",
        "lang: en-CA\nThe ⟦color⟧ of the centre line was ⟦analysed⟧ last year.",
        "lang: en-AU\nThe ⟦center⟧ of the harbour was analysed by the travellers.",
    ],
    good=[
        "lang: en-US\nThe color of the center line shows the neighbor's border.",
        "lang: en-GB\nOur favourite catalogue lists the colours of every organization.",
        "lang: en-US\nThe Centre for Labour Studies answered.",
        "lang: en-GB\nThe Center for Labor Studies and the Department of Defense will honour it.",
        "lang: en-GB\nThe report reads: “The color of the new line is a matter for the engineers.”",
        "lang: en-CA\nThe colour of the centre line was analyzed by travellers who organize tours.",
        "lang: en-AU\nThe colour of the centre line was analysed in our program.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield the words of the dialect that is not the document's."""
    for match in document.matches:
        if match.kind == "dialect":
            word = document.blocks[match.block].text[match.start : match.end]
            yield Hit(
                match.block,
                match.start,
                match.end,
                message=match.message,
                replacements=match.replacements,
                key=word.lower(),
            )
