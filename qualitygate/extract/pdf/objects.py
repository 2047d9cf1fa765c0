"""The values in a PDF's objects, as pypdf gives them -> plain ones."""

import re
from typing import Any

Rectangle = tuple[float, float, float, float]  # left, bottom, right, top in the page's own system


def resolved(value: Any) -> Any:
    """What an indirect reference refers to; None for a null object."""
    found = value.get_object() if hasattr(value, "get_object") else value
    return None if type(found).__name__ == "NullObject" else found


def text_of(value: Any) -> str:
    """A PDF string as text, without control characters."""
    value = resolved(value)
    if value is None:
        return ""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c >= " " or c in "\n\t").encode("utf-8", "replace").decode()


_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?")


def date_of(text: str) -> str:
    """A PDF date (PDF 32000-1, 7.9.4) as ISO 8601 without its zone; other text as it is."""
    match = _DATE.match(text)
    if match is None:
        return text
    year, month, day, *clock = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    return date + (f"T{':'.join(part or '00' for part in clock)}" if clock[0] else "")


def file_name(value: Any) -> str:
    if isinstance(value, dict):
        return text_of(value.get("/UF")) or text_of(value.get("/F"))
    return text_of(value)


def rectangle_of(value: Any) -> Rectangle:
    try:
        a, b, c, d = (float(resolved(number)) for number in value)
    except (TypeError, ValueError):
        return (0.0, 0.0, 0.0, 0.0)
    return min(a, c), min(b, d), max(a, c), max(b, d)
