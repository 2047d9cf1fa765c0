"""A photograph must not tell where it was taken.

A telephone writes the place into every picture: a colleague's home, another client's plant. It is
read in the pictures of a DOCX; a PDF seldom keeps it.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from qualitygate.api import Document, Hit, rule

_PREFIX = "position of "


@rule(
    severity="warning",
    bad=[
        "property position of word/media/image3.jpeg: 52.520, 13.405\nThe plant.\n⟦⟧ document",
        "property position of word/media/image1.jpg: -33.857, 151.215\n⟦⟧ document",
    ],
    good=[
        "The plant is at 52.520, 13.405, as the map says.",
        "property title: The position of the plant",
    ],
)
def check(document: Document, _: None) -> Iterator[Hit]:
    for name, where in document.properties:
        if name.startswith(_PREFIX):
            picture = PurePosixPath(name.removeprefix(_PREFIX)).name
            yield Hit(
                message=f"The photograph {picture} tells where it was taken ({where}): take the"
                " place out of the picture, and insert it again.",
                quote=picture,
                key="position",
            )
