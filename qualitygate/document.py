"""The document as a reader and a rule see it: immutable, plain, picklable data.

Nothing here knows of the library that read the file. Offsets are code points in ``Block.text``;
lengths on a page are points (1/72 inch) with the origin at the page's top left corner.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from qualitygate.register import Brief

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
class Source:
    """A file to be judged: its bytes, and the name under which people know it.

    `name` is the path as the user gave it, with forward slashes; nothing is read from it.
    """

    name: str
    data: bytes = field(repr=False)
    twin: "Source | None" = None  # the DOCX beside a PDF, of which it was made

    @classmethod
    def from_path(cls, path: str | Path) -> "Source":
        """The file, and with a PDF the DOCX that lies beside it under the same name."""
        path = Path(path)
        beside = twin_of(path)
        twin = cls(beside.as_posix(), beside.read_bytes()) if beside else None
        return cls(path.as_posix(), path.read_bytes(), twin)

    @property
    def sha256(self) -> str:
        """The digest of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()


def twin_of(path: Path) -> Path | None:
    """``proposal.docx`` for ``proposal.pdf``, if it is there."""
    if path.suffix.lower() != ".pdf":
        return None
    candidates = (path.with_suffix(suffix) for suffix in (".docx", ".DOCX"))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


@dataclass(frozen=True, slots=True)
class TextAnchor:
    """Where ``block.text[start:end]`` stands in a DOCX.

    `part` is the member of the zip; `paragraph` the ordinal of the ``w:p`` among all in the part
    and `run` of the ``w:r`` among those whose nearest paragraph it is, both in document order from
    0; `offset` counts the run's characters: the text of ``w:t``, ``w:delText`` and ``w:instrText``,
    and one each for tab, break, no-break hyphen and symbol; of an alternate content, those of the
    branch that is read. What is no run has `paragraph` -1 and names its `element` by its ordinal
    among all of its name in the part, an attribute behind it: ``a:t[3]``, ``wp:docPr[0]@descr``.
    """

    start: int
    end: int
    part: str
    paragraph: int = -1
    run: int = -1
    offset: int = 0
    element: str = ""


@dataclass(frozen=True, slots=True)
class PageAnchor:
    """Where ``block.text[start:end]`` stands on a PDF page: a piece of one line.

    `index` is the first character's index in PDFium's text page (-1 where the text is no page
    content) and `count` the number of characters there; `edges` are the x of each character's left
    side and of the last one's right side.
    """

    start: int
    end: int
    page: int
    index: int = -1
    count: int = 0
    top: float = 0.0
    bottom: float = 0.0
    edges: tuple[float, ...] = ()
    element: str = ""

    def box(self, start: int, end: int) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of ``block.text[start:end]`` as far as it is in this piece."""
        if not self.edges:
            return (0.0, self.top, 0.0, self.bottom)
        last = len(self.edges) - 1
        left = self.edges[min(max(start - self.start, 0), last)]
        right = self.edges[min(max(end - self.start, 0), last)]
        return (min(left, right), self.top, max(left, right), self.bottom)


Anchor = TextAnchor | PageAnchor


@dataclass(frozen=True, slots=True)
class Location:
    """A place, said twice: for people (`display`) and for machines (`anchors`).

    `page` is counted from 1; a DOCX holds only hints of its pages, so there it is `approximate`.
    `outline` are the headings above, outermost first, as they are numbered. `detail` is the place
    within: ``table 2, row 4``, ``header``, ``footnote 3``, ``property Title``.
    """

    page: int | None = None
    approximate: bool = False
    outline: tuple[str, ...] = ()
    detail: str = ""
    anchors: tuple[Anchor, ...] = ()

    @property
    def display(self) -> str:
        """``p. 3 · 2.1 Pricing › table 2, row 4``."""
        heading = self.outline[-1] if self.outline else ""
        if len(heading) > 60:
            heading = heading[:59].rstrip() + "…"
        within = " › ".join(part for part in (heading, self.detail) if part)
        page = f"{'about ' if self.approximate else ''}p. {self.page}" if self.page else ""
        return " · ".join(part for part in (page, within) if part) or "document"


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

    def locate(self, start: int, end: int) -> Location:
        """The location of ``text[start:end]`` alone, on the page where it begins."""
        anchors = tuple(
            _cut(anchor, start, end)
            for anchor in self.location.anchors
            if anchor.start < end and start < anchor.end
        )
        page = next((a.page for a in anchors if isinstance(a, PageAnchor) and a.page), None)
        page = page or self.location.page
        return replace(self.location, anchors=anchors, page=page)


def _cut(anchor: Anchor, start: int, end: int) -> Anchor:
    low, high = max(start, anchor.start), min(end, anchor.end)
    skipped = low - anchor.start
    if isinstance(anchor, TextAnchor):
        return replace(anchor, start=low, end=high, offset=anchor.offset + skipped)
    return replace(
        anchor,
        start=low,
        end=high,
        index=anchor.index + skipped if anchor.index >= 0 else -1,
        count=_count(anchor, low, high),
        edges=anchor.edges[skipped : high - anchor.start + 1],
    )


def _count(anchor: PageAnchor, low: int, high: int) -> int:
    """How many of PDFium's characters a part of a piece takes; an accent may be one of its own."""
    if (low, high) == (anchor.start, anchor.end) or anchor.count < anchor.end - anchor.start:
        return anchor.count
    return min(high - low, max(anchor.count - (low - anchor.start), 0))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table's grid; `blocks` are the indexes of the blocks in it."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    blocks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a grid; `parent` is the table in one of whose cells it stands."""

    index: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]
    parent: int | None = None
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Picture:
    """`sha256` is of the stored bytes; `width` and `height` in points as shown, before any turn.

    `phash` is the perceptual hash of what it shows, as hexadecimal digits: few bits of it change
    when the picture is scaled or compressed again. Empty where it was not asked for, or the
    picture's format cannot be read. `crop` is what a DOCX cuts off at the left, top, right and
    bottom, as shares of the whole; `width` and `height` are of the rest.
    """

    name: str
    sha256: str = ""
    alt: str | None = None
    width: float = 0.0
    height: float = 0.0
    pixel_width: int = 0
    pixel_height: int = 0
    location: Location = Location()
    phash: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    block: int | None = None  # the block that it stands in or beside


@dataclass(frozen=True, slots=True)
class Fill:
    """A colour that an area is filled with: a table's cells, a paragraph's or a page's ground.

    `block` is the first block in it, where there is one.
    """

    color: str  # "#RRGGBB"
    block: int | None = None
    location: Location = Location()


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink over ``blocks[block].text[start:end]``; internal ones name a bookmark or page.

    `found` is whether the document has what an internal one names. `answer` is what came of asking
    for an external one, where the network was switched on: ``reached``, ``gone``, ``refused``,
    ``certificate`` (not valid), ``silent``, ``private`` (not asked), and `status` HTTP's.
    """

    target: str
    internal: bool = False
    text: str = ""
    block: int | None = None
    start: int = 0
    end: int = 0
    location: Location = Location()
    found: bool = True
    answer: str = ""
    status: int = 0


@dataclass(frozen=True, slots=True)
class Bookmark:
    name: str
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that refers to a bookmark (REF, PAGEREF, NOTEREF, a contents entry)."""

    kind: str
    target: str
    text: str = ""
    found: bool = True
    block: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Variant:
    """The headers and footers, by block index, of a section's first, even or other pages.

    `pages` is ``first``, ``default`` or ``even``.
    """

    pages: str
    headers: tuple[int, ...] = ()
    footers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a DOCX: what it is told (`code`), and what it shows, ``text[start:end]`` of
    ``blocks[block]``, which may go on up to the block `last`. `kind` is its first word: ``TOC``."""

    kind: str
    code: str
    block: int | None = None
    start: int = 0
    end: int = 0
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Prompt:
    """What an empty content control of a DOCX shows in place of what is to be entered."""

    block: int | None = None
    start: int = 0
    end: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one layout; `headers` and `footers` are block indexes.

    `variants` tell which pages of it have which of them; none where the file does not say.
    """

    page_width: float
    page_height: float
    margins: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # top, right, bottom, left
    headers: tuple[int, ...] = ()
    footers: tuple[int, ...] = ()
    first_block: int = 0
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style with what it comes to through its ancestors."""

    id: str
    name: str
    kind: str
    based_on: str = ""
    font: str = ""
    size: float | None = None
    color: str | None = None
    outline_level: int = 0
    used: bool = False


@dataclass(frozen=True, slots=True)
class Font:
    name: str
    embedded: bool = False
    mono: bool = False
    characters: int = 0  # how many characters of the document are set in it


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change. `block` is the block it stands in, or the latent block of deleted text."""

    kind: Change
    author: str = ""
    date: str = ""
    text: str = ""
    block: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with the text it is anchored to; its own text is the latent block `block`."""

    author: str = ""
    date: str = ""
    resolved: bool = False
    block: int | None = None
    anchor_block: int | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something that travels inside the file: an embedded workbook, an object, macros.

    `program` is what opens an embedded object (``Excel.Sheet.12``), ``chart`` for the figures of a
    chart. `sheets` are those of a workbook in their order; `hidden` are those of them not shown.
    """

    name: str
    kind: str  # object, workbook, macros, control, file, javascript, font, thumbnail, private
    size: int = 0
    sha256: str = ""
    program: str = ""
    sheets: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Redaction:
    """A place that somebody meant to make unreadable: what stands there is still in the file.

    `how`: ``mark`` (a PDF's mark for redaction, not applied), ``box`` (a black bar that is drawn
    over a paragraph of a DOCX), ``picture`` (a picture that is).
    """

    block: int | None = None
    start: int = 0
    end: int = 0
    location: Location = Location()
    how: str = "mark"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that could not be read or checked; one gap and the verdict is *incomplete*."""

    reason: str
    where: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file says about itself beside its text."""

    format: str = ""  # "docx", "docm", "dotx", "dotm", "pdf"
    producer: str = ""
    strict: bool = False  # Strict Open XML
    track_revisions: bool = False
    template: str = ""  # the attached template's path
    protected: bool = False
    tagged: bool = False
    encrypted: bool = False
    external: tuple[str, ...] = ()  # targets of external relationships that are no hyperlinks
    layers: tuple[str, ...] = ()  # the layers of a PDF that are switched off
    forms: int = 0  # the fields of a PDF that can be filled in


@dataclass(frozen=True, slots=True)
class Match:
    """What a proofreading engine found in ``blocks[block].text[start:end]``.

    `kind`: ``spelling`` (no word in any dictionary), ``typo`` (a known misspelling), ``doubtful``
    (near a word, but as like to be an identifier or a rare word), ``term`` (unknown, but used like
    a term), ``name`` (one letter off a name used elsewhere), ``doubled``,
    ``article``, ``confusion``, ``grammar``, ``style``, ``hint`` (grammar, in doubt), ``dialect``
    (another than the document's), ``mixed-dialect`` (the document has both spellings),
    ``proofing-language`` (the words are marked as a language that they are not in).
    """

    block: int
    start: int
    end: int
    kind: str
    rule: str
    engine: str
    message: str = ""
    replacements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """Everything that is in the file, shown or latent, and what could not be read of it."""

    name: str = ""
    blocks: tuple[Block, ...] = ()
    language: str | None = None
    pages: int | None = None
    tables: tuple[Table, ...] = ()
    pictures: tuple[Picture, ...] = ()
    links: tuple[Link, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    references: tuple[Reference, ...] = ()
    sections: tuple[Section, ...] = ()
    styles: tuple[Style, ...] = ()
    fonts: tuple[Font, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    settings: Settings = Settings()
    gaps: tuple[Gap, ...] = ()
    matches: tuple[Match, ...] = ()
    brief: Brief = field(default_factory=Brief)
    fills: tuple[Fill, ...] = ()
    fields: tuple[Field, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    redactions: tuple[Redaction, ...] = ()
    twin: "Document | None" = None  # the DOCX beside a PDF, of which it was made

    @property
    def shown(self) -> Iterator[Block]:
        """The blocks that a customer reads, in reading order."""
        return (block for block in self.blocks if block.visibility == "shown")

    @property
    def latent(self) -> Iterator[Block]:
        """The blocks that travel with the file unseen."""
        return (block for block in self.blocks if block.visibility == "latent")

    def of_kind(self, *kinds: Kind) -> Iterator[Block]:
        return (block for block in self.blocks if block.kind in kinds)

    @cached_property
    def words(self) -> int:
        """How many words a customer sees."""
        return sum(len(block.text.split()) for block in self.shown)

    @cached_property
    def front_page(self) -> frozenset[int]:
        """The indexes of the blocks that a customer sees first.

        Page 1, and the title of the file. Where the file has no hint of pages: what stands before
        the first heading that follows other text, within the first 200 words.
        """
        titles = {b.index for b in self.blocks if b.kind == "property" and b.name == "title"}
        if any((b.location.page or 0) > 1 for b in self.shown):
            return frozenset(titles | {b.index for b in self.shown if b.location.page == 1})
        front, words = set(titles), 0
        for block in self.shown:
            if words > 200 or (block.kind == "heading" and block.level == 1 and words > 10):
                break
            front.add(block.index)
            words += len(block.text.split())
        return frozenset(front)

    def cell_text(self, cell: Cell) -> str:
        """The text of a table's cell, its paragraphs joined by newlines."""
        return "\n".join(self.blocks[index].text for index in cell.blocks)
