"""No sentence may hold a slip of grammar, or a word mistaken for another.

Readers stumble over them, and what is contracted should not be open to a second reading. What is
often a false alarm, and yet worth a look, is only a note.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule


@rule(
    severity="warning",
    bad=[
        "The choice is due to ⟦it's⟧ integration with the tools.",
        "The team checks the figures ⟦everyday⟧ before noon.",
    ],
    good=[
        "The report and its structure are new, and it's short.",
        "The values that can be returned are listed in our everyday checks.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield what the engine calls grammar or a confusion of words."""
    for match in document.matches:
        whole = document.blocks[match.block].text
        text = whole[match.start : match.end]
        before = whole[: match.start].split()[-1:]
        if match.kind not in ("grammar", "confusion", "hint") or before == text.split()[:1]:
            continue  # what stands twice is another rule's
        advice = match.message.strip().rstrip(".") or "check the grammar"
        yield Hit(
            match.block,
            match.start,
            match.end,
            message=f"'{' '.join(text.split())}' looks wrong: {advice[:1].lower()}{advice[1:]}.",
            replacements=match.replacements,
            severity="note" if match.kind == "hint" else None,
        )
