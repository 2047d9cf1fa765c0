"""Words that a PDF has in pieces, or without the space between them: not the writer's doing."""

import re
from collections.abc import Callable, Iterator

from qualitygate.document import Block
from qualitygate.prose.words import FUNCTION_WORDS

_LETTERS = re.compile(r"[^\W\d_]+")
_PIECES = 2  # beside the unknown one, of which a word is put together
_UNIT = 2  # letters of an abbreviation that the dictionaries have as a word
_SHORTEST = 5  # letters of a word that is put together of pieces that are words themselves


def is_torn(
    content: str, start: int, end: int, knows: Callable[[str], bool], is_spaced: bool = False
) -> bool:
    """A word with a space inside that only the PDF's letter-spacing put there ("worldwid e").

    What stands beside it is no word either, unless the whole document is known to be so.
    """
    before, form, after = content[:start].split(" "), content[start:end], content[end:].split(" ")
    behind = [] if before[-1] else before[-2 : -2 - _PIECES : -1]
    ahead = [] if after[0] else [_letters(piece) for piece in after[1 : 1 + _PIECES]]
    if is_spaced:
        return any(
            len(whole) >= _SHORTEST and knows(whole) for whole in _joined(behind, form, ahead)
        )
    return any(
        piece and knows(whole) and _is_scrap(piece, knows)
        for piece, whole in (
            *((piece, form + piece) for piece in ahead[:1]),
            *((piece, piece + form) for piece in behind[:1]),
        )
    )


def is_glued(block: Block, start: int, end: int, knows: Callable[[str], bool]) -> bool:
    """Two words that lost their space where the letters change their look, as at a link's end."""
    return any(
        knows(block.text[start : run.start]) and knows(block.text[run.start : end])
        for run in block.runs
        if start + 1 < run.start < end - 1
    )


def _joined(behind: list[str], form: str, ahead: list[str]) -> Iterator[str]:
    """A form with up to so many pieces around it; `behind` are those before it, the last first."""
    for earlier in range(len(behind) + 1):
        for later in range(len(ahead) + 1):
            if 0 < earlier + later <= _PIECES:
                yield "".join((*reversed(behind[:earlier]), form, *ahead[:later]))


def _letters(piece: str) -> str:
    found = _LETTERS.match(piece)
    return found.group() if found else ""


def _is_scrap(piece: str, knows: Callable[[str], bool]) -> bool:
    """No word by itself; the dictionaries hold many units and abbreviations of two letters."""
    return not knows(piece) or (len(piece) <= _UNIT and piece not in FUNCTION_WORDS)
