"""Two texts laid side by side, word by word: where they are the same, and where they part.

Words that occur once in both, with the three that follow, are the pegs; what lies between two pegs
is compared by its letters alone, for a PDF knows neither hyphens at the end of a line nor, always,
the spaces between words.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_WORD = re.compile(r"\S+")
_PEG = 4  # words


class Word(NamedTuple):
    """A word's letters and digits, folded, and where it stands."""

    letters: str
    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parting:
    """What one text has between two places where both agree, and the other has instead.

    `left` and `right` are spans of words; `inside` says that both places stand in one block, in
    either text: then nothing came between but what the texts say.
    """

    left: range
    right: range
    inside: bool


def words_of(block: int, text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        letters = "".join(c for c in match.group().casefold() if c.isalnum())
        if letters:
            yield Word(letters, block, match.start(), match.end())


def partings(left: Sequence[Word], right: Sequence[Word]) -> Iterator[Parting]:
    """Where two texts part, in the order of the left one; nothing where they have no peg."""
    runs = _extended(_runs(left, right), left, right)
    if not runs:
        return
    first, last = _Run(0, 0, 0, 0), _Run(len(left), len(left), len(right), len(right))
    for before, after in zip([first, *runs], [*runs, last], strict=True):
        mine, yours = range(before.end, after.start), range(before.end2, after.start2)
        if _letters(left, mine) != _letters(right, yours):
            inside = _in_one(left, before.end, after.start) and _in_one(
                right, before.end2, after.start2
            )
            yield Parting(mine, yours, inside)


def trigrams(words: Sequence[Word]) -> set[tuple[str, ...]]:
    return set(_grams(words, 3))


@dataclass(slots=True)
class _Run:
    """``left[start:end]`` and ``right[start2:end2]`` are the same words."""

    start: int
    end: int
    start2: int
    end2: int


def _grams(words: Sequence[Word], length: int) -> list[tuple[str, ...]]:
    letters = [word.letters for word in words]
    return list(zip(*(letters[skip:] for skip in range(length)), strict=False))


def _runs(left: Sequence[Word], right: Sequence[Word]) -> list[_Run]:
    grams, others = _grams(left, _PEG), _grams(right, _PEG)
    count, count2 = Counter(grams), Counter(others)
    places = {gram: index for index, gram in enumerate(others)}
    pegs = [
        (index, places[gram])
        for index, gram in enumerate(grams)
        if count[gram] == 1 and count2[gram] == 1
    ]
    runs: list[_Run] = []
    for index, place in _rising(pegs):
        last = runs[-1] if runs else None
        if last and index - last.start == place - last.start2 and index <= last.end:
            last.end, last.end2 = index + _PEG, place + _PEG
        elif not last or (index >= last.end and place >= last.end2):
            runs.append(_Run(index, index + _PEG, place, place + _PEG))
    return runs


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of the pairs in which the second numbers rise, too."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        length = bisect_left(tails, value)
        tails[length : length + 1] = [value]
        ends[length : length + 1] = [index]
        before.append(ends[length - 1] if length else -1)
    chosen: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _extended(runs: list[_Run], left: Sequence[Word], right: Sequence[Word]) -> list[_Run]:
    """The runs, each as long as the words on its sides are the same."""
    for number, run in enumerate(runs):
        after = runs[number + 1] if number + 1 < len(runs) else None
        end, end2 = (after.start, after.start2) if after else (len(left), len(right))
        while run.end < end and run.end2 < end2 and _same(left[run.end], right[run.end2]):
            run.end, run.end2 = run.end + 1, run.end2 + 1
    for number, run in enumerate(runs):
        start, start2 = (runs[number - 1].end, runs[number - 1].end2) if number else (0, 0)
        while run.start > start and run.start2 > start2:
            if not _same(left[run.start - 1], right[run.start2 - 1]):
                break
            run.start, run.start2 = run.start - 1, run.start2 - 1
    return runs


def _same(one: Word, other: Word) -> bool:
    return one.letters == other.letters


def _letters(words: Sequence[Word], span: range) -> str:
    return "".join(words[index].letters for index in span)


def _in_one(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the word before `start` and that at `end` stand in one block."""
    return 0 < start <= end < len(words) and words[start - 1].block == words[end].block
