"""A page as it is seen: asked where colours alone do not tell whether words can be read."""

import ctypes

from qualitygate.extract.pdf import native
from qualitygate.extract.pdf.shapes import Box

_SCALE = 2.0  # pixels in a point
_MOST_PIXELS = 16_000_000
_CHANNELS = 4
_WHITE = 0xFFFFFFFF
_EVEN = 24  # of 255, by which the pixels of an area without words differ at most


class Rendered:
    """An open page, drawn when the first question comes."""

    def __init__(self, page: native.Handle, width: float, height: float) -> None:
        self.page = page
        self.scale = min(_SCALE, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        self.size = max(round(width * self.scale), 1), max(round(height * self.scale), 1)
        self.pixels: bytes | None = None
        self.stride = 0

    def is_plain(self, box: Box) -> bool:
        """Whether nothing can be told apart in an area; also where the page cannot be drawn."""
        if self.pixels is None:
            self.pixels = self._draw()
        wide, high = self.size
        left, right = (min(max(round(x * self.scale), 0), wide) for x in (box[0], box[2]))
        top, bottom = (min(max(round(y * self.scale), 0), high) for y in (box[1], box[3]))
        if not self.pixels or left >= right:
            return True
        low, most = [255] * 3, [0] * 3
        for row in range(top, bottom):
            start = row * self.stride + _CHANNELS * left
            line = self.pixels[start : start + _CHANNELS * (right - left)]
            for channel in range(3):
                values = line[channel::_CHANNELS]
                low[channel] = min(low[channel], min(values))
                most[channel] = max(most[channel], max(values))
        return all(up - down <= _EVEN for down, up in zip(low, most, strict=True))

    def _draw(self) -> bytes:
        wide, high = self.size
        bitmap = native.new_bitmap(wide, high, 0)
        if not bitmap:
            return b""
        try:
            native.fill_bitmap(bitmap, 0, 0, wide, high, _WHITE)
            native.render_page(bitmap, self.page, 0, 0, wide, high, 0, native.ANNOTATIONS)
            self.stride = native.bitmap_stride(bitmap)
            first = native.bitmap_buffer(bitmap)
            return ctypes.string_at(first, self.stride * high) if first else b""
        finally:
            native.close_bitmap(bitmap)
