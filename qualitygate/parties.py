"""Where a document names the parties of the register, and how sure that is.

A name is looked for everywhere: in text, and in what has the form of an identifier (file names,
links, bookmarks), where it may be run together. An ordinary word that is also a firm's name
("Apex", "Target") counts only where it stands as a name does and is not the document's own word.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import ahocorasick

from qualitygate.context import Stance, has_article, is_common, stance
from qualitygate.document import Block, Document
from qualitygate.names import Found, Names
from qualitygate.prose.english import DIALECTS, English
from qualitygate.register import House, Party

SURE, DOUBTFUL, FAINT = 0, 1, 2  # how far a mention may mean something else
# Where names are written as parts of identifiers, in any case and run together.
SLUGS = frozenset(["file-name", "link", "bookmark", "attachment", "field-code"])
_LISTED = frozenset(["cell", "list-item", "form-field", "contents", "chart", "diagram"])
_TITLES = frozenset(["file-name", "attachment"])  # of which a name is the subject
_FIRMS = frozenset(  # words that only a firm's name ends in
    ["associates", "consultancy", "consultants", "consulting", "corporation", "holdings",
     "incorporated", "technologies"]
)  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])")
_WORDS = re.compile(r"[^\W\d_]+")
_CLUE = re.compile(r"[^\W_]+")
_UNSEEN = re.compile("[\xad\u200b\u200d\u2060]")  # what may stand within a word
_ORDINARY = 3  # so many times in lower case, and the word is one of this document's own
# Properties that name the program by which the file was made.
_PROGRAMS = frozenset(["producer", "creator", "application", "xmp:creatortool", "pdf:producer"])
_HOST = re.compile(r"(?:\A|//|@|[\s(<\"'])[^/\s?#@]*\Z")  # of an address, up to a part of it
_CAPITAL_NOUNS = frozenset(["de", "lb", "gsw"])  # languages whose nouns all have capitals
_SHORT = 3  # letters of an abbreviation that may be anything else
_LONG = 6  # letters of a word by which a firm is known in lower case too
_EDGE = 60  # characters at the end of one block and the beginning of the next


@dataclass(frozen=True, slots=True)
class Mention:
    """``blocks[block].text[start:end]`` is the name or the domain `name` of `party`.

    `doubt` is `SURE`, `DOUBTFUL` or `FAINT`.
    """

    block: int
    start: int
    end: int
    name: str
    party: Party
    doubt: int = SURE
    domain: bool = False


@dataclass(frozen=True, slots=True)
class _Seen:
    """A name where it may be one, before the whole document is known."""

    block: Block
    found: Found
    party: Party
    stance: Stance
    foreign: bool = False  # the text is not in English, whose words are known here

    @property
    def written(self) -> str:
        return self.block.text[self.found.start : self.found.end]


class Parties:
    """Parties to look for, all at once, so that a name inside a longer one of another is none.

    Of two that share a domain the first has it.
    """

    def __init__(self, parties: Iterable[Party]) -> None:
        self._names, self._slugs, self._domains = Names(), Names(), Names()
        self._words: set[str] = set()
        self._first: set[str] = set()  # words that begin or go on a name of several
        self._clues = ahocorasick.Automaton()  # the longest word of each
        for party in parties:
            names = [*party.names, *(party.products if isinstance(party, House) else ())]
            written = sorted((name for name in names if len(name) > 1), key=_is_acronym)
            self._names.add([*written, *_without_accents(written)], party)
            self._slugs.add([*written, *_joined(written)], party)
            self._domains.add(party.domains, party)
            for name in (*written, *_without_accents(written), *party.domains):
                clue = max(_CLUE.findall(name.casefold()), key=len, default="")
                if clue:
                    self._clues.add_word(clue, clue)
            for name in written:
                words = _WORDS.findall(name.casefold())
                self._words.update(words)
                self._first.update(words[:-1])
        self._clues.make_automaton()

    def _may_name(self, text: str) -> bool:
        """A quick look: whether a word of some name is in the text, or could be, broken."""
        low = text.casefold()
        if _UNSEEN.search(low) or not len(self._clues):
            return len(self._clues) > 0
        return next(self._clues.iter(low), None) is not None

    @cached_property
    def _ordinary_words(self) -> set[str]:
        return English(*DIALECTS).among(self._words)

    def mentions(
        self, document: Document, among: Iterable[int] | None = None, *, as_words: bool = True
    ) -> list[Mention]:
        """The mentions in a document, or in the blocks `among`, in reading order.

        Without `as_words` it does not matter how often the document has a name as a word.
        """
        blocks = [document.blocks[i] for i in among] if among is not None else document.blocks
        likely = [block for block in blocks if self._may_name(block.text)]
        sure: list[Mention] = []
        seen: list[_Seen] = []
        for block in likely:
            taken = list(self._by_domain(block))
            sure += taken
            spans = [(mention.start, mention.end) for mention in taken]
            for candidate in self._in_block(block, block.language or document.language or ""):
                found = candidate.found
                if not any(s < found.end and found.start < e for s, e in spans):
                    seen.append(candidate)
        seen += self._across(blocks)
        known = {mention.party.name for mention in sure}
        known |= {s.party.name for s in seen if s.stance is Stance.FIRM or self._is_plain(s)}
        uses = _Uses(document if as_words else Document())
        for one in seen:
            doubt = self._doubt(one, one.party.name in known, uses)
            if doubt is not None:
                found = one.found
                sure.append(
                    Mention(one.block.index, found.start, found.end, found.name, one.party, doubt)
                )
        return sorted(sure, key=lambda mention: (mention.block, mention.start, mention.end))

    def in_name(self, text: str) -> Iterator[Found]:
        """The names in what somebody called a style, a picture, a sheet; the owners are parties.

        An everyday word is none there.
        """
        if self._may_name(text):
            yield from (f for f in self._in_slug(text) if not self.is_ordinary(f.name))

    def _in_slug(self, text: str) -> Iterator[Found]:
        """The names in an identifier, whole or with its words set apart."""
        whole = [found for found in self._slugs.find(text) if len(found.name) > 2]
        yield from whole
        if not _CAMEL.search(text):
            return
        apart, origins = _spread(text)
        for found in self._slugs.find(apart):
            start, end = origins[found.start], origins[found.end - 1] + 1
            if len(found.name) > _SHORT and not any(f.start < end and start < f.end for f in whole):
                yield Found(start, end, found.name, found.owner)

    def is_ordinary(self, name: str) -> bool:
        """Whether a name is made of words of everyday English, and of none that makes it a firm."""
        words = _WORDS.findall(name.casefold())
        return (
            words != []
            and sum(map(len, words)) == sum(map(str.isalnum, name))
            and words[-1] not in _FIRMS
            and self._ordinary_words.issuperset(words)
        )

    def _by_domain(self, block: Block) -> Iterator[Mention]:
        for found in self._domains.find(block.text):
            span = _whole_domain(block.text, found)
            if span and isinstance(found.owner, Party):
                yield Mention(block.index, *span, found.name, found.owner, SURE, domain=True)

    def _in_block(self, block: Block, language: str) -> Iterator[_Seen]:
        if block.kind == "property" and block.name.casefold() in _PROGRAMS:
            return
        tongue = language.partition("-")[0]
        foreign = tongue not in ("", "en")
        slug = _is_slug(block)
        for found in self._in_slug(block.text) if slug else self._names.find(block.text):
            text = block.text[found.start : found.end]
            if not isinstance(found.owner, Party):
                continue
            where = Stance.LOOSE
            if not slug and not _as_a_name(text, found.name, self._ordinary_words, foreign):
                where = Stance.NONE
            elif not slug:
                acronym, nouns = _is_acronym(found.name), tongue in _CAPITAL_NOUNS
                where = stance(block, found.start, found.end, acronym, nouns)
            if where is not Stance.NONE:
                yield _Seen(block, found, found.owner, where, foreign)

    def _is_plain(self, one: _Seen) -> bool:
        """Whether a name can mean nothing but the firm."""
        name = one.found.name
        if one.stance is Stance.PART or len(name) <= _SHORT or (one.foreign and name.isalpha()):
            return False
        return not self.is_ordinary(name)

    def _doubt(self, one: _Seen, known: bool, uses: "_Uses") -> int | None:
        """How doubtful a mention is; None where it is none."""
        name, block = one.found.name, one.block
        short = _is_acronym(name) and name.isalpha() and len(name) < _SHORT
        strange = one.foreign and name.isalpha()  # it may be a word of that language
        if not (short or self.is_ordinary(name) or (strange and uses.of(name))):
            part = one.stance is Stance.PART or "reference" in (block.kind, block.nature)
            part = part or (strange and is_common(block, one.found.start, one.found.end))
            low = _is_acronym(name) and len(name) <= _SHORT and one.written.islower()
            if low and _is_slug(block):
                return DOUBTFUL if block.kind in _TITLES else None
            return DOUBTFUL if part or _is_host(one) else SURE
        if one.stance is Stance.FIRM:
            return SURE
        if _is_slug(block):
            if block.kind not in _TITLES or short or not one.written[0].isupper():
                return None
            return DOUBTFUL if known else None if uses.of(name) else FAINT
        if is_common(block, one.found.start, one.found.end):
            return None
        used = uses.of(name)
        if one.stance is Stance.NAME and not has_article(block, one.found.start):
            if known or not used:
                return FAINT if short and not known else SURE
            return DOUBTFUL if used < _ORDINARY else None
        if known:
            return DOUBTFUL if one.stance in (Stance.NAME, Stance.LOOSE) else FAINT
        if used or short or one.stance in (Stance.PART, Stance.BESIDE):
            return None
        if " " in name:
            return DOUBTFUL
        return None if block.kind in _LISTED else FAINT

    def _across(self, blocks: Iterable[Block]) -> Iterator[_Seen]:
        """Names of several words that begin in one cell or line and end in the next."""
        for left, right in pairwise(blocks):
            if left.kind != right.kind or left.kind in SLUGS or not (left.text and right.text):
                continue
            last = _WORDS.findall(left.text[-_EDGE:].casefold())[-1:]
            if not self._first.issuperset(last) or not last:
                continue
            if left.cell and right.cell and left.cell.table != right.cell.table:
                continue
            tail, head = left.text[-_EDGE:], right.text[:_EDGE]
            for found in self._names.find(f"{tail}\n{head}"):
                if found.start < len(tail) < found.end - 1 and isinstance(found.owner, Party):
                    start = len(left.text) - len(tail) + found.start
                    parts = tail[found.start :], head[: found.end - len(tail) - 1]
                    if self._is_split(parts, found.name):
                        here = Found(start, len(left.text), found.name, found.owner)
                        yield _Seen(left, here, found.owner, Stance.NAME)

    def _is_split(self, parts: tuple[str, str], name: str) -> bool:
        return (
            all(part.strip()[:1].isupper() for part in parts)
            and not self.is_ordinary(name)
            and not any(self.is_ordinary(part) for part in parts[:1])
        )


class _Uses:
    """How often a document has a name as ordinary words: in lower case."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[str, int] = {}

    @cached_property
    def _text(self) -> str:
        shown = (b for b in self._document.shown if b.nature in ("sentences", "fragment"))
        return "\n".join(block.text for block in shown)

    def of(self, name: str) -> int:
        key = name.casefold()
        if key not in self._known:
            words = r"\s+".join(map(re.escape, _WORDS.findall(key)))
            self._known[key] = len(
                re.findall(rf"(?<![\w@.-]){words}(?:s|es|ed|ing)?\b", self._text)
            )
        return self._known[key]


def _is_slug(block: Block) -> bool:
    """Whether a block holds an identifier; what is attached may be a text as well."""
    return block.kind in SLUGS and not (block.kind == "attachment" and len(block.text.split()) > 6)


def _is_host(one: _Seen) -> bool:
    """Whether a name stands in the host of an address: that of a site, which need not be its own.

    Where the register has a firm's domain, the domain is found and this is not asked.
    """
    block, start = one.block, one.found.start
    addressed = block.kind == "link" or any(
        mask.reason in ("url", "email") for mask in block.masks_in(start, start + 1)
    )
    return addressed and bool(_HOST.search(block.text[:start]))


def _is_acronym(name: str) -> bool:
    return name.isupper() and " " not in name


def _as_a_name(found: str, name: str, ordinary: set[str], foreign: bool) -> bool:
    """Whether the text has the capitals of the name, as far as it needs them to be one.

    In small letters only what is no word is a name, and of other languages we know no words.
    """
    if _is_acronym(name):
        return not any(c.islower() for c in found)
    wanted = [word[0].isupper() for word in _WORDS.findall(name) if word.casefold() != "and"]
    words = [word for word in _WORDS.findall(found) if word.casefold() != "and"]  # or "&"
    if not any(wanted):
        return True
    strange = [word.casefold() not in ordinary for word in words]
    if not any(strange):
        return len(wanted) == len(words) and all(
            word[0].isupper() for word, capital in zip(words, wanted, strict=True) if capital
        )
    if any(word[0].isupper() for word, odd in zip(words, strange, strict=True) if odd):
        return True
    return sum(map(len, words)) >= _LONG and not foreign


def _joined(names: list[str]) -> list[str]:
    joined = ("".join(c for c in name if c.isalnum()) for name in names)
    return [name for name in joined if len(name) >= 5]


def _without_accents(names: list[str]) -> list[str]:
    plain = (
        "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
        for name in names
    )
    return [bare for bare, name in zip(plain, names, strict=True) if bare != name]


def _spread(text: str) -> tuple[str, list[int]]:
    """An identifier's text with its words set apart, and where each character came from."""
    spread: list[str] = []
    origins: list[int] = []
    for at, character in enumerate(text):
        if at and _CAMEL.match(text, at):
            spread.append(" ")
            origins.append(at)
        spread.append(character)
        origins.append(at)
    return "".join(spread), origins


def _whole_domain(text: str, found: Found) -> tuple[int, int] | None:
    """The span with its subdomains, or None where the domain is part of another one."""
    before = re.search(r"(?:[\w-]+\.)*\Z", text[: found.start])
    start = before.start() if before else found.start
    after = text[found.end : found.end + 2]
    if text[start - 1 : start] in ("-",) or re.match(r"-?\w|\.\w", after):
        return None
    return start, found.end
