"""What the rules on pictures share: which are judged, and how a message names them."""

from collections import Counter
from collections.abc import Iterator

from qualitygate.api import Document, Picture

_FEWEST_PIXELS = 32  # less is a line, a dot or a gradient, and is stretched on purpose
_SMALLEST = 24.0  # points: an icon


def measured(document: Document) -> Iterator[tuple[Picture, float, float, int]]:
    """The pictures made of pixels, with the width and height in pixels of what is shown of them.

    A drawing made of lines has no pixels and is as sharp and as wide as one likes. The last number
    is the offset in the block at which a hit may lie: each of several in one has its own.
    """
    count = Counter[int | None]()
    for picture in document.pictures:
        count[picture.block] += 1
        left, top, right, bottom = picture.crop
        wide = picture.pixel_width * (1 - left - right)
        high = picture.pixel_height * (1 - top - bottom)
        if min(picture.pixel_width, picture.pixel_height, wide, high) < _FEWEST_PIXELS:
            continue
        if min(picture.width, picture.height) >= _SMALLEST:
            text = document.blocks[picture.block].text if picture.block is not None else ""
            yield picture, wide, high, min(count[picture.block] - 1, len(text))


def is_logo(document: Document, picture: Picture) -> bool:
    """Whether it is a logo of the house."""
    house = document.brief.register.house
    return house is not None and house.has_logo(picture.phash, picture.sha256)


def called(document: Document, picture: Picture) -> str:
    """``The house's logo``, or ``The picture 'Overview'``."""
    if is_logo(document, picture):
        return "The house's logo"
    return f"The picture '{picture.name}'" if picture.name else "A picture"


def prominent(document: Document, picture: Picture) -> bool:
    """Whether it is the house's logo, or stands on every page."""
    return is_logo(document, picture) or picture.location.detail.startswith(("header", "footer"))


def cause(picture: Picture) -> str:
    """One cause, however often the picture is shown."""
    return picture.sha256 or picture.name
