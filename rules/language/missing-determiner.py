"""A thing that can be counted stands with 'a', 'the' or another that says which one is meant.

'In repository' leaves the reader to ask which repository; in a list of duties that is a gap.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._frames import hits


@rule(
    severity="warning",
    bad=[
        "We keep the plan ⟦in repository⟧. It is made ⟦with powerful tool⟧ that we know.",
        "The system runs ⟦on remote server⟧ that we own.",
    ],
    good=[
        "We keep the plan in the repository, as it is the kind of tool that we know.",
        "The value of *parameter* is used, and **every** the client knows is listed here.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield nouns that stand without an article."""
    yield from hits(
        document, "missing-determiner", "An article is missing: write {better}, not '{wrong}'."
    )
