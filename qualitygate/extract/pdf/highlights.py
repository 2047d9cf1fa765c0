"""Words that somebody marked with colour: strong light rectangles behind them, and annotations."""

import colorsys
from collections.abc import Iterable

from qualitygate.extract.pdf.line import Line
from qualitygate.extract.pdf.shapes import Box, Panel, Rule, Shapes
from qualitygate.extract.pdf.sheet import Sheet

_LOWEST, _HIGHEST = 0.8, 2.2  # em: how high such a rectangle is
_HUGS = 0.35  # em: how far it may reach beyond the words, or fall short of them
_EDGE, _FRAME = 1.0, 3.0  # points: from an outline to its box, and how wide one is at the most
_BRIGHT, _STRONG = 0.85, 0.6  # value and saturation
_HUES = ((48, 190), (285, 340))  # degrees: yellow to cyan, pink; no orange, red or blue


def mark_highlights(sheet: Sheet, notes: Iterable[tuple[Box, str]]) -> None:
    """Set the `highlights` of a page's lines; `notes` are the marked areas of annotations.

    A rectangle counts where it hugs words on both sides: labels and cells leave room around theirs,
    and listings are coloured by their makers. A marker draws no outline, a figure's boxes have one.
    """
    marks = _merged([p for p in sheet.shapes.panels if _is_mark(p, sheet.shapes)])
    notes = list(notes)
    if not marks and not notes:
        return
    for line in sheet.lines:
        if line.angle or line.hidden:
            continue
        middle = line.baseline - 0.3 * line.em
        for box, color, order in marks:
            if line.mono or not box[1] <= middle <= box[3]:
                continue
            if not _LOWEST * line.em <= box[3] - box[1] <= _HIGHEST * line.em:
                continue
            covered = _covered(line, box)
            if covered and _hugs(line, covered, box) and order < _painted(sheet, line, covered):
                line.highlights.append((*covered, color))
        for box, color in notes:
            covered = _covered(line, box) if box[1] - 1 <= middle <= box[3] + 1 else None
            if covered:
                line.highlights.append((*covered, color))


def _merged(panels: list[Panel]) -> list[tuple[Box, str, int]]:
    """The rectangles in a marker's colours, those side by side put together."""
    result: list[tuple[Box, str, int]] = []
    for panel in sorted(panels, key=lambda p: (round(p.box[1]), p.box[0])):
        box = panel.box
        if result:
            last, color, order = result[-1]
            level = abs(last[1] - box[1]) < 1.5 and abs(last[3] - box[3]) < 1.5
            if level and color == panel.color and -1 <= box[0] - last[2] <= 1:
                joined = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
                result[-1] = (joined, color, max(order, panel.order))
                continue
        result.append((box, panel.color, panel.order))
    return result


def _is_mark(panel: Panel, shapes: Shapes) -> bool:
    """Whether a marker may have drawn it: it has no outline, of lines or of a box just below it."""
    if not panel.rectangle or panel.framed or not _is_marker(panel.color):
        return False
    left, top, right, bottom = panel.box
    level = _alongside(shapes.horizontal, left, right)
    upright = _alongside(shapes.vertical, top, bottom)
    if _bound(level, top, bottom) or _bound(upright, left, right):
        return False
    return not any(
        other.order < panel.order and other.color != panel.color
        and 0 < left - other.box[0] <= _FRAME and 0 < other.box[2] - right <= _FRAME
        and 0 < top - other.box[1] <= _FRAME and 0 < other.box[3] - bottom <= _FRAME
        for other in shapes.panels
    )  # fmt: skip


def _alongside(rules: Iterable[Rule], start: float, end: float) -> list[float]:
    """Where the rules lie that go along a side."""
    return [r.position for r in rules if r.start <= start + _EDGE and r.end >= end - _EDGE]


def _bound(lines: list[float], *edges: float) -> bool:
    """Whether there is a line at each of two edges."""
    return all(any(abs(line - edge) <= _EDGE for line in lines) for edge in edges)


def _is_marker(color: str) -> bool:
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    in_range = any(low <= 360 * hue <= high for low, high in _HUES)
    return in_range and value >= _BRIGHT and saturation >= _STRONG


def _covered(line: Line, box: Box) -> tuple[int, int] | None:
    """The page's indexes from the first to the last of a line's characters within a box."""
    lefts, rights = line.page.lefts, line.page.rights
    inside = [
        index
        for start, end in line.spans
        for index in range(start, end)
        if box[0] <= (lefts[index] + rights[index]) / 2 <= box[2]
    ]
    return (inside[0], inside[-1] + 1) if inside else None


def _hugs(line: Line, covered: tuple[int, int], box: Box) -> bool:
    left, right = line.page.lefts[covered[0]], line.page.rights[covered[1] - 1]
    slack = _HUGS * line.em
    return abs(left - box[0]) <= slack and abs(right - box[2]) <= slack


def _painted(sheet: Sheet, line: Line, covered: tuple[int, int]) -> int:
    """The place of the covered text in the painting order."""
    orders = (
        sheet.shapes.orders.get(segment.handle, 0)
        for segment, start, end in line.atoms
        if start < covered[1] and covered[0] < end
    )
    return max(orders, default=0)
