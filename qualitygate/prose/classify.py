"""How far each block is running text, and which spans of it are none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qualitygate.document import Block, Document, Mask, Nature
from qualitygate.prose.masks import is_code_style, masks_of
from qualitygate.prose.words import function_share

# Shares of a document's characters set in monospaced type above which it says nothing of code.
_MONO_EVERYWHERE = 0.7
_CODE_SYMBOLS = re.compile(r"[{}\[\]<>=;|\\_#$&*^~@%]")
_MAYBE_DIGIT = re.compile(r"[^\x00-/:-\x7f]")
_REFERENCES = re.compile(
    r"(?:\W|\d)*(?:list of )?(?:references|bibliography|works cited|further reading|"
    r"literature|sources cited|reference documents?|referenced documents?|"
    r"applicable documents?)\W*",
    re.IGNORECASE,
)
_REFERENCE_ITEM = re.compile(r"\[\w{1,12}\]\s+\S.*(?:\b(?:19|20)\d\d\b|https?://|doi)", re.DOTALL)
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|…{2,}\s*\d*\s*$|\t\s*\d{1,4}\s*$")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’')\]]*\s*$")
_PHONE = re.compile(
    r"(?:\+|\b00|\btel\b|\bphone\b|\bfax\b|\(\d{2,5}\))[\d\s().:/+-]{6,}", re.IGNORECASE
)
_POSTCODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|\b\d{5} [A-Z][a-z]+"
)
_LATENT_PROSE = frozenset({"alt", "comment"})
_PROSE_PROPERTIES = frozenset({"title", "subject", "description"})
_NEVER = frozenset({"field-code", "bookmark", "link", "attachment", "file-name"})


def classify(document: Document) -> Document:
    """Set `nature` and `masks` of every block of a document.

    Monospaced type counts as code unless the whole document is set in it; a section headed
    "References" is a bibliography up to the next heading of its level.
    """
    mono_counts = _mono_stands_out(document)
    masks = [masks_of(block, mono_counts) for block in document.blocks]
    natures = _natures(document.blocks, masks, mono_counts)
    blocks = tuple(
        block
        if (block.nature, block.masks) == (nature, spans)
        else replace(block, nature=nature, masks=spans)
        for block, nature, spans in zip(document.blocks, natures, masks, strict=True)
    )
    return replace(document, blocks=blocks)


def _mono_stands_out(document: Document) -> bool:
    mono = total = 0
    for block in document.shown:
        for run in block.runs:
            total += run.end - run.start
            mono += (run.end - run.start) * run.mono
    return mono <= _MONO_EVERYWHERE * total


def _natures(
    blocks: Iterable[Block], masks: Iterable[tuple[Mask, ...]], mono_counts: bool
) -> Iterator[Nature]:
    reference_level = 0
    for block, spans in zip(blocks, masks, strict=True):
        if block.kind == "heading" and block.shown:
            level = block.level or 1
            if _REFERENCES.fullmatch(block.text.strip()):
                reference_level = level
            elif reference_level and level <= reference_level:
                reference_level = 0
        nature = _nature(block, spans, mono_counts)
        if reference_level and block.shown and block.kind in ("paragraph", "list-item", "cell"):
            nature = "reference" if nature in ("sentences", "fragment") else nature
        yield nature


def _nature(block: Block, masks: Sequence[Mask], mono_counts: bool) -> Nature:
    """The nature of a block with these masks by itself, without its neighbours."""
    text = block.text.strip()
    fixed = _by_kind(block)
    if fixed is not None:
        return fixed
    if not any(char.isalpha() for char in text):
        return "data"
    if _may_lead(text) and _LEADER.search(text):
        return "contents"
    if _REFERENCE_ITEM.match(text):
        return "reference"
    small, count = function_share(text)
    if _is_code(block, text, mono_counts, small, count):
        return "code"
    if _is_data(block, masks, text, small, count):
        return "data"
    return _running(block, text, small, count)


def _may_lead(text: str) -> bool:
    return "\t" in text or "…" in text or text.count(".") > 3


def _by_kind(block: Block) -> Nature | None:
    if block.kind == "code":
        return "code"
    if block.kind == "contents":
        return "contents"
    if block.kind == "reference":
        return "reference"
    if block.kind in _NEVER:
        return "data"
    if block.kind == "property":
        return "fragment" if block.name.lower() in _PROSE_PROPERTIES else "data"
    if not block.shown and block.kind not in _LATENT_PROSE:
        return "data" if block.kind == "watermark" else "fragment"
    return None


def _is_code(block: Block, text: str, mono_counts: bool, function: int, count: int) -> bool:
    if block.style and is_code_style(block.style):
        return True
    if mono_counts and _mono_share(block) >= 0.6 and not _reads_as_sentence(text, function, count):
        return True
    ink = sum(map(len, text.split()))
    symbols = len(_CODE_SYMBOLS.findall(text)) / max(ink, 1)
    return symbols >= 0.12 or (symbols >= 0.06 and function <= 0.12 * count)


def _reads_as_sentence(text: str, function: int, count: int) -> bool:
    """Prose set in monospaced type, as some houses quote or write letters."""
    return (
        count >= 12
        and function >= 0.35 * count
        and text[:1].isupper()
        and bool(_SENTENCE_END.search(text))
    )


def _mono_share(block: Block) -> float:
    mono = sum(run.end - run.start for run in block.runs if run.mono)
    return mono / max(len(block.text), 1)


def _is_data(block: Block, masks: Sequence[Mask], text: str, function: int, count: int) -> bool:
    """Figures, identifiers, postal addresses: words that no dictionary can judge."""
    tokens = text.split()
    if count == 0 or (block.kind == "alt" and len(tokens) == 1):
        return True
    if _MAYBE_DIGIT.search(text) and sum(map(_has_digit, tokens)) > 0.6 * len(tokens):
        return True
    masked = sum(mask.end - mask.start for mask in masks)
    if masked >= 0.6 * len(text) and function <= 1:
        return True
    if function > 0.1 * count:
        return False
    return bool(_PHONE.search(text) or _POSTCODE.search(text))


def _has_digit(token: str) -> bool:
    return bool(_MAYBE_DIGIT.search(token)) and any(map(str.isdigit, token))


def _running(block: Block, text: str, function: int, count: int) -> Nature:
    """Sentences, or a heading, label or cell whose words alone can be judged."""
    if block.kind in ("heading", "title", "header", "footer", "form-field", "chart", "diagram"):
        return "fragment"
    ends = bool(_SENTENCE_END.search(text))
    if block.kind == "cell":
        return "sentences" if count >= 8 and function >= 2 else "fragment"
    if count >= 6 and function >= 2:
        return "sentences"
    return "sentences" if ends and count >= 4 and function >= 1 else "fragment"
