"""Which English words there are: all forms of the dictionaries that ship, as Hunspell knows them.

Hunspell takes 35 ms to read a dictionary and 4 µs to say that it lacks a word; of one misspelling,
600 strings at one edit are looked up.
"""

from collections.abc import Set
from functools import cache, cached_property
from importlib.resources import files
from itertools import repeat

DIALECTS = ("en-US", "en-GB", "en-CA", "en-AU")
_POSSESSIVE = "'s"
_FOLDED = frozenset("\u0130\u212a")  # letters that are no ASCII, though their small ones are


@cache
def _forms() -> dict[str, int]:
    """Form -> a bit for each dialect that has it, then one for each in which it takes 's.

    In the file the forms stand in groups, each under the number that is its bits. What takes
    capitals inside ("PDFs") stands in capitals as well.
    """
    text = (files("qualitygate.prose") / "english.txt").read_text("ascii")
    forms: dict[str, int] = {}
    for group in text[1:-1].split("\n#"):
        bits, _, listed = group.partition("\n")
        forms.update(zip(listed.split("\n"), repeat(int(bits))))
    return forms


class English:
    """The words of some dialects together."""

    def __init__(self, *dialects: str) -> None:
        self._bits = sum(1 << DIALECTS.index(dialect) for dialect in set(dialects))

    @cached_property
    def _forms(self) -> dict[str, int]:
        return _forms()

    def knows(self, word: str) -> bool | None:
        """Whether Hunspell finds the word; None for what only Hunspell can say.

        That is what holds more than letters and apostrophes. A capital at the beginning, or
        nothing but capitals, may stand for small letters; other capitals stand for themselves.
        """
        if word.islower():
            return self._has(word) or (False if _is_plain(word) else None)
        if not _is_plain(word) or (word.isupper() and "'" in word):
            return None
        lower = word.lower()
        if word[1:] == lower[1:]:
            return self._has(word) or self._has(lower)
        if word.isupper():
            return any(map(self._has, (word, lower, lower.capitalize())))
        return self._has(word)

    def among(self, words: Set[str]) -> set[str]:
        """Those that are known of words in lower case without an apostrophe."""
        forms, bits = self._forms, self._bits
        return {word for word in words & forms.keys() if forms[word] & bits}

    def _has(self, form: str) -> bool:
        if self._forms.get(form, 0) & self._bits:
            return True
        if not form.endswith(_POSSESSIVE):
            return False
        takes = self._forms.get(form[: -len(_POSSESSIVE)], 0) >> len(DIALECTS)
        return bool(takes & self._bits)


def _is_plain(word: str) -> bool:
    """Letters, and apostrophes between them."""
    if word.isalpha():
        return word.isascii() or _FOLDED.isdisjoint(word)
    return "'" in word and all(map(_is_plain, word.split("'")))
