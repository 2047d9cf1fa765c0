"""What a picture shows, as a number that scaling and compressing it again hardly change.

A logo may come with a transparent ground or a white border, and a document may hold it at any size:
so the picture is put on white, cut to what is drawn, and made small before it is hashed. Pillow and
the hashes are imported when the first picture is.
"""

import io
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")
_MOST_PIXELS = 25_000_000  # which take 0.5 s and 100 MB
_SIDE = 512  # pixels of the longer side before the rest is done
_WHITE, _BLACK = 255, 0
_GROUND = 40  # grey levels by which what is drawn differs from what is around it
_ALIKE = 24  # grey levels by which two corners of one ground may differ
_LEAST = 12  # pixels of the shorter side: less shows nothing
_LONGEST = 10  # times as long as high: a rule, a bar, no logo
_CUTS = 4  # borders within borders
_CELLS = 8


def picture_hash(data: bytes) -> str:
    """The hash of a picture's file, 32 hexadecimal digits; empty where there is none.

    That is: a format that is not read (EMF, WMF, SVG), a damaged file, more than 25 million pixels,
    or a picture of which nothing but one colour, or a bar, is to be seen.
    """
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > _MOST_PIXELS:
                    return ""
                image.draft("RGB", (_SIDE, _SIDE))
                return _hash(image)
    except Exception:  # its readers raise many kinds, and a damaged picture is not our finding
        return ""


def bitmap_hash(width: int, height: int, stride: int, layout: str, data: bytes) -> str:
    """The hash of pixels in memory; `layout` is Pillow's name of their order, as in ``BGRA``."""
    from PIL import Image

    mode = {"BGR": "RGB", "BGRX": "RGB", "BGRA": "RGBA", "L": "L"}[layout]
    try:
        return _hash(Image.frombuffer(mode, (width, height), data, "raw", layout, stride, 1))
    except Exception:
        return ""


def _hash(image: "Image") -> str:
    import imha

    drawn = _drawn(_grey(image, _WHITE)) or _drawn(_grey(image, _BLACK))
    if drawn is None:
        return ""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        across = imha.dhash(drawn, (_CELLS + 1, _CELLS))
        down = imha.dhash_vertical(drawn, (_CELLS, _CELLS + 1))
    return f"{across.hex()}{down.hex()}"


def _grey(image: "Image", ground: int) -> "Image":
    """The picture in grey on a ground, at most as large as is looked at."""
    from PIL import Image

    if "transparency" in image.info or image.mode in ("LA", "PA", "RGBA", "La", "RGBa"):
        image = image.convert("RGBA")
        scaled = _scaled(image)
        below = Image.new("RGBA", scaled.size, (ground, ground, ground, 255))
        return Image.alpha_composite(below, scaled).convert("L")
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return _scaled(_stretched(image))
    return _scaled(image.convert("L"))


def _stretched(image: "Image") -> "Image":
    """More than 8 bits a pixel brought to 8."""
    image = image.convert("F")
    low, high = image.getextrema()
    if not (isinstance(low, float) and isinstance(high, float) and high > low):
        return image.convert("L")
    factor = 255 / (high - low)
    return image.point(lambda value: value * factor - low * factor).convert("L")


def _scaled(image: "Image") -> "Image":
    from PIL import Image

    factor = max(image.size) / _SIDE
    if factor <= 1:
        return image
    width, height = (max(1, round(side / factor)) for side in image.size)
    return image.resize((width, height), Image.Resampling.BOX)


def _drawn(image: "Image") -> "Image | None":
    """The picture without what is around what it shows; None where it shows nothing."""
    from PIL import Image, ImageChops

    for _ in range(_CUTS):
        width, height = image.size
        places = ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1))
        corners = sorted(int(image.getpixel(place)) for place in places)  # type: ignore[arg-type]
        if corners[2] - corners[0] > _ALIKE and corners[3] - corners[1] > _ALIKE:
            break
        around = Image.new("L", image.size, corners[1])
        different = ImageChops.difference(image, around)
        box = different.point([_WHITE * (level > _GROUND) for level in range(256)]).getbbox()
        if box is None:
            return None
        if box == (0, 0, width, height):
            break
        image = image.crop(box)
    short, long = sorted(image.size)
    return image if short >= _LEAST and long <= _LONGEST * short else None
