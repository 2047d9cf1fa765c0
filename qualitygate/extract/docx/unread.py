"""What is in the package and was not read: nothing is passed over in silence."""

from collections.abc import Iterator

from qualitygate.extract.docx.assembly import Assembly
from qualitygate.extract.docx.names import ALTERNATE, DEL_TEXT, MATH_TEXT, T
from qualitygate.extract.docx.package import Package, Part
from qualitygate.extract.docx.xml import Element, choose

# Parts that hold no text of the document, by the end of their content type.
_SILENT = (
    "theme+xml", "fonttable+xml", "websettings+xml", "styles+xml", "stylesWithEffects+xml",
    "settings+xml", "numbering+xml", "customxmlproperties+xml", "core-properties+xml",
    "extended-properties+xml", "custom-properties+xml", "relationships+xml", "people+xml",
    "commentsids+xml", "commentsextensible+xml", "commentsextended+xml", "chartstyle+xml",
    "chartcolorstyle+xml", "diagramlayout+xml", "diagramstyle+xml", "diagramcolors+xml",
    "diagramdrawing+xml", "vbadata+xml", "keymapcustomizations+xml", "activex+xml",
    "digital-signature-xmlsignature+xml", "webextension+xml", "webextensiontaskpanes+xml",
    "themeoverride+xml", "recipientdata+xml",
)  # fmt: skip


def find_unread(assembly: Assembly) -> None:
    """A gap for every part that holds text which nothing here has read."""
    package = assembly.package
    opened, strays = package.parts, list(_strays(package))
    for member in strays:
        package.gap(
            "A file that nothing in the document refers to travels with it, and was not read.",
            member, "stray-part",
        )  # fmt: skip
    for member in _unopened(package, strays):
        part = package.part(member)
        if part is not None and any((t.text or "").strip() for t in part.root.iter("{*}t")):
            package.gap(
                "A part of the document holds text of an unknown kind.", member, "unknown-part"
            )
    for part in opened:
        if _texts(part) > part.texts_read:
            package.gap(
                "Text stands in a place of the document where no word processor puts it, so it "
                "was not read. Open the document in Word, save it, and check that.",
                part.name, "unread-text",
            )  # fmt: skip


def _unopened(package: Package, strays: list[str]) -> Iterator[str]:
    silent = tuple(suffix.lower() for suffix in _SILENT)
    for member in package.members:
        kind = package.content_type(member).lower()
        if kind.endswith(silent) or member.lower() in package.reads or member in strays:
            continue
        known = kind.startswith(("application/vnd.openxmlformats", "application/vnd.ms-"))
        if kind in ("application/xml", "text/xml") or (known and kind.endswith("+xml")):
            yield member


def _strays(package: Package) -> Iterator[str]:
    """The members that no relationship leads to."""
    known = {relation.target.lower() for _, relation in package.all_relations()}
    known |= package.reads | {"[content_types].xml"}
    for member in package.members:
        if member.lower() not in known and not member.lower().endswith(".rels"):
            yield member


def _texts(part: Part) -> int:
    """How many elements of the part hold text of paragraphs, without those of unused branches."""
    unused = {
        branch
        for alternate in part.root.iter(ALTERNATE)
        for branch in alternate
        if branch is not choose(alternate)
    }
    return sum(
        1
        for text in part.root.iter(T, DEL_TEXT, MATH_TEXT)
        if text.text and not (unused and _is_within(text, unused))
    )


def _is_within(element: Element, others: set[Element]) -> bool:
    return any(ancestor in others for ancestor in element.iterancestors())
