"""The numbers of lists and headings as Word shows them (ECMA-376 Part 1, 17.9)."""

import re
from dataclasses import dataclass

from qualitygate.extract.docx.names import VAL, name
from qualitygate.extract.docx.package import Part
from qualitygate.extract.docx.styles import StyleSheet
from qualitygate.extract.docx.values import switch, value, whole
from qualitygate.extract.docx.xml import Element

_PLACEHOLDER = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Bullets are letters of the Symbol and Wingdings fonts, in the private use area or below it.
_BULLETS = {"\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖", "\uf0a8": "◻",
            "\uf0e0": "→", "\uf02d": "-", "§": "▪", "Ø": "➢", "ü": "✓", "v": "❖", "o": "○",
            "à": "→", "q": "❑", "\uf071": "❑"}  # fmt: skip
_ONES = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str
    legal: bool
    restart: int  # -1: after any higher level
    style: str


class Numbering:
    """Counts the numbered paragraphs of one story after another, in reading order."""

    def __init__(self, part: Part | None, styles: StyleSheet) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[int, tuple[str, dict[int, Element]]] = {}
        self._levels: dict[tuple[int, int], _Level | None] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()
        if part is not None:
            self._load(part.root)

    def label(self, num_id: int, level: int) -> str | None:
        """The number of the next paragraph at this level (0 is the outermost).

        None where there is no such list; empty where the list shows no number.
        """
        definition = self._level(num_id, level)
        if definition is None:
            return None
        counters = self._counters.setdefault(self._base(num_id), {})
        self._count(num_id, level, definition, counters)
        if definition.kind == "bullet":
            return _BULLETS.get(definition.text, definition.text if _plain(definition) else "•")
        if definition.kind == "none" and not definition.text.strip():
            return ""

        def shown(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            other = self._level(num_id, index)
            if other is None or index > level:
                return ""
            kind = "decimal" if definition.legal and other.kind != "none" else other.kind
            return ordinal(counters.setdefault(index, other.start), kind)

        return _PLACEHOLDER.sub(shown, definition.text).strip()

    def style_level(self, num_id: int, style_id: str, level: int) -> int:
        """The level that a style's paragraphs have in its list."""
        for index in range(9):
            definition = self._level(num_id, index)
            if definition is not None and definition.style and definition.style == style_id:
                return index
        return max(level, 0)

    def _load(self, root: Element) -> None:
        linked: dict[str, str] = {}
        for element in root.iterchildren(name("w:abstractNum")):
            abstract_id = element.get(name("w:abstractNumId"), "")
            self._abstract.setdefault(abstract_id, element)
            link = value(element.find(name("w:styleLink")))
            if link:
                linked.setdefault(link, abstract_id)
        for element in root.iterchildren(name("w:num")):
            base = value(element.find(name("w:abstractNumId")))
            found = self._abstract.get(base)
            if found is not None:
                base = linked.get(value(found.find(name("w:numStyleLink"))), base)
            overrides = {
                whole(o.get(name("w:ilvl")), -1): o
                for o in element.iterchildren(name("w:lvlOverride"))
            }
            self._nums.setdefault(whole(element.get(name("w:numId")), -1), (base, overrides))

    def _base(self, num_id: int) -> str:
        return self._nums[num_id][0]

    def _level(self, num_id: int, level: int) -> _Level | None:
        key = (num_id, level)
        if key not in self._levels:
            self._levels[key] = self._define(num_id, level)
        return self._levels[key]

    def _define(self, num_id: int, level: int) -> _Level | None:
        if num_id not in self._nums:
            return None
        base, overrides = self._nums[num_id]
        abstract = self._abstract.get(base)
        if abstract is None:
            return None
        own = overrides.get(level)
        element = own.find(name("w:lvl")) if own is not None else None
        if element is None:
            element = next((
                lvl for lvl in abstract.iterchildren(name("w:lvl"))
                if whole(lvl.get(name("w:ilvl")), -1) == level
            ), None)  # fmt: skip
        if element is None:
            return None
        kind = element.find(name("w:numFmt"))
        if kind is None:  # Word writes its newer formats as an alternate content
            kind = element.find(f".//{name('w:numFmt')}")
        restart = element.find(name("w:lvlRestart"))
        return _Level(
            start=whole(value(element.find(name("w:start")))),
            kind=value(kind) or "decimal",
            text=value(element.find(name("w:lvlText")))[:200],
            legal=switch(element.find(name("w:isLgl"))),
            restart=whole(restart.get(VAL), -1) if restart is not None else -1,
            style=value(element.find(name("w:pStyle"))),
        )

    def _count(self, num_id: int, level: int, definition: _Level,
               counters: dict[int, int]) -> None:  # fmt: skip
        override = self._nums[num_id][1].get(level)
        fresh = override.find(name("w:startOverride")) if override is not None else None
        if fresh is not None and (num_id, level) not in self._started:
            counters[level] = whole(fresh.get(VAL), definition.start)
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = definition.start
        self._started.add((num_id, level))
        for deeper in [index for index in counters if index > level]:
            below = self._level(num_id, deeper)
            restart = below.restart if below is not None else -1
            if restart < 0 or restart > level:
                del counters[deeper]


def _plain(level: _Level) -> bool:
    """Whether a bullet is a character of its own and no letter of a symbol font."""
    return len(level.text) == 1 and not "\ue000" <= level.text <= "\uf8ff"


def ordinal(number: int, kind: str) -> str:
    """A number in one of Word's formats; those of other scripts come out as digits."""
    if kind == "none":
        return ""
    if kind in ("lowerLetter", "upperLetter") and 1 <= number <= 780:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return text.upper() if kind == "upperLetter" else text
    if kind in ("lowerRoman", "upperRoman") and 1 <= number < 4000:
        text = _roman(number)
        return text.upper() if kind == "upperRoman" else text
    if kind == "decimalZero":
        return f"{number:02d}"
    if kind == "ordinal":
        teen = 10 <= number % 100 <= 20
        return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    if kind == "cardinalText" and 1 <= number < 100:
        return _cardinal(number).capitalize()
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        while number >= worth:
            text, number = text + letters, number - worth
    return text


def _cardinal(number: int) -> str:
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
