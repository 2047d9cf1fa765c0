"""What each paragraph is: heading, list item, caption, cell, note, code …"""

import re
from collections import Counter, defaultdict
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
class Setting:
    """A size and weight that headings are set in, and their level."""

    size: float
    bold: bool
    level: int


@dataclass(frozen=True, slots=True)
class Named:
    """A paragraph with its kind; `level` as in `Block`."""

    paragraph: Paragraph
    kind: Kind
    level: int = 0


def name_kinds(flow: Flow, *, tagged_headings: bool) -> list[Named]:
    """The kind of every paragraph of the document."""
    settings = _settings(flow) if not tagged_headings else []
    result: list[Named] = []
    lists = _Indents()
    title_open = not tagged_headings
    for paragraph in flow.paragraphs:
        named = _named(paragraph, flow, settings)
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


def _named(paragraph: Paragraph, flow: Flow, settings: list[Setting]) -> Named:
    if paragraph.hidden:
        return Named(paragraph, "hidden")
    if paragraph.role in ("header", "footer", "contents", "footnote", "watermark"):
        return Named(paragraph, paragraph.role)  # type: ignore[arg-type]
    tag = paragraph.tag
    if tag is not None:
        return _tagged(paragraph, flow, settings)
    if paragraph.cell is not None:
        return Named(paragraph, "cell")
    text = paragraph.first.text
    if _CAPTION.match(text) and len(paragraph.lines) <= 4:
        return Named(paragraph, "caption")
    if is_code(paragraph):
        return Named(paragraph, "code")
    level = _heading_level(paragraph, flow, settings)
    if level:
        return Named(paragraph, "heading", level)
    if paragraph.first.label:
        return Named(paragraph, "list-item", 1)
    return Named(paragraph, "paragraph")


def _tagged(paragraph: Paragraph, flow: Flow, settings: list[Setting]) -> Named:
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
    if settings:
        level = _heading_level(paragraph, flow, settings)
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


def _settings(flow: Flow) -> list[Setting]:
    """The settings of headings, the largest first, with the level that each stands for.

    Numbered headings say it themselves; others are one below the setting above theirs. What only
    the first page is set in, or is larger than every setting that is used twice, is display, and
    pushes nothing down.
    """
    counts: Counter[tuple[float, bool]] = Counter()
    later: Counter[tuple[float, bool]] = Counter()
    depths: dict[tuple[float, bool], Counter[int]] = defaultdict(Counter)
    merged: list[tuple[float, bool]] = []
    likes = [(p, like) for p in flow.paragraphs if (like := _heading_like(p, flow)) is not None]
    for paragraph, (size, bold) in sorted(likes, key=lambda item: (-item[1][0], not item[1][1])):
        near = next((m for m in merged if m[0] - size < 0.75 and m[1] == bold), None)
        if near is None:
            near = (size, bold)
            merged.append(near)
        counts[near] += 1
        later[near] += paragraph.first.page.number > 1
        depth = _depth(paragraph)
        if depth:
            depths[near][depth] += 1
    repeated = [m for m in merged if counts[m] > 1 and (later[m] or not any(later.values()))]
    result: list[Setting] = []
    level = 0
    for near in merged:
        depth, times = max(depths[near].items(), key=lambda item: item[1], default=(0, 0))
        told = depth if depth >= level and 4 * times >= counts[near] else 0
        display = any(later.values()) and not later[near]
        if repeated and not told and (display or near[0] > repeated[0][0]):
            result.append(Setting(*near, max(level, 1)))
            continue
        level = told or level + 1
        result.append(Setting(*near, min(level, 9)))
    return result


def _depth(paragraph: Paragraph) -> int:
    """How deep a heading's number says that it is; 0 where it has none."""
    label = paragraph.label or paragraph.first.label
    match = _NUMBERED.match(label) if label else _NUMBER.match(paragraph.first.text)
    return match.group(1).rstrip(".").count(".") + 1 if match else 0


def _heading_level(paragraph: Paragraph, flow: Flow, settings: list[Setting]) -> int:
    """The level of a heading by its number, else by its setting; 0: no heading."""
    like = _heading_like(paragraph, flow)
    if like is None:
        return 0
    depth = _depth(paragraph)
    fitting = (s for s in settings if s.bold == like[1] and abs(s.size - like[0]) < 0.75)
    found = next(fitting, None)
    level = found.level if found else 1
    if depth:  # a small numbered line among larger headings counts within its section
        above = max((s.level for s in settings if s.size > 1.15 * flow.body), default=0)
        small = like[0] < 1.15 * flow.body
        return min(level if small and depth < above < level else depth, 9)
    return 0 if paragraph.label or paragraph.first.label else level


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
