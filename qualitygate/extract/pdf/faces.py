"""Fonts as a reader sees them: name, bold, italic, monospaced."""

import re
from dataclasses import dataclass, field

from qualitygate.extract.fonts import is_mono
from qualitygate.extract.pdf import native

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|demi(?!lun)|cmbx|sfbx|ecbx|extrab|semib", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|slanted|cmti|sfti|ecti|cmsl|kursiv", re.IGNORECASE)
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6  # PDF 32000-1, table 123
_EQUAL = 1.15  # listings spread the letters of proportional fonts, not quite evenly
NARROW, WIDE = frozenset("iljtfr"), frozenset("mwMW")


@dataclass(slots=True)
class Face:
    """One font of the document, known by its base name.

    `narrow` and `wide` hold the advance widths, in em, of the letters that tell a monospaced font
    from a proportional one; they come from the characters on the pages, since a subset font
    answers for the letters that it lacks with the width of its empty glyph. `ligatures` says what
    characters without a map stood for, and in which words.
    """

    name: str
    bold: bool = False
    italic: bool = False
    embedded: bool = False
    characters: int = 0
    named_mono: bool = False
    narrow: dict[str, float] = field(default_factory=dict)
    wide: dict[str, float] = field(default_factory=dict)
    decided: bool | None = None
    ligatures: dict[str, dict[str, set[str]]] = field(default_factory=dict)

    @property
    def mono(self) -> bool:
        """By name, else by equal widths; never by the font's flag, which lies."""
        return self.named_mono or bool(self.decided)

    def learn(self, character: str, width: float) -> None:
        """Take note of an advance width in em, until the font is decided."""
        if not 0.05 < width < 2:
            return
        (self.narrow if character in NARROW else self.wide).setdefault(character, width)
        if len(self.narrow) >= 2 and self.wide:
            widths = [*self.narrow.values(), *self.wide.values()]
            self.decided = max(widths) <= _EQUAL * min(widths)


class Faces:
    """The fonts of a document by name; a font's handle lives only as long as its page."""

    def __init__(self) -> None:
        self.by_name: dict[str, Face] = {}

    def face(self, font: native.Handle | None) -> Face:
        """The face of a PDFium font."""
        raw = native.byte_text(native.font_name, font) if font else ""
        name = _SUBSET.sub("", raw)
        face = self.by_name.get(name)
        if face is None:
            flags = max(native.font_flags(font), 0) if font else 0
            face = self.by_name[name] = Face(
                name,
                bold=bool(_BOLD.search(name)) or bool(flags & _FORCE_BOLD),
                italic=bool(_ITALIC.search(name)) or bool(flags & _ITALIC_FLAG),
                embedded=bool(font and native.font_embedded(font) == 1),
                named_mono=is_mono(name),
            )
        return face
