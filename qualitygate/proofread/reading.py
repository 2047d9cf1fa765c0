"""An engine's remarks and the document's vocabulary -> matches."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice

from qualitygate.document import Block, Document, Match
from qualitygate.proofread.corrections import KEPT, distance, rank
from qualitygate.proofread.dialect import foreign
from qualitygate.proofread.dictionary import composed, is_word
from qualitygate.proofread.doubt import Doubt, in_company, is_set_apart
from qualitygate.proofread.engine import Engine, Remark
from qualitygate.proofread.judge import Judge
from qualitygate.proofread.languages import primary
from qualitygate.proofread.lists import borrowed, rare
from qualitygate.proofread.names import slips
from qualitygate.proofread.plainjudge import PlainJudge, english_runs
from qualitygate.proofread.quoted import cited_names, foreign_phrases
from qualitygate.proofread.shelf import Shelf
from qualitygate.proofread.texts import Passage, near_mask
from qualitygate.proofread.tongue import Tongue, capital_says_name
from qualitygate.proofread.torn import is_glued, is_torn
from qualitygate.proofread.vocabulary import Vocabulary, register_names
from qualitygate.proofread.wordforms import PREFIXES
from qualitygate.prose.words import FUNCTION_WORDS

_ABOUT_WORDS = frozenset({"spelling", "typo"})
_LONG = 9  # letters
_FAR = 2.0  # of weighted edits
_TORN = 5  # words in pieces, after which the whole of a PDF is taken to be letter-spaced
_OURS = "qualitygate"
# Where matches overlap, the kind that says most about the words wins.
_STRENGTH = {
    "name": 0, "typo": 1, "spelling": 2, "doubtful": 2, "term": 3, "dialect": 4, "mixed-dialect": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that no dictionary has, where it stands, and what it is taken for.

    `form` is the word without a possessive 's, `length` that of what stands in the text.
    """

    passage: int
    remark: Remark
    form: str
    length: int
    kind: str


@dataclass(frozen=True)
class Reading:
    """One document's distinct texts with what is known of its words."""

    document: Document
    texts: Sequence[Passage]
    vocabulary: Vocabulary
    dialect: str
    shelf: Shelf

    def matches(
        self, engine: Engine, remarks: Sequence[Sequence[Remark]], blocks: Sequence[Block]
    ) -> tuple[Match, ...]:
        """All matches, in reading order, at most one about the spelling of a word."""
        found = [
            *self._names(blocks),
            *self._words(engine, remarks),
            *self._dialect(),
            *self._grammar(engine, remarks),
        ]
        return tuple(sorted(_strongest(found), key=in_order))

    def _words(self, engine: Engine, remarks: Sequence[Sequence[Remark]]) -> list[Match]:
        unknown: dict[str, list[Unknown]] = {}
        for word in self._unknown(remarks):
            unknown.setdefault(self._variety(word.passage), []).append(word)
        return [
            match
            for language, words in unknown.items()
            for match in self._corrected(engine, language, words)
        ]

    def _variety(self, passage: int) -> str:
        """The language of a passage; all English is read in the document's dialect."""
        language = self.texts[passage].text.language
        return self.dialect if primary(language) == "en" else language

    def _corrected(
        self, engine: Engine, language: str, unknown: Sequence[Unknown]
    ) -> Iterable[Match]:
        """The matches on one language's words, with corrections."""
        doubtful = {u.form for u in unknown if u.kind != "typo" and not u.remark.replacements}
        second = engine.second_opinion(sorted(doubtful), language)
        corrections: dict[str, tuple[str, ...]] = {}
        beside = _beside(unknown)
        for word in unknown:
            form, offered = word.form, word.remark.replacements
            if word.kind != "typo" and not offered and form not in second:
                continue
            if form not in corrections and word.kind != "term":
                offered = (*offered, *second.get(form, ()))
                corrections[form] = self._ranked(form, language, offered)
            better = corrections.get(form, ())
            if word.kind == "far":
                likely = _is_likely(form, better, language)
                word = replace(word, kind="spelling" if likely else "term")
            if word.kind == "spelling" and form[:1].islower():
                doubts = self._doubts(word, language, better, beside)
                word = replace(word, kind=("spelling", "doubtful", "term")[min(doubts, 2)])
            yield from self._at(word, engine.name, better)

    def _doubts(
        self, word: Unknown, language: str, better: Sequence[str], beside: set[tuple[int, int]]
    ) -> int:
        """How strong the reasons are to believe that a word in lower case is meant: 0, 1 or more.

        Two that lie in the word itself count as one.
        """
        form, start = word.form, word.remark.start
        content = self.texts[word.passage].text.content
        beside_another = (word.passage, start) in beside
        apart = is_set_apart(content, start, start + word.length)
        doubt = Doubt(self.vocabulary, self.dialect)
        by_itself = doubt.reasons(form, language, better)
        return beside_another + apart + (by_itself + 1) // 2

    def _ranked(self, form: str, language: str, offered: Sequence[str]) -> tuple[str, ...]:
        if primary(language) == "en":
            typo = Judge(self.vocabulary, self.dialect).typo(form)
            return rank(form, self.dialect, typo, offered, self.vocabulary)
        tongue = self.shelf.tongue(language)
        if tongue is None:
            return tuple(offered[:KEPT])
        return tongue.corrections(form, offered, self.vocabulary.lower)

    def _judge(self, language: str) -> Judge | PlainJudge:
        if primary(language) == "en":
            return Judge(self.vocabulary, self.dialect)
        return PlainJudge(self.vocabulary, self.shelf.tongue(language), language)

    def _unknown(self, remarks: Sequence[Sequence[Remark]]) -> Iterable[Unknown]:
        """The words that neither the ladder nor the vocabulary explains."""
        kinds: dict[tuple[str, str], str | None] = {}
        judges: dict[str, Judge | PlainJudge] = {}
        for index, passage in enumerate(self.texts):
            content = passage.text.content
            variety = self._variety(index)
            if variety not in judges:
                judges[variety] = self._judge(variety)
            about_words = [remark for remark in remarks[index] if remark.kind in _ABOUT_WORDS]
            passed = self.vocabulary.phrase_spans(content)
            passed += borrowed(content, (content[r.start : r.end] for r in about_words))
            if primary(variety) == "en":
                passed += foreign_phrases(content, about_words, self.shelf)
                passed += cited_names(content)
            else:
                passed += english_runs(content, about_words)
            for remark in about_words:
                if any(start <= remark.start and remark.end <= end for start, end in passed):
                    continue
                if self._is_half(passage, remark):
                    continue
                written = content[remark.start : remark.end].replace("’", "'")
                written = written.removesuffix("'s").removesuffix("'S")
                form = composed(written)
                if (variety, form) not in kinds:
                    kinds[variety, form] = _kind(judges[variety], form, remark)
                if kind := kinds[variety, form]:
                    yield Unknown(index, remark, form, len(written), kind)

    def _knows(self, form: str) -> bool:
        """Whether a form is a word in a language of the document."""
        return (
            is_word(form, self.dialect)
            or form.lower() in rare()
            or any(t.knows(form) for t in self._tongues)
        )

    @cached_property
    def _tongues(self) -> tuple[Tongue, ...]:
        found = (self.shelf.tongue(tag) for tag in sorted({p.text.language for p in self.texts}))
        return tuple(tongue for tongue in found if tongue)

    def _is_half(self, passage: Passage, remark: Remark) -> bool:
        """Half of a word that was broken over lines or pages and could not be joined again, or two
        words that lost the space between them."""
        content = passage.text.content
        if content[remark.end :].rstrip() in ("-", "\u00ad", "\u2010"):
            return True
        if content[remark.end : remark.end + 1] == "-" and content[remark.start : remark.end] in (
            PREFIXES
        ):
            return True
        if self.document.settings.format != "pdf":
            return False
        knows = self._knower(passage)
        if is_torn(content, remark.start, remark.end, knows, self._is_spaced):
            return True
        block = self.document.blocks[passage.blocks[0]]
        if is_glued(block, remark.start, remark.end, knows):
            return True
        return (
            block.kind in ("paragraph", "list-item", "cell")
            and not content[: remark.start].strip()
            and content[remark.start].islower()
            and not block.number
        )

    def _knower(self, passage: Passage) -> Callable[[str], bool]:
        tongue = self.shelf.tongue(passage.text.language)
        return tongue.knows if tongue else partial(is_word, dialect=self.dialect)

    @cached_property
    def _is_spaced(self) -> bool:
        """Whether a PDF's words are torn all over by its letter-spacing."""
        torn = (
            is_torn(passage.text.content, start, start + len(form), knows)
            for passage in self.texts
            for knows in (self._knower(passage),)
            for start, form in passage.words
            if form.islower() and not knows(form)
        )
        return any(islice((one for one in torn if one), _TORN - 1, None))

    def _at(self, word: Unknown, engine: str, replacements: tuple[str, ...]) -> Iterable[Match]:
        """A match in each block that has the passage, on the word without its possessive 's."""
        start = word.remark.start
        for block in self.texts[word.passage].blocks:
            yield Match(
                block, start, start + word.length, word.kind, word.remark.rule, engine,
                word.remark.message, replacements,
            )  # fmt: skip

    def _grammar(self, engine: Engine, remarks: Sequence[Sequence[Remark]]) -> Iterable[Match]:
        """What is not about the spelling of a word, unless it touches what was masked."""
        for passage, found in zip(self.texts, remarks, strict=True):
            for remark in found:
                if remark.kind in _ABOUT_WORDS:
                    continue
                for index in passage.blocks:
                    if not near_mask(self.document.blocks[index], remark.start, remark.end):
                        yield Match(
                            index, remark.start, remark.end, remark.kind, remark.rule, engine.name,
                            remark.message, remark.replacements,
                        )  # fmt: skip

    def _dialect(self) -> Iterable[Match]:
        for word in foreign(self.texts, self.dialect, self.vocabulary):
            for block in self.texts[word.passage].blocks:
                yield Match(
                    block, word.start, word.end, word.kind, word.rule, _OURS, word.message,
                    (word.ours,),
                )  # fmt: skip

    def _names(self, blocks: Sequence[Block]) -> Iterable[Match]:
        named = {piece for name in register_names(self.document.brief) for piece in name.split()}
        for slip in slips(blocks, self.texts, self.vocabulary, named, self._knows):
            if slip.meant in named or self._tells_names(slip.block):
                yield Match(
                    slip.block, slip.start, slip.end, "name", "name:slip", _OURS, "", (slip.meant,)
                )

    def _tells_names(self, block: int) -> bool:
        """Whether a word with a capital in a block can be told to be no word of its language."""
        tag = self.document.blocks[block].language or self.document.language or "en"
        return primary(tag) == "en" or (
            capital_says_name(tag) and self.shelf.tongue(tag) is not None
        )


def _beside(unknown: Sequence[Unknown]) -> set[tuple[int, int]]:
    """The passages and places of unknown words that stand beside one another."""
    places: dict[int, list[tuple[int, str]]] = {}
    for word in unknown:
        if word.kind != "typo":
            places.setdefault(word.passage, []).append((word.remark.start, word.form))
    return {(passage, at) for passage, of in places.items() for at in in_company(of)}


def _kind(judge: Judge | PlainJudge, form: str, remark: Remark) -> str | None:
    """What a form is; where no dictionary of ours says, the engine's corrections do."""
    if isinstance(judge, PlainJudge):
        return judge.kind(form, remark.replacements)
    return judge.kind(form)


def _is_likely(form: str, corrections: Sequence[str], language: str) -> bool:
    """Whether a word without a near neighbour was meant to be the best of its corrections.

    All such misspellings that were seen are long and begin as they should, or are a small word and
    another run together, or a contraction without its apostrophe.
    """
    best = corrections[0] if corrections else ""
    if " " in best and primary(language) == "en":
        return not FUNCTION_WORDS.isdisjoint(best.lower().split())
    if " " in best or best.replace("'", "") == form:
        return True
    near = distance(form.lower(), best.lower()) <= _FAR
    return near and len(form) >= _LONG and best[:1] == form[:1]


def in_order(match: Match) -> tuple[int, int, int, str]:
    return match.block, match.start, match.end, match.rule


def _strongest(matches: Iterable[Match]) -> list[Match]:
    """Drop what overlaps a stronger match about words; grammar stays beside them."""
    kept: list[Match] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for match in sorted(matches, key=lambda m: (_STRENGTH.get(m.kind, 9), in_order(m))):
        spans = taken.setdefault(match.block, [])
        if any(start < match.end and match.start < end for start, end in spans):
            continue
        spans.append((match.start, match.end))
        kept.append(match)
    return kept
