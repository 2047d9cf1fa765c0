"""One piece of a visual line, read in one go."""

from dataclasses import dataclass, field

from qualitygate.extract.pdf.chars import Ink, Page, Segment
from qualitygate.extract.pdf.tags import Tag


@dataclass(slots=True)
class Line:
    """A piece of one visual line that is read in one go.

    `spans` are index ranges of `page.text`, `text` what they come to. `label` is the bullet or
    number at its start, which ends at `label_end` in `text`; `body` is the left edge after it.
    """

    page: Page
    atoms: list[tuple[Segment, int, int]]
    size: float
    baseline: float
    left: float
    right: float
    tag: Tag | None
    angle: int
    hidden: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""
    top: float = 0.0
    bottom: float = 0.0
    ink: Ink | None = None
    bold: bool = False
    mono: bool = False
    label: str = ""
    label_end: int = 0
    body: float = 0.0
    role: str = ""  # header, footer, watermark, contents
    cell: tuple[int, int, int] | None = None  # table, row, column of a ruled grid
    edge: float = 0.0  # how far right this line could have run
    justified: bool = False  # whether the lines with the same left edge mostly end at `edge`
    highlights: list[tuple[int, int, str]] = field(default_factory=list)  # page indexes, colour

    @property
    def em(self) -> float:
        return self.size or 10.0


def index_at(line: Line, offset: int) -> int:
    """The page's character index of ``line.text[offset]``."""
    for start, end in line.spans:
        width = max(end - start, 1)
        if offset < width:
            return start + offset
        offset -= width
    return line.spans[-1][1] - 1
