"""A table of contents beside the headings of its document: which entry stands for which."""

import re
from collections import Counter, defaultdict
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
# What stands over a list of something else, which comes behind the contents.
_OTHER_TITLE = re.compile(
    r"\W*(?:(?:list|table|index) of (?:figures|tables|illustrations|listings|boxes|charts|maps)|"
    r"(?:abbildungs|tabellen)verzeichnis|(?:liste|table) des (?:figures|tableaux|illustrations)|"
    r"(?:índice|lista) de (?:figuras|tablas|tabelas|ilustraciones|cuadros)|lijst van \w+)\W*",
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
_NOTE_MARKS = "*\u2217†‡"  # a footnote below the contents
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W_]+")
_NEAR = 0.8  # of two titles: the same but for a change
_TELLING = 6  # letters of a part of a title that tell whose it is
_LONG = 25  # letters of a title that no other text says by chance
_CUT = 2  # letters at least that a line loses where it is cut in two
_APART = 60  # blocks between the entries of one list, at the most
_KNOWN = 0.6  # of the entries of a PDF that must have their heading: else it was misread


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
        return folded(self.number + self.title)

    @property
    def page_span(self) -> tuple[int, int]:
        """Where the number of the page stands."""
        end = len(self.block.text.rstrip())
        return end - len(str(self.page)), end


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry and the heading that it stands for; `alone`: no other heading has its title."""

    entry: Entry
    heading: Block
    alone: bool = False
    cut: bool = False  # of one of them a PDF gives a part: the two cannot be compared


@dataclass(frozen=True, slots=True)
class Contents:
    """What the entries stand for."""

    entries: tuple[Entry, ...] = ()
    pairs: tuple[Pair, ...] = ()
    lost: tuple[Entry, ...] = ()  # no text of the document is theirs

    @property
    def first(self) -> int:
        return self.entries[0].block.index

    @property
    def last(self) -> int:
        return self.entries[-1].block.index


def folded(text: str) -> str:
    """The letters and digits alone: case, punctuation, spaces and page layout do not count."""
    return "".join(_WORDS.findall(text.casefold()))


def parted(heading: Block) -> tuple[str, str]:
    """A heading's number, whether Word counts it or it was typed, and its title."""
    typed = None if heading.number else _NUMBER.match(heading.text)
    if typed is None:
        return heading.number, heading.text.strip()
    return typed["number"], heading.text[typed.end() :].strip()


@once
def contents(document: Document) -> Contents:
    """The document's contents; empty where it has none, or they cannot be understood."""
    entries = _first_list(_entries(document))
    if len(entries) < 2:
        return Contents()
    found = _Pairing(document, entries)
    if found.paged and len(found.pairs) < _KNOWN * len(entries):
        return Contents()
    order = sorted(found.pairs, key=lambda pair: pair.entry.block.index)
    return Contents(entries, tuple(order), tuple(found.lost))


def headings(document: Document) -> list[Block]:
    """The headings of the text, those of boxes and margins aside."""
    return [b for b in document.of_kind("heading") if b.shown and b.text.strip()]


def _entries(document: Document) -> Iterator[Entry]:
    others = _other_lists(document)
    began = False
    for block in document.of_kind("contents", "heading", "title", "paragraph"):
        if began and len(block.text) < 60 and _OTHER_TITLE.fullmatch(block.text):
            return
        if block.kind != "contents":
            continue
        page = _PAGE.search(block.text)
        if not block.shown or block.index in others or page is None:
            continue
        if block.text.lstrip()[:1] in _NOTE_MARKS:
            continue
        if "figures" in block.style.casefold() or _LISTED.match(block.text.strip()):
            continue
        number = _NUMBER.match(block.text, 0, page.start())
        start = number.end() if number else len(block.text) - len(block.text.lstrip())
        if start < page.start() and _WORDS.search(block.text, start, page.start()):
            found = int(page["page"]) if page["page"] else None
            label = number["number"] if number else block.number
            began = True
            yield Entry(block, start, page.start(), label, found)


def _first_list(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries that stand together first; what comes far behind them is an index."""
    found: list[Entry] = []
    for entry in entries:
        if len(found) > 1 and entry.block.index - found[-1].block.index > _APART:
            break
        found.append(entry)
    return tuple(found)


def _other_lists(document: Document) -> set[int]:
    found: set[int] = set()
    for field in document.fields:
        if field.block is not None and _OTHER_LIST.match(field.code):
            found.update(range(field.block, (field.last or field.block) + 1))
    return found


class _Pairing:
    """Finds the headings of the entries: the surest first, and each heading once."""

    def __init__(self, document: Document, entries: tuple[Entry, ...]) -> None:
        self.document = document
        self.paged = document.settings.format == "pdf"
        self._entries = entries
        self.pairs: list[Pair] = []
        self.lost: list[Entry] = []
        self._free = {block.index: block for block in headings(document)}
        self._titles = Counter(folded(parted(block)[1]) for block in self._free.values())
        rest = self._exactly(entries)
        if rest:
            self._nearly(rest)

    def _take(self, entry: Entry, heading: Block, cut: bool = False) -> None:
        del self._free[heading.index]
        alone = self._titles[folded(parted(heading)[1])] == 1
        self.pairs.append(Pair(entry, heading, alone, cut))

    def _exactly(self, entries: Iterable[Entry]) -> list[Entry]:
        """Pair those with number and title, then those with the title; what is left."""
        rest = list(entries)
        for numbered in (True, False):
            keys: dict[str, list[Block]] = defaultdict(list)
            for block in self._free.values():
                number, title = parted(block)
                keys[folded(number + title) if numbered else folded(title)].append(block)
            left = []
            for entry in rest:
                same = keys[entry.whole if numbered else folded(entry.title)]
                if same:
                    self._take(entry, same.pop(0))
                else:
                    left.append(entry)
            rest = left
        return [entry for entry in rest if folded(entry.title) not in self._titles]

    def _nearly(self, rest: Iterable[Entry]) -> None:
        """Pair the entries that say something else, or say it in part."""
        targets = _targets(self.document)
        # The outline of a PDF, which is latent, names what stands on its pages.
        blocks = self.document.blocks if self.paged else tuple(self.document.shown)
        listed = {entry.block.index for entry in self._entries}
        found = ((b, folded(b.text)) for b in blocks if b.index not in listed and b.kind != "link")
        texts = [(block.location.page, text) for block, text in found if text]
        shift, complete = self._shift(), not (self.paged and self.document.gaps)
        for entry in rest:
            title = folded(entry.title)
            heading = targets.get(entry.block.index)
            part = self._part(title) if self.paged else None
            if heading is None and part is None:
                heading = self._nearest(entry, shift)
                if heading is not None and self.paged and not _is_reworded(entry, heading):
                    continue  # a short title for the contents, or another heading
            if part is not None:
                self._take(entry, part, cut=True)
            elif heading is not None and heading.index in self._free:
                self._take(entry, heading)
            elif complete and not any(
                self._is_title(title, text)
                for page, text in texts
                if not self.paged or _is_near(entry, page, shift)
            ):
                self.lost.append(entry)

    def _is_title(self, title: str, text: str) -> bool:
        """Whether a text may be the title.

        In a PDF it may run into other text, or stand in two lines. In a DOCX a few words stand
        beside it at the most, but for a long one, which no text says by chance.
        """
        if title in text:
            return self.paged or len(text) <= 3 * len(title) or len(title) >= _LONG
        return self.paged and title.endswith(text)

    def _part(self, title: str) -> Block | None:
        """A heading that is a part of the title, or the other way round: a line was cut in two."""
        for block in self._free.values():
            other = folded(parted(block)[1])
            alike = other in title or title in other
            lost = abs(len(other) - len(title))
            if alike and min(len(other), len(title)) >= _TELLING and lost >= _CUT:
                return block
        return None

    def _shift(self) -> int | None:
        """How many pages the headings mostly stand behind the page that the contents name."""
        shifts = Counter(
            (pair.heading.location.page or 0) - pair.entry.page
            for pair in self.pairs
            if pair.entry.page
        )
        return max(shifts, key=lambda shift: (shifts[shift], -abs(shift))) if shifts else None

    def _nearest(self, entry: Entry, shift: int | None) -> Block | None:
        """The heading that is the same but for a change; in a PDF, where the entry points to."""
        title = folded(entry.title)
        best, found = _NEAR, None
        for block in self._free.values():
            if self.paged and not (
                entry.page and block.location.page and _is_near(entry, block.location.page, shift)
            ):
                continue
            other = folded(parted(block)[1])
            if 2 * min(len(title), len(other)) < _NEAR * (len(title) + len(other)):
                continue
            if _DIGITS.findall(title) != _DIGITS.findall(other):  # Phase 1 is not Phase 2
                continue
            likeness = SequenceMatcher(None, title, other, autojunk=False).ratio()
            if likeness > best:
                best, found = likeness, block
        return found


def _is_reworded(entry: Entry, heading: Block) -> bool:
    """Whether a heading has the number of the entry, and its words but for one."""
    number, title = parted(heading)
    said, written = (_WORDS.findall(text.casefold()) for text in (entry.title, title))
    changes = SequenceMatcher(None, said, written, autojunk=False).get_opcodes()
    changed = sum(max(b - a, d - c) for kind, a, b, c, d in changes if kind != "equal")
    return changed <= 1 and folded(entry.number) == folded(number)


def _is_near(entry: Entry, page: int | None, shift: int | None) -> bool:
    """Whether the entry may send its reader to this page, as far as one knows."""
    if page is None or shift is None or entry.page is None:
        return True
    return abs(page - shift - entry.page) <= 1


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
