"""The characters of a page: text, left and right edges, and segments of one formatting.

Font, colour, matrix and marks are asked once per text object, the rest in whole-page batches; a
page costs two to three times PDFium's own plain text.
"""

import ctypes
import math
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, compress, count, repeat
from operator import ne

from qualitygate.extract.pdf import native
from qualitygate.extract.pdf.faces import NARROW, WIDE, Face, Faces

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# PDFium reports the hyphen at a line's end as U+0002; U+FFFE is the same in its other interface.
_DOUBTFUL = re.compile("[\u2e80-\uffff]")
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
        size = max(native.count_chars(text_page), 0)
        if size > most:
            raise ValueError(f"it holds more than {most} characters")
        handles = _handles(text_page, size)
        objects = _objects(handles)
        lefts, rights, tops, bottoms = _boxes(text_page, size, frame, [o[0] for o in objects])
        result = Page(
            number, frame.width, frame.height, _string(text_page, size), lefts, rights, []
        )
        cutter = _Segments(result, text_page, frame, faces)
        result.segments = cutter.build(objects, tops, bottoms)
        return result, handles
    finally:
        native.close_text(text_page)


def _string(text_page: native.Handle, size: int) -> str:
    """The page's characters, one for each that PDFium counts.

    PDFium says them all in one call, but leaves out those without a meaning and cuts those beyond
    U+FFFF to 16 bits; a page where either may be the case is asked character by character.
    """
    buffer = ctypes.create_string_buffer(2 * size + 2)
    told = native.get_text(text_page, 0, size, ctypes.addressof(buffer)) - 1 if size else 0
    text = buffer.raw[: 2 * max(told, 0)].decode("utf-16-le", "replace")
    text = text.replace("\ufffe", "-")
    if len(text) == size and _DOUBTFUL.search(text) is None:
        return text
    return _spelled(list(map(native.get_unicode, repeat(text_page), range(size))))


def _spelled(codes: list[int]) -> str:
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
    text_page: native.Handle, size: int, frame: Frame, starts: Sequence[int]
) -> tuple[list[float], list[float], list[float], list[float]]:
    """Left and right of every character, top and bottom of those at `starts`, as displayed."""
    flat, _ = native.batch(native.get_loose_box, "f", 4, 1, range(size), text_page)
    if frame.quarters == 0:
        x, y = frame.left, frame.top
        left, right = _finite(flat[0::4].tolist()), _finite(flat[2::4].tolist())
        if x:
            left, right = [v - x for v in left], [v - x for v in right]
        tops, bottoms = ([flat[4 * i + side] for i in starts] for side in (1, 3))
        return left, right, [y - v for v in _finite(tops)], [y - v for v in _finite(bottoms)]
    left, top, right, bottom = (_finite(flat[side::4].tolist()) for side in range(4))
    boxes = [frame.box(*sides) for sides in zip(left, bottom, right, top, strict=True)]
    lefts, rights = [box[0] for box in boxes], [box[2] for box in boxes]
    return lefts, rights, [boxes[i][1] for i in starts], [boxes[i][3] for i in starts]


def _finite(values: list[float]) -> list[float]:
    """Broken files have characters at infinity: put them far off the page."""
    if abs(sum(values)) < 1e9:
        return values
    return [value if abs(value) < _FAR else -_FAR for value in values]


class _Segments:
    """Cuts a page's characters where the text object, and with it the formatting, changes.

    Some files have an object for every glyph, so everything that is asked of an object is asked
    of all of them in one batch, and objects that go on in the same way make no new segment.
    """

    def __init__(self, page: Page, text_page: native.Handle, frame: Frame, faces: Faces) -> None:
        self.page, self.text_page, self.frame, self.faces = page, text_page, frame, faces
        self.fonts: dict[int | None, Face] = {}
        self.inks: dict[tuple[object, ...], Ink] = {}

    def build(
        self, objects: list[tuple[int, int, int]], tops: list[float], bottoms: list[float]
    ) -> list[Segment]:
        """The segments; `objects` are start, end and handle of each, with top and bottom."""
        lefts, rights = self.page.lefts, self.page.rights
        starts, handles = [start for start, _, _ in objects], [handle for _, _, handle in objects]
        places = self._places(starts, tops, bottoms)
        inks = self._inks(handles, [place[0] for place in places])
        segments: list[Segment] = []
        last: Segment | None = None
        for (start, end, handle), place, ink in zip(objects, places, inks, strict=True):
            _, angle, baseline, top, bottom = place
            content_id = native.object_content_id(handle)
            artifact = content_id < 0 and has_mark(handle, "Artifact")
            if (
                last is not None
                and ink is last.ink
                and content_id == last.content_id
                and angle == last.angle == 0
                and artifact == last.artifact
                and abs(baseline - last.baseline) < 0.1
                and start <= last.end + 1
                and -1 < lefts[start] - rights[last.end - 1] < ink.size
            ):
                last.end = end
            else:
                last = Segment(
                    start, end, ink, content_id, artifact, baseline, top, bottom, angle, handle
                )
                segments.append(last)
            ink.face.characters += end - start
            if ink.face.decided is None:
                self._learn(ink, start, end)
        return segments

    def _places(
        self, starts: list[int], tops: list[float], bottoms: list[float]
    ) -> list[tuple[float, int, float, float, float]]:
        """Size, angle, baseline, top and bottom of the objects that begin at `starts`."""
        frame = self.frame
        upright, x0, y0 = frame.quarters == 0, frame.left, frame.top
        origins, _ = native.batch(native.get_origin, "d", 2, 2, starts, self.text_page)
        matrices, _ = native.batch(native.get_matrix, "f", 6, 1, starts, self.text_page)
        matrix = [matrices[place::6] for place in range(4)]
        sizes = map(native.get_font_size, repeat(self.text_page), starts)
        result = []
        for raw, a, b, c, d, x, y, top, bottom in zip(
            sizes, *matrix, origins[::2], origins[1::2], tops, bottoms, strict=True
        ):
            plain = (upright and b == 0 < a) or not math.isfinite(a + b)
            angle = 0 if plain else frame.angle(a, b)
            across, down = (x - x0, y0 - y) if upright else frame.point(x, y)
            size = abs(raw) * math.hypot(c, d)
            if not (size < _FAR and abs(across) < _FAR and abs(down) < _FAR):
                size, across, down = 0.0, -_FAR, -_FAR
            if size < 1.5 < 4 < bottom - top:  # a Type 3 font scales by its own matrix
                size = bottom - top
            if bottom - top < 0.3 * size:
                top, bottom = down - 0.8 * size, down + 0.2 * size
            result.append((size, angle, down if angle in (0, 180) else across, top, bottom))
        return result

    def _inks(self, handles: list[int], sizes: list[float]) -> list[Ink]:
        """How the objects are set, given their sizes; what is set alike has one `Ink`."""
        colors, filled = native.batch(native.object_fill, "I", 4, 4, handles)
        fonts, modes = map(native.object_font, handles), map(native.object_mode, handles)
        channels = (colors[place::4] for place in range(4))
        known: dict[tuple[object, ...], Ink] = {}
        result = []
        for raw in zip(fonts, sizes, modes, filled, *channels, strict=True):
            ink = known.get(raw)
            if ink is None:
                ink = known[raw] = self._ink(*raw)
            result.append(ink)
        return result

    def _ink(
        self, font: int | None, size: float, mode: int, filled: int,
        red: int, green: int, blue: int, alpha: int,
    ) -> Ink:  # fmt: skip
        if not filled:
            red, green, blue, alpha = 0, 0, 0, 255
        size = round(size, 2)
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
        if ink.face.named_mono or not ink.size:
            return
        text, lefts, rights = self.page.text, self.page.lefts, self.page.rights
        for index in range(start, end):
            character = text[index]
            if character in NARROW or character in WIDE:
                ink.face.learn(character, (rights[index] - lefts[index]) / ink.size)


def _handles(text_page: native.Handle, size: int) -> list[int | None]:
    """The text object of every character: where two near ones have the same, so has all between."""
    ask = native.get_text_object
    samples = list(map(ask, repeat(text_page), range(0, size, _STEP)))
    handles = list(chain.from_iterable(map(repeat, samples, repeat(_STEP))))[:size]
    for place, (one, two) in enumerate(zip(samples, [*samples[1:], None], strict=False)):
        if one is None or one != two:
            first, end = place * _STEP + 1, min((place + 1) * _STEP, size)
            handles[first:end] = map(ask, repeat(text_page), range(first, end))
    return handles


def _objects(handles: list[int | None]) -> list[tuple[int, int, int]]:
    """Start, end and handle of each text object's characters, without generated ones."""
    if not handles:
        return []
    changes = compress(count(1), map(ne, handles[1:], handles))
    starts = [0, *changes]
    return [
        (start, end, handle)
        for start, end in zip(starts, [*starts[1:], len(handles)], strict=True)
        if (handle := handles[start]) is not None
    ]


def has_mark(handle: native.Handle, wanted: str) -> bool:
    """Whether one of an object's first marks (PDF 32000-1, 14.6) has a certain tag."""
    return any(name == wanted for _, name in _marks(handle))


def on_layer(handle: native.Handle, layers: Collection[str]) -> bool:
    """Whether an object is marked as content of one of these layers, by their names."""
    buffer = ctypes.create_string_buffer(512)
    size = ctypes.c_ulong()
    for mark, name in _marks(handle):
        if name == "OC" and native.mark_text(
            mark, b"Name", ctypes.addressof(buffer), len(buffer), ctypes.addressof(size)
        ):
            layer = buffer.raw[: max(min(size.value, 512) - 2, 0)].decode("utf-16-le", "replace")
            if layer in layers:
                return True
    return False


def _marks(handle: native.Handle) -> Iterator[tuple[native.Handle, str]]:
    """An object's first marks with their tags."""
    marks = native.object_marks(handle)
    if marks <= 0:
        return
    buffer = ctypes.create_string_buffer(64)
    size = ctypes.c_ulong()
    for index in range(min(marks, 8)):
        mark = native.object_mark(handle, index)
        if mark and native.mark_name(
            mark, ctypes.addressof(buffer), len(buffer), ctypes.addressof(size)
        ):
            yield mark, buffer.raw[: max(size.value - 2, 0)].decode("utf-16-le", "replace")
