"""The texts beside the body: notes, comments, text boxes, headers and footers."""

from dataclasses import replace
from functools import partial

from qualitygate.document import Kind, Section, Variant, Visibility
from qualitygate.extract.docx.assembly import Assembly, Remark
from qualitygate.extract.docx.draft import Draft, Place, Span
from qualitygate.extract.docx.graphics import within
from qualitygate.extract.docx.inline import Inline
from qualitygate.extract.docx.names import AUTHOR, DATE, ID, PPR, R_ID, SECT_PR, P, T, name
from qualitygate.extract.docx.numbering import ordinal
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.story import Story
from qualitygate.extract.docx.values import points, switch, value
from qualitygate.extract.docx.xml import Element

_TWIP = 0.05  # points
_PARA_ID = name("w14:paraId")
# Behind the id of a note or comment that another has as well: no reference leads to it.
_AGAIN = "\0"
_NOTE_PARTS: tuple[tuple[Kind, str], ...] = (("footnote", "footnotes"), ("endnote", "endnotes"))


class SideStories:
    """Finds and reads what the body refers to; each text once."""

    def __init__(self, settings: Part | None) -> None:
        self._settings = settings
        self._notes: dict[tuple[str, str], tuple[Story, Element]] = {}
        self._counts: dict[str, int] = {}
        self._formats: dict[str, str] = {}
        self._separators: list[tuple[Kind, Story, Element]] = []
        self._comments: dict[str, tuple[Inline, Element]] = {}
        self._done: set[str] = set()

    def attach(self, assembly: Assembly) -> None:
        """Load the parts of notes and comments that the main part is related to."""
        self._assembly = assembly
        for kind, relation in _NOTE_PARTS:
            for part in self._related(relation):
                story = Story(assembly, part)
                for element in part.root.iterchildren(name(f"w:{kind}")):
                    if element.get(name("w:type"), "normal") == "normal":
                        key = element.get(ID, "")
                        key += _AGAIN * ((kind, key) in self._notes)
                        self._notes[kind, key] = (story, element)
                    else:
                        self._separators.append((kind, story, element))
            self._formats[kind] = self._note_format(kind)
        for part in self._related("comments"):
            inline = Inline(assembly, part)
            for element in part.root.iterchildren(name("w:comment")):
                key = element.get(ID, "")
                key += _AGAIN * (key in self._comments)
                self._comments[key] = (inline, element)
        self._done = self._resolved()

    def note(self, kind: Kind, key: str, removed: bool) -> None:
        """A reference to a note stands here; the note follows the paragraph."""
        number = ""
        if not removed:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            number = ordinal(self._counts[kind], self._formats[kind])
        self._assembly.queue.append(partial(self._read_note, kind, key, number))

    def comment(self, key: str, span: Span) -> None:
        """A comment's reference stands here; the comment follows the paragraph."""
        self._assembly.queue.append(partial(self._read_comment, key, span))

    def text_box(self, part: Part, element: Element, host: Place, removed: bool) -> None:
        """A text box is anchored in this paragraph; it follows it."""
        place = within(host, "text-box", "text box", removed)
        if host.kind in ("header", "footer"):
            place = replace(place, kind=host.kind, page=host.page)
        self._assembly.queue.append(lambda: Story(self._assembly, part).read_all(element, place))

    def finish(self) -> None:
        """Notes and comments that nothing refers to travel with the file."""
        for kind, key in list(self._notes):
            self._read_note(kind, key, "")  # type: ignore[arg-type]
        for key in list(self._comments):
            self._read_comment(key, None)
        for kind, story, element in self._separators:
            self._read_separator(kind, story, element)
        self._assembly.flush()

    def _related(self, kind: str) -> list[Part]:
        package = self._assembly.package
        parts = (package.part(member) for member in package.related(self._assembly.main, kind))
        return [part for part in parts if part is not None]

    def _note_format(self, kind: str) -> str:
        """The numbers' format: of the settings, else of the first section, else Word's own."""
        tag = f".//{name(f'w:{kind}Pr')}/{name('w:numFmt')}"
        for part in (self._settings, self._assembly.main):
            found = part.root.find(tag) if part is not None else None
            if found is not None:
                return value(found)
        return "decimal" if kind == "footnote" else "lowerRoman"

    def _read_note(self, kind: Kind, key: str, number: str) -> None:
        found = self._notes.pop((kind, key), None)
        if found is None:
            return
        story, element = found
        visibility: Visibility = "shown" if number else "latent"
        detail = f"{kind} {number}".strip()
        story.read_all(element, Place(kind, visibility, detail, number=number))

    def _read_separator(self, kind: Kind, story: Story, element: Element) -> None:
        """What stands between text and notes: a line, or words such as ``Notes``."""
        texts = [text for text in element.iter(T) if text.text]
        if not any(map(str.isalpha, "".join(text.text or "" for text in texts))):
            story.part.texts_read += len(texts)
            return
        visibility: Visibility = "shown" if self._counts.get(kind) else "latent"
        story.read_all(element, Place(kind, visibility, f"{kind} separator"))

    def _read_comment(self, key: str, span: Span | None) -> None:
        found = self._comments.pop(key, None)
        if found is None:
            return
        inline, element = found
        author = element.get(AUTHOR, "")
        detail = f"comment by {author}" if author else "comment"
        if span is not None and span.block is not None:
            outer = self._assembly.blocks[span.block].location.detail
            detail = f"{outer} › {detail}" if outer else detail
        place = Place("comment", "latent", detail)
        draft = Draft(inline.part.name)
        for paragraph in element.iter(P):
            if next(paragraph.iterancestors(P), None) is not None:
                continue  # in a text box, which follows
            draft.add_break()
            settings = paragraph.find(PPR)
            label = value(settings.find(name("w:pStyle"))) if settings is not None else ""
            inline.open(paragraph, draft, self._assembly.styles.paragraph(label), place)
            inline.content(paragraph)
        draft.page = span.draft.page if span is not None else None
        parent = span.block if span is not None else None
        self._assembly.add(draft, "comment", place, parent=parent, name=author)
        remark = Remark(author, element.get(DATE, ""), key in self._done, draft, span)
        self._assembly.remarks.append(remark)

    def _resolved(self) -> set[str]:
        """The ids of the comments that are marked as done, replies with the one they answer.

        [MS-DOCX] 2.5.52: ``w15:commentEx`` names a comment by its last paragraph.
        """
        done: set[str] = set()
        parents: dict[str, str] = {}
        for part in self._related("commentsExtended"):
            for item in part.root.iter(name("w15:commentEx")):
                paragraph = item.get(name("w15:paraId"), "")
                parents[paragraph] = item.get(name("w15:paraIdParent"), "")
                if item.get(name("w15:done")) in ("1", "true"):
                    done.add(paragraph)
        found = set()
        for key, (_, element) in self._comments.items():
            labels = {p.get(_PARA_ID, "") for p in element.iter(P)} - {""}
            if any(label in done or parents.get(label) in done for label in labels):
                found.add(key)
        return found


class Sections:
    """The sections of the body, with the headers and footers that each shows."""

    def __init__(self, assembly: Assembly, settings: Part | None) -> None:
        self._assembly = assembly
        even = settings.root.find(name("w:evenAndOddHeaders")) if settings is not None else None
        self._two_sided = switch(even)
        body = (name("w:pPr"), name("w:body"))
        self._found = [
            element
            for element in assembly.main.root.iter(SECT_PR)
            if (parent := element.getparent()) is not None and parent.tag in body
        ]
        self._at = -1
        self._blocks: dict[str, tuple[int, ...]] = {}
        self._inherited: dict[tuple[str, str], str] = {}
        self._shown: dict[tuple[str, str], tuple[int, ...]] = {}  # of the current section
        self._current: tuple[Element, int, int, tuple[int, ...]] | None = None
        self._goes_on = False

    def begin(self) -> None:
        """A section begins: its headers come before its first block."""
        self._at += 1
        if self._at >= len(self._found):
            return
        element = self._found[self._at]
        kind = value(element.find(name("w:type"))) or "nextPage"
        if self._at and kind not in ("continuous", "nextColumn"):
            self._assembly.pages.begin()
        page = self._assembly.pages.page or -1
        self._shown = {}
        self._goes_on = self._at > 0 and kind in ("continuous", "nextColumn")
        headers = self._stories(element, "header", page)
        self._current = (element, len(self._assembly.blocks), page, headers)

    def end(self) -> None:
        """A section ends: its footers come after its last block."""
        if self._current is None:
            return
        element, first, page, headers = self._current
        self._current = None
        footers = self._stories(element, "footer", page)
        size, margin = element.find(name("w:pgSz")), element.find(name("w:pgMar"))

        def measure(holder: Element | None, attribute: str) -> float:
            text = holder.get(name(f"w:{attribute}")) if holder is not None else None
            return points(text, _TWIP)

        top, right, bottom, left = (
            abs(measure(margin, side)) for side in ("top", "right", "bottom", "left")
        )
        self._assembly.sections.append(
            Section(
                page_width=measure(size, "w"),
                page_height=measure(size, "h"),
                margins=(top, right, bottom, left),
                headers=headers,
                footers=footers,
                first_block=first,
                variants=self._variants(),
            )
        )

    def _variants(self) -> tuple[Variant, ...]:
        """What the section's first, other and even pages show.

        One that goes on in the middle of a page has no first page of its own.
        """
        used = dict.fromkeys(
            which for _, which in self._shown if not (self._goes_on and which == "first")
        )
        return tuple(
            Variant(
                which,
                self._shown.get(("header", which), ()),
                self._shown.get(("footer", which), ()),
            )
            for which in used
        )

    def turn(self) -> None:
        self.end()
        self.begin()

    def _stories(self, element: Element, kind: Kind, page: int) -> tuple[int, ...]:
        """The blocks of a section's headers or footers, read where they are first used."""
        for reference in element.iterchildren(name(f"w:{kind}Reference")):
            relation = self._assembly.main.relations.get(reference.get(R_ID, ""))
            if relation is not None and not relation.external:
                which = reference.get(name("w:type"), "default")
                self._inherited[kind, which] = relation.target
        first = switch(element.find(name("w:titlePg")))
        blocks: list[int] = []
        for which, used in (("first", first), ("default", True), ("even", self._two_sided)):
            member = self._inherited.get((kind, which))
            if not used:
                continue
            self._shown[kind, which] = ()
            if member is None:
                continue
            hidden_first = (which == "default" and first) or which == "even"
            self._shown[kind, which] = self.read(
                member, kind, -1 if hidden_first else page, "shown"
            )
            blocks += self._shown[kind, which]
        return tuple(blocks)

    def read(self, member: str, kind: Kind, page: int, visibility: Visibility) -> tuple[int, ...]:
        """The indexes of a header's blocks; the part is read the first time it is asked for."""
        if member not in self._blocks:
            assembly = self._assembly
            part = assembly.package.part(member)
            first, outline = len(assembly.blocks), assembly.outline
            assembly.outline = ()
            if part is not None:
                place = Place(kind, visibility, kind, page=page)
                Story(assembly, part).read_all(part.root, place)
            assembly.outline = outline
            self._blocks[member] = tuple(
                block.index for block in assembly.blocks[first:] if block.parent is None
            )
        return self._blocks[member]

    def finish(self) -> None:
        """Headers and footers that no page shows travel with the file."""
        kinds: tuple[Kind, ...] = ("header", "footer")
        for kind in kinds:
            for member in self._assembly.package.related(self._assembly.main, kind):
                self.read(member, kind, -1, "latent")
