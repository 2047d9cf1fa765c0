"""A letter too many, too few or exchanged must not make another word of the one that was meant.

'Crate a file', 'the web sever' and 'human recourses' pass every spelling check, and no reader.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._frames import hits


@rule(
    severity="warning",
    bad=[
        "You can ⟦crate⟧ a file on the web ⟦sever⟧, and ⟦safe⟧ it, for the next ⟦tree⟧ years.",
        "They will wait or ⟦loose⟧ their place.",
        "It is a ⟦conscience⟧ choice to keep you ⟦appraised⟧ of it, to some ⟦extend⟧.",
    ],
    good=[
        "A crate of wood, the web server, a safe place and three years of a conscious choice.",
        "The sever command and the old tree were, to the extent known, of no use.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield words that stand where another of nearly the same letters must be meant."""
    yield from hits(document, "wrong-letter", "Write {better}, not '{wrong}': it is another word.")
