"""One page, read: everything that is asked of PDFium while the page is open."""

from collections.abc import Collection
from dataclasses import dataclass, field

from qualitygate.extract.pdf import native
from qualitygate.extract.pdf.chars import Frame, Page, frame_of, read_chars
from qualitygate.extract.pdf.covers import Covers
from qualitygate.extract.pdf.faces import Faces
from qualitygate.extract.pdf.hidden import mark_hidden
from qualitygate.extract.pdf.line import Line
from qualitygate.extract.pdf.lines import build_lines, mended
from qualitygate.extract.pdf.mend import mend
from qualitygate.extract.pdf.rendered import Rendered
from qualitygate.extract.pdf.shapes import Shapes, read_shapes
from qualitygate.extract.pdf.tables import Grid, find_grids, merged
from qualitygate.extract.pdf.tags import Tag, Tags, read_tags

_MOST_CHARACTERS = 1_000_000
_TEXT_TYPES = frozenset({
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9", "Title", "LI", "LBody",
    "Lbl", "Caption", "TD", "TH", "TOCI", "BibEntry", "Note", "FENote", "Code",
})  # fmt: skip


@dataclass(slots=True)
class Sheet:
    """A page's lines, drawing and tags. `scan` says that its text was read from a picture."""

    page: Page
    frame: Frame
    lines: list[Line]
    shapes: Shapes
    tags: Tags
    grids: list[Grid] = field(default_factory=list)
    scan: bool = False

    @property
    def number(self) -> int:
        return self.page.number


def read_sheet(
    document: native.Handle, number: int, faces: Faces, depth: int, layers: Collection[str] = ()
) -> Sheet:
    """The page with this number, from 1. Raises `ValueError` where PDFium cannot read it.

    `layers` are the names of those that are switched off.
    """
    handle = native.load_page(document, number - 1)
    if not handle:
        raise ValueError("it is damaged")
    try:
        frame = frame_of(handle)
        page, objects = read_chars(number, handle, frame, faces, _MOST_CHARACTERS)
        mend(page, objects)
        shapes = read_shapes(handle, frame, depth)
        tags = read_tags(handle)
        covers = Covers(document, handle, shapes, frame.width * frame.height)
        rendered = Rendered(handle, frame.width, frame.height)
        scan = mark_hidden(page, shapes, covers, rendered, layers)
    finally:
        native.close_page(handle)
    tag_of = _usable(page, tags)
    walls = merged(shapes.vertical)
    lines = build_lines(page, tag_of, walls)
    sheet = Sheet(page, frame, lines, shapes, tags, scan=scan)
    untagged = [line for line in lines if line.tag is None and not line.hidden and not line.angle]
    if untagged:
        sheet.grids = find_grids(shapes, page.width, page.height, untagged)
        gone = {
            id(line) for grid in sheet.grids for cell in grid.cells for line in mended(cell.lines)
        }
        sheet.lines = [line for line in lines if id(line) not in gone]
    return sheet


def _usable(page: Page, tags: Tags) -> dict[int, Tag]:
    """The tags that name blocks of text, where they hold most of the page's marked content."""
    usable = {key: tag for key, tag in tags.blocks.items() if tag.type in _TEXT_TYPES}
    marked = held = 0
    for segment in page.segments:
        if segment.content_id >= 0:
            marked += segment.end - segment.start
            held += (segment.end - segment.start) * (segment.content_id in usable)
    return usable if 2 * held >= marked else {}
