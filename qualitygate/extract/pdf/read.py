"""The way from a PDF's bytes to its `Document`."""

from collections.abc import Iterator

from qualitygate.config import Limits
from qualitygate.document import Document, Gap
from qualitygate.errors import Unreadable
from qualitygate.extract.pdf import native
from qualitygate.extract.pdf.assemble import Parts, assemble
from qualitygate.extract.pdf.earlier import earlier_lines
from qualitygate.extract.pdf.edges import set_edges
from qualitygate.extract.pdf.faces import Faces
from qualitygate.extract.pdf.furniture import mark_contents, mark_furniture
from qualitygate.extract.pdf.highlights import mark_highlights
from qualitygate.extract.pdf.kinds import name_kinds
from qualitygate.extract.pdf.legible import fault
from qualitygate.extract.pdf.line import Line
from qualitygate.extract.pdf.paragraphs import build_paragraphs
from qualitygate.extract.pdf.shapes import Box
from qualitygate.extract.pdf.sheet import Sheet, read_sheet
from qualitygate.extract.pdf.structure import Structure, StructureReader

_MAGIC = b"%PDF-"
_ERRORS_IN_A_ROW = 5
_ENDLESS = "The {} cannot be read: a drawing in it contains itself, or more than can be drawn."
_MONO = 0.6  # of a line's characters
_TYPED = 0.7  # of a document's characters


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The document in a PDF.

    Raises `Unreadable` with the code ``password``, ``encrypted``, ``damaged``, ``empty`` or
    ``limit``. Pages that cannot be read or judged are gaps of the document.
    """
    data = _trimmed(data)
    faces = Faces()
    with native.opened(data) as handle:
        count = native.page_count(handle)
        if count <= 0:
            raise Unreadable("The PDF has no pages.", "empty")
        if count > limits.pages:
            raise Unreadable(
                f"The PDF has {count} pages, more than the {limits.pages} that are read.", "limit"
            )
        around = StructureReader(data, count, limits.seconds / 4)
        structure = around.read()
        sheets, gaps = _sheets(handle, count, faces, limits.depth, structure)
    if any(image.content_id < 0 for sheet in sheets for image in sheet.shapes.images):
        around.read_figures()
    if not gaps:
        structure.earlier = earlier_lines(data, _texts(sheets, structure), limits.seconds / 8)
    gaps.extend(Gap(reason, "", "structure") for reason in structure.failures)
    _settle(sheets)
    mark_furniture(sheets)
    mark_contents(sheets)
    legible = []
    for sheet in sheets:
        trouble = fault(sheet, structure.language)
        if trouble is None:
            legible.append(sheet)
        else:
            gaps.append(Gap(trouble[0], f"p. {sheet.number}", trouble[1]))
    for sheet in legible:
        set_edges(sheet)
        mark_highlights(sheet, _marked(sheet, structure))
    flow = build_paragraphs(legible)
    named = name_kinds(flow, tagged_headings=any(sheet.tags.headings for sheet in sheets))
    frames = {sheet.number: sheet.frame for sheet in sheets}
    return assemble(Parts(name, count, legible, named, faces, structure, frames, gaps))


def _texts(sheets: list[Sheet], structure: Structure) -> Iterator[str]:
    """Everything that the file has to say, seen or not."""
    yield from (sheet.page.text for sheet in sheets)
    yield from (note.text for note in structure.annotations)
    yield from (value.value for value in structure.values)


def _marked(sheet: Sheet, structure: Structure) -> list[tuple[Box, str]]:
    """The areas of a page, as displayed, that annotations highlight, with their colours."""
    areas: list[tuple[Box, str]] = []
    for note in structure.annotations:
        if note.page == sheet.number:
            for area in note.marked:
                left, top, right, bottom = sheet.frame.box(*area)
                areas.append(((left, top, right, bottom), note.color))
    return areas


def _trimmed(data: bytes) -> bytes:
    """The bytes from ``%PDF-`` on: PDFium refuses a prefix of more than 1 KB."""
    start = data.find(_MAGIC, 0, 1 << 20)
    if start < 0:
        raise Unreadable("The file is not a PDF: it has no PDF header.", "not-pdf")
    return data[start:] if start > 1000 else data


def _sheets(
    handle: native.Handle, count: int, faces: Faces, depth: int, structure: Structure
) -> tuple[list[Sheet], list[Gap]]:
    """The pages that can be read, and a gap for each that cannot."""
    sheets: list[Sheet] = []
    gaps: list[Gap] = []
    failed = 0
    endless, layers = structure.endless, frozenset(structure.layers)
    for number in range(1, count + 1):
        if number in endless:
            gaps.append(Gap(_ENDLESS.format("page"), f"p. {number}", "limit"))
            continue
        try:
            sheets.append(read_sheet(handle, number, faces, depth, layers))
            failed = 0
        except ValueError as error:
            gaps.append(Gap(f"The page cannot be read: {error}.", f"p. {number}", "page"))
            failed += 1
        if failed >= _ERRORS_IN_A_ROW and number < count:
            gaps.append(
                Gap(
                    f"Reading stopped after {failed} pages in a row that cannot be read.",
                    f"p. {number + 1} to {count}",
                    "page",
                )
            )
            break
    if not sheets and endless:
        raise Unreadable(_ENDLESS.format("PDF"), "limit")
    if not sheets:
        raise Unreadable("The PDF is damaged: none of its pages can be read.", "damaged")
    return sheets, gaps


def _settle(sheets: list[Sheet]) -> None:
    """Say which lines are monospaced, now that every font has shown its widths.

    A document that is set in such a type throughout is typewritten, not a listing. In a numbered
    listing the numbers of empty lines are part of it, and no number is a label.
    """
    for sheet in sheets:
        for line in sheet.lines:
            line.mono = _is_mono(line)
    every = [line for sheet in sheets for line in sheet.lines]
    size = sum(len(line.text) for line in every)
    if sum(len(line.text) for line in every if line.mono) >= _TYPED * size:
        for line in every:
            line.mono = False
    for sheet in sheets:
        around = zip([None, *sheet.lines], sheet.lines, [*sheet.lines[1:], None], strict=False)
        for before, line, after in around:
            if line.text.isdigit() and (
                (before is not None and before.mono and before.text[:1].isdigit())
                or (after is not None and after.mono and _counts(line, after))
            ):
                line.mono = True
            if line.mono and line.label[:1].isalnum():
                line.label, line.label_end, line.body = "", 0, line.left


def _counts(number: Line, after: Line) -> bool:
    """Whether a bare number is the line number of the code after it, or before its number."""
    return after.text[:1].isdigit() or abs(after.baseline - number.baseline) < 0.3 * after.em


def _is_mono(line: Line) -> bool:
    """Whether most of a line is monospaced, the number before a line of a listing aside."""
    atoms = line.atoms
    if len(atoms) > 1 and line.page.text[atoms[0][1] : atoms[0][2]].strip().isdigit():
        atoms = atoms[1:]
    total = sum(end - start for _, start, end in atoms)
    mono = sum(end - start for segment, start, end in atoms if segment.ink.face.mono)
    return mono >= _MONO * total
