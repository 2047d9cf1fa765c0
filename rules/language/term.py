"""A term that no dictionary has should be in the project's vocabulary.

The document uses the word again and again, so it is most likely meant. Entered once, its
misspellings are found in every document after that.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, rule


@rule(
    severity="note",
    bad=[
        "A ⟦zytroplast⟧ is cheap. Each ⟦zytroplast⟧ is tested, and no ⟦zytroplast⟧ is reused.",
        "- one ⟦quorbine⟧ for tests\n- one ⟦quorbine⟧ for production\n- no ⟦quorbine⟧ for training",
    ],
    good=[
        "A sample is cheap. Each sample is tested, and no sample is reused.",
        "The call `zytroplast` is cheap. Each zytroplast is tested; no zytroplast is like another.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield the places of each term under one key."""
    for match in document.matches:
        if match.kind == "term":
            word = document.blocks[match.block].text[match.start : match.end]
            yield Hit(
                match.block,
                match.start,
                match.end,
                message=f"Is '{word}' a term? Add it to the vocabulary if it is.",
                key=word.lower(),
            )
