"""Pages, paragraphs and structure -> the `Document`."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from typing import TypeVar

from qualitygate.document import (
    Attachment,
    Block,
    Bookmark,
    CellRef,
    Document,
    Fill,
    Font,
    Gap,
    Kind,
    Link,
    Location,
    PageAnchor,
    Picture,
    Redaction,
    Section,
    Settings,
    Table,
)
from qualitygate.extract.pdf.around import Shelf, displayed, place_around
from qualitygate.extract.pdf.chars import Frame
from qualitygate.extract.pdf.compose import Composed, compose
from qualitygate.extract.pdf.faces import Faces
from qualitygate.extract.pdf.figures import Figure
from qualitygate.extract.pdf.grids import Grids, place_cells
from qualitygate.extract.pdf.kinds import Named
from qualitygate.extract.pdf.shapes import Box
from qualitygate.extract.pdf.sheet import Sheet
from qualitygate.extract.pdf.structure import Structure
from qualitygate.extract.pdf.words import Vocabulary

_CELL_LABEL = re.compile(r"[^\w(\[]|o|[\ue000-\uf8ff]|\(?(?:\d{1,2}|[A-Za-z])[.)]|\d{1,2}-")
_MOST_COLORS = 40  # on a page: more is a drawing
_TRIED = 5  # rectangles of one colour on a page, until one has text in it
Placed = TypeVar("Placed", Link, Redaction)
_LABELLED = ("heading", "list-item", "reference", "footnote")


@dataclass(slots=True)
class Parts:
    """All that was read of a file."""

    name: str
    pages: int
    sheets: list[Sheet]
    named: list[Named]
    faces: Faces
    structure: Structure
    frames: dict[int, Frame]
    gaps: list[Gap] = field(default_factory=list)


def assemble(parts: Parts) -> Document:
    """The document, its blocks in reading order."""
    words = Vocabulary([line.text for sheet in parts.sheets for line in sheet.lines])
    grids = place_cells([item.paragraph for item in parts.named])
    blocks = _Blocks(parts, words, grids).build()
    shelf = Shelf(blocks, parts.frames)
    place_around(shelf, parts.structure)
    pictures = _pictures(parts, shelf)
    order, places = _ordered(shelf)
    order.extend(_properties(parts.structure, len(order)))
    structure = parts.structure
    producer = next((value for key, value in structure.properties if key == "producer"), "")
    return Document(
        name=parts.name,
        blocks=tuple(order),
        language=structure.language,
        pages=parts.pages,
        tables=_tables(grids, order),
        pictures=tuple(
            picture if picture.block is None else replace(picture, block=places[picture.block])
            for picture in pictures
        ),
        links=tuple(_placed(link, places, order) for link in shelf.links),
        bookmarks=_bookmarks(structure, order),
        sections=_sections(parts, order),
        fonts=tuple(
            Font(face.name, face.embedded, face.mono, face.characters)
            for face in sorted(parts.faces.by_name.values(), key=lambda face: face.name)
        ),
        properties=tuple(structure.properties),
        comments=tuple(
            replace(
                comment,
                block=places[id(block)] if block is not None else None,
                anchor_block=None if comment.anchor_block is None else places[comment.anchor_block],
            )
            for comment, block in shelf.comments
        ),
        attachments=tuple(
            Attachment(item.name, item.kind, item.size, item.sha256)
            for item in structure.enclosures
        ),
        settings=Settings(
            format="pdf", producer=producer, tagged=structure.tagged,
            encrypted=structure.encrypted, layers=tuple(structure.layers),
            forms=len(structure.fields),
        ),
        gaps=tuple(parts.gaps),
        redactions=tuple(_placed(mark, places, order) for mark in shelf.redactions),
        fills=_fills(parts, shelf, places),
    )  # fmt: skip


def _placed(record: Placed, places: Mapping[int, int], order: Sequence[Block]) -> Placed:
    """A record of a block by the block's place in the reading order; without a block as it is."""
    if record.block is None:
        return record
    block = order[places[record.block]]
    location = block.locate(record.start, record.end)
    return replace(record, block=block.index, location=location)


class _Blocks:
    """Makes the blocks of the pages' text, with the outline that they stand under."""

    def __init__(self, parts: Parts, words: Vocabulary, grids: Grids) -> None:
        self.parts, self.words, self.grids = parts, words, grids
        self.levels: list[tuple[int, str]] = []
        self.blocks: list[Block] = []

    def build(self) -> list[Block]:
        for item in self.parts.named:
            kind = item.kind
            composed = compose(
                item.paragraph, self.words, strip_label=_labelled(item), code=kind == "code"
            )
            if composed.text.strip():
                self._add(item, composed)
        return self.blocks

    def _add(self, item: Named, composed: Composed) -> None:
        paragraph = item.paragraph
        ref = self.grids.places.get(id(paragraph))
        label = composed.label
        if item.kind == "heading":
            while self.levels and self.levels[-1][0] >= item.level:
                self.levels.pop()
        outline = tuple(text for _, text in self.levels)
        location = Location(
            paragraph.first.page.number, False, outline, _detail(item, ref, label), composed.anchors
        )
        language = paragraph.tag.language if paragraph.tag is not None else ""
        self.blocks.append(
            Block(
                len(self.blocks), item.kind, composed.text,
                "latent" if item.kind == "hidden" else "shown", composed.runs, "", item.level,
                _number(label), language or None, location, ref,
                name=paragraph.hidden,
            )
        )  # fmt: skip
        if item.kind == "heading":
            self.levels.append((item.level, f"{_number(label)} {composed.text}".strip()))


def _labelled(item: Named) -> bool:
    """Whether the bullet or number at its start is a label, not text."""
    label = item.paragraph.first.label
    if item.kind == "cell":
        return bool(_CELL_LABEL.fullmatch(label))
    return item.kind in _LABELLED


def _number(label: str) -> str:
    """A label as Word shows it: private-use bullets are plain bullets."""
    return "•" if label and ("\ue000" <= label <= "\uf8ff" or label == "o") else label


def _detail(item: Named, ref: CellRef | None, label: str) -> str:
    if ref is not None:
        return f"table {ref.table + 1}, row {ref.row + 1}"
    if item.kind in ("header", "footer", "contents"):
        return item.kind
    if item.kind == "footnote":
        return f"footnote {label}".strip()
    if item.kind == "hidden":
        return f"hidden text ({item.paragraph.hidden})"
    return ""


def _ordered(shelf: Shelf) -> tuple[list[Block], dict[int, int]]:
    """All blocks with their final indexes; old indexes (and identities of extras) to new ones."""
    result: list[Block] = []
    places: dict[int, int] = {}
    for block in shelf.blocks:
        host = places[block.index] = len(result)
        result.append(block if block.index == host else replace(block, index=host))
        for extra in shelf.extras.get(block.index, ()):
            places[id(extra)] = len(result)
            parent = host if extra.parent is not None else None
            result.append(replace(extra, index=len(result), parent=parent))
    for extra in shelf.extras.get(-1, ()):
        places[id(extra)] = len(result)
        result.append(replace(extra, index=len(result)))
    return result, places


def _properties(structure: Structure, first: int) -> list[Block]:
    return [
        Block(
            first + offset, "property", text, "latent", name=name,
            location=Location(
                detail=f"property {name}",
                anchors=(PageAnchor(0, len(text), 0, element=f"property {name}"),),
            ),
        )
        for offset, (name, text) in enumerate(structure.properties)
    ]  # fmt: skip


def _tables(grids: Grids, blocks: list[Block]) -> tuple[Table, ...]:
    held: dict[CellRef, list[int]] = defaultdict(list)
    pages: dict[int, int] = {}
    for block in blocks:
        if block.cell is not None:
            held[block.cell].append(block.index)
            pages.setdefault(block.cell.table, block.location.page or 0)
    return grids.tables(held, pages)


def _pictures(parts: Parts, shelf: Shelf) -> tuple[Picture, ...]:
    """The pictures in page order; alternative text from the tags becomes a latent block."""
    result = []
    figures = list(parts.structure.figures)
    for sheet in parts.sheets:
        for number, image in enumerate(sheet.shapes.images, 1):
            alt = sheet.tags.alternatives.get(image.content_id) if image.content_id >= 0 else None
            if image.content_id < 0:
                figure = next(
                    (f for f in figures if _shows(shelf, f, sheet.number, image.box)), None
                )
                if figure is not None:
                    figures.remove(figure)
                    alt = figure.alt
            name = f"page {sheet.number}, picture {number}"
            host = shelf.host(sheet.number, image.box)
            outline = shelf.blocks[host].location.outline if host is not None else ()
            location = Location(sheet.number, outline=outline, detail="picture")
            if alt:
                shelf.add(
                    host, "alt", alt, sheet.number, name=name, detail="picture", box=image.box
                )
            result.append(
                Picture(
                    name, image.sha256, alt, round(image.width, 2), round(image.height, 2),
                    image.pixel_width, image.pixel_height, location, block=host,
                )
            )  # fmt: skip
    for figure in figures:  # drawings: they have a description and are no picture
        box = displayed(shelf, figure.page, figure.box) if figure.box else None
        host = shelf.host(figure.page, box) if box else None
        shelf.add(host, "alt", figure.alt, figure.page, detail="picture", box=box)
    return tuple(result)


def _fills(parts: Parts, shelf: Shelf, places: dict[int, int]) -> tuple[Fill, ...]:
    """The colours of the filled rectangles, each once a page, at the text in or nearest to one."""
    result = []
    for sheet in parts.sheets:
        panels: dict[str, list[Box]] = {}
        for panel in sheet.shapes.panels:
            if panel.opaque and panel.rectangle:
                panels.setdefault(panel.color, []).append(panel.box)
        for color, boxes in islice(panels.items(), _MOST_COLORS):
            inside = next(
                filter(None, (shelf.under(sheet.number, b) for b in boxes[:_TRIED])), None
            )
            block = inside[0] if inside else shelf.host(sheet.number, boxes[0])
            location = Location(sheet.number, detail="" if inside else "drawing")
            result.append(Fill(color, None if block is None else places[block], location))
    return tuple(result)


def _shows(shelf: Shelf, figure: Figure, page: int, box: Box) -> bool:
    """Whether a figure without content is the picture in a box, or can be."""
    if figure.page != page:
        return False
    told = displayed(shelf, page, figure.box) if figure.box else None
    if told is None:
        return True
    across = min(told[2], box[2]) - max(told[0], box[0])
    down = min(told[3], box[3]) - max(told[1], box[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return across > 0 and down > 0 and across * down >= 0.5 * area


def _bookmarks(structure: Structure, blocks: list[Block]) -> tuple[Bookmark, ...]:
    """The outline's entries, with the heading on their page that says the same."""
    headings: dict[tuple[int | None, str], int] = {}
    for block in blocks:
        if block.kind in ("heading", "title"):
            for text in (block.text, f"{block.number} {block.text}"):
                headings.setdefault(
                    (block.location.page, " ".join(text.split()).lower()), block.index
                )
    return tuple(
        Bookmark(title, headings.get((page, " ".join(title.split()).lower())))
        for title, _, page in structure.outline
        if title
    )


def _sections(parts: Parts, blocks: list[Block]) -> tuple[Section, ...]:
    """Runs of pages of one size."""
    kinds: dict[Kind, dict[int, list[int]]] = {
        "header": defaultdict(list),
        "footer": defaultdict(list),
    }
    first: dict[int, int] = {}
    for block in blocks:
        page = block.location.page
        if page is None:
            continue
        first.setdefault(page, block.index)
        if block.kind in kinds:
            kinds[block.kind][page].append(block.index)
    result = []
    for (width, height), group in groupby(
        parts.sheets, key=lambda sheet: (round(sheet.page.width), round(sheet.page.height))
    ):
        numbers = [sheet.number for sheet in group]
        result.append(
            Section(
                float(width), float(height),
                headers=tuple(i for n in numbers for i in kinds["header"][n]),
                footers=tuple(i for n in numbers for i in kinds["footer"][n]),
                first_block=next((first[n] for n in numbers if n in first), 0),
            )
        )  # fmt: skip
    return tuple(result)
