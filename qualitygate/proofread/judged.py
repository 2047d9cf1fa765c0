"""A document whose blocks say in which language they are, not which the file claims."""

from collections.abc import Sequence
from dataclasses import replace

from qualitygate.document import Block, Document, Mask
from qualitygate.proofread.languages import home_language, languages, primary
from qualitygate.proofread.stretches import stretches


def with_languages(document: Document, blocks: Sequence[Block], configured: str | None) -> Document:
    """The document with its language and those of its blocks judged, and what is foreign in them.

    `blocks` are those that people read. Code, references and the like go with the document, where
    the file has them in another language: a keyboard's, most often.
    """
    home = home_language(document, blocks, configured)
    tags = languages(blocks, home)
    judged = tuple(_judged(block, tags.get(block.index), home) for block in document.blocks)
    return replace(document, blocks=judged, language=home or None)


def _judged(block: Block, tag: str | None, home: str) -> Block:
    foreign: tuple[Mask, ...] = ()
    if tag is None:
        own = block.language or home
        tag = own if primary(own) == primary(home) else home
    elif tag:
        foreign = stretches(block, tag)
    if foreign or (block.language or home) != tag:
        return replace(block, language=tag or None, foreign=foreign)
    return block
