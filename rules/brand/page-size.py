"""Every page must have the same paper, and the house's own if that is set.

An A4 page among Letter pages was pasted from elsewhere, and one of the two is cut off or scaled on
the client's printer. Upright and across are one paper, and so are A4 and its fold-out, A3.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from qualitygate.api import Document, Example, Hit, Section, rule

from ._sections import place

_PAPERS = {  # width and height in points
    "A3": (841.9, 1190.6),
    "A4": (595.3, 841.9),
    "A5": (419.5, 595.3),
    "Letter": (612.0, 792.0),
    "Legal": (612.0, 1008.0),
    "Tabloid": (792.0, 1224.0),
}
_SLACK = 4.0  # points
_KIN = {"A3": "A4", "A5": "A4", "Legal": "Letter", "Tabloid": "Letter"}


@dataclass(frozen=True)
class Options:
    # The papers that are right, by name (A3, A4, A5, Letter, Legal, Tabloid) or in millimetres, as
    # "210x297"; left out, all pages of one document must be of A sizes, or of American ones.
    papers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for paper in self.papers:
            _size(paper)


@rule(
    severity="warning",
    bad=[
        "section: 595x842 pt\nFirst\nThen\n---\nsection: 612x792 pt\n⟦⟧Last",
        "⟦⟧ document\nsection: 612x792 pt\nFirst\n---\nsection: 842x595 pt\nA table\nThen",
        Example(
            "section: 595x842 pt\nFirst\n---\nsection: 612x792 pt\n⟦⟧Then\nLast", {"papers": ["A4"]}
        ),
        Example("⟦⟧ document\nsection: 595x842 pt\nFirst", {"papers": ["200x280"]}),
    ],
    good=[
        "section: 595x842 pt\nFirst\nsection: 842x595 pt\nA wide table\nsection: 842x1191 pt\nMap",
        "section: 612x792 pt\nFirst\nsection: 792x612 pt\nA wide table",
        "section: 960x540 pt\nSlides\nsection: 595x842 pt\nNotes",
        Example("section: 567x794 pt\nFirst", {"papers": ["A4", "200x280"]}),
    ],
)
def check(document: Document, options: Options) -> Iterator[Hit]:
    sections = [s for s in document.sections if s.page_width > 0 and s.page_height > 0]
    if options.papers:
        allowed = [_size(paper) for paper in options.papers]
        for section in sections:
            if not any(_fits(section, *size) for size in allowed):
                named = " or ".join(options.papers)
                yield _hit(
                    document,
                    section,
                    f"A page is {_called(section)}: give it the house's paper, {named}.",
                )
        return
    families = [_family(section) for section in sections]
    pages = Counter[str]()
    ends = [*(section.first_block for section in sections), len(document.blocks)][1:]
    for section, family, end in zip(sections, families, ends, strict=True):
        pages[family] += max(end - section.first_block, 1) if family else 0
    usual = max(pages, key=lambda family: (pages[family], family), default="")
    for section, family in zip(sections, families, strict=True):
        if family and family != usual:
            yield _hit(
                document,
                section,
                f"A page is {_called(section)}, where most are {usual}: give it the same paper.",
            )


def _hit(document: Document, section: Section, message: str) -> Hit:
    return Hit(
        place(document, section), message=message, key=_called(section), quote=_called(section)
    )


def _family(section: Section) -> str:
    """``A4`` for all A sizes, ``Letter`` for all American ones, else empty."""
    name = _name(section)
    return _KIN.get(name, name)


def _called(section: Section) -> str:
    across, down = (round(side / 72 * 25.4) for side in (section.page_width, section.page_height))
    return _name(section) or f"{across} × {down} mm"


def _name(section: Section) -> str:
    return next((name for name, size in _PAPERS.items() if _fits(section, *size)), "")


def _fits(section: Section, width: float, height: float) -> bool:
    sides = sorted((section.page_width, section.page_height))
    return (
        abs(sides[0] - min(width, height)) < _SLACK and abs(sides[1] - max(width, height)) < _SLACK
    )


def _size(paper: str) -> tuple[float, float]:
    """Raises `ValueError` for what is neither a paper's name nor two numbers of millimetres."""
    known = {name.casefold(): size for name, size in _PAPERS.items()}
    if paper.casefold() in known:
        return known[paper.casefold()]
    sides = re.fullmatch(r"(\d+(?:\.\d+)?) ?[x×] ?(\d+(?:\.\d+)?)", paper.strip())
    if sides is None:
        raise ValueError(f"'{paper}' is no paper: write A4, Letter or millimetres, as 210x297.")
    return float(sides[1]) * 72 / 25.4, float(sides[2]) * 72 / 25.4
