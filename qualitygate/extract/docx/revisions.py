"""Tracked changes that no text shows: of rows, cells, pictures, paragraph marks, properties."""

from qualitygate.document import Change, Revision, TextAnchor
from qualitygate.extract.docx.assembly import Assembly
from qualitygate.extract.docx.names import AUTHOR, DATE, P, name
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.xml import Element

# ECMA-376 Part 1, 17.13.5.
_KINDS: dict[Change, str] = {
    "inserted": "ins cellIns customXmlInsRangeStart",
    "deleted": "del cellDel customXmlDelRangeStart",
    "moved": "moveTo moveFrom",
    "formatted": "cellMerge numberingChange pPrChange rPrChange sectPrChange tblPrChange "
    "tblPrExChange tcPrChange trPrChange",
}
_TAGS = {name(f"w:{tag}"): kind for kind, tags in _KINDS.items() for tag in tags.split()}
_AROUND = (P, name("w:tr"), name("w:tbl"))


def unseen_revisions(assembly: Assembly) -> tuple[Revision, ...]:
    """One for each author and kind of change of which the text has none.

    It stands at the beginning of the block, or of the row, that was changed.
    """
    known = {(change.kind, change.author) for change in assembly.changes}
    places: dict[tuple[str, int], int] = {}
    found = []
    for part in assembly.package.parts:
        for element in part.root.iter(*_TAGS):
            kind, author = _TAGS[element.tag], element.get(AUTHOR, "")
            if (kind, author) in known:
                continue
            known.add((kind, author))
            places = places or _places(assembly)
            block = _block(part, element, places)
            found.append(Revision(kind, author, element.get(DATE, ""), block=block))
    return tuple(found)


def _places(assembly: Assembly) -> dict[tuple[str, int], int]:
    """Part and ordinal of a paragraph -> the first block that holds text of it."""
    places: dict[tuple[str, int], int] = {}
    for block in assembly.blocks:
        for anchor in block.location.anchors:
            if isinstance(anchor, TextAnchor) and anchor.paragraph >= 0:
                places.setdefault((anchor.part, anchor.paragraph), block.index)
    return places


def _block(part: Part, element: Element, places: dict[tuple[str, int], int]) -> int | None:
    for holder in element.iterancestors(*_AROUND):
        for paragraph in holder.iter(P):
            index = places.get((part.name, part.ordinal(paragraph)))
            if index is not None:
                return index
    return None
