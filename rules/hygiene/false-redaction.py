"""What is blacked out must be gone, not covered.

A black box over a price, black highlight on a name, a picture laid over a table: select, copy, and
it is there. In a PDF text counts that is wholly under something opaque and not shown elsewhere on
the page; in Word what is black on black, and (a warning, for only Word knows where the lines run)
black boxes and photographs that are drawn over the paragraph that they are anchored to.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, rule

from ._advice import is_pdf
from ._colors import is_dark

_WORD = re.compile(r"\w{3,}|\d{2,}")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?|[a-z]\)")  # of a heading, which Word blacks out
_SAID = {
    True: "This text is only blacked out, and everybody can copy it from the PDF: remove it with a"
    " redaction tool, or make the PDF again without it.",
    False: "This text is only blacked out, and everybody can copy it from the file: delete it.",
}
_DRAWN = {
    "box": "A black box is drawn over this text, and everybody can move it away: delete the text.",
    "picture": "A picture lies on this text, and everybody can move it away: move the picture, or"
    " delete the text.",
}
_LOST = (
    "This text lies under something that hides it, and everybody can copy it from the PDF: move"
    " what covers it, or take the text out."
)
_COVERED = {"covered", "blacked out"}


@rule(
    severity="error",
    bad=[
        "set format=pdf\nThe fee is fixed.\nhidden (covered): ⟦See note 25 on page 7⟧",
        "The fee is {!highlight=black:⟦90,000⟧!}, {!color=#000000; highlight=black:⟦net⟧!}.",
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
    pdf = is_pdf(document)
    for mark in document.redactions:
        if mark.how in _DRAWN:
            message = _DRAWN[mark.how]
            yield Hit(mark.block, mark.start, mark.end, message, key=mark.how, severity="warning")
    for block in document.blocks:
        if block.kind == "hidden" and block.name in _COVERED and _WORD.search(block.text):
            if block.name == "blacked out":
                yield Hit(block.index, 0, len(block.text), _SAID[pdf], key="black")
            elif not _is_shown(document, block):
                yield Hit(block.index, 0, len(block.text), _LOST, key="lost")
        elif block.shown:
            for start, end in _black_on_black(block):
                number = _NUMBER.fullmatch(block.text[start:end].strip())
                if number:
                    message = f"'{number.group()}' is black on black: take the shading off."
                    yield Hit(block.index, start, end, message, key="number", severity="warning")
                else:
                    yield Hit(block.index, start, end, _SAID[pdf], key="black")


def _black_on_black(block: Block) -> Iterator[tuple[int, int]]:
    for run in block.runs:
        # On a shading the automatic colour turns white, on a highlight it does not.
        marked = run.highlight == "black" and (run.color is None or is_dark(run.color))
        black = marked or (is_dark(run.ground) and is_dark(run.color))
        if black and block.text[run.start : run.end].strip():
            yield run.start, run.end


def _is_shown(document: Document, block: Block) -> bool:
    """Whether the same words stand on the page for everybody: it was painted twice."""
    words = "".join(filter(str.isalnum, block.text))
    page = block.location.page
    near = (b for b in document.shown if b.location.page == page)
    return any(words in "".join(filter(str.isalnum, b.text)) for b in near)
