"""How large a picture is shown, and what is cut off it (ECMA-376 Part 1, 20.1.8 and 20.5)."""

import re
from typing import NamedTuple

from qualitygate.extract.docx.names import local, name
from qualitygate.extract.docx.values import EMU, whole
from qualitygate.extract.docx.xml import Element

_SIDES = ("l", "t", "r", "b")
_GROUPS = {"grpSp", "wgp", "lockedCanvas", "wpc"}
_PERCENT = re.compile(r"(-?\d+(?:\.\d+)?)(%?)$")
_VML_SHARE = re.compile(r"(-?\d*\.?\d+)(f|%?)$")

Crop = tuple[float, float, float, float]
WHOLE: Crop = (0.0, 0.0, 0.0, 0.0)


class Placement(NamedTuple):
    """Width and height in points, 0 where no one size can be told; the crop as shares."""

    width: float
    height: float
    crop: Crop = WHOLE


def placement(blip: Element, width: float, height: float) -> Placement:
    """Of the picture that an ``a:blip`` brings, in a drawing of this size."""
    holder = blip.getparent()
    if holder is None:
        return Placement(width, height)
    source = holder.find(name("a:srcRect"))
    sides = [_share(source.get(side, "0")) for side in _SIDES] if source is not None else [0.0] * 4
    crop = (sides[0], sides[1], sides[2], sides[3])
    if holder.find(name("a:tile")) is not None:
        return Placement(0.0, 0.0, crop)
    groups = [a for a in blip.iterancestors() if local(a.tag) in _GROUPS]
    if groups:
        width, height = _in_groups(holder, groups)
    return Placement(width, height, crop)


def vml_crop(image: Element) -> Crop:
    """Of a ``v:imagedata``: shares of the whole, in 65536ths where an ``f`` follows."""
    sides = [
        _vml_share(image.get(f"crop{side}", "")) for side in ("left", "top", "right", "bottom")
    ]
    return sides[0], sides[1], sides[2], sides[3]


def _in_groups(holder: Element, groups: list[Element]) -> tuple[float, float]:
    """The size of a shape in groups, each of which may be drawn to a scale of its own."""
    owner = holder.getparent()
    size = _size(_transform(holder if owner is None else owner), "ext")
    if owner is not None and size is None:
        size = _size(owner.find(name("a:xfrm")), "ext")  # the shape's properties hold the fill
    if size is None:
        return 0.0, 0.0
    width, height = float(size[0]), float(size[1])
    for group in groups:
        frame = next((child for child in group if local(child.tag) == "grpSpPr"), None)
        transform = frame.find(name("a:xfrm")) if frame is not None else None
        outer, inner = _size(transform, "ext"), _size(transform, "chExt")
        if outer is not None and inner is not None:
            width, height = width * outer[0] / inner[0], height * outer[1] / inner[1]
    return round(width / EMU, 2), round(height / EMU, 2)


def _transform(owner: Element) -> Element | None:
    frame = next((child for child in owner if local(child.tag) == "spPr"), None)
    return frame.find(name("a:xfrm")) if frame is not None else None


def _size(transform: Element | None, tag: str) -> tuple[int, int] | None:
    found = transform.find(name(f"a:{tag}")) if transform is not None else None
    if found is None:
        return None
    width, height = whole(found.get("cx")), whole(found.get("cy"))
    return (width, height) if width > 0 and height > 0 else None


def _share(text: str) -> float:
    """A percentage, in thousandths of one per cent where no sign says otherwise."""
    found = _PERCENT.match(text)
    if not found:
        return 0.0
    return round(float(found[1]) / (100 if found[2] else 100_000), 5)


def _vml_share(text: str) -> float:
    found = _VML_SHARE.match(text)
    if not found:
        return 0.0
    return round(float(found[1]) / {"f": 65536, "%": 100, "": 1}[found[2]], 5)
