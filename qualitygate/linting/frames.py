"""Patterns that a rule in Python looks for, searched only where they can be.

A rule on language may have dozens of patterns, and most of them match in no document at all. So the
clues to all frames of all rules are looked for at once, and a frame is compiled and searched only
in texts that hold its clues. What is found is what `re` would find in every text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any, Generic, TypeVar
from weakref import WeakSet, finalize

import ahocorasick

from qualitygate.document import Block, Document
from qualitygate.linting.clues import Clue, clue_to, folded
from qualitygate.linting.tested import are_tested
from qualitygate.linting.vale.syntax import PatternError

Said = TypeVar("Said")
Made = TypeVar("Made")

_all: "WeakSet[Frames[Any]]" = WeakSet()
_indexes: "list[_Index]" = []  # the one in force, once there is one


class Texts:
    """The texts of a document's blocks as a rule wants them; iterable, as pairs."""

    def __init__(self, document: Document, pairs: Iterable[tuple[Block, str]]) -> None:
        self._pairs = tuple(pairs)
        self._known = _known(document)
        self._held: tuple[_Index, list[int]] | None = None

    def __iter__(self) -> Iterator[tuple[Block, str]]:
        return iter(self._pairs)

    def holding(self, frames: "Frames[Any]") -> Iterator[tuple[Block, str, int]]:
        """The texts that hold the clues to some of the frames, and to which: a bit for each."""
        index = _index()
        if self._held is None or self._held[0] is not index:
            self._held = index, [index.held(text, self._known) for _, text in self._pairs]
        shift, mask = index.place(frames)
        for (block, text), held in zip(self._pairs, self._held[1], strict=True):
            if own := held >> shift & mask:
                yield block, text, own


class Frames(Generic[Said]):
    """Patterns of `re`, each with what the rule has to say of a match."""

    def __init__(self, frames: Iterable[tuple[str, Said]], flags: re.RegexFlag = re.NOFLAG) -> None:
        """Raises `re.error` for what is no pattern."""
        self._frames = tuple(frames)
        self._flags = flags
        self._compiled: list[re.Pattern[str] | None] = [None] * len(self._frames)
        if not are_tested():
            for number in range(len(self._frames)):
                self._pattern(number)
        _all.add(self)
        _indexes.clear()

    def __len__(self) -> int:
        return len(self._frames)

    def find(self, texts: Texts) -> Iterator[tuple[Block, re.Match[str], Said]]:
        """The matches of all frames, text by text and, within one, frame by frame."""
        for block, text, held in texts.holding(self):
            for number, (_, said) in enumerate(self._frames):
                if held >> number & 1:
                    for match in self._pattern(number).finditer(text):
                        yield block, match, said

    def everywhere(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in one text, whatever it holds."""
        for number in range(len(self._frames)):
            yield from self._pattern(number).finditer(text)

    def clues(self) -> Iterator[Clue | None]:
        """For each frame its clue; None where the text must be searched in any case."""
        for pattern, _ in self._frames:
            try:
                yield clue_to(pattern)
            except PatternError:  # `re` knows more than Vale does
                yield None

    def _pattern(self, number: int) -> re.Pattern[str]:
        found = self._compiled[number]
        if found is None:
            found = self._compiled[number] = re.compile(self._frames[number][0], self._flags)
        return found


class _Index:
    """The clues to all frames in one automaton.

    Each of N frames has a bit for the first texts of its clue, and N places above it one for the
    others; what a clue does not have counts as held.
    """

    def __init__(self, every: Iterable[Frames[Any]]) -> None:
        self._places: dict[int, tuple[int, int]] = {}
        found: list[Clue | None] = []
        for frames in every:
            self._places[id(frames)] = len(found), (1 << len(frames)) - 1
            found += frames.clues()
        self._count = len(found)
        self._every = (1 << self._count) - 1
        self._given = self._joined = 0
        bits: dict[str, int] = {}
        for number, clue in enumerate(found):
            texts, others, joined = clue or Clue(frozenset())
            self._joined |= joined << number
            for wanted, bit in ((texts, 1 << number), (others, 1 << number + self._count)):
                self._given |= 0 if wanted else bit
                for text in wanted:
                    bits[text] = bits.get(text, 0) | bit
        self._automaton = ahocorasick.Automaton()
        for text, mask in bits.items():
            self._automaton.add_word(text, (len(text), mask))
        self._automaton.make_automaton()

    def place(self, frames: Frames[Any]) -> tuple[int, int]:
        """Where the bits of some frames begin, and as many ones as there are of them."""
        return self._places[id(frames)]

    def held(self, text: str, known: dict[tuple["_Index", str], int]) -> int:
        """The frames to which a text holds the clues: a bit for each."""
        found = known.get((self, text))
        if found is None:
            found = known[self, text] = self._looked_up(folded(text))
        return found

    def _looked_up(self, text: str) -> int:
        count, joined = self._count, self._joined
        held, together = self._given, 0
        ends: dict[int, int] = {}  # where the first texts of joined ones end, and of which
        for end, (length, mask) in self._automaton.iter(text):
            held |= mask
            if others := mask >> count:
                together |= others & ends.get(end - length, 0)
            if first := mask & joined:
                ends[end] = ends.get(end, 0) | first
        return held & held >> count & self._every & (together | ~joined)


def _index() -> _Index:
    """Of all frames that there are now; a new one when one has been added."""
    if not _indexes:
        _indexes.append(_Index(tuple(_all)))
    return _indexes[0]


def once(make: Callable[[Document], Made]) -> Callable[[Document], Made]:
    """A function of a document that many rules call and whose result is kept as long as it."""
    kept: dict[int, Made] = {}

    @wraps(make)
    def made(document: Document) -> Made:
        key = id(document)
        if key not in kept:
            kept[key] = make(document)
            finalize(document, kept.pop, key, None)
        return kept[key]

    return made


@once
def _known(_: Document) -> dict[tuple[_Index, str], int]:
    """What is held by the texts of a document: most are those of several rules."""
    return {}
