"""Every word must be in the dictionary, in the vocabulary, or a name that the document establishes.

A misspelling is the first thing that a client sees, and the cheapest to avoid. Where no correction
is near, or the word may be a name, it is only a warning: add what is right to the vocabulary.
"""

from collections.abc import Iterator

from qualitygate.api import Document, Hit, Match, rule


@rule(
    severity="error",
    bad=[
        "The engineers will ⟦analyzse⟧ the samples.",
        "# The ⟦deliverablles⟧ in detail\nIt begins in May.",
        "| Phase | Outcome |\n| Two | A ⟦confirmattion⟧ of the design |",
        "The keys are long, and the ⟦matrixes⟧ are short.",
    ],
    good=[
        "The engineers will analyse the samples on server01.",
        "Run `adduser` and `chpasswd`, then read /etc/passwd.",
        "Ms Szymborska and Mr Wojtkiewicz lead the work.",
        "The colour of the design pleased the organisers, and they organized it.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield unknown words; those of one spelling share a key."""
    for match in document.matches:
        if match.kind not in ("spelling", "doubtful"):
            continue
        word = document.blocks[match.block].text[match.start : match.end]
        sure = match.kind == "spelling" and bool(match.replacements) and not word[:1].isupper()
        yield Hit(
            match.block,
            match.start,
            match.end,
            message=_message(word, match),
            replacements=match.replacements,
            key=word.lower(),
            severity=None if sure else "warning",
        )


def _message(word: str, match: Match) -> str:
    if not match.replacements:
        return (
            f"'{word}' is in no dictionary: check it, and add it to the vocabulary if it is right."
        )
    if match.kind == "spelling":
        return f"'{word}' is in no dictionary: correct it, or add it to the vocabulary."
    return (
        f"'{word}' is '{match.replacements[0]}' misspelled, or a name or rare word: correct it, "
        "or add it to the vocabulary."
    )
