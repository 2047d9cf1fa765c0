"""Which English does a document write, and where does it fall into another?"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qualitygate.proofread.builtin import dialect_of
from qualitygate.proofread.dictionary import dictionary
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
_CLEAR = 3  # distinct words of one dialect for each of the other that settle the matter
_ENOUGH = 4  # distinct words without which a document says nothing of its dialect


@dataclass(frozen=True, slots=True)
class Foreign:
    """``content[start:end]`` of a passage is the other dialect's spelling of `ours`."""

    passage: int
    start: int
    end: int
    ours: str


def decide(passages: Sequence[Passage], tag: str) -> str:
    """The dialect that a document is written in: its tag's, unless its words clearly disagree."""
    claimed = dialect_of(tag)
    if claimed not in ("en-US", "en-GB"):
        return claimed
    words = {form.lower() for passage in passages for _, form in passage.words}
    kinds = Counter(kind for word in words if (kind := _dialect_only(word)))
    other = "en-GB" if claimed == "en-US" else "en-US"
    clear = kinds[other] >= _ENOUGH and kinds[other] >= _CLEAR * kinds[claimed]
    return other if clear else claimed


def foreign(passages: Sequence[Passage], dialect: str, vocabulary: Vocabulary) -> list[Foreign]:
    """The words of the other dialect, with the spelling of this one; names are left alone."""
    found: list[Foreign] = []
    for index, passage in enumerate(passages):
        for start, form in passage.words:
            lower = form.lower()
            ours = counterpart(lower, dialect)
            if not ours or vocabulary.allows(form):
                continue
            if form == lower or (start == 0 and vocabulary.forms[lower] > 0):
                cased = ours.capitalize() if form[0].isupper() else ours
                found.append(Foreign(index, start, start + len(form), cased))
    return found


def _dialect_only(word: str) -> str:
    """``en-US`` or ``en-GB`` where the word is spelled so in that one alone."""
    us, gb = dictionary("en-US").knows(word), dictionary("en-GB").knows(word)
    if us == gb or _IZE.search(word):
        return ""
    home, away = ("en-US", "en-GB") if us else ("en-GB", "en-US")
    return home if counterpart(word, away) else ""


@lru_cache(maxsize=1 << 16)
def counterpart(word: str, dialect: str) -> str:
    """The spelling of a word in `dialect`, where it is another's; otherwise empty."""
    ours = dictionary(dialect)
    if len(word) < 4 or ours.knows(word) or dialect not in ("en-US", "en-GB"):
        return ""
    theirs = dictionary("en-GB" if dialect == "en-US" else "en-US")
    if not theirs.knows(word) or (dialect == "en-GB" and _IZE.search(word)):
        return ""
    for us, gb, after in (*_PAIRS, ("iz", "is", "")):
        old, new = (gb, us) if dialect == "en-US" else (us, gb)
        at = word.rfind(old)
        while at >= 0:
            rest = word[at + len(old) :]
            spelled = word[:at] + new + rest
            if re.match(after, rest) and ours.knows(spelled) and not theirs.knows(spelled):
                return spelled
            at = word.rfind(old, 0, at + len(old) - 1)
    return ""
