"""A picture must keep its proportions.

A logo drawn wide or a screenshot pressed flat is seen at once, and looks as if nobody had looked.
What is cropped is understood. Drawings made of lines (EMF, SVG, the drawn logos of a PDF) have no
pixels that their size could be compared with, and are not judged.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Document, Example, Hit, rule

from ._house import BRIEF
from ._pictures import called, cause, measured, prominent

_PLAIN = 0.08  # from here on it is seen in any picture


@dataclass(frozen=True)
class Options:
    tolerance: float = 0.03  # how far width to height may be from the picture's own, as a share

    def __post_init__(self) -> None:
        if not 0 <= self.tolerance < 1:
            raise ValueError(
                f"the option 'tolerance' is a share, as 0.03 for 3 %, not {self.tolerance:g}."
            )


@rule(
    severity="warning",
    bad=[
        "⟦⟧The new station\npicture: 400x100 px, 200x60 pt",
        "⟦⟧Half of the map\npicture: 400x400 px, 200x200 pt, cut 0.5 0 0 0",
        Example(f"header: ⟦⟧Offer\npicture: 400x100 px, 200x52 pt, hash {'00ff' * 8}", brief=BRIEF),
    ],
    good=[
        "The new station\npicture: 400x100 px, 200x51 pt",
        "Half of the map\npicture: 400x400 px, 100x200 pt, cut 0.5 0 0 0",
        "A line between two parts\npicture: 2x2 px, 400x24 pt",
        "A drawing\npicture: 0x0 px, 300x20 pt",
        Example("A map\npicture: 400x100 px, 200x56 pt", {"tolerance": 0.2}),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    for picture, wide, high, at in measured(document):
        ratio = (picture.width / picture.height) / (wide / high)
        off = max(ratio, 1 / ratio) - 1
        if off <= options.tolerance:
            continue
        how = "wide" if ratio > 1 else "high"
        share = max(round(100 * off), 1)
        yield Hit(
            picture.block,
            at,
            at,
            message=f"{called(document, picture)} is drawn {share} % too {how}: "
            "reset its size, then scale it by a corner.",
            key=cause(picture),
            severity=None if off >= _PLAIN or prominent(document, picture) else "note",
            quote=picture.name,
        )
