"""The zip and its parts: opened with every limit checked before anything is unpacked."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from qualitygate.config import Limits
from qualitygate.document import Gap
from qualitygate.errors import Unreadable
from qualitygate.extract.docx.names import name, short
from qualitygate.extract.docx.xml import Element, parse

_FORMATS = {
    "wordprocessingml.document.main+xml": "docx",
    "ms-word.document.macroenabled.main+xml": "docm",
    "wordprocessingml.template.main+xml": "dotx",
    "ms-word.template.macroenabledtemplate.main+xml": "dotm",
}
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError, struct.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part; `kind` is the last word of its type.

    `target` is a member's name, or for an external one the address as it is written. `source` is
    the ``.rels`` member and `ordinal` the relationship's place in it.
    """

    kind: str
    target: str
    external: bool
    source: str
    ordinal: int


class Part:
    """A parsed XML member with its relationships.

    `texts_read` counts the elements whose text has been read: ``w:t``, ``w:delText``, ``m:t``.
    """

    def __init__(self, part_name: str, root: Element, relations: dict[str, Relation]) -> None:
        self.name = part_name
        self.root = root
        self.relations = relations
        self.texts_read = 0
        self._ordinals: dict[str, dict[Element, int]] = {}

    def ordinal(self, element: Element) -> int:
        """The element's place among all of its name in this part, in document order from 0."""
        return self._numbered(element.tag)[element]

    def place(self, element: Element, attribute: str = "") -> str:
        """How an anchor names an element or its attribute: ``a:t[3]``, ``wp:docPr[0]@descr``.

        An element whose namespace has no prefix here is counted among all: ``*[12]``.
        """
        prefixed = short(element.tag)
        tag = element.tag if prefixed else "*"
        suffix = f"@{short(attribute) or attribute}" if attribute else ""
        return f"{prefixed or '*'}[{self._numbered(tag)[element]}]{suffix}"

    def _numbered(self, tag: str) -> dict[Element, int]:
        known = self._ordinals.get(tag)
        if known is None:
            known = {element: i for i, element in enumerate(self.root.iter(tag))}
            self._ordinals[tag] = known
        return known


class Package:
    """The members of a DOCX by name, without regard to case as OPC demands.

    Raises `Unreadable` where the zip is damaged, protected, too large or no Word document. What is
    broken within it is added to `gaps`.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        self.gaps: list[Gap] = []
        self.reads: set[str] = set()
        self.strict = False
        self._zip = _open(data)
        self._members = self._index()
        self._parts: dict[str, Part | None] = {}
        self._types, self._defaults = self._content_types()
        self.relations = self._relations("")
        self.main = self._main_part()
        self.format = self._format()

    def __contains__(self, member: str) -> bool:
        return member.lower() in self._members

    @property
    def members(self) -> list[str]:
        """All members, sorted by name."""
        return sorted(_clean(info.filename) for info in self._members.values())

    @property
    def parts(self) -> list[Part]:
        """The parts that have been opened, sorted by name."""
        return [part for _, part in sorted(self._parts.items()) if part is not None]

    def size(self, member: str) -> int:
        """The unpacked size in bytes, 0 where there is no such member."""
        info = self._members.get(member.lower())
        return info.file_size if info else 0

    def content_type(self, member: str) -> str:
        extension = member.rpartition(".")[2].lower()
        return self._types.get(member.lower()) or self._defaults.get(extension, "")

    def read(self, member: str) -> bytes:
        """The member's bytes. Raises `Unreadable` where it is missing or damaged."""
        info = self._members.get(member.lower())
        if info is None:
            raise Unreadable(f"The part {member} is missing from the document.", "damaged")
        try:
            with self._zip.open(info) as stream:
                return stream.read(info.file_size)
        except _ZIP_ERRORS as error:
            reason = f"The part {member} of the document is damaged and cannot be unpacked."
            raise Unreadable(reason, "damaged") from error

    def part(self, member: str) -> Part | None:
        """The parsed part, or None with a gap noted once where it is missing or broken."""
        key = member.lower()
        if key not in self._parts:
            self.reads.add(key)
            try:
                self._parts[key] = self._load(member)
            except Unreadable as error:
                if error.code in ("limit", "dtd"):
                    raise
                self.gap(error.reason, member, error.code)
                self._parts[key] = None
        return self._parts[key]

    def gap(self, reason: str, where: str, code: str) -> None:
        """Note what cannot be read, once."""
        found = Gap(reason, where, code)
        if found not in self.gaps:
            self.gaps.append(found)

    def related(self, part: Part, *kinds: str) -> list[str]:
        """The members to which a part has a relationship of these kinds, each once."""
        found = (r for r in part.relations.values() if r.kind in kinds and not r.external)
        return list(dict.fromkeys(relation.target for relation in found))

    def all_relations(self) -> Iterator[tuple[str, Relation]]:
        """Every relationship in the package with the part it belongs to, sorted by part."""
        yield from (("", relation) for relation in self.relations.values())
        for member in self.members:
            if member.lower().endswith(".rels") and member.lower() != "_rels/.rels":
                folder, _, base = member.rpartition("/")
                owner = posixpath.join(posixpath.dirname(folder), base[: -len(".rels")])
                relations = self._relations(owner)
                yield from ((owner, relation) for relation in relations.values())

    def _index(self) -> dict[str, zipfile.ZipInfo]:
        infos = [info for info in self._zip.infolist() if not info.filename.endswith("/")]
        if len(infos) > self.limits.members:
            raise Unreadable(
                f"The document is made of {len(infos):,} files, more than the limit of "
                f"{self.limits.members:,}.",
                "limit",
            )
        total = sum(info.file_size for info in infos)
        if total > self.limits.expanded:
            raise Unreadable(
                f"The document unpacks to {total // 1024**2:,} MB, more than the limit of "
                f"{self.limits.expanded // 1024**2:,} MB.",
                "limit",
            )
        members: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            key = _clean(info.filename).lower()
            if key in members:
                reason = "Two parts of the document have the same name; only the last is read."
                self.gaps.append(Gap(reason, _clean(info.filename), "duplicate-part"))
            if info.flag_bits & 1:
                raise Unreadable(
                    "The document is a zip file that is protected by a password. Save it without "
                    "the password and check that.",
                    "password",
                )
            members[key] = info
        return members

    def _load(self, member: str) -> Part:
        info_size = self.size(member)
        if info_size > self.limits.memory // 20:
            raise Unreadable(
                f"The part {member} has {info_size // 1024**2:,} MB of XML, more than can be read "
                "within the memory limit.",
                "limit",
            )
        root = parse(self.read(member), member, self.limits)
        if member == self.main and root.get(name("w:conformance")) == "strict":
            self.strict = True
        return Part(member, root, self._relations(member))

    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        member = "[Content_Types].xml"
        try:
            root = parse(self.read(member), member, self.limits)
        except Unreadable as error:
            if error.code in ("limit", "dtd"):
                raise
            self.gaps.append(Gap(error.reason, member, error.code))
            return {}, {}
        types = {
            _clean(item.get("PartName", "").lstrip("/")).lower(): item.get("ContentType", "")
            for item in root.iter(name("ct:Override"))
        }
        defaults = {
            item.get("Extension", "").lower(): item.get("ContentType", "")
            for item in root.iter(name("ct:Default"))
        }
        return types, defaults

    def _relations(self, owner: str) -> dict[str, Relation]:
        folder, base = posixpath.split(owner)
        source = posixpath.join(folder, "_rels", f"{base}.rels")
        if source not in self:
            return {}
        try:
            root = parse(self.read(source), source, self.limits)
        except Unreadable as error:
            if error.code in ("limit", "dtd"):
                raise
            self.gap(error.reason, source, error.code)
            return {}
        relations: dict[str, Relation] = {}
        for ordinal, item in enumerate(root.iter(name("rel:Relationship"))):
            target, kind = item.get("Target", ""), item.get("Type", "").rpartition("/")[2]
            external = item.get("TargetMode") == "External"
            if not external:
                if target.startswith("#"):
                    kind, external = kind or "hyperlink", True
                else:
                    target = self._resolve(folder, target)
            relations.setdefault(
                item.get("Id", ""), Relation(kind, target, external, source, ordinal)
            )
        return relations

    def _resolve(self, folder: str, target: str) -> str:
        target = _clean(target.partition("#")[0])
        joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        path = posixpath.normpath(joined)
        while path.startswith("../"):
            path = path[3:]
        decoded = unquote(path)
        return decoded if path not in self and decoded in self else path

    def _main_part(self) -> str:
        mains = {r.target.lower(): r.target for r in self.relations.values()
                 if r.kind == "officeDocument" and not r.external}  # fmt: skip
        if len(mains) > 1:
            raise Unreadable(
                "The file says that it has two main documents, so nobody can tell what the reader "
                "will see. Open it in Word, save it again, and check that.",
                "two-documents",
            )
        if mains:
            return next(iter(mains.values()))
        for member in self.members:
            if any(word in self.content_type(member).lower() for word in _FORMATS):
                return member
        raise Unreadable(
            "This is a zip file without a Word document in it. Check the DOCX itself.", "not-docx"
        )

    def _format(self) -> str:
        kind = self.content_type(self.main).lower()
        for word, suffix in _FORMATS.items():
            if word in kind:
                return suffix
        for word, label in (
            ("spreadsheetml", "an Excel workbook (XLSX)"), ("ms-excel", "an Excel workbook"),
            ("presentationml", "a PowerPoint presentation (PPTX)"),
            ("ms-powerpoint", "a PowerPoint presentation"), ("visio", "a Visio drawing"),
        ):  # fmt: skip
            if word in kind:
                raise Unreadable(
                    f"This is {label}, not a Word document; only DOCX and PDF files can be "
                    "checked.",
                    "not-docx",
                )
        return "docx"


def _open(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_ERRORS as error:
        raise Unreadable(
            "The file is cut off or damaged: it begins like a Word document but cannot be "
            "unpacked. Get a fresh copy of it.",
            "damaged",
        ) from error


def _clean(path: str) -> str:
    return re.sub(r"/{2,}", "/", path.replace("\\", "/")).removeprefix("./")
