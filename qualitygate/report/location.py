"""A place as a machine reads it."""

from typing import Any

from qualitygate.document import Anchor, Location, TextAnchor


def location_json(location: Location) -> dict[str, Any]:
    """``{"display", "page", "approximate", "outline", "detail", "anchors"}``.

    An anchor is a place in a DOCX (`part`, `paragraph`, `run`, `offset`, `element`) or on a page
    of a PDF (`page`, `box` in points from the top left corner, `index`, `count`, `element`).
    """
    return {
        "display": location.display,
        "page": location.page,
        "approximate": location.approximate,
        "outline": list(location.outline),
        "detail": location.detail,
        "anchors": [_anchor(anchor) for anchor in location.anchors],
    }


def _anchor(anchor: Anchor) -> dict[str, Any]:
    span: dict[str, Any] = {"start": anchor.start, "end": anchor.end}
    if isinstance(anchor, TextAnchor):
        return span | {
            "part": anchor.part,
            "paragraph": anchor.paragraph,
            "run": anchor.run,
            "offset": anchor.offset,
            "element": anchor.element,
        }
    box = anchor.box(anchor.start, anchor.end)
    return span | {
        "page": anchor.page,
        "box": [round(edge, 2) for edge in box],
        "index": anchor.index,
        "count": anchor.count,
        "element": anchor.element,
    }
