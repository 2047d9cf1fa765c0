"""What the package says beside its text: properties, settings, attachments, outside targets."""

import hashlib

from qualitygate.document import Attachment, Font, Settings
from qualitygate.errors import Unreadable
from qualitygate.extract.docx.assembly import Assembly
from qualitygate.extract.docx.draft import Draft, Place
from qualitygate.extract.docx.embedded import is_workbook, programs, sheets
from qualitygate.extract.docx.names import VAL, local, name
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.values import switch
from qualitygate.extract.docx.xml import Element
from qualitygate.extract.fonts import is_mono

_FIGURES = {
    "TotalTime", "Pages", "Words", "Characters", "Lines", "Paragraphs", "CharactersWithSpaces",
    "DocSecurity", "ScaleCrop", "LinksUpToDate", "SharedDoc", "HyperlinksChanged", "AppVersion",
    "revision", "created", "modified", "lastPrinted", "HeadingPairs", "Application", "version",
}  # fmt: skip
# One name for one thing, whichever format it comes from.
_RENAMED = {"creator": "author"}
_NUMBERS = {"i1", "i2", "i4", "i8", "int", "r8", "bool", "filetime", "date"}
_SOURCES = {"connectString", "query", "udl", "table", "mailSubject", "addressFieldName"}
_ATTACHED = {
    "oleObject": "object", "package": "file", "vbaProject": "macros", "control": "control",
    "font": "font", "aFChunk": "file", "attachedToolbars": "macros", "thumbnail": "thumbnail",
}  # fmt: skip
_EXTERNAL = {
    "attachedTemplate": "attached template", "image": "linked picture",
    "oleObject": "linked object", "package": "linked object", "subDocument": "subdocument",
    "hyperlink": "unused hyperlink", "mailMergeSource": "mail merge source",
}  # fmt: skip


def read_properties(assembly: Assembly) -> None:
    """Core, application and custom properties, and the data behind content controls."""
    package = assembly.package
    for relation in package.relations.values():
        kind = relation.kind.replace("-", "").lower()
        if kind not in ("coreproperties", "extendedproperties", "customproperties"):
            continue
        part = package.part(relation.target) if not relation.external else None
        for element in part.root if part is not None else ():
            label = local(element.tag)
            if label == "property":
                label = f"custom:{element.get('name', '')}"
            else:
                label = label[:1].lower() + label[1:]
                label = _RENAMED.get(label, label)
            _property(assembly, part, element, label)  # type: ignore[arg-type]
    read_people(assembly)
    stores = [
        relation.target
        for _, relation in package.all_relations()
        if relation.kind == "customXml" and not relation.external
    ]
    for member in dict.fromkeys(stores):
        part = package.part(member)
        for element in part.root.iter() if part is not None else ():
            if element.text and element.text.strip() and any(map(str.isalpha, element.text)):
                detail = f"custom XML {local(element.tag)}"
                _block(assembly, part, element, element.text, detail, detail)  # type: ignore[arg-type]


def _property(assembly: Assembly, part: Part, element: Element, label: str) -> None:
    shown = (
        f"property {label.removeprefix('custom:')[:1].upper()}{label.removeprefix('custom:')[1:]}"
    )
    values = [holder for holder in element.iter() if holder.text and holder.text.strip()]
    if values:
        assembly.properties.append((label, "; ".join((v.text or "").strip() for v in values)))
    if local(element.tag) in _FIGURES:
        return
    for holder in values:
        if local(holder.tag) not in _NUMBERS:
            _block(assembly, part, holder, holder.text or "", label, shown)


def _block(assembly: Assembly, part: Part, element: Element, text: str, label: str, detail: str,
           attribute: str = "") -> None:  # fmt: skip
    draft = Draft(part.name)
    draft.add(text, -1, -1, 0, element=part.place(element, attribute))
    place = Place("property", "latent", detail)
    assembly.add(draft, "property", place, name=label)


def read_settings(assembly: Assembly, part: Part | None) -> Settings:
    """The settings that a reader of the file would mind, and the targets outside of it."""
    package = assembly.package
    template, external = "", []
    for _, relation in package.all_relations():
        if not relation.external or relation.target.startswith("#"):
            continue
        if relation.kind != "hyperlink":
            external.append(relation.target)
        if relation.kind == "attachedTemplate":
            template = relation.target
        assembly.target_block(relation, _EXTERNAL.get(relation.kind, "link"))
    producer = dict(assembly.properties).get("application", "")
    root = part.root if part is not None else None
    if part is not None:
        for variable in part.root.iter(name("w:docVar")):
            text, label = variable.get(VAL, ""), variable.get(name("w:name"), "")
            if text.strip():
                _block(assembly, part, variable, text, label, f"document variable {label}", VAL)
        for item in part.root.iterfind(f"{name('w:mailMerge')}//*[@{VAL}]"):
            if local(item.tag) in _SOURCES and item.get(VAL, "").strip():
                label = local(item.tag)
                _block(assembly, part, item, item.get(VAL, ""), label, f"mail merge {label}", VAL)
    _read_captions(assembly)
    guard = root.find(name("w:documentProtection")) if root is not None else None
    return Settings(
        format=package.format,
        producer=producer,
        strict=package.strict,
        track_revisions=root is not None and switch(root.find(name("w:trackRevisions"))),
        template=template,
        protected=guard is not None
        and guard.get(name("w:enforcement"), "0") in ("1", "true", "on")
        and guard.get(name("w:edit")) != "none",
        external=tuple(dict.fromkeys(external)),
    )


def _read_captions(assembly: Assembly) -> None:
    """What ActiveX controls have written on them."""
    for _, relation in assembly.package.all_relations():
        known = relation.kind == "control" and relation.target.lower().endswith(".xml")
        part = assembly.package.part(relation.target) if known and not relation.external else None
        for item in part.root.iter(name("ax:ocxPr")) if part is not None else ():
            label, text = item.get(name("ax:name"), ""), item.get(name("ax:value"), "")
            if label in ("Caption", "Value") and any(map(str.isalpha, text)):
                detail = f"control {label}"
                _block(assembly, part, item, text, label, detail, name("ax:value"))  # type: ignore[arg-type]


def read_people(assembly: Assembly) -> None:
    """Whom Word knows as reviewers: the name by which each signs in ([MS-DOCX] 2.5.4.13)."""
    for member in assembly.package.related(assembly.main, "people"):
        part = assembly.package.part(member)
        for item in part.root.iter(name("w15:presenceInfo")) if part is not None else ():
            attribute = name("w15:userId")
            text = item.get(attribute, "")
            if "@" in text:
                _block(assembly, part, item, text, "person", "list of reviewers", attribute)  # type: ignore[arg-type]


def read_attachments(assembly: Assembly) -> tuple[Attachment, ...]:
    """Everything that travels inside the file and is no part of the document's own text."""
    package = assembly.package
    found: dict[str, Attachment] = {}
    known = programs(package)
    for _, relation in package.all_relations():
        kind = _ATTACHED.get(relation.kind)
        if kind is None or relation.external or relation.target not in package:
            continue
        try:
            data = package.read(relation.target)
        except Unreadable as error:
            package.gap(error.reason, relation.target, error.code)
            continue
        program = known.get(relation.target.lower(), "")
        listed: tuple[str, ...] = ()
        hidden: tuple[str, ...] = ()
        if kind in ("file", "object") and is_workbook(relation.target):
            kind = "workbook"
            listed, hidden = sheets(data, assembly.limits)
        size, digest = package.size(relation.target), hashlib.sha256(data).hexdigest()
        found.setdefault(
            relation.target,
            Attachment(relation.target, kind, size, digest, program, listed, hidden),
        )
    return tuple(found[target] for target in sorted(found))


def read_fonts(assembly: Assembly) -> tuple[Font, ...]:
    """The fonts that text is set in, and those that travel with the file."""
    embedded: set[str] = set()
    for member in assembly.package.related(assembly.main, "fontTable"):
        part = assembly.package.part(member)
        for font in part.root.iter(name("w:font")) if part is not None else ():
            if any(local(child.tag).startswith("embed") for child in font):
                embedded.add(font.get(name("w:name"), ""))
    names = sorted({label for label in assembly.fonts if label} | embedded)
    return tuple(
        Font(label, label in embedded, is_mono(label), assembly.fonts.get(label, 0))
        for label in names
    )
