"""Drawings, pictures, shapes, charts and diagrams (DrawingML and VML)."""

import hashlib
import re
from dataclasses import dataclass, replace
from functools import partial

from qualitygate.document import Kind, Picture
from qualitygate.errors import Unreadable
from qualitygate.extract.docx.assembly import Assembly
from qualitygate.extract.docx.draft import Draft, Latent, Place, Span
from qualitygate.extract.docx.formats import Format
from qualitygate.extract.docx.inline import Inline
from qualitygate.extract.docx.names import R_ID, local, name
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.placement import WHOLE, Crop, placement, vml_crop
from qualitygate.extract.docx.values import EMU, whole
from qualitygate.extract.docx.xml import Element, children, nested_too_deep
from qualitygate.extract.exif import position
from qualitygate.extract.fonts import is_mono
from qualitygate.extract.images import pixel_size

_POINTS = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d+(?:\.\d+)?)(pt|in|px|cm|mm)?", re.I)
_UNITS = {"pt": 1.0, "in": 72.0, "px": 0.75, "cm": 72 / 2.54, "mm": 7.2 / 2.54}
_TEXT_BOX = name("w:txbxContent")
_DRAWN = name("a:p")
_NAMED = {"tx": "series", "cat": "category", "xVal": "category", "dlblRangeCache": "data label"}
_EMBED, _LINK = name("r:embed"), name("r:link")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a drawing says of the picture in it."""

    name: str = ""
    alt: str | None = None
    width: float = 0.0
    height: float = 0.0
    crop: Crop = WHOLE


def read(walk: Inline, element: Element) -> None:
    """Read a ``w:drawing``, ``w:pict`` or ``w:object`` that stands in a run."""
    _Reader(walk).content(element, _Frame(), 0)


class _Reader:
    def __init__(self, walk: Inline) -> None:
        self.walk = walk
        self.part = walk.part
        self.assembly = walk.assembly

    def content(self, element: Element, frame: _Frame, depth: int) -> None:
        if depth > self.assembly.limits.depth:
            raise nested_too_deep(self.assembly.limits)
        extent = element.find(name("wp:extent"))
        if extent is not None:
            width, height = whole(extent.get("cx")) / EMU, whole(extent.get("cy")) / EMU
            frame = replace(frame, width=round(width, 2), height=round(height, 2))
        for child in children(element):
            frame = self._child(child, frame, depth)

    def _child(self, element: Element, frame: _Frame, depth: int) -> _Frame:
        tag = element.tag
        if tag == _TEXT_BOX:
            walk = self.walk
            self.assembly.stories.text_box(self.part, element, walk.place, walk.is_removed)
        elif tag == _DRAWN:
            self._drawn(element)
        elif tag in (name("wp:docPr"), name("pic:cNvPr")):
            frame = self._named(element, frame)
        elif tag == name("a:blip"):
            width, height, crop = placement(element, frame.width, frame.height)
            placed = replace(frame, width=width, height=height, crop=crop)
            self._picture(element.get(_EMBED), element.get(_LINK), placed)
        elif tag == name("v:imagedata"):
            named = frame.name or element.get(name("o:title"), "")
            placed = replace(frame, name=named, crop=vml_crop(element))
            if next(element.iterancestors(name("v:group")), None) is not None:
                placed = replace(placed, width=0.0, height=0.0)  # in units of the group's own
            self._picture(element.get(R_ID) or element.get(name("o:relid")), None, placed)
        elif tag == name("v:textpath"):
            self._word_art(element)
        elif tag in (name("c:chart"), name("cx:chart")):
            self._other(element.get(R_ID, ""), "chart")
        elif tag == name("dgm:relIds"):
            self._other(element.get(name("r:dm"), ""), "diagram")
        else:
            if tag == name("a:hlinkClick"):
                self._linked(element)
            elif tag.startswith("{urn:schemas-microsoft-com:vml}"):
                frame = self._shape(element, frame)
            self.content(element, frame, depth + 1)
        return frame

    def _named(self, element: Element, frame: _Frame) -> _Frame:
        """The name and the alternative text of a drawing, or of one picture in a group."""
        known = frame.alt
        alt = known
        for attribute in ("descr", "title"):
            text = element.get(attribute, "")
            if text.strip() and text not in (known, alt):
                alt = text if alt is None or attribute == "descr" else alt
                self._alt(element, attribute, text)
        decorative = next(iter(element.iter(name("adec:decorative"))), None)
        if decorative is not None and decorative.get("val", "1") in ("1", "true"):
            alt = alt or ""
        for link in element.iter(name("a:hlinkClick")):
            self._linked(link)
        return replace(frame, name=frame.name or element.get("name", ""), alt=alt)

    def _shape(self, element: Element, frame: _Frame) -> _Frame:
        """A VML shape: its size is in its style, its alternative text in an attribute."""
        for found in _POINTS.finditer(element.get("style", "")):
            size = round(float(found[2]) * _UNITS.get((found[3] or "px").lower(), 1.0), 2)
            key = found[1].lower()
            frame = replace(frame, width=size) if key == "width" else replace(frame, height=size)
        alt = element.get("alt", "")
        if alt.strip() and alt != frame.alt:
            self._alt(element, "alt", alt)
            frame = replace(frame, alt=alt)
        title = element.get("title", "")
        if title.strip() and title != alt:
            self._alt(element, "title", title)
        if element.get("href", "").strip():
            self._shape_link(element, element.get("href", ""))
        return frame

    def _shape_link(self, element: Element, target: str) -> None:
        host = self.walk.draft
        internal = target.startswith("#")
        self.assembly.link(Span(host, host.length, host.length), target.lstrip("#"), internal)
        if not internal:
            draft = Draft(self.part.name)
            draft.add(target, -1, -1, 0, element=self.part.place(element, "href"))
            host.latents.append(Latent("link", draft, host.length, name=target))

    def _alt(self, element: Element, attribute: str, text: str) -> None:
        draft = Draft(self.part.name)
        draft.add(text, -1, -1, 0, element=self.part.place(element, attribute))
        host = self.walk.draft
        host.latents.append(Latent("alt", draft, host.length, name=element.get("name", "")))

    def _picture(self, embedded: str | None, linked: str | None, frame: _Frame) -> None:
        relation = self.part.relations.get(embedded or linked or "")
        if relation is None:
            return
        label = frame.name or relation.target.rpartition("/")[2]
        digest, width, height = "", 0, 0
        if relation.external:
            self.assembly.relation_link(self.walk.draft, relation, "linked picture")
        elif relation.target in self.assembly.package:
            digest, width, height = image(self.assembly, relation.target)
        self.assembly.picture(
            Picture(
                label,
                digest,
                frame.alt,
                frame.width,
                frame.height,
                width,
                height,
                crop=frame.crop,
            ),
            self.walk.place,
            self.walk.draft,
        )

    def _linked(self, element: Element) -> None:
        if element.get("tooltip", "").strip():
            self._alt(element, "tooltip", element.get("tooltip", ""))
        relation = self.part.relations.get(element.get(R_ID, ""))
        if relation is None or not relation.external:
            return
        host = self.walk.draft
        internal = relation.target.startswith("#")
        span = Span(host, host.length, host.length)
        self.assembly.link(
            span, relation.target.lstrip("#") if internal else relation.target, internal
        )
        if not internal:
            self.assembly.relation_link(host, relation, "picture")

    def _word_art(self, element: Element) -> None:
        text = element.get("string", "")
        if not text.strip():
            return
        draft = Draft(self.part.name)
        draft.add(text, -1, -1, 0, element=self.part.place(element, "string"))
        shape = element.getparent()
        label = shape.get("id", "") + shape.get(name("o:spid"), "") if shape is not None else ""
        host = self.walk.place
        behind = "watermark" in label.lower() or host.kind == "header"
        kind: Kind = "watermark" if behind else "text-box"
        self._queue(draft, kind, "watermark" if behind else "text box")

    def _drawn(self, paragraph: Element) -> None:
        draft = drawn_paragraph(self.part, paragraph)
        if draft.text.strip():
            self._queue(draft, "text-box", "text box")

    def _queue(self, draft: Draft, kind: Kind, detail: str) -> None:
        host, removed = self.walk.place, self.walk.is_removed
        place = within(host, kind, detail, removed)
        self.assembly.queue.append(partial(_add, self.assembly, draft, place))

    def _other(self, key: str, kind: Kind) -> None:
        relation = self.part.relations.get(key)
        if relation is None or relation.external:
            return
        place = within(self.walk.place, kind, kind, self.walk.is_removed)
        self.assembly.queue.append(partial(_read_other, self.assembly, relation.target, place))


def within(host: Place, kind: Kind, detail: str, removed: bool) -> Place:
    """The place of what is drawn in a paragraph."""
    latent = removed or host.visibility == "latent"
    path = f"{host.detail} › {detail}" if host.detail else detail
    return Place(kind=kind, visibility="latent" if latent else "shown", detail=path)


def image(assembly: Assembly, member: str) -> tuple[str, int, int]:
    """The SHA-256 of a picture's bytes, its width and its height in pixels; read once."""
    known = assembly.images.get(member)
    if known is None:
        try:
            data = assembly.package.read(member)
        except Unreadable:
            known = ("", 0, 0)
        else:
            known = (hashlib.sha256(data).hexdigest(), *pixel_size(data))
            if where := position(data):
                assembly.properties.append((f"position of {member}", where))
        assembly.images[member] = known
    return known


def drawn_paragraph(part: Part, paragraph: Element) -> Draft:
    """The text of an ``a:p``."""
    draft = Draft(part.name)
    for element in paragraph.iter(name("a:t"), name("a:br")):
        if element.tag == name("a:br"):
            draft.add_break()
        elif element.text:
            parent = element.getparent()
            own = parent.find(name("a:rPr")) if parent is not None else None
            draft.add(element.text, -1, -1, 0, _format(own), element=part.place(element))
    return draft


def _format(own: Element | None) -> Format:
    if own is None:
        return Format()
    latin = own.find(name("a:latin"))
    font = latin.get("typeface", "") if latin is not None else ""
    size = whole(own.get("sz")) / 100
    return Format(
        font="" if font.startswith("+") else font,
        mono=is_mono(font),
        size=size or None,
        bold=own.get("b") in ("1", "true"),
        italic=own.get("i") in ("1", "true"),
        language=own.get("lang"),
    )


def _add(assembly: Assembly, draft: Draft, place: Place) -> None:
    draft.page = assembly.pages.page
    assembly.add(draft, place.kind, place)


def _read_other(assembly: Assembly, member: str, place: Place) -> None:
    """The texts of a chart or a diagram, each once."""
    part = assembly.package.part(member)
    if part is None or member in assembly.drawn:
        return
    assembly.drawn.add(member)
    drafts = [(drawn_paragraph(part, p), "") for p in part.root.iter(_DRAWN)]
    if place.kind == "chart":
        drafts += _chart_names(part)
        for shapes in assembly.package.related(part, "chartUserShapes"):
            drawn = assembly.package.part(shapes)
            if drawn is not None:
                drafts += [(drawn_paragraph(drawn, p), "") for p in drawn.root.iter(_DRAWN)]
    for draft, label in drafts:
        if draft.text.strip():
            draft.page = assembly.pages.page
            assembly.add(draft, place.kind, place, name=label)
    for element in part.root.iter("{*}cNvPr"):
        for attribute in ("descr", "title"):
            if element.get(attribute, "").strip():
                draft = Draft(part.name)
                draft.add(element.get(attribute, ""), -1, -1, 0,
                          element=part.place(element, attribute))  # fmt: skip
                draft.page = assembly.pages.page
                assembly.add(draft, "alt", replace(place, kind="alt", visibility="latent"))


def _chart_names(part: Part) -> list[tuple[Draft, str]]:
    """The names of a chart's series, categories and points, each once; its figures are not text."""
    found: list[tuple[Draft, str]] = []
    seen: set[str] = set()
    for text in part.root.iter(name("c:v"), name("cx:v"), name("cx:pt")):
        label = _label(text)
        if label and text.text and text.text not in seen and any(map(str.isalpha, text.text)):
            seen.add(text.text)
            draft = Draft(part.name)
            draft.add(text.text, -1, -1, 0, element=part.place(text))
            found.append((draft, label))
    return found


def _label(text: Element) -> str:
    """What a value in a chart names; empty for a figure."""
    for ancestor in text.iterancestors():
        kind = local(ancestor.tag)
        if kind in ("numCache", "numLit", "numDim"):
            return ""
        if kind in _NAMED:
            return _NAMED[kind]
    return "category"
