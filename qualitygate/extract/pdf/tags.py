"""The structure tree of a tagged page: which block each marked-content id belongs to.

An element is known by the path of its places among its parents' kids, which is the same on every
page that the element reaches. Types are those of PDF 32000-1, 14.8.4, after the role map.
"""

import ctypes
from dataclasses import dataclass

from qualitygate.extract.pdf import native

Path = tuple[int, ...]

_CONTAINERS = frozenset({
    "Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "BlockQuote", "TOC", "Index",
    "NonStruct", "Private", "L", "Table", "TR", "THead", "TBody", "TFoot", "Aside", "Article",
})  # fmt: skip
_INLINE = frozenset({
    "Span", "Link", "Reference", "Quote", "Code", "Annot", "Em", "Strong", "Sub", "Ruby", "RB",
    "RT", "RP", "Warichu", "WT", "WP", "Formula",
})  # fmt: skip
_HEADINGS = {"Title": 1, "H": 1, **{f"H{level}": level for level in range(1, 10)}}
_MOST_DEPTH, _MOST_ELEMENTS = 60, 60_000


@dataclass(frozen=True, slots=True)
class CellTag:
    """Where a tagged table cell stands: `row` and `place` order it, spans are as declared."""

    table: Path
    row: Path
    place: int
    row_span: int
    column_span: int
    header: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """The block that a piece of content belongs to.

    `type` is the block's structure type; `label` says that this piece is its list label, whose
    `path` is then that of the list item.
    """

    path: Path
    type: str
    level: int = 0
    label: bool = False
    cell: CellTag | None = None
    language: str = ""
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Tags:
    """A page's tags: content ids to blocks, and content ids to the alternative text of figures."""

    blocks: dict[int, Tag]
    alternatives: dict[int, str]

    @property
    def headings(self) -> bool:
        return any(tag.type in _HEADINGS for tag in self.blocks.values())


@dataclass(frozen=True, slots=True)
class _Context:
    """What the ancestors of an element say."""

    block: Tag | None = None
    item: Path | None = None
    lists: int = 0
    table: Path | None = None
    row: Path | None = None
    cell: CellTag | None = None
    language: str = ""
    figure: bool = False
    alt: str | None = None


def read_tags(page: native.Handle) -> Tags:
    """The tags of an open page; empty where it has none."""
    tree = native.tree_for_page(page)
    if not tree:
        return Tags({}, {})
    try:
        reader = _Reader()
        for index in range(native.tree_count(tree)):
            child = native.tree_child(tree, index)
            if child:
                reader.walk(child, (index,), _Context())
        return Tags(reader.blocks, reader.alternatives)
    finally:
        native.close_tree(tree)


class _Reader:
    def __init__(self) -> None:
        self.blocks: dict[int, Tag] = {}
        self.alternatives: dict[int, str] = {}
        self.seen = 0

    def walk(self, element: int, path: Path, context: _Context) -> None:
        self.seen += 1
        if len(path) > _MOST_DEPTH or self.seen > _MOST_ELEMENTS:
            return
        kind = native.wide_text(native.element_type, element)
        context = _entered(element, kind, path, context)
        count = native.element_count(element)
        for index in range(count):
            child = native.element_child(element, index)
            if child:
                self.walk(child, (*path, index), context)
                continue
            content_id = native.element_child_id(element, index)
            if content_id >= 0:
                if context.block is not None:
                    self.blocks[content_id] = context.block
                if context.alt is not None:
                    self.alternatives[content_id] = context.alt


def _entered(element: int, kind: str, path: Path, context: _Context) -> _Context:
    """The context within an element."""
    language = native.wide_text(native.element_lang, element) or context.language
    block, item, lists = context.block, context.item, context.lists
    table, row, cell = context.table, context.row, context.cell
    figure, alt = context.figure, context.alt
    if kind == "L":
        lists += 1
    elif kind == "LI":
        item = path
    elif kind == "Table":
        table, row, cell = path, None, None
    elif kind == "TR":
        row, cell = path, None
    elif kind in ("TD", "TH") and table is not None and row is not None:
        cell = CellTag(
            table, row, path[-1],
            _attribute(element, b"RowSpan"), _attribute(element, b"ColSpan"), kind == "TH",
        )  # fmt: skip
    elif kind == "Figure":
        figure, alt = True, native.wide_text(native.element_alt, element)
    if kind == "Lbl" and item is not None:
        block = Tag(item, "LI", lists, True, cell, language, figure)
    elif kind in _CONTAINERS:
        block = None
    elif kind not in _INLINE or block is None:
        level = _HEADINGS.get(kind, lists)
        block = Tag(path, kind, level, False, cell, language, figure)
    return _Context(block, item, lists, table, row, cell, language, figure, alt)


def _attribute(element: int, name: bytes) -> int:
    """A whole-number attribute of a cell, at least 1 (PDF 32000-1, 14.8.5.7)."""
    for index in range(max(native.element_attributes(element), 0)):
        attribute = native.element_attribute(element, index)
        value = native.attribute_value(attribute, name) if attribute else None
        number = ctypes.c_float()
        if value and native.attribute_number(value, ctypes.addressof(number)):
            return max(1, min(int(number.value), 1000))
    return 1
