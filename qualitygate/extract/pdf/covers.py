"""What is painted over text so that nobody sees it: filled boxes and pictures.

Whatever is not certain covers nothing: transparent paint, a clipping path, a picture with a mask, a
layer that may be switched off.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.extract.pdf import native
from qualitygate.extract.pdf.chars import has_mark
from qualitygate.extract.pdf.shapes import Box, Image, Shapes

SCAN = 0.6  # of the page: a picture so large is a scan, and invisible text over it was read from it
_BLACK_BAR = 0.9  # of the page: what is larger is a background, whose clipping is not known
_MOST_PIXELS = 40_000_000
_RENDERED, _OPAQUE = 4, 255  # bytes a pixel; the last is its alpha
_NEAR = 6  # of 255, by which each part of two colours may differ
_BORDER = 1  # pixels at a picture's edge, which it may fill in part only


@dataclass(frozen=True, slots=True)
class Cover:
    """An area in which text that was painted before `order` is not seen.

    `image` is the picture that lies there; it has yet to be asked whether it lets text through.
    `color` is that of a filled box.
    """

    box: Box
    order: int
    image: Image | None = None
    color: str = ""


class Covers:
    """The covers of an open page."""

    def __init__(
        self, document: native.Handle, page: native.Handle, shapes: Shapes, area: float
    ) -> None:
        self.document, self.page = document, page
        self.known: dict[int, bool] = {}
        self.alike: dict[str, list[Cover]] = {}  # the boxes of a colour, nearest first
        self.covers = [*_boxes(shapes, area), *_pictures(shapes, area)]
        self.covers.sort(key=lambda cover: -cover.order)

    def over(self, box: Box, order: int) -> Cover | None:
        """What hides text in a box, painted in its order, as a whole."""
        for cover in self.covers:
            if cover.order <= order:
                return None
            if _covers(cover.box, box) and (cover.image is None or self._is_opaque(cover.image)):
                return cover
        return None

    def under(self, box: Box, order: int, color: str) -> bool:
        """Whether text of a colour stands on a filled box that has no other colour."""
        alike = self.alike.get(color)
        if alike is None:
            boxes = (cover for cover in self.covers if same(color, cover.color))
            alike = self.alike[color] = list(boxes)
        if not any(cover.order < order and _covers(cover.box, box) for cover in alike):
            return False
        below = (cover for cover in self.covers if cover.order < order)
        return next(cover for cover in below if _covers(cover.box, box)) in alike

    def _is_opaque(self, image: Image) -> bool:
        """Whether a picture shows nothing of what is under it: asked only where text is."""
        known = self.known.get(image.handle)
        if known is None:
            known = self.known[image.handle] = _renders_opaque(
                self.document, self.page, image.handle
            )
        return known


def _boxes(shapes: Shapes, page: float) -> Iterator[Cover]:
    for panel in shapes.panels:
        fits = panel.opaque and panel.rectangle and 0 < area(panel.box) < _BLACK_BAR * page
        if fits and not has_mark(panel.handle, "OC") and not _clipped(panel.handle, panel.box):
            yield Cover(panel.box, panel.order, color=panel.color)


def _pictures(shapes: Shapes, page: float) -> Iterator[Cover]:
    """The pictures of a page that is no scan: one in strips has the text that was read below it."""
    if sum(area(image.box) for image in shapes.images) >= SCAN * page:
        return
    for image in shapes.images:
        small = 0 < image.pixel_width * image.pixel_height <= _MOST_PIXELS
        if (
            small and image.handle and area(image.box) > 0
            and not native.object_transparent(image.handle)
            and not has_mark(image.handle, "OC")
            and not _clipped(image.handle, image.box)
        ):  # fmt: skip
            yield Cover(image.box, image.order, image)


def same(one: str, other: str) -> bool:
    """Whether nobody can tell two colours apart."""
    return bool(other) and all(
        abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) <= _NEAR for i in (1, 3, 5)
    )


def area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _covers(cover: Box, box: Box) -> bool:
    left, top, right, bottom = box
    slack = 0.2 * (bottom - top)
    return (
        cover[0] <= left + 1 and cover[2] >= right - 1
        and cover[1] <= top + slack and cover[3] >= bottom - slack
    )  # fmt: skip


def _clipped(handle: native.Handle, box: Box) -> bool:
    """Whether a clipping path cuts something off what fills a box, so that it may cover less."""
    clip = native.object_clip(handle)
    count = native.clip_paths(clip) if clip else 0
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(max(count, 0)):
        points = []
        for place in range(max(native.clip_segments(clip, index), 0)):
            segment = native.clip_segment(clip, index, place)
            if segment and native.segment_point(segment, ctypes.addressof(x), ctypes.addressof(y)):
                points.append((x.value, y.value))
        if len(points) > 5 or not points:
            return True
        wide = max(p[0] for p in points) - min(p[0] for p in points)
        high = max(p[1] for p in points) - min(p[1] for p in points)
        if wide < box[2] - box[0] - 1 or high < box[3] - box[1] - 1:
            return True
    return False


def _renders_opaque(document: native.Handle, page: native.Handle, image: native.Handle) -> bool:
    """Whether a picture, drawn with its masks and its own tilt, leaves no pixel open."""
    bitmap = native.image_rendered(document, page, image)
    if not bitmap:
        return False
    try:
        wide, high = native.bitmap_width(bitmap), native.bitmap_height(bitmap)
        stride, first = native.bitmap_stride(bitmap), native.bitmap_buffer(bitmap)
        if not first or min(wide, high) <= 2 * _BORDER or stride != _RENDERED * wide:
            return False
        rows = (first + row * stride for row in range(_BORDER, high - _BORDER))
        inner = slice(_RENDERED * (_BORDER + 1) - 1, _RENDERED * (wide - _BORDER), _RENDERED)
        return all(min(ctypes.string_at(row, stride)[inner]) == _OPAQUE for row in rows)
    finally:
        native.close_bitmap(bitmap)
