"""Table cells, tagged or ruled, -> the document's tables and each block's place in one."""

from collections import defaultdict
from dataclasses import dataclass, field

from qualitygate.document import Cell, CellRef, Location, Table
from qualitygate.extract.pdf.paragraphs import Paragraph
from qualitygate.extract.pdf.tags import CellTag, Path

_MOST_COLUMNS = 1000
_SAME = 3.0  # points


@dataclass(slots=True)
class Grids:
    """The tables of a document; `places` says where a paragraph stands (by its identity)."""

    places: dict[int, CellRef] = field(default_factory=dict)
    sizes: list[tuple[int, int]] = field(default_factory=list)  # rows, columns

    def tables(self, blocks: dict[CellRef, list[int]], pages: dict[int, int]) -> tuple[Table, ...]:
        """The tables, given the blocks in each place and the page that each table begins on."""
        cells: dict[int, list[Cell]] = defaultdict(list)
        for ref, indexes in blocks.items():
            cells[ref.table].append(
                Cell(ref.row, ref.column, ref.row_span, ref.column_span, ref.header, tuple(indexes))
            )
        return tuple(
            Table(
                index, rows, columns,
                tuple(sorted(cells[index], key=lambda cell: (cell.row, cell.column))),
                location=Location(page=pages.get(index), detail=f"table {index + 1}"),
            )
            for index, (rows, columns) in enumerate(self.sizes)
        )  # fmt: skip


def place_cells(flow: list[Paragraph]) -> Grids:
    """Number the tables in reading order and give every cell's paragraph its place."""
    grids = Grids()
    order: dict[object, list[Paragraph]] = {}
    for paragraph in flow:
        if paragraph.hidden or paragraph.role:
            continue
        if paragraph.tag is not None and paragraph.tag.cell is not None:
            order.setdefault(paragraph.tag.cell.table, []).append(paragraph)
        elif paragraph.cell is not None:
            order.setdefault(paragraph.grid, []).append(paragraph)
    before: list[Paragraph] = []
    for members in order.values():
        if members[0].cell is None:
            _place_tagged(grids, members)
            before = []
        elif before and _goes_on(before, members, flow):
            _append_ruled(grids, before, members)
            before = [*before, *members]
        else:
            _place_ruled(grids, members)
            before = members
    return grids


def _goes_on(above: list[Paragraph], below: list[Paragraph], flow: list[Paragraph]) -> bool:
    """Whether a ruled table is the rest of one at the end of the page before.

    It stands in the same columns, and nothing but headers and footers comes between them.
    """
    if below[0].first.page.number != above[-1].first.page.number + 1:
        return False
    if abs(_edges(above)[-1] - _edges(below)[-1]) > _SAME:
        return False
    if not all(any(abs(x - y) <= _SAME for y in _edges(above)) for x in _edges(below)):
        return False
    inside = {id(paragraph) for paragraph in (*above, *below)}
    pages = (above[-1].first.page.number, below[0].first.page.number)
    last = max(paragraph.last.baseline for paragraph in above if _is_on(paragraph, pages[0]))
    first = min(paragraph.first.baseline for paragraph in below)
    for paragraph in flow:
        if id(paragraph) in inside or paragraph.role or paragraph.hidden:
            continue
        if _is_on(paragraph, pages[0]) and paragraph.last.baseline > last:
            return False
        if _is_on(paragraph, pages[1]) and paragraph.first.baseline < first:
            return False
    return True


def _is_on(paragraph: Paragraph, page: int) -> bool:
    return paragraph.first.page.number == page


def _edges(members: list[Paragraph]) -> list[float]:
    """The edges of a ruled table's columns."""
    sides = {x for p in members if p.cell is not None for x in (p.cell.box[0], p.cell.box[2])}
    return sorted(sides)


def _append_ruled(grids: Grids, above: list[Paragraph], below: list[Paragraph]) -> None:
    """Place the rest of a table under its beginning; a first row repeated there is a header."""
    table = len(grids.sizes) - 1
    rows, columns = grids.sizes[table]
    starts: dict[float, int] = {}
    for paragraph in above:
        if paragraph.cell is not None:
            starts.setdefault(paragraph.cell.box[0], grids.places[id(paragraph)].column)
    own = sorted({p.cell.row for p in below if p.cell is not None})
    top = {_text(p) for p in above if grids.places[id(p)].row == 0}
    repeated = {_text(p) for p in below if p.cell is not None and p.cell.row == own[0]} == top
    for paragraph in below:
        cell = paragraph.cell
        assert cell is not None
        left = min(starts, key=lambda x: abs(x - cell.box[0]))
        span = sum(cell.box[0] - _SAME <= x < cell.box[2] - _SAME for x in starts)
        row = own.index(cell.row)
        grids.places[id(paragraph)] = CellRef(
            table, rows + row, starts[left],
            sum(cell.row <= r < cell.row + cell.row_span for r in own), max(span, 1),
            repeated and row == 0,
        )  # fmt: skip
    grids.sizes[table] = (rows + len(own), columns)


def _text(paragraph: Paragraph) -> str:
    return " ".join(line.text for line in paragraph.lines)


def _place_ruled(grids: Grids, members: list[Paragraph]) -> None:
    table = len(grids.sizes)
    cells = [paragraph.cell for paragraph in members if paragraph.cell is not None]
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    top = [p for p in members if p.cell is not None and p.cell.row == rows[0]]
    below = [p for p in members if p.cell is not None and p.cell.row != rows[0]]
    header = all(line.bold for p in top for line in p.lines) and not all(
        line.bold for p in below for line in p.lines
    )
    for paragraph in members:
        cell = paragraph.cell
        assert cell is not None
        row, column = rows.index(cell.row), columns.index(cell.column)
        grids.places[id(paragraph)] = CellRef(
            table, row, column,
            sum(cell.row <= r < cell.row + cell.row_span for r in rows),
            sum(cell.column <= c < cell.column + cell.column_span for c in columns),
            header and row == 0,
        )  # fmt: skip
    grids.sizes.append((len(rows), len(columns)))


def _place_tagged(grids: Grids, members: list[Paragraph]) -> None:
    """Lay the cells out by rows, spans and the places of cells without text."""
    table = len(grids.sizes)
    rows: dict[Path, dict[int, CellTag]] = defaultdict(dict)
    for paragraph in members:
        tag = paragraph.tag.cell if paragraph.tag is not None else None
        assert tag is not None
        rows[tag.row][tag.place] = tag
    taken: set[tuple[int, int]] = set()
    spots: dict[tuple[Path, int], tuple[int, int]] = {}
    width = 1
    for row, path in enumerate(sorted(rows)):
        column, last = 0, -1
        for place in sorted(rows[path]):
            cell = rows[path][place]
            for _ in range(min(place - last - 1, _MOST_COLUMNS)):  # cells without text
                while (row, column) in taken:
                    column += 1
                column += 1
            last = place
            while (row, column) in taken:
                column += 1
            spots[path, place] = (row, column)
            for down in range(1, cell.row_span):
                taken.update((row + down, column + c) for c in range(cell.column_span))
            column += cell.column_span
            width = max(width, column)
    for paragraph in members:
        tag = paragraph.tag.cell if paragraph.tag is not None else None
        assert tag is not None
        row, column = spots[tag.row, tag.place]
        spans = min(tag.row_span, len(rows) - row), tag.column_span
        grids.places[id(paragraph)] = CellRef(table, row, column, *spans, tag.header)
    grids.sizes.append((len(rows), width))
