"""Which of LanguageTool's rules are believed, and what they find is called.

One table for the two engines that speak LanguageTool's rule ids, ``languagetool`` and
``lingotweaker``. It is a list of what is allowed: of what a server says unasked on edited prose,
some 12 findings in 1,000 words, one in twenty is a fault. Left out as a whole are style,
typography, punctuation, casing, compounds and redundancy: they belong to rules of our own, or to
nobody.

`remark` is all that an engine needs: it makes a remark of a finding, or nothing.
"""

import re
from collections.abc import Iterable

from qualitygate.proofread.dictionary import is_word
from qualitygate.proofread.engine import Remark, Text
from qualitygate.proofread.languages import primary
from qualitygate.proofread.texts import FILLER

_BREAKS = re.compile(r"[\s-]+")
_KEPT = 10  # corrections: LanguageTool offers up to a hundred
_SPELLERS = re.compile(r"MORFOLOGIK_RULE\w*|\w+_SPELLER_RULE|HUNSPELL\w*|FR_SPELLING_RULE")
# The doubled-word rules stand in categories that are otherwise off. Danish and Polish have names of
# their own for it.
_REPEATS = re.compile(r"(?:\w+_)?WORD_REPEAT(?:_RULE)?|Ordgentagelse")

# English: categories, as measured on 160,000 words of edited prose and on corrected faults.
_ENGLISH = {
    # "can prevents", "allows to change", "have fixed it since"
    "GRAMMAR": "grammar",
    # "looks like its done", "you're files", "wont": what no dictionary can see
    "TYPOS": "confusion",
    # "form/from", "loose/lose", "advice/advise"
    "CONFUSED_WORDS": "confusion",
    # "in regards of", "consists from"
    "COLLOCATIONS": "grammar",
    # "the 31st of November"
    "SEMANTICS": "grammar",
    # "could of", "each others"
    "NONSTANDARD_PHRASES": "grammar",
}
# Allowed beside the categories, in none of which it is: eight of eight on edited prose were right.
_ENGLISH_RULES = {"EN_A_VS_AN": "article"}
# Within the categories, and not believed.
_ENGLISH_OFF = re.compile(
    # Hyphens, a quarter of all findings on edited prose, where writers differ.
    r"\w*_HYPHEN|\w*_COMPOUNDS|ON-GOING|CA_FOLLOW_UP"
    # "wifi", "naïve": house style.
    r"|WIFI|EN_DIACRITICS\w*"
    # "the customers needs": 1 of 14 right; "the most" and a plural: 0 of 5.
    r"|POSSESSIVE_APOSTROPHE|THE_SUPERLATIVE"
    # "the install process": 0 of 6; "six month embargo", "two languages pattern": 0 of 4.
    r"|A_INSTALL|CD_NN"
    # "in Debian" should be "on": 0 of 19; "z:s", "t=1" as words: 0 of 4.
    r"|IN_WINDOWS|NON_STANDARD_WORD"
)
# One of all that these found on edited prose was right, and of "sign into" it is said that it
# should be "sign in to", where good writers differ.
_ENGLISH_NOTES = frozenset(
    [
        "ADVERB_VERB_ADVERB_REPETITION",
        "ADVISE_VBG",
        "AUXILIARY_DO_WITH_INCORRECT_VERB_FORM",
        "FEWER_LESS",
        "FROM_FORM",
        "PREFER_OVER_TO",
        "SIGN_INTO",
        "SUBJECT_VERB_AGREEMENT_PLURAL",
        "THIS_NNS_VB",
        "TYPO_FORM_FROM",
        # None of some 40 was right in edited prose, reports and manuals, and they found none of
        # 1,317 real faults: "the depending party", "on any one day", "type of a file", "Many IT
        # needs", "economical", "if it will use", "fill the role of", "these asserts", "i ranges".
        "ANY_BODY",
        "A_INFINITIVE",
        "CC_VERB",
        "COLLECTIVE_NOUN_VERB_AGREEMENT_VBP",
        "CONDITIONAL_CLAUSE",
        "DEPEND_ON",
        "ECONOMICAL_ECONOMIC",
        "FILL_OF_WITH",
        "FR",
        "IF_VB",
        "INTERESTED_BY",
        "ITS_TO_IT_S",
        "I_LOWERCASE",
        "KIND_OF_A",
        "MANY_NN_U",
        "PHRASE_REPETITION",
        "RELY_ON",
        "SINGULAR_VERB_AFTER_THESE_OR_THOSE",
        "THERE_VBP_NN",
        "THE_HOW",
        "TO_NON_BASE",
        "VERB_APOSTROPHE_S",
        "WANT_TO_NN",
        # Right, and said better by the rule that finds "these requirement".
        "SINGULAR_AGREEMENT_SENT_START",
    ]
)
# "the Id", "a shell" and "a one size fits all", "i is", "the word SHALL denotes": what these rules
# find otherwise is right.
_GOOD_AFTER_ALL = {
    "EN_CONTRACTION_SPELLING": re.compile(r"(?<!\w)(?:Ids?|IDs?|[Ss]hell)\Z"),
    "A_CD_NNS": re.compile(r"\b[Aa] one\Z"),
    "PERS_PRONOUN_AGREEMENT": re.compile(r"(?<!\w)i \w+\Z"),
    "MD_BASEFORM": re.compile(r"\b[A-Z]{3,} \w+\Z"),
}

# Other languages: agreement, forms, and words taken for one another. How often these are right on
# real text has not been measured, and nobody is blocked by what may be noise: they are notes.
_OTHERS = frozenset(
    [
        "GRAMMAR", "TYPOS", "CONFUSED_WORDS",
        "AGREEMENT", "CAT_ELISION", "CAT_GRAMMAIRE", "CAT_HOMONYMES_PARONYMES",  # French
        "AGREEMENT_NOUNS", "AGREEMENT_VERBS",  # Spanish
        "CONFUSIONS", "CONFUSIONS2", "PREPOSITIONS",
        "SYNTAX", "CONTRACTIONS",  # Portuguese, Polish
        "CONGRUENTIE", "VORMFOUTEN",  # Dutch
    ]
)  # fmt: skip
# Danish and Italian number their categories; those with a name above mean the same everywhere.
_NUMBERED = {
    "da": frozenset(["CAT1", "CAT2"]),  # slips of the fingers, confused words
    "it": frozenset(["CAT1", "CAT2", "CAT3", "CAT4", "CAT5", "CAT7", "CAT12"]),  # grammar
}


def kind_of(rule: str, category: str, language: str) -> str | None:
    """The kind of match (as in `Match`) that a rule of LanguageTool finds; None: it is not allowed.

    `rule` and `category` are LanguageTool's ids without the number of a sub-rule, `language` is a
    BCP 47 tag. ``hint`` is what is often wrong and yet worth a look: a note.
    """
    if _SPELLERS.fullmatch(rule):
        return "spelling"
    if _REPEATS.fullmatch(rule):
        return "doubled"
    name = primary(language)
    if name != "en":
        allowed = category in _OTHERS or category in _NUMBERED.get(name, ())
        return "hint" if allowed else None
    if rule in _ENGLISH_NOTES:
        return "hint"
    if _ENGLISH_OFF.fullmatch(rule):
        return None
    return _ENGLISH_RULES.get(rule) or _ENGLISH.get(category)


def remark(
    text: Text,
    start: int,
    end: int,
    rule: str,
    category: str,
    message: str,
    replacements: Iterable[str],
) -> Remark | None:
    """What LanguageTool says of ``text.content[start:end]`` (code points); None: it is not heard.

    Grammar is judged in sentences only, and what was masked is judged by nobody. A word of another
    dialect than the text's is no misspelling: what is strange about it is said elsewhere.
    """
    kind = kind_of(rule, category, text.language)
    if kind is None or not (text.sentences or kind == "spelling"):
        return None
    good = _GOOD_AFTER_ALL.get(rule)
    if good and good.search(text.content, max(start - 20, 0), end):
        return None
    found = text.content[start:end]
    if not found.strip(FILLER + " "):
        return None
    if kind == "spelling" and primary(text.language) == "en" and is_word(found, "en-US"):
        return None
    offered = tuple(replacements)[:_KEPT]
    if kind in ("grammar", "confusion") and offered and _is_about_hyphens(found, offered[0]):
        kind = "hint"
    return Remark(start, end, kind, rule, message, offered)


def _is_about_hyphens(found: str, offered: str) -> bool:
    """``side-effects`` -> ``side effects``: right as often as not, as writers differ."""
    if "-" not in found + offered:
        return False
    plain, other = (_BREAKS.sub("", text).lower() for text in (found, offered))
    return plain == other
