"""Frames: a few words in a row of which some cannot be meant, and what to write in their place.

A frame is a line ``before | wrong -> right | after``. Each part is a row of slots, one word each:

    to/will  | loose -> lose  | the/a        one of these words
    BASES    |                               a word of a class, by its name in capitals
    !of/to                                   any word but these, or none at all
    ?very                                    with this word or without it
    ^                                        nothing: a sentence begins here
    END                                      nothing: a clause ends here
    #                                        a number in digits

In ``right``, ``{1}`` is the first word of ``wrong``, ``{1:base}`` another form of it; `` / ``
stands between proposals, one for each word of a slot where there are as many. Words with a capital
inside a sentence are names and match nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product
from pathlib import Path
from typing import NamedTuple

from qualitygate.api import Document, Hit

from ._classes import CLASSES, FORMS
from ._english import like, sentences, taken

_TOKEN = re.compile(r"\w(?:[\w’'-]*\w)?|[^\w\s]")
_ENDS = frozenset([".", ",", ";", ":", "!", "?", ")", ""])
_STARTS = frozenset([".", "!", "?", ":", ";", "•", ""])
# How often a word stands in a thousand: a frame is looked for where its rarest slot is seen.
_COMMON = {
    "the": 50, "of": 30, "and": 28, "to": 28, "a": 22, "in": 20, "is": 12, "that": 10, "for": 10,
    "it": 9, "as": 8, "be": 8, "on": 7, "with": 7, "are": 6, "this": 6, "by": 6, "or": 6, "you": 6,
    "not": 5, "can": 5, "from": 5, "have": 4, "an": 4, "we": 4, "if": 4, ".": 40, ",": 45, "": 80,
    "at": 4, "will": 4, "has": 3, "was": 3, "which": 4, "your": 2, "all": 3, "one": 3, "other": 3,
    "no": 3, "there": 2, "their": 2, "its": 2, "they": 2, "only": 2, "also": 2, "use": 2, "then": 2,
    "used": 3, "any": 2, "more": 2, "when": 2, "may": 2, "been": 1, "must": 1, "what": 1, "do": 1,
    "would": 1, "these": 1, "so": 1, "does": 1, "many": 1, "some": 1, "each": 1, "than": 1, "#": 4,
}  # fmt: skip
_OUTSIDE = ("", "")  # stands for the edge of a text, before and after its words
_EDGE = len(_OUTSIDE)
# An article before what is filled in: "a employer".
_BEFORE_A_VOWEL = re.compile(
    r"(?<![\w’'-])a(?= (?!eu|ew|one?\b|once)(?:[aeio]|u(?:n(?!i)|p|lt|mb|rb|rg)|hour|honest))"
)
_OPENING = " (\u00a0\n\t“‘\"'—–,;:.-…"
_JOINING = ("/", "_", "@", "=", "]")
_RARE = 0.2
_TOO_COMMON = 1.5
_MOST_PAIRS = 4000


class _Slot(NamedTuple):
    words: frozenset[str]
    other: bool  # any word but these
    weight: float


@dataclass(frozen=True, slots=True)
class _Frame:
    of: str  # the list that it stands in
    slots: tuple[_Slot, ...]
    first: int  # the first wrong slot, and the one after the last
    after: int
    right: tuple[str, ...]

    def fits(self, words: tuple[str, ...], start: int) -> bool:
        """Whether the slots are filled from `start` on; what lies outside the text is no word."""
        if start < 0 or start + len(self.slots) > len(words):
            return False
        at = start
        for among, other, _ in self.slots:
            if (words[at] in among) is other:
                return False
            at += 1
        return True


class Found(NamedTuple):
    """``text[start:end]`` should be one of `better`, a frame of the list `of` says."""

    of: str
    start: int
    end: int
    better: tuple[str, ...]


class _Index:
    """The frames of all lists by their rarest word, so that a text is gone through once for all.

    Where two frames of a list find the same words, the one that stands first is right.
    """

    def __init__(self) -> None:
        self._single: dict[str, list[tuple[int, _Frame]]] = {}
        self._double: dict[tuple[str, str], tuple[tuple[int, _Frame], ...]] = {}
        for path in sorted(Path(__file__).parent.glob("*.txt")):
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.strip() and not line.startswith("# "):
                    for frame in self._read(line, path.stem):
                        self._index(frame)

    def find(self, text: str) -> Iterator[Found]:
        words = words_of(text)
        single, double = self._single, self._double
        asked: list[tuple[int, Sequence[tuple[int, _Frame]]]] = [
            (at, alone) for at, word in enumerate(words) if (alone := single.get(word))
        ]
        asked += [
            (at, paired) for at, pair in enumerate(pairwise(words)) if (paired := double.get(pair))
        ]
        fitting: dict[tuple[str, int], tuple[int, _Frame]] = {}
        for at, frames in asked:
            for offset, frame in frames:
                start = at - offset
                if frame.fits(words, start):
                    fitting.setdefault((frame.of, start + frame.first), (start, frame))
        if not fitting:
            return
        kept, ends = [], dict.fromkeys((of for of, _ in fitting), -1)
        for (of, at), (start, frame) in sorted(fitting.items(), key=lambda item: item[0]):
            if at >= ends[of]:
                ends[of] = start + frame.after
                kept.append((at, ends[of], frame))
        spans = spans_of(text, [(at, end) for at, end, _ in kept])
        for (at, end, frame), (begin, stop) in zip(kept, spans, strict=True):
            written = text[begin:stop]
            better = self._better(frame, words[at:end], written)
            if written not in better and not _joined(text, begin, stop):
                yield Found(frame.of, begin, stop, better)

    def _better(self, frame: _Frame, wrong: tuple[str, ...], written: str) -> tuple[str, ...]:
        def filled(match: re.Match[str]) -> str:
            word = wrong[int(match.group(1)) - 1]
            return FORMS[match.group(2)](word) if match.group(2) else word

        better = (re.sub(r"\{(\d)(?::(\w+))?\}", filled, right) for right in frame.right)
        better = (_BEFORE_A_VOWEL.sub("an", right) for right in better)
        return tuple(dict.fromkeys(like(one, written) for one in better))

    def _read(self, line: str, of: str) -> Iterator[_Frame]:
        before, middle, after = (part.strip() for part in line.split("|"))
        wrong, right = (part.strip() for part in middle.split(" -> "))
        for slot, options in _paired(wrong.split(), tuple(right.split(" / "))):
            for row, first in _rows(before.split(), slot, after.split()):
                slots = tuple(self._slot(part) for part in row)
                yield _Frame(of, slots, first, first + len(slot), options)

    @staticmethod
    @cache
    def _slot(text: str) -> _Slot:
        other, names = text.startswith("!"), text.removeprefix("!").split("/")
        words: set[str] = set()
        for name in names:
            if name == "END":
                words |= _ENDS
            elif name == "^":
                words |= _STARTS
            elif name.isupper():
                words |= CLASSES[name]
            else:
                words.add(name.replace("_", " "))
        common = _COMMON.keys() & words
        weight = sum(map(_COMMON.__getitem__, common)) + _RARE * (len(words) - len(common))
        return _Slot(frozenset(words), other, 1000.0 if other else weight)

    def _index(self, frame: _Frame) -> None:
        weights = [slot.weight for slot in frame.slots]
        at = min(range(len(weights)), key=weights.__getitem__)
        if weights[at] <= _TOO_COMMON or not (pair := self._pair(frame, weights)):
            for word in frame.slots[at].words:
                self._single.setdefault(word, []).append((at, frame))
            return
        own, double = ((pair, frame),), self._double
        for words in product(frame.slots[pair].words, frame.slots[pair + 1].words):
            double[words] = double[words] + own if words in double else own

    @staticmethod
    def _pair(frame: _Frame, weights: list[float]) -> int | None:
        """The rarest two slots side by side; nothing where that is too many pairs."""
        pairs = [
            (weights[at] * weights[at + 1], at)
            for at in range(len(weights) - 1)
            if not frame.slots[at].other and not frame.slots[at + 1].other
            if len(frame.slots[at].words) * len(frame.slots[at + 1].words) <= _MOST_PAIRS
        ]
        return min(pairs)[1] if pairs else None


def _paired(
    wrong: list[str], options: tuple[str, ...]
) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """Where a slot has as many words as there are proposals, each word has the one of its place."""
    for at, slot in enumerate(wrong):
        words = slot.split("/")
        if len(words) == len(options) > 1:
            for word, option in zip(words, options, strict=True):
                yield [*wrong[:at], word, *wrong[at + 1 :]], (option,)
            return
    yield wrong, options


def _rows(before: list[str], wrong: list[str], after: list[str]) -> Iterator[tuple[list[str], int]]:
    """Rows of slots, and where the wrong ones begin."""
    for left in _expanded(before):
        for last in _expanded(after):
            yield [*left, *wrong, *last], len(left)


def _expanded(parts: list[str]) -> list[list[str]]:
    """The rows of slots that a row with slots that may be missing stands for."""
    rows: list[list[str]] = [[]]
    for part in parts:
        if part.startswith("?"):
            rows = [*([*row, part[1:]] for row in rows), *rows]
        else:
            rows = [[*row, part] for row in rows]
    return rows


def _joined(text: str, start: int, end: int) -> bool:
    """Whether signs join the words to others: "and/or", "[c]an", "figure.1"."""
    if text[start - 1 : start].strip(_OPENING) or text[end : end + 1] in _JOINING:
        return True
    return text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words and marks of a text as frames ask for them, between two empty ones at each end."""
    tokens = [*_OUTSIDE, *_TOKEN.findall(text), *_OUTSIDE]
    for at, token in enumerate(tokens):
        if not token.islower() and token:
            tokens[at] = _plain(token, tokens[at - 1])
        elif "’" in token:
            tokens[at] = token.replace("’", "'")
    return tuple(tokens)


def _plain(token: str, before: str) -> str:
    if token[0].isdigit():
        return "#"
    if token == "I":
        return "i"
    small = token[:1].lower() + token[1:]
    return small.replace("’", "'") if before in _STARTS and small.islower() else token


def spans_of(text: str, places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the words from one number to another of `words_of` stand in the text."""
    if not places:
        return []
    spans = [match.span() for match in _TOKEN.finditer(text)]
    return [(spans[at - _EDGE][0], spans[end - 1 - _EDGE][1]) for at, end in places]


@cache
def _index() -> _Index:
    return _Index()


@lru_cache(maxsize=8192)
def _found(text: str) -> tuple[Found, ...]:
    return tuple(_index().find(text))


def hits(document: Document, of: str, message: str) -> Iterator[Hit]:
    """A hit for each frame of the list `of` that fits; `message` has places for wrong and better.

    The list is a text file of that name beside the rules.
    """
    for block, text in sentences(document):
        for found in _found(text):
            if found.of != of:
                continue
            wrong = text[found.start : found.end]
            better = " or ".join(f"'{one}'" for one in found.better)
            hit = Hit(
                block.index,
                found.start,
                found.end,
                message=message.format(wrong=wrong, better=better),
                replacements=found.better,
            )
            if not taken(document, hit):
                yield hit
