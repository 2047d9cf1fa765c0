"""What is known of a language other than English: its words, its letters, what lies near a word."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import combinations, product

from qualitygate.proofread.dictionary import Dictionary, composed, in_case, is_word, one_edit
from qualitygate.proofread.forms import PREFIXES, is_formed, is_reformed, without_mute
from qualitygate.proofread.letters import Letters
from qualitygate.proofread.lists import commonness_of

KEPT = 5  # corrections
_PLAIN = {"ø": "o", "å": "a", "ł": "l", "đ": "d", "ı": "i"}  # what has no decomposition
_TWO = {"œ": "oe", "æ": "ae", "ß": "ss"}
_VARIANTS = 4096  # spellings of one word with and without accents that are looked up
_WHOLE = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")
_PIECE = 4  # letters of the parts of a compound
_SHORT = 5  # letters up to which only everyday words are near enough to have been meant
_ASKED = 64  # strings at one edit that Hunspell is asked about, where each takes it a millisecond
FAR = range(9, 21)  # letters of words for which a correction is looked for at two edits
_TWO_EDITS = 2.0
_LOAN_ENDINGS = ("en", "er", "et", "ene", "erne", "ens", "ets", "det", "de", "t", "s")
_LINKS = ("s", "e", "en", "n", "er")  # letters that join the parts of a compound
_COMPOUNDING = frozenset(["af", "da", "de", "fi", "fo", "hu", "is", "nb", "nl", "nn", "no", "sv"])
_FREELY = _COMPOUNDING - {"nl"}  # their dictionaries let nearly any words stand together
# Languages that write nouns with a capital: it does not say "name" there.
_NOUNS_IN_CAPITALS = frozenset(["de", "lb"])


class Tongue:
    """One language; `letters` are its small letters, `entries` gives the words of its list."""

    def __init__(
        self, tag: str, words: Dictionary, letters: str, entries: Callable[[], Iterable[str]]
    ) -> None:
        self.tag = tag
        self.primary = tag.partition("-")[0].lower()
        self.words = words
        self.letters = letters
        self._entries = entries
        self.compounds = self.primary in _COMPOUNDING
        self.capital_says_name = capital_says_name(tag)
        self._remembered = lru_cache(maxsize=1 << 14)(self._is_near)

    @cached_property
    def common(self) -> dict[str, int]:
        """As `lists.commonness`; empty for a language of which no list ships."""
        return commonness_of(self.tag)

    def knows(self, form: str) -> bool:
        """Whether the form is a word as it is written, or in capitals that lost their accents."""
        if form in self.common or self.words.knows(form):
            return True
        lower = form.lower()
        if self.primary == "fr" and is_reformed(lower, self.words.knows):
            return True
        if self.primary not in ("fr", "pt") or form == lower:
            return False
        tail = None if form.isupper() else lower[1:]
        return any(
            self.words.knows(word)
            for word in self._accented(lower)
            if tail is None or word[1:] == tail
        )

    def knows_at(self, content: str, start: int, end: int) -> bool:
        """Whether the word is known by itself, as part of what it stands in, or as an abbreviation.

        ``fazê`` is a word in ``fazê-lo``, ``bijv`` before its full stop, ``sikkerheds`` before the
        hyphen that stands for the rest of a compound.
        """
        form = composed(content[start:end].replace("’", "'"))
        if self.knows(form):
            return True
        before, after = content[max(start - 1, 0) : start], content[end : end + 1]
        if after == "." and self.words.knows(form + "."):
            return True
        if "'" in form and all(len(p) < 3 or self.knows(p) for p in form.split("'")):
            return True
        if before not in tuple("-.'’") and after not in tuple("-.'’"):
            return False
        return self._is_part(form, before, content[end : end + 2]) or self._is_in_whole(
            content, start, end
        )

    def _is_part(self, form: str, before: str, after: str) -> bool:
        """One side of a hyphen that has no life of its own."""
        lower = form.lower()
        if before == "-" and self.words.knows(f"-{lower}"):
            return True
        if after[:1] != "-":
            return False
        if lower in PREFIXES or self.words.knows(f"{lower}-"):
            return True
        if self.compounds:
            return any(lower.endswith(x) and self.knows(lower[: -len(x)]) for x in _LINKS)
        return lower.endswith("o") and len(lower) > 3 and after[1:].isalpha()

    def _is_in_whole(self, content: str, start: int, end: int) -> bool:
        """Whether all that is written without a space around the word is a word."""
        while start > 0 and _is_joined(content[start - 1]):
            start -= 1
        while end < len(content) and _is_joined(content[end]):
            end += 1
        found = _WHOLE.search(composed(content[start:end].replace("’", "'")))
        if found is None:
            return False
        whole = found.group()
        return (
            self.words.knows(whole)
            or self.words.knows(f"{whole}.")
            or ("-" in whole and self.words.knows(whole.replace("-", "")))
        )

    @cached_property
    def _looks(self) -> Letters:
        return Letters((*self._entries(), *self.common))

    def _edits(self, word: str) -> list[str]:
        """The strings at one edit that may be words, everyday ones first.

        Most are none by their letters alone. Where words stand together freely, Hunspell takes up
        to a millisecond to say that a string is no compound: of 300 candidates, the one that was
        meant is among the 64 that look most like words in 99 of 100 cases.
        """
        common, looks = self.common, self._looks
        edits = {e for e in one_edit(word, self.letters) if e in common or looks.allow(e)}
        if self.primary in _FREELY and len(edits) > _ASKED:
            ranked = sorted(edits, key=lambda e: (e not in common, -looks.likeness(e), e))
            return ranked[:_ASKED]
        return sorted(edits, key=lambda edit: (edit not in common, edit))

    @cached_property
    def _by_size(self) -> dict[tuple[str, int], list[str]]:
        """Everyday words by their first letter and length."""
        found: dict[tuple[str, int], list[str]] = {}
        for word in self.common:
            found.setdefault((word[0], len(word)), []).append(word)
        return found

    def far_words(self, word: str, uses: Iterable[str] = ()) -> list[str]:
        """Everyday words, and those of `uses`, at two edits from a long one that begin as it does.

        Hunspell's own search takes a quarter to half a second for a word, and finds little more.
        """
        from qualitygate.proofread.corrections import distance

        if len(word) not in FAR:
            return []
        sizes = range(len(word) - 2, len(word) + 3)
        near = [found for size in sizes for found in self._by_size.get((word[0], size), ())]
        near += [w for w in uses if w[:1] == word[0] and len(w) in sizes and w not in self.common]
        letters = set(word)
        return [
            found
            for found in near
            if len(letters.symmetric_difference(found)) <= _TWO_EDITS * 2
            and distance(word, found) <= _TWO_EDITS
            and found != word
            and self.words.knows(found)
        ]

    def common_neighbours(self, word: str, rarest: int = 1) -> list[str]:
        """Everyday words at one edit or an accent; `rarest` as in `lists.commonness`."""
        common = self.common
        near = one_edit(word, self.letters) | set(self._accented(word))
        return [edit for edit in near if common.get(edit, 9) <= rarest and edit != word]

    def has_neighbour(self, word: str) -> bool:
        """Whether a word lies at one edit, or differs by accents alone."""
        return self._remembered(word)

    def _is_near(self, word: str) -> bool:
        if any(self.words.knows(near) for near in self._accented(word) if near != word):
            return True
        if self.common and len(word) <= _SHORT:
            near = self.common_neighbours(word)
            return any(edit[0] == word[0] for edit in near) or any(
                self.words.knows(edit) for edit in _swaps(word)
            )
        return any(len(edit) > 2 and self._is_solid(edit) for edit in self._edits(word))

    def _is_solid(self, word: str) -> bool:
        """A word, and no heap of short ones such as dictionaries with compounds let by."""
        if not self.words.knows(word):
            return False
        return not self.compounds or not self.words.is_compound(word) or self.is_compound(word)

    def is_derived(self, word: str) -> bool:
        """A known word with a prefix or an ending, and no everyday word near that was meant.

        Languages that compound give English words endings of their own: ``logindet``.
        """
        formed = is_formed(word, self.primary, self.words.knows)
        if not formed and self.compounds:
            stems = (word.removesuffix(ending) for ending in _LOAN_ENDINGS)
            formed = any(s != word and len(s) > _PIECE and is_word(s, "en-US") for s in stems)
        return formed and not self.common_neighbours(word)

    def is_old(self, word: str) -> bool:
        """Spelled as before a reform that is in force."""
        if self.primary != "pt":
            return False
        new = without_mute(word)
        return new != word and self.words.knows(new)

    def is_compound(self, word: str) -> bool:
        """Two words written as one, in the languages that do so."""
        return self.compounds and any(
            self._is_piece(word[cut:]) and self._is_first(word[:cut])
            for cut in range(_PIECE - 1, len(word) - _PIECE + 1)
        )

    def _is_first(self, part: str) -> bool:
        """One word, with a link behind it, or a compound itself."""
        if self._is_piece(part) or (len(part) < _PIECE and part in self.common):
            return True
        if any(self._is_piece(part[: -len(link)]) for link in _LINKS if part.endswith(link)):
            return True
        return len(part) > 2 * _PIECE and self.is_compound(part.removesuffix("s"))

    def _is_piece(self, part: str) -> bool:
        return len(part) >= _PIECE and self.words.knows(part) and not self.words.is_compound(part)

    def _accented(self, word: str) -> Iterable[str]:
        """The word with every choice of accents; a long one with two letters changed."""
        for two, one in ((two, one) for one, two in _TWO.items() if one in self.letters):
            if two in word:
                yield from self._accented(word.replace(two, one))
        choices = [self._family.get(bare(char), char) for char in word]
        count = 1
        for choice in choices:
            count *= len(choice)
        if count <= _VARIANTS:
            yield from map("".join, product(*choices))
            return
        for places in (*combinations(range(len(word)), 1), *combinations(range(len(word)), 2)):
            for chars in product(*(choices[at] for at in places)):
                changed = list(word)
                for at, char in zip(places, chars, strict=True):
                    changed[at] = char
                yield "".join(changed)

    @cached_property
    def _family(self) -> dict[str, str]:
        """``e`` -> ``eéèêë``."""
        family: dict[str, str] = {}
        for letter in self.letters:
            family[bare(letter)] = family.get(bare(letter), "") + letter
        return family

    def corrections(
        self, form: str, offered: Sequence[str], uses: dict[str, int]
    ) -> tuple[str, ...]:
        """At most `KEPT` corrections, best first; `uses` counts the document's words."""
        lower = form.lower()
        near = {*self._edits(lower), *self._accented(lower)}
        found = {edit for edit in near if self._is_good(edit)}
        found.update(word for word in offered if self._is_offer(word, lower))
        found.update(self._split(lower))
        found.discard(lower)
        if not found:
            found.update(self.far_words(lower, uses))
        order = {word: index for index, word in enumerate(offered)}
        ranked = sorted(
            found, key=lambda w: (self._cost(lower, w, uses), order.get(w, len(order)), w)
        )
        return tuple(dict.fromkeys(in_case(word, form) for word in ranked))[:KEPT]

    def _is_good(self, word: str) -> bool:
        return (len(word) > 2 or word in self.common) and self._is_solid(word)

    def _is_offer(self, word: str, lower: str) -> bool:
        """Hunspell cuts what it does not know into pieces that happen to be words."""
        pieces = re.split(r"[ -]", word.lower())
        if len(pieces) > 1:
            return all(piece in self.common for piece in pieces)
        return word.lower() != lower

    def _split(self, word: str) -> list[str]:
        """Two everyday words run together."""
        common = self.common
        cuts = ((word[:cut], word[cut:]) for cut in range(1, len(word)))
        return [
            f"{left} {right}"
            for left, right in cuts
            if common.get(left, 9) == 0 == common.get(right, 9)
        ]

    def _cost(self, word: str, candidate: str, uses: dict[str, int]) -> float:
        """How unlikely it is that `word` was written where `candidate` was meant."""
        from qualitygate.proofread.corrections import distance

        lower = candidate.lower()
        accents = sum(a != b for a, b in zip(word, lower, strict=False))
        if bare(word) == bare(lower):
            cost = 0.2 + 0.1 * accents
        else:
            cost = min(distance(word, lower), distance(bare(word), bare(lower)) + 0.2)
        cost += {0: 0.0, 1: 0.15}.get(self.common.get(lower, 9), 0.45)
        if " " in lower:
            cost += 0.25
        return cost - (0.4 if uses.get(lower) else 0.0)


def _is_joined(char: str) -> bool:
    return char.isalpha() or char in "-.'’" or unicodedata.combining(char) > 0


def _swaps(word: str) -> Iterable[str]:
    """The word with two neighbouring letters swapped."""
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def capital_says_name(language: str) -> bool:
    """Whether a capital within a sentence is more than a noun's."""
    return language.partition("-")[0].lower() not in _NOUNS_IN_CAPITALS


def is_near(word: str, other: str) -> bool:
    """Whether two lower-case words differ by one edit, or by accents alone."""
    if bare(word) == bare(other):
        return True
    longest = min(len(word), len(other))
    start = next((i for i in range(longest) if word[i] != other[i]), longest)
    longest -= start
    end = next((i for i in range(longest) if word[-1 - i] != other[-1 - i]), longest)
    one, two = word[start : len(word) - end], other[start : len(other) - end]
    return len(one + two) <= 1 or len(one) == len(two) == 1 or (len(one) == 2 and one == two[::-1])


def bare(text: str) -> str:
    """``détaillé`` -> ``detaille``; œ, æ and ß become two letters."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    return "".join(
        _TWO.get(char) or _PLAIN.get(char, char)
        for char in parts
        if not unicodedata.combining(char)
    )
