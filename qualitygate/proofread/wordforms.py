"""What can be said of a word by its letters alone: neighbours, prefixes and endings, compounds."""

import re
import unicodedata
from collections.abc import Callable

from qualitygate.proofread.dictionary import one_edit, words_near
from qualitygate.proofread.lists import commonness, is_vast, rare
from qualitygate.prose.words import FUNCTION_WORDS

PREFIXES = (
    "anti", "auto", "bi", "co", "counter", "cross", "crypto", "cyber", "de", "dis", "e", "eco",
    "electro", "en", "ex", "extra", "fore", "geo", "hyper", "in", "infra", "inter", "intra",
    "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "nano", "neo", "non",
    "omni", "over", "para", "peer", "photo", "poly", "post", "pre", "pro", "proto", "pseudo",
    "quasi", "re", "self", "semi", "socio", "sub", "super", "tele", "therm", "trans", "tri",
    "ultra", "un", "under", "uni", "up", "video", "web",
)  # fmt: skip
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ability", "able"), ("ibility", "ible"), ("ally", "al"),
    ("ly", ""), ("ness", ""), ("less", ""), ("like", ""), ("wise", ""), ("able", ""),
    ("able", "e"), ("er", ""), ("er", "e"), ("ers", ""), ("ers", "e"), ("ing", ""), ("ing", "e"),
    ("ed", ""), ("ed", "e"), ("isation", "ise"), ("ization", "ize"), ("isations", "ise"),
    ("izations", "ize"), ("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("ising", "izing"),
    ("isation", "ization"), ("ist", ""), ("ism", ""), ("ment", ""), ("ful", ""), ("ship", ""),
)  # fmt: skip
_DOERS = ("er", "ers", "able", "ability")
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")
_ELIDED = re.compile(r"[dl]'[aeiouhàâäéèêëîïôöœùûü]\w{2,}", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:any|every|no|some)(?:body|one)s|whos?es?|theres")
_LONG_STEM = 5


def has_neighbour(word: str, dialect: str) -> bool:
    """Whether a word of any dialect is at one edit."""
    return any(len(near) > 2 for near in words_near(word, dialect))


def common_neighbours(word: str, rarest: int = 1) -> list[str]:
    """Everyday words at one edit; `rarest` as in `commonness`."""
    common = commonness()
    return [edit for edit in one_edit(word) & common.keys() if common[edit] <= rarest]


def is_rare(word: str) -> bool:
    """A word that only large dictionaries have, unless it is likelier a slip in a common one."""
    return (word in rare() and not common_neighbours(word, 0)) or is_vast(word)


def is_elided(form: str) -> bool:
    """``d'art``, as in the Musée d'art: French or Italian, and no ``don't`` gone wrong."""
    return bool(_ELIDED.fullmatch(form)) and form.lower() != "d'ont"


def is_derived(word: str, is_stem: Callable[[str], bool]) -> bool:
    """A known word behind a prefix or before an ending, with no other everyday word near.

    Who does it is a word beside what is done: "approved" does not make "approver" a slip.
    """
    known = [stem for stem in stems(word) if is_stem(stem)]
    if not known or _PRONOUN.fullmatch(word):
        return False
    kin = known if word.endswith(_DOERS) else []
    return all(near in known or _is_kin(near, kin) for near in common_neighbours(word))


def stems(word: str) -> list[str]:
    """What is left of a word without what may be a prefix, or an ending."""
    found = [
        word[len(prefix) :]
        for prefix in PREFIXES
        if word.startswith(prefix) and len(word) - len(prefix) > 3
    ]
    if word.endswith("ss"):
        return found
    return found + [
        word[: -len(ending)] + instead
        for ending, instead in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) > 2
        if ending != "es" or word[:-2].endswith(_SIBILANTS)
    ]


def _is_kin(near: str, stems: list[str]) -> bool:
    return any(len(stem) >= _LONG_STEM and near.startswith(stem) for stem in stems)


def is_compound(word: str) -> bool:
    """Two plain words written as one ("buildpack"), neither of them a small one ("inthe")."""
    common = commonness()
    return any(
        word[:cut] in common and word[cut:] in common
        for cut in range(3, len(word) - 2)
        if word[:cut] not in FUNCTION_WORDS and word[cut:] not in FUNCTION_WORDS
    )


def without_accents(form: str) -> str:
    """``protégé`` -> ``protege``."""
    parts = unicodedata.normalize("NFD", form)
    return "".join(char for char in parts if not unicodedata.combining(char))
