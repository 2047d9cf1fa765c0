"""A small word must be the one that was meant: 'of' and 'or', 'it' and 'is', 'then' and 'than'.

They differ by a letter, no spelling check sees them, and they turn what is said into nonsense.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._frames import hits


@rule(
    severity="warning",
    bad=[
        "It is one of three projects ⟦or⟧ similar size, compressed ⟦form⟧ 30 bar; it will need "
        "⟦to should⟧ end.",
        "We do it ⟦in other to⟧ help; it is ⟦no⟧ required, ⟦as least⟧ for now.",
        "It ⟦wit⟧ be known, even ⟦thought⟧ it is late, one of the ⟦know⟧ issues.",
        "The names are in ⟦parenthesis⟧, which ⟦maybe⟧ used by ⟦other⟧. ⟦They're are⟧ more.",
        "⟦Of⟧ you go ⟦though⟧ it, keep track of ⟦there⟧ own list, and find ⟦our⟧ how.",
        "A list smaller ⟦then⟧ the last, as ⟦follow⟧: it depends ⟦of⟧ the size.",
        "We might ⟦what to⟧ know more ⟦then⟧ two of them, and ⟦they way⟧ it works.",
    ],
    good=[
        "Say who the data is shared with and accessible to.",
        "He opened a parenthesis in his example, with other, older notes: maybe they're used.",
        "In order to help, it is not required, at least for now; on the other hand, it is known.",
        "He goes there of his own will, even if it is one of more than ten, or none of them.",
        "The way is long, though the end is near, and we can find out if it is more so than then.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield small words that stand in the place of another."""
    yield from hits(document, "small-word", "Write {better}, not '{wrong}'.")
