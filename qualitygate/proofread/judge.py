"""Is a form that no dictionary has a misspelling, a term, a name, or nothing to speak of?

A ladder: each step was kept because, on real documents, it silences false alarms and no typos.
What guards the typos is the neighbour: a form with a real word at one edit is never silenced for
being repeated, or for looking like a prefix or an ending on a known word.
"""

import re
import unicodedata
from dataclasses import dataclass

from qualitygate.proofread.dictionary import is_word, one_edit
from qualitygate.proofread.lists import commonness, known_typo, people, rare, terms, usual
from qualitygate.proofread.vocabulary import Vocabulary
from qualitygate.prose.masks import FILE_TYPES
from qualitygate.prose.words import FUNCTION_WORDS

_PREFIXES = (
    "anti", "auto", "bi", "co", "counter", "cross", "crypto", "cyber", "de", "dis", "e", "eco",
    "electro", "en", "ex", "extra", "fore", "geo", "hyper", "in", "infra", "inter", "intra",
    "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "nano", "neo", "non",
    "omni", "over", "para", "peer", "photo", "poly", "post", "pre", "pro", "proto", "pseudo",
    "quasi", "re", "self", "semi", "socio", "sub", "super", "tele", "therm", "trans", "tri",
    "ultra", "un", "under", "uni", "up", "video", "web",
)  # fmt: skip
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ability", "able"), ("ibility", "ible"), ("ally", "al"),
    ("ly", ""),
    ("ness", ""), ("less", ""), ("like", ""), ("wise", ""), ("able", ""), ("able", "e"),
    ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ing", ""), ("ing", "e"), ("ed", ""),
    ("ed", "e"), ("isation", "ise"), ("ization", "ize"), ("isations", "ise"), ("izations", "ize"),
    ("ist", ""), ("ism", ""), ("ment", ""), ("ful", ""), ("ship", ""),
)  # fmt: skip
_MIXED = re.compile(r"[a-z].*[A-Z]|[A-Z]{2,}.*[a-z]")
_ACRONYM_PLURAL = re.compile(r"[A-Z]{2,}s?(?:'s)?")
_ROMAN = re.compile(r"[ivxlcdm]+")
_NEAR = 5  # letters that a capitalised word needs before a near word says anything


@dataclass(frozen=True)
class Judge:
    """Judges forms of one document in one dialect."""

    vocabulary: Vocabulary
    dialect: str

    def kind(self, form: str) -> str | None:
        """``typo``, ``spelling``, ``term``, or None: nothing to say.

        `form` is as it stands in the text, ' for apostrophes, possessive 's included.
        """
        form = _bare(form)
        if not self._is_judged(form) or self._is_known(form):
            return None
        if self.typo(form):
            return "typo"
        if self._is_rare(form) or self._is_derived(form) or self._is_handle(form):
            return None
        return self._capitalised(form) if form[0].isupper() else self._lower(form)

    def typo(self, form: str) -> tuple[str, ...]:
        """The corrections of a known misspelling, in the case of the form."""
        if len(form) < (4 if form[0].isupper() else 3) or form.isupper():
            return ()
        found = (_in_case(c, form) for c in known_typo(form))
        return tuple(c for c in found if is_word(c, self.dialect))

    def _is_judged(self, form: str) -> bool:
        """Acronyms, identifiers, single letters and numerals are for other rules."""
        return not (
            len(form) < 3
            or _ACRONYM_PLURAL.fullmatch(form)
            or _MIXED.search(form)
            or _ROMAN.fullmatch(form)
            or not _is_latin(form)
        )

    def _is_known(self, form: str) -> bool:
        lower = form.lower()
        if self.vocabulary.allows(form) or lower in self.vocabulary.shown:
            return True
        if lower in usual() or lower in FILE_TYPES:
            return True
        listed = terms()
        if {form, lower, lower.capitalize(), form.upper()} & listed:
            return True
        if form[0].isupper() and (form in people() or form in self.vocabulary.persons):
            return True
        plain = _without_accents(form)
        return plain != form and is_word(plain, self.dialect)

    def _is_rare(self, form: str) -> bool:
        """A word of large dictionaries only, unless it is likelier a slip in a common one."""
        lower = form.lower()
        return lower in rare() and not self._common_neighbours(lower, 0)

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

    def _is_derived(self, form: str) -> bool:
        """A known word behind a prefix or before an ending, with no plain word near."""
        lower = form.lower()
        stems = [
            lower[len(prefix) :]
            for prefix in _PREFIXES
            if lower.startswith(prefix) and len(lower) - len(prefix) > 3
        ]
        stems += [
            lower[: -len(ending)] + instead
            for ending, instead in _ENDINGS
            if lower.endswith(ending) and not lower.endswith("ss") and len(lower) - len(ending) > 2
        ]
        known = [stem for stem in stems if self._is_stem(stem)]
        return bool(known) and not set(self._common_neighbours(lower)) - set(known)

    def _is_stem(self, stem: str) -> bool:
        listed = terms()
        return (
            is_word(stem, self.dialect)
            or stem in listed
            or stem in usual()
            or stem in self.vocabulary.shown
        )

    def _neighbours(self, word: str) -> list[str]:
        """Words of any dialect at one edit."""
        return [edit for edit in one_edit(word) if len(edit) > 2 and is_word(edit, self.dialect)]

    def _common_neighbours(self, word: str, rarest: int = 1) -> list[str]:
        common = commonness()
        return [edit for edit in one_edit(word) if common.get(edit, 9) <= rarest]

    def _capitalised(self, form: str) -> str | None:
        """A name, unless a common word is near that the document does not use it beside.

        In the middle of a sentence only the commonest words count: there a capital says "name".
        """
        lower = form.lower()
        inside = form in self.vocabulary.inside
        near = self._common_neighbours(lower, 0 if inside or len(form) < _NEAR else 1)
        if len(form) < (_NEAR if inside else _NEAR - 1) or not near:
            return None
        uses = self.vocabulary.forms[form]
        if uses >= 2 and uses == self.vocabulary.lower[lower] and not self._is_used(near, uses):
            return None
        return "spelling"

    def _lower(self, form: str) -> str | None:
        if self._neighbours(form):
            return "spelling"
        repeated = self.vocabulary.lower[form] >= 3
        return "term" if repeated or is_compound(form) else "spelling"

    def _is_used(self, words: list[str], times: int) -> bool:
        return any(self.vocabulary.lower[word] >= times for word in words)


def is_compound(word: str) -> bool:
    """Two plain words written as one ("buildpack"), neither of them a small one ("inthe")."""
    common = commonness()
    return any(
        word[:cut] in common and word[cut:] in common
        for cut in range(3, len(word) - 2)
        if word[:cut] not in FUNCTION_WORDS and word[cut:] not in FUNCTION_WORDS
    )


def _bare(form: str) -> str:
    return form.removesuffix("'s").removesuffix("'S").strip("'")


def _without_accents(form: str) -> str:
    parts = unicodedata.normalize("NFD", form)
    return "".join(char for char in parts if not unicodedata.combining(char))


def _is_latin(form: str) -> bool:
    return all(ord(char) < 0x250 or char == "'" for char in form)


def _in_case(word: str, form: str) -> str:
    """A lower-case correction in the capitals of the form that it replaces."""
    return word[:1].upper() + word[1:] if form[:1].isupper() else word
