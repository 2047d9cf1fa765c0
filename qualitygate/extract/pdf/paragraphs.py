"""Lines -> paragraphs: by tags where a page has them, by geometry where it has not.

Every rule and figure here was measured as a share of the paragraphs of word-processed documents
that come out of their PDF as exactly one block.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from statistics import median

from qualitygate.extract.pdf.edges import room_for
from qualitygate.extract.pdf.furniture import ends_entry
from qualitygate.extract.pdf.line import Line
from qualitygate.extract.pdf.sheet import Sheet
from qualitygate.extract.pdf.tables import GridCell
from qualitygate.extract.pdf.tags import Path, Tag

_LEADING = 1.6  # em
_OWN_LEADING = 1.22  # of the block's own
_CODE_LEADING = 2.2
_CODE_GAP = 12
_SIZE = 0.08
_INDENT = 0.8  # em
_STOPS = (".", "!", "?", ":", ";", "”", '"', "’", ")", "…")
_HYPHENS = "-‐\u00ad"


@dataclass(slots=True)
class Paragraph:
    """The lines of one block. `label` is a bullet or number that stands apart, as tags have it."""

    lines: list[Line]
    tag: Tag | None = None
    label: str = ""
    grid: tuple[int, int] | None = None  # page number and the grid's index there
    cell: GridCell | None = None
    role: str = ""  # header, footer, watermark, contents, footnote
    hidden: str = ""
    leading: float = 0.0

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def is_cell(self) -> bool:
        return self.cell is not None or (self.tag is not None and self.tag.cell is not None)

    @property
    def last(self) -> Line:
        return self.lines[-1]


@dataclass(slots=True)
class Flow:
    """What the geometry of the whole document says: its own leading, its body's size."""

    leading: float = _LEADING
    body: float = 10.0
    paragraphs: list[Paragraph] = field(default_factory=list)


def build_paragraphs(sheets: list[Sheet]) -> Flow:
    """The document's paragraphs in reading order."""
    flow = Flow(_usual_leading(sheets), body_size(sheets))
    tagged: dict[Path, Paragraph] = {}
    labels: dict[Path, str] = {}
    for sheet in sheets:
        cells = _cells(sheet)
        fresh: list[Paragraph] = []
        for line in sheet.lines:
            if line.tag is not None and not line.role and not line.hidden:
                _add_tagged(line, line.tag, tagged, labels, fresh)
            else:
                _add_plain(sheet, line, cells, flow, fresh)
        _mark_notes(fresh, flow)
        _join_page_end(flow, fresh)
        flow.paragraphs.extend(fresh)
    return flow


def body_size(sheets: list[Sheet]) -> float:
    """The size in which most of the running text is set, tables and listings aside."""
    running: dict[float, int] = {}
    every: dict[float, int] = {}
    for sheet in sheets:
        cells = _cells(sheet)
        for line in sheet.lines:
            if line.role or line.hidden:
                continue
            size, length = round(line.size * 2) / 2, len(line.text)
            every[size] = every.get(size, 0) + length
            table = id(line) in cells or (line.tag is not None and line.tag.cell is not None)
            if length > 40 and not table and not line.mono:
                running[size] = running.get(size, 0) + length
    counts = running or every
    return max(counts, key=lambda size: (counts[size], -size)) if counts else 10.0


def _usual_leading(sheets: list[Sheet]) -> float:
    """The leading, in em, above which lines of this document are no longer one paragraph."""
    leadings = []
    for sheet in sheets:
        for one, two in zip(sheet.lines, sheet.lines[1:], strict=False):
            same = abs(one.left - two.left) < 2 and abs(one.size - two.size) < 0.3
            if same and one.right > one.edge - 3 * one.em and len(one.text) > 40:
                lead = (two.baseline - one.baseline) / one.em
                if 0.8 < lead < 3:
                    leadings.append(lead)
    return max(_LEADING, 1.1 * median(leadings)) if len(leadings) >= 20 else _LEADING


def _cells(sheet: Sheet) -> dict[int, tuple[int, GridCell]]:
    return {
        id(line): (index, cell)
        for index, grid in enumerate(sheet.grids)
        for cell in grid.cells
        for line in cell.lines
    }


def _add_tagged(
    line: Line, tag: Tag, tagged: dict[Path, Paragraph], labels: dict[Path, str],
    fresh: list[Paragraph],
) -> None:  # fmt: skip
    if tag.label:
        labels[tag.path] = line.text.strip()
        return
    paragraph = tagged.get(tag.path)
    if paragraph is None:
        label = next((labels.pop(path) for path in _prefixes(tag.path) if path in labels), "")
        paragraph = tagged[tag.path] = Paragraph([], tag, label)
        fresh.append(paragraph)
    paragraph.lines.append(line)


def _prefixes(path: Path) -> Iterator[Path]:
    return (path[:end] for end in range(len(path), 0, -1))


def _add_plain(
    sheet: Sheet, line: Line, cells: dict[int, tuple[int, GridCell]], flow: Flow,
    fresh: list[Paragraph],
) -> None:  # fmt: skip
    place = cells.get(id(line))
    grid = (sheet.number, place[0]) if place else None
    cell = place[1] if place else None
    last = fresh[-1] if fresh else None
    if (
        last is not None
        and last.tag is None
        and last.role == line.role
        and last.hidden == line.hidden
        and last.cell is cell
        and _joins(sheet, last, line, flow)
    ):
        last.leading = last.leading or line.baseline - last.last.baseline
        last.lines.append(line)
        return
    fresh.append(Paragraph([line], None, "", grid, cell, line.role, line.hidden))


def _joins(sheet: Sheet, paragraph: Paragraph, line: Line, flow: Flow) -> bool:
    before = paragraph.last
    if line.angle or before.angle:
        return (
            line.angle == before.angle and 0 < abs(line.baseline - before.baseline) < 1.6 * line.em
        )
    if line.role == "contents":
        return _joins_entry(before, line)
    lead = line.baseline - before.baseline
    if before.mono and line.mono and abs(lead) <= 0.3 * line.em:
        return 0 < line.left - before.right < _CODE_GAP * line.em
    if lead <= 0.3 * line.em:
        return _next_column(before, line)
    if before.mono and line.mono:
        return lead <= _CODE_LEADING * line.em and not _boundary(sheet, before, line)
    if line.left > before.right or line.right < before.left:
        return False
    if lead > flow.leading * max(before.em, line.em):
        return False
    if paragraph.leading and lead > _OWN_LEADING * paragraph.leading + 0.5:
        return False
    if _boundary(sheet, before, line):
        return False
    if not (_alike(before, line) or _ends_in_code(paragraph, line)):
        return False
    broken = before.text[-1] in _HYPHENS and before.text[-2:-1].isalpha()
    if broken and line.text[:1].islower():
        return True
    if _note_mark(line, flow) or (line.label and not _mid_sentence(before, line)):
        return False
    if _indented(paragraph, line):
        return False
    return not room_for(before, line)


def _joins_entry(before: Line, line: Line) -> bool:
    """Whether two lines are one entry of a table of contents."""
    same_row = abs(line.baseline - before.baseline) < 0.3 * line.em and line.left > before.left
    if same_row:
        return not ends_entry(before.text) or line.text.strip(" .").isdigit()
    lead = line.baseline - before.baseline
    return 0 < lead < _LEADING * line.em and not ends_entry(before.text) and not line.label


def _next_column(before: Line, line: Line) -> bool:
    """Whether a paragraph goes on at the top of the next column."""
    return (
        line.baseline < before.baseline - 3 * line.em
        and line.left > before.right
        and _alike(before, line)
        and not line.label
        and goes_on(before, line)
    )


def _alike(before: Line, line: Line) -> bool:
    """Whether two lines are set in the same way."""
    if abs(before.size - line.size) > _SIZE * max(before.size, line.size):
        return False
    starts_low = line.text[:1].islower() or line.text[:1] in "(,"
    if before.mono != line.mono:
        return before.mono and starts_low
    if before.bold != line.bold and not starts_low:
        return False
    one, two = before.ink, line.ink
    colours = one is not None and two is not None and one.color != two.color
    return not colours or starts_low or _mixed(before) or _mixed(line)


def _ends_in_code(paragraph: Paragraph, line: Line) -> bool:
    """Whether a sentence breaks off before a short monospaced line, which then ends it."""
    before = paragraph.last
    same = abs(before.size - line.size) <= _SIZE * max(before.size, line.size)
    open_end = not before.text.endswith((*_STOPS, "}", "{"))
    aligned = abs(line.left - before.body) < 2 or abs(line.left - before.left) < 2
    return line.mono and not before.mono and same and open_end and aligned and " " not in line.text


def _mixed(line: Line) -> bool:
    return len({segment.ink.color for segment, _, _ in line.atoms}) > 1


def _mid_sentence(before: Line, line: Line) -> bool:
    """A dash or a number that opens a line by chance: "in section / 2. of the contract"."""
    if line.label in ("–", "—", "-"):
        return line.body - line.left < 0.9 * line.em and not before.text.endswith(_STOPS)
    return False


def _indented(paragraph: Paragraph, line: Line) -> bool:
    """Whether the line's indentation opens a new paragraph."""
    if line.text[:1].islower():
        return False
    before, step = paragraph.last, _INDENT * line.em
    if len(paragraph.lines) > 1:
        return abs(line.left - before.left) > step and not _centred(before, line)
    if line.left > before.body + step:
        return before.text.endswith((".", "!", "?", ":")) and not _centred(before, line)
    return False


def _centred(before: Line, line: Line) -> bool:
    return abs((before.left + before.right) - (line.left + line.right)) < line.em


def _boundary(sheet: Sheet, before: Line, line: Line) -> bool:
    """Whether a ruling line or the edge of a background lies between two lines."""
    for rule in sheet.shapes.horizontal:
        if before.baseline < rule.position < line.baseline - 0.3 * line.em:
            if rule.start > line.right or rule.end < line.left:
                continue
            wide = rule.end - rule.start
            underline = rule.position < before.baseline + 0.3 * before.em
            if (
                not (underline and wide <= before.right - before.left + 0.5 * before.em)
                and wide > 2 * line.em
            ):
                return True
    return _panel(sheet, before) != _panel(sheet, line)


def _panel(sheet: Sheet, line: Line) -> int:
    """The background that a line stands on (0: the page); page-sized ones do not count."""
    x, y = (line.left + line.right) / 2, line.baseline - 0.3 * line.em
    area = 0.85 * sheet.page.width * sheet.page.height
    result = 0
    for panel in sheet.shapes.panels:
        left, top, right, bottom = panel.box
        if left <= x <= right and top <= y <= bottom and panel.rectangle:
            tall = bottom - top > 2.2 * line.em
            if (right - left) * (bottom - top) < area and tall:
                result = panel.order
    return result


def goes_on(before: Line, line: Line) -> bool:
    """Whether a paragraph runs on over a page's or a column's end."""
    if room_for(before, line, 0.0):
        return False
    return line.text[:1].islower() or not before.text.rstrip().endswith(_STOPS)


def _join_page_end(flow: Flow, fresh: list[Paragraph]) -> None:
    """Let a paragraph at the end of the page before run on into this page's first.

    Tags do not save the question: Word gives the rest of a paragraph on the next page a tag of its
    own. What is painted last is not always lowest on the page: text boxes come late.
    """
    first = next((p for p in fresh if _flows(p)), None)
    if first is None:
        return
    number = first.first.page.number - 1
    recent = takewhile(lambda p: p.first.page.number >= number - 1, reversed(flow.paragraphs))
    above = [p for p in recent if p.last.page.number == number and _flows(p)]
    if not above:
        return
    lowest = max(above, key=lambda p: p.last.baseline)
    for last in (above[0], lowest):
        if _runs_on(last, first, flow):
            last.lines.extend(first.lines)
            fresh.remove(first)
            return


def _runs_on(last: Paragraph, first: Paragraph, flow: Flow) -> bool:
    if first.cell is not None or last.cell is not None:
        return False
    if (first.tag is None) != (last.tag is None) or not (_plain(first.tag) and _plain(last.tag)):
        return False
    before, line = last.last, first.first
    if line.label or first.label or before.mono or len(before.text) < 25:
        return False
    if not _alike(before, line) or before.size > 1.15 * flow.body:
        return False
    if len(before.text) < 40 and before.baseline < 0.7 * before.page.height:
        return False
    return goes_on(before, line) and line.left < before.right


def _flows(paragraph: Paragraph) -> bool:
    """Whether it is part of the text that runs from page to page."""
    return not (paragraph.role or paragraph.hidden or paragraph.first.angle)


def _plain(tag: Tag | None) -> bool:
    return tag is None or (tag.type in ("P", "LBody", "LI") and tag.cell is None)


def _mark_notes(fresh: list[Paragraph], flow: Flow) -> None:
    """Find the footnotes of a page: from its foot up, as long as there is nothing else."""
    body = [p for p in fresh if not p.role and not p.hidden and not p.first.angle]
    for paragraph in sorted(body, key=lambda p: -p.first.baseline):
        mark = _note_mark(paragraph.first, flow)
        if not mark or paragraph.cell is not None or paragraph.tag is not None:
            return
        line = paragraph.first
        rest = line.text[len(mark) :] if line.text.startswith(mark) else line.text
        paragraph.role = "footnote"
        line.label, line.label_end = mark, len(line.text) - len(rest.lstrip())


def _note_mark(line: Line, flow: Flow) -> str:
    """The raised mark at the start of a footnote, which is smaller than the body and low down."""
    if line.size > 1.01 * flow.body or line.baseline < 0.4 * line.page.height:
        return ""
    if line.mono and "://" not in line.text:
        return ""
    segment, start, end = line.atoms[0]
    mark = line.page.text[start:end].strip()
    small = segment.ink.size < 0.82 * line.size
    raised = line.baseline - segment.baseline > 0.15 * line.size
    return mark if len(line.atoms) > 1 and (small or raised) and len(mark) <= 3 else ""
