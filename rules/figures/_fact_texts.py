"""Where facts are stated: the shown text of people, each with the language its numbers are in."""

import re

from qualitygate.api import Block, Document, Texts, numerals, once

_DIGIT = re.compile(r"[\d½¼¾⅛]")
_UNREAD = {"code", "contents", "reference", "link", "watermark"}


# "Stage 2", "Lot B", "Option 1": one of several of a kind.
NUMBERED = re.compile(
    r"(?<![^\W_])(?P<kind>stage|phase|work\s?package|workpackage|lot|milestone|module|option|task|item"
    r"|step|wp|arbeitspaket|meilenstein|modul|los|aufgabe|étape|tâche|fase|etapa|lote|tarea)[\s-]?"
    r"(?P<number>\d{1,2}|[ivx]{1,4}|[a-h])(?![^\W_]|[.,]\d)",
    re.IGNORECASE,
)


@once
def stated(document: Document) -> tuple[Block, ...]:
    """The blocks in which a document states its facts: what is shown, and no code or listing."""
    return tuple(
        block
        for block in document.shown
        if block.kind not in _UNREAD and block.nature not in ("code", "contents", "reference")
    )


@once
def figured(document: Document) -> tuple[Block, ...]:
    """Those of them in which there is a digit."""
    return tuple(block for block in stated(document) if _DIGIT.search(block.text))


@once
def texts(document: Document) -> Texts:
    return Texts(document, ((block, block.text) for block in stated(document)))


def language_of(block: Block, document: Document) -> str | None:
    """The language whose number words stand in a block; None where they are not known."""
    tag = block.language or document.language
    return numerals.base(tag) if tag else "en"


def of_a_part(block: Block) -> bool:
    """Whether a block stands under the heading of a stage or a lot, and speaks of that alone."""
    return any(NUMBERED.match(heading.lstrip("0123456789. ")) for heading in block.location.outline)


def masked(block: Block, start: int, end: int) -> bool:
    """Whether some of a span is code or an address; an amount may pass for an identifier."""
    return any(mask.reason != "identifier" for mask in block.masks_in(start, end))
