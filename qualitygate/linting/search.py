"""Patterns that a rule in Python looks for, searched only where they can be.

A rule on language may have dozens of patterns, and most of them match in no document at all. So the
clues to all patterns of all rules are looked for at once, and a pattern is compiled and searched
only in texts that hold its clues. What is found is what `re` would find in every text.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar
from weakref import WeakSet

import ahocorasick

from qualitygate.document import Block, Document
from qualitygate.linting.clues import Clue, clue_to, folded
from qualitygate.linting.tested import are_tested
from qualitygate.linting.vale.syntax import PatternError
from qualitygate.once import once

Said = TypeVar("Said")

_all: "WeakSet[Patterns[Any]]" = WeakSet()
_indexes: "list[_Index]" = []  # the one in force, once there is one


class Texts:
    """The texts of a document's blocks as a rule wants them; iterable, as pairs."""

    def __init__(self, document: Document, pairs: Iterable[tuple[Block, str]]) -> None:
        self._pairs = tuple(pairs)
        self._known = _known(document)
        self._held: tuple[_Index, list[int]] | None = None

    def __iter__(self) -> Iterator[tuple[Block, str]]:
        return iter(self._pairs)

    def holding(self, patterns: "Patterns[Any]") -> Iterator[tuple[Block, str, int]]:
        """The texts that hold the clues to some of the patterns, and to which: a bit for each."""
        index = _index()
        if self._held is None or self._held[0] is not index:
            self._held = index, [index.held(text, self._known) for _, text in self._pairs]
        shift, mask = index.place(patterns)
        for (block, text), held in zip(self._pairs, self._held[1], strict=True):
            if own := held >> shift & mask:
                yield block, text, own


class Patterns(Generic[Said]):
    """Patterns of `re`, each with what the rule has to say of a match."""

    def __init__(self, patterns: Iterable[tuple[str, Said]]) -> None:
        """Raises `re.error` for what is no pattern."""
        self._patterns = tuple(patterns)
        self._compiled: list[re.Pattern[str] | None] = [None] * len(self._patterns)
        if not are_tested():
            for number in range(len(self._patterns)):
                self._pattern(number)
        _all.add(self)
        _indexes.clear()

    def __len__(self) -> int:
        return len(self._patterns)

    def find(self, texts: Texts) -> Iterator[tuple[Block, re.Match[str], Said]]:
        """The matches of all patterns, text by text and, within one, pattern by pattern."""
        for block, text, held in texts.holding(self):
            for number, (_, said) in enumerate(self._patterns):
                if held >> number & 1:
                    for match in self._pattern(number).finditer(text):
                        yield block, match, said

    def everywhere(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in one text, whatever it holds."""
        for number in range(len(self._patterns)):
            yield from self._pattern(number).finditer(text)

    def clues(self) -> Iterator[Clue | None]:
        """For each pattern its clue; None where the text must be searched in any case."""
        for pattern, _ in self._patterns:
            try:
                yield clue_to(pattern)
            except PatternError:  # `re` knows more than Vale does
                yield None

    def _pattern(self, number: int) -> re.Pattern[str]:
        found = self._compiled[number]
        if found is None:
            found = self._compiled[number] = re.compile(self._patterns[number][0])
        return found


class _Index:
    """The clues to all patterns in one automaton.

    Each of N patterns has a bit for the first texts of its clue, and N places above it one for the
    others; what a clue does not have counts as held.
    """

    def __init__(self, every: Iterable[Patterns[Any]]) -> None:
        self._places: dict[int, tuple[int, int]] = {}
        found: list[Clue | None] = []
        for patterns in every:
            self._places[id(patterns)] = len(found), (1 << len(patterns)) - 1
            found += patterns.clues()
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
            first, other = mask & self._joined, mask >> self._count & self._joined
            self._automaton.add_word(text, (mask, first, other, len(text)))
        self._automaton.make_automaton()

    def place(self, patterns: Patterns[Any]) -> tuple[int, int]:
        """Where the bits of some patterns begin, and as many ones as there are of them."""
        return self._places[id(patterns)]

    def held(self, text: str, known: dict[tuple["_Index", str], int]) -> int:
        """The patterns to which a text holds the clues: a bit for each."""
        found = known.get((self, text))
        if found is None:
            found = known[self, text] = self._looked_up(folded(text))
        return found

    def _looked_up(self, text: str) -> int:
        count, joined = self._count, self._joined
        held, together = self._given, 0
        ends: dict[int, int] = {}  # where the first texts of joined ones end, and of which
        for end, (mask, first, other, length) in self._automaton.iter(text):
            held |= mask
            if other:
                together |= other & ends.get(end - length, 0)
            if first:
                ends[end] = ends.get(end, 0) | first
        return held & held >> count & self._every & (together | ~joined)


def _index() -> _Index:
    """Of all patterns that there are now; a new one when one has been added."""
    if not _indexes:
        _indexes.append(_Index(tuple(_all)))
    return _indexes[0]


@once
def _known(_: Document) -> dict[tuple[_Index, str], int]:
    """What is held by the texts of a document: most are those of several rules."""
    return {}
