"""A table as a grid of numbers: what each cell holds, what labels its row and heads its column."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from qualitygate.api import (
    Amount,
    Block,
    Cell,
    Convention,
    Document,
    Reading,
    Table,
    convention_of,
    convention_of_document,
    once,
    read_cell,
)

from . import _table_words as words

_NOTHING = Reading("nothing")
_UNKNOWN = Reading("unknown")
_TEXT = Reading("text")
_OUTLINE = re.compile(r"\(?[A-Za-z]?\d{0,3}(?:\.\d{1,3}){0,4}[.)]?|[A-Za-z][.)]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]{3}")
_LONGEST = 60  # characters of a cell that is a number
_MOST_ROWS, _MOST_CELLS = 250, 4000


@dataclass(frozen=True, slots=True)
class Entry:
    """What a place of the grid holds; `block` is where its number stands."""

    text: str = ""
    reading: Reading = _NOTHING
    block: int | None = None
    origin: bool = True  # False where a merged cell goes on

    @property
    def amount(self) -> Amount | None:
        return self.reading.amount


@dataclass(frozen=True)
class Grid:
    """Rows of entries below the heads of their columns.

    `labels` are of the rows, `heads` of the columns; a row that is a head again in the middle is
    in `walls`. `across` says that rows and columns have changed places. `doubtful`: the grid may
    not be as a reader sees it, or begin on a page before.
    """

    rows: tuple[tuple[Entry, ...], ...]
    labels: tuple[str, ...]
    heads: tuple[str, ...]
    walls: frozenset[int]
    convention: Convention
    title: str = ""
    across: bool = False
    doubtful: bool = False
    paged: bool = False  # more than one table, from page to page

    @cached_property
    def numeric(self) -> tuple[int, ...]:
        """The columns that hold numbers to reckon with."""
        return tuple(c for c in range(len(self.heads)) if self._is_numeric(c))

    def _is_numeric(self, column: int) -> bool:
        entries = [row[column] for row in self.rows if row[column].text and row[column].origin]
        numbers = [entry for entry in entries if entry.amount]
        if len(numbers) < 2 or len(numbers) * 2 < len(entries):
            return False
        return self.across or not self._counts(column)

    def _counts(self, column: int) -> bool:
        """Whether a column numbers the rows, and a label stands beside it."""
        if any(
            row[other].reading.meaning == "text" for row in self.rows for other in range(column)
        ):
            return False
        numbers = [row[column] for row in self.rows if row[column].amount]
        if not all(_OUTLINE.fullmatch(entry.text) for entry in numbers):
            return False
        values = [entry.amount.value for entry in numbers if entry.amount]
        return all(one < other for one, other in pairwise(values))

    def amount(self, row: int, column: int) -> Amount | None:
        return self.rows[row][column].amount

    def transposed(self) -> "Grid":
        """The grid with its columns as rows, for what is reckoned across."""
        rows = tuple(zip(*self.rows, strict=True))
        return replace(
            self, rows=rows, labels=self.heads, heads=self.labels, walls=frozenset(), across=True
        )


@once
def grids(document: Document) -> tuple[Grid, ...]:
    """The tables of a document that hold numbers, each as it goes on over its pages."""
    found: list[Grid] = []
    usual: Convention | None = None
    for chain in _chains(document):
        if not any(_adds(document, table) for table in chain):
            continue
        usual = usual or convention_of_document(document)
        grid = _grid(document, chain, usual)
        if grid is not None:
            found.append(grid)
    return tuple(found)


def _adds(document: Document, table: Table) -> bool:
    """Whether a table may hold something to reckon with: a total, or the head of a price list."""
    texts = [
        document.blocks[index].text
        for cell in table.cells
        if cell.row < 3 or cell.column < 3 or cell.row >= table.rows - 8
        for index in cell.blocks
    ]
    return any(len(text) < 80 and words.ADDS.search(text) for text in texts)


def reread(document: Document, grid: Grid) -> Iterator[Grid]:
    """The grid as it reads under the other convention, where nothing proves the one in force."""
    amounts = [entry.amount for row in grid.rows for entry in row if entry.amount]
    if grid.convention.proven or not any(amount.ambiguous for amount in amounts):
        return
    if all(amount.ambiguous or abs(amount.value) < 1 for amount in amounts):
        return  # the same with every number a thousandth
    point = "," if any(amount.group == "," for amount in amounts) else "."
    other = Convention("," if point == "," else ".", proven=True, group="")
    rows = tuple(
        tuple(
            replace(entry, reading=_reading(document.blocks[entry.block], other))
            if entry.block is not None and entry.amount
            else entry
            for entry in row
        )
        for row in grid.rows
    )
    yield replace(grid, rows=rows, convention=other)


def _chains(document: Document) -> Iterator[list[Table]]:
    """Tables that hold digits, those together that are one table from page to page."""
    chain: list[Table] = []
    for table in document.tables:
        if table.rows * table.columns > _MOST_CELLS:
            continue
        if chain and _goes_on(document, chain[-1], table):
            chain.append(table)
            continue
        if chain:
            yield chain
        chain = [table]
    if chain:
        yield chain


def _edges(table: Table) -> tuple[int, int] | None:
    blocks = [index for cell in table.cells for index in cell.blocks]
    return (min(blocks), max(blocks)) if blocks else None


def _goes_on(document: Document, before: Table, table: Table) -> bool:
    """Whether a table is the next page's part of the one before it."""
    one, other = _edges(before), _edges(table)
    if one is None or other is None or other[0] < one[1]:
        return False
    between = document.blocks[one[1] + 1 : other[0]]
    if any(b.shown and b.kind not in ("header", "footer", "cell", "watermark") for b in between):
        return False
    last, first = document.blocks[one[1]].location.page, document.blocks[other[0]].location.page
    return last is not None and first == last + 1


def _grid(document: Document, chain: list[Table], usual: Convention) -> Grid | None:
    """The grid of a chain of tables; None where there is nothing to reckon with."""
    same = all(table.columns == chain[0].columns for table in chain)
    rows: list[tuple[Entry, ...]] = []
    flags: list[bool] = []
    texts = [
        document.blocks[index].text
        for table in chain
        for cell in table.cells
        if cell.column or cell.column_span > 1
        for index in cell.blocks
        if len(document.blocks[index].text) <= _LONGEST
    ]
    if sum(any(map(str.isdigit, text)) for text in texts) < 3 or not same:
        return None
    convention = convention_of(texts, usual)
    if convention.contradicted or sum(table.rows for table in chain) > _MOST_ROWS:
        return None
    for number, table in enumerate(chain):
        part, heads = _places(document, table, convention)
        if number and rows and part and _texts(part[0]) == _texts(rows[0]):
            part, heads = part[1:], heads[1:]
        rows += part
        flags += heads
    grid = _headed(rows, flags, convention)
    if grid is None:
        return None
    doubtful = document.settings.format == "pdf" and _crowded(rows)
    return replace(grid, doubtful=doubtful, paged=len(chain) > 1, title=_title(document, chain[0]))


def _title(document: Document, table: Table) -> str:
    """What stands right before a table: its caption, or the line that leads to it."""
    edges = _edges(table)
    for block in reversed(document.blocks[max(edges[0] - 4, 0) : edges[0]] if edges else ()):
        if block.shown and block.kind not in ("cell", "header", "footer"):
            return block.text[-200:]
    return ""


def _texts(row: Iterable[Entry]) -> list[str]:
    return [entry.text for entry in row]


def _places(
    document: Document, table: Table, convention: Convention
) -> tuple[list[tuple[Entry, ...]], list[bool]]:
    """A table's rows with merged cells laid out, and which of them are marked as heads."""
    places = [[Entry("", _NOTHING, None) for _ in range(table.columns)] for _ in range(table.rows)]
    heads = [False] * table.rows
    for cell in table.cells:
        entry = _entry(document, cell, convention)
        heads[cell.row] = heads[cell.row] or cell.header
        right = min(cell.column + cell.column_span, table.columns) - 1
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, right + 1):
                places[row][column] = replace(entry, reading=_NOTHING, block=None, origin=False)
        # A number in a cell over several columns stands at the right, a text begins at the left.
        at = right if entry.reading.meaning in ("number", "unknown") else cell.column
        places[cell.row][at] = entry
    return [tuple(row) for row in places], heads


def _entry(document: Document, cell: Cell, convention: Convention) -> Entry:
    blocks = [document.blocks[index] for index in cell.blocks]
    blocks = [block for block in blocks if block.shown and block.text.strip()]
    text = " ".join(" ".join(block.text.split()) for block in blocks)
    if not blocks:
        return Entry()
    readings = [_reading(block, convention) for block in blocks]
    numbers = [i for i, reading in enumerate(readings) if reading.amount]
    if len(blocks) == 1:
        return Entry(text, readings[0], blocks[0].index)
    if len(numbers) == 1 and not any(reading.meaning == "unknown" for reading in readings):
        at = numbers[0]
        if at == 0 or len(text) < 30:
            return Entry(text, readings[at], blocks[at].index)
    if not numbers and all(reading.meaning in ("text", "nothing") for reading in readings):
        return Entry(text, _TEXT, blocks[0].index)
    return Entry(text, _UNKNOWN if numbers else _TEXT, blocks[0].index)


def _reading(block: Block, convention: Convention) -> Reading:
    if len(block.text) > _LONGEST or any(run.change == "deleted" for run in block.runs):
        return _TEXT
    raised = [(run.start, run.end) for run in block.runs if run.raised]
    return read_cell(block.text, convention, raised)


def _headed(
    rows: list[tuple[Entry, ...]], flags: list[bool], convention: Convention
) -> Grid | None:
    """The grid below its head; None where there are no rows or no labels."""
    top = 0
    while top < len(rows) and not (_is_data(rows[top]) if flags[top] else _has_numbers(rows[top])):
        if top and not flags[top] and _filled(rows[top]) == 1 < _filled(rows[0]):
            break  # the first section
        top += 1
        if top >= 5:
            break
    if top < len(rows) and top == 0 and _is_years(rows[0]):
        top = 1
    head, body = rows[:top], rows[top:]
    if len(body) < 2:
        return None
    kept: list[tuple[Entry, ...]] = []
    walls: set[int] = set()
    for row in body:
        if any(_texts(row) == _texts(one) for one in head) or not any(_texts(row)):
            continue
        if _is_years(row) or not _has_numbers(row):
            walls.add(len(kept))
        kept.append(row)
    heads = tuple(_join(row[c].text for row in head) for c in range(len(rows[0])))
    labels = tuple(_label(row) for row in kept)
    return Grid(tuple(kept), labels, heads, frozenset(walls), convention)


def _has_numbers(row: Iterable[Entry]) -> bool:
    """Whether a row holds figures: numbers that are no years."""
    return any(entry.amount and not _is_year(entry) for entry in list(row)[1:])


def _filled(row: Iterable[Entry]) -> int:
    return sum(bool(entry.text) and entry.origin for entry in row)


def _is_data(row: Iterable[Entry]) -> bool:
    """Whether a row that is marked as a head holds figures all the same."""
    return any(
        entry.amount
        and not _is_year(entry)
        and (entry.amount.currency or entry.amount.decimals == 2)
        for entry in row
    )


def _is_year(entry: Entry) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d\*?", entry.text) is not None


def _is_years(row: Iterable[Entry]) -> bool:
    numbers = [entry for entry in list(row)[1:] if entry.amount]
    return len(numbers) > 1 and all(map(_is_year, numbers))


def _join(texts: Iterable[str]) -> str:
    return " ".join(text for text, _ in groupby(text for text in texts if text))


def _label(row: tuple[Entry, ...]) -> str:
    """What a row is called: its first words, or the word for a total before its figures."""
    found = ""
    for entry in row:
        if entry.amount and not _OUTLINE.fullmatch(entry.text):
            break
        if entry.origin and _is_word(entry):
            if words.is_total(entry.text) and (not found or len(found) < 5):
                return entry.text
            found = found or entry.text
    return found


def _is_word(entry: Entry) -> bool:
    """Whether an entry can name a row: a text, or a word beside a number ("19 % MwSt.")."""
    known = {"text": _LETTER, "unknown": _WORD}.get(entry.reading.meaning)
    return known is not None and known.search(entry.text) is not None


def _crowded(rows: list[tuple[Entry, ...]]) -> bool:
    """Whether cells of a page hold several numbers: the lines between rows were not drawn."""
    crowded = sum(
        entry.reading.meaning == "unknown" and len(re.findall(r"\d[\d.,]*", entry.text)) > 1
        for row in rows
        for entry in row
    )
    return crowded > 0
