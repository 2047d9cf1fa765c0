"""What the lines of an example say of sections, pictures, styles, fills and attachments.

section: 595x842 pt, margins 72 72 72 72, first, even
                    a section begins, with pages of this size; margins at the top, right, bottom
                    and left; its first or even pages may have headers and footers of their own,
                    written ``header (first): text``
picture: 400x100 px, 200x50 pt, cut 0.25 0 0 0, in header, hash 00ff
                    a picture beside the block before, of so many pixels, shown in this size,
                    with these shares cut off its sides
style: Quote        the style of the block before
fill: #FF0000       what the block before stands on
"""

import re
from dataclasses import dataclass, field, replace

from qualitygate.document import Attachment, Block, Fill, Location, Picture, Section, Variant

LAYOUT = re.compile(
    r"section: (?P<section>\d+x\d+ pt.*)|picture: (?P<picture>\d+x\d+ px.*)"
    r"|style: (?P<style>.+)|fill: (?P<fill>#[0-9A-F]{6})"
)
_SIZE = re.compile(r"(\d+)x(\d+) (pt|px)")
_SIDES = r" ([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+)"
_MARGINS, _CUT = re.compile("margins" + _SIDES), re.compile("cut" + _SIDES)
_HASH, _IN = re.compile(r"hash ([0-9a-f]+)"), re.compile(r"in (header|footer)")

Sides = tuple[float, float, float, float]


@dataclass
class Layout:
    """Collects what the lines say; `pictures` is the list that the whole example adds to."""

    pictures: list[Picture]
    fills: list[Fill] = field(default_factory=list)
    begun: list[tuple[Section, tuple[str, ...]]] = field(default_factory=list)

    def line(self, found: re.Match[str], blocks: list[Block]) -> None:
        """Take a line that `LAYOUT` matches, behind these blocks."""
        last = len(blocks) - 1 if blocks else None
        if found["section"]:
            self._section(found["section"], len(blocks))
        elif found["picture"]:
            location = blocks[-1].location if blocks else Location(1)
            self._picture(found["picture"], last, location)
        elif found["style"] and last is not None:
            blocks[last] = replace(blocks[last], style=found["style"])
        elif found["fill"]:
            location = blocks[-1].location if blocks else Location(1)
            self.fills.append(Fill(found["fill"], last, location))

    def sections(self, blocks: list[Block]) -> tuple[Section, ...]:
        """The sections with the headers and footers that stand in each."""
        ends = [*(section.first_block for section, _ in self.begun), len(blocks)][1:]
        made = []
        for (section, pages), end in zip(self.begun, ends, strict=True):
            own = blocks[section.first_block : end]
            variants = tuple(_variant(which, own) for which in pages)
            made.append(
                replace(
                    section,
                    headers=tuple(b.index for b in own if b.kind == "header"),
                    footers=tuple(b.index for b in own if b.kind == "footer"),
                    variants=variants,
                )
            )
        return tuple(made)

    def _section(self, text: str, first: int) -> None:
        width, height = _size(text, "pt")
        pages = ["default", *(which for which in ("first", "even") if f", {which}" in text)]
        section = Section(width, height, _sides(_MARGINS, text), first_block=first)
        self.begun.append((section, tuple(pages)))

    def _picture(self, text: str, block: int | None, location: Location) -> None:
        pixels, size = _size(text, "px"), _size(text, "pt")
        place, digits = _IN.search(text), _HASH.search(text)
        self.pictures.append(
            Picture(
                f"Picture {len(self.pictures) + 1}",
                width=size[0],
                height=size[1],
                pixel_width=int(pixels[0]),
                pixel_height=int(pixels[1]),
                location=replace(location, detail=place[1]) if place else location,
                phash=digits[1] if digits else "",
                crop=_sides(_CUT, text),
                block=block,
            )
        )


def _variant(which: str, blocks: list[Block]) -> Variant:
    name = "" if which == "default" else which
    return Variant(
        which,
        tuple(b.index for b in blocks if b.kind == "header" and b.name == name),
        tuple(b.index for b in blocks if b.kind == "footer" and b.name == name),
    )


def _size(text: str, unit: str) -> tuple[float, float]:
    found = next((m for m in _SIZE.finditer(text) if m[3] == unit), None)
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _sides(pattern: re.Pattern[str], text: str) -> Sides:
    found = pattern.search(text)
    if found is None:
        return (0.0, 0.0, 0.0, 0.0)
    return float(found[1]), float(found[2]), float(found[3]), float(found[4])


def attachment(name: str, told: str) -> Attachment:
    """``workbook of Excel.Sheet.12; Prices, -Costs``: its kind, program and sheets."""
    what, _, sheets = told.partition(";")
    kind, _, program = what.partition(" of ")
    listed = [sheet.strip() for sheet in sheets.split(",") if sheet.strip()]
    return Attachment(
        name,
        kind.strip() or "file",
        program=program.strip(),
        sheets=tuple(sheet.removeprefix("-") for sheet in listed),
        hidden=tuple(sheet[1:] for sheet in listed if sheet.startswith("-")),
    )
