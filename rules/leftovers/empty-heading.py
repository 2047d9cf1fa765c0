"""A heading must say something.

An empty one that is numbered stands on the page as a lone number; any other leaves a hole, and a
blank line in the contents at their next update. Seen in a DOCX alone: a PDF holds nothing of it.
"""

from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, rule

_DRAWN = {
    "text-box",
    "chart",
    "diagram",
    "watermark",
}  # what may stand in a heading instead of text


@rule(
    severity="warning",
    bad=[
        "# Approach\nWe propose three phases.\n## ⟦⟧\nThe first is a survey.",
        "# ⟦⟧\n# Approach\n## ⟦⟧\nWe propose three phases.",
    ],
    good=[
        "# Approach\n\nWe propose three phases.\n## {-The first-}{+First+}\nIt is a survey.",
        "# A\n## …\nHeadings of one letter, or of dots, say little, but they are not empty.",
        "# Approach\n## {-Costs-}",
    ],
)
def check(document: Document) -> Iterator[Hit]:
    pictured = {picture.block for picture in document.pictures}
    for block in document.of_kind("heading"):
        if not block.shown or block.text.strip() or block.index in pictured:
            continue
        after = document.blocks[block.index + 1 : block.index + 2]
        if any(other.kind in _DRAWN or _is_deleted(other, block) for other in after):
            continue
        if block.number:
            yield Hit(
                block.index,
                message=f"The heading {block.number.rstrip('.')} has a number and no text: write"
                " it, or delete the line.",
            )
        else:
            yield Hit(
                block.index,
                message="An empty line has the style of a heading, and leaves a hole in the"
                " contents: delete it, or give it the style of the text.",
                key="unnumbered",
                severity="note",
            )


def _is_deleted(other: Block, heading: Block) -> bool:
    """Whether it is what stood in the heading: accepting the change settles that as well."""
    return other.kind == "deleted" and other.parent == heading.index
