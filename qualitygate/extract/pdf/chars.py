"""The characters of a page: text, left and right edges, and segments of one formatting.

Font, colour, matrix and marks are asked once per text object, the rest in whole-page batches; a
page costs two to three times PDFium's own plain text.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import repeat

from qualitygate.extract.pdf import native
from qualitygate.extract.pdf.faces import NARROW, WIDE, Face, Faces

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# PDFium reports the hyphen at a line's end as U+0002; U+FFFE is the same in its other interface.
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
NOTHING = "\u200b"
_STEP = 8  # characters
_FAR = 1e6  # points
_INVISIBLE, _CLIP = 3, 7  # text render modes, PDF 32000-1, table 106


@dataclass(frozen=True, slots=True)
class Ink:
    """How a character is set: its face, effective size in points, and colour."""

    face: Face
    size: float
    color: str | None
    bold: bool
    italic: bool
    invisible: bool


@dataclass(slots=True)
class Segment:
    """Consecutive characters of one ink on one baseline.

    `content_id` is the marked-content id (-1: none) and `artifact` whether they are marked as page
    furniture; `angle` is in degrees, counter-clockwise as the page is displayed. `handle` is the
    first text object, valid while the page is open. `hidden` says why nobody sees them ("": seen).
    """

    start: int
    end: int
    ink: Ink
    content_id: int
    artifact: bool
    baseline: float
    top: float
    bottom: float
    angle: int
    handle: int
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """What one index of a page stands for, and which of PDFium's characters it was made from."""

    text: str
    first: int
    count: int


@dataclass(slots=True)
class Page:
    """A page's characters; coordinates in points from the top left corner, as displayed.

    ``text[i]`` is the character with index i in PDFium's text page, unless `spelled` says more;
    `NOTHING` is none. `broken` counts words with a hole, where the font maps to nothing.
    """

    number: int
    width: float
    height: float
    text: str
    lefts: list[float]
    rights: list[float]
    segments: list[Segment]
    broken: int = 0
    spelled: dict[int, Spelling] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Frame:
    """From a page's own coordinates to displayed ones: its box and its rotation in quarters."""

    left: float
    top: float
    right: float
    bottom: float
    quarters: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarters == 1:
            return y - self.bottom, x - self.left
        if self.quarters == 2:
            return self.right - x, y - self.bottom
        if self.quarters == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, ...]:
        """Left, top, right, bottom as displayed."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def angle(self, a: float, b: float) -> int:
        """The displayed direction of text whose matrix begins with `a`, `b`."""
        return (round(math.degrees(math.atan2(b, a))) - 90 * self.quarters) % 360


def frame_of(page: native.Handle) -> Frame:
    """The visible box of an open page: crop box within media box."""
    floats = native.Floats()
    native.page_box(page, floats.addresses[0])  # FS_RECTF: left, top, right, bottom
    left, top, right, bottom = floats.values
    if not (right > left and top > bottom):
        left, top, right, bottom = 0.0, 792.0, 612.0, 0.0
    return Frame(left, top, right, bottom, native.page_rotation(page) % 4)


def read_chars(
    number: int, page: native.Handle, frame: Frame, faces: Faces, most: int
) -> tuple[Page, list[int | None]]:
    """All characters of an open page, and their text objects (None: PDFium made them up).

    Raises `ValueError` where PDFium cannot make a text page, or it has more than `most` characters.
    """
    text_page = native.load_text(page)
    if not text_page:
        raise ValueError("its text cannot be read")
    try:
        count = max(native.count_chars(text_page), 0)
        if count > most:
            raise ValueError(f"it holds more than {most} characters")
        codes = list(map(native.get_unicode, repeat(text_page), range(count)))
        lefts, rights, tops, bottoms = _boxes(text_page, count, frame)
        result = Page(number, frame.width, frame.height, _string(codes), lefts, rights, [])
        handles = _handles(text_page, count)
        cutter = _Segments(result, text_page, frame, faces, tops, bottoms)
        result.segments = cutter.build(handles)
        return result, handles
    finally:
        native.close_text(text_page)


def _string(codes: list[int]) -> str:
    if any(code in _HYPHENS for code in set(codes)):
        codes = [0x2D if code in _HYPHENS else code for code in codes]
    if codes and max(codes) > 0x10FFFF:
        codes = [code if code <= 0x10FFFF else 0xFFFD for code in codes]
    text = "".join(map(chr, codes))
    if _SURROGATE.search(text) is None:
        return text
    return _SURROGATE.sub("\ufffd", _PAIR.sub(_whole, text))


def _whole(pair: "re.Match[str]") -> str:
    """One character for two surrogates, which PDFium counts as two: a blank of no width follows."""
    return pair.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le") + NOTHING


def _boxes(
    text_page: native.Handle, count: int, frame: Frame
) -> tuple[list[float], list[float], list[float], list[float]]:
    """Left, right, top, bottom of every character as displayed."""
    buffer = (ctypes.c_float * (4 * count))()
    base = ctypes.addressof(buffer)
    addresses = range(base, base + 16 * count, 16)
    list(map(native.get_loose_box, repeat(text_page), range(count), addresses))
    flat = memoryview(buffer).cast("B").cast("f") if count else []
    left, top, right, bottom = (_finite(list(flat[side::4])) for side in range(4))
    if frame.quarters == 0:
        x, y = frame.left, frame.top
        return (
            [v - x for v in left], [v - x for v in right],
            [y - v for v in top], [y - v for v in bottom],
        )  # fmt: skip
    boxes = [frame.box(*sides) for sides in zip(left, bottom, right, top, strict=True)]
    return tuple([box[side] for box in boxes] for side in (0, 2, 1, 3))  # type: ignore[return-value]


def _finite(values: list[float]) -> list[float]:
    """Broken files have characters at infinity: put them far off the page."""
    if abs(sum(values)) < 1e9:
        return values
    return [value if abs(value) < _FAR else -_FAR for value in values]


class _Segments:
    """Cuts a page's characters where the text object, and with it the formatting, changes."""

    def __init__(
        self, page: Page, text_page: native.Handle, frame: Frame, faces: Faces,
        tops: list[float], bottoms: list[float],
    ) -> None:  # fmt: skip
        self.page, self.text_page, self.frame, self.faces = page, text_page, frame, faces
        self.tops, self.bottoms = tops, bottoms
        self.fonts: dict[int | None, Face] = {}
        self.inks: dict[tuple[object, ...], Ink] = {}
        self.colors = native.Integers()
        self.matrix = (ctypes.c_float * 6)()
        self.origin = (ctypes.c_double * 2)()

    def build(self, handles: list[int | None]) -> list[Segment]:
        segments: list[Segment] = []
        last: Segment | None = None
        for start, end, handle in _objects(handles):
            segment = self._segment(start, end, handle)
            if (
                last is not None
                and segment.ink is last.ink
                and segment.content_id == last.content_id
                and segment.angle == last.angle == 0
                and segment.artifact == last.artifact
                and abs(segment.baseline - last.baseline) < 0.1
                and segment.start <= last.end + 1
                and -1 < self.page.lefts[start] - self.page.rights[last.end - 1] < segment.ink.size
            ):
                last.end = end
            else:
                segments.append(segment)
                last = segment
            self._learn(segment.ink, start, end)
        return segments

    def _segment(self, start: int, end: int, handle: int) -> Segment:
        x = ctypes.addressof(self.origin)
        native.get_origin(self.text_page, start, x, x + 8)
        native.get_matrix(self.text_page, start, ctypes.addressof(self.matrix))
        a, b, c, d, _, _ = self.matrix
        angle = self.frame.angle(a, b) if math.isfinite(a + b) else 0
        across, down = self.frame.point(*self.origin)
        content_id = native.object_content_id(handle)
        artifact = content_id < 0 and native.object_marks(handle) > 0 and _is_artifact(handle)
        size = abs(native.get_font_size(self.text_page, start)) * math.hypot(c, d)
        if not (size < _FAR and abs(across) < _FAR and abs(down) < _FAR):
            size, across, down = 0.0, -_FAR, -_FAR
        top, bottom = self.tops[start], self.bottoms[start]
        if size < 1.5 < 4 < bottom - top:  # a Type 3 font scales by its own matrix
            size = bottom - top
        if bottom - top < 0.3 * size:
            top, bottom = down - 0.8 * size, down + 0.2 * size
        baseline = down if angle in (0, 180) else across
        ink = self._ink(handle, round(size, 2))
        return Segment(start, end, ink, content_id, artifact, baseline, top, bottom, angle, handle)

    def _ink(self, handle: int, size: float) -> Ink:
        font = native.object_font(handle)
        mode = native.object_mode(handle)
        filled = native.object_fill(handle, *self.colors.addresses)
        red, green, blue, alpha = self.colors.values if filled else (0, 0, 0, 255)
        key = (font, size, mode, red, green, blue, alpha == 0)
        ink = self.inks.get(key)
        if ink is None:
            face = self.fonts.get(font)
            if face is None:
                face = self.fonts[font] = self.faces.face(font)
            color = f"#{red & 255:02X}{green & 255:02X}{blue & 255:02X}" if filled else None
            invisible = mode in (_INVISIBLE, _CLIP) or (alpha == 0 and mode == 0)
            bold = face.bold or mode == 2
            ink = self.inks[key] = Ink(face, size, color, bold, face.italic, invisible)
        return ink

    def _learn(self, ink: Ink, start: int, end: int) -> None:
        face = ink.face
        face.characters += end - start
        if face.decided is not None or face.named_mono or not ink.size:
            return
        text, lefts, rights = self.page.text, self.page.lefts, self.page.rights
        for index in range(start, end):
            character = text[index]
            if character in NARROW or character in WIDE:
                face.learn(character, (rights[index] - lefts[index]) / ink.size)


def _handles(text_page: native.Handle, count: int) -> list[int | None]:
    """The text object of every character: where two near ones have the same, so has all between."""
    ask = native.get_text_object
    samples = list(map(ask, repeat(text_page), range(0, count, _STEP)))
    handles: list[int | None] = []
    for place, (one, two) in enumerate(zip(samples, [*samples[1:], None], strict=False)):
        if one is not None and one == two:
            handles.extend([one] * _STEP)
        else:
            first = place * _STEP
            handles.append(one)
            inner = range(first + 1, min(first + _STEP, count))
            handles.extend(map(ask, repeat(text_page), inner))
    return handles


def _objects(handles: list[int | None]) -> Iterator[tuple[int, int, int]]:
    """Start, end and handle of each text object's characters, without generated ones."""
    start, current = 0, None
    for index, handle in enumerate(handles):
        if handle != current:
            if current is not None:
                yield start, index, current
            start, current = index, handle
    if current is not None:
        yield start, len(handles), current


def _is_artifact(handle: int) -> bool:
    buffer = ctypes.create_string_buffer(64)
    size = ctypes.c_ulong()
    for index in range(min(native.object_marks(handle), 8)):
        mark = native.object_mark(handle, index)
        if mark and native.mark_name(
            mark, ctypes.addressof(buffer), len(buffer), ctypes.addressof(size)
        ):
            name = buffer.raw[: max(size.value - 2, 0)].decode("utf-16-le", "replace")
            if name == "Artifact":
                return True
    return False
