"""What a text itself says of its language: its script, its English words, a detector's opinion.

The detector is CLD3, a small neural network over the letters of a text. It always has an answer,
also for lists of names and of variables, so that it is asked only which language it is, never
whether a text is foreign: that is for the words to say.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from qualitygate.proofread.lists import commonness
from qualitygate.prose.words import WORD

NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian",
    "km": "Khmer", "kn": "Kannada", "ko": "Korean", "la": "Latin", "lo": "Lao",
    "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "ms": "Malay",
    "mt": "Maltese", "my": "Burmese", "nb": "Norwegian", "nl": "Dutch", "nn": "Norwegian",
    "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian", "sr": "Serbian",
    "sv": "Swedish", "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Filipino",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
# What the detector calls otherwise than word processors do, or cannot tell from its neighbour.
_ALIASES = {"no": "nb", "nn": "nb", "iw": "he", "bs": "hr", "fil": "tl", "ms": "id"}
# The languages that a script may stand for, the likeliest first.
_SCRIPTS = {
    "CYRILLIC": ("ru", "uk", "bg", "sr", "mk", "be"), "GREEK": ("el",), "CJK": ("zh",),
    "HIRAGANA": ("ja",), "KATAKANA": ("ja",), "HANGUL": ("ko",), "ARABIC": ("ar", "fa", "ur"),
    "HEBREW": ("he",), "THAI": ("th",), "DEVANAGARI": ("hi",), "ARMENIAN": ("hy",),
    "GEORGIAN": ("ka",), "BENGALI": ("bn",), "GUJARATI": ("gu",), "GURMUKHI": ("pa",),
    "KANNADA": ("kn",), "KHMER": ("km",), "LAO": ("lo",), "MALAYALAM": ("ml",),
    "MYANMAR": ("my",), "TAMIL": ("ta",), "TELUGU": ("te",),
}  # fmt: skip
_KANA = ("HIRAGANA", "KATAKANA")
_OWN_SCRIPT = {language for languages in _SCRIPTS.values() for language in languages}
_UNSPACED = frozenset({"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"})
# Languages whose texts the detector takes for one another's.
_KIN = tuple(
    frozenset(group.split())
    for group in (
        "da nb sv",
        "cs sk",
        "hr sl sr",
        "es pt gl ca",
        "nl af",
        "ru uk be bg mk sr",
        "ar fa ur",
        "ja zh",
    )
)
_FOREIGN = 0.35  # of the words that are English, up to which a text is in another language
_SURE = 0.9  # of the detector
_SURE_OF_KIN = 0.5  # which share the probability among them
_BYTES = 1000  # of a text that the detector reads; it takes pieces from all over a longer one
_MOSTLY = 0.5  # share of the letters that makes a text one of its script
_GREEK_WORD = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]{3,}")
_LETTERS = 4  # of a script, without which it says nothing


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of a text in Latin letters say.

    `words` counts all of them, `lower` the distinct ones in lower case of two letters or more (the
    others are names as often as words), `long` the distinct ones of six letters that are not
    English, none where the text is; `english` is the share of the lower-case words that are
    everyday English. In prose of another language it is under 0.31; in English prose, however
    technical, over 0.4.
    """

    words: int
    lower: int
    long: int
    english: float

    @property
    def is_english(self) -> bool:
        return self.lower >= 3 and self.english >= 0.5

    @property
    def is_foreign(self) -> bool:
        return self.lower >= 2 and self.english <= _FOREIGN

    @property
    def is_foreign_prose(self) -> bool:
        """More than a list of variables or names: enough different words, and long ones."""
        enough = self.words >= 6 and self.lower >= 5 and self.long >= 2
        return self.is_foreign and (enough or self.lower >= 10)


@lru_cache(maxsize=1 << 14)
def evidence(text: str) -> Evidence:
    """What the words of a text say of its being English or not."""
    common = commonness()
    words = WORD.findall(text)
    lower = [word for word in filter(str.islower, words) if len(word) > 1]
    foreign = [word for word in lower if word not in common and not _is_possessive(word)]
    share = 1 - len(foreign) / len(lower) if lower else 0.0
    long = {word for word in words if len(word) >= 6} if share <= _FOREIGN else set()
    unusual = sum(word.lower() not in common for word in long)
    return Evidence(len(words), len(set(lower)), unusual, share)


def _is_possessive(word: str) -> bool:
    stem, apostrophe, _ = word.replace("’", "'").partition("'")
    return bool(apostrophe) and stem in commonness()


def detect(text: str, sure: float = _SURE) -> str:
    """The language of a text, as a primary tag; empty where the detector is not `sure` of it."""
    if language := script_language(text):
        return language
    language, probability = _guess(text)
    if any(language in group for group in _KIN):
        sure = min(sure, _SURE_OF_KIN)
    if probability < sure or language not in NAMES or language in _OWN_SCRIPT:
        return ""
    return language


def are_kin(one: str, other: str) -> bool:
    """Whether only a long text can be told to be in the one and not in the other."""
    return any(one in group and other in group for group in _KIN)


@lru_cache(maxsize=1 << 12)
def script_language(text: str) -> str:
    """The language that goes with a script other than Latin, where most letters are of it.

    Greek letters that stand alone, as in a formula, are no Greek.
    """
    foreign = [] if text.isascii() else [c for c in text if c > "\u02ff" and c.isalpha()]
    if len(foreign) < _LETTERS or len(foreign) <= _MOSTLY * sum(map(str.isalpha, text)):
        return ""
    scripts = Counter(map(_script, foreign))
    if 2 * scripts["GREEK"] > len(foreign) > 2 * sum(map(len, _GREEK_WORD.findall(text))):
        return ""
    if any(scripts[kana] for kana in _KANA):
        return "ja"
    languages = _SCRIPTS.get(max(sorted(scripts), key=lambda name: scripts[name]), ("",))
    guessed, probability = _guess(text) if len(languages) > 1 else ("", 0.0)
    return guessed if guessed in languages and probability >= _SURE else languages[0]


def count_words(text: str) -> int:
    """The words of a text; where a script sets no spaces, its letters, as word processors do."""
    unspaced = 0
    if not text.isascii():
        unspaced = sum(c > "\u0dff" and c.isalpha() and _script(c) in _UNSPACED for c in text)
    return max(len(text.split()), unspaced)


@lru_cache(maxsize=1 << 12)
def _script(char: str) -> str:
    return unicodedata.name(char, "").partition(" ")[0]


def _guess(text: str) -> tuple[str, float]:
    """The detector's answer for a text, and how sure it is."""
    # It refuses lone surrogates, which a damaged file may hold.
    said = _detector().FindLanguage(text.encode("utf-8", "replace").decode())
    language = _ALIASES.get(said.language, said.language)
    return language, said.probability


@cache
def _detector() -> Any:
    import gcld3

    return gcld3.NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=_BYTES)
