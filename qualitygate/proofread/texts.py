"""What an engine is given of a document: each distinct text once, masked, offsets kept."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qualitygate.document import Block, Document, Mask
from qualitygate.proofread.engine import Text
from qualitygate.prose.words import words

# What stays in the file and is read by people, though not on its pages.
_LATENT = frozenset({"alt", "comment"})
_PROPERTIES = frozenset({"title", "subject", "description"})
_READ = frozenset({"sentences", "fragment"})
FILLER = "X"
_ELIDED = {
    "fr": re.compile(
        r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr)'(?=\w)", re.IGNORECASE
    ),
    "it": re.compile(
        r"(?:[cdlmnstv]|[ad]?gl|un|[dn]ell|[ads]ll|all|dall|sull|quest|quell|bell|nessun|qualcun|"
        r"ciascun|alcun|tutt|anch|com|dov|cos|senz|mezz|sant)'(?=\w)",
        re.IGNORECASE,
    ),
    "ca": re.compile(r"[dlmnst]'(?=\w)", re.IGNORECASE),
}


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
    """The block's text as its own language has it, every other character replaced by filler."""
    return masked_text(block.text, (*block.masks, *block.foreign))


def masked_text(text: str, masks: Iterable[Mask]) -> str:
    """A text with every masked character replaced: a word that no engine judges.

    A mask over punctuation alone (a quote in a typewriter font) is left: filler would grow onto
    the word beside it.
    """
    for mask in masks:
        if any(char.isalnum() for char in text[mask.start : mask.end]):
            text = text[: mask.start] + FILLER * (mask.end - mask.start) + text[mask.end :]
    return text


def blanked(block: Block) -> str:
    """The block's text with spaces where it is masked."""
    text = block.text
    for mask in block.masks:
        text = text[: mask.start] + " " * (mask.end - mask.start) + text[mask.end :]
    return text


def passages(blocks: Sequence[Block], languages: dict[int, str]) -> list[Passage]:
    """Distinct texts in the order in which they first appear.

    What stands in another language within a block is a text of its own, its words only: spaces
    before it keep its place.
    """
    places: dict[Text, list[int]] = {}
    for block in blocks:
        text = Text(masked(block), languages[block.index], block.nature == "sentences")
        places.setdefault(text, []).append(block.index)
        for span in block.foreign:
            content = " " * span.start + masked_text(block.text, block.masks)[span.start : span.end]
            places.setdefault(Text(content, span.reason, False), []).append(block.index)
    return [
        Passage(text, tuple(indexes), tuple(tokens(text.content, text.language)))
        for text, indexes in places.items()
    ]


def near_mask(block: Block, start: int, end: int) -> bool:
    """Whether a span touches a mask: grammar across what is hidden cannot be judged."""
    text = block.text
    while start > 0 and not text[start - 1].isalnum():
        start -= 1
    while end < len(text) and not text[end].isalnum():
        end += 1
    hidden = (*block.masks, *block.foreign)
    return any(mask.start <= end and start <= mask.end for mask in hidden)


def tokens(content: str, language: str = "en") -> list[tuple[int, str]]:
    """Start and form of every word that can be judged, filler left out, ’ written as '.

    Where a language writes small words before an apostrophe (``l'offre``), they are words of their
    own that need no judging; in English what follows an apostrophe belongs to the word.
    """
    plain = content.replace("’", "'")
    found = [(match.start(), match[0]) for match in words(plain)]
    elided = _ELIDED.get(language[:2].lower())
    if elided and "'" in plain:
        found = [_without_elision(start, form, elided) for start, form in found]
    if FILLER not in plain:
        return found
    return [(start, form) for start, form in found if form[0] != FILLER or form.strip(FILLER)]


def _without_elision(start: int, form: str, elided: re.Pattern[str]) -> tuple[int, str]:
    hung = elided.match(form)
    return (start + hung.end(), form[hung.end() :]) if hung else (start, form)
