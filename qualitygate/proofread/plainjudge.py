"""Is a form unknown to a language's dictionary a misspelling, a term, a name, or nothing?

The ladder of `judge`, for the languages of which there is a dictionary (or only an engine that
speaks them) and no list of misspellings. English words are at home in every language's reports
("workflow", "dashboard"), unless they look like a slip in an everyday word of that language.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from qualitygate.proofread.dictionary import is_word
from qualitygate.proofread.engine import Remark
from qualitygate.proofread.judge import FREQUENT_USES, is_listed, may_be_judged
from qualitygate.proofread.tongue import Tongue, capital_says_name, is_near
from qualitygate.proofread.vocabulary import Vocabulary

_SHOUTED = 7  # letters from which a word in capitals is no acronym
_LONG_NOUN = 6  # letters from which the likeliest correction of a noun is believed
_SHORT = 3  # letters of words that are abbreviations more often than slips
_OLD = 3  # different words in an old spelling that show that the document is written so
_BETWEEN = re.compile(r"[\W_]{1,3}")
_NEAR = 5  # letters that a capitalised word needs before a near word says anything


@dataclass(frozen=True)
class PlainJudge:
    """Judges forms of one document in one language; `tongue` is None where only engines know it."""

    vocabulary: Vocabulary
    tongue: Tongue | None
    language: str = ""

    def kind(self, form: str, offered: Sequence[str] = ()) -> str | None:
        """``spelling``, ``far``, ``term``, or None, as `Judge.kind` says it.

        `offered` are the corrections of the engine that does not know the form.
        """
        form = self._bare(form)
        if not may_be_judged(form, self.tongue.letters if self.tongue else ""):
            return None
        lower = form.lower()
        if is_listed(form, self.vocabulary) or self._is_borrowed(form):
            return None
        if self.tongue is None:
            return self._by_offers(form, offered)
        if form.isupper():
            shouted = len(form) >= _SHOUTED and self.tongue.common_neighbours(lower, 0)
            return "spelling" if shouted else None
        if self.tongue.is_derived(lower):
            return None
        if self.tongue.is_old(lower) and self._is_in_old_spelling:
            return None
        if form[0].isupper() and self.tongue.capital_says_name:
            return self._capitalised(form, self.tongue)
        return self._lower(lower, self.tongue)

    def _by_offers(self, form: str, offered: Sequence[str]) -> str | None:
        """What an engine says of a form of which nobody else knows anything.

        German writes nouns with a capital: there it does not say "name". Of a long word the
        likeliest correction alone is believed, of a compound any. A form that the document repeats
        is a slip only where it has the right one as well. What differs by capitals or spaces alone
        is the writer's.
        """
        if len(form.split()) > 1:
            return None
        lower, used = form.lower(), self.vocabulary.lower
        near = [
            word
            for word in offered
            if word.lower() != lower.strip("-")
            and word[:1].isupper() == form[0].isupper()
            and len(word.split()) == 1
            and is_near(lower, word.lower())
        ]
        beside = any(used[word.lower()] for word in near)
        if form[0].isupper():
            likely = near[:1] == list(offered[:1]) and len(form) >= _LONG_NOUN
            likely = likely or len(form) >= 2 * _LONG_NOUN
            if capital_says_name(self.language) or not near or not (beside or likely):
                return "term"
        if used[lower] >= FREQUENT_USES and not beside:
            return "term"
        if near:
            return "spelling"
        first = offered[0].lower() if offered else ""
        return "term" if "".join(first.split()) == lower else "far"

    def _bare(self, form: str) -> str:
        """Without what an apostrophe hangs on it: ``Kennedy'ego``, ``Jansen's``."""
        stem, apostrophe, ending = form.strip("'").partition("'")
        return stem if apostrophe and len(ending) <= _SHORT < len(stem) else form.strip("'")

    def _is_borrowed(self, form: str) -> bool:
        """An English word that is no slip in an everyday word that the document uses as well."""
        lower = form.lower()
        if not is_word(lower, "en-US"):
            return False
        used = self.vocabulary.lower
        if self.tongue is None or form[0].isupper() or used[lower] >= FREQUENT_USES:
            return True
        return not any(used[near] for near in self.tongue.common_neighbours(lower, 0))

    @cached_property
    def _is_in_old_spelling(self) -> bool:
        words = self.vocabulary.lower
        return self.tongue is not None and sum(map(self.tongue.is_old, words)) >= _OLD

    def _is_mentioned(self, lower: str, tongue: Tongue) -> bool:
        """Spoken of as a name, as `Judge` has it."""
        return lower in self.vocabulary.mentioned and not tongue.common_neighbours(lower, 0)

    def _capitalised(self, form: str, tongue: Tongue) -> str | None:
        """A name, unless an everyday word is near that the document does not use it beside."""
        lower = form.lower()
        if tongue.knows(lower):
            return None
        inside = form in self.vocabulary.inside
        near = tongue.common_neighbours(lower, 0 if inside or len(form) < _NEAR else 1)
        if len(form) < _NEAR or not near:
            return None
        uses = self.vocabulary.forms[form]
        if uses >= 2 and uses == self.vocabulary.lower[lower]:
            return None
        return "spelling"

    def _lower(self, lower: str, tongue: Tongue) -> str | None:
        if self._is_mentioned(lower, tongue):
            return None
        if len(lower) <= _SHORT and not tongue.has_neighbour(lower):
            return "term"
        if tongue.is_compound(lower) and not tongue.common_neighbours(lower):
            return None
        if tongue.has_neighbour(lower):
            return "spelling"
        return "term" if self.vocabulary.lower[lower] >= FREQUENT_USES else "far"


def english_runs(content: str, remarks: Sequence[Remark]) -> list[tuple[int, int]]:
    """Where two words or more that are unknown here, and English, stand side by side."""
    spans = [
        (r.start, r.end) for r in remarks if is_word(content[r.start : r.end].lower(), "en-US")
    ]
    runs = []
    for (start, end), (after, last) in pairwise(spans):
        if _BETWEEN.fullmatch(content, end, after):
            runs += [(start, end), (after, last)]
    return runs
