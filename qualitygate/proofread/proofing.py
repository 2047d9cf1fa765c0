"""Is the text marked as the language that it is in? Word underlines it for the client if not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from qualitygate.document import Block, Document, Match
from qualitygate.proofread.builtin import dialect_of
from qualitygate.proofread.detection import NAMES, count_words, evidence, script_language
from qualitygate.proofread.dialect import NAMES as DIALECTS
from qualitygate.proofread.dialect import evident
from qualitygate.proofread.languages import language_name, primary
from qualitygate.proofread.stretches import marks
from qualitygate.proofread.texts import Passage, blanked
from qualitygate.prose.words import WORD

_FEW = 20  # words in another language than they are marked as, below which nobody minds
_PART = 0.1  # of the English words: a part of the document that is marked as another English
_PART_WORDS = 40
# Word marks East Asian and complex scripts in attributes of their own (w:eastAsia, w:bidi), which
# the document model does not keep.
_ELSEWHERE = "ar bn fa gu he hi ja kn km ko lo ml my pa ta te th ur zh"
_MARKED_ELSEWHERE = frozenset(_ELSEWHERE.split())
_SHOWN_WORDS = 6  # of the first place
_ENGINE = "qualitygate"


@dataclass(frozen=True, slots=True)
class _Piece:
    """``block.text[start:end]``, marked as `claimed`, is in `actual` by its own words."""

    block: int
    start: int
    end: int
    words: int = 0
    claimed: str = ""
    actual: str = ""


@dataclass
class _Counts:
    """How many words are marked as what, and where the first of each kind stands."""

    words: Counter[str] = field(default_factory=Counter)
    first: dict[str, _Piece] = field(default_factory=dict)

    def add(self, piece: _Piece, key: str) -> None:
        self.words[key] += piece.words
        self.first.setdefault(key, piece)


def wrong_marks(
    document: Document, judged: Document, blocks: Sequence[Block], texts: Sequence[Passage],
    dialect: str,
) -> list[Match]:  # fmt: skip
    """At most one match about words marked as another language, and one about another English.

    `document` is as the file has it; `blocks` are those of `judged` that people read; `dialect` is
    the English that most of it is written in. A file that says nothing is never wrong.
    """
    wrong, english = _Counts(), _Counts()
    total = 0
    for block in blocks:
        if not block.shown:
            continue
        for piece in _pieces(document, judged, block):
            total += piece.words
            if primary(piece.claimed) != primary(piece.actual):
                wrong.add(piece, f"{piece.claimed} {primary(piece.actual)}")
            elif primary(piece.claimed) == "en":
                english.add(piece, dialect_of(piece.claimed))
    return [*_language(judged, wrong, total), *_english(judged, english, texts, dialect)]


def _pieces(document: Document, judged: Document, block: Block) -> Iterator[_Piece]:
    """The parts of a block that are marked and long enough to say what they are in."""
    actual = block.language or judged.language or ""
    own = document.blocks[block.index].language
    text = blanked(block)
    for start, end, tag in marks(block):
        claimed = (tag or own or document.language or "").replace("_", "-")
        if not actual or primary(claimed) not in NAMES:
            continue
        if primary(actual) in _MARKED_ELSEWHERE and judged.settings.format != "pdf":
            continue
        if any(span.start < end and start < span.end for span in block.foreign):
            continue
        said = evidence(text[start:end])
        if primary(actual) == "en":
            speaks = said.is_english
        else:
            speaks = said.is_foreign or script_language(text[start:end]) == primary(actual)
        if speaks:
            yield _Piece(block.index, start, end, count_words(text[start:end]), claimed, actual)


def _language(judged: Document, wrong: _Counts, total: int) -> Iterator[Match]:
    count = sum(wrong.words.values())
    if not count or count < min(_FEW, total):
        return
    pairs = sorted(wrong.words, key=lambda pair: (-wrong.words[pair], pair))
    claimed, actual = zip(*(pair.split() for pair in pairs), strict=True)
    marked, inside = NAMES[primary(claimed[0])], NAMES.get(actual[0], actual[0])
    harm = f"Word underlines them for the reader as bad {marked}"
    if judged.settings.format == "pdf":
        harm = f"a screen reader pronounces them as {marked}"
    cure = f"Mark them as {inside}" if len(set(actual)) == 1 else "Mark each as what it is"
    message = (
        f"{count} of {total} words are marked as {_listed(map(language_name, claimed))}, but are "
        f"{_listed(NAMES.get(name, name) for name in actual)}: {harm}. {cure}."
    )
    first = min(wrong.first.values(), key=lambda piece: (piece.block, piece.start))
    yield _match(judged, first, "most" if count * 2 >= total else "part", message)


def _listed(names: Iterable[str]) -> str:
    """``German (de-DE), French (fr-FR) and Dutch (nl-NL)``, each once."""
    *others, last = dict.fromkeys(names)
    return f"{', '.join(others)} and {last}" if others else last


def _english(
    judged: Document, english: _Counts, texts: Sequence[Passage], dialect: str
) -> Iterator[Match]:
    """Another English than the text's, or two in one text; in a PDF it harms nobody."""
    if not english.words or judged.settings.format == "pdf":
        return
    total = sum(english.words.values())
    claimed = max(sorted(english.words), key=lambda name: english.words[name])
    proof = evident(texts, dialect) if claimed != dialect else None
    if proof:
        block, start, form = proof
        message = (
            f"The document is marked as {DIALECTS[claimed]} English ({claimed}), but is written in "
            f"{DIALECTS[dialect]}: Word underlines '{form}' for the reader. "
            f"Mark it as {dialect}."
        )
        yield _match(judged, _Piece(block, start, start + len(form)), "dialect", message)
    for other in sorted(english.words):
        count = english.words[other]
        if not proof and other != claimed and count >= max(_PART * total, _PART_WORDS):
            message = (
                f"{count} of {total} words are marked as {DIALECTS[other]} English ({other}), the "
                f"others as {DIALECTS[claimed]}: Word holds the one half against the other. "
                f"Mark all of them as {dialect}."
            )
            yield _match(judged, english.first[other], "dialect", message)
            return


def _match(judged: Document, place: _Piece, rule: str, message: str) -> Match:
    """A match on the first words of a place."""
    words = list(WORD.finditer(judged.blocks[place.block].text, place.start, place.end))
    start, end = words[0].start(), words[:_SHOWN_WORDS][-1].end()
    return Match(
        place.block, start, end, "proofing-language", f"proofing-language:{rule}", _ENGINE, message
    )
