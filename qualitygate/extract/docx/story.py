"""Paragraphs and tables in a row: the body, a header, a note, a text box."""

from collections.abc import Callable
from functools import partial

from qualitygate.document import Kind
from qualitygate.extract.docx import tables
from qualitygate.extract.docx.assembly import Assembly
from qualitygate.extract.docx.content import control_properties
from qualitygate.extract.docx.draft import Draft, Place, Span
from qualitygate.extract.docx.fields import Field
from qualitygate.extract.docx.inline import INLINE, Inline
from qualitygate.extract.docx.names import (
    ALTERNATE,
    AUTHOR,
    DATE,
    PPR,
    RPR,
    SDT,
    SECT_PR,
    TBL,
    VAL,
    P,
    name,
)
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.styles import ParagraphStyle
from qualitygate.extract.docx.values import switch, value, whole
from qualitygate.extract.docx.xml import Element, choose, nested_too_deep

_MARKS = {name("w:bookmarkStart"), name("w:commentRangeStart"), name("w:commentRangeEnd")}
_REMOVED = {name("w:del"), name("w:moveFrom")}
_P_STYLE = name("w:pStyle")
_NUM_PR = name("w:numPr")
_OUTLINE = name("w:outlineLvl")
_BREAK_BEFORE = name("w:pageBreakBefore")
_CHANGED = name("w:pPrChange")


class Story:
    """Reads one container of one part, in order."""

    def __init__(self, assembly: Assembly, part: Part,
                 section_end: Callable[[], None] | None = None) -> None:  # fmt: skip
        self.assembly = assembly
        self.part = part
        self.inline = Inline(assembly, part)
        self._section_end = section_end
        self._carry: tuple[Draft, Place, ParagraphStyle] | None = None
        self._tables = 0
        self._depth = 0

    def read_all(self, container: Element, place: Place) -> None:
        """Read a whole story: nothing is left open behind it."""
        self.read(container, place)
        open_codes = [f for f in self.inline.fields if f.result is None and f.swallowed]
        if open_codes:
            self.assembly.package.gap(
                "A field's code is not closed, so that text after it may not be shown.",
                self.part.name, "open-field",
            )  # fmt: skip
        self.assembly.flush()

    def read(self, container: Element, place: Place) -> None:
        """Read paragraphs and tables, also those inside content controls and the like."""
        self._depth += 1
        if self._depth > self.assembly.limits.depth:
            raise nested_too_deep(self.assembly.limits)
        for child in container:
            self._block(child, place)
        self._depth -= 1
        self._release()

    def table(self, element: Element, place: Place) -> None:
        """Read a table; what its paragraphs refer to comes after the outermost one."""
        self._release()
        self._tables += 1
        self._depth += 1
        if self._depth > self.assembly.limits.depth:
            raise nested_too_deep(self.assembly.limits)
        tables.read(self, element, place)
        self._depth -= 1
        self._tables -= 1
        if not self._tables:
            self.assembly.flush()

    def _block(self, element: Element, place: Place) -> None:
        tag = element.tag
        if tag == P:
            self.paragraph(element, place)
        elif tag == TBL:
            self.table(element, place)
        elif tag == SDT:
            self._control(element, place)
        elif tag in _MARKS:
            self.inline.pending.append(partial(INLINE[tag], self.inline, element))
        elif tag in _REMOVED:
            before = self.inline.remove_all(True)
            self._unwrap(element, place)
            self.inline.remove_all(before)
        elif tag == ALTERNATE:
            chosen = choose(element)
            if chosen is not None:
                self._unwrap(chosen, place)
        elif tag == name("w:altChunk"):
            self.assembly.package.gap(
                "Text that was inserted from another file is not converted yet, so it was not "
                "read. Open the document in Word, save it, and check that.",
                self.part.name, "inserted-file",
            )  # fmt: skip
        elif not tag.endswith("Pr"):
            self._unwrap(element, place)

    def _unwrap(self, element: Element, place: Place) -> None:
        self._depth += 1
        if self._depth > self.assembly.limits.depth:
            raise nested_too_deep(self.assembly.limits)
        for child in element:
            self._block(child, place)
        self._depth -= 1

    def _control(self, element: Element, place: Place) -> None:
        self.inline.pending.append(partial(control_properties, self.inline, element))
        inner = element.find(name("w:sdtContent"))
        if inner is not None:
            self._unwrap(inner, place)

    def paragraph(self, element: Element, place: Place) -> None:
        """Read one paragraph; one whose mark was deleted goes on in the next."""
        settings = element.find(PPR)
        styles = self.assembly.styles
        style = styles.paragraph(value(settings.find(_P_STYLE)) if settings is not None else "")
        if place.flows:
            own = settings.find(_BREAK_BEFORE) if settings is not None else None
            if switch(own, style.page_break):
                self.assembly.pages.begin()
        draft = self._carry[0] if self._carry else Draft(self.part.name)
        self._carry = None
        self.inline.open(element, draft, style, place)
        self.inline.content(element)
        if settings is not None and self._mark_deleted(settings):
            self._carry = (draft, place, style)
            self.inline.settle()
            return
        self.inline.settle()
        self._finish(draft, place, style, settings)

    def _mark_deleted(self, settings: Element) -> bool:
        mark = settings.find(RPR)
        return mark is not None and any(mark.find(tag) is not None for tag in _REMOVED)

    def _release(self) -> None:
        if self._carry is not None:
            draft, place, style = self._carry
            self._carry = None
            if draft.length or draft.latents:
                self._finish(draft, place, style, None)

    def _finish(self, draft: Draft, place: Place, style: ParagraphStyle,
                settings: Element | None) -> None:  # fmt: skip
        level = self._level(style, settings)
        number, depth = self._number(style, settings)
        if draft.length or draft.latents or place.keep_empty:
            kind = self._kind(draft, place, style, level, number)
            if kind == "list-item":
                level = depth + 1
            elif kind != "heading":
                level = 0
            heads = kind == "heading" and place.flows and place.visibility == "shown"
            heads = heads and draft.text.strip() != ""
            if heads:
                self.assembly.leave(level)
            self.assembly.add(
                draft,
                kind,
                place,
                style=style.name,
                level=level,
                number=place.number or number or "",
            )
            if heads:
                label = " ".join(f"{number or ''} {draft.text}".split())
                self.assembly.heading(level, label)
        if settings is not None:
            self._formatted(settings, draft)
        if not self._tables:
            self.assembly.flush()
        ends = settings is not None and place.flows and settings.find(SECT_PR) is not None
        if ends and self._section_end is not None:
            self._section_end()

    def _kind(self, draft: Draft, place: Place, style: ParagraphStyle, level: int,
              number: str | None) -> Kind:  # fmt: skip
        if place.kind not in ("paragraph", "cell", "text-box"):
            return place.kind
        if style.role == "title":
            return "title"
        if style.role == "contents" or self._in_contents(draft):
            return "contents"
        if place.kind == "text-box":
            return "text-box"
        if level:
            return "heading"
        if style.role == "caption":
            return "caption"
        if place.kind == "cell":
            return "cell"
        if style.role == "reference" or any(f.is_references for f in self._fields()):
            return "reference"
        return "list-item" if number else "paragraph"

    def _fields(self) -> list[Field]:
        return [*self.inline.fields, *self.inline.closed]

    def _in_contents(self, draft: Draft) -> bool:
        """An entry of a table of contents whose style does not say so: a field says it."""
        if not draft.length or not any(field.is_contents for field in self._fields()):
            return False
        text = draft.text.rstrip()
        return "\t" in text or text[-1:].isdigit()

    def _level(self, style: ParagraphStyle, settings: Element | None) -> int:
        own = settings.find(_OUTLINE) if settings is not None else None
        if own is None:
            return style.level
        level = whole(own.get(VAL), 9)
        return level + 1 if 0 <= level < 9 else 0

    def _number(self, style: ParagraphStyle, settings: Element | None) -> tuple[str | None, int]:
        """The paragraph's number as shown, None where it has none, and the depth in its list."""
        own = settings.find(_NUM_PR) if settings is not None else None
        num_id, level = style.num_id, style.num_level
        numbering = self.assembly.numbering
        if num_id > 0:
            level = numbering.style_level(num_id, style.id, level)
        if own is not None:
            if own.find(name("w:numId")) is not None:
                num_id = whole(value(own.find(name("w:numId"))), -1)
                level = max(level, 0) if own.find(name("w:ilvl")) is None else level
            if own.find(name("w:ilvl")) is not None:
                level = whole(value(own.find(name("w:ilvl"))))
        level = min(max(level, 0), 8)
        if num_id <= 0:
            return None, 0
        return numbering.label(num_id, level), level

    def _formatted(self, settings: Element, draft: Draft) -> None:
        mark = settings.find(RPR)
        added = mark.find(name("w:ins")) if mark is not None else None
        if added is not None and not draft.length:
            author, date = added.get(AUTHOR, ""), added.get(DATE, "")
            self.assembly.change("inserted", author, date, Span(draft, 0, 0))
        changed = settings.find(_CHANGED)
        if changed is not None:
            author, date = changed.get(AUTHOR, ""), changed.get(DATE, "")
            self.assembly.change("formatted", author, date, Span(draft, 0))
