"""Where a section begins, for a hit to lie on."""

from qualitygate.api import Document, Section


def first_shown(document: Document, section: Section) -> int | None:
    """The first block of the section's text; the last of all where the section has none."""
    blocks = document.blocks
    for block in blocks[section.first_block :]:
        if block.shown and block.kind not in ("header", "footer"):
            return block.index
    return next((b.index for b in reversed(blocks) if b.shown), None)


def place(document: Document, section: Section) -> int | None:
    """Where a fault of a section's layout is reported: at its beginning.

    One of the front page is the document's: it weighs no more than on any other page.
    """
    first = first_shown(document, section)
    return None if first in document.front_page else first
