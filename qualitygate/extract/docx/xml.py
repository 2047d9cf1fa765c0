"""Parts as XML: parsed without trust, read without what a reader does not see."""

from collections.abc import Iterator

from lxml import etree

from qualitygate.config import Limits
from qualitygate.errors import Unreadable
from qualitygate.extract.docx.names import ALTERNATE, CHOICE, FALLBACK, STRICT

Element = etree._Element
_KNOWN = (
    "http://schemas.microsoft.com/",
    "http://schemas.openxmlformats.org/",
    "urn:schemas-microsoft",
)
_PURL = b"http://purl.oclc.org/ooxml/"


def choose(alternate: Element) -> Element | None:
    """What to read of an ``mc:AlternateContent``: what Word does, the first choice whose
    namespaces it knows, else the fallback."""
    fallback = alternate.find(FALLBACK)
    chosen = next(filter(_is_known, alternate.iterchildren(CHOICE)), None)
    if chosen is None or (fallback is not None and _only_glyph(chosen)):
        return fallback
    return chosen


def _is_known(choice: Element) -> bool:
    """Whether Word understands what a choice requires; an undeclared prefix says nothing."""
    required = (choice.nsmap.get(prefix) for prefix in choice.get("Requires", "").split())
    return all(uri is None or uri.startswith(_KNOWN) for uri in required)


def _only_glyph(branch: Element) -> bool:
    """An emoji as ``w16se:symEx``: the fallback holds it as text."""
    return len(branch) > 0 and all(child.tag.endswith("}symEx") for child in branch)


def children(element: Element) -> Iterator[Element]:
    """The element's children, with the chosen content in the place of each alternate content."""
    for child in element:
        if child.tag == ALTERNATE:
            chosen = choose(child)
            if chosen is not None:
                yield from children(chosen)
        else:
            yield child


def parse(data: bytes, member: str, limits: Limits) -> Element:
    """Parse a part without entities and without network; Strict names become transitional ones.

    Raises `Unreadable`: a document type declaration (``dtd``), nesting (``limit``), or no XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=limits.depth > 250,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise nested_too_deep(limits) from error
        if "entit" in str(error).lower() and b"<!" in data[:4096].replace(b"\0", b""):
            raise _dtd(member) from error
        raise Unreadable(f"The part {member} of the document is damaged: it is no XML.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _dtd(member)
    if _PURL in data or any(uri in STRICT for uri in root.nsmap.values()):
        _make_transitional(root)
    return root


def nested_too_deep(limits: Limits) -> Unreadable:
    return Unreadable(
        f"The document is nested more than {limits.depth} levels deep, which no word processor "
        "writes; it may be made to harm.",
        "limit",
    )


def _dtd(member: str) -> Unreadable:
    return Unreadable(
        f"The part {member} holds a document type declaration, which no word processor writes and "
        "which can smuggle text past a check.",
        "dtd",
    )


def _make_transitional(root: Element) -> None:
    def renamed(tag: str | bytes) -> str:
        uri, _, rest = str(tag)[1:].partition("}")
        return f"{{{STRICT[uri]}}}{rest}" if uri in STRICT else str(tag)

    for element in root.iter("*"):
        element.tag = renamed(element.tag)
        for key, value in element.attrib.items():
            if renamed(key) != key:
                del element.attrib[key]
                element.attrib[renamed(key)] = value
