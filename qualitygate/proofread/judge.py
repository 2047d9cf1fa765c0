"""Is a form that no dictionary has a misspelling, a term, a name, or nothing to speak of?

A ladder: each step was kept because, on real documents, it silences false alarms and no typos.
What guards the typos is the neighbour: a form with a real word at one edit is never silenced for
being repeated, or for looking like a prefix or an ending on a known word.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from qualitygate.proofread import wordforms
from qualitygate.proofread.dictionary import in_case, is_word, one_edit
from qualitygate.proofread.lists import known_typo, people, terms, usual
from qualitygate.proofread.vocabulary import Vocabulary
from qualitygate.prose.masks import FILE_TYPES
from qualitygate.prose.words import FUNCTION_WORDS

_MIXED = re.compile(r"[a-z].*[A-Z]|[A-Z]{2,}.*[a-z]")
_ACRONYM_PLURAL = re.compile(r"[A-Z]{2,}s?(?:'s)?")
_ROMAN = re.compile(r"[ivxlcdm]+")
_SHOUTED = 7  # letters from which a word in capitals is no acronym
_LONGEST = 40  # letters; what is longer is words that lost their spaces, or data
_INDEXES = "ijkmnxyz"  # letters that are set lower behind a name
_SHORT = 3  # letters of words that are abbreviations more often than slips
_MENTIONED = 4  # letters up to which a word before "package" or after "called" is a name
FREQUENT_USES = 3  # after which a word with no word near is a term
# Short words that fingers slip on, beside those that carry grammar.
_SLIPPERY = (
    "also back come day find good just keep like made make many need new next one part see take "
    "time two way well work"
)
_FREQUENT = FUNCTION_WORDS | frozenset(_SLIPPERY.split())
_NEAR = 5  # letters that a capitalised word needs before a near word says anything


@dataclass(frozen=True)
class Judge:
    """Judges forms of one document in one dialect."""

    vocabulary: Vocabulary
    dialect: str

    def kind(self, form: str) -> str | None:
        """``typo``, ``spelling``, ``far``, ``term``, or None: nothing to say.

        ``far`` is a misspelling only if a correction is found, since no word is at one edit.
        `form` is as it stands in the text, ' for apostrophes, possessive 's included.
        """
        form = _bare(form)
        if form.isupper() and len(form) >= _SHOUTED:
            return self._shouted(form.lower())
        if not may_be_judged(form) or self._is_known(form):
            return None
        if self.typo(form):
            return "typo"
        if wordforms.is_elided(form):
            return None
        lower = form.lower()
        if wordforms.is_rare(lower) or wordforms.is_derived(lower, self._is_stem):
            return None
        return self._capitalised(form) if form[0].isupper() else self._lower(form)

    def _shouted(self, lower: str) -> str | None:
        """A long word in capitals is no acronym: a slip in a common word can be told."""
        if self._is_known(lower) or wordforms.is_derived(lower, self._is_stem):
            return None
        if self.typo(lower):
            return "typo"
        return "spelling" if wordforms.common_neighbours(lower, 0) else None

    def typo(self, form: str) -> tuple[str, ...]:
        """The corrections of a known misspelling, in the case of the form."""
        shouted = form.isupper() and len(form) < _SHOUTED
        if shouted or len(form) < (4 if form[0].isupper() else 3):
            return ()
        found = (in_case(c, form) for c in known_typo(form))
        return tuple(c for c in found if is_word(c, self.dialect))

    def _is_known(self, form: str) -> bool:
        if is_listed(form, self.vocabulary) or form.lower() in usual():
            return True
        plain = wordforms.without_accents(form)
        return plain != form and is_word(plain, self.dialect)

    def _is_handle(self, form: str) -> bool:
        """A user's name made of a person's: ``jsmith``, ``janesmith``, where the text has Smith."""
        if not form.islower() or len(form) < 5:
            return False
        if self._is_surname(form[1:]):
            return True
        return any(
            self._is_surname(form[:cut]) and self._is_surname(form[cut:])
            for cut in range(3, len(form) - 2)
        )

    def _is_surname(self, lower: str) -> bool:
        name = lower.capitalize()
        return self.vocabulary.forms[name] > 0 and not is_word(lower, self.dialect)

    def _is_stem(self, stem: str) -> bool:
        listed = terms()
        return (
            is_word(stem, self.dialect)
            or stem in listed
            or stem in usual()
            or stem in self.vocabulary.shown
        )

    def _capitalised(self, form: str) -> str | None:
        """A name, unless a common word is near that the document does not use it beside.

        In the middle of a sentence only the commonest words count: there a capital says "name".
        """
        if has_index(form, self.vocabulary.forms):
            return None
        lower = form.lower()
        inside = form in self.vocabulary.inside
        near = wordforms.common_neighbours(lower, 0 if inside or len(form) < _NEAR else 1)
        if len(form) < (_NEAR if inside else _NEAR - 1) or not near:
            return None
        uses = self.vocabulary.forms[form]
        if uses >= 2 and uses == self.vocabulary.lower[lower] and not self._is_used(near, uses):
            return None
        return "spelling"

    def _lower(self, form: str) -> str | None:
        if self._is_mentioned(form) or self._is_handle(form):
            return None
        if len(form) <= _SHORT and not one_edit(form) & _FREQUENT:
            return "term"
        if wordforms.has_neighbour(form, self.dialect):
            return "spelling"
        repeated = self.vocabulary.lower[form] >= FREQUENT_USES
        return "term" if repeated or wordforms.is_compound(form) else "far"

    def _is_mentioned(self, form: str) -> bool:
        if form in self.vocabulary.mentioned:
            return len(form) <= _MENTIONED or not wordforms.common_neighbours(form, 0)
        if form not in self.vocabulary.maybe_mentioned:
            return False
        return len(form) <= _MENTIONED or not wordforms.has_neighbour(form, self.dialect)

    def _is_used(self, words: list[str], times: int) -> bool:
        return any(self.vocabulary.lower[word] >= times for word in words)


def _bare(form: str) -> str:
    return form.removesuffix("'s").removesuffix("'S").strip("'")


def may_be_judged(form: str, letters: str = "") -> bool:
    """Acronyms, identifiers, single letters and numerals are for other rules.

    `letters` are the small ones of a language whose script may be another than Latin.
    """
    return not (
        not 3 <= len(form) <= _LONGEST
        or _ACRONYM_PLURAL.fullmatch(form)
        or _MIXED.search(form)
        or _ROMAN.fullmatch(form)
        or not (_is_latin(form) or all(char in letters for char in form.lower()))
    )


def _is_latin(form: str) -> bool:
    return all(ord(char) < 0x250 or char == "'" for char in form)


def has_index(form: str, forms: Mapping[str, int]) -> bool:
    """``Clusteri`` beside ``Clusterj``: a name with an index that was set lower, and another."""
    name, index = form[:-1], form[-1:]
    return index in _INDEXES and any(
        forms.get(name + other) for other in _INDEXES if other != index
    )


def is_listed(form: str, vocabulary: Vocabulary) -> bool:
    """Whether a person, the document or a list of terms and names vouches for a form."""
    lower = form.lower()
    if vocabulary.allows(form) or lower in vocabulary.shown or lower in FILE_TYPES:
        return True
    if not terms().isdisjoint((form, lower, lower.capitalize(), form.upper())):
        return True
    return form[0].isupper() and (form in people() or form in vocabulary.persons)
