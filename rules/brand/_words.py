"""What the rules of this pack share: which text they read, and how they write a replacement."""

import re
from collections.abc import Iterable, Iterator, Mapping

from qualitygate.api import Block, Document, Found, Names, once, plain

_PROPERTIES = {"title", "subject", "keywords", "description", "comments"}  # what people write
_WORD = re.compile(r"[^\W_]+")
_UNSEEN = dict.fromkeys(map(ord, "\xad\u200b\u200d\u2060"))
_NOT_OURS = {"code", "reference"}


def blocks_to_read(document: Document) -> Iterator[Block]:
    """What a customer reads, and the title and alternative texts.

    Code is nobody's wording, and a list of references gives the titles of others.
    """
    for block in document.blocks:
        written = block.kind == "property" and block.name.casefold() in _PROPERTIES
        if (block.shown or block.kind == "alt" or written) and block.nature not in _NOT_OURS:
            yield block


def holding(document: Document, names: Iterable[str]) -> Iterator[Block]:
    """Of the blocks to read, those in which one of the names can be found."""
    words = {max(_WORD.findall(name.casefold()), key=len, default="") for name in names}
    if not words:
        return
    texts = lowered(document)
    for block in blocks_to_read(document):
        text = texts[block.index]
        if any(word in text for word in words):
            yield block


@once
def lowered(document: Document) -> tuple[str, ...]:
    """The texts of all blocks as they are searched: in small letters, without soft hyphens."""
    return tuple(block.text.translate(_UNSEEN).casefold() for block in document.blocks)


def excluded(block: Block, found: Found, camel: bool = False) -> bool:
    """Whether the words are code, an address, or one part of a longer compound.

    `camel` says that the name may look like an identifier, with capitals within.
    """
    text, start, end = block.text, found.start, found.end
    if any(not camel or mask.reason != "identifier" for mask in block.masks_in(start, end)):
        return True
    if any(run.mono for run in block.runs_in(start, end)):
        return True
    joined = "-‐‑\xad@/_"
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    return (before[-1:] != "" and before[-1] in joined and before[:1].isalnum()) or (
        after[:1] != "" and after[0] in joined and after[1:].isalnum()
    )


def phrases(document: Document, wanted: Iterable[str]) -> Iterator[tuple[Block, Found]]:
    """Where the phrases stand; one with capitals is meant in these capitals."""
    wanted = tuple(wanted)
    names = Names()
    names.add(wanted)
    for block in holding(document, wanted):
        for found in names.find(block.text):
            text, phrase = plain(block.text[found.start : found.end]), plain(found.name)
            same = text.casefold() == phrase if phrase.islower() else text == phrase
            if same and not excluded(block, found):
                yield block, found


def all_said(option: str, swap: Mapping[str, str]) -> None:
    """Raises `ValueError` where a table of an option does not say what to write instead."""
    for term, better in swap.items():
        if not better.strip():
            raise ValueError(f"the option '{option}' does not say what to write for '{term}'.")


def quoted(text: str, start: int) -> bool:
    """Whether what stands here is in quotation marks: somebody else's words."""
    before = text[:start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def as_written(text: str, term: str, better: str) -> str:
    """`better` with the capitals that `text` has over `term`: all, the first, or none."""
    if not term.islower():
        return better
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return better.upper()
    return better[:1].upper() + better[1:] if letters[0].isupper() else better
