"""Text on a page that nobody sees: it travels with the file all the same."""

import ctypes

from qualitygate.extract.pdf import native
from qualitygate.extract.pdf.chars import Page, Segment
from qualitygate.extract.pdf.shapes import Box, Panel, Shapes

_TINY = 1.0  # points
_SCAN = (
    0.6  # of the page: a picture so large is a scan, and invisible text over it was read from it
)
_BLACK_BAR = 0.9  # of the page: what is larger is a background, whose clipping is not known


def mark_hidden(page: Page, shapes: Shapes) -> bool:
    """Set each segment's `hidden` reason. Returns whether the page is a scan with its text.

    The page must be open. Reasons: invisible, tiny, off the page, in the colour of its background,
    covered.
    """
    area = page.width * page.height
    scan = any(_area(image.box) >= _SCAN * area for image in shapes.images)
    panels = [panel for panel in shapes.panels if _area(panel.box) > 0]
    covers = [
        panel for panel in panels
        if panel.opaque and panel.rectangle and _area(panel.box) < _BLACK_BAR * area
        and not _clipped(panel)
    ]  # fmt: skip
    read = False
    for segment in page.segments:
        if segment.ink.invisible and scan:
            read = True
            continue
        segment.hidden = _reason(page, segment, shapes, panels, covers)
    return read


def _reason(
    page: Page, segment: Segment, shapes: Shapes, panels: list[Panel], covers: list[Panel]
) -> str:
    if segment.ink.invisible:
        return "invisible"
    if 0 < segment.ink.size < _TINY:
        return "tiny"
    left, right = page.lefts[segment.start], page.rights[segment.end - 1]
    x, y = (left + right) / 2, (segment.top + segment.bottom) / 2
    if not (-1 <= x <= page.width + 1 and -1 <= y <= page.height + 1):
        return "off the page"
    order = shapes.orders.get(segment.handle, 0)
    color = segment.ink.color
    if color is not None and _white(color):
        under = [p for p in panels if p.order < order and _holds(p.box, x, y)]
        if not any(not _white(p.color) or not p.opaque for p in under) and not any(
            _holds(image.box, x, y) for image in shapes.images
        ):
            return "in the colour of its background"
    if order and covers:
        box = (left, segment.top, right, segment.bottom)
        if any(cover.order > order and _covers(cover.box, box) for cover in covers):
            return "covered"
    return ""


def _white(color: str) -> bool:
    return min(int(color[i : i + 2], 16) for i in (1, 3, 5)) >= 250


def _area(box: Box) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _covers(cover: Box, box: Box) -> bool:
    left, top, right, bottom = box
    slack = 0.2 * (bottom - top)
    return (
        cover[0] <= left + 1 and cover[2] >= right - 1
        and cover[1] <= top + slack and cover[3] >= bottom - slack
    )  # fmt: skip


def _clipped(panel: Panel) -> bool:
    """Whether a clipping path cuts something off the panel, so that it may cover less."""
    clip = native.object_clip(panel.handle)
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
        box = panel.box
        if wide < box[2] - box[0] - 1 or high < box[3] - box[1] - 1:
            return True
    return False
