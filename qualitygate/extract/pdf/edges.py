"""How far right each line could have run: the question behind every short line."""

from bisect import bisect_left, bisect_right
from collections import defaultdict

from qualitygate.extract.pdf.line import Line, index_at
from qualitygate.extract.pdf.sheet import Sheet

_SAME_LEFT = 3.0  # points
_SLACK = 0.5  # em
_LONG_WORD = 10  # em


def set_edges(sheet: Sheet) -> None:
    """Set each line's `edge`: the furthest right of lines with the same left edge.

    It is cut by a ruling line or by other text to the right of the line, and is the cell's where
    the line stands in one.
    """
    lines = [line for line in sheet.lines if not line.hidden and not line.angle]
    buckets: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        buckets[int(line.body // _SAME_LEFT)].append(line)
    heights: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        heights[int(line.baseline // 4)].append(line)
    known: dict[tuple[float, str], tuple[float, bool]] = {}
    for line in lines:
        column = (round(line.body, 1), line.role)
        if column not in known:
            near = int(line.body // _SAME_LEFT)
            known[column] = _usual_edge(
                sorted(
                    other.right
                    for key in (near - 1, near, near + 1)
                    for other in buckets.get(key, ())
                    if abs(other.body - line.body) <= _SAME_LEFT and other.role == line.role
                )
            )
        edge, line.justified = known[column]
        line.edge = max(line.right, min(edge, _limit(sheet, line, heights)))
    for grid in sheet.grids:
        for cell in grid.cells:
            for line in cell.lines:
                line.edge = max(line.right, min(line.edge, cell.box[2]))


def _usual_edge(rights: list[float]) -> tuple[float, bool]:
    """The furthest right, or where justified lines end: some run over. Whether they are.

    `rights` are sorted.
    """
    furthest = rights[-1]
    if len(rights) < 5:
        return furthest, False
    count, at = max(
        (bisect_left(rights, edge + 1.0) - bisect_right(rights, edge - 1.0), edge)
        for edge in rights
    )
    if count < 0.4 * len(rights):
        return furthest, False
    return at + 1.0, count >= 0.5 * len(rights)


def _limit(sheet: Sheet, line: Line, heights: dict[int, list[Line]]) -> float:
    """The x of what stands to the right of a line on its own height."""
    limit = sheet.page.width
    near = int(line.baseline // 4)
    for key in (near - 1, near, near + 1):
        for other in heights.get(key, ()):
            if line.right < other.left < limit and abs(other.baseline - line.baseline) < 4:
                limit = other.left - 0.5 * line.em
    middle = line.baseline - 0.3 * line.em
    for rule in sheet.shapes.vertical:
        if line.right <= rule.position < limit and rule.start <= middle <= rule.end:
            limit = rule.position
    return limit


def room_for(before: Line, after: Line, slack: float = _SLACK) -> bool:
    """Whether the first word of `after` would have fitted at the end of `before`.

    After a stop a long word, an address mostly, counts as no longer than a long word is, and a line
    that falls short among justified ones is a paragraph's last.
    """
    opens = not after.text[:1].islower() and before.text.endswith((".", "!", "?", ":"))
    if before.justified and opens and before.right < before.edge - 1.5 - 0.2 * before.em:
        return True
    blank = after.text.find(" ")
    last = index_at(after, (blank if blank > 0 else len(after.text)) - 1)
    width = after.page.rights[last] - after.left
    if before.text.endswith((":", ".", "!", "?")):
        width = min(width, _LONG_WORD * after.em)
    return before.right + (0.25 + slack) * before.em + width < before.edge
