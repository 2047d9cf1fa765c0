"""The style sheet: what a style comes to through its ancestors, and a run through all of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from qualitygate.document import Style
from qualitygate.extract.docx.formats import Format, Properties, effective, key_of, properties
from qualitygate.extract.docx.names import PPR, RPR, VAL, name
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.theme import Theme
from qualitygate.extract.docx.values import switch, value, whole
from qualitygate.extract.docx.xml import Element

_HEADING = re.compile(r"heading ([1-9])$", re.I)
_CONTENTS = re.compile(
    r"(toc|contents|table of figures|table of authorities|(illustration|figure|table|user) index"
    r"|index)( ?\d+)?$",
    re.I,
)
_TITLES = {"title"}
_CAPTIONS = {"caption", "figure caption", "table caption"}
_REFERENCES = {"bibliography", "bibliography entry", "endnote bibliography"}
_KINDS = {"paragraph", "character", "table"}


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with what it inherits.

    `level` is a heading's, 1 to 9, else 0; `role` is ``title``, ``caption``, ``contents``,
    ``reference`` or empty; `num_id` -1 where the style numbers nothing, and `num_style` is the
    style in the chain that brought the number.
    """

    id: str = ""
    name: str = ""
    level: int = 0
    role: str = ""
    num_id: int = -1
    num_level: int = -1
    num_style: str = ""
    page_break: bool = False
    run: Properties = field(default_factory=dict)


class StyleSheet:
    """Styles by id, each resolved once; formats of runs by what they are made of."""

    def __init__(self, part: Part | None, theme: Theme) -> None:
        self.theme = theme
        self.used: set[str] = set()
        self._elements: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._document: Properties = {}
        if part is not None:
            self._load(part.root)
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._runs: dict[str, Properties] = {}
        self._formats: dict[tuple[Any, ...], Format] = {}
        self._direct: dict[tuple[Any, ...], tuple[Properties, str]] = {}
        self._interned: dict[Format, Format] = {}

    @cached_property
    def shaded_paragraphs(self) -> dict[str, Element]:
        """The ``w:shd`` of each paragraph style that has one, its own or inherited.

        A paragraph that names no style has the default one.
        """
        found: dict[str, Element] = {}
        for style_id in self._elements:
            shadings = (
                self._elements[ancestor].find(f"{PPR}/{name('w:shd')}")
                for ancestor in self._chain(style_id)
            )
            nearest = next((shading for shading in shadings if shading is not None), None)
            if nearest is not None:
                found[style_id] = nearest
        if (default := self._defaults.get("paragraph", "")) in found:
            found[""] = found[default]
        return found

    def paragraph_shading(self, style_id: str) -> Element | None:
        """The ``w:shd`` of a paragraph style; an empty id is the default one's."""
        return self.shaded_paragraphs.get(style_id)

    def table_shadings(self, style_id: str) -> Iterator[tuple[str, Element]]:
        """The shadings of a table style: of all cells (an empty name), and of parts of the table.

        Of each part only the nearest style's counts.
        """
        seen: set[str] = set()
        if style_id not in self._elements:
            style_id = self._defaults.get("table", "")
        for ancestor in self._chain(style_id):
            element = self._elements[ancestor]
            parts = [("", element)]
            parts += [
                (p.get(name("w:type"), ""), p) for p in element.iterchildren(name("w:tblStylePr"))
            ]
            for part, holder in parts:
                shading = holder.find(f"{name('w:tcPr')}/{name('w:shd')}")
                if shading is not None and part not in seen:
                    seen.add(part)
                    yield part, shading

    @property
    def language(self) -> str | None:
        """The language of the document's defaults."""
        return self._document.get("language")

    def name(self, style_id: str) -> str:
        element = self._elements.get(style_id)
        found = value(element.find(name("w:name"))) if element is not None else ""
        return found or style_id

    def paragraph(self, style_id: str) -> ParagraphStyle:
        """The paragraph style; the default one where there is none of this id."""
        if style_id not in self._elements:
            style_id = self._defaults.get("paragraph", "")
        self.used.add(style_id)
        known = self._paragraphs.get(style_id)
        if known is None:
            known = self._paragraphs[style_id] = self._resolve(style_id)
        return known

    def format(self, style: ParagraphStyle, direct: Element | None, table: str = "") -> Format:
        """The effective formatting of a run with the properties `direct` in such a paragraph."""
        key = key_of(direct) if direct is not None else ()
        known = self._formats.get((style.id, table, key))
        if known is None:
            known = self._format(style, direct, key, table)
            self._formats[style.id, table, key] = known
        return known

    def bold_row(self, table_style: str) -> bool:
        """Whether the table style sets its first row apart."""
        for style_id in self._chain(table_style):
            for special in self._elements[style_id].iter(name("w:tblStylePr")):
                if special.get(name("w:type")) == "firstRow":
                    return True
        return False

    def table(self, style_id: str) -> str:
        """The id of a table's style, the default one where it names none."""
        found = style_id if style_id in self._elements else self._defaults.get("table", "")
        self.used.add(found)
        return found

    def all(self) -> tuple[Style, ...]:
        """Every paragraph, character and table style, in the order of the style sheet."""
        return tuple(
            self._style(style_id, element)
            for style_id, element in self._elements.items()
            if element.get(name("w:type"), "paragraph") in _KINDS
        )

    def _load(self, root: Element) -> None:
        for element in root.iterchildren(name("w:style")):
            style_id = element.get(name("w:styleId"), "")
            if not style_id:  # nothing can name it, and what is based on nothing is not based on it
                continue
            self._elements.setdefault(style_id, element)
            if element.get(name("w:default"), "0") in ("1", "true", "on"):
                self._defaults.setdefault(element.get(name("w:type"), "paragraph"), style_id)
        defaults = root.find(f"{name('w:docDefaults')}/{name('w:rPrDefault')}/{RPR}")
        self._document = properties(defaults, self.theme)

    def _chain(self, style_id: str) -> list[str]:
        """The style and its ancestors, nearest first; a circle ends where it closes."""
        chain: list[str] = []
        while style_id in self._elements and style_id not in chain and len(chain) < 100:
            chain.append(style_id)
            style_id = value(self._elements[style_id].find(name("w:basedOn")))
        return chain

    def _run(self, style_id: str) -> Properties:
        known = self._runs.get(style_id)
        if known is None:
            merged: dict[str, Any] = {}
            for ancestor in reversed(self._chain(style_id)):
                merged.update(properties(self._elements[ancestor].find(RPR), self.theme))
            known = self._runs[style_id] = merged
        return known

    def _format(self, style: ParagraphStyle, direct: Element | None, key: tuple[Any, ...],
                table: str) -> Format:  # fmt: skip
        if key not in self._direct:
            reference = direct.find(name("w:rStyle")) if direct is not None else None
            self._direct[key] = (properties(direct, self.theme), value(reference))
        own, character = self._direct[key]
        self.used.add(character)
        made = effective(
            [self._document, self._run(table)],
            style.run,
            self._run(character),
            own,
            self.name(character) if character in self._elements else "",
        )
        return self._interned.setdefault(made, made)

    def _resolve(self, style_id: str) -> ParagraphStyle:
        chain = self._chain(style_id)
        outline, num_id, num_level, num_style, broken = -1, -1, -1, "", None
        level, role = 0, ""
        for ancestor in chain:
            element = self._elements[ancestor]
            own = element.find(PPR)
            label = value(element.find(name("w:name"))).strip()
            heading = _HEADING.match(label)
            if heading and not level:
                level = int(heading[1])
            role = role or _role(label)
            if own is None:
                continue
            found = own.find(name("w:outlineLvl"))
            if found is not None and outline < 0:
                outline = whole(found.get(VAL), 9)
            if broken is None and own.find(name("w:pageBreakBefore")) is not None:
                broken = switch(own.find(name("w:pageBreakBefore")))
            numbered = own.find(name("w:numPr"))
            if numbered is not None:
                if num_level < 0:
                    num_level = whole(value(numbered.find(name("w:ilvl"))), -1)
                if num_id < 0 and numbered.find(name("w:numId")) is not None:
                    num_id = whole(value(numbered.find(name("w:numId"))), -1)
                    num_style = ancestor
        if outline >= 0:
            level = outline + 1 if outline < 9 else 0
        return ParagraphStyle(
            style_id, self.name(style_id), level, role, num_id, num_level, num_style,
            bool(broken), self._run(style_id),
        )  # fmt: skip

    def _style(self, style_id: str, element: Element) -> Style:
        kind = element.get(name("w:type"), "paragraph")
        run = (
            {**self._document, **self._run(style_id)}
            if kind != "character"
            else self._run(style_id)
        )
        return Style(
            id=style_id,
            name=self.name(style_id),
            kind=kind,
            based_on=value(element.find(name("w:basedOn"))),
            font=run.get("font", ""),
            size=run.get("size"),
            color=run.get("color"),
            outline_level=self._outline(style_id) if kind == "paragraph" else 0,
            used=style_id in self.used,
        )

    def _outline(self, style_id: str) -> int:
        known = self._paragraphs.get(style_id)
        return (known or self._resolve(style_id)).level


def _role(label: str) -> str:
    lowered = label.lower()
    if lowered in _TITLES:
        return "title"
    if lowered in _CAPTIONS:
        return "caption"
    if lowered in _REFERENCES:
        return "reference"
    return "contents" if _CONTENTS.match(lowered) else ""
