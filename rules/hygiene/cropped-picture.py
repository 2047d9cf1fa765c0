"""What is cut off a picture must be cut out of the file.

Word only hides it: one click on Crop, and the client sees the rest of the screenshot, the names in
the next column, the other tabs of the browser. It is a note, for most of what is cut off is only
empty; a PDF does not tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Document, Hit, rule


@dataclass(frozen=True)
class Options:
    share: float = 0.1  # so much of the width, or of the height, is cut off

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1:
            raise ValueError(f"the option 'share' is a share, as 0.1 for 10 %, not {self.share:g}.")


@rule(
    severity="note",
    bad=[
        "⟦⟧The plan\npicture: 400x400 px, 200x400 pt, cut 0.5 0 0 0",
        "⟦⟧The plan\npicture: 400x400 px, 400x320 pt, cut 0 0.1 0 0.1",
    ],
    good=[
        "The plan\npicture: 400x400 px, 400x390 pt, cut 0 0.02 0 0",
        "The plan\npicture: 400x400 px, 400x500 pt, cut 0 -0.2 0 0",
        "The cropped picture shows half of the plan.",
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    for picture in document.pictures:
        left, top, right, bottom = picture.crop
        share = max(left, 0.0) + max(right, 0.0), max(top, 0.0) + max(bottom, 0.0)
        if max(share) >= options.share:
            yield Hit(
                picture.block,
                message=f"{round(100 * max(share))} % of a picture is cut off, but still in the"
                " file: delete it with Picture Format › Compress Pictures.",
                quote=picture.name,
            )
