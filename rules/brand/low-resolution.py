"""A picture must have enough pixels for the size in which it is shown.

A blurred logo or a screenshot that nobody can read looks copied together. Below 60 dots per inch
it is seen by everybody, between that and the limit it is a note. Drawings made of lines have no
pixels and are sharp at any size.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Document, Example, Hit, rule

from ._house import BRIEF
from ._pictures import called, cause, is_logo, measured

_BLURRED = 60.0  # dots per inch
_LOGO = f"hash {'00ff' * 8}"


@dataclass(frozen=True)
class Options:
    dpi: int = 90  # dots per inch of any picture; Word shows a screenshot at 96, print wants 150
    logo_dpi: int = 150  # of the house's logo, which is in the register


@rule(
    severity="warning",
    bad=[
        "⟦⟧The new station\npicture: 200x100 px, 400x200 pt",
        Example("⟦⟧The new station\npicture: 400x200 px, 288x144 pt", {"dpi": 150}),
        Example(f"header: ⟦⟧Offer\npicture: 400x100 px, 288x72 pt, {_LOGO}", brief=BRIEF),
    ],
    good=[
        "A screenshot\npicture: 400x200 px, 300x150 pt",
        "A rule\npicture: 600x2 px, 450x24 pt",
        "A drawing\npicture: 0x0 px, 300x200 pt",
        Example(f"header: Offer\npicture: 600x150 px, 288x72 pt, {_LOGO}", brief=BRIEF),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    for picture, wide, high, at in measured(document):
        dpi, logo = (
            72 * min(wide / picture.width, high / picture.height),
            is_logo(document, picture),
        )
        if round(dpi) >= (options.logo_dpi if logo else options.dpi):
            continue
        yield Hit(
            picture.block,
            at,
            at,
            message=f"{called(document, picture)} is shown at {round(dpi)} dots per inch: "
            "put in a larger one, or show it smaller.",
            key=cause(picture),
            severity=None if logo or dpi < _BLURRED else "note",
            quote=picture.name,
        )
