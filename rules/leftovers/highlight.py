"""Highlighted text must be settled and its highlight taken off.

Yellow says "check this" to everybody who has ever worked on a draft, and the client will.
In a PDF it is a strong light colour right behind words, or a highlight annotation on them.
"""

from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, rule

_NONE = {"", "none", "white", "#ffffff"}


@rule(
    severity="warning",
    yields_to=("hygiene/false-redaction",),
    bad=[
        "The system answers within ==⟦two seconds⟧== on a working day.",
        "| Item | Fee |\n| Audit | ==⟦12,000⟧== |",
        "# ==⟦Terms⟧==\nPayment is due ==⟦within **30** days⟧==.",
    ],
    good=[
        "The highlights of the year were **three new stations** and a bridge.",
        "Text that is `==marked==` appears in yellow in the tool.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    for block in document.shown:
        for start, end, colour in _spans(block):
            yield Hit(
                block.index,
                start,
                end,
                f"'{block.text[start:end]}' is highlighted: settle what it marks, then take the"
                " highlight off.",
                key=colour,
            )


def _spans(block: Block) -> Iterator[tuple[int, int, str]]:
    """The highlighted stretches of the block, each without the white space around it."""
    spans: list[tuple[int, int, str]] = []
    for run in block.runs:
        colour = (run.highlight or "").casefold()
        if colour in _NONE:
            continue
        if spans and spans[-1][1] == run.start and spans[-1][2] == colour:
            spans[-1] = (spans[-1][0], run.end, colour)
        else:
            spans.append((run.start, run.end, colour))
    for start, end, colour in spans:
        text = block.text[start:end]
        if text.strip():
            left = len(text) - len(text.lstrip())
            yield start + left, start + len(text.rstrip()), colour
