"""The document as a reader and a rule see it: immutable, plain, picklable data.

Nothing here knows of the library that read the file. Offsets are code points in ``Block.text``;
lengths on a page are points (1/72 inch) with the origin at the page's top left corner.
"""

from qualitygate.document.blocks import Block, CellRef, Change, Kind, Mask, Nature, Run, Visibility
from qualitygate.document.parts import (
    Attachment,
    Bookmark,
    Cell,
    Comment,
    Field,
    Fill,
    Font,
    Gap,
    Link,
    Match,
    Picture,
    Prompt,
    Redaction,
    Reference,
    Revision,
    Section,
    Settings,
    Style,
    Table,
    Variant,
)
from qualitygate.document.places import Anchor, Location, PageAnchor, TextAnchor
from qualitygate.document.source import Source, twin_of
from qualitygate.document.whole import Document

__all__ = [
    "Anchor",
    "Attachment",
    "Block",
    "Bookmark",
    "Cell",
    "CellRef",
    "Change",
    "Comment",
    "Document",
    "Field",
    "Fill",
    "Font",
    "Gap",
    "Kind",
    "Link",
    "Location",
    "Mask",
    "Match",
    "Nature",
    "PageAnchor",
    "Picture",
    "Prompt",
    "Redaction",
    "Reference",
    "Revision",
    "Run",
    "Section",
    "Settings",
    "Source",
    "Style",
    "Table",
    "TextAnchor",
    "Variant",
    "Visibility",
    "twin_of",
]
