"""PDFium's C functions, bound so that a whole page of characters is asked in one `map`.

pypdfium2's own bindings check and convert every argument; these take plain integers for handles
and addresses and cost a quarter. PDFium is not thread-safe: one thread per process.
"""

import ctypes
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from qualitygate.errors import Unreadable

Handle = int
_POINTER = ctypes.c_void_p
_INT = ctypes.c_int
_FLOAT = ctypes.c_float
_LONG = ctypes.c_ulong

Call = Callable[..., Any]


def _bind(name: str, result: Any, *arguments: Any) -> Call:
    prototype = ctypes.PYFUNCTYPE(result, *arguments)
    address = ctypes.cast(getattr(pdfium, name), _POINTER).value
    return prototype(address)  # type: ignore[arg-type]


load_page = _bind("FPDF_LoadPage", _POINTER, _POINTER, _INT)
close_page = _bind("FPDF_ClosePage", None, _POINTER)
page_count = _bind("FPDF_GetPageCount", _INT, _POINTER)
page_box = _bind("FPDF_GetPageBoundingBox", _INT, _POINTER, _POINTER)
page_rotation = _bind("FPDFPage_GetRotation", _INT, _POINTER)
load_text = _bind("FPDFText_LoadPage", _POINTER, _POINTER)
close_text = _bind("FPDFText_ClosePage", None, _POINTER)
count_chars = _bind("FPDFText_CountChars", _INT, _POINTER)
get_text = _bind("FPDFText_GetText", _INT, _POINTER, _INT, _INT, _POINTER)
get_unicode = _bind("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
get_text_object = _bind("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
get_loose_box = _bind("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
get_origin = _bind("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
get_matrix = _bind("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
get_font_size = _bind("FPDFText_GetFontSize", ctypes.c_double, _POINTER, _INT)

object_font = _bind("FPDFTextObj_GetFont", _POINTER, _POINTER)
object_mode = _bind("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
object_fill = _bind("FPDFPageObj_GetFillColor", _INT, _POINTER, *([_POINTER] * 4))
object_content_id = _bind("FPDFPageObj_GetMarkedContentID", _INT, _POINTER)
object_marks = _bind("FPDFPageObj_CountMarks", _INT, _POINTER)
object_mark = _bind("FPDFPageObj_GetMark", _POINTER, _POINTER, _LONG)
mark_name = _bind("FPDFPageObjMark_GetName", _INT, _POINTER, _POINTER, _LONG, _POINTER)
mark_text = _bind(
    "FPDFPageObjMark_GetParamStringValue", _INT, _POINTER, ctypes.c_char_p, _POINTER, _LONG,
    _POINTER,
)  # fmt: skip
object_type = _bind("FPDFPageObj_GetType", _INT, _POINTER)
object_bounds = _bind("FPDFPageObj_GetBounds", _INT, _POINTER, *([_POINTER] * 4))
object_matrix = _bind("FPDFPageObj_GetMatrix", _INT, _POINTER, _POINTER)
transform_object = _bind("FPDFPageObj_Transform", None, _POINTER, *([ctypes.c_double] * 6))
object_transparent = _bind("FPDFPageObj_HasTransparency", _INT, _POINTER)
count_objects = _bind("FPDFPage_CountObjects", _INT, _POINTER)
get_object = _bind("FPDFPage_GetObject", _POINTER, _POINTER, _INT)
form_count = _bind("FPDFFormObj_CountObjects", _INT, _POINTER)
form_object = _bind("FPDFFormObj_GetObject", _POINTER, _POINTER, _LONG)
path_mode = _bind("FPDFPath_GetDrawMode", _INT, _POINTER, _POINTER, _POINTER)
path_segment = _bind("FPDFPath_GetPathSegment", _POINTER, _POINTER, _INT)
segment_point = _bind("FPDFPathSegment_GetPoint", _INT, _POINTER, _POINTER, _POINTER)
segment_type = _bind("FPDFPathSegment_GetType", _INT, _POINTER)
segment_close = _bind("FPDFPathSegment_GetClose", _INT, _POINTER)
path_segments = _bind("FPDFPath_CountSegments", _INT, _POINTER)
object_clip = _bind("FPDFPageObj_GetClipPath", _POINTER, _POINTER)
clip_paths = _bind("FPDFClipPath_CountPaths", _INT, _POINTER)
clip_segments = _bind("FPDFClipPath_CountPathSegments", _INT, _POINTER, _INT)
clip_segment = _bind("FPDFClipPath_GetPathSegment", _POINTER, _POINTER, _INT, _INT)
image_pixels = _bind("FPDFImageObj_GetImagePixelSize", _INT, _POINTER, _POINTER, _POINTER)
image_rendered = _bind("FPDFImageObj_GetRenderedBitmap", _POINTER, _POINTER, _POINTER, _POINTER)
image_bitmap = _bind("FPDFImageObj_GetBitmap", _POINTER, _POINTER)
image_data = _bind("FPDFImageObj_GetImageDataRaw", _LONG, _POINTER, _POINTER, _LONG)
bitmap_width = _bind("FPDFBitmap_GetWidth", _INT, _POINTER)
bitmap_height = _bind("FPDFBitmap_GetHeight", _INT, _POINTER)
bitmap_format = _bind("FPDFBitmap_GetFormat", _INT, _POINTER)
bitmap_stride = _bind("FPDFBitmap_GetStride", _INT, _POINTER)
bitmap_buffer = _bind("FPDFBitmap_GetBuffer", _POINTER, _POINTER)
close_bitmap = _bind("FPDFBitmap_Destroy", None, _POINTER)
new_bitmap = _bind("FPDFBitmap_Create", _POINTER, _INT, _INT, _INT)
fill_bitmap = _bind("FPDFBitmap_FillRect", None, _POINTER, *([_INT] * 4), _LONG)
render_page = _bind("FPDF_RenderPageBitmap", None, _POINTER, _POINTER, *([_INT] * 6))

font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
font_flags = _bind("FPDFFont_GetFlags", _INT, _POINTER)
font_embedded = _bind("FPDFFont_GetIsEmbedded", _INT, _POINTER)

tree_for_page = _bind("FPDF_StructTree_GetForPage", _POINTER, _POINTER)
close_tree = _bind("FPDF_StructTree_Close", None, _POINTER)
tree_count = _bind("FPDF_StructTree_CountChildren", _INT, _POINTER)
tree_child = _bind("FPDF_StructTree_GetChildAtIndex", _POINTER, _POINTER, _INT)
element_count = _bind("FPDF_StructElement_CountChildren", _INT, _POINTER)
element_child = _bind("FPDF_StructElement_GetChildAtIndex", _POINTER, _POINTER, _INT)
element_child_id = _bind("FPDF_StructElement_GetChildMarkedContentID", _INT, _POINTER, _INT)
element_type = _bind("FPDF_StructElement_GetType", _LONG, _POINTER, _POINTER, _LONG)
element_alt = _bind("FPDF_StructElement_GetAltText", _LONG, _POINTER, _POINTER, _LONG)
element_lang = _bind("FPDF_StructElement_GetLang", _LONG, _POINTER, _POINTER, _LONG)
element_attributes = _bind("FPDF_StructElement_GetAttributeCount", _INT, _POINTER)
element_attribute = _bind("FPDF_StructElement_GetAttributeAtIndex", _POINTER, _POINTER, _INT)
attribute_value = _bind("FPDF_StructElement_Attr_GetValue", _POINTER, _POINTER, ctypes.c_char_p)
attribute_number = _bind("FPDF_StructElement_Attr_GetNumberValue", _INT, _POINTER, _POINTER)

ANNOTATIONS = 1  # FPDF_ANNOT: draw these, too
TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5

_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: (
        "The PDF is protected by a password: it can be neither opened nor checked without it.",
        "password",
    ),
    pdfium.FPDF_ERR_SECURITY: (
        "The PDF is encrypted in a way that cannot be opened here.",
        "encrypted",
    ),
}
_DAMAGED = "The PDF is damaged or cut short: no page of it can be read."


@contextmanager
def opened(data: bytes) -> Iterator[Handle]:
    """The document's handle. Raises `Unreadable` (``password``, ``encrypted``, ``damaged``)."""
    load = pdfium.FPDF_LoadMemDocument64
    raw = load(data, len(data), None)  # the empty password is tried too
    if not raw:
        reason, code = _REASONS.get(pdfium.FPDF_GetLastError(), (_DAMAGED, "damaged"))
        raise Unreadable(reason, code)
    try:
        yield ctypes.cast(raw, _POINTER).value or 0
    finally:
        pdfium.FPDF_CloseDocument(raw)


def wide_text(call: Call, handle: Handle) -> str:
    """What a function with a buffer of UTF-16LE and a size in bytes says; "" where it is silent."""
    size = int(call(handle, None, 0))
    if size <= 2 or size > 1 << 20:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(handle, ctypes.addressof(buffer), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def byte_text(call: Call, handle: Handle) -> str:
    """What a function with a buffer of UTF-8 and its size says."""
    size = int(call(handle, None, 0))
    if size <= 1 or size > 1 << 16:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(handle, ctypes.addressof(buffer), size)
    return buffer.raw[: size - 1].decode("utf-8", "replace")


def batch(
    call: Call, kind: str, width: int, pointers: int, rows: Sequence[int], *before: Handle
) -> "tuple[array[Any], list[int]]":
    """Ask the same of many: what PDFium wrote, `width` values a row, and what it answered.

    `kind` is the values' type code as in `array`. The function takes what stands `before` every
    row, the row (an index or a handle), and `pointers` addresses: of the row's first value alone,
    or of each.
    """
    values = array(kind, bytes(len(rows) * width * array(kind).itemsize))
    base, size = values.buffer_info()[0], values.itemsize
    step = width * size
    places = (
        range(first, first + len(rows) * step, step)
        for first in range(base, base + pointers * size, size)
    )
    return values, list(map(call, *map(repeat, before), rows, *places))


class Floats:
    """Room for four floats that PDFium fills, with the addresses to hand over."""

    def __init__(self) -> None:
        self.values = (_FLOAT * 4)()
        base = ctypes.addressof(self.values)
        self.addresses = (base, base + 4, base + 8, base + 12)


class Integers:
    """Room for four unsigned integers that PDFium fills, with the addresses to hand over."""

    def __init__(self) -> None:
        self.values = (ctypes.c_uint * 4)()
        base = ctypes.addressof(self.values)
        self.addresses = (base, base + 4, base + 8, base + 12)
