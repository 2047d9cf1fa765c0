"""Run properties: what one ``w:rPr`` says, and what several come to together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from qualitygate.extract.docx.names import VAL, local, name
from qualitygate.extract.docx.theme import Theme, shade
from qualitygate.extract.docx.values import points, switch
from qualitygate.extract.docx.xml import Element
from qualitygate.extract.fonts import is_mono

Properties = Mapping[str, Any]
# ECMA-376 Part 1, 17.7.3: set in a paragraph style and in a character style, they cancel out.
_TOGGLES = ("bold", "italic", "hidden")
_HIGHLIGHT_FILLS = {"FFFF00": "yellow", "00FF00": "green", "00FFFF": "cyan", "FF00FF": "magenta"}


@dataclass(frozen=True, slots=True)
class Format:
    """The effective formatting of a run; equal ones are one object."""

    font: str = ""
    mono: bool = False
    size: float | None = None
    color: str | None = None
    bold: bool = False
    italic: bool = False
    underline: bool = False
    highlight: str | None = None
    style: str = ""
    language: str | None = None
    raised: bool = False
    hidden: bool = False
    fill: str | None = None


PLAIN = Format()


def effective(levels: list[Properties], paragraph: Properties, character: Properties,
              direct: Properties, style: str) -> Format:  # fmt: skip
    """Defaults and table style (`levels`), paragraph style, character style, direct, in order."""
    merged: dict[str, Any] = {}
    for level in (*levels, paragraph, character, direct):
        merged.update(level)
    for key in _TOGGLES:
        if key not in direct and key in paragraph and key in character:
            merged[key] = paragraph[key] != character[key]
    font = merged.get("font", "")
    return Format(
        font=font,
        mono=is_mono(font),
        size=merged.get("size"),
        color=merged.get("color"),
        bold=merged.get("bold", False),
        italic=merged.get("italic", False),
        underline=merged.get("underline", False),
        highlight=merged.get("highlight"),
        style=style,
        language=merged.get("language"),
        raised=merged.get("raised", False),
        hidden=merged.get("hidden", False),
        fill=merged.get("fill"),
    )


def properties(element: Element | None, theme: Theme) -> dict[str, Any]:
    """What a ``w:rPr`` sets itself."""
    found: dict[str, Any] = {}
    for child in element if element is not None else ():
        reader = _READERS.get(child.tag)
        if reader is not None:
            reader(child, theme, found)
    return found


def _fonts(element: Element, theme: Theme, found: dict[str, Any]) -> None:
    for attribute in ("ascii", "hAnsi"):  # "cs" is the font of right-to-left scripts alone
        themed = theme.fonts.get(element.get(name(f"w:{attribute}Theme"), ""))
        font = themed or element.get(name(f"w:{attribute}"))
        if font:
            found["font"] = font
            return


def _color(element: Element, theme: Theme, found: dict[str, Any]) -> None:
    slot = element.get(name("w:themeColor"))
    if slot and slot != "none":
        themed = theme.color(
            slot, element.get(name("w:themeTint"), ""), element.get(name("w:themeShade"), "")
        )
        if themed:
            found["color"] = themed
            return
    text = element.get(VAL, "")
    found["color"] = f"#{text.upper()}" if len(text) == 6 else None


def _size(element: Element, theme: Theme, found: dict[str, Any]) -> None:
    size = points(element.get(VAL), 0.5)
    if 0 < size <= 1638:
        found["size"] = size


def _switch(key: str) -> Callable[[Element, Theme, dict[str, Any]], None]:
    def read(element: Element, theme: Theme, found: dict[str, Any]) -> None:
        found[key] = switch(element)

    return read


def _highlight(element: Element, theme: Theme, found: dict[str, Any]) -> None:
    text = element.get(VAL, "none")
    found["highlight"] = None if text == "none" else text


def _shading(element: Element, theme: Theme, found: dict[str, Any]) -> None:
    found["fill"] = shade(element, theme)
    # Google Docs and LibreOffice write a highlighter's colour as shading.
    marker = _HIGHLIGHT_FILLS.get(element.get(name("w:fill"), "").upper())
    if marker and not found.get("highlight"):
        found["highlight"] = marker


def _language(element: Element, theme: Theme, found: dict[str, Any]) -> None:
    text = element.get(VAL)
    if text and text != "x-none":  # what Word writes for text whose language it never learnt
        found["language"] = text


def _raised(element: Element, theme: Theme, found: dict[str, Any]) -> None:
    found["raised"] = element.get(VAL) == "superscript"


_READERS = {
    name("w:rFonts"): _fonts,
    name("w:color"): _color,
    name("w:sz"): _size,
    name("w:b"): _switch("bold"),
    name("w:i"): _switch("italic"),
    name("w:u"): _switch("underline"),
    name("w:vanish"): _switch("hidden"),
    name("w:highlight"): _highlight,
    name("w:shd"): _shading,
    name("w:lang"): _language,
    name("w:vertAlign"): _raised,
}


def key_of(element: Element) -> tuple[Any, ...]:
    """A hashable rendering of a ``w:rPr``, by which formats are cached."""
    return tuple([(child.tag, *child.attrib.items()) for child in element])


def is_tracked(element: Element) -> Element | None:
    """The ``w:rPrChange`` of run properties whose formatting was changed with tracking on."""
    last = element[-1] if len(element) else None
    return last if last is not None and local(last.tag) == "rPrChange" else None
