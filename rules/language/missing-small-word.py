"""No small word may be left out: 'of', 'to', 'for', 'with', 'be' and 'as' hold a sentence together.

The writer's eye fills the gap in, the reader's stumbles over it.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule

from ._frames import hits


@rule(
    severity="warning",
    bad=[
        "⟦Some these⟧ are lost; a report which will ⟦displayed⟧ by noon is, according ⟦the⟧ rules.",
        "It stands there ⟦on account the⟧ depth.",
        "They will be ⟦able see⟧ it as ⟦soon we⟧ know hundreds ⟦people⟧.",
        "It is not possible ⟦analyze⟧ it, because ⟦is⟧ new; we ⟦categorizing⟧ the rest.",
        "The rest of ⟦file⟧ is new; please ⟦refer the⟧ manual.",
    ],
    good=[
        "How long have you been here? Had they been asked, would we have been told?",
        "Some of these were lost; the report will be displayed by noon, and is due the day after.",
        "It is part of the plan, and all that we need be; it complies with hundreds of rules.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield places where a small word is left out."""
    yield from hits(
        document, "missing-small-word", "A word is missing in '{wrong}': write {better}."
    )
