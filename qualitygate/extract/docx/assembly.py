"""Blocks and what belongs to them, gathered in reading order until they are a `Document`."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from qualitygate.config import Limits
from qualitygate.document import (
    Attachment,
    Block,
    Bookmark,
    Change,
    Comment,
    Field,
    Kind,
    Link,
    Location,
    Picture,
    Prompt,
    Reference,
    Revision,
    Section,
    Table,
)
from qualitygate.extract.docx.draft import Draft, Latent, Place, Span
from qualitygate.extract.docx.numbering import Numbering
from qualitygate.extract.docx.package import Package, Part, Relation
from qualitygate.extract.docx.styles import StyleSheet
from qualitygate.extract.docx.xml import Element

# Letters on a page of dense text; beyond it a file without rendered breaks does not tell its page.
_ALWAYS = {"_top", "_goback"}  # places that Word knows without a bookmark
_PAGE_CAPACITY = 3000


class Pages:
    """Counts pages by the hints of the file: breaks that Word rendered, and explicit ones.

    Word writes a rendered break after an explicit one as well: the two are one.
    """

    def __init__(self, hinted: bool, rendered: bool) -> None:
        self._number = 1
        self._known = hinted
        self._rendered = rendered
        self._fresh = False
        self._letters = 0
        self.split = False  # the last rendered break stood within a paragraph

    @property
    def page(self) -> int | None:
        return self._number if self._known else None

    def begin(self) -> None:
        """A paragraph or section that stands at the top of a page."""
        if self._letters or not self._fresh:
            self.explicit()

    def explicit(self) -> None:
        """A page break, a section's or a paragraph's that begins a page."""
        self._number += 1
        self._fresh = True
        self._letters = 0

    def rendered(self, split: bool) -> None:
        """Word saw a page begin here when it last laid the document out.

        `split`: in the middle of a paragraph.
        """
        self.split = split
        if not self._fresh:
            self._number += 1
        self._fresh = False

    def mark(self) -> tuple[int, bool]:
        """Where the count stands."""
        return self._number, self._fresh

    def move(self, mark: tuple[int, bool]) -> None:
        """Go to a place that `mark` gave: the cells of a table's row stand side by side."""
        self._number, self._fresh = mark

    def text(self, letters: int) -> None:
        """So much text stands since the last break."""
        if letters:
            self._fresh = False
            self._letters += letters
            if not self._rendered and self._letters > _PAGE_CAPACITY:
                self._known = False


@dataclass(slots=True)
class Tracked:
    """A tracked change whose block has no index yet."""

    kind: Change
    author: str
    date: str
    span: Span


@dataclass(slots=True)
class Remark:
    """A comment: its record, its own text and the range that it is about."""

    author: str
    date: str
    resolved: bool
    draft: Draft
    anchor: Span | None = None


class Stories(Protocol):
    """The texts that stand elsewhere and belong to a place in a paragraph."""

    def note(self, kind: Kind, key: str, removed: bool) -> None: ...

    def comment(self, key: str, span: Span) -> None: ...

    def text_box(self, part: Part, element: Element, host: Place, removed: bool) -> None: ...


@dataclass(slots=True)
class Assembly:
    """What is known while the parts are read."""

    package: Package
    limits: Limits
    main: Part
    styles: StyleSheet
    numbering: Numbering
    pages: Pages
    stories: Stories
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table | None] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    properties: list[tuple[str, str]] = field(default_factory=list)
    changes: list[Tracked] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    ranges: dict[str, Span] = field(default_factory=dict)  # of comments, by id
    fonts: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    queue: list[Callable[[], None]] = field(default_factory=list)
    drawn: set[str] = field(default_factory=set)
    linked: set[tuple[str, int]] = field(default_factory=set)
    images: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    outline: tuple[str, ...] = ()
    _levels: list[tuple[int, str]] = field(default_factory=list)
    _hosts: list[Draft] = field(default_factory=list)  # of the pictures
    _links: list[tuple[Span, str, bool]] = field(default_factory=list)
    _bookmarks: list[tuple[str, Draft]] = field(default_factory=list)
    _references: list[tuple[str, str, Span]] = field(default_factory=list)
    _fields: list[tuple[str, str, Span, Draft]] = field(default_factory=list)
    _prompts: list[tuple[str, Span]] = field(default_factory=list)
    _made: set[str] = field(default_factory=set)

    def add(self, draft: Draft, kind: Kind, place: Place, *, style: str = "", level: int = 0,
            number: str = "", parent: int | None = None, name: str = "") -> int:  # fmt: skip
        """Make a draft the next block, followed by the latent text that stands in it."""
        index = draft.index = len(self.blocks)
        runs = draft.runs()
        for start, end, run, _ in draft.formats():
            self.fonts[run.font] = self.fonts.get(run.font, 0) + end - start
            if run.language and run.language != "zxx" and place.visibility == "shown":
                count = self.languages.get(run.language, 0)
                self.languages[run.language] = count + end - start
        page = draft.page
        location = Location(page, page is not None, self.outline, place.detail, draft.anchors())
        self.blocks.append(
            Block(index, kind, draft.text, place.visibility, runs, style, level, number,
                  draft.language(), location, place.cell, parent, name or place.name)
        )  # fmt: skip
        for latent in draft.latents:
            self._add_latent(latent, draft, place)
        return index

    def leave(self, level: int) -> None:
        """A heading comes: what its equals stand over ends above it."""
        while self._levels and self._levels[-1][0] >= level:
            self._levels.pop()
        self.outline = tuple(text for _, text in self._levels)

    def heading(self, level: int, label: str) -> None:
        """A heading stands over what follows."""
        self._levels.append((level, label))
        self.outline = tuple(text for _, text in self._levels)

    def flush(self) -> None:
        """Add what was waiting for the paragraph to end: notes, comments, text boxes, charts."""
        while self.queue:
            waiting, self.queue = self.queue, []
            for emit in waiting:
                emit()

    def link(self, span: Span, target: str, internal: bool) -> None:
        self._links.append((span, target, internal))

    def relation_link(self, draft: Draft, relation: Relation, detail: str = "") -> None:
        """A latent block for an external target, once for each relationship."""
        key = (relation.source, relation.ordinal)
        if key in self.linked or not relation.target:
            return
        self.linked.add(key)
        target = Draft(relation.source)
        place = f"rel:Relationship[{relation.ordinal}]@Target"
        target.add(relation.target, -1, -1, 0, element=place)
        latent = Latent("link", target, draft.length, name=relation.target, detail=detail)
        draft.latents.append(latent)

    def target_block(self, relation: Relation, detail: str) -> None:
        """The same for a target that no place in the text leads to."""
        host = Draft("")
        self.relation_link(host, relation, detail)
        for latent in host.latents:
            place = Place(kind="link", visibility="latent", detail=latent.detail)
            self.add(latent.draft, "link", place, name=latent.name)

    def bookmark(self, label: str, draft: Draft) -> None:
        self._bookmarks.append((label, draft))

    def reference(self, kind: str, target: str, span: Span) -> None:
        self._references.append((kind, target, span))

    def field_ended(self, kind: str, code: str, span: Span, last: Draft) -> None:
        """A field that began at `span` ends in the paragraph `last`."""
        self._fields.append((kind, code, span, last))

    def made_name(self, label: str) -> None:
        """References may name this, though no bookmark has the name: a field makes it."""
        self._made.add(label.lower())

    def prompt(self, label: str, span: Span) -> None:
        """What an empty content control shows; the runs of one in a paragraph are one."""
        before = self._prompts[-1] if self._prompts else None
        if before and before[1].draft is span.draft and before[1].end == span.start:
            before[1].end = span.end
        else:
            self._prompts.append((label, span))

    def change(self, kind: Change, author: str, date: str, span: Span) -> None:
        """A tracked change; what one author did without a gap is one."""
        last = self.changes[-1] if self.changes else None
        if (
            last is not None
            and (last.kind, last.author) == (kind, author)
            and last.span.draft is span.draft
            and last.span.end == span.start
        ):
            last.span.end = span.end
        else:
            self.changes.append(Tracked(kind, author, date, span))

    def picture(self, picture: Picture, place: Place, host: Draft) -> None:
        """A picture stands where the paragraph does."""
        self._hosts.append(host)
        page = self.pages.page
        location = Location(page, page is not None, self.outline, place.detail)
        self.pictures.append(replace(picture, location=location))

    def placed_pictures(self) -> tuple[Picture, ...]:
        return tuple(
            replace(picture, block=host.index)
            for picture, host in zip(self.pictures, self._hosts, strict=True)
        )

    def links(self) -> tuple[Link, ...]:
        known = {label.lower() for label, _ in self._bookmarks} | self._made | _ALWAYS
        return tuple(
            Link(target, internal, span.text, span.block, span.start, span.stop, self._at(span),
                 not internal or "|" in target or target.lstrip("#").lower() in known)
            for span, target, internal in self._links
        )  # fmt: skip

    def bookmarks(self) -> tuple[Bookmark, ...]:
        return tuple(Bookmark(label, draft.index) for label, draft in self._bookmarks)

    def fields(self) -> tuple[Field, ...]:
        return tuple(
            Field(kind, code, span.block, span.start, span.stop, last.index)
            for kind, code, span, last in self._fields
        )

    def prompts(self) -> tuple[Prompt, ...]:
        return tuple(
            Prompt(span.block, span.start, span.stop, label) for label, span in self._prompts
        )

    def references(self) -> tuple[Reference, ...]:
        known = {label.lower() for label, _ in self._bookmarks}
        known |= self._made
        return tuple(
            Reference(kind, target, span.text, target.lower() in known, span.block, span.start,
                      span.stop)
            for kind, target, span in self._references
        )  # fmt: skip

    def revisions(self) -> tuple[Revision, ...]:
        return tuple(
            Revision(change.kind, change.author, change.date, change.span.text, change.span.block,
                     change.span.start, change.span.stop)
            for change in self.changes
        )  # fmt: skip

    def comments(self) -> tuple[Comment, ...]:
        made = []
        for remark in self.remarks:
            anchor = remark.anchor
            made.append(
                Comment(remark.author, remark.date, remark.resolved, remark.draft.index,
                        anchor.block if anchor else None, anchor.start if anchor else 0,
                        anchor.stop if anchor else 0)
            )  # fmt: skip
        return tuple(made)

    def _at(self, span: Span) -> Location:
        if span.block is None:
            return Location()
        return self.blocks[span.block].locate(span.start, span.stop)

    def _add_latent(self, latent: Latent, host: Draft, place: Place) -> None:
        latent.draft.page = host.page
        detail = " › ".join(part for part in (place.detail, latent.detail) if part)
        inner = Place(latent.kind, "latent", detail, place.cell)
        self.add(latent.draft, latent.kind, inner, parent=host.index, name=latent.name)
