"""What words stand on: the ground that hides those of its own colour, and boxes drawn over them."""

from collections.abc import Iterator
from dataclasses import replace

from qualitygate.document import Block, Redaction, Run, TextAnchor
from qualitygate.extract.docx.assembly import Assembly
from qualitygate.extract.docx.fills import solid
from qualitygate.extract.docx.names import FALLBACK, PPR, TBL, VAL, P, name
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.theme import shade
from qualitygate.extract.docx.values import EMU, value, whole
from qualitygate.extract.docx.xml import Element

_SHD = name("w:shd")
_PAPER = "#FFFFFF"
_WHITE = 250  # of 255
_BLACK = 60
_PLAIN = ("clear", "solid", "")  # patterns of one colour, ECMA-376 Part 1, 17.18.78
_HIGHLIGHTS = {
    "black": "#000000", "white": "#FFFFFF", "darkBlue": "#000080", "darkRed": "#800000",
    "darkGray": "#808080", "lightGray": "#C0C0C0", "red": "#FF0000", "blue": "#0000FF",
    "green": "#00FF00", "yellow": "#FFFF00", "cyan": "#00FFFF", "magenta": "#FF00FF",
    "darkCyan": "#008080", "darkGreen": "#008000", "darkMagenta": "#800080",
    "darkYellow": "#808000",
}  # fmt: skip
_ANCHOR, _OFFSET = name("wp:anchor"), name("wp:posOffset")
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_RELATIVE = ("paragraph", "line", "column", "character")
_LINE = 16.0  # points, and how many characters are on one: to tell where a paragraph ends
_CHARACTERS = 90
_BOX = (5.0, 60.0, 15.0)  # of a bar over words: least and most height, least width
_TALL = 150.0  # points: what stands in a header and is lower does not reach down to the text


def set_grounds(assembly: Assembly) -> None:
    """Tell of white words, and of those on a shading of their own, what they stand on.

    Nothing is said where it is not certain: in shapes, in tables whose style shades something, on
    pages with drawings that may lie behind the text.
    """
    grounds: _Grounds | None = None
    for index, block in enumerate(assembly.blocks):
        if block.shown and any(map(_doubtful, block.runs)):
            grounds = grounds or _Grounds(assembly)
            below = grounds.below(block)
            runs = tuple(replace(run, ground=_ground(run, below)) for run in block.runs)
            assembly.blocks[index] = replace(block, runs=runs)


def _doubtful(run: Run) -> bool:
    return run.color is not None and (
        run.fill is not None or run.highlight is not None or _is_white(run.color)
    )


def _ground(run: Run, below: str | None) -> str | None:
    """What a run stands on: its highlight, its shading, or what is below the block."""
    if not _doubtful(run):
        return None
    return _HIGHLIGHTS.get(run.highlight or "") or run.fill or below


def _is_white(color: str) -> bool:
    return len(color) == 7 and min(int(color[i : i + 2], 16) for i in (1, 3, 5)) >= _WHITE


class _Grounds:
    """The grounds of paragraphs; looked for only where there are doubtful words."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.paragraphs: dict[str, list[Element]] = {}
        headers = assembly.package.related(assembly.main, "header", "footer")
        parts = [assembly.package.part(member) for member in headers]
        self.behind = any(_reaches_down(part) for part in parts if part is not None)
        self.drawn = self._drawn_pages()

    def below(self, block: Block) -> str | None:
        anchor = next((a for a in block.location.anchors if isinstance(a, TextAnchor)), None)
        part = self.assembly.package.part(anchor.part) if anchor is not None else None
        if part is None or anchor is None or anchor.paragraph < 0:
            return None
        if part.name not in self.paragraphs:
            self.paragraphs[part.name] = list(part.root.iter(P))
        paragraph = self.paragraphs[part.name][anchor.paragraph]
        said, color = self._around(paragraph)
        if said:
            return color
        if part is not self.assembly.main or self.behind or self._is_drawn(block):
            return None
        return self._page()

    def _around(self, paragraph: Element) -> tuple[bool, str | None]:
        """Whether something about the paragraph says its ground, and which (None: unknown)."""
        styles = self.assembly.styles
        settings = paragraph.find(PPR)
        shading = settings.find(_SHD) if settings is not None else None
        if shading is None:
            style = settings.find(name("w:pStyle")) if settings is not None else None
            shading = styles.paragraph_shading(value(style))
        if shading is not None and shading.get(VAL) not in _PLAIN:
            return True, None
        if color := shade(shading, styles.theme):
            return True, color
        for ancestor in paragraph.iterancestors():
            if ancestor.tag == name("w:txbxContent"):
                return True, None
            if ancestor.tag == name("w:tc"):
                own = ancestor.find(f"{name('w:tcPr')}/{_SHD}")
                if own is not None and own.get(VAL) not in _PLAIN:
                    return True, None
                if color := shade(own, styles.theme):
                    return True, color
            if ancestor.tag == TBL and self._is_shaded(ancestor):
                return True, None
        return False, None

    def _is_shaded(self, table: Element) -> bool:
        """Whether the table or its style shades anything."""
        settings = table.find(name("w:tblPr"))
        if settings is None:
            return False
        styles = self.assembly.styles
        style = value(settings.find(name("w:tblStyle")))
        shadings = [shading for _, shading in styles.table_shadings(style)]
        own = settings.find(_SHD)
        return any(
            shade(shading, styles.theme) or shading.get(VAL) not in _PLAIN
            for shading in (*shadings, *([own] if own is not None else []))
        )

    def _page(self) -> str | None:
        background = self.assembly.main.root.find(name("w:background"))
        if background is None:
            return _PAPER
        color = background.get(name("w:color"), "auto")
        if len(background) or background.get(name("w:themeColor")):
            return None
        return f"#{color.upper()}" if len(color) == 6 else _PAPER

    def _drawn_pages(self) -> set[int] | None:
        """The pages with floating drawings, or None where pages are not known."""
        part = self.assembly.main
        places = {
            (anchor.part, anchor.paragraph): block.location.page
            for block in self.assembly.blocks
            for anchor in block.location.anchors
            if isinstance(anchor, TextAnchor)
        }
        pages: set[int] = set()
        for drawing in _floats(part):
            host = next(drawing.iterancestors(P), None)
            page = places.get((part.name, part.ordinal(host))) if host is not None else None
            if page is None:
                return None
            pages |= {page - 1, page, page + 1}
        return pages

    def _is_drawn(self, block: Block) -> bool:
        return self.drawn is None or (block.location.page or 0) in self.drawn or (
            block.location.page is None and bool(self.drawn)
        )  # fmt: skip


def _reaches_down(part: Part) -> bool:
    """Whether a header holds a drawing that may lie behind the text of the page."""
    for drawing in _floats(part):
        extent = drawing.find(name("wp:extent"))
        if extent is None:
            if next(drawing.iter(name("v:textpath")), None) is None:
                return True
        elif whole(extent.get("cy")) / EMU > _TALL:
            return True
    return False


def _floats(part: Part) -> Iterator[Element]:
    """The drawings that do not stand in the line, behind which or on which text may be."""
    for anchor in part.root.iter(_ANCHOR):
        if next(anchor.iterancestors(FALLBACK), None) is None:
            yield anchor
    for picture in part.root.iter(name("w:pict")):
        style = "".join(shape.get("style", "") for shape in picture)
        if "absolute" in style and next(picture.iterancestors(FALLBACK), None) is None:
            yield picture


def covers_over_text(assembly: Assembly) -> tuple[Redaction, ...]:
    """The paragraphs over which a black bar without text, or a picture, is drawn.

    Where it lies is known by its offset from the paragraph that it is anchored to; what is placed
    on the page is not told.
    """
    main = assembly.main
    hosts: dict[int, Block] = {}
    found: dict[int, Redaction] = {}
    for anchor, how in _fronts(main, assembly):
        hosts = hosts or _by_paragraph(assembly, main)
        host = next(anchor.iterancestors(P), None)
        block = hosts.get(main.ordinal(host)) if host is not None else None
        if block is not None and _lies_on(anchor, block.text):
            mark = Redaction(block.index, 0, len(block.text), block.location, how)
            found.setdefault(block.index, mark)
    return tuple(found[index] for index in sorted(found))


def _lies_on(anchor: Element, text: str) -> bool:
    """Whether a drawing lies on the text of the paragraph that it is anchored to."""
    top, left = _offset(anchor, "V"), _offset(anchor, "H")
    if top is None or not text.strip():
        return False
    lines = sum(1 + len(line) // _CHARACTERS for line in text.split("\n"))
    wide = min(len(text), _CHARACTERS) * _LINE / 3
    return -0.5 * _LINE <= top < (lines - 0.5) * _LINE and (left is None or left < wide)


def _by_paragraph(assembly: Assembly, part: Part) -> dict[int, Block]:
    return {
        anchor.paragraph: block
        for block in assembly.blocks
        if block.shown
        for anchor in block.location.anchors
        if isinstance(anchor, TextAnchor) and anchor.part == part.name
    }


def _fronts(part: Part, assembly: Assembly) -> Iterator[tuple[Element, str]]:
    """The floating drawings in front of the text that may hide it: ``box``, ``picture``."""
    low, high, least = _BOX
    for anchor in part.root.iter(_ANCHOR):
        extent = anchor.find(name("wp:extent"))
        if extent is None or anchor.get("behindDoc") in ("1", "true"):
            continue
        wide, tall = whole(extent.get("cx")) / EMU, whole(extent.get("cy")) / EMU
        if wide < least or tall < low:
            continue
        if tall <= high and _is_black(anchor, assembly):
            yield anchor, "box"
        elif anchor.find(name("wp:wrapNone")) is not None and _is_photo(anchor, part):
            yield anchor, "picture"


def _is_black(anchor: Element, assembly: Assembly) -> bool:
    """Whether a drawing is one black shape without text."""
    shapes = list(anchor.iter(f"{_SHAPE}wsp"))
    if len(shapes) != 1 or next(shapes[0].iter(name("w:t")), None) is not None:
        return False
    settings = shapes[0].find(f"{_SHAPE}spPr")
    fill = settings.find(name("a:solidFill")) if settings is not None else None
    color = solid(fill, assembly.styles.theme)
    return bool(color) and all(int((color or "")[i : i + 2], 16) <= _BLACK for i in (1, 3, 5))


def _is_photo(anchor: Element, part: Part) -> bool:
    """Whether a drawing is one picture of a format in which nothing is transparent."""
    blips = list(anchor.iter(name("a:blip")))
    if len(blips) != 1 or next(anchor.iter(name("pic:pic")), None) is None:
        return False
    relation = part.relations.get(blips[0].get(name("r:embed"), ""))
    return relation is not None and relation.target.lower().endswith((".jpg", ".jpeg", ".bmp"))


def _offset(anchor: Element, axis: str) -> float | None:
    """How far below or right of its paragraph a drawing begins, in points."""
    position = anchor.find(name(f"wp:position{axis}"))
    if position is None or position.get("relativeFrom") not in _RELATIVE:
        return None
    offset = position.find(_OFFSET)
    return whole(offset.text) / EMU if offset is not None else None
