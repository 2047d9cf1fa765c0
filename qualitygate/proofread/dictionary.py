"""Hunspell with the dictionaries that ship: is this a word, and in which dialect?"""

from functools import cache
from importlib.resources import files
from pathlib import Path

DIALECTS = ("en-US", "en-GB", "en-CA", "en-AU")
_FOLDER = "dictionaries"
_REMEMBERED = 1 << 18  # words: a worker may read thousands of documents
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Dictionary:
    """The words of one dialect; `knows` is cached, since a document repeats itself."""

    def __init__(self, dialect: str) -> None:
        import hunspell

        folder = Path(str(files("qualitygate.proofread") / _FOLDER))
        self._hunspell = hunspell.Hunspell(dialect, hunspell_data_dir=str(folder))
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether the word stands in the dictionary as it is written (’ counts as ')."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            known = self._known[word] = bool(self._hunspell.spell(word.replace("’", "'")))
        return known

    def suggest(self, word: str) -> tuple[str, ...]:
        """Hunspell's own corrections: 75 ms a word, so only where nothing cheaper knows one."""
        return tuple(self._hunspell.suggest(word))


@cache
def dictionary(dialect: str) -> Dictionary:
    """The dictionary of a dialect of `DIALECTS`, loaded once (40 ms)."""
    return Dictionary(dialect)


def is_word(word: str, dialect: str) -> bool:
    """Whether any dialect of English that is common in deliverables has the word."""
    if dictionary("en-US").knows(word) or dictionary("en-GB").knows(word):
        return True
    return dialect not in ("en-US", "en-GB") and dictionary(dialect).knows(word)


def one_edit(word: str) -> set[str]:
    """Every string at one letter inserted, left out, replaced, or two neighbours swapped."""
    splits = [(word[:cut], word[cut:]) for cut in range(len(word) + 1)]
    edits = {left + right[1:] for left, right in splits if right}
    edits.update(left + right[1] + right[0] + right[2:] for left, right in splits if len(right) > 1)
    for letter in _LETTERS:
        edits.update(left + letter + right for left, right in splits)
        edits.update(left + letter + right[1:] for left, right in splits if right)
    edits.discard(word)
    return edits


def in_case(word: str, form: str) -> str:
    """A correction in the capitals of the form that it replaces."""
    if form.isupper() and len(form) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if form[:1].isupper() else word
