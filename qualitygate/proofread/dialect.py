"""Which English does a document write, and where does it fall into another?"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from qualitygate.proofread.builtin import dialect_of
from qualitygate.proofread.dictionary import dictionary
from qualitygate.proofread.languages import primary
from qualitygate.proofread.texts import Passage
from qualitygate.proofread.vocabulary import Vocabulary

# Spellings that differ by rule: American, British, and what must follow. Both directions are
# tried, and only a pair of which each half stands in its own dictionary alone says anything. -ize
# is left out for British texts: it is good (Oxford) spelling there. So are judg(e)ment, art(i)fact
# and to(wards), which good writers spell either way on both sides.
_PAIRS = (
    ("or", "our", r""), ("er", "re", r"s?$"), ("ered", "red", r"$"), ("ering", "ring", r"$"),
    ("yz", "ys", r"e|ing"), ("og", "ogue", r"s?$"), ("e", "ae", r""), ("e", "oe", r""),
    ("l", "ll", r"e|i|o"), ("ll", "l", r"$|s$|ment|ful"), ("ens", "enc", r"e"),
    ("am", "amme", r"s?$"), ("gray", "grey", r""), ("aluminum", "aluminium", r"$"),
    ("s", "ss", r"ed$|ing$|es$"),
    ("plow", "plough", r""), ("check", "cheque", r"s?$"), ("sulf", "sulph", r""),
    ("mold", "mould", r""), ("skeptic", "sceptic", r""), ("curb", "kerb", r"s?$"),
    ("tire", "tyre", r"s?$"), ("pajama", "pyjama", r""), ("cozy", "cosy", r""),
)  # fmt: skip
_IZE = re.compile(r"i[sz](?:e[drs]?$|ers?$|ing|ation|able)")
NAMES = {"en-US": "American", "en-GB": "British", "en-CA": "Canadian", "en-AU": "Australian"}
# The dialects whose spelling may stand in a text of one by mistake.
_OTHERS = {
    "en-US": ("en-GB",), "en-GB": ("en-US",), "en-AU": ("en-US", "en-GB"),
    "en-CA": ("en-US", "en-GB"),
}  # fmt: skip
_OXFORD = frozenset({"en-GB", "en-AU"})  # where -ise and -ize are both good, one at a time
_CLEAR = 2  # distinct words of one dialect for each of the other that settle the matter
_ENOUGH = 4  # distinct words without which a document says nothing of its dialect
_HABIT = 3  # distinct words with one ending that make it the text's own
_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"")
_QUOTATION = 5  # words that make what is quoted another author's sentence


@dataclass(frozen=True, slots=True)
class Foreign:
    """``content[start:end]`` of a passage is another dialect's spelling of `ours`.

    `kind` is that of the match: ``dialect``, or ``mixed-dialect`` where the text has both.
    """

    passage: int
    start: int
    end: int
    ours: str
    kind: str
    rule: str
    message: str


def decide(passages: Sequence[Passage], tag: str) -> str:
    """The dialect that a document is written in: its tag's, unless its words clearly disagree."""
    claimed = dialect_of(tag)
    if claimed not in ("en-US", "en-GB"):
        return claimed
    words = set(map(str.lower, {form for passage in passages for _, form in passage.words}))
    kinds = Counter(kind for word in words if (kind := _dialect_only(word)))
    other = "en-GB" if claimed == "en-US" else "en-US"
    clear = kinds[other] >= _ENOUGH and kinds[other] >= _CLEAR * kinds[claimed]
    return other if clear else claimed


def evident(passages: Sequence[Passage], dialect: str) -> tuple[int, int, str] | None:
    """The block, the place in it and the form of the first word that only this dialect has."""
    for passage in passages:
        for start, form in passage.words:
            english = primary(passage.text.language) == "en" and form.islower()
            if english and _dialect_only(form) == dialect:
                return passage.blocks[0], start, form
    return None


def foreign(passages: Sequence[Passage], dialect: str, vocabulary: Vocabulary) -> list[Foreign]:
    """The words of the other dialect, with the spelling of this one; names are left alone."""
    english = [
        (index, passage)
        for index, passage in enumerate(passages)
        if primary(passage.text.language) == "en"
    ]
    text = _Text(dialect, Counter(form.lower() for _, p in english for _, form in p.words))
    other = text.others()
    found: list[Foreign] = []
    for index, passage in english if other else ():
        for start, form in passage.words:
            lower = form.lower()
            ours = other.get(lower)
            if not ours or vocabulary.allows(form):
                continue
            if form != lower and (start > 0 or vocabulary.forms[lower] == 0):
                continue
            if _is_quotation(passage.text.content, start):
                continue
            cased = ours.capitalize() if form[0].isupper() else ours
            kind, rule, message = text.about(lower, ours)
            found.append(Foreign(index, start, start + len(form), cased, kind, rule, message))
    return found


@dataclass(frozen=True)
class _Text:
    """How often a document in a dialect uses each word, in lower case."""

    dialect: str
    used: Counter[str]

    def others(self) -> dict[str, str]:
        """The words that are spelled otherwise here, with that spelling."""
        said = {
            word: counterpart(word, self.dialect) or self.other_ending(word) for word in self.used
        }
        return {word: ours for word, ours in said.items() if ours}

    def about(self, word: str, ours: str) -> tuple[str, str, str]:
        """Kind, rule and message for a word whose spelling here should be `ours`."""
        if not counterpart(word, self.dialect):
            return "mixed-dialect", self._ending_rule(ours), self._about_ending(word, ours)
        if self.used[ours]:
            return "mixed-dialect", "dialect:both", self._about_both(word, ours)
        return "dialect", f"dialect:{self.dialect}", self._about_other(word, ours)

    def _about_both(self, word: str, ours: str) -> str:
        wrong, right = _times(self.used[word]), _times(self.used[ours])
        return (
            f"'{word}' ({wrong}) and '{ours}' ({right}) are the same word: "
            f"write '{ours}', the {NAMES[self.dialect]} spelling, throughout."
        )

    def _about_other(self, word: str, ours: str) -> str:
        name, theirs = NAMES[self.dialect], NAMES[_home(word, self.dialect)]
        reason = f"this document is marked as {name} English"
        if self._own:
            example = max(self._own, key=lambda own: (self.used[own], own))
            like = f"{_words(len(self._own))} like '{example}'"
            reason = f"this document is {name} elsewhere ({like})"
        return f"'{word}' is {theirs} spelling, and {reason}: write '{ours}'."

    @cached_property
    def _own(self) -> tuple[str, ...]:
        """The words that are spelled as this dialect alone spells them."""
        others = _OTHERS[self.dialect]
        return tuple(
            word
            for word in sorted(self.used)
            if not _IZE.search(word) and any(counterpart(word, other) for other in others)
        )

    def other_ending(self, word: str) -> str:
        """A British word in -ise or -ize as the other words of the text would have it, or ''."""
        if self.dialect not in _OXFORD or not _IZE.search(word):
            return ""
        ise, ize = self._endings
        kept, changed = (ise, ize) if len(ise) >= len(ize) else (ize, ise)
        return changed.get(word, "") if len(kept) >= _HABIT or self._stands(changed, word) else ""

    def _stands(self, changed: dict[str, str], word: str) -> bool:
        return _stem(word) in self._stems if word in changed else False

    @cached_property
    def _endings(self) -> tuple[dict[str, str], dict[str, str]]:
        """The words in -ise and those in -ize, each with the other spelling."""
        ise, ize = {}, {}
        for word in self.used:
            if "is" in word and _IZE.search(word) and (other := counterpart(word, "en-US")):
                ise[word] = other
            elif "iz" in word and _IZE.search(word) and (other := _in_ise(word)):
                ize[word] = other
        return ise, ize

    @cached_property
    def _stems(self) -> frozenset[str]:
        """The words that stand in both spellings, without their endings."""
        ise, ize = self._endings
        return frozenset(map(_stem, ise)) & frozenset(map(_stem, ize))

    def _ending_rule(self, ours: str) -> str:
        return "dialect:both" if _stem(ours) in self._stems else "dialect:ending"

    def _about_ending(self, word: str, ours: str) -> str:
        ise, ize = self._endings
        kept = ize if word in ise else ise
        ending = "-ize" if word in ise else "-ise"
        near = [other for other in kept if _stem(other) == _stem(word)] or list(kept)
        example = max(near, key=lambda other: (self.used[other], other))
        return (
            f"'{word}' stands beside '{example}': {_words(len(kept))} of this document "
            f"{'is' if len(kept) == 1 else 'are'} written with {ending}; write '{ours}'."
        )


def _stem(word: str) -> str:
    """``organis``ation and ``organiz``e -> ``organ``."""
    return word[: max(word.rfind("is"), word.rfind("iz"))]


def _in_ise(word: str) -> str:
    """The -ise spelling of a word that American English has with z alone; otherwise empty."""
    at = word.rfind("iz")
    spelled = f"{word[:at]}is{word[at + 2 :]}"
    us, gb = dictionary("en-US"), dictionary("en-GB")
    known = us.knows(word) and gb.knows(spelled) and not us.knows(spelled) and not gb.knows(word)
    return spelled if known else ""


def _is_quotation(content: str, at: int) -> bool:
    """Whether a place is within somebody else's words: they keep their spelling."""
    return any(
        match.start() < at < match.end() and len(match.group().split()) >= _QUOTATION
        for match in _QUOTED.finditer(content)
    )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"


def _dialect_only(word: str) -> str:
    """``en-US`` or ``en-GB`` where the word is spelled so in that one alone."""
    us, gb = dictionary("en-US").knows(word), dictionary("en-GB").knows(word)
    if us == gb or (us and _IZE.search(word)):
        return ""
    home, away = ("en-US", "en-GB") if us else ("en-GB", "en-US")
    return home if counterpart(word, away) else ""


def _home(word: str, dialect: str) -> str:
    """The dialect, other than `dialect`, that has the word."""
    return next(other for other in _OTHERS[dialect] if dictionary(other).knows(word))


@lru_cache(maxsize=1 << 16)
def counterpart(word: str, dialect: str) -> str:
    """The spelling of a word in `dialect`, where it is another's; otherwise empty."""
    if len(word) < 4 or dictionary(dialect).knows(word):
        return ""
    for other in _OTHERS[dialect]:
        if dictionary(other).knows(word):
            return next(_respelled(word, other, dialect), "")
    return ""


def _respelled(word: str, source: str, dialect: str) -> Iterator[str]:
    """The spellings by rule of a word of `source` that `dialect` has and `source` has not."""
    if dialect in _OXFORD and _IZE.search(word):
        return
    theirs, ours = dictionary(source), dictionary(dialect)
    for us, gb, after in (*_PAIRS, ("iz", "is", "")):
        old, new = (us, gb) if source == "en-US" else (gb, us)
        at = word.rfind(old)
        while at >= 0:
            rest = word[at + len(old) :]
            spelled = word[:at] + new + rest
            if re.match(after, rest) and ours.knows(spelled) and not theirs.knows(spelled):
                yield spelled
            at = word.rfind(old, 0, at + len(old) - 1)
