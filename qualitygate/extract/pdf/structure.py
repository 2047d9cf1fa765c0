"""What pypdf knows of a PDF beside the text of its pages.

Every part is read on its own and guarded: what fails leaves a sentence in `failures`, and the text
of the document still stands.
"""

import hashlib
import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

from qualitygate.extract.pdf.annotations import Annotation, Settled, is_shown, read_remark
from qualitygate.extract.pdf.figures import Figure, unplaced_figures
from qualitygate.extract.pdf.forms import Forms
from qualitygate.extract.pdf.objects import (
    Rectangle,
    date_of,
    file_name,
    rectangle_of,
    resolved,
    text_of,
)
from qualitygate.extract.pdf.unseen import (
    can_be_filled,
    hidden_layers,
    paths_in_xmp,
    scripts_of,
)

_LANGUAGE = re.compile(r"(?!x-)[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_INFO = {
    "/Title": "title", "/Author": "author", "/Subject": "subject", "/Keywords": "keywords",
    "/Creator": "application", "/Producer": "producer", "/CreationDate": "created",
    "/ModDate": "modified", "/Company": "company", "/Manager": "manager",
}  # fmt: skip
_MOST_ANNOTATIONS = 20_000
_MOST_DEPTH = 32
_PAGE = re.compile(r"page \d+")
_NO_PAGE = "page"  # what a link is said to lead to whose page is gone


@dataclass(slots=True)
class Target:
    """A link's rectangle and where it leads."""

    page: int
    box: Rectangle
    target: str
    internal: bool
    found: bool = True


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
    endless: set[int] = field(default_factory=set)  # pages that no reader could draw to the end
    layers: list[str] = field(default_factory=list)  # that are switched off
    fields: set[str] = field(default_factory=set)  # that can be filled in
    earlier: list[str] = field(default_factory=list)  # lines that only an older state shows
    failures: list[str] = field(default_factory=list)


class StructureReader:
    """Reads what lies around the text of `pages` pages, each part for at most about `seconds`."""

    def __init__(self, data: bytes, pages: int, seconds: float) -> None:
        self.data, self.pages, self.seconds = data, pages, seconds
        self.structure = Structure()
        self.deadline = 0.0
        self.numbers: dict[int, int] = {}  # object number of a page -> its number
        self.opened = False
        self.scripts: set[str] = set()  # digests

    def read(self) -> Structure:
        """Everything but the figures."""
        with self._quiet():
            self.opened = self._guarded("its structure", self._open)
            if self.opened:
                self._guarded("its properties", self._properties)
                self._guarded("its annotations, links and form fields", self._pages)
                self._guarded("its bookmarks", self._outline)
                self._guarded("its attachments and scripts", self._enclosures)
        return self.structure

    def read_figures(self) -> None:
        """The figures that no content of a page belongs to: for pictures that no tag claims."""
        possible = b"/Figure" in self.data or b"/ObjStm" in self.data
        if self.opened and self.structure.tagged and possible:
            with self._quiet():
                self._guarded("the descriptions of its pictures", self._figures)

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """Keep pypdf silent, whose messages quote the document, and begin to count the time."""
        self.deadline = time.monotonic() + self.seconds
        logger = logging.getLogger("pypdf")
        before = logger.level
        logger.setLevel(logging.CRITICAL + 1)
        try:
            yield
        finally:
            logger.setLevel(before)

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
        language = text_of(root.get("/Lang")).strip()
        structure.language = language if _LANGUAGE.fullmatch(language) else None
        mark = resolved(root.get("/MarkInfo")) or {}
        structure.tagged = "/StructTreeRoot" in root and str(mark.get("/Marked", "")) == "True"
        info = resolved(self.reader.trailer.get("/Info"))
        if isinstance(info, dict):
            for key, value in info.items():
                found = resolved(value)
                if not isinstance(found, (str, bytes)) or str(key) == "/Trapped":
                    continue
                text = date_of(text_of(found).strip())
                name = _INFO.get(str(key), str(key).lstrip("/"))
                if text:
                    structure.properties.append((name, text))
        self._xmp()

    def _xmp(self) -> None:
        """The XMP packet's title, authors and description, where they say something else.

        A title in other languages is none beside the title: it is called "title (fr)".
        """
        if "/Metadata" not in self.root:
            return
        try:
            xmp = self.reader.xmp_metadata
            if xmp is None:
                return
            found = [
                *_in_languages("title", xmp.dc_title or {}),
                *(("author", creator) for creator in xmp.dc_creator or []),
                *_in_languages("subject", xmp.dc_description or {}),
            ]
        except Exception:
            return  # a packet that is no XML says nothing to a reader either
        for name, text in found:
            if isinstance(text, str) and text.strip():
                pair = (name, text.strip())
                if pair not in self.structure.properties:
                    self.structure.properties.append(pair)
        self.structure.properties += [("source", path) for path in paths_in_xmp(self.root)]

    def _late(self) -> None:
        if time.monotonic() > self.deadline:
            raise TimeoutError

    def _pages(self) -> None:
        count = 0
        annotated: list[tuple[int, list[Any]]] = []
        forms, has_forms = Forms(), b"/Form" in self.data or b"/ObjStm" in self.data
        for number, page in enumerate(self.reader.pages, 1):
            if number > self.pages:
                break
            self._late()
            reference = page.indirect_reference
            if reference is not None:
                self.numbers[reference.idnum] = number
            items = resolved(page.get("/Annots"))
            if isinstance(items, list) and items:
                annotated.append((number, items))
            if has_forms:
                with suppress(Exception):  # what pypdf cannot follow, the text's reader judges
                    if forms.endless(page):
                        self.structure.endless.add(number)
        states = Settled(item for _, items in annotated for item in items)
        for number, items in annotated:
            for item in items:
                count += 1
                if count > _MOST_ANNOTATIONS:
                    raise OverflowError
                self._late()
                annotation = resolved(item)
                if isinstance(annotation, dict):
                    self._annotation(number, annotation, states.has(item))

    def _annotation(self, page: int, item: Any, settled: bool) -> None:
        kind = str(item.get("/Subtype", ""))
        box = rectangle_of(resolved(item.get("/Rect")))
        shown = is_shown(item)
        for name, action in scripts_of(item):
            self._script(name, action)
        if kind == "/Link":
            self._link(page, box, item)
        elif kind == "/Widget":
            self._field(page, box, item, shown)
        else:
            if kind == "/FileAttachment":
                self._file(resolved(item.get("/FS")))
            remark = read_remark(page, item, settled=settled)
            if remark is not None:
                self.structure.annotations.append(remark)

    def _link(self, page: int, box: Rectangle, item: Any) -> None:
        action = resolved(item.get("/A"))
        destination = resolved(item.get("/Dest"))
        target, internal = "", True
        if isinstance(action, dict):
            kind = str(action.get("/S", ""))
            if kind == "/URI":
                target, internal = text_of(resolved(action.get("/URI"))), False
            elif kind == "/GoTo":
                destination = resolved(action.get("/D"))
            elif kind in ("/GoToR", "/Launch"):
                target, internal = file_name(resolved(action.get("/F"))), False
        found = True
        if internal and not target:
            target = self._destination(destination)
            found = bool(_PAGE.fullmatch(target)) or target in self._destinations
            if not target and self._is_lost(destination):
                target = _NO_PAGE
        if target:
            self.structure.targets.append(Target(page, box, target, internal, found))

    def _is_lost(self, destination: Any) -> bool:
        """Whether a link leads to a page that was taken out of the file."""
        if not isinstance(destination, list) or not destination or len(self.numbers) < self.pages:
            return False
        number = getattr(destination[0], "idnum", None)
        return resolved(destination[0]) is None if number is None else number not in self.numbers

    @cached_property
    def _destinations(self) -> frozenset[str]:
        """The names of the places to which links may lead."""
        old, names = resolved(self.root.get("/Dests")), resolved(self.root.get("/Names"))
        found = {str(name).lstrip("/") for name in old} if isinstance(old, dict) else set[str]()
        if isinstance(names, dict):
            tree = self._name_tree(resolved(names.get("/Dests")))
            found.update(name.lstrip("/") for name, item in tree if item is not None)
        return frozenset(found)

    def _destination(self, destination: Any) -> str:
        """A named destination's name, or ``page 3``."""
        if isinstance(destination, list) and destination:
            number = getattr(destination[0], "idnum", None)
            if number is not None:
                return f"page {self.numbers[number]}" if number in self.numbers else ""
            first = resolved(destination[0])
            return f"page {first + 1}" if isinstance(first, int) else ""
        return text_of(destination).lstrip("/")

    def _field(self, page: int, box: Rectangle, item: Any, shown: bool) -> None:
        names, value, kind, flags, field_item = [], None, None, None, item
        for _ in range(_MOST_DEPTH):
            name = resolved(field_item.get("/T"))
            if name is not None:
                names.append(text_of(name))
            value = value if value is not None else resolved(field_item.get("/V"))
            kind = kind or resolved(field_item.get("/FT"))
            flags = flags if flags is not None else resolved(field_item.get("/Ff"))
            field_item = resolved(field_item.get("/Parent"))
            if not isinstance(field_item, dict):
                break
        full = ".".join(reversed(names))
        if shown and can_be_filled(kind, flags):
            self.structure.fields.add(full)
        if kind == "/Sig":
            if value is not None:
                self.structure.enclosures.append(Enclosure(full or "signature", "signature"))
        elif kind in ("/Tx", "/Ch") and value is not None:
            values = value if isinstance(value, list) else [value]
            text = "\n".join(text_of(resolved(part)) for part in values).strip()
            if text:
                self.structure.values.append(FormValue(page, box, full, text, shown))

    def _outline(self) -> None:
        if "/Outlines" not in self.root:
            return
        top = resolved(self.root["/Outlines"])
        seen: set[int] = set()
        stack = [(top.get("/First"), 1)] if isinstance(top, dict) else []
        while stack:
            reference, level = stack.pop()
            item = resolved(reference)
            key = getattr(reference, "idnum", id(item))
            if not isinstance(item, dict) or key in seen or len(seen) > 10_000:
                continue
            seen.add(key)
            self._late()
            action = resolved(item.get("/A"))
            where = item.get("/Dest") or (action.get("/D") if isinstance(action, dict) else None)
            target = self._destination(resolved(where))
            page = int(target[5:]) if _PAGE.fullmatch(target) else None
            self.structure.outline.append(
                (text_of(resolved(item.get("/Title"))).strip(), level, page)
            )
            stack.append((item.get("/Next"), level))
            if level < _MOST_DEPTH:
                stack.append((item.get("/First"), level + 1))

    def _figures(self) -> None:
        self.structure.figures = unplaced_figures(self.root, self.numbers, self.deadline)

    def _enclosures(self) -> None:
        names = resolved(self.root.get("/Names"))
        if isinstance(names, dict):
            for _, item in self._name_tree(resolved(names.get("/EmbeddedFiles"))):
                self._file(item)
            for name, item in self._name_tree(resolved(names.get("/JavaScript"))):
                self._script(name, item)
        self._script("OpenAction", resolved(self.root.get("/OpenAction")))
        actions = resolved(self.root.get("/AA"))
        if isinstance(actions, dict):
            for name, item in actions.items():
                self._script(str(name).lstrip("/"), resolved(item))
        self.structure.layers = hidden_layers(self.root)
        form = resolved(self.root.get("/AcroForm"))
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
            pairs = resolved(node.get("/Names"))
            if isinstance(pairs, list):
                for name, item in zip(pairs[::2], pairs[1::2], strict=False):
                    yield text_of(resolved(name)), resolved(item)
            kids = resolved(node.get("/Kids"))
            if isinstance(kids, list):
                stack.extend(resolved(kid) for kid in reversed(kids))

    def _file(self, item: Any) -> None:
        if not isinstance(item, dict):
            return
        name = file_name(item)
        held = resolved(item.get("/EF"))
        stream = resolved(held.get("/UF") or held.get("/F")) if isinstance(held, dict) else None
        size, digest = 0, ""
        if stream is not None and hasattr(stream, "get_data"):
            data = stream.get_data()
            size, digest = len(data), hashlib.sha256(data).hexdigest()
        self.structure.enclosures.append(Enclosure(name, "file", size, digest))

    def _script(self, name: str, action: Any) -> None:
        if not isinstance(action, dict) or str(action.get("/S", "")) != "/JavaScript":
            return
        code = resolved(action.get("/JS"))
        data = code.get_data() if hasattr(code, "get_data") else text_of(code).encode()
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self.scripts:  # every field of a form may have the same
            self.scripts.add(digest)
            self.structure.enclosures.append(Enclosure(name, "javascript", len(data), digest))


def _in_languages(name: str, texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The default of a text that the packet has in several languages, and those it is none of."""
    default = texts.get("x-default") or next(iter(texts.values()), "")
    yield name, default
    for language, text in texts.items():
        if text != default:
            yield f"{name} ({language})", text
