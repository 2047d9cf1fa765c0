"""What the rules of this pack share: which text they read, and how they write a replacement."""

from collections.abc import Iterator

from qualitygate.api import Block, Document, Found

_PROPERTIES = {"title", "subject", "keywords", "description", "comments"}  # what people write
_NOT_OURS = {"code", "reference"}


def blocks_to_read(document: Document) -> Iterator[Block]:
    """What a customer reads, and the title and alternative texts.

    Code is nobody's wording, and a list of references gives the titles of others.
    """
    for block in document.blocks:
        written = block.kind == "property" and block.name.casefold() in _PROPERTIES
        if (block.shown or block.kind == "alt" or written) and block.nature not in _NOT_OURS:
            yield block


def excluded(block: Block, found: Found) -> bool:
    """Whether the words are code, an address, or one part of a longer compound."""
    text, start, end = block.text, found.start, found.end
    if any(mask.start < end and start < mask.end for mask in block.masks):
        return True
    if any(run.mono for run in block.runs_in(start, end)):
        return True
    joined = "-‐‑\xad@/_"
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    return (before[-1:] != "" and before[-1] in joined and before[:1].isalnum()) or (
        after[:1] != "" and after[0] in joined and after[1:].isalnum()
    )


def as_written(text: str, term: str, better: str) -> str:
    """`better` with the capitals that `text` has over `term`: all, the first, or none."""
    if not term.islower():
        return better
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return better.upper()
    return better[:1].upper() + better[1:] if letters[0].isupper() else better
