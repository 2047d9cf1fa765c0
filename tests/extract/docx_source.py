"""A second, independent way to the characters of a DOCX, with nothing but the standard library."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any
from xml.etree import ElementTree

from compliance import SYMBOL

from qualitygate.document import Anchor, TextAnchor

_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": SYMBOL}
_TEXTS = {"t", "delText", "instrText", "delInstrText"}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_NAMESPACES = {
    "wordprocessingml": "w", "math": "m", "drawingml/2006/main": "a", "drawingml/main": "a",
    "wordprocessingDrawing": "wp", "drawingml/2006/picture": "pic", "drawingml/picture": "pic",
    "drawingml/2006/chart": "c", "drawingml/chart": "c", "2006/diagram": "dgm",
    "drawingml/diagram": "dgm", "chartex": "cx", "com:vml": "v", "office:office": "o",
    "package/2006/relationships": "rel", "core-properties": "cp", "dc/elements/1.1": "dc",
    "dc/terms": "dcterms", "extended-properties": "ap", "extendedProperties": "ap",
    "custom-properties": "op", "customProperties": "op", "docPropsVTypes": "vt",
    "markup-compatibility": "mc", "activeX": "ax", "word/2012/wordml": "w15",
}  # fmt: skip

Element = ElementTree.Element


class DocxSource:
    """Finds text by the convention of `TextAnchor`."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {
            info.filename.replace("\\", "/").lower(): info.filename for info in self._zip.infolist()
        }

    def text(self, anchor: Anchor) -> str:
        assert isinstance(anchor, TextAnchor)
        end = anchor.offset + anchor.end - anchor.start
        return self._characters(anchor)[anchor.offset : end]

    def keys(self, anchor: Anchor) -> Iterator[Any]:
        assert isinstance(anchor, TextAnchor)
        for i in range(anchor.end - anchor.start):
            where = (anchor.paragraph, anchor.run, anchor.element)
            yield (anchor.part.lower(), *where, anchor.offset + i)

    def order(self, anchor: Anchor) -> Any:
        assert isinstance(anchor, TextAnchor)
        if anchor.paragraph < 0 or "document" not in anchor.part:
            return None
        return anchor.part, (anchor.paragraph, anchor.run, anchor.offset)

    def all_text(self, part: str) -> set[tuple[str, int, int, str, int]]:
        """The keys of every visible character in the runs of a part."""
        found = set()
        for number, runs in enumerate(self._runs(part.lower())):
            for index, run in enumerate(runs):
                for offset, character in enumerate(_content(run)):
                    if not character.isspace() and not _INVISIBLE.match(character):
                        found.add((part.lower(), number, index, "", offset))
        return found

    def is_field_code(self, key: tuple[str, int, int, str, int]) -> bool:
        """Whether a character is of an instruction: of a link's, only the target is of interest."""
        run = self._runs(key[0])[key[1]][key[2]]
        return any(_local(child.tag) in ("instrText", "delInstrText") for child in run)

    def _characters(self, anchor: TextAnchor) -> str:
        if not anchor.element:
            run = self._runs(anchor.part.lower())[anchor.paragraph][anchor.run]
            return "".join(_content(run))
        found = re.fullmatch(r"(\*|[\w:]+)\[(\d+)\](?:@([\w:]+))?", anchor.element)
        assert found, anchor.element
        named = [e for e in self._root(anchor.part.lower()).iter() if _named(e.tag, found[1])]
        element = named[int(found[2])]
        if not found[3]:
            return element.text or ""
        return next(value for key, value in element.attrib.items() if _named(key, found[3]))

    @cached_property
    def _parsed(self) -> dict[str, Element]:
        return {}

    def _root(self, part: str) -> Element:
        if part not in self._parsed:
            self._parsed[part] = ElementTree.fromstring(self._zip.read(self._names[part]))
        return self._parsed[part]

    @cache  # noqa: B019 - one source lives for one test
    def _runs(self, part: str) -> list[list[Element]]:
        """The runs of every paragraph of the part, by nearest paragraph."""
        paragraphs: list[list[Element]] = []

        def descend(element: Element, runs: list[Element] | None, read: bool) -> None:
            for child in element:
                local = _local(child.tag)
                mine, goes_on = runs, read and not _is_skipped(element, child)
                if local == "p" and _is_word(child.tag):
                    mine = []
                    paragraphs.append(mine)
                elif local == "r" and _is_word(child.tag) and runs is not None:
                    runs.append(child if goes_on else ElementTree.Element("skipped"))
                descend(child, mine, goes_on)

        descend(self._root(part), None, True)
        return paragraphs


def _content(run: Element) -> Iterator[str]:
    """The characters of a run, without those of runs and paragraphs inside it."""
    for child in run:
        local = _local(child.tag)
        if _is_word(child.tag) and local in _TEXTS:
            yield from child.text or ""
        elif _is_word(child.tag) and local in _MARKS:
            yield _MARKS[local]
        elif local == "AlternateContent":
            for branch in child:
                if not _is_skipped(child, branch):
                    yield from _content(branch)


def _is_skipped(parent: Element, child: Element) -> bool:
    """Whether an alternate content's branch is not the one to read."""
    if _local(parent.tag) != "AlternateContent":
        return False
    choice = next((b for b in parent if _local(b.tag) == "Choice"), None)
    glyph = choice is not None and len(choice) > 0 and _local(choice[0].tag) == "symEx"
    wanted = choice if choice is not None and not glyph else parent[-1]
    return child is not wanted


def _is_word(tag: str) -> bool:
    return "wordprocessingml" in tag


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _named(tag: str, wanted: str) -> bool:
    if wanted == "*":
        return True
    prefix, colon, local = wanted.rpartition(":")
    if _local(tag) != local:
        return False
    if not colon:
        return not tag.startswith("{")
    return any(key in tag and value == prefix for key, value in _NAMESPACES.items())
