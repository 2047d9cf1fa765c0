"""What the pictures of a PDF show, to be compared with logos."""

import ctypes
import hashlib
import math
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from itertools import repeat

from qualitygate.extract.images import MOST_PIXELS
from qualitygate.extract.pdf import native
from qualitygate.pictures import bitmap_hash

_LAYOUTS = {1: "L", 2: "BGR", 3: "BGRX", 4: "BGRA"}  # of FPDFBitmap_GetFormat
_LARGEST = 9_000_000  # pixels: a page at 300 dpi has 8.7 million
_MOST_OBJECTS = 60_000
_MOST_BYTES = 64 * 1024**2
_DEPTH = 12
_SIDE = 512.0  # points of the longer side as it is drawn to be hashed


def picture_hashes(data: bytes, pages: Collection[int], wanted: Collection[str]) -> dict[str, str]:
    """The perceptual hashes of the pictures whose stored bytes have the SHA-256 that are `wanted`.

    `pages` are the numbers, from 1, of the pages on which they are.
    """
    found: dict[str, str] = {}
    pixels = 0
    with native.opened(data[max(data.find(b"%PDF-", 0, 1 << 20), 0) :]) as document:
        for number in sorted(pages):
            with _page(document, number) as page:
                for image in _images(page):
                    digest = _digest(image)
                    size = _pixels(image)
                    if digest not in wanted or digest in found or size > _LARGEST:
                        continue
                    pixels += size
                    if pixels > MOST_PIXELS:
                        return found
                    found[digest] = _hash(document, page, image)
            if len(found) == len(wanted):
                break
    return found


@contextmanager
def _page(document: native.Handle, number: int) -> Iterator[native.Handle]:
    handle = native.load_page(document, number - 1)
    try:
        yield handle or 0
    finally:
        if handle:
            native.close_page(handle)


def _images(page: native.Handle) -> Iterator[native.Handle]:
    if not page:
        return
    count = min(native.count_objects(page), _MOST_OBJECTS)
    waiting = [(handle, 0) for handle in map(native.get_object, repeat(page), range(count))]
    seen = 0
    while waiting and seen < _MOST_OBJECTS:
        handle, depth = waiting.pop(0)
        seen += 1
        kind = native.object_type(handle) if handle else 0
        if kind == native.IMAGE:
            yield handle
        elif kind == native.FORM and depth < _DEPTH:
            inner = min(native.form_count(handle), _MOST_OBJECTS)
            children = map(native.form_object, repeat(handle), range(inner))
            waiting.extend((child, depth + 1) for child in children)


def _digest(image: native.Handle) -> str:
    size = native.image_data(image, None, 0)
    if not size or size > _MOST_BYTES:
        return ""
    buffer = ctypes.create_string_buffer(size)
    native.image_data(image, ctypes.addressof(buffer), size)
    return hashlib.sha256(buffer).hexdigest()


def _pixels(image: native.Handle) -> int:
    size = (ctypes.c_uint * 2)()
    first = ctypes.addressof(size)
    native.image_pixels(image, first, first + ctypes.sizeof(ctypes.c_uint))
    return size[0] * size[1]


def _hash(document: native.Handle, page: native.Handle, image: native.Handle) -> str:
    """As it is drawn, with its masks and its tilt, but at a size at which it can be seen."""
    _enlarge(image)
    bitmap = native.image_rendered(document, page, image) or native.image_bitmap(image)
    if not bitmap:
        return ""
    with closing(_Bitmap(bitmap)) as pixels:
        return pixels.hash()


def _enlarge(image: native.Handle) -> None:
    """Scale the picture's place on the page, which nothing reads again."""
    values = (ctypes.c_float * 6)()
    if not native.object_matrix(image, ctypes.addressof(values)):
        return
    side = max(math.hypot(values[0], values[1]), math.hypot(values[2], values[3]))
    if math.isfinite(side) and side > 0:
        factor = _SIDE / side
        native.transform_object(image, factor, 0.0, 0.0, factor, 0.0, 0.0)


class _Bitmap:
    def __init__(self, handle: native.Handle) -> None:
        self._handle = handle
        self.width, self.height = native.bitmap_width(handle), native.bitmap_height(handle)

    def hash(self) -> str:
        layout = _LAYOUTS.get(native.bitmap_format(self._handle))
        stride, first = native.bitmap_stride(self._handle), native.bitmap_buffer(self._handle)
        if layout is None or not first:
            return ""
        data = ctypes.string_at(first, stride * self.height)
        return bitmap_hash(self.width, self.height, stride, layout, data)

    def close(self) -> None:
        native.close_bitmap(self._handle)
