"""Values of attributes: switches, numbers and measures, read without trust."""

import re

from qualitygate.extract.docx.names import VAL
from qualitygate.extract.docx.xml import Element

_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(pt|cm|mm|in|pc|pi)$")
_POINTS = {"pt": 1.0, "cm": 72 / 2.54, "mm": 7.2 / 2.54, "in": 72.0, "pc": 12.0, "pi": 12.0}
EMU = 12700.0  # English Metric Units in a point


def switch(element: Element | None, default: bool = False) -> bool:
    """An ST_OnOff property: there without a value means on."""
    if element is None:
        return default
    return element.get(VAL, "1").lower() not in ("0", "false", "off", "none")


def value(element: Element | None, attribute: str = VAL) -> str:
    return element.get(attribute, "") if element is not None else ""


def whole(text: str | None, default: int = 0) -> int:
    """A whole number within ±2³¹, else the default."""
    try:
        number = int(float(text or ""))
    except (ValueError, OverflowError):
        return default
    return number if -(2**31) <= number < 2**31 else default


def points(text: str | None, unit: float) -> float:
    """A measure in points: a number of `unit` points each, or with a unit of its own (Strict)."""
    found = _MEASURE.match(text or "")
    if found:
        return round(float(found[1]) * _POINTS[found[2]], 2)
    return round(whole(text) * unit, 2)
