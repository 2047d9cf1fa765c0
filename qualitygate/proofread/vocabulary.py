"""The words that a document may use though no dictionary has them.

Three sources: the project's word lists, the names of the register, and the document itself, which
shows its terms as code, in addresses and identifiers, and as the names of its authors.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from qualitygate import config
from qualitygate.document import Block, Document
from qualitygate.errors import UsageError
from qualitygate.proofread.dictionary import composed
from qualitygate.proofread.mentions import mentions
from qualitygate.proofread.persons import persons
from qualitygate.proofread.shelf import Shelf
from qualitygate.proofread.texts import Passage
from qualitygate.register import Brief

if TYPE_CHECKING:
    import regex

_SECONDS = 2.0  # that one search of one text may take
_PIECE = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_IN_SENTENCE = re.compile(r"[\w,)’'][ \u00a0(]+\Z")
_CODE_KINDS = frozenset({"code", "link", "bookmark", "field-code", "file-name", "attachment"})
_HEADS = frozenset({"heading", "caption"})
_PEOPLE = frozenset({"author", "lastmodifiedby", "company", "manager"})


@dataclass(frozen=True)
class Vocabulary:
    """What counts as known.

    `allowed` are forms that somebody wrote down: lower-case ones match in any case, others, and
    those of `exact`, as they stand. `patterns` find phrases of several words. `shown` are
    lower-case words that the document shows as code, identifier, URL or e-mail. `forms` counts each
    form in the document's prose, `lower` regardless of case; `inside` are those that begin with a
    capital in the middle of a sentence, `persons` those that stand beside a title, an initial or
    another part of a person's name, `mentioned` and `maybe_mentioned` lower-case words that are
    spoken of rather than used, `headed` the words of headings and captions.
    """

    allowed: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    patterns: tuple["regex.Pattern[str]", ...] = ()
    names: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    forms: Counter[str] = field(default_factory=Counter)
    lower: Counter[str] = field(default_factory=Counter)
    inside: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    maybe_mentioned: frozenset[str] = frozenset()
    headed: frozenset[str] = frozenset()

    def allows(self, form: str) -> bool:
        """Whether a person has entered the form."""
        known = form in self.allowed or form in self.exact or form in self.names
        return known or form.lower() in self.allowed

    def phrase_spans(self, content: str) -> list[tuple[int, int]]:
        """Where phrases and patterns that somebody wrote down stand in a text."""
        try:
            return [
                match.span()
                for pattern in self.patterns
                for match in pattern.finditer(content, timeout=_SECONDS)
            ]
        except TimeoutError:
            raise UsageError("a pattern of the vocabulary takes too long on a text.") from None


def learn(
    document: Document, passages: Sequence[Passage], lists: config.Vocabulary, shelf: Shelf
) -> Vocabulary:
    """The vocabulary in force for a document; the dictionaries tell its names from its words."""
    forms, inside = _counted(document, passages)
    lower: Counter[str] = Counter()
    for form, count in forms.items():
        lower[form.lower()] += count
    certain, possible = mentions(document, passages)
    return Vocabulary(
        allowed=lists.words,
        exact=lists.exact,
        patterns=_compiled(lists),
        names=frozenset(_brief_names(document.brief)) | frozenset(_authors(document)),
        shown=frozenset(_shown(document)),
        forms=forms,
        lower=lower,
        inside=inside,
        persons=persons(passages, shelf),
        mentioned=certain,
        maybe_mentioned=possible,
        headed=frozenset(_headed(document, passages)),
    )


def _counted(
    document: Document, passages: Sequence[Passage]
) -> tuple[Counter[str], frozenset[str]]:
    """How often each form is used, and those that are capitalised within a sentence.

    What runs along the top or foot of every page is counted once.
    """
    by_weight: dict[int, list[str]] = {}
    inside: set[str] = set()
    for passage in passages:
        kind = document.blocks[passage.blocks[0]].kind
        weight = 1 if kind in ("header", "footer") else len(passage.blocks)
        by_weight.setdefault(weight, []).extend(form for _, form in passage.words)
        if passage.text.sentences:
            inside.update(_inside(passage, inside))
    forms: Counter[str] = Counter()
    for weight, written in by_weight.items():
        for form, count in Counter(written).items():
            forms[_bare(form)] += count * weight
    return forms, frozenset(map(_bare, inside))


def _inside(passage: Passage, known: Set[str]) -> Iterator[str]:
    """What begins with a capital in the middle of a sentence, beside what is known to do so."""
    content = passage.text.content
    for start, form in passage.words:
        new = start and form[0].isupper() and form not in known
        if new and _IN_SENTENCE.search(content[max(start - 3, 0) : start]):
            yield form


def _headed(document: Document, passages: Sequence[Passage]) -> Iterator[str]:
    for passage in passages:
        if document.blocks[passage.blocks[0]].kind in _HEADS:
            yield from (form.lower() for _, form in passage.words)


def _bare(form: str) -> str:
    return composed(form.removesuffix("'s"))


@lru_cache(maxsize=64)
def _compiled(lists: config.Vocabulary) -> tuple["regex.Pattern[str]", ...]:
    """Patterns of the phrases, and Vale's own, each as words."""
    import regex

    written = [phrase for phrase in lists.phrases | lists.exact if " " in phrase]
    patterns = []
    for any_case in (False, True):
        chosen = [p for p in written if (p.islower() and p not in lists.exact) == any_case]
        if chosen:
            longest = sorted(chosen, key=lambda phrase: (-len(phrase), phrase))
            either = "|".join(regex.escape(p).replace("'", "['’]") for p in longest)
            flags = regex.IGNORECASE if any_case else 0
            patterns.append(regex.compile(rf"(?<!\w)(?:{either})(?!\w)", flags))
    for line in lists.accepted:
        try:
            patterns.append(regex.compile(rf"(?<!\w)(?:{line.text})(?!\w)", regex.VERSION1))
        except regex.error as error:
            message = f"the pattern '{line.text}' does not compile: {error}."
            raise UsageError(message, line.place) from None
    return tuple(patterns)


def register_names(brief: Brief) -> set[str]:
    """Every name in the register, whole."""
    register = brief.register
    parties = [*([register.house] if register.house else []), *register.clients]
    names = {name for party in (*parties, *register.competitors) for name in party.names}
    if register.house:
        names.update(register.house.products)
        names.update(mark.rstrip("®™℠ ") for mark in register.house.trademarks)
    return names


def _brief_names(brief: Brief) -> set[str]:
    house = brief.register.house
    names = register_names(brief) | set(house.addresses if house else ())
    return {piece for name in names for piece in _PIECE.findall(name)}


def _authors(document: Document) -> set[str]:
    """The people whom the file names as its authors."""
    texts = [value for name, value in document.properties if name.lower() in _PEOPLE]
    texts += [comment.author for comment in document.comments]
    texts += [revision.author for revision in document.revisions]
    return {piece for text in texts for piece in _PIECE.findall(text) if len(piece) > 1}


def _shown(document: Document) -> set[str]:
    """Words that the document shows as code, URL, path or identifier, and their parts."""
    pieces = {
        piece
        for block in document.blocks
        for text in _code_of(block)
        for piece in _PIECE.findall(text)
    }
    found = {piece.lower() for piece in pieces}
    found.update(hump.lower() for piece in pieces for hump in _HUMP.findall(piece))
    for link in document.links:
        found.update(piece.lower() for piece in _PIECE.findall(link.target))
    return {word for word in found if len(word) > 2}


def _code_of(block: Block) -> list[str]:
    if block.nature == "code" or block.kind in _CODE_KINDS:
        return [block.text, block.name]
    return [block.text[mask.start : mask.end] for mask in block.masks]
