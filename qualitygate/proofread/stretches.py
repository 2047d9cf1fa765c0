"""Words of another language within a text: a quotation that is marked so, or that shows it."""

import re
from collections.abc import Iterator

from qualitygate.document import Block, Mask
from qualitygate.proofread.detection import NAMES, are_kin, detect, evidence, script_language
from qualitygate.proofread.languages import is_english, primary
from qualitygate.proofread.texts import blanked

_MARKED_WORDS = 3  # in another language, below which a mark is not looked at
_QUOTED_WORDS = 4  # the same where there are quotation marks alone
_QUOTED = re.compile(
    r"“([^“”]{12,600})”|«([^«»]{12,600})»|„([^„“”]{12,600})[“”]|\"([^\"]{12,600})\""
)


def stretches(block: Block, language: str) -> tuple[Mask, ...]:
    """The parts of a block, itself in `language`, that are in another language: each one's reason.

    Word processors mark words with the language of the writer's keyboard, so that a mark is
    believed only where the words agree.
    """
    own = primary(language)
    marked = tuple(marks(block))
    may_quote = _QUOTED.search(block.text)
    if not may_quote and all(primary(tag) in ("", own) for _, _, tag in marked):
        return ()
    text = blanked(block)
    found = [
        _trimmed(text, start, end, heard)
        for start, end, tag in marked
        if (heard := _agreed(text[start:end], tag, own))
    ]
    if may_quote:
        taken = tuple(found)
        found += [
            Mask(start, end, heard)
            for start, end, heard in _quoted(text, own)
            if not any(start < other.end and other.start < end for other in taken)
        ]
    return tuple(sorted(found, key=lambda stretch: stretch.start))


def marks(block: Block) -> Iterator[tuple[int, int, str]]:
    """The block's runs by language, neighbours joined; blank ones go with what stands before."""
    tag, start, end = "", 0, 0 if block.runs else len(block.text)
    for run in block.runs:
        here = (run.language or "").replace("_", "-")
        if here != tag and block.text[run.start : run.end].strip():
            yield start, end, tag
            tag, start = here, run.start
        end = run.end
    yield start, end, tag


def _trimmed(text: str, start: int, end: int, language: str) -> Mask:
    inside = text[start:end]
    return Mask(start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip()), language)


def _agreed(text: str, tag: str, own: str) -> str:
    """The language of words marked `tag` in a text of the language `own`, if it is another."""
    language = primary(tag)
    if language == own or language not in NAMES:
        return ""
    if script := script_language(text):
        if script == own or (script != language and are_kin(script, own)):
            return ""
        return tag if script == language else script
    said = evidence(text)
    if said.words < _MARKED_WORDS:
        return ""
    if language == "en":
        return tag if said.lower >= 2 and said.english > 0.6 else ""
    if own == "en":
        if not said.is_foreign:
            return ""
        heard = detect(text)
        return heard if heard and heard not in (language, own) else tag
    return tag if detect(text, 0.0) == language else ""


def _quoted(text: str, own: str) -> Iterator[tuple[int, int, str]]:
    """What stands between quotation marks in another language: English, or in English any."""
    for match in _QUOTED.finditer(text):
        inside = match[match.lastindex or 0]
        said = evidence(inside)
        if said.words < _QUOTED_WORDS or said.lower < 3:
            continue
        heard = detect(inside) if said.is_foreign and own == "en" else ""
        if own != "en" and is_english(inside):
            heard = "en-US"
        if heard and heard != own:
            yield match.start() + 1, match.end() - 1, heard
