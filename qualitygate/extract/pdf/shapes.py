"""What is drawn on a page beside its text: ruling lines, filled panels, pictures."""

import ctypes
import hashlib
import math
from dataclasses import dataclass, field
from itertools import repeat

from qualitygate.extract.pdf import native
from qualitygate.extract.pdf.chars import Frame

Box = tuple[float, float, float, float]  # left, top, right, bottom as displayed
Matrix = tuple[float, float, float, float, float, float]

_THIN = 3.0  # points: a filled rectangle no thicker is a ruling line
_SHORT = 4.0
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 400
_MOST_BYTES = 64 * 1024**2  # of picture data hashed on one page


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruling line, `position` on its own axis, from `start` to `end` on the other."""

    position: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled area; `order` is its place in the painting order, `framed`: it has an outline."""

    box: Box
    color: str
    opaque: bool
    rectangle: bool
    order: int
    handle: int = 0  # valid while the page is open
    framed: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as placed; `sha256` is of the stored bytes.

    `handle` is valid while the page is open (0: it is part of a form, which may do more to it).
    `width` and `height` are the lengths of its own sides: `box` holds it however it is turned.
    """

    box: Box
    content_id: int
    pixel_width: int
    pixel_height: int
    sha256: str
    order: int
    handle: int = 0
    width: float = 0.0
    height: float = 0.0


@dataclass(slots=True)
class Shapes:
    """The drawing of one page. `orders` gives each text object's place in the painting order."""

    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    orders: dict[int, int] = field(default_factory=dict)


def read_shapes(page: native.Handle, frame: Frame, depth: int) -> Shapes:
    """The shapes of an open page; nested forms to `depth`, at most 60,000 objects."""
    return _Reader(frame, depth).read(page)


class _Reader:
    def __init__(self, frame: Frame, depth: int) -> None:
        self.frame, self.depth = frame, depth
        self.shapes = Shapes()
        self.floats = native.Floats()
        self.colors = native.Integers()
        self.point = native.Floats()
        self.mode = (ctypes.c_int * 2)()
        self.hashed = 0
        self.order = 0

    def read(self, page: native.Handle) -> Shapes:
        count = min(native.count_objects(page), _MOST_OBJECTS)
        self._walk(list(map(native.get_object, repeat(page), range(count))), None, 0)
        return self.shapes

    def _walk(self, handles: list[int | None], matrix: Matrix | None, depth: int) -> None:
        for handle, kind in zip(handles, map(native.object_type, handles), strict=True):
            if not handle:
                continue
            self.order += 1
            if self.order > _MOST_OBJECTS:
                return
            if kind == native.TEXT:
                self.shapes.orders[handle] = self.order
            elif kind == native.PATH:
                self._path(handle, matrix)
            elif kind == native.IMAGE:
                self._image(handle, matrix)
            elif kind == native.SHADING:
                box = self._bounds(handle, matrix)
                if box is not None:
                    self.shapes.panels.append(Panel(box, "#808080", False, False, self.order))
            elif kind == native.FORM and depth < min(self.depth, 12):
                inner = multiplied(_matrix(handle), matrix)
                count = min(native.form_count(handle), _MOST_OBJECTS)
                children = list(map(native.form_object, repeat(handle), range(count)))
                self._walk(children, inner, depth + 1)

    def _bounds(self, handle: int, matrix: Matrix | None) -> Box | None:
        if not native.object_bounds(handle, *self.floats.addresses):
            return None
        left, bottom, right, top = self.floats.values
        if matrix is not None:
            corners = [
                applied(matrix, x, y)
                for x, y in ((left, bottom), (right, top), (left, top), (right, bottom))
            ]
            left, right = min(c[0] for c in corners), max(c[0] for c in corners)
            bottom, top = min(c[1] for c in corners), max(c[1] for c in corners)
        box = self.frame.box(left, bottom, right, top)
        if not all(map(math.isfinite, box)):
            return None
        return box[0], box[1], box[2], box[3]

    def _path(self, handle: int, matrix: Matrix | None) -> None:
        box = self._bounds(handle, matrix)
        base = ctypes.addressof(self.mode)
        if box is None or not native.path_mode(handle, base, base + 4):
            return
        filled, stroked = self.mode[0] != 0, self.mode[1] != 0
        left, top, right, bottom = box
        wide, high = right - left, bottom - top
        if (filled or stroked) and min(wide, high) <= _THIN:
            self._rule(box)
            return
        segments = native.path_segments(handle)
        if stroked and segments <= _MOST_SEGMENTS:
            self._strokes(handle, segments, multiplied(_matrix(handle), matrix))
        if filled and wide * high > 30:
            known = native.object_fill(handle, *self.colors.addresses)
            red, green, blue, alpha = self.colors.values if known else (0, 0, 0, 0)
            opaque = alpha == 255 and not native.object_transparent(handle)
            color = f"#{red & 255:02X}{green & 255:02X}{blue & 255:02X}"
            panel = Panel(box, color, opaque, segments <= 6, self.order, handle, stroked)
            self.shapes.panels.append(panel)

    def _rule(self, box: Box) -> None:
        left, top, right, bottom = box
        if right - left >= max(bottom - top, _SHORT):
            self.shapes.horizontal.append(Rule((top + bottom) / 2, left, right))
        elif bottom - top >= _SHORT:
            self.shapes.vertical.append(Rule((left + right) / 2, top, bottom))

    def _strokes(self, handle: int, segments: int, matrix: Matrix | None) -> None:
        """The straight, axis-parallel strokes of a path (a rectangle gives four)."""
        x_at, y_at = self.point.addresses[:2]
        last = first = (0.0, 0.0)
        for index in range(segments):
            segment = native.path_segment(handle, index)
            if not segment or not native.segment_point(segment, x_at, y_at):
                return
            x, y = self.point.values[0], self.point.values[1]
            here = self.frame.point(*(applied(matrix, x, y) if matrix else (x, y)))
            kind = native.segment_type(segment)  # 0: line, 1: Bézier, 2: move
            if kind == 0:
                self._stroke(last, here)
            elif kind == 2:
                first = here
            if native.segment_close(segment):
                self._stroke(here, first)
            last = here

    def _stroke(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        box = (
            min(start[0], end[0]), min(start[1], end[1]),
            max(start[0], end[0]), max(start[1], end[1]),
        )  # fmt: skip
        if min(box[2] - box[0], box[3] - box[1]) <= 1.0 and all(map(math.isfinite, box)):
            self._rule(box)

    def _image(self, handle: int, matrix: Matrix | None) -> None:
        box = self._bounds(handle, matrix)
        if box is None:
            return
        x, y = self.colors.addresses[:2]
        sized = native.image_pixels(handle, x, y)
        width, height = self.colors.values[:2] if sized else (0, 0)
        content_id = native.object_content_id(handle)
        digest = self._digest(handle)
        own = handle if matrix is None else 0
        turned = multiplied(_matrix(handle), matrix)
        a, b, c, d = turned[:4] if turned else (0.0, 0.0, 0.0, 0.0)
        self.shapes.images.append(
            Image(
                box, content_id, width, height, digest, self.order, own,
                width=math.hypot(a, b), height=math.hypot(c, d),
            )
        )  # fmt: skip

    def _digest(self, handle: int) -> str:
        size = native.image_data(handle, None, 0)
        if not size or self.hashed + size > _MOST_BYTES:
            return ""
        self.hashed += size
        buffer = ctypes.create_string_buffer(size)
        native.image_data(handle, ctypes.addressof(buffer), size)
        return hashlib.sha256(buffer).hexdigest()


def _matrix(handle: int) -> Matrix | None:
    values = (ctypes.c_float * 6)()
    if not native.object_matrix(handle, ctypes.addressof(values)):
        return None
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def multiplied(inner: Matrix | None, outer: Matrix | None) -> Matrix | None:
    """`inner` first, then `outer`; None is the identity."""
    if inner is None or outer is None:
        return inner or outer
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def applied(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
