"""What an engine is given of a document: each distinct text once, masked, offsets kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualitygate.document import Block, Document
from qualitygate.proofread.engine import Text
from qualitygate.prose.words import words

# What stays in the file and is read by people, though not on its pages.
_LATENT = frozenset({"alt", "comment"})
_PROPERTIES = frozenset({"title", "subject", "description"})
_READ = frozenset({"sentences", "fragment"})
FILLER = "X"


@dataclass(frozen=True, slots=True)
class Passage:
    """A distinct text and the blocks that consist of it (a running header is one passage).

    `words` are its words as `tokens` gives them.
    """

    text: Text
    blocks: tuple[int, ...]
    words: tuple[tuple[int, str], ...]


def proofread_blocks(document: Document) -> list[Block]:
    """The blocks whose language is judged: prose and labels that a customer can read."""
    resolved = {c.block for c in document.comments if c.resolved}
    return [
        block
        for block in document.blocks
        if block.nature in _READ
        and (block.shown or block.kind in _LATENT or _is_title(block))
        and block.index not in resolved
        and block.text.strip()
    ]


def _is_title(block: Block) -> bool:
    return block.kind == "property" and block.name.lower() in _PROPERTIES


def masked(block: Block) -> str:
    """The block's text with every masked character replaced: a word that no engine judges.

    A mask over punctuation alone (a quote in a typewriter font) is left: filler would grow onto
    the word beside it.
    """
    text = block.text
    for mask in block.masks:
        if any(char.isalnum() for char in text[mask.start : mask.end]):
            text = text[: mask.start] + FILLER * (mask.end - mask.start) + text[mask.end :]
    return text


def passages(blocks: Sequence[Block], languages: dict[int, str]) -> list[Passage]:
    """Distinct texts in the order in which they first appear."""
    places: dict[Text, list[int]] = {}
    for block in blocks:
        text = Text(masked(block), languages[block.index], block.nature == "sentences")
        places.setdefault(text, []).append(block.index)
    return [
        Passage(text, tuple(indexes), tuple(tokens(text.content)))
        for text, indexes in places.items()
    ]


def near_mask(block: Block, start: int, end: int) -> bool:
    """Whether a span touches a mask: grammar across what is hidden cannot be judged."""
    text = block.text
    while start > 0 and not text[start - 1].isalnum():
        start -= 1
    while end < len(text) and not text[end].isalnum():
        end += 1
    return any(mask.start <= end and start <= mask.end for mask in block.masks)


def tokens(content: str) -> Iterator[tuple[int, str]]:
    """Start and form of every word that can be judged, filler left out, ’ written as '."""
    for match in words(content.replace("’", "'")):
        form = match.group()
        if form[0] != FILLER or form.strip(FILLER):
            yield match.start(), form
