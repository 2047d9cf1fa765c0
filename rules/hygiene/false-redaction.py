"""What is blacked out must be gone, not covered.

A black box over a price, black highlight on a name, a picture laid over a table: select, copy, and
it is there. In a PDF text counts that is wholly under something opaque and not shown elsewhere on
the page; in Word what is black on black, and boxes that are drawn over a line of text.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, rule

from ._advice import is_pdf

_DARK = 60  # of 255, in every part of the colour
_WORD = re.compile(r"\w{3,}|\d{2,}")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?|[a-z]\)")  # of a heading, which Word blacks out
_COVERED = {"covered", "blacked out"}


@rule(
    severity="error",
    bad=[
        "set format=pdf\nThe fee is fixed.\nhidden (covered): ⟦90,000 euros for Acme⟧",
        "The fee is {!color=#000000; highlight=black:⟦90,000⟧!} euros.",
        "The fee is {!color=#000000; ground=#000000:⟦90,000⟧!} euros, due in May.",
        "set format=pdf\nhidden (blacked out): ⟦Ann Miller⟧",
    ],
    good=[
        "set format=pdf\nSee GAO-12-681, July 27.\nhidden (covered): GAO-12-681\n"
        "hidden (covered): e2",
        "| {!color=#FFFFFF; ground=#000000:Item!} | Fee |\n| Audit | 9,000 |",
        "{!color=#FFFFFF; highlight=black:White on black!} is legible, ==yellow== is a highlight.",
        "The name is redacted: ███████, and black on black is a fault.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    cure = (
        "remove it with a redaction tool, or make the PDF again without it"
        if is_pdf(document)
        else "delete the text itself"
    )
    for mark in document.redactions:
        if mark.how == "box":
            yield Hit(
                mark.block, mark.start, mark.end,
                "A black box is drawn over this text, which everybody can move away: delete the"
                " text itself.",
                severity="warning",
            )  # fmt: skip
    for block, start, end in _covered(document):
        number = _NUMBER.fullmatch(block.text[start:end].strip())
        if number and block.shown:
            message = f"'{number.group()}' is black on black: take the shading off."
            yield Hit(block.index, start, end, message, key="number", severity="warning")
            continue
        yield Hit(
            block.index, start, end,
            f"This text is only covered, and everybody can copy it from the file: {cure}.",
            key="covered",
        )  # fmt: skip


def _covered(document: Document) -> Iterator[tuple[Block, int, int]]:
    for block in document.blocks:
        if block.kind == "hidden" and block.name in _COVERED:
            dark = block.name == "blacked out"
            if _WORD.search(block.text) and (dark or not _is_shown(document, block)):
                yield block, 0, len(block.text)
        elif block.shown:
            for run in block.runs:
                black = run.highlight == "black" or _is_dark(run.ground)
                if black and _is_dark(run.color) and block.text[run.start : run.end].strip():
                    yield block, run.start, run.end


def _is_dark(color: str | None) -> bool:
    if not color or len(color) != 7:
        return False
    return all(int(color[i : i + 2], 16) <= _DARK for i in (1, 3, 5))


def _is_shown(document: Document, block: Block) -> bool:
    """Whether the same words stand on the page for everybody: it was painted twice."""
    words = "".join(filter(str.isalnum, block.text))
    page = block.location.page
    near = (b for b in document.shown if b.location.page == page)
    return any(words in "".join(filter(str.isalnum, b.text)) for b in near)
