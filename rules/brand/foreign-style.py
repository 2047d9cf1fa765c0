"""Every paragraph must have a style of the template.

A style that is not the template's came with pasted text, and with it a font, a spacing and a
numbering that are somebody else's. The styles are set in the configuration; Word's own for
contents, headers, footers, notes and comments need not be listed. What is formatted by hand is not
judged here. A PDF has no styles.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Document, Example, Hit, rule

_WORDS_OWN = re.compile(
    r"(?:toc \d|toc heading|header|footer|(?:foot|end)note text|annotation (?:text|subject)|"
    r"balloon text|table of (?:figures|authorities)|index \d|index heading|page number|caption)\Z",
    re.IGNORECASE,
)
_HOUSE = {"styles": ["Normal", "Heading 1", "House List"]}


@dataclass(frozen=True)
class Options:
    styles: tuple[str, ...] = ()  # the names of the template's paragraph styles


@rule(
    severity="warning",
    bad=[
        Example("Fees\nstyle: heading 1\n⟦Pasted from the web⟧\nstyle: Normal (Web)", _HOUSE),
        Example("⟦Item⟧\nstyle: List Paragraph\n⟦Item two⟧\nstyle: List Paragraph", _HOUSE),
    ],
    good=[
        Example("Fees\nstyle: HEADING 1\nThe fee is fixed.\nstyle: Normal", _HOUSE),
        Example("contents: Fees 2\nstyle: toc 1\nfooter: 2\nstyle: footer\nNo style", _HOUSE),
        "Nothing is set, so any style is right.\nstyle: Normal (Web)",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    allowed = {style.casefold() for style in options.styles}
    if not allowed:
        return
    for block in document.shown:
        style = block.style.casefold()
        if not style or style in allowed or not block.text.strip() or _WORDS_OWN.match(style):
            continue
        yield Hit(
            block.index,
            0,
            len(block.text),
            f"The style '{block.style}' is not one of the template's: give the paragraph one that "
            "is.",
            key=style,
        )
