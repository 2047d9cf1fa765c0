"""What a file holds beside its text."""

from dataclasses import dataclass

from qualitygate.document.blocks import Change
from qualitygate.document.places import Location


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
