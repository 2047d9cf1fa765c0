"""Tables as grids: merged cells, nested tables, deleted rows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from qualitygate.document import Cell, CellRef, Kind, Location, Table
from qualitygate.extract.docx.content import bookmark, control_properties
from qualitygate.extract.docx.draft import Draft, Place
from qualitygate.extract.docx.names import RPR, SDT, TBL, VAL, P, R, T, name
from qualitygate.extract.docx.values import switch, value, whole
from qualitygate.extract.docx.xml import Element, children

if TYPE_CHECKING:
    from qualitygate.extract.docx.story import Story

# Word allows 63 columns; what claims many more is made to exhaust its reader.
_MOST_COLUMNS = 1024
_TR, _TC = name("w:tr"), name("w:tc")
_BETWEEN = {SDT: control_properties, name("w:bookmarkStart"): bookmark}  # rows and cells
_WRAPPERS = {SDT, name("w:sdtContent"), name("w:customXml"), name("w:ins"), name("w:smartTag")}


@dataclass(slots=True)
class _Slot:
    """A cell before its text is read; `merged` continues the one above."""

    element: Element
    column: int
    span: int
    merged: bool
    row_span: int = 1
    owner: "_Slot | None" = None
    place: int = -1


def read(story: "Story", element: Element, place: Place) -> None:
    """Add a table and the blocks in it."""
    assembly = story.assembly
    index = len(assembly.tables)
    assembly.tables.append(None)
    settings = element.find(name("w:tblPr"))
    wanted = settings.find(name("w:tblStyle")) if settings is not None else None
    style = assembly.styles.table(value(wanted))
    rows = list(_descend(element, _TR))
    grid, gone = _grid(rows)
    for mark in element.iter(*_BETWEEN):
        if next(mark.iterancestors(_TC, P, TBL), None) is element:
            story.inline.pending.append(partial(_BETWEEN[mark.tag], story.inline, mark))
    heads = _header_rows(story, [row for row in rows if row not in gone], settings, style)
    page = assembly.pages.page
    outer = place.detail if place.cell is None else ""
    prefix = f"{outer} › " if outer else ""
    detail = f"{prefix}table {index + 1}"
    location = Location(page, page is not None, assembly.outline, detail)
    _alternative_text(story, settings, detail)
    kind: Kind = "cell" if place.kind == "paragraph" else place.kind
    cells: list[Cell] = []
    number = 0
    for row, slots in zip(rows, grid, strict=True):
        if row in gone:
            _read_deleted(story, row, place)
            continue
        begin = furthest = assembly.pages.mark()
        split = False
        for slot in slots:
            ref = CellRef(index, number, slot.column, slot.row_span, slot.span, number in heads)
            inner = replace(
                place, kind=kind, cell=ref, table=style, detail=f"{detail}, row {number + 1}",
                keep_empty=not slot.merged,
            )  # fmt: skip
            assembly.pages.move(begin)
            assembly.pages.split = False
            _read_cell(story, slot, inner, ref, cells)
            furthest = max(furthest, assembly.pages.mark())
            split = split or assembly.pages.split
        # Word repeats a break that splits a paragraph at the beginning of the row below.
        assembly.pages.move((furthest[0], split or furthest[1]))
        number += 1
    columns = max((cell.column + cell.column_span for cell in cells), default=0)
    parent = place.cell.table if place.cell else None
    assembly.tables[index] = Table(index, number, columns, tuple(cells), parent, location)


def _read_cell(story: "Story", slot: _Slot, place: Place, ref: CellRef, cells: list[Cell]) -> None:
    blocks = story.assembly.blocks
    first = len(blocks)
    owner = slot.owner if slot.merged else None
    if owner is not None:
        ref = replace(ref, row=cells[owner.place].row, column=owner.column)
        place = replace(place, cell=ref)
    story.read(slot.element, place)
    own = tuple(
        block.index
        for block in blocks[first:]
        if block.cell is ref and block.parent is None and block.visibility == place.visibility
    )
    if owner is not None:
        whole_cell = cells[owner.place]
        cells[owner.place] = replace(whole_cell, blocks=whole_cell.blocks + own)
        return
    slot.place = len(cells)
    cells.append(Cell(ref.row, ref.column, ref.row_span, ref.column_span, ref.header, own))


def _read_deleted(story: "Story", row: Element, place: Place) -> None:
    before = story.inline.remove_all(True)
    hidden = replace(place, kind="deleted", visibility="latent", keep_empty=False)
    for cell in _descend(row, _TC):
        story.read(cell, hidden)
    story.inline.remove_all(before)


def _descend(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, also those in content controls."""
    for child in children(element):
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _descend(child, tag)


def _grid(rows: list[Element]) -> tuple[list[list[_Slot]], set[Element]]:
    """The slots of each row, and the rows that a tracked change deletes."""
    grid: list[list[_Slot]] = []
    gone: set[Element] = set()
    above: dict[int, _Slot] = {}
    for row in rows:
        settings = row.find(name("w:trPr"))
        if settings is not None and settings.find(name("w:del")) is not None:
            gone.add(row)
            grid.append([])
            continue
        before = settings.find(name("w:gridBefore")) if settings is not None else None
        column = _span(value(before), 0)
        slots: list[_Slot] = []
        current: dict[int, _Slot] = {}
        for cell in _descend(row, _TC):
            own = cell.find(name("w:tcPr"))
            span = _span(value(own.find(name("w:gridSpan"))) if own is not None else "", 1)
            merge = own.find(name("w:vMerge")) if own is not None else None
            flat = own.find(name("w:hMerge")) if own is not None else None
            if flat is not None and flat.get(VAL, "continue") == "continue" and slots:
                slots[-1].span += span
                slots.append(_Slot(cell, column, span, True, owner=slots[-1].owner or slots[-1]))
                column += span
                continue
            goes_on = merge is not None and merge.get(VAL, "continue") == "continue"
            owner = above.get(column) if goes_on else None
            slot = _Slot(cell, column, span, owner is not None, owner=owner)
            if owner is not None:
                owner.row_span += 1
            if merge is not None:
                current[column] = owner or slot
            slots.append(slot)
            column += span
        above = current
        grid.append(slots)
    return grid, gone


def _span(text: str, least: int) -> int:
    return min(max(whole(text, least), least), _MOST_COLUMNS)


def _header_rows(story: "Story", rows: list[Element], settings: Element | None,
                 style: str) -> set[int]:  # fmt: skip
    """The rows that repeat on each page, else a first row set apart by its style or bold type."""
    heads: set[int] = set()
    for number, row in enumerate(rows):
        own = row.find(name("w:trPr"))
        if own is None or not switch(own.find(name("w:tblHeader"))):
            break
        heads.add(number)
    if heads or len(rows) < 2:
        return heads
    look = settings.find(name("w:tblLook")) if settings is not None else None
    first = look is not None and (
        look.get(name("w:firstRow"), "") in ("1", "true", "on")
        or bool(whole_hex(look.get(VAL)) & 0x0020)
    )
    if (first and story.assembly.styles.bold_row(style)) or (
        _is_bold(story, rows[0], style) and not _is_bold(story, rows[1], style)
    ):
        heads.add(0)
    return heads


def whole_hex(text: str | None) -> int:
    try:
        return int(text or "0", 16)
    except ValueError:
        return 0


def _is_bold(story: "Story", row: Element, table: str) -> bool:
    styles = story.assembly.styles
    letters = 0
    for paragraph in row.iter(P):
        settings = paragraph.find(name("w:pPr"))
        style = value(settings.find(name("w:pStyle"))) if settings is not None else ""
        for run in paragraph.iterchildren(R):
            if any(text.text and text.text.strip() for text in run.iterchildren(T)):
                letters += 1
                if not styles.format(styles.paragraph(style), run.find(RPR), table).bold:
                    return False
    return letters > 0


def _alternative_text(story: "Story", settings: Element | None, detail: str) -> None:
    for tag in ("w:tblCaption", "w:tblDescription"):
        found = settings.find(name(tag)) if settings is not None else None
        text = value(found)
        if found is not None and text:
            draft = Draft(story.part.name)
            draft.add(text, -1, -1, 0, element=story.part.place(found, VAL))
            draft.page = story.assembly.pages.page
            place = Place(kind="alt", visibility="latent", detail=detail)
            story.assembly.add(draft, "alt", place, name="table")
