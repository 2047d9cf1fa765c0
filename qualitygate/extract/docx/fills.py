"""The colours that areas are filled with: cells, paragraphs, table styles and shapes."""

import colorsys
from collections.abc import Iterator

from qualitygate.document import Block, Fill, TextAnchor
from qualitygate.extract.docx.assembly import Assembly
from qualitygate.extract.docx.names import FALLBACK, PPR, TBL, VAL, P, name
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.theme import Theme, shade, whole_hex
from qualitygate.extract.docx.values import value, whole
from qualitygate.extract.docx.xml import Element

_SHD = name("w:shd")
_TC, _TC_PR = name("w:tc"), name("w:tcPr")
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}spPr"
# Which switch of a table's look turns on which part of its style (ECMA-376 Part 1, 17.4.55).
_LOOK = {
    "firstRow": ("firstRow", 0x0020, True),
    "lastRow": ("lastRow", 0x0040, True),
    "firstCol": ("firstColumn", 0x0080, True),
    "lastCol": ("lastColumn", 0x0100, True),
    "band1Horz": ("noHBand", 0x0200, False),
    "band2Horz": ("noHBand", 0x0200, False),
    "band1Vert": ("noVBand", 0x0400, False),
    "band2Vert": ("noVBand", 0x0400, False),
}


def read_fills(assembly: Assembly) -> tuple[Fill, ...]:
    """Each colour of each table once, and of each paragraph and shape; in the blocks' order."""
    painted = [
        (part, *painted) for part in _parts(assembly) for painted in _painted(part, assembly)
    ]
    if not painted:
        return ()
    found: dict[tuple[str, int], Fill] = {}
    blocks = _Blocks(assembly.blocks)
    for part, color, host, scope in painted:
        block = blocks.of(part, host)
        if block is None or not block.shown:
            continue
        key = (color, id(scope) if scope is not None else -1 - block.index)
        found.setdefault(key, Fill(color, block.index, block.location))
    return tuple(sorted(found.values(), key=lambda fill: (fill.block or 0, fill.color)))


def _parts(assembly: Assembly) -> Iterator[Part]:
    """The parts from which something is shown."""
    anchors = (b.location.anchors[0] for b in assembly.blocks if b.shown and b.location.anchors)
    for member in sorted({a.part for a in anchors if isinstance(a, TextAnchor)}):
        part = assembly.package.part(member)
        if part is not None:
            yield part


class _Blocks:
    """Blocks by the paragraph that they were read from."""

    def __init__(self, blocks: list[Block]) -> None:
        self._by_place: dict[tuple[str, int], Block] = {}
        for block in blocks:
            for anchor in block.location.anchors:
                if isinstance(anchor, TextAnchor) and block.shown:
                    self._by_place.setdefault((anchor.part, anchor.paragraph), block)

    def of(self, part: Part, host: Element) -> Block | None:
        """The first block of a cell, table, paragraph or shape; the one around a shape else."""
        for paragraph in host.iter(P):
            if block := self._by_place.get((part.name, part.ordinal(paragraph))):
                return block
        around = next(host.iterancestors(P), None)
        if around is None:
            return None
        return self._by_place.get((part.name, part.ordinal(around)))


def _painted(part: Part, assembly: Assembly) -> Iterator[tuple[str, Element, Element | None]]:
    """Each colour, what it is in, and the table whose other cells need not be named."""
    theme, styles = assembly.styles.theme, assembly.styles
    for shading in part.root.iter(_SHD):
        holder = shading.getparent()
        host = holder.getparent() if holder is not None else None
        if holder is None or host is None or holder.tag not in (_TC_PR, PPR):
            continue
        if color := shade(shading, theme):
            table = next(host.iterancestors(TBL), None) if holder.tag == _TC_PR else None
            yield color, host, table
    shaded = styles.shaded_paragraphs
    for paragraph in part.root.iter(P) if shaded else ():
        settings = paragraph.find(PPR)
        if settings is None or settings.find(_SHD) is None:
            style = value(settings.find(name("w:pStyle"))) if settings is not None else ""
            if color := shade(styles.paragraph_shading(style), theme):
                yield color, paragraph, None
    for table in part.root.iter(TBL):
        for shading in _styled(table, assembly):
            if color := shade(shading, theme):
                yield color, table, table
    for shape in part.root.iter(_SHAPE):
        if next(shape.iterancestors(FALLBACK), None) is None:
            color = solid(shape.find(name("a:solidFill")), theme)
            owner = shape.getparent()
            if color and owner is not None:
                yield color, owner, None


def _styled(table: Element, assembly: Assembly) -> Iterator[Element]:
    """The shadings of a table's style that its look turns on and its cells do not all replace."""
    cells = list(table.iter(_TC))
    if all((own := cell.find(_TC_PR)) is not None and own.find(_SHD) is not None for cell in cells):
        return
    settings = table.find(name("w:tblPr"))
    wanted = settings.find(name("w:tblStyle")) if settings is not None else None
    look = settings.find(name("w:tblLook")) if settings is not None else None
    for part, shading in assembly.styles.table_shadings(value(wanted)):
        if part == "" or (part in _LOOK and _turned_on(look, *_LOOK[part])):
            yield shading


def _turned_on(look: Element | None, attribute: str, bit: int, when: bool) -> bool:
    if look is None:
        return False
    said = look.get(name(f"w:{attribute}"))
    on = (
        said in ("1", "true", "on")
        if said is not None
        else bool(whole_hex(look.get(VAL, "0")) & bit)
    )
    return on is when


def solid(fill: Element | None, theme: Theme) -> str | None:
    """``#RRGGBB`` of an ``a:solidFill``; None where it is seen through."""
    for color in fill if fill is not None else ():
        if color.tag == name("a:srgbClr"):
            base = f"#{color.get('val', '').upper()}"
        elif color.tag == name("a:schemeClr"):
            slot = {"tx1": "text1", "bg1": "background1", "tx2": "text2", "bg2": "background2"}
            scheme = color.get("val", "")
            base = theme.color(slot.get(scheme, scheme)) or ""
        else:
            continue
        if len(base) == 7 and color.find(name("a:alpha")) is None:
            return _changed(base, color)
    return None


def _changed(base: str, color: Element) -> str:
    """A colour after its changes of lightness (ECMA-376 Part 1, 20.1.2.3): modulate, then shift."""
    red, green, blue = (whole_hex(base[i : i + 2]) / 255 for i in (1, 3, 5))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    for change in color:
        amount = whole(change.get("val")) / 100_000
        if change.tag == name("a:lumMod"):
            light *= amount
        elif change.tag == name("a:lumOff"):
            light += amount
        elif change.tag == name("a:shade"):
            light *= amount
        elif change.tag == name("a:tint"):
            light = light * amount + 1 - amount
    parts = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)
