"""Table cells where ruling lines close them on all four sides.

Where the lines do not make a grid of at least two rows and two columns with text in them, there is
no table: better none than a wrong one.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from qualitygate.extract.pdf.line import Line
from qualitygate.extract.pdf.shapes import Box, Rule, Shapes

_NEAR = 3.0  # points: rules that come so close touch
_MOST_RULES = 3000


@dataclass(slots=True)
class GridCell:
    """A cell closed by rules; rows and columns are the grid's, counted from 0."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A ruled table on one page."""

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def find_grids(shapes: Shapes, width: float, height: float, lines: list[Line]) -> list[Grid]:
    """The ruled tables of a page, with each line of text that stands in a cell put there."""
    areas = _areas(shapes, width, height) if len(shapes.panels) <= _MOST_RULES else []
    horizontal = merged([*shapes.horizontal, *_edges(areas, upright=False)])
    vertical = merged([*shapes.vertical, *_edges(areas, upright=True)])
    if len(horizontal) < 3 or len(vertical) < 3 or len(horizontal) + len(vertical) > _MOST_RULES:
        return []
    grids = []
    for rows, columns in _connected(horizontal, vertical):
        grid = _grid(rows, columns)
        if grid is not None and _filled(grid, lines):
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _edges(areas: list[Box], *, upright: bool) -> Iterable[Rule]:
    """The edges of filled areas: cells are often shown by their background alone."""
    for left, top, right, bottom in areas:
        if upright:
            yield Rule(left, top, bottom)
            yield Rule(right, top, bottom)
        else:
            yield Rule(top, left, right)
            yield Rule(bottom, left, right)


def _areas(shapes: Shapes, width: float, height: float) -> list[Box]:
    """The filled rectangles of a page, those of single lines of text put together.

    Word paints the shading of a paragraph line by line, within that of its cell.
    """
    stacks: dict[tuple[int, int, str], list[Box]] = {}
    for panel in shapes.panels:
        left, top, right, bottom = panel.box
        if panel.rectangle and right - left >= 8 and bottom - top >= 6:
            key = (round(left), round(right), panel.color)
            stacks.setdefault(key, []).append(panel.box)
    areas: list[tuple[str, Box]] = []
    for (_, _, color), boxes in stacks.items():
        current: Box | None = None
        for box in sorted(boxes, key=lambda b: (b[1], b[3])):
            if current is not None and box[1] <= current[3] + 1:
                current = (current[0], current[1], current[2], max(current[3], box[3]))
                continue
            if current is not None:
                areas.append((color, current))
            current = box
        if current is not None:
            areas.append((color, current))
    return [
        box for color, box in areas
        if box[2] - box[0] <= 0.95 * width and box[3] - box[1] <= 0.9 * height
        and not any(
            color == other and box != around and _within(box, around) for other, around in areas
        )
    ]  # fmt: skip


def _within(box: Box, around: Box) -> bool:
    return (
        around[0] - 1 <= box[0] and box[2] <= around[2] + 1
        and around[1] - 1 <= box[1] and box[3] <= around[3] + 1
    )  # fmt: skip


def merged(rules: list[Rule]) -> list[Rule]:
    """Pieces of one ruling line put together."""
    result: list[Rule] = []
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: (r.position, r.start, r.end)):
        if groups and rule.position - groups[-1][0].position <= 2.0:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    for group in groups:
        position = sum(rule.position for rule in group) / len(group)
        start = end = None
        for rule in sorted(group, key=lambda r: (r.start, r.end)):
            if end is not None and start is not None and rule.start <= end + _NEAR:
                end = max(end, rule.end)
                continue
            if start is not None and end is not None:
                result.append(Rule(position, start, end))
            start, end = rule.start, rule.end
        if start is not None and end is not None:
            result.append(Rule(position, start, end))
    return result


def _connected(
    horizontal: list[Rule], vertical: list[Rule]
) -> Iterable[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch one another, directly or through others."""
    total = len(horizontal) + len(vertical)
    parent = list(range(total))

    def find(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, across in enumerate(horizontal):
        for j, down in enumerate(vertical):
            if (
                across.start - _NEAR <= down.position <= across.end + _NEAR
                and down.start - _NEAR <= across.position <= down.end + _NEAR
            ):
                parent[find(i)] = find(len(horizontal) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, across in enumerate(horizontal):
        groups.setdefault(find(i), ([], []))[0].append(across)
    for j, down in enumerate(vertical):
        groups.setdefault(find(len(horizontal) + j), ([], []))[1].append(down)
    return [g for g in groups.values() if len(g[0]) >= 3 and len(g[1]) >= 3]


def _distinct(rules: list[Rule]) -> list[float]:
    positions: list[float] = []
    for position in sorted(rule.position for rule in rules):
        if not positions or position - positions[-1] > _NEAR:
            positions.append(position)
    return positions


def _grid(horizontal: list[Rule], vertical: list[Rule]) -> Grid | None:
    """The cells between the rules; where a wall is missing, two cells are one."""
    xs, ys = _distinct(vertical), _distinct(horizontal)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 2 or columns < 2 or rows * columns > 20_000:
        return None
    owner = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def find(cell: tuple[int, int]) -> tuple[int, int]:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    for r in range(rows):
        for c in range(columns):
            middle_x, middle_y = (xs[c] + xs[c + 1]) / 2, (ys[r] + ys[r + 1]) / 2
            if c + 1 < columns and not _wall(vertical, xs[c + 1], middle_y):
                owner[find((r, c + 1))] = find((r, c))
            if r + 1 < rows and not _wall(horizontal, ys[r + 1], middle_x):
                owner[find((r + 1, c))] = find((r, c))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for cell in owner:
        groups.setdefault(find(cell), []).append(cell)
    cells = []
    for members in groups.values():
        top, left = min(r for r, _ in members), min(c for _, c in members)
        bottom, right = max(r for r, _ in members) + 1, max(c for _, c in members) + 1
        if len(members) == (bottom - top) * (right - left):
            box = (xs[left], ys[top], xs[right], ys[bottom])
            cells.append(GridCell(top, left, bottom - top, right - left, box))
    return Grid(xs, ys, sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _wall(rules: list[Rule], position: float, across: float) -> bool:
    return any(
        abs(rule.position - position) <= _NEAR and rule.start - 1 <= across <= rule.end + 1
        for rule in rules
    )


def _filled(grid: Grid, lines: list[Line]) -> bool:
    """Put the lines into their cells; False where this is no table of text."""
    left, top, right, bottom = grid.box
    inside = crossing = 0
    for line in lines:
        x, y = (line.left + line.right) / 2, line.baseline - 0.3 * line.em
        if not (left < x < right and top < y < bottom):
            continue
        inside += 1
        around = (
            c for c in grid.cells if c.box[0] <= x < c.box[2] and c.box[1] <= y < c.box[3]
        )  # fmt: skip
        cell = next(around, None)
        if cell is None or line.left < cell.box[0] - 3 or line.right > cell.box[2] + 3:
            crossing += 1
        else:
            cell.lines.append(line)
    texts = [cell for cell in grid.cells if cell.lines]
    enough = len({cell.row for cell in texts}) >= 2 and len({cell.column for cell in texts}) >= 2
    if not enough or crossing > 0.05 * inside or 3 * len(texts) < len(grid.cells):
        return False
    return not _interleaved(grid, lines)


def _interleaved(grid: Grid, lines: list[Line]) -> bool:
    """Whether the text goes back and forth between cells: rows without rules between them."""
    order = {id(line): place for place, line in enumerate(lines)}
    back = 0
    for cell in grid.cells:
        places = sorted(order[id(line)] for line in cell.lines)
        inside = {id(line) for line in cell.lines}
        between = lines[places[0] : places[-1]] if places else []
        others = {id(line) for other in grid.cells for line in other.lines} - inside
        back += any(id(line) in others for line in between)
    return back >= 2
