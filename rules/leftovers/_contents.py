"""A table of contents beside the headings of its document: which entry stands for which."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from qualitygate.api import Block, Document, once

# A field that lists something else than headings: figures (\c, \a), authorities, an index.
_OTHER_LIST = re.compile(r"(?:TOA|INDEX)\b|TOC\b.*\\[ac]\b", re.IGNORECASE | re.DOTALL)
_LISTED = re.compile(
    r"(?:figure|fig|table|listing|box|chart|map|plate|algorithm|equation|abbildung|abb|tabelle|tab|"
    r"tableau|illustration|ilustración|tabla|figura|figuur|tabel|rysunek|tabela|figur)\b\.? ?"
    r"(?:[A-Z]\W?)?\d",
    re.IGNORECASE,
)
# What stands at an entry's end: its page, or the error that is there in its place.
_PAGE = re.compile(
    r"[\s.…·_]*(?:(?<=[\s.…·_])(?P<page>\d{1,4})|\t(?P<roman>[ivxlc]{1,6})"
    r"|(?<=[\s.…·_])(?:¡?Err\w{1,3}|Fehler|Fout|Błąd|Fe[lj]l|Feil|Virhe|Chyba|Hiba) ?[!.][^\t]*"
    r")\s*\Z"
)
_NUMBER = re.compile(
    r"\s*(?P<number>(?:\d{1,3}|[A-Z]|[IVX]{1,5})(?:\.\d{1,3})*[.):-]?)[\s\u00a0]+(?=\S)"
)
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W_]+")
_NEAR = 0.8  # of two titles: the same but for a change
_KNOWN = 0.6  # of the entries of a PDF that must have their heading: else it was misread
_AMONG_OTHERS = ("contents", "header", "footer")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: ``block.text[start:end]`` is its title, behind its number."""

    block: Block
    start: int
    end: int
    number: str
    page: int | None

    @property
    def title(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def whole(self) -> str:
        """Number and title, folded."""
        return folded(f"{self.number} {self.title}")

    @property
    def page_span(self) -> tuple[int, int]:
        """Where the number of the page stands."""
        end = len(self.block.text.rstrip())
        return end - len(str(self.page)), end


@dataclass(frozen=True, slots=True)
class Contents:
    """What the entries stand for; `pairs` are those whose heading says the same or nearly so."""

    entries: tuple[Entry, ...] = ()
    pairs: tuple[tuple[Entry, Block], ...] = ()
    lost: tuple[Entry, ...] = ()  # no text of the document is theirs

    @property
    def first(self) -> int:
        return self.entries[0].block.index

    @property
    def last(self) -> int:
        return self.entries[-1].block.index


def folded(text: str) -> str:
    """The words alone: case, punctuation, spaces and page layout do not count."""
    return " ".join(_WORDS.findall(text.casefold()))


def parted(heading: Block) -> tuple[str, str]:
    """A heading's number, whether Word counts it or it was typed, and its title."""
    typed = None if heading.number else _NUMBER.match(heading.text)
    if typed is None:
        return heading.number, heading.text.strip()
    return typed["number"], heading.text[typed.end() :].strip()


@once
def contents(document: Document) -> Contents:
    """The document's contents; empty where it has none, or they cannot be understood."""
    entries = tuple(_entries(document))
    if len(entries) < 2:
        return Contents()
    pairs, lost = _paired(document, entries)
    if document.settings.format == "pdf" and len(pairs) < _KNOWN * len(entries):
        return Contents()
    return Contents(entries, tuple(pairs), tuple(lost))


def headings(document: Document) -> list[Block]:
    """The headings of the text, those of boxes and margins aside."""
    return [b for b in document.of_kind("heading") if b.shown and b.text.strip()]


def _entries(document: Document) -> Iterator[Entry]:
    others = _other_lists(document)
    for block in document.of_kind("contents"):
        page = _PAGE.search(block.text)
        if not block.shown or block.index in others or page is None:
            continue
        if "figures" in block.style.casefold() or _LISTED.match(block.text.strip()):
            continue
        number = _NUMBER.match(block.text, 0, page.start())
        start = number.end() if number else len(block.text) - len(block.text.lstrip())
        if start < page.start() and _WORDS.search(block.text, start, page.start()):
            found = int(page["page"]) if page["page"] else None
            label = number["number"] if number else block.number
            yield Entry(block, start, page.start(), label, found)


def _other_lists(document: Document) -> set[int]:
    found: set[int] = set()
    for field in document.fields:
        if field.block is not None and _OTHER_LIST.match(field.code):
            found.update(range(field.block, (field.last or field.block) + 1))
    return found


def _paired(
    document: Document, entries: Iterable[Entry]
) -> tuple[list[tuple[Entry, Block]], list[Entry]]:
    """The entries with their headings, and those that stand for nothing."""
    free = {block.index: block for block in headings(document)}
    every = {folded(parted(block)[1]) for block in free.values()}
    pairs: list[tuple[Entry, Block]] = []
    rest: list[Entry] = []
    for entry in entries:
        heading = _same(entry, free.values())
        if heading is not None:
            del free[heading.index]
            pairs.append((entry, heading))
        elif folded(entry.title) not in every:  # else it is that of a second list
            rest.append(entry)
    targets = _targets(document) if rest else {}
    texts = [folded(block.text) for block in document.shown if block.kind not in _AMONG_OTHERS]
    lost: list[Entry] = []
    for entry in rest:
        heading = targets.get(entry.block.index) or _nearest(entry, free.values())
        if heading is not None and heading.index in free:
            del free[heading.index]
            pairs.append((entry, heading))
        elif not _is_somewhere(folded(entry.title), texts):
            lost.append(entry)
    return pairs, lost


def _same(entry: Entry, blocks: Iterable[Block]) -> Block | None:
    """The first heading with this number and title, else with this title."""
    title, whole = folded(entry.title), entry.whole
    found = None
    for block in blocks:
        number, text = parted(block)
        if whole in (folded(f"{number} {text}"), folded(text)):
            return block
        if found is None and title == folded(text):
            found = block
    return found


def _targets(document: Document) -> dict[int, Block]:
    """Entry -> the heading to whose bookmark its page number refers."""
    marks = {mark.name.casefold(): mark.block for mark in document.bookmarks}
    found: dict[int, Block] = {}
    for reference in document.references:
        at = marks.get(reference.target.casefold())
        if reference.block is not None and at is not None:
            block = document.blocks[at]
            if block.kind == "heading" and block.text.strip():
                found[reference.block] = block
    return found


def _nearest(entry: Entry, blocks: Iterable[Block]) -> Block | None:
    title = folded(entry.title)
    best, found = _NEAR, None
    for block in blocks:
        other = folded(parted(block)[1])
        if 2 * min(len(title), len(other)) < _NEAR * (len(title) + len(other)):
            continue
        if _DIGITS.findall(title) != _DIGITS.findall(other):  # Phase 1 and Phase 2 are two things
            continue
        likeness = SequenceMatcher(None, title, other, autojunk=False).ratio()
        if likeness > best:
            best, found = likeness, block
    return found


def _is_somewhere(title: str, texts: Iterable[str]) -> bool:
    """Whether a text has the title in it: a heading that no style says, or one cut in two."""
    return any(title in text or (text and title.endswith(text)) for text in texts)
