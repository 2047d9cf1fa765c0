"""What stands in a paragraph: runs, fields, links, revisions, marks."""

from collections.abc import Callable
from dataclasses import dataclass

from qualitygate.document import Change, Kind
from qualitygate.extract.docx.assembly import Assembly
from qualitygate.extract.docx.draft import Draft, Latent, Place, Span
from qualitygate.extract.docx.fields import Field, parse
from qualitygate.extract.docx.formats import PLAIN, Format, is_tracked
from qualitygate.extract.docx.names import (
    AUTHOR,
    DATE,
    RPR,
    P,
    R,
    T,
    name,
)
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.styles import ParagraphStyle
from qualitygate.extract.docx.values import switch, value
from qualitygate.extract.docx.xml import Element, nested_too_deep

_TRIMMED = {"footnote", "endnote", "comment"}


@dataclass(frozen=True, slots=True)
class Tracking:
    """The tracked change that is open."""

    change: Change = ""
    author: str = ""
    date: str = ""


class Inline:
    """Reads the content of one paragraph after another; fields may cross them.

    The ordinals that anchors need are counted here: of the ``w:p`` in the part, and of the ``w:r``
    whose nearest paragraph it is.
    """

    def __init__(self, assembly: Assembly, part: Part) -> None:
        self.assembly = assembly
        self.part = part
        self.fields: list[Field] = []
        self.draft = Draft(part.name)
        self.place = Place()
        self.style = ParagraphStyle()
        self.paragraph = -1
        self.pending: list[Callable[[], None]] = []  # marks that stand between paragraphs
        self.closed: list[Field] = []  # fields that ended in this paragraph
        self._runs = 0
        self._run = -1
        self._offset = 0
        self._in_code = False
        self._removed = False
        self._tracking = Tracking()
        self._depth = 0
        self._break_at = -1
        self._page_break = False
        self._formatting = next(part.root.iter(name("w:rPrChange")), None) is not None
        self._prompts = prompting_runs(part)

    def open(self, element: Element, draft: Draft, style: ParagraphStyle, place: Place) -> None:
        """Begin a paragraph; `draft` may hold the text of one whose mark was deleted."""
        self.draft, self.style, self.place = draft, style, place
        self.paragraph = self.part.ordinal(element)
        self.closed = []
        self._runs = 0
        self._break_at = -1
        self._page_break = False
        if draft.page is None:
            draft.page = place.page or self.assembly.pages.page if place.page >= 0 else None
        waiting, self.pending = self.pending, []
        for read_mark in waiting:
            read_mark()

    def content(self, element: Element) -> None:
        """Read the children of a paragraph, or of something in it that holds runs."""
        self._depth += 1
        if self._depth > self.assembly.limits.depth:
            raise nested_too_deep(self.assembly.limits)
        for child in element:
            tag = child.tag
            if tag == R:
                self.run(child)
                continue
            handler = INLINE.get(tag)
            if handler is not None:
                handler(self, child)
            elif not tag.endswith("Pr") and tag != P:
                self.content(child)
        self._depth -= 1

    def run(self, element: Element) -> None:
        self._run, self._offset = self._runs, 0
        self._runs += 1
        first = element.find(RPR)
        style = self.assembly.styles.format(self.style, first, self.place.table)
        tracking = self._tracking
        changed = is_tracked(first) if self._formatting and first is not None else None
        if changed is not None and not tracking.change:
            self._tracking = Tracking("formatted", changed.get(AUTHOR, ""), changed.get(DATE, ""))
        draft, begin = self.draft, self.draft.length
        self.run_content(element, style)
        if self._prompts and element in self._prompts and draft.length > begin:
            label = self._prompts[element]
            self.assembly.prompt(label, Span(draft, begin, draft.length))
        if changed is not None and self.draft.length > begin:
            span = Span(self.draft, begin, self.draft.length)
            self.assembly.change("formatted", changed.get(AUTHOR, ""), changed.get(DATE, ""), span)
        self._tracking = tracking

    def emit(self, text: str, style: Format = PLAIN, element: str = "") -> None:
        """Take text of the run: into the paragraph, or aside where it is not shown."""
        offset = self._offset if not element else 0
        if not element:
            self._offset += len(text)
        run = self._run if not element else -1
        paragraph = self.paragraph if not element else -1
        if self._in_code:
            code = next(field for field in reversed(self.fields) if field.result is None)
            code.swallowed = code.swallowed or not self._removed
            code.code.add(text, paragraph, run, offset, style, element=element)
        elif self._removed or style.hidden:
            kind: Kind = "deleted" if self._removed else "hidden"
            latent = self._aside(kind)
            latent.draft.add(text, paragraph, run, offset, style, element=element)
        else:
            if self._page_break:
                self._page_break = False
                self.draft.add_break()
            if not self.draft.length and self.place.kind in _TRIMMED:
                trimmed = text.lstrip()  # the space behind a note's own mark
                offset += len(text) - len(trimmed)
                text = trimmed
            self.draft.add(text, paragraph, run, offset, style, self._tracking.change, element)

    def tracked(self, element: Element, change: Change) -> None:
        """The content of ``w:ins`` and ``w:moveTo``."""
        before, begin = self._tracking, self.draft.length
        author, date = element.get(AUTHOR, ""), element.get(DATE, "")
        self._tracking = Tracking(change, author, date)
        self.content(element)
        self._tracking = before
        if self.draft.length > begin:
            self.assembly.change(change, author, date, Span(self.draft, begin, self.draft.length))

    def removed(self, element: Element) -> None:
        """The content of ``w:del`` and ``w:moveFrom``: it is gone from what a reader sees."""
        before, removed = self._tracking, self._removed
        self._tracking = Tracking(
            "deleted" if element.tag == name("w:del") else "moved",
            element.get(AUTHOR, ""),
            element.get(DATE, ""),
        )
        self._removed = True
        self.content(element)
        self._tracking, self._removed = before, removed

    def _aside(self, kind: Kind) -> Latent:
        tracking = self._tracking if kind == "deleted" else Tracking()
        latents = self.draft.latents
        if latents:
            last = latents[-1]
            same = (last.kind, last.change, last.author) == (kind, tracking.change, tracking.author)
            if same and last.at == self.draft.length:
                return last
        latent = Latent(
            kind, Draft(self.part.name), self.draft.length,
            author=tracking.author, date=tracking.date,
            change=tracking.change,
        )  # fmt: skip
        latents.append(latent)
        if kind == "deleted" and tracking.change == "deleted":
            span = Span(latent.draft, 0)
            self.assembly.change("deleted", tracking.author, tracking.date, span)
        return latent

    def run_content(self, element: Element, style: Format) -> None:
        for child in element:
            tag = child.tag
            if tag == T:
                if child.text:
                    self.part.texts_read += 1
                    self.emit(child.text, style)
                continue
            handler = _RUN.get(tag)
            if handler is not None:
                handler(self, child, style)

    def instruct(self, text: str) -> None:
        """Take a field's code."""
        code = next((field for field in reversed(self.fields) if field.result is None), None)
        if code is not None:
            code.code.add(text, self.paragraph, self._run, self._offset)
        self._offset += len(text)

    def nested(self, element: Element) -> None:
        """Read runs that stand within this run."""
        run, offset = self._run, self._offset
        self.content(element)
        self._run, self._offset = run, offset

    def remove_all(self, removed: bool) -> bool:
        """Whether the paragraphs to come are deleted as a whole; says what was so before."""
        before, self._removed = self._removed, removed
        return before

    @property
    def is_removed(self) -> bool:
        return self._removed

    def skip(self, element: Element) -> None:
        """Count the runs of a branch that is not read."""
        for run in element.iter(R):
            parent = run.getparent()
            while parent is not None and parent is not element and parent.tag != P:
                parent = parent.getparent()
            if parent is element:
                self._runs += 1

    def page_break(self, page: bool) -> None:
        """A page or column begins here: what follows in the paragraph is a new line."""
        self._offset += 1
        self._page_break = self.draft.length > 0
        if page and self.place.flows and not self._removed and not self._in_code:
            pages = self.assembly.pages
            pages.text(self.draft.length - max(self._break_at, 0))
            pages.explicit()
            self._turned()

    def rendered_break(self) -> None:
        if self.place.flows:
            pages = self.assembly.pages
            pages.text(self.draft.length - max(self._break_at, 0))
            pages.rendered(self.draft.length > 0)
            self._turned()

    def _turned(self) -> None:
        self._break_at = self.draft.length
        if not self.draft.length:
            self.draft.page = self.assembly.pages.page

    def settle(self) -> None:
        """The paragraph has ended: its text is on the page."""
        if self.place.flows:
            self.assembly.pages.text(self.draft.length - max(self._break_at, 0))

    def refresh(self) -> None:
        """An open field has changed: are we in an instruction?"""
        self._in_code = any(field.result is None for field in self.fields)

    def end_field(self) -> None:
        field = self.fields.pop()
        self.refresh()
        self.closed.append(field)
        span = field.result or Span(self.draft, self.draft.length)
        span.end = self.draft.length if span.draft is self.draft else span.draft.length
        self.finish_field(field.code, span)

    def finish_field(self, code: Draft, span: Span) -> None:
        """Record what a field refers to, and keep its code as latent text."""
        instruction = parse(code.text)
        if instruction.kind and not self._removed:
            text = code.text.strip()
            self.assembly.field_ended(instruction.kind, text, span, self.draft)
        kind = "field-code"
        if instruction.kind == "HYPERLINK" and (instruction.target or instruction.anchor):
            target = instruction.target
            if target and instruction.anchor:
                target = f"{target}#{instruction.anchor}"
            self.assembly.link(span, target or instruction.anchor, not instruction.target)
            if instruction.target:
                rest = code.cut(instruction.end, code.length)
                if "\\o" in rest.text:  # what is shown when the pointer is over the link
                    self.draft.latents.append(Latent("field-code", rest, self.draft.length))
                kind, code = "link", code.cut(instruction.start, instruction.end)
        elif instruction.refers:
            self.assembly.reference(instruction.kind, instruction.target, span)
        elif instruction.names:
            self.assembly.made_name(instruction.target)
        elif instruction.is_button and not (self._removed or self._in_code):
            words = code.length - len(code.text[instruction.end :].lstrip())
            code.cut(words, code.length, onto=self.draft)
            code = code.cut(0, words)
        if code.text.strip():
            label = instruction.target if kind == "link" else instruction.kind
            latent: Kind = "link" if kind == "link" else "field-code"
            self.draft.latents.append(Latent(latent, code, self.draft.length, name=label))


def prompting_runs(part: Part) -> dict[Element, str]:
    """The runs of the part that stand for an empty content control, with its label.

    ECMA-376 Part 1, 17.5.2.39: ``w:showingPlcHdr`` says that the content is the placeholder.
    """
    found: dict[Element, str] = {}
    for mark in part.root.iter(name("w:showingPlcHdr")):
        settings = mark.getparent()
        control = settings.getparent() if settings is not None else None
        content = control.find(name("w:sdtContent")) if control is not None else None
        if switch(mark) and settings is not None and content is not None:
            label = value(settings.find(name("w:alias")))
            found.update((run, label) for run in content.iter(R))
    return found


InlineHandler = Callable[[Inline, Element], None]
RunHandler = Callable[[Inline, Element, Format], None]
INLINE: dict[str, InlineHandler] = {}
_RUN: dict[str, RunHandler] = {}


def inline(*tags: str) -> Callable[[InlineHandler], InlineHandler]:
    """Register a reader of elements that stand beside runs."""

    def register(handler: InlineHandler) -> InlineHandler:
        INLINE.update((name(tag), handler) for tag in tags)
        return handler

    return register


def in_run(*tags: str) -> Callable[[RunHandler], RunHandler]:
    """Register a reader of elements that stand in a run."""

    def register(handler: RunHandler) -> RunHandler:
        _RUN.update((name(tag), handler) for tag in tags)
        return handler

    return register
