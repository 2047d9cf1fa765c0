"""Numbers written in words: ``thirty``, ``eintausendzweihundert``, ``quatre-vingt-dix``.

Whole numbers in the languages of `LANGUAGES`; ordinals, halves and dozens are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from qualitygate.numeral_words import value_of

LANGUAGES = frozenset(("da", "de", "en", "es", "fr", "it", "nl", "pt"))
_MOST_WORDS = 12  # of one number
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Between two words of one number: "one thousand, two hundred" has a comma.
_GAP = re.compile(r",?\s+|\s?[-‐‑]\s?|\xad")
_NO_NUMBER = frozenset(("o", "null", "nul"))  # alone, letters and words of other senses
_FOLDED = str.maketrans({"\xad": "", "‐": "-", "‑": "-", "’": "'"})
_SPELLINGS = {
    "de": {"fuenf": "fünf", "zwoelf": "zwölf", "einen": "ein", "einem": "ein"},
    "en": {"a hundred": "one hundred", "a thousand": "one thousand", "a million": "one million"},
}


@dataclass(frozen=True, slots=True)
class Numeral:
    """``text[start:end]`` are the words for `value`."""

    start: int
    end: int
    value: int


def base(language: str | None) -> str | None:
    """``de`` of ``de-CH``; None where numbers in that language are not read."""
    tag = (language or "").partition("-")[0].casefold()
    return tag if tag in LANGUAGES else None


def in_words(text: str, language: str) -> int | None:
    """The number that `text` is, as a whole, in words of a language of `LANGUAGES`."""
    return _value(" ".join(text.translate(_FOLDED).casefold().replace(",", " ").split()), language)


def ending(text: str, end: int, language: str) -> Numeral | None:
    """The longest number in words that ends at `end`."""
    words = list(_last_words(text, end))
    for start in reversed(words):
        value = in_words(text[start:end], language)
        if value is not None:
            return Numeral(start, end, value)
    return None


def beginning(text: str, start: int, language: str) -> Numeral | None:
    """The longest number in words that begins at `start`."""
    for end in reversed(list(_first_words(text, start))):
        value = in_words(text[start:end], language)
        if value is not None:
            return Numeral(start, end, value)
    return None


def _last_words(text: str, end: int) -> Iterator[int]:
    """Where the last word before `end` starts, the last two, the last three …"""
    words = list(_WORD.finditer(text, max(0, end - 160), end))[-_MOST_WORDS:]
    if words and words[-1].end() == end:
        yield words[-1].start()
        for right, left in pairwise(reversed(words)):
            if not _GAP.fullmatch(text, left.end(), right.start()):
                return
            yield left.start()


def _first_words(text: str, start: int) -> Iterator[int]:
    """Where the first word from `start` ends, the first two, the first three …"""
    at = start
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, at)
        if not word:
            return
        yield word.end()
        gap = _GAP.match(text, word.end())
        if not gap:
            return
        at = gap.end()


@lru_cache(maxsize=4096)
def _value(words: str, language: str) -> int | None:
    if not words or words in _NO_NUMBER:
        return None
    for written, known in _SPELLINGS.get(language, {}).items():
        words = re.sub(rf"\b{written}\b", known, words)
    return value_of(words, language)
