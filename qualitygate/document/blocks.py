"""What is written: blocks of text, each with its runs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from qualitygate.document.places import Location, PageAnchor, cut

Kind = Literal[
    "paragraph", "heading", "list-item", "cell", "caption", "title", "contents", "reference",
    "code", "header", "footer", "footnote", "endnote", "text-box", "comment", "alt", "property",
    "field-code", "form-field", "bookmark", "link", "deleted", "hidden", "watermark", "chart",
    "diagram", "attachment", "file-name",
]  # fmt: skip
Visibility = Literal["shown", "latent"]
Change = Literal["", "inserted", "deleted", "moved", "formatted"]
# How far a block is running text, set by `qualitygate.prose`: sentences are proofread whole,
# fragments (headings, labels, short cells) for their words only, the rest not at all.
Nature = Literal["sentences", "fragment", "code", "data", "contents", "reference"]


@dataclass(frozen=True, slots=True)
class Run:
    """A span of a block's text with one formatting."""

    start: int
    end: int
    font: str = ""
    mono: bool = False
    size: float | None = None
    color: str | None = None  # "#RRGGBB"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    highlight: str | None = None  # "#RRGGBB", or Word's name of the highlight
    style: str = ""  # the character style's name
    language: str | None = None  # BCP 47
    raised: bool = False  # superscript
    change: Change = ""  # "inserted", "moved" or "formatted": deleted text is a block of its own
    fill: str | None = None  # "#RRGGBB" of the shading behind the words
    ground: str | None = None  # "#RRGGBB" that the words stand on, where that is certain


@dataclass(frozen=True, slots=True)
class Mask:
    """A span that is not prose: no engine sees it. Reasons: code, url, email, path, identifier."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class CellRef:
    """A block's place in ``document.tables[table]``; rows and columns are counted from 0."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of text that a person would read as one.

    `index` is its place in ``document.blocks``, which is reading order. `number` is the label that
    Word or the PDF shows before it ("2.1", "(a)"), which is not part of `text`. `level` is a
    heading's (1 is the top) or a list item's (1 is the outermost), else 0. A latent block that
    belongs to a shown one (deleted text, a comment, a field's code) names it in `parent`.
    `language` is what the file says, and after proofreading what was judged; `foreign` are the
    spans in another language, whose tags are their reasons.
    """

    index: int
    kind: Kind
    text: str
    visibility: Visibility = "shown"
    runs: tuple[Run, ...] = ()
    style: str = ""
    level: int = 0
    number: str = ""
    language: str | None = None
    location: Location = Location()
    cell: CellRef | None = None
    parent: int | None = None
    name: str = ""  # of a property, form field, bookmark; author of a comment; target of a link
    nature: Nature = "sentences"
    masks: tuple[Mask, ...] = ()
    foreign: tuple[Mask, ...] = ()

    @property
    def shown(self) -> bool:
        return self.visibility == "shown"

    def runs_in(self, start: int, end: int) -> Iterator[Run]:
        """The runs that share at least one character with ``text[start:end]``."""
        return (run for run in self.runs if run.start < end and start < run.end)

    def masks_in(self, start: int, end: int) -> Iterator[Mask]:
        """The masks that share at least one character with ``text[start:end]``."""
        return (mask for mask in self.masks if mask.start < end and start < mask.end)

    def locate(self, start: int, end: int) -> Location:
        """The location of ``text[start:end]`` alone, on the page where it begins."""
        anchors = tuple(
            cut(anchor, start, end)
            for anchor in self.location.anchors
            if anchor.start < end and start < anchor.end
        )
        page = next((a.page for a in anchors if isinstance(a, PageAnchor) and a.page), None)
        page = page or self.location.page
        return replace(self.location, anchors=anchors, page=page)
