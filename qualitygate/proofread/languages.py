"""In which language is a text? What the file says, unless the text itself says otherwise."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from qualitygate.document import Block, Document
from qualitygate.proofread.lists import commonness, known_typo

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


# The commonest small words of each language that are none of another's here.
_SMALL_WORDS = {
    "en": (
        "the of and to that is with for are this be by from which as it was have will has can not "
        "been their its should these may other when they"
    ),
    "fr": (
        "le la les des une du est dans pour que qui sur avec par au aux sont cette ce ne pas plus "
        "être ont nous vous leur ses"
    ),
    "de": (
        "der die das und ist nicht mit für auf den dem ein eine des sich von zu werden wird sind "
        "im auch oder bei wir sie"
    ),
    "es": (
        "el los las del una por con para es que se su sus al como más este esta entre sobre son "
        "fue y"
    ),
    "it": (
        "il gli della di che per con una del è nel dei delle alla sono come anche più questo "
        "essere dal"
    ),
    "pt": (
        "os as da do dos das uma um com para não em ao à é são pela pelo mais como foi este também"
    ),
    "nl": (
        "de het een van en is dat op te voor met zijn niet aan door worden ook bij deze wordt of "
        "naar"
    ),
    "tr": "ve bir bu için ile olarak olan daha gibi kadar çok ise veya sonra",
    "pl": "w i na z do się nie jest że o od po przez oraz dla przy są",
    "sv": "och att det som en på är av för med till den inte har om ett",
    "da": "og at det som en på er af for med til den ikke har om et",
}
_SPEAKERS: dict[str, list[str]] = {}  # small word -> its languages
for _language, _words in _SMALL_WORDS.items():
    for _word in set(_words.split()):
        _SPEAKERS.setdefault(_word, []).append(_language)
NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "nl": "Dutch", "tr": "Turkish", "pl": "Polish", "sv": "Swedish",
    "da": "Danish", "fi": "Finnish", "no": "Norwegian", "nb": "Norwegian", "nn": "Norwegian",
    "cs": "Czech", "sk": "Slovak", "hu": "Hungarian", "ro": "Romanian", "bg": "Bulgarian",
    "el": "Greek", "ru": "Russian", "uk": "Ukrainian", "ja": "Japanese", "zh": "Chinese",
    "ko": "Korean", "ar": "Arabic", "he": "Hebrew", "ca": "Catalan", "hr": "Croatian",
}  # fmt: skip
_SCRIPTS = {
    "CYRILLIC": "ru", "GREEK": "el", "CJK": "zh", "HIRAGANA": "ja", "KATAKANA": "ja",
    "HANGUL": "ko", "ARABIC": "ar", "HEBREW": "he",
}  # fmt: skip
_ENOUGH = 5  # words that a text needs before its small words say what it is
# What a text must show before it is believed to be in another language than its document: lists of
# variables, code and names have small words of some language by chance.
_FOREIGN_WORDS = 8
_FOREIGN_SMALL = 3  # different small words
_PLAIN = 0.6  # of the words of a text that says nothing of its language


def language_name(tag: str) -> str:
    """``fr-FR`` -> ``French (fr-FR)``."""
    name = NAMES.get(primary(tag))
    return f"{name} ({tag})" if name else tag


def primary(tag: str) -> str:
    """``en-GB`` -> ``en``."""
    return tag.replace("_", "-").partition("-")[0].lower()


def detect(text: str) -> str:
    """The language whose small words stand in the text; empty where that is not clear."""
    if script := _script(text):
        return script
    found = _WORD.findall(text)
    if len(found) < _ENOUGH:
        return ""
    counts = Counter(dict.fromkeys(_SMALL_WORDS, 0))
    for word in found:
        for name in _SPEAKERS.get(word.lower(), ()):
            counts[name] += 1
    (best, hits), (_, second) = counts.most_common(2)
    clear = hits >= 2 and hits >= 0.12 * len(found) and hits >= 1.5 * second
    return best if clear else ""


def _script(text: str) -> str:
    """The language that goes with a script other than Latin, where most letters are of it."""
    foreign = [] if text.isascii() else [c for c in text if c > "\u02ff" and c.isalpha()]
    if len(foreign) < 4 or len(foreign) <= 0.5 * sum(map(str.isalpha, text)):
        return ""
    scripts = Counter(unicodedata.name(char, "").partition(" ")[0] for char in foreign)
    return _SCRIPTS.get(max(sorted(scripts), key=lambda name: scripts[name]), "")


def tag_of(block: Block) -> str | None:
    """What the file says of a block: the language of most of its characters, or its own."""
    counts: Counter[str] = Counter()
    for run in block.runs:
        if run.language:
            counts[run.language] += run.end - run.start
    if counts:
        return max(sorted(counts), key=lambda name: counts[name])
    return block.language


def languages(
    document: Document, blocks: Sequence[Block], configured: str | None
) -> dict[int, str]:
    """Block index -> BCP 47 tag, or "" where nothing says what the language is.

    The file's own word counts, block by block, then the document's, then the configuration's. A
    text whose small words clearly speak another language is in that one: word processors stamp
    the writer's keyboard on English text.
    """
    home = document.language or configured
    whole = detect(" ".join(block.text for block in blocks)) if blocks else ""
    if whole and (home is None or primary(home) != whole):
        home = configured if configured and primary(configured) == whole else _full(whole)
    if home is None and _is_plain_english(blocks):
        home = "en-US"
    found: dict[int, str] = {}
    for block in blocks:
        tag = (tag_of(block) or home or "").replace("_", "-")
        heard = detect(block.text)
        if heard and primary(tag) != heard:
            if home and primary(home) == heard:
                tag = home
            elif not tag or _is_clearly(heard, block.text, primary(tag)):
                tag = _full(heard)
        elif not heard and home and tag and primary(tag) != primary(home):
            # Too short to speak for itself: it goes with the document around it.
            tag = home
        found[block.index] = tag
    return found


def _is_plain_english(blocks: Sequence[Block]) -> bool:
    """Whether a few words without a sentence are everyday English, or slips in it."""
    found = {word.lower() for block in blocks for word in _WORD.findall(block.text)}
    english = sum(word in commonness() or bool(known_typo(word)) for word in found)
    return bool(found) and english >= _PLAIN * len(found)


def _is_clearly(language: str, text: str, expected: str) -> bool:
    """Whether a text is in `language` beyond doubt, though `expected` is what its file says."""
    if language not in _SMALL_WORDS:
        return True  # its script says so
    found = [word.lower() for word in _WORD.findall(text)]
    if len(found) < _FOREIGN_WORDS:
        return False
    own = {word for word in found if len(word) > 1 and language in _SPEAKERS.get(word, ())}
    home = sum(expected in _SPEAKERS.get(word, ()) for word in found)
    return len(own) >= _FOREIGN_SMALL and home * 4 <= len(own)


def _full(language: str) -> str:
    return "en-US" if language == "en" else language
