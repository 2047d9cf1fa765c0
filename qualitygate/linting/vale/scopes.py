"""Scopes: which texts of a document a rule in YAML reads.

Vale's words mean what they mean in Vale; a deliverable adds its own (`header`, `cover`, `property`,
`comment` …). Without a scope a rule reads the prose that is shown. A scope that names ``shown``,
``raw`` or something that is no prose reads it as it stands, with code, addresses and figures.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from qualitygate.document import Block, Document, Mask
from qualitygate.errors import UsageError
from qualitygate.finding import Hit
from qualitygate.linting.vale.reader import Line
from qualitygate.prose.sentences import sentences

_WORDS: dict[str, tuple[str, ...]] = {
    "paragraph": ("text", "paragraph"),
    "title": ("text", "title", "heading"),
    "heading": ("text", "heading"),
    "list-item": ("text", "list"),
    "caption": ("text", "caption"),
    "cell": ("text", "table"),
    "footnote": ("text", "footnote", "paragraph"),
    "endnote": ("text", "endnote", "paragraph"),
    "text-box": ("text", "text-box", "paragraph"),
    "alt": ("text", "attr", "alt"),
}
_ALIASES = {"box": "text-box", "form": "form-field", "field": "field-code", "file": "file-name"}
_OWN_TEXT = (
    "header footer footnote endnote text-box title cover comment property watermark chart diagram"
    " form-field contents reference code link field-code bookmark hidden deleted attachment"
    " file-name shown latent"
)
_OWN = frozenset(_OWN_TEXT.split())
_VALES_TEXT = (
    "text paragraph heading h1 h2 h3 h4 h5 h6 list blockquote table cell header caption figure attr"
    " alt sentence summary raw strong emphasis link code"
)
_VALES = frozenset(_VALES_TEXT.split())
# words under which a text is read as it stands: no prose, nothing masked
_UNREAD_TEXT = (
    "shown latent raw contents reference code link field-code bookmark hidden deleted attachment"
    " file-name property"
)
_UNREAD = frozenset(_UNREAD_TEXT.split())
_LATENT_TEXT = (
    "latent alt attr comment property link field-code bookmark hidden deleted attachment file-name"
)
_LATENT = frozenset(_LATENT_TEXT.split())
_INLINE = frozenset({"strong", "emphasis"})
_QUOTES = {"quote", "intense quote", "block text", "quotations"}
_PROSE = ("sentences", "fragment")


class ScopeError(Exception):
    """A scope of a foreign rule that our documents do not have; the message says so."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What Vale calls a block: ``document.blocks[block].text[start:]`` as far as `text` goes."""

    block: int
    start: int
    text: str
    masks: tuple[Mask, ...] = ()  # spans of the block in which nothing counts as found
    whole: bool = True  # the whole block, or a part of it


@dataclass(frozen=True, slots=True)
class Selector:
    """The words that a text must and must not have; all of them count."""

    words: frozenset[str]
    without: tuple[frozenset[str], ...] = ()
    foreign: bool = False

    def matches(self, words: frozenset[str]) -> bool:
        return self.words <= words and not any(part <= words for part in self.without)

    @property
    def unread(self) -> bool:
        if self.foreign:
            return "raw" in self.words
        return bool(self.words & _UNREAD)


@dataclass(frozen=True, slots=True)
class Scope:
    """The scopes of a rule: a text of any one of them is read."""

    selectors: tuple[Selector, ...]

    @property
    def parts_words(self) -> bool:
        """Whether one of its texts may begin or end in the middle of a word."""
        return any(selector.words & _INLINE for selector in self.selectors)


class Reading:
    """The texts of one document as rules ask for them, each scope taken apart once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._found: dict[Scope, dict[int, list[Passage]]] = {}

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        cover = self.document.front_page
        return [_words(block, block.index in cover) for block in self.document.blocks]

    def passages(
        self, scope: Scope, candidates: frozenset[int] | None = None, language: str = ""
    ) -> Iterator[Passage]:
        """The texts that a rule of this scope reads, in reading order; of `candidates` only.

        With a `language`, the texts that are in it, or of which nothing says in which they are.
        """
        if scope not in self._found:
            self._found[scope] = dict(self._of(scope))
        found = self._found[scope]
        for index in found if candidates is None else sorted(candidates & found.keys()):
            if not language or self._languages[index] in ("", language):
                yield from found[index]

    @cached_property
    def _languages(self) -> list[str]:
        own = self.document.language
        return [_primary(block.language or own or "") for block in self.document.blocks]

    def is_quoted(self, hit: Hit, language: str) -> bool:
        """Whether a hit lies in words of another language than `language`, or touches them."""
        spans = () if hit.block is None else self.document.blocks[hit.block].foreign
        return any(
            span.start < hit.end and hit.start < span.end and _primary(span.reason) != language
            for span in spans
        )

    def _of(self, scope: Scope) -> Iterator[tuple[int, list[Passage]]]:
        for block, words in zip(self.document.blocks, self._words, strict=True):
            for selector in scope.selectors:
                if passages := list(_passages(block, words, selector)):
                    yield block.index, passages
                    break


def _primary(tag: str) -> str:
    """``en-GB`` -> ``en``."""
    return tag.replace("_", "-").partition("-")[0].lower()


def parse_scope(lines: Iterable[Line], shown: str, foreign: bool) -> Scope:
    """The scope of a rule: a list of selectors such as ``heading & ~h1`` or ``table.cell``.

    Raises `UsageError` for a word that names nothing, `ScopeError` where a foreign rule has it.
    """
    selectors = [_selector(line, shown, foreign) for line in lines]
    return Scope(tuple(selectors) or (Selector(frozenset({"text"}), (), foreign),))


def _selector(line: Line, shown: str, foreign: bool) -> Selector:
    words: set[str] = set()
    without: list[frozenset[str]] = []
    for part in line.text.split("&"):
        part = part.strip()
        named = [_ALIASES.get(word, word) for word in part.removeprefix("~").split(".")]
        if "table" in named:
            named = ["table-head" if word == "header" else word for word in named]
        negated = part.startswith("~")
        for word in named:
            if word in _VALES | _OWN | {"table-head"} or (foreign and negated):
                continue
            if foreign:
                raise ScopeError(f"its scope '{word}' is nothing that a DOCX or PDF has")
            known = ", ".join(sorted(_VALES | _OWN))
            message = f"there is no scope '{word}'. Known are: {known}."
            raise UsageError(message, f"{shown}:{line.number}")
        if negated:
            without.append(frozenset(named))
        else:
            words.update(named)
    return Selector(frozenset(words or {"text"}), tuple(without), foreign)


def _words(block: Block, cover: bool) -> frozenset[str]:
    """The words of a block, of which a selector must name some."""
    words = {*_WORDS.get(block.kind, ("text", block.kind)), block.visibility, "raw"}
    if block.kind == "heading":
        words.add(f"h{block.level}")
    elif block.kind == "cell":
        words.add("table-head" if block.cell and block.cell.header else "cell")
    elif block.kind == "caption":
        words.add("table" if block.text.casefold().startswith("table") else "figure")
    elif block.kind == "paragraph" and block.style.casefold() in _QUOTES:
        words = {"text", "blockquote", "shown", "raw"}
    if words & {"paragraph", "list", "blockquote"}:
        words.add("summary")
    if cover and block.shown:
        words.add("cover")
    return frozenset(words)


def _passages(block: Block, words: frozenset[str], selector: Selector) -> Iterator[Passage]:
    """The block, or its parts, as far as `selector` asks for them."""
    if not block.shown and not selector.words & _LATENT:
        return
    if selector.foreign and selector.words & {"link", "code"}:
        return
    prose = not selector.unread
    if prose and block.shown and block.nature not in _PROSE:
        return
    masks = block.masks if prose else ()
    if selector.words & _INLINE:
        if selector.matches(words | _INLINE):
            yield from _inline(block, selector, masks)
    elif "sentence" in selector.words:
        if selector.matches(words | {"sentence"}):
            for start, end in sentences(block.text):
                yield Passage(block.index, start, block.text[start:end], masks, False)
    elif selector.matches(words):
        yield Passage(block.index, 0, block.text, masks)


def _inline(block: Block, selector: Selector, masks: tuple[Mask, ...]) -> Iterator[Passage]:
    """The stretches that are bold (``strong``) or italic (``emphasis``)."""
    start = end = -1
    for run in (*block.runs, None):
        asked = run is not None and (
            ("strong" not in selector.words or run.bold)
            and ("emphasis" not in selector.words or run.italic)
        )
        if asked and run is not None:
            start, end = (start, run.end) if run.start == end else (run.start, run.end)
        if start >= 0 and (run is None or not asked):
            yield Passage(block.index, start, block.text[start:end], masks, False)
            start = end = -1
