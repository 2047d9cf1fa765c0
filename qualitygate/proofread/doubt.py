"""Is an unknown word surely a misspelling, or may it as well be an identifier or a rare word?

What blocks a document must be right. Names of commands, functions and options in plain type, and
words that a trade has made, lie one letter from common words as misspellings do. They differ in
where they stand and in which letter is off: fingers seldom miss the first letter of a word, and
slips do not come in lists. Of real misspellings that no list has, one in five is in doubt; of
identifiers and new words in manuals, four in five.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from qualitygate.proofread import wordforms
from qualitygate.proofread.dictionary import is_word
from qualitygate.proofread.languages import primary
from qualitygate.proofread.lists import commonness, rare
from qualitygate.proofread.vocabulary import Vocabulary
from qualitygate.prose.words import FUNCTION_WORDS

_SHORT = 4  # letters: what is so short and no known misspelling is mostly an abbreviation
_OFTEN = 3  # uses after which a word is hardly a slip of the fingers
_NEAR = 60  # characters between two unknown words of one list
_SIGNS = frozenset("/<>+=$@%~|*{}\\")
_CALLS = frozenset("([")  # signs behind a function or a command
_PAIRS = frozenset(["()", "[]", '""', "''", "“”", "‘’"])
_VOWEL = re.compile("[aeiouy]")


def in_company(places: Sequence[tuple[int, str]]) -> set[int]:
    """Where unknown words stand that have another beside them; `places` are all of one text."""
    ordered = sorted(places)
    found: set[int] = set()
    for (at, form), (next_at, other) in pairwise(ordered):
        if form != other and next_at - at < _NEAR:
            found.update((at, next_at))
    return found


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is known of the words of a document when one of them is in doubt."""

    vocabulary: Vocabulary
    dialect: str

    def reasons(self, form: str, language: str, corrections: Sequence[str]) -> int:
        """How much speaks for a word in lower case being meant, wherever it stands.

        `corrections` are what is put forward in its place, the best first.
        """
        best = corrections[0].lower() if corrections else ""
        if best.replace("'", "") == form or _is_shuffled(form, best):
            return 0
        found = [best[:1] != form[:1], self._is_mentioned(form), self._is_used(form, best)]
        if self._is_used(form, best):
            found.append(form in self.vocabulary.headed)
        if primary(language) == "en":
            found += [
                len(form) <= _SHORT,
                not _VOWEL.search(form),
                form in rare(),
                not _is_everyday(best),
                form[:-1] == best and form[-1] != best[-1],
                any(is_word(stem, self.dialect) for stem in wordforms.stems(form)),
            ]
        return sum(found)

    def _is_mentioned(self, form: str) -> bool:
        return form in self.vocabulary.mentioned or form in self.vocabulary.maybe_mentioned

    def _is_used(self, form: str, best: str) -> bool:
        """Whether the document spells it so again and again."""
        uses = self.vocabulary.lower[form]
        return uses >= _OFTEN and uses > self.vocabulary.lower[best]


def _is_shuffled(form: str, best: str) -> bool:
    """``nad`` for "and": the letters of a small word, in another order."""
    return best in FUNCTION_WORDS and sorted(form) == sorted(best)


def _is_everyday(words: str) -> bool:
    """Whether a correction is a common word, or two of which one is small ("of the")."""
    if " " in words:
        return not FUNCTION_WORDS.isdisjoint(words.split())
    return not commonness().keys().isdisjoint((words, *wordforms.stems(words)))


def is_set_apart(content: str, start: int, end: int) -> bool:
    """Whether a word stands among signs, as arguments, options and the parts of paths do."""
    before, after = content[start - 1 : start], content[end : end + 1]
    if before + after in _PAIRS or before in _SIGNS or after in _SIGNS or after in _CALLS:
        return True
    return before == "-" and not content[start - 2 : start - 1].isalnum()
