"""No text may be hidden in the document: what the client must not read has to be gone.

Hidden text is shown with one click, white or tiny text with another colour, and a search or a copy
of the page finds it at once. A scan's recognised text is no such text. What only lies outside the
page is a note. In Word white text counts where nothing coloured can be behind it: a shaded cell, a
shape or a picture makes it legible. Black on black is told by `hygiene/false-redaction`.
"""

from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, Severity, rule, shortened

from ._advice import is_pdf
from ._colors import are_alike, is_dark

_TINY = 1.0  # points
_LETTERS = 3  # a lone letter or mark hides nothing
_HOW = {
    "": "It is formatted as hidden",
    "invisible": "It is drawn invisibly",
    "tiny": "It is too small to be read",
    "in the colour of its background": "It has the colour of its background",
    "off the page": "It lies off the page",
    "on a hidden layer": "It is on a layer that is switched off",
}
# What programs themselves put there.
_STAMPS = ("Powered by TCPDF", "Top of Form", "Bottom of Form", "Evaluation Only")


@rule(
    severity="error",
    bad=[
        "hidden: ⟦Our margin is 40 %.⟧",
        "set format=pdf\nhidden (in the colour of its background): ⟦90,000 to Acme⟧",
        "We deliver {!color=#FFFFFF; ground=#FFFFFF:⟦only if they pay⟧!} in March.",
        "We deliver {!size=0.5:⟦only if they pay⟧!} in March.",
        "set format=pdf\nhidden (off the page): ⟦An older paragraph of the offer⟧",
    ],
    good=[
        "| {!color=#FFFFFF; ground=#1F3864:Item!} | {!color=#FFFFFF:Fee!} |\n| Audit | 9,000 |",
        "set format=pdf\nhidden (covered): another rule's\nhidden (tiny): a",
        "hidden: Top of Form\nThe hidden cost is tiny{!size=0.5:.!}",
        "A line {!color=#FFFFFF; ground=#FFFFFF:   !} with white space.",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    pdf = is_pdf(document)
    for block in document.blocks:
        if block.kind == "hidden":
            if block.name in _HOW and _tells(block.text) and not _is_form(document, block):
                yield _hit(block, 0, len(block.text), block.name, pdf)
        elif block.shown and block.runs:
            for start, end, how in _unseen(block):
                yield _hit(block, start, end, how, pdf)


def _unseen(block: Block) -> Iterator[tuple[int, int, str]]:
    """The stretches of shown text that nobody can see, without the white space around them."""
    spans: list[tuple[int, int, str]] = []
    for run in block.runs:
        how = ""
        if run.size is not None and run.size <= _TINY:
            how = "tiny"
        elif are_alike(run.color, run.ground) and not is_dark(run.ground):
            how = "in the colour of its background"
        if how and spans and spans[-1][1:] == (run.start, how):
            spans[-1] = (spans[-1][0], run.end, how)
        elif how:
            spans.append((run.start, run.end, how))
    for start, end, how in spans:
        text = block.text[start:end]
        if _tells(text):
            yield start + len(text) - len(text.lstrip()), start + len(text.rstrip()), how


def _is_form(document: Document, block: Block) -> bool:
    """Whether it is the beginning or end of a form, which Word marks in pages from the web."""
    host = document.blocks[block.parent] if block.parent is not None else block
    return host.style.startswith(("z-", "HTML Top of", "HTML Bottom of"))


def _tells(text: str) -> bool:
    return sum(map(str.isalnum, text)) >= _LETTERS and not text.strip().startswith(_STAMPS)


def _hit(block: Block, start: int, end: int, how: str, pdf: bool) -> Hit:
    severity: Severity | None = "note" if how == "off the page" else None
    what = shortened(block.text[start:end], 40)
    cure = "take it out of the source and make the PDF again" if pdf else "delete it"
    message = f"'{what}' is in the file, though nobody sees it. {_HOW[how]}: {cure}."
    return Hit(block.index, start, end, message, key=how or "hidden", severity=severity)
