"""Words of other languages that their dictionaries lack though they are formed by rule."""

import re
from collections.abc import Callable

# What stands before a hyphen or a word in most languages of Europe.
_PREFIX_WORDS = """
    aero agro anti après arqui arrière astro audio auto avant bi bio co contra contre cosmo crypto
    cyber des dé eco eks electro elektro electro ex extra foto geo géo hidro hiper homo hydro hyper
    infra inter intra iso macro makro mal maxi mega meta micro mikro mini mono multi méga méta nano
    neo non néo onder over para photo pluri poly poli post pre pro proto pré pseudo psico psycho pós
    quasi re retro ré rétro semi sobre socio sous sub super supra sur tele termo thermo trans tri
    turbo télé ultra under uni vice éco électro
"""
PREFIXES = frozenset(_PREFIX_WORDS.split())
_STEM = 4  # letters that a word needs behind its prefix or before its ending

# Ending -> what stands in its place in a word that the dictionary has, by language.
_ENDINGS = {
    "es": (
        ("able", "ar"), ("ables", "ar"), ("ible", "er"), ("ibles", "er"), ("mente", ""),
        ("amente", "o"), ("izar", ""), ("izado", ""), ("izados", ""), ("izada", ""),
        ("izadas", ""), ("ización", ""), ("izar", "o"), ("izado", "o"), ("izada", "o"),
        ("ización", "o"), ("izando", ""), ("ador", "ar"), ("adores", "ar"), ("adora", "ar"),
        ("adoras", "ar"), ("idad", ""), ("miento", "r"), ("ado", "ar"), ("ados", "ar"),
        ("ada", "ar"), ("adas", "ar"), ("s", ""), ("es", ""),
    ),
    "fr": (
        ("able", "er"), ("ables", "er"), ("ment", ""), ("ement", ""), ("ilité", "le"),
        ("ilités", "le"), ("iser", ""), ("isé", ""), ("isés", ""), ("isée", ""), ("isées", ""),
        ("isation", ""), ("isations", ""), ("isant", ""), ("iser", "e"), ("isé", "e"),
        ("isée", "e"), ("isation", "e"), ("isation", "el"), ("isé", "el"), ("iser", "el"),
        ("eur", "er"), ("eurs", "er"), ("age", "er"), ("ages", "er"), ("s", ""),
    ),
    "pt": (
        ("ável", "ar"), ("áveis", "ar"), ("ível", "er"), ("íveis", "er"), ("mente", ""),
        ("amente", "o"), ("izar", ""), ("izado", ""), ("izados", ""), ("izada", ""),
        ("izadas", ""), ("ização", ""), ("izar", "o"), ("izado", "o"), ("izada", "o"),
        ("ização", "o"), ("ador", "ar"), ("adores", "ar"), ("adora", "ar"), ("mento", "r"),
        ("mentos", "r"), ("idade", ""), ("ado", "ar"), ("ados", "ar"), ("ada", "ar"),
        ("adas", "ar"), ("s", ""),
    ),
}  # fmt: skip
# Pronouns that Spanish hangs on its verbs, one or two of them.
_ENCLITIC = re.compile(r"(.{3,}?)(?:me|te|se|nos|os)?(?:me|te|se|l[aeo]s?|nos|os)")
_PLAIN_VOWELS = str.maketrans("áéíóúâêô", "aeiouaeo")
# Consonants that Portuguese wrote until 1990 and that nobody spoke: "acção", "adoptar".
_MUTE = re.compile(r"c(?=[cçt])|p(?=[cçt])")


def is_formed(word: str, language: str, knows: Callable[[str], bool]) -> bool:
    """Whether a lower-case word is a known one with a prefix, an ending or pronouns on it."""
    if any(
        knows(word[len(prefix) :].removeprefix("-"))
        for prefix in PREFIXES
        if word.startswith(prefix) and len(word) - len(prefix) >= _STEM
    ):
        return True
    if language == "es" and _has_enclitics(word, knows):
        return True
    return any(
        knows(word[: -len(ending)] + instead)
        for ending, instead in _ENDINGS.get(language, ())
        if word.endswith(ending) and len(word) - len(ending) >= _STEM
    )


def _has_enclitics(word: str, knows: Callable[[str], bool]) -> bool:
    """``configurarlo``, ``añádalo``: two syllables on a verb move its accent, which is written."""
    found = _ENCLITIC.fullmatch(word)
    if found is None:
        return False
    stem = found.group(1)
    plain = stem.translate(_PLAIN_VOWELS)
    if plain == stem:
        return stem[-1] == "r" and knows(stem)
    return knows(plain)


def without_mute(word: str) -> str:
    """``acção`` -> ``ação``: a word as Portuguese spells it since 1990."""
    return _MUTE.sub("", word)


# French words that were given another spelling in 1990, beside those that lost a circumflex.
_REFORMED = frozenset(
    ["artéfact", "artéfacts", "règlementaire", "règlementaires", "règlementation",
     "règlementations", "weekend", "weekends"]
)  # fmt: skip
_CIRCUMFLEX = {"i": "î", "u": "û"}


def is_reformed(word: str, knows: Callable[[str], bool]) -> bool:
    """Whether a lower-case French word is spelled as since 1990: ``maitrise``, ``cout``.

    Both spellings are right, and the dictionary has the older one.
    """
    return word in _REFORMED or any(
        knows(word[:at] + _CIRCUMFLEX[char] + word[at + 1 :])
        for at, char in enumerate(word)
        if char in _CIRCUMFLEX
    )
