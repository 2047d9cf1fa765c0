"""The whole of a document."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from qualitygate.document.blocks import Block, Kind
from qualitygate.document.parts import (
    Attachment,
    Bookmark,
    Cell,
    Comment,
    Field,
    Fill,
    Font,
    Gap,
    Link,
    Match,
    Picture,
    Prompt,
    Redaction,
    Reference,
    Revision,
    Section,
    Settings,
    Style,
    Table,
)
from qualitygate.register import Brief


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

    def label_of(self, block: Block) -> str:
        """The text of the cell to the left of the block's own, which is often its label."""
        if block.cell is None or block.cell.column == 0:
            return ""
        for cell in self.tables[block.cell.table].cells:
            if (cell.row, cell.column) == (block.cell.row, block.cell.column - 1):
                return self.cell_text(cell)
        return ""
