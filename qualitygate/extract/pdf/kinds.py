"""What each paragraph is: heading, list item, caption, cell, note, code …"""

import re
from dataclasses import dataclass

from qualitygate.document import Kind
from qualitygate.extract.pdf.labels import BULLETS
from qualitygate.extract.pdf.paragraphs import Flow, Paragraph

_CAPTION = re.compile(
    r"(?:Figure|Fig\.|Table|Listing|Exhibit|Chart|Diagram|Abbildung|Abb\.|Tabelle|Tableau|Figura"
    r"|Tabla)\s?(?:[A-Z]\.?)?\d+(?:[.\-–]\d+)*\s?(?:[:.–—|-]|$|(?=\s[A-Z]))",
)
_REFERENCES = re.compile(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(?:references|bibliography|works cited|literatur(?:verzeichnis)?"
    r"|bibliographie|referencias)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\[\d{1,3}\]")
_YEAR_OR_URL = re.compile(r"\b(?:19|20)\d\d\b|https?://|www\.")
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+|[\w.+-]+@[\w.-]+", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)[.)]?$")
_TAGGED: dict[str, Kind] = {
    "Title": "title", "Caption": "caption", "TOCI": "contents", "Note": "footnote",
    "FENote": "footnote", "BibEntry": "reference", "Code": "code", "LI": "list-item",
    "LBody": "list-item", "Lbl": "list-item",
}  # fmt: skip
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*\.?|[A-Z](?:\.\d{1,2})+)\s+(?=[^\W\d_])")
_LITTLE_WORDS = frozenset({
    "the", "a", "an", "of", "to", "in", "is", "are", "and", "or", "on", "for", "with", "that",
    "this", "be", "by", "it", "as", "at", "not", "from", "will", "has", "have", "which", "der",
    "die", "das", "und", "ist", "le", "la", "les", "de", "et", "el", "los", "en", "y", "un", "une",
})  # fmt: skip
_HEADING_WORDS, _BOLD_WORDS = 30, 14


@dataclass(frozen=True, slots=True)
class Named:
    """A paragraph with its kind; `level` as in `Block`."""

    paragraph: Paragraph
    kind: Kind
    level: int = 0


def name_kinds(flow: Flow, *, tagged_headings: bool) -> list[Named]:
    """The kind of every paragraph of the document."""
    sizes = _heading_sizes(flow) if not tagged_headings else []
    result: list[Named] = []
    lists = _Indents()
    title_open = not tagged_headings
    for paragraph in flow.paragraphs:
        named = _named(paragraph, flow, sizes)
        if named.kind == "list-item" and paragraph.tag is None:
            named = Named(paragraph, "list-item", lists.level(paragraph))
        elif named.kind == "heading":
            lists.reset()
            _number(paragraph)
        if title_open and _is_title(paragraph, named, flow):
            named, title_open = Named(paragraph, "title"), False
        elif paragraph.first.page.number > 1:
            title_open = False
        result.append(named)
    return _with_references(result)


def _named(paragraph: Paragraph, flow: Flow, sizes: list[tuple[float, bool]]) -> Named:
    if paragraph.hidden:
        return Named(paragraph, "hidden")
    if paragraph.role in ("header", "footer", "contents", "footnote"):
        return Named(paragraph, paragraph.role)  # type: ignore[arg-type]
    tag = paragraph.tag
    if tag is not None:
        return _tagged(paragraph, flow, sizes)
    if paragraph.cell is not None:
        return Named(paragraph, "cell")
    text = paragraph.first.text
    if _CAPTION.match(text) and len(paragraph.lines) <= 4:
        return Named(paragraph, "caption")
    if is_code(paragraph):
        return Named(paragraph, "code")
    level = _heading_level(paragraph, flow, sizes)
    if level:
        return Named(paragraph, "heading", level)
    if paragraph.first.label:
        return Named(paragraph, "list-item", 1)
    return Named(paragraph, "paragraph")


def _tagged(paragraph: Paragraph, flow: Flow, sizes: list[tuple[float, bool]]) -> Named:
    tag = paragraph.tag
    assert tag is not None
    if tag.cell is not None or tag.type in ("TD", "TH"):
        return Named(paragraph, "cell")
    if tag.type.startswith("H"):
        return Named(paragraph, "heading", tag.level or 1)
    if tag.type in _TAGGED:
        kind = _TAGGED[tag.type]
        return Named(paragraph, kind, max(tag.level, 1) if kind == "list-item" else 0)
    if tag.level:
        return Named(paragraph, "list-item", tag.level)
    text = paragraph.first.text
    if _CAPTION.match(text) and len(paragraph.lines) <= 4:
        return Named(paragraph, "caption")
    if is_code(paragraph):
        return Named(paragraph, "code")
    if sizes:
        level = _heading_level(paragraph, flow, sizes)
        if level:
            return Named(paragraph, "heading", level)
    label = paragraph.label or paragraph.first.label
    if label and (label[0] in BULLETS or label == "o" or "\ue000" <= label[0] <= "\uf8ff"):
        return Named(paragraph, "list-item", 1)
    return Named(paragraph, "paragraph")


def is_code(paragraph: Paragraph) -> bool:
    """Whether most of it is monospaced, and it is more than an address."""
    lines = paragraph.lines
    if all(_ADDRESS.fullmatch(line.text) for line in lines):
        return False
    if _reads_as_prose(" ".join(line.text for line in lines)):
        return False
    mono = sum(len(line.text) for line in lines if line.mono)
    return mono > 0.6 * sum(len(line.text) for line in lines)


def _reads_as_prose(text: str) -> bool:
    """Whether it is sentences, whatever the font: plain words, little words, hardly a symbol."""
    words = text.split()
    if len(words) < 10 or not text[0].isupper() or text[-1] not in ".:?!":
        return False
    plain = sum(word.strip(".,;:()'\"").isalpha() for word in words)
    little = sum(word in _LITTLE_WORDS for word in words)
    signs = sum(character in "{}[]<>=;|\\_#$&*^~@%" for character in text)
    return plain >= 0.75 * len(words) and little >= 0.2 * len(words) and signs < 0.05 * len(text)


def _heading_like(paragraph: Paragraph, flow: Flow) -> tuple[float, bool] | None:
    """The size and weight of a paragraph that may be a heading."""
    line = paragraph.first
    if paragraph.role or paragraph.hidden or paragraph.cell is not None or line.angle:
        return None
    if line.mono or len(paragraph.lines) > 3:
        return None
    bold = all(part.bold for part in paragraph.lines)
    if line.size < 1.15 * flow.body and not bold:
        return None
    text = " ".join(part.text for part in paragraph.lines)
    words = text.split()
    letters = sum(character.isalpha() for character in text)
    if letters < 2 or letters < 0.4 * len(text) or text[-1] in ",;" or len(text) > 200:
        return None
    if line.label and line.label[0] in BULLETS:
        return None
    stops = text.endswith(".") and not text.endswith("..")
    if line.size >= 1.15 * flow.body and len(words) <= _HEADING_WORDS and not stops:
        return round(line.size * 2) / 2, bold
    if bold and line.size >= 0.9 * flow.body and len(words) <= _BOLD_WORDS:
        if stops or text.endswith(":") or not (text[0].isupper() or text[0].isdigit()):
            return None
        return round(line.size * 2) / 2, bold
    return None


def _heading_sizes(flow: Flow) -> list[tuple[float, bool]]:
    """The settings of headings, the largest first: their rank is the level."""
    found = {like for p in flow.paragraphs if (like := _heading_like(p, flow)) is not None}
    result: list[tuple[float, bool]] = []
    for size, bold in sorted(found, key=lambda s: (-s[0], not s[1])):
        if result and result[-1][0] - size < 0.75 and result[-1][1] == bold:
            continue
        result.append((size, bold))
    return result


def _heading_level(paragraph: Paragraph, flow: Flow, sizes: list[tuple[float, bool]]) -> int:
    """The level of a heading by its number, else by the rank of its setting; 0: no heading."""
    like = _heading_like(paragraph, flow)
    if like is None:
        return 0
    label = paragraph.label or paragraph.first.label
    match = _NUMBERED.match(label) if label else None
    if match is not None:
        return min(match.group(1).count(".") + 1, 9)
    if label:
        return 0
    for rank, (size, bold) in enumerate(sizes, 1):
        if bold == like[1] and abs(size - like[0]) < 0.75:
            return min(rank, 9)
    return min(len(sizes), 9) or 1


def _number(paragraph: Paragraph) -> None:
    """Take the number off a heading, however narrow the gap after it."""
    line = paragraph.first
    match = _NUMBER.match(line.text)
    if match is not None and not line.label and not paragraph.label:
        line.label, line.label_end = match.group(1), match.end()


def _is_title(paragraph: Paragraph, named: Named, flow: Flow) -> bool:
    """Whether it is the document's title: the largest text on a first page, above all else."""
    line = paragraph.first
    if named.kind != "heading" or line.page.number > 1 or line.label or _NUMBER.match(line.text):
        return False
    page = [p.first.size for p in flow.paragraphs if p.first.page.number == 1 and not p.hidden]
    return line.size >= max(page) - 0.3 and line.size >= 1.4 * flow.body


def _with_references(named: list[Named]) -> list[Named]:
    """Turn what stands under a heading "References" into references."""
    result: list[Named] = []
    level = 0
    for item in named:
        if item.kind in ("heading", "title"):
            text = " ".join(line.text for line in item.paragraph.lines).strip(" .:")
            if _REFERENCES.fullmatch(text):
                level = item.level or 1
            elif level and item.level <= level:
                level = 0
        elif level and item.kind in ("paragraph", "list-item", "code"):
            item = Named(item.paragraph, "reference")
        elif item.kind in ("paragraph", "list-item"):
            text = item.paragraph.first.text
            if _REFERENCE.match(text) and any(
                _YEAR_OR_URL.search(line.text) for line in item.paragraph.lines
            ):
                item = Named(item.paragraph, "reference")
        result.append(item)
    return result


class _Indents:
    """The levels of list items by how far they are indented."""

    def __init__(self) -> None:
        self.lefts: list[float] = []
        self.page = 0

    def reset(self) -> None:
        self.lefts = []

    def level(self, paragraph: Paragraph) -> int:
        line = paragraph.first
        while self.lefts and line.left < self.lefts[-1] - 0.5 * line.em:
            self.lefts.pop()
        if not self.lefts or line.left > self.lefts[-1] + 0.5 * line.em:
            self.lefts.append(line.left)
        return len(self.lefts)
