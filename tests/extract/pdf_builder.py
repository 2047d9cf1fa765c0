"""Small PDFs, written by hand: pages as content streams, everything else as raw objects."""

from collections.abc import Sequence

_FONTS = {
    "F1": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding",
    "F2": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding",
    "F3": "/Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding",
    # A font without a map for its ligatures: their glyphs have names that say nothing.
    "F4": "/Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 11 /LastChar 122 "
    f"/Widths [{'500 ' * 112}] "
    "/Encoding <</BaseEncoding /WinAnsiEncoding /Differences [11 /g1 /g2 /g3 /g4 /g5]>>",
}
HEIGHT = 792.0


def text(
    x: float, y: float, words: str, *, size: float = 10, font: str = "F1", color: str = "0 0 0",
    mode: int = 0, content_id: int | None = None, tag: str = "P",
) -> str:  # fmt: skip
    """A line of text with its baseline `y` points below the page's top."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    drawn = f"BT /{font} {size} Tf {color} rg {mode} Tr {x} {HEIGHT - y} Td ({escaped}) Tj ET\n"
    if content_id is None:
        return drawn
    return f"/{tag} <</MCID {content_id}>> BDC\n{drawn}EMC\n"


def lines(x: float, y: float, rows: Sequence[str], *, size: float = 10, leading: float = 12) -> str:
    """Lines of text, one below the other."""
    return "".join(text(x, y + place * leading, row, size=size) for place, row in enumerate(rows))


def pieces(x: float, y: float, *parts: str | float, size: float = 10, font: str = "F1") -> str:
    """A line of text with shifts to the right between its parts, in thousandths of an em."""
    shown = " ".join(f"({part})" if isinstance(part, str) else str(-part) for part in parts)
    return f"BT /{font} {size} Tf 0 0 0 rg 0 Tr {x} {HEIGHT - y} Td [{shown}] TJ ET\n"


def box(left: float, top: float, right: float, bottom: float, color: str = "0 0 0") -> str:
    """A filled rectangle; a ruling line where it is thin."""
    return f"{color} rg {left} {HEIGHT - bottom} {right - left} {bottom - top} re f\n"


def picture(left: float, top: float, right: float, bottom: float) -> str:
    """The picture that every page has."""
    return f"q {right - left} 0 0 {bottom - top} {left} {HEIGHT - bottom} cm /Im1 Do Q\n"


def stream(body: bytes, entries: str = "") -> bytes:
    return f"<<{entries} /Length {len(body)}>>\nstream\n".encode() + body + b"\nendstream"


def pdf(
    *pages: str,
    root: str = "",
    info: str = "",
    page: str = "",
    forms: str = "",
    extra: Sequence[str | bytes] = (),
) -> bytes:
    """A document; object 10 and on are `extra`, the pages are objects 100, 102, …"""
    objects: dict[int, bytes] = {3: b"<<>>"}
    kids = " ".join(f"{100 + 2 * place} 0 R" for place in range(len(pages)))
    objects[1] = f"<</Type /Catalog /Pages 2 0 R {root}>>".encode()
    objects[2] = f"<</Type /Pages /Kids [{kids}] /Count {len(pages)}>>".encode()
    objects[3] = f"<<{info}>>".encode()
    for place, entries in enumerate(_FONTS.values()):
        objects[4 + place] = f"<<{entries}>>".encode()
    objects[8] = stream(
        b"\x80", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
        "/BitsPerComponent 8"
    )  # fmt: skip
    for place, item in enumerate(extra):
        objects[10 + place] = item.encode() if isinstance(item, str) else item
    fonts = " ".join(f"/{name} {4 + place} 0 R" for place, name in enumerate(_FONTS))
    for place, content in enumerate(pages):
        objects[101 + 2 * place] = stream(content.encode("cp1252"))
        objects[100 + 2 * place] = (
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 612 {HEIGHT}] /StructParents {place} "
            f"/Resources <</Font <<{fonts}>> /XObject <</Im1 8 0 R {forms}>>>> "
            f"/Contents {101 + 2 * place} 0 R {page}>>"
        ).encode()
    return _written(objects)


def _written(objects: dict[int, bytes]) -> bytes:
    result = b"%PDF-1.7\n"
    places = {}
    for number in sorted(objects):
        places[number] = len(result)
        result += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    table = len(result)
    result += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        result += f"{number} 1\n{place:010} 00000 n \n".encode()
    size = max(objects) + 1
    result += (
        f"trailer <</Size {size} /Root 1 0 R /Info 3 0 R>>\nstartxref\n{table}\n%%EOF\n".encode()
    )
    return result
