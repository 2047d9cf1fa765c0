"""What a PDF holds beside what it shows: layers that are off, fields, scripts, paths in its XMP."""

import re
from collections.abc import Iterator
from typing import Any

from qualitygate.extract.pdf.objects import resolved, text_of

_PUSH_BUTTON, _READ_ONLY = 1 << 16, 1  # of /Ff, PDF 32000-1, tables 221 and 226
_MOST = 10_000
_MOST_XMP = 4_000_000  # bytes that are searched
# Where XMP keeps the paths of what a page was made from (its media management schema).
_PATH = re.compile(
    r"(?:stRef:filePath|stMfs:linkedFile|xmpMM:FilePath|illustrator:FilePath)"
    r"(?:=\"(?P<attribute>[^\"<]{3,500})\"|>(?P<element>[^<]{3,500})<)"
)


def hidden_layers(root: Any) -> list[str]:
    """The names of the optional content that is not shown at first (PDF 32000-1, 8.11.4)."""
    content = resolved(root.get("/OCProperties"))
    if not isinstance(content, dict):
        return []
    first = resolved(content.get("/D"))
    first = first if isinstance(first, dict) else {}
    groups = list(_groups(resolved(content.get("/OCGs"))))
    off = {number for number, _ in _groups(resolved(first.get("/OFF")))}
    if str(first.get("/BaseState", "")) == "/OFF":
        on = {number for number, _ in _groups(resolved(first.get("/ON")))}
        off |= {number for number, _ in groups if number not in on}
    return [text_of(group.get("/Name")) for number, group in groups if number in off]


def _groups(items: Any) -> Iterator[tuple[int, Any]]:
    """Layers with the numbers of their objects."""
    for item in items[:_MOST] if isinstance(items, list) else ():
        group = resolved(item)
        if isinstance(group, dict) and hasattr(item, "idnum"):
            yield item.idnum, group


def can_be_filled(kind: Any, flags: Any) -> bool:
    """Whether a reader can change a field of this type and these flags."""
    flags = flags if isinstance(flags, int) else 0
    if str(kind) == "/Btn":
        return not flags & (_PUSH_BUTTON | _READ_ONLY)
    return str(kind) in ("/Tx", "/Ch") and not flags & _READ_ONLY


def scripts_of(item: Any) -> Iterator[tuple[str, Any]]:
    """The actions of an annotation or a field, by what sets them off."""
    action = resolved(item.get("/A"))
    if isinstance(action, dict):
        yield "click", action
    more = resolved(item.get("/AA"))
    if isinstance(more, dict):
        for name, each in more.items():
            yield str(name).lstrip("/"), resolved(each)


def paths_in_xmp(root: Any) -> list[str]:
    """The paths of pictures and sources that a layout program has left in the XMP packet."""
    packet = resolved(root.get("/Metadata"))
    if packet is None or not hasattr(packet, "get_data"):
        return []
    text = packet.get_data()[:_MOST_XMP].decode("utf-8", "replace")
    found = (match["attribute"] or match["element"] for match in _PATH.finditer(text))
    return list(dict.fromkeys(path.strip() for path in found if "/" in path or "\\" in path))
