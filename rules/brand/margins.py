"""Every page must have the margins of the house's template.

Text that runs nearer to the edge than on the page before was pasted from another document. The
margins are set in the configuration, in millimetres; a PDF does not tell its own, so only a DOCX is
judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Document, Example, Hit, rule

from ._sections import place

_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Options:
    top: float | None = None  # in millimetres, of an upright page; left out, not judged
    right: float | None = None
    bottom: float | None = None
    left: float | None = None
    tolerance: float = 1.0  # millimetres


_SET = {"top": 25.4, "bottom": 25.4, "left": 20, "right": 30}


@rule(
    severity="warning",
    bad=[
        Example("⟦⟧ document\nsection: 595x842 pt, margins 36 36 36 36\nFirst", {"left": 25.4}),
        Example(
            "section: 595x842 pt, margins 72 85 72 56.7\nFirst\n---\n"
            "section: 595x842 pt, margins 72 85 36 56.7\n⟦⟧Then",
            _SET,
        ),
    ],
    good=[
        Example("section: 595x842 pt, margins 71 86 72 56.7\nFirst", _SET),
        Example("section: 842x595 pt, margins 56.7 72 85 72\nA wide table", _SET),
        Example("section: 595x842 pt, margins 72 56.7 72 85\nAn even page of a book", _SET),
        Example("section: 595x842 pt, margins 36 36 36 36\nNo margins are set."),
        Example("section: 595x842 pt\nThe file does not tell its margins.", _SET),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    wanted = (options.top, options.right, options.bottom, options.left)
    if all(side is None for side in wanted):
        return
    top, right, bottom, left = wanted
    turns = [wanted, (top, left, bottom, right)]  # and mirrored, as in a book
    across = [(left, top, right, bottom), (right, bottom, left, top)]
    for section in document.sections:
        found = [side / _MILLIMETRE for side in section.margins]
        if not any(found):
            continue
        wide = section.page_width > section.page_height
        if any(
            all(
                w is None or abs(f - w) <= options.tolerance
                for f, w in zip(found, turn, strict=True)
            )
            for turn in turns + across * wide
        ):
            continue
        sides = ", ".join(f"{round(side, 1):g}" for side in found)
        yield Hit(
            place(document, section),
            message=f"The margins of these pages are {sides} mm (top, right, bottom, left), and "
            "not the template's: set them as there.",
            key=sides,
            quote=sides,
        )
