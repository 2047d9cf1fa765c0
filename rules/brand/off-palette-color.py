"""Colours must be those of the house's palette.

A blue that is not quite the house's blue is seen by exactly those who chose it. The palette is set
in the configuration; black and white belong to it unless that is switched off. Words, what is
behind them, table cells, paragraphs and shapes are judged, theme colours as they come out with tint
and shade; a colour counts as another where CIEDE2000 finds it further away than the eye does. What
is in pictures and charts is not seen, nor are lines; the blue of links and the colours of code are
everybody's. A PDF made for print (CMYK) comes out in other shades, for which `distance` can be
raised.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Block, Document, Example, Hit, Run, once, rule

from ._color import HIGHLIGHTS, difference, is_color, is_tint, lab

_HOUSE = {"colors": ["#004B87", "#F2A900"]}
_NEAR = 20.0  # further away, it is not meant to be that one
_SAID = {"words": "These words are", "ground": "This stands on", "area": "This page has an area in"}


@dataclass(frozen=True)
class Options:
    colors: tuple[str, ...] = ()  # the palette, as #RRGGBB
    distance: float = 2.0  # how far a colour may be from one of the palette (CIEDE2000)
    black_and_white: bool = True  # whether these two are right in any case
    tints: bool = False  # whether the palette's colours mixed with white are right as well

    def __post_init__(self) -> None:
        for color in self.colors:
            lab(color)


@rule(
    severity="warning",
    yields_to=("leftovers/highlight", "hygiene/false-redaction"),
    bad=[
        Example("The fee is ⟦{!color=#FF0000| fixed!}⟧ and {!color=#004B87| low!}.", _HOUSE),
        Example("| Item | Fee |\nfill: #F2A900\n⟦Total⟧\nfill: #0070C0", _HOUSE),
        Example("Fees ⟦==rise==⟧ in ⟦{!fill=#D9EAD3| May!}⟧.", _HOUSE),
        Example("{!color=#004B87| Fees!} ⟦{!color=#000000| rise!}⟧.",
                {"colors": ["#004B87"], "black_and_white": False}),
    ],
    good=[
        Example("{!color=#014C88| Nearly the blue!}, {!color=#000000| and black!}.", _HOUSE),
        Example("Fee\nfill: #FFFFFF\n{!color=#FFFFFF| white!} {!color=#FF0000|  !}words", _HOUSE),
        Example("{!color=#0A5591| A little off!}", {"colors": ["#004B87"], "distance": 6}),
        Example("{!color=#AUTO00| Nonsense!}", _HOUSE),
        Example("A tint\nfill: #B2C9DB", {"colors": ["#004B87"], "tints": True}),
        "No palette is set, so {!color=#FF0000| red!} is right.",
    ],
)  # fmt: skip
def check(document: Document, options: Options) -> Iterator[Hit]:
    if not options.colors:
        return
    palette = [(color, lab(color)) for color in options.colors]
    always = [lab(color) for color in ("#000000", "#FFFFFF") if options.black_and_white]
    judged: dict[str, str] = {}  # what is said of each colour; nothing where it is right
    for kind, color, block, start, end in _colored(document):
        if color not in judged and is_color(color):
            here = lab(color)
            distance, nearest = min((difference(here, known), name) for name, known in palette)
            near = min([distance, *(difference(here, known) for known in always)])
            right = near <= options.distance or (
                options.tints and any(is_tint(color, c, options.distance) for c in options.colors)
            )
            near_by = f"the nearest, {nearest.upper()}" if distance <= _NEAR else "one that is"
            judged[color] = "" if right else f"none of the house's colours: use {near_by}."
        if judged.get(color):
            yield Hit(
                block,
                start,
                end,
                f"{_SAID[kind]} {color}, which is {judged[color]}",
                key=color,
            )


def _linked(block: Block, run: Run) -> bool:
    """Whether words have the colour of a link, which a reader expects to be blue."""
    if run.style.casefold() in ("hyperlink", "followedhyperlink", "internet link"):
        return True
    masks = block.masks_in(run.start, run.start + 1)
    return any(mask.reason in ("url", "email") for mask in masks)


@once
def _colored(document: Document) -> list[tuple[str, str, int | None, int, int]]:
    """Every colour where it is seen: what has it, the colour, block, start and end."""
    found: list[tuple[str, str, int | None, int, int]] = []
    for block in document.shown:
        for run in block.runs if block.kind != "code" else ():
            if run.mono or not block.text[run.start : run.end].strip():
                continue
            if run.color and not _linked(block, run):
                found.append(("words", run.color, block.index, run.start, run.end))
            behind = run.fill or HIGHLIGHTS.get(run.highlight or "", run.highlight)
            if behind and behind.startswith("#"):
                found.append(("ground", behind, block.index, run.start, run.end))
    for fill in document.fills:
        drawn = fill.block is None or fill.location.detail == "drawing"
        end = 0 if drawn else len(document.blocks[fill.block or 0].text)
        found.append(("area" if drawn else "ground", fill.color, fill.block, 0, end))
    return found
