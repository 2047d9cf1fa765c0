"""Figures that a structure tree describes without saying which of the page's content they are.

LibreOffice tags its pictures so. PDFium's tree of a page holds only elements with content, so this
one goes through the whole tree with pypdf.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from qualitygate.extract.pdf.objects import Rectangle, resolved

_MOST_ELEMENTS = 100_000


@dataclass(frozen=True, slots=True)
class Figure:
    """The alternative text of something on a page; `box` as the file has it, if it says so."""

    page: int
    alt: str
    box: Rectangle | None = None


def unplaced_figures(root: Any, pages: Mapping[int, int], deadline: float) -> list[Figure]:
    """The figures without content; `pages` are page numbers by object number.

    Raises `TimeoutError` after `deadline` (of `time.monotonic`) and `OverflowError` where the tree
    has more than 100,000 elements.
    """
    result: list[Figure] = []
    seen: set[int] = set()
    stack: list[Any] = [root.get("/StructTreeRoot")]
    count = 0
    while stack:
        reference = stack.pop()
        number = getattr(reference, "idnum", None)
        if number in seen:
            continue
        if number is not None:
            seen.add(number)
        element = resolved(reference)
        if not isinstance(element, dict):
            continue
        count += 1
        if count > _MOST_ELEMENTS:
            raise OverflowError
        if count % 100 == 0 and time.monotonic() > deadline:
            raise TimeoutError
        kids = resolved(element.get("/K"))
        kids = kids if isinstance(kids, list) else [] if kids is None else [kids]
        if str(element.get("/S", "")) == "/Figure" and not any(map(_is_content, kids)):
            page = pages.get(_page_object(element))
            alt = resolved(element.get("/Alt"))
            if page is not None and isinstance(alt, str) and alt.strip():
                result.append(Figure(page, alt.strip(), _box(element)))
        stack.extend(kid for kid in reversed(kids) if not isinstance(kid, int))
    return result


def _page_object(element: Any) -> int:
    """The object number of an element's page; -1 where it names none."""
    return getattr(element.raw_get("/Pg"), "idnum", -1) if "/Pg" in element else -1


def _is_content(kid: Any) -> bool:
    """Whether a kid is a marked-content id, plain or as a reference (PDF 32000-1, 14.7.4)."""
    kid = resolved(kid)
    return isinstance(kid, int) or (isinstance(kid, dict) and str(kid.get("/Type", "")) == "/MCR")


def _box(element: Any) -> Rectangle | None:
    """The bounding box among an element's layout attributes (PDF 32000-1, 14.8.5.4)."""
    attributes = resolved(element.get("/A"))
    for item in attributes if isinstance(attributes, list) else [attributes]:
        found = resolved(item)
        box = resolved(found.get("/BBox")) if isinstance(found, dict) else None
        if isinstance(box, list) and len(box) == 4:
            try:
                a, b, c, d = (float(resolved(side)) for side in box)
            except (TypeError, ValueError):
                return None
            return min(a, c), min(b, d), max(a, c), max(b, d)
    return None
