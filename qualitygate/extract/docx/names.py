"""The XML names of Office Open XML (ECMA-376; extensions: [MS-DOCX], [MS-ODRAWXML])."""

from functools import cache

_OFFICE = "http://schemas.openxmlformats.org/"
_DRAWING = f"{_OFFICE}drawingml/2006/"

# The prefixes by which anchors name an element: `w:tblCaption[0]@w:val`.
NAMESPACES = {
    "w": f"{_OFFICE}wordprocessingml/2006/main",
    "r": f"{_OFFICE}officeDocument/2006/relationships",
    "m": f"{_OFFICE}officeDocument/2006/math",
    "a": f"{_DRAWING}main",
    "wp": f"{_DRAWING}wordprocessingDrawing",
    "pic": f"{_DRAWING}picture",
    "c": f"{_DRAWING}chart",
    "dgm": f"{_DRAWING}diagram",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "ax": "http://schemas.microsoft.com/office/2006/activeX",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": f"{_OFFICE}markup-compatibility/2006",
    "rel": f"{_OFFICE}package/2006/relationships",
    "ct": f"{_OFFICE}package/2006/content-types",
    "cp": f"{_OFFICE}package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "ap": f"{_OFFICE}officeDocument/2006/extended-properties",
    "op": f"{_OFFICE}officeDocument/2006/custom-properties",
    "vt": f"{_OFFICE}officeDocument/2006/docPropsVTypes",
}
PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}

# ISO/IEC 29500 Strict uses these names for the same elements.
_PURL = "http://purl.oclc.org/ooxml/"
STRICT = {
    f"{_PURL}wordprocessingml/main": NAMESPACES["w"],
    f"{_PURL}officeDocument/relationships": NAMESPACES["r"],
    f"{_PURL}officeDocument/math": NAMESPACES["m"],
    f"{_PURL}drawingml/main": NAMESPACES["a"],
    f"{_PURL}drawingml/wordprocessingDrawing": NAMESPACES["wp"],
    f"{_PURL}drawingml/picture": NAMESPACES["pic"],
    f"{_PURL}drawingml/chart": NAMESPACES["c"],
    f"{_PURL}drawingml/diagram": NAMESPACES["dgm"],
    f"{_PURL}officeDocument/extendedProperties": NAMESPACES["ap"],
    f"{_PURL}officeDocument/customProperties": NAMESPACES["op"],
    f"{_PURL}officeDocument/docPropsVTypes": NAMESPACES["vt"],
}


@cache
def name(qualified: str) -> str:
    """``w:p`` -> ``{http://…}p``, the form in which lxml says it."""
    prefix, _, local = qualified.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local(tag: str) -> str:
    """``{http://…}p`` -> ``p``."""
    return tag.rpartition("}")[2]


def short(tag: str) -> str:
    """``{http://…}p`` -> ``w:p``; empty for a namespace without a prefix of ours."""
    uri, brace, rest = tag[1:].partition("}")
    if not brace:
        return tag
    prefix = PREFIXES.get(uri)
    return f"{prefix}:{rest}" if prefix else ""


P = name("w:p")
R = name("w:r")
T = name("w:t")
DEL_TEXT = name("w:delText")
MATH_TEXT = name("m:t")
TBL = name("w:tbl")
SDT = name("w:sdt")
PPR = name("w:pPr")
RPR = name("w:rPr")
VAL = name("w:val")
ID = name("w:id")
AUTHOR = name("w:author")
DATE = name("w:date")
R_ID = name("r:id")
SECT_PR = name("w:sectPr")
CHOICE = name("mc:Choice")
FALLBACK = name("mc:Fallback")
ALTERNATE = name("mc:AlternateContent")
