"""Text on a page that nobody sees: it travels with the file all the same."""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from qualitygate.extract.pdf.chars import Page, Segment, on_layer
from qualitygate.extract.pdf.covers import SCAN, Covers, area
from qualitygate.extract.pdf.rendered import Rendered
from qualitygate.extract.pdf.shapes import Box, Panel, Shapes

_TINY = 1.0  # points
_BY_COLOR = {"in the colour of its background", "blacked out"}  # and so can be looked at
_MOST_BARS = 500  # on a page: more are a drawing
_DARK = 60  # of 255, in every part of a colour that is called black


def mark_hidden(
    page: Page, shapes: Shapes, covers: Covers, rendered: Rendered, layers: Collection[str] = ()
) -> bool:
    """Set each segment's `hidden` reason. Returns whether the page is a scan with its text.

    The page must be open; `layers` are the names of those that are switched off. Reasons: on a
    hidden layer, invisible, read from a picture, tiny, off the page, in the colour of its
    background, blacked out (under a black box, or black on one), covered (by anything else).
    """
    whole = page.width * page.height
    scan = any(area(image.box) >= SCAN * whole for image in shapes.images)
    panels = [panel for panel in shapes.panels if area(panel.box) > 0]
    read = False
    _cut_at_bars(page, covers)
    for segment in page.segments:
        if segment.ink.invisible and scan:
            read = True
            continue
        if layers and on_layer(segment.handle, layers):
            segment.hidden = "on a hidden layer"
            continue
        segment.hidden = _reason(page, segment, shapes, panels, covers, rendered)
        if segment.hidden in _BY_COLOR and not rendered.is_plain(_core(page, segment)):
            segment.hidden = ""
    return read


def _cut_at_bars(page: Page, covers: Covers) -> None:
    """Make what a black bar lies on, or under, a segment of its own: it blacks out single words."""
    bars = [cover.box for cover in covers.covers if _black(cover.color)]
    if not 0 < len(bars) <= _MOST_BARS:
        return
    pieces: list[Segment] = []
    for segment in page.segments:
        cuts = {segment.start, segment.end}
        if not segment.angle:
            cuts.update(*(_under(page, segment, bar) for bar in bars))
        places = sorted(cuts)
        if len(places) == 2:
            pieces.append(segment)
        else:
            pieces += [replace(segment, start=a, end=b) for a, b in pairwise(places)]
    page.segments = pieces


def _under(page: Page, segment: Segment, bar: Box) -> tuple[int, ...]:
    """Where the characters that a bar covers begin and end; nothing where it covers none."""
    slack = 0.2 * (segment.bottom - segment.top)
    if bar[1] > segment.top + slack or bar[3] < segment.bottom - slack:
        return ()
    centres = [
        at for at in range(segment.start, segment.end)
        if bar[0] <= (page.lefts[at] + page.rights[at]) / 2 <= bar[2]
    ]  # fmt: skip
    return (centres[0], centres[-1] + 1) if centres else ()


def _reason(
    page: Page,
    segment: Segment,
    shapes: Shapes,
    panels: list[Panel],
    covers: Covers,
    rendered: Rendered,
) -> str:
    box = _box(page, segment)
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if segment.ink.invisible:
        read = any(_holds(image.box, x, y) for image in shapes.images)
        return "read from a picture" if read else "invisible"
    if 0 < segment.ink.size < _TINY:
        return "tiny"
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
    over = covers.over(box, order) if order else None
    if over is not None:
        if over.image is None and not rendered.is_plain(_core(page, segment)):
            return ""  # the same words are drawn again, on top of the box
        return "blacked out" if _black(over.color) else "covered"
    if order and color is not None and not _white(color) and covers.under(box, order, color):
        return "blacked out" if _black(color) else "in the colour of its background"
    return ""


def _box(page: Page, segment: Segment) -> Box:
    left, right = page.lefts[segment.start], page.rights[segment.end - 1]
    return left, segment.top, right, segment.bottom


def _core(page: Page, segment: Segment) -> Box:
    """The part of the box where the letters are, without what stands above, below and beside."""
    left, top, right, bottom = _box(page, segment)
    quarter = (bottom - top) / 4
    return left + 0.5, top + quarter, right - 0.5, bottom - quarter


def _black(color: str) -> bool:
    return bool(color) and all(int(color[i : i + 2], 16) <= _DARK for i in (1, 3, 5))


def _white(color: str) -> bool:
    return min(int(color[i : i + 2], 16) for i in (1, 3, 5)) >= 250


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
