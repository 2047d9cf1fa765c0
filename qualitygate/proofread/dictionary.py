"""Hunspell: is this a word, in which dialect, and what else may have been meant?"""

import os
import unicodedata
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from qualitygate.prose.english import English

SHIPPED = Path(str(files("qualitygate.proofread") / "dictionaries"))
_EVERYWHERE = ("en-US", "en-GB")  # the dialects whose words are good in all
_REMEMBERED = 1 << 18  # words: a worker may read thousands of documents
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Dictionary:
    """The words of one dictionary; `knows` is cached, since a document repeats itself."""

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._known: dict[str, bool] = {}

    @cached_property
    def _hunspell(self) -> Any:
        import hunspell

        # On POSIX a path is bytes; on Windows Hunspell opens what begins with \\?\ as UTF-8.
        encoding = "utf-8" if os.name == "nt" else None
        return hunspell.Hunspell(
            self._name, hunspell_data_dir=str(self._folder), system_encoding=encoding
        )

    def knows(self, word: str) -> bool:
        """Whether the word stands in the dictionary as it is written (’ counts as ')."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            try:
                known = bool(self._hunspell.spell(_written(word)))
            except UnicodeEncodeError:  # letters that the dictionary's encoding does not have
                known = False
            self._known[word] = known
        return known

    def near(self, word: str) -> set[str]:
        """What it knows at one edit of a word in lower case."""
        return {edit for edit in one_edit(word) if self.knows(edit)}

    def is_compound(self, word: str) -> bool:
        """Whether a known word is put together of others, as some languages do."""
        try:
            found = self._hunspell.analyze(composed(word))
        except UnicodeEncodeError:
            return False
        return all(" pa:" in analysis for analysis in found)

    def suggest(self, word: str) -> tuple[str, ...]:
        """Hunspell's own corrections: 75 ms a word, so only where nothing cheaper knows one."""
        try:
            return tuple(self._hunspell.suggest(word))
        except UnicodeEncodeError:
            return ()


def _written(word: str) -> str:
    """As the dictionaries write it."""
    return word if word.isascii() else composed(word.replace("’", "'"))


class _Listed(Dictionary):
    """An English dictionary that ships: a list of its words is read before Hunspell is."""

    def __init__(self, dialect: str) -> None:
        super().__init__(SHIPPED, dialect)
        self._english = English(dialect)

    def knows(self, word: str) -> bool:
        known = self._english.knows(_written(word))
        return super().knows(word) if known is None else known

    def near(self, word: str) -> set[str]:
        if word.isalpha() and word.islower():
            return self._english.among(one_edit(word))
        return super().near(word)


def composed(word: str) -> str:
    """Accents that stand beside their letter joined to it, as dictionaries have them."""
    return word if word.isascii() else unicodedata.normalize("NFC", word)


@cache
def dictionary(name: str) -> Dictionary:
    """One of the English dictionaries that ship."""
    return _Listed(name)


def is_word(word: str, dialect: str) -> bool:
    """Whether any dialect of English that is common in deliverables has the word."""
    known = _common_english(dialect).knows(_written(word))
    if known is None:
        return any(dictionary(name).knows(word) for name in (*_EVERYWHERE, dialect))
    return known


def words_near(word: str, dialect: str) -> set[str]:
    """What `is_word` finds at one edit of a word in lower case."""
    if word.isalpha() and word.islower():
        return _common_english(dialect).among(one_edit(word))
    return {edit for edit in one_edit(word) if is_word(edit, dialect)}


@cache
def _common_english(dialect: str) -> English:
    return English(*_EVERYWHERE, dialect)


def one_edit(word: str, letters: str = _LETTERS) -> set[str]:
    """Every string at one letter inserted, left out, replaced, or two neighbours swapped."""
    splits = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    edits = {left + right[1:] for left, right in splits if right}
    edits.update(left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1)
    for letter in letters:
        edits.update(left + letter + right for left, right in splits)
        edits.update(left + letter + right[1:] for left, right in splits if right)
    edits.discard(word)
    return edits


def in_case(word: str, form: str) -> str:
    """A correction in the capitals of the form that it replaces."""
    if form.isupper() and len(form) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if form[:1].isupper() else word
