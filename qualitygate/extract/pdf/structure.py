"""What pypdf knows of a PDF beside the text of its pages.

Every part is read on its own and guarded: what fails leaves a sentence in `failures`, and the text
of the document still stands.
"""

import hashlib
import logging
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from qualitygate.extract.pdf.figures import Figure, unplaced_figures

Rectangle = tuple[float, float, float, float]  # left, bottom, right, top in the page's own system

_LANGUAGE = re.compile(r"(?!x-)[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_INFO = {
    "/Title": "title", "/Author": "author", "/Subject": "subject", "/Keywords": "keywords",
    "/Creator": "application", "/Producer": "producer", "/CreationDate": "created",
    "/ModDate": "modified", "/Company": "company", "/Manager": "manager",
}  # fmt: skip
_DONE = frozenset(("/Completed", "/Accepted", "/Rejected", "/Cancelled", "/Marked"))
_MARKUP = frozenset(("/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Redact"))
_HIDDEN = 2 | 32  # annotation flags Hidden and NoView, PDF 32000-1, table 165
_MOST_ANNOTATIONS = 20_000
_MOST_DEPTH = 32


@dataclass(slots=True)
class Annotation:
    """A remark on a page; `shown` says that its text is on the page for everybody (FreeText)."""

    page: int
    type: str
    text: str
    author: str
    date: str
    box: Rectangle
    shown: bool = False
    resolved: bool = False


@dataclass(slots=True)
class Target:
    """A link's rectangle and where it leads."""

    page: int
    box: Rectangle
    target: str
    internal: bool


@dataclass(slots=True)
class FormValue:
    page: int
    box: Rectangle
    name: str
    value: str
    shown: bool


@dataclass(slots=True)
class Enclosure:
    """Something that travels inside; `kind` as in `qualitygate.document.Attachment`."""

    name: str
    kind: str
    size: int = 0
    sha256: str = ""


@dataclass(slots=True)
class Structure:
    """Everything that was found, and in `failures` what could not be read."""

    language: str | None = None
    tagged: bool = False
    encrypted: bool = False
    properties: list[tuple[str, str]] = field(default_factory=list)
    outline: list[tuple[str, int, int | None]] = field(default_factory=list)  # title, level, page
    annotations: list[Annotation] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    values: list[FormValue] = field(default_factory=list)
    enclosures: list[Enclosure] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def read_structure(
    data: bytes, pages: int, seconds: float, *, untagged_pictures: bool = False
) -> Structure:
    """Read what lies around the text of `pages` pages, for at most about `seconds`.

    Figures without content are looked for where the pages hold pictures that no tag claims.
    """
    structure = Structure()
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL + 1)  # its messages quote the document
    try:
        reader = _Reader(data, pages, structure, time.monotonic() + seconds)
        reader.read(untagged_pictures and (b"/Figure" in data or b"/ObjStm" in data))
    finally:
        logger.setLevel(before)
    return structure


class _Reader:
    def __init__(self, data: bytes, pages: int, structure: Structure, deadline: float) -> None:
        self.data, self.pages, self.structure, self.deadline = data, pages, structure, deadline
        self.numbers: dict[int, int] = {}  # object number of a page -> its number

    def read(self, figures: bool) -> None:
        if not self._guarded("its structure", self._open):
            return
        self._guarded("its properties", self._properties)
        self._guarded("its annotations, links and form fields", self._pages)
        self._guarded("its bookmarks", self._outline)
        self._guarded("its attachments and scripts", self._enclosures)
        if figures and self.structure.tagged:
            self._guarded("the descriptions of its pictures", self._figures)

    def _guarded(self, what: str, part: Callable[[], None]) -> bool:
        try:
            part()
        except (Exception, RecursionError):
            self.structure.failures.append(f"The PDF is damaged: {what} could not be read.")
            return False
        return True

    def _open(self) -> None:
        from pypdf import PdfReader

        self.reader = PdfReader(BytesIO(self.data), strict=False)
        if self.reader.is_encrypted:
            self.structure.encrypted = True
            self.reader.decrypt("")
        self.root: Any = self.reader.trailer["/Root"].get_object()

    def _properties(self) -> None:
        structure, root = self.structure, self.root
        language = _text(root.get("/Lang")).strip()
        structure.language = language if _LANGUAGE.fullmatch(language) else None
        mark = _object(root.get("/MarkInfo")) or {}
        structure.tagged = "/StructTreeRoot" in root and str(mark.get("/Marked", "")) == "True"
        info = _object(self.reader.trailer.get("/Info"))
        if isinstance(info, dict):
            for key, value in info.items():
                found = _object(value)
                if not isinstance(found, (str, bytes)) or str(key) == "/Trapped":
                    continue
                text = _date(_text(found).strip())
                name = _INFO.get(str(key), str(key).lstrip("/"))
                if text:
                    structure.properties.append((name, text))
        self._xmp()

    def _xmp(self) -> None:
        """The XMP packet's title, authors and description, where they say something else."""
        if "/Metadata" not in self.root:
            return
        try:
            xmp = self.reader.xmp_metadata
            found = {
                "title": list((xmp.dc_title or {}).values()) if xmp else [],
                "author": list(xmp.dc_creator or []) if xmp else [],
                "subject": list((xmp.dc_description or {}).values()) if xmp else [],
            }
        except Exception:
            return  # a packet that is no XML says nothing to a reader either
        for name, texts in found.items():
            for text in texts:
                if isinstance(text, str) and text.strip():
                    pair = (name, text.strip())
                    if pair not in self.structure.properties:
                        self.structure.properties.append(pair)

    def _late(self) -> None:
        if time.monotonic() > self.deadline:
            raise TimeoutError

    def _pages(self) -> None:
        count = 0
        annotated: list[tuple[int, list[Any]]] = []
        for number, page in enumerate(self.reader.pages, 1):
            if number > self.pages:
                break
            self._late()
            reference = page.indirect_reference
            if reference is not None:
                self.numbers[reference.idnum] = number
            items = _object(page.get("/Annots"))
            if isinstance(items, list) and items:
                annotated.append((number, items))
        resolved: set[int] = set()
        for number, items in annotated:
            for item in items:
                count += 1
                if count > _MOST_ANNOTATIONS:
                    raise OverflowError
                self._late()
                annotation = _object(item)
                if isinstance(annotation, dict):
                    self._annotation(number, annotation, resolved)

    def _annotation(self, page: int, item: Any, resolved: set[int]) -> None:
        kind = str(item.get("/Subtype", ""))
        box = _rectangle(_object(item.get("/Rect")))
        flags = _object(item.get("/F"))
        shown = not (isinstance(flags, int) and flags & _HIDDEN)
        if kind == "/Link":
            self._link(page, box, item)
        elif kind == "/Widget":
            self._field(page, box, item, shown)
        elif kind not in ("/Popup", "/PrinterMark", "/TrapNet"):
            if str(_object(item.get("/State")) or "") and "/IRT" in item:
                return
            text = _text(_object(item.get("/Contents"))).strip()
            if kind == "/FileAttachment":
                self._file(_object(item.get("/FS")))
            if text or kind in _MARKUP:
                author, date = _text(_object(item.get("/T"))), _text(_object(item.get("/M")))
                free = kind == "/FreeText"
                self.structure.annotations.append(
                    Annotation(page, kind[1:], text, author, date, box, free and shown)
                )

    def _link(self, page: int, box: Rectangle, item: Any) -> None:
        action = _object(item.get("/A"))
        destination = _object(item.get("/Dest"))
        target, internal = "", True
        if isinstance(action, dict):
            kind = str(action.get("/S", ""))
            if kind == "/URI":
                target, internal = _text(_object(action.get("/URI"))), False
            elif kind == "/GoTo":
                destination = _object(action.get("/D"))
            elif kind in ("/GoToR", "/Launch"):
                target, internal = _file_name(_object(action.get("/F"))), False
        if internal and not target:
            target = self._destination(destination)
        if target:
            self.structure.targets.append(Target(page, box, target, internal))

    def _destination(self, destination: Any) -> str:
        """A named destination's name, or ``page 3``."""
        if isinstance(destination, list) and destination:
            number = getattr(destination[0], "idnum", None)
            if number is not None:
                return f"page {self.numbers[number]}" if number in self.numbers else ""
            first = _object(destination[0])
            return f"page {first + 1}" if isinstance(first, int) else ""
        return _text(destination).lstrip("/")

    def _field(self, page: int, box: Rectangle, item: Any, shown: bool) -> None:
        names, value, kind, field_item = [], None, None, item
        for _ in range(_MOST_DEPTH):
            name = _object(field_item.get("/T"))
            if name is not None:
                names.append(_text(name))
            value = value if value is not None else _object(field_item.get("/V"))
            kind = kind or _object(field_item.get("/FT"))
            field_item = _object(field_item.get("/Parent"))
            if not isinstance(field_item, dict):
                break
        full = ".".join(reversed(names))
        if kind == "/Sig":
            if value is not None:
                self.structure.enclosures.append(Enclosure(full or "signature", "signature"))
        elif kind in ("/Tx", "/Ch") and value is not None:
            values = value if isinstance(value, list) else [value]
            text = "\n".join(_text(_object(part)) for part in values).strip()
            if text:
                self.structure.values.append(FormValue(page, box, full, text, shown))

    def _outline(self) -> None:
        if "/Outlines" not in self.root:
            return
        top = _object(self.root["/Outlines"])
        seen: set[int] = set()
        stack = [(top.get("/First"), 1)] if isinstance(top, dict) else []
        while stack:
            reference, level = stack.pop()
            item = _object(reference)
            key = getattr(reference, "idnum", id(item))
            if not isinstance(item, dict) or key in seen or len(seen) > 10_000:
                continue
            seen.add(key)
            self._late()
            action = _object(item.get("/A"))
            where = item.get("/Dest") or (action.get("/D") if isinstance(action, dict) else None)
            target = self._destination(_object(where))
            page = int(target[5:]) if re.fullmatch(r"page \d+", target) else None
            self.structure.outline.append((_text(_object(item.get("/Title"))).strip(), level, page))
            stack.append((item.get("/Next"), level))
            if level < _MOST_DEPTH:
                stack.append((item.get("/First"), level + 1))

    def _figures(self) -> None:
        self.structure.figures = unplaced_figures(self.root, self.numbers, self.deadline)

    def _enclosures(self) -> None:
        names = _object(self.root.get("/Names"))
        if isinstance(names, dict):
            for _, item in self._name_tree(_object(names.get("/EmbeddedFiles"))):
                self._file(item)
            for name, item in self._name_tree(_object(names.get("/JavaScript"))):
                self._script(name, item)
        self._script("OpenAction", _object(self.root.get("/OpenAction")))
        actions = _object(self.root.get("/AA"))
        if isinstance(actions, dict):
            for name, item in actions.items():
                self._script(str(name).lstrip("/"), _object(item))
        form = _object(self.root.get("/AcroForm"))
        if isinstance(form, dict) and "/XFA" in form and self.root.get("/NeedsRendering"):
            self.structure.failures.append(
                "The PDF is an XFA form: what it shows is made by a program when it is opened."
            )

    def _name_tree(self, root: Any) -> Iterator[tuple[str, Any]]:
        stack, steps = [root], 0
        while stack:
            node = stack.pop()
            steps += 1
            if not isinstance(node, dict) or steps > 10_000:
                continue
            pairs = _object(node.get("/Names"))
            if isinstance(pairs, list):
                for name, item in zip(pairs[::2], pairs[1::2], strict=False):
                    yield _text(_object(name)), _object(item)
            kids = _object(node.get("/Kids"))
            if isinstance(kids, list):
                stack.extend(_object(kid) for kid in reversed(kids))

    def _file(self, item: Any) -> None:
        if not isinstance(item, dict):
            return
        name = _file_name(item)
        held = _object(item.get("/EF"))
        stream = _object(held.get("/UF") or held.get("/F")) if isinstance(held, dict) else None
        size, digest = 0, ""
        if stream is not None and hasattr(stream, "get_data"):
            data = stream.get_data()
            size, digest = len(data), hashlib.sha256(data).hexdigest()
        self.structure.enclosures.append(Enclosure(name, "file", size, digest))

    def _script(self, name: str, action: Any) -> None:
        if not isinstance(action, dict) or str(action.get("/S", "")) != "/JavaScript":
            return
        code = _object(action.get("/JS"))
        data = code.get_data() if hasattr(code, "get_data") else _text(code).encode()
        digest = hashlib.sha256(data).hexdigest()
        self.structure.enclosures.append(Enclosure(name, "javascript", len(data), digest))


def _object(value: Any) -> Any:
    """What an indirect reference refers to; None for a null object."""
    found = value.get_object() if hasattr(value, "get_object") else value
    return None if type(found).__name__ == "NullObject" else found


def _text(value: Any) -> str:
    """A PDF string as text, without control characters."""
    value = _object(value)
    if value is None:
        return ""
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = str(value).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in text if c >= " " or c in "\n\t").encode("utf-8", "replace").decode()


_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?")


def _date(text: str) -> str:
    """A PDF date (PDF 32000-1, 7.9.4) as ISO 8601 without its zone; other text as it is."""
    match = _DATE.match(text)
    if match is None:
        return text
    year, month, day, *clock = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    return date + (f"T{':'.join(part or '00' for part in clock)}" if clock[0] else "")


def _file_name(value: Any) -> str:
    if isinstance(value, dict):
        return _text(value.get("/UF")) or _text(value.get("/F"))
    return _text(value)


def _rectangle(value: Any) -> Rectangle:
    try:
        a, b, c, d = (float(_object(number)) for number in value)
    except (TypeError, ValueError):
        return (0.0, 0.0, 0.0, 0.0)
    return min(a, c), min(b, d), max(a, c), max(b, d)
