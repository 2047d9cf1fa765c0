"""A verb must have the number of its noun, behind 'that' and at the head of a clause as well.

'A tool that allow' shows that the sentence was begun with another noun; whoever reads it asks what
else was changed in haste.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._frames import hits


@rule(
    severity="warning",
    bad=[
        "It is a tool that ⟦allow⟧ us to act, and these are steps which ⟦requires⟧ a key.",
        "If someone ⟦need⟧ help, call us. This option ⟦define⟧ the size when the user ⟦return⟧ it.",
    ],
    good=[
        "They are users of a tool that allow it, and it is one of the steps which requires it.",
        "Does this option define the size? Let the user return it, and help someone have a key.",
        "We ask that the user return it; in the order of the steps that is known, all is well.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield verbs that do not agree with the noun before them."""
    yield from hits(document, "verb-number", "Write {better}, not '{wrong}'.")
