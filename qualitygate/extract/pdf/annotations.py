"""Remarks on a page: comments, highlights, text boxes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from qualitygate.extract.pdf.objects import Rectangle, date_of, rectangle_of, resolved, text_of

_NO_REMARK = frozenset(("/Popup", "/PrinterMark", "/TrapNet"))
_MARKUP = frozenset(("/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Redact"))
# The states that settle a remark, PDF 32000-1, table 171.
_DONE = frozenset(("Completed", "Accepted", "Rejected", "Cancelled", "Marked"))
_HIDDEN = 2 | 32  # annotation flags Hidden and NoView, PDF 32000-1, table 165
_MOST_REPLIES = 100
_YELLOW = "#FFFF00"


@dataclass(slots=True)
class Annotation:
    """A remark on a page; `shown` says that its text is on the page for everybody (FreeText).

    `marked` are the areas that a highlight covers, in `color`.
    """

    page: int
    type: str
    text: str
    author: str
    date: str
    box: Rectangle
    shown: bool = False
    resolved: bool = False
    marked: tuple[Rectangle, ...] = ()
    color: str = ""


class Settled:
    """Which annotations somebody has settled, by a reply that only holds a state.

    The last such reply counts, and what answers a settled remark is settled with it.
    """

    def __init__(self, items: Iterable[Any]) -> None:
        self.states: dict[int, str] = {}
        self.parents: dict[int, int] = {}
        for item in items:
            annotation = resolved(item)
            if not hasattr(annotation, "raw_get") or "/IRT" not in annotation:
                continue
            above = getattr(annotation.raw_get("/IRT"), "idnum", None)
            if above is None:
                continue
            state = text_of(annotation.get("/State")).lstrip("/")
            if state:
                self.states[above] = state
            elif hasattr(item, "idnum"):
                self.parents[item.idnum] = above

    def has(self, item: Any) -> bool:
        number = getattr(item, "idnum", None)
        for _ in range(_MOST_REPLIES):
            if number is None or self.states.get(number) in _DONE:
                break
            number = self.parents.get(number)
        return number is not None and self.states.get(number) in _DONE


def is_shown(item: Any) -> bool:
    flags = resolved(item.get("/F"))
    return not (isinstance(flags, int) and flags & _HIDDEN)


def read_remark(page: int, item: Any, *, settled: bool) -> Annotation | None:
    """An annotation with something to say, or a mark on the text; None for any other."""
    kind = str(item.get("/Subtype", ""))
    if kind in _NO_REMARK or ("/IRT" in item and text_of(item.get("/State"))):
        return None
    text = text_of(item.get("/Contents")).strip()
    if not text and kind not in _MARKUP:
        return None
    shown = is_shown(item)
    highlight = kind == "/Highlight" and shown
    return Annotation(
        page, kind[1:], text, text_of(item.get("/T")), date_of(text_of(item.get("/M"))),
        rectangle_of(resolved(item.get("/Rect"))), kind == "/FreeText" and shown, settled,
        _areas(item) if highlight else (), _color(resolved(item.get("/C"))) if highlight else "",
    )  # fmt: skip


def _areas(item: Any) -> tuple[Rectangle, ...]:
    """The quadrilaterals of a highlight as boxes (PDF 32000-1, 12.5.6.10), else its rectangle."""
    points = resolved(item.get("/QuadPoints"))
    if not isinstance(points, list) or len(points) < 8:
        return (rectangle_of(resolved(item.get("/Rect"))),)
    try:
        numbers = [float(resolved(point)) for point in points]
    except (TypeError, ValueError):
        return ()
    return tuple(
        (
            min(numbers[at : at + 8 : 2]), min(numbers[at + 1 : at + 8 : 2]),
            max(numbers[at : at + 8 : 2]), max(numbers[at + 1 : at + 8 : 2]),
        )
        for at in range(0, len(numbers) - 7, 8)
    )  # fmt: skip


def _color(value: Any) -> str:
    """An annotation's colour in RGB; yellow where it is in another system."""
    if not isinstance(value, list) or len(value) != 3:
        return _YELLOW
    try:
        parts = [round(255 * min(max(float(resolved(part)), 0.0), 1.0)) for part in value]
    except (TypeError, ValueError):
        return _YELLOW
    return "#" + "".join(f"{part:02X}" for part in parts)
