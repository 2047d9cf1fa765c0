"""Which words exist: the question behind every hyphen at the end of a line.

The dictionaries are those that ship for proofreading; for other languages the document's own
unbroken words answer.
"""

import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from qualitygate.prose.english import English

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_DIALECTS = ("en-US", "en-GB")
_ENGLISH = English(*_DIALECTS)


@cache
def _dictionaries() -> tuple[Any, ...]:
    import hunspell

    folder = Path(str(files("qualitygate"))) / "proofread" / "dictionaries"
    return tuple(
        hunspell.Hunspell(dialect, hunspell_data_dir=str(folder))
        for dialect in _DIALECTS
        if (folder / f"{dialect}.dic").is_file() and (folder / f"{dialect}.aff").is_file()
    )


@lru_cache(maxsize=65_536)
def known(word: str) -> bool:
    """Whether US or UK English has `word`, as it is written or in lower case."""
    if len(word) < 2:
        return word.lower() in ("a", "i")
    plain = word.replace("’", "'")
    forms = {plain, plain.lower()}
    return any(map(_is_word, forms))


def _is_word(form: str) -> bool:
    said = _ENGLISH.knows(form)
    if said is None:  # no plain word: as a rule, with a hyphen inside
        return any(dictionary.spell(form) for dictionary in _dictionaries())
    return said


class Vocabulary:
    """English together with the words that the document shows unbroken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = lines

    @cached_property
    def seen(self) -> set[str]:
        """The document's words in lower case; those at a line's ends may be broken."""
        inner = (_WORD.findall(text)[1:-1] for text in self.lines)
        return {word.lower() for words in inner for word in words}

    def has(self, word: str) -> bool:
        return known(word) or word.lower() in self.seen
