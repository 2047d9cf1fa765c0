"""A word must be spelled in one way throughout.

Where "colour" stands on one page and "color" on the next, or "organise" beside "organization", the
client sees that several hands wrote the text and nobody read it as a whole. British English may be
written with -ise or with -ize, but not with both: different words in the two endings are a note.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule


@rule(
    severity="warning",
    bad=[
        "lang: en-GB\nThe colour of the line is the ⟦color⟧ of the theatre.",
        "lang: en-US\nThe behavior of the pump is the ⟦behaviour⟧ of the center line.",
        "lang: en-GB\nWe realise what it costs: the new organisation will ⟦organize⟧ the work.",
        "lang: en-GB\nWe realise, recognise and summarise what you have ⟦minimized⟧.",
        "lang: en-GB\nWe realize, recognize and summarize what you have ⟦minimised⟧.",
    ],
    good=[
        "lang: en-GB\nThe colour of the line is the colour of the theatre.",
        "lang: en-GB\nWe organize and realize what the organization will recognize and analyse.",
        "lang: en-GB\nWe organise what the World Health Organization will recognise and analyse.",
        "lang: en-GB\nWe advise you to exercise, revise and compromise, and recognize the prize.",
        "lang: en-US\nWe organize what the organization will recognize and analyze.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield the words of which the text has the other spelling, too."""
    for match in document.matches:
        if match.kind == "mixed-dialect":
            word = document.blocks[match.block].text[match.start : match.end]
            ending = match.rule == "dialect:ending"
            yield Hit(
                match.block,
                match.start,
                match.end,
                message=match.message,
                replacements=match.replacements,
                key="ending" if ending else word.lower(),
                severity="note" if ending else None,
            )
