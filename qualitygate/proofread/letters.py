"""Which letters stand side by side in a language's words: may a string be one, how likely?"""

from collections import Counter
from collections.abc import Iterable
from math import log

_UNSEEN = 0.5  # times that four letters are taken to have been seen which never were


class Letters:
    """Learned from the words of a list; spaces stand for the ends of a word."""

    def __init__(self, words: Iterable[str]) -> None:
        self._fours: Counter[str] = Counter()
        for word in words:
            self._fours.update(_fours(word.lower().replace("ĳ", "ij")))
        self._threes = {part for four in self._fours for part in (four[:3], four[1:])}

    def allow(self, word: str) -> bool:
        """Whether every three letters of a lower-case string stand side by side in some word."""
        padded = f" {word} "
        return self._threes.issuperset(
            map("".join, zip(padded, padded[1:], padded[2:], strict=False))
        )

    def likeness(self, word: str) -> float:
        """How much a lower-case string looks like the words: more is more."""
        seen = [log(self._fours[four] or _UNSEEN) for four in _fours(word)]
        return sum(seen) / max(len(seen), 1)


def _fours(word: str) -> Iterable[str]:
    padded = f" {word} "
    return map("".join, zip(padded, padded[1:], padded[2:], padded[3:], strict=False))
