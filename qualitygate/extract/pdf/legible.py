"""Whether a page can be read at all: scanned and garbled pages are gaps, not misspellings."""

import re
import unicodedata
from collections import Counter
from itertools import islice
from math import ceil

from qualitygate.extract.pdf.sheet import Sheet
from qualitygate.extract.pdf.words import known

_WORD = re.compile(r"[^\W\d_]{3,}")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_BLANK = re.compile(r"\s")
_ODD = re.compile(r"[\x00-\x08\x0e-\x1f\ue000-\uf8ff\ufff0-\uffff]")
_FUNCTION_WORDS = frozenset({
    "the", "and", "for", "with", "that", "this", "from", "are", "was", "not", "have", "has",
    "will", "der", "die", "das", "und", "ist", "nicht", "mit", "von", "den", "auf", "für",
    "ein", "eine", "les", "des", "est", "dans", "pour", "que", "une", "sur", "pas", "avec",
    "los", "las", "para", "con", "por", "del", "una", "che", "per", "della", "sono", "non",
    "nel", "het", "een", "van", "dat", "niet", "met", "voor", "och", "att", "som", "det",
    "inte", "till", "på", "og", "til", "ikke", "uma", "não", "com", "dos", "mais", "nie", "się",
    "jest", "oraz",
})  # fmt: skip
_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "sv", "da", "nb", "nn", "no", "pt", "pl")
_FEW_WORDS, _KNOWN, _FUNCTION = 40, 0.2, 0.03
_FEW_CHARACTERS, _UNMAPPED = 40, 0.2
_PICTURE, _LARGE_PICTURE, _LITTLE_TEXT = 0.5, 0.6, 20
_OUTLINES = 300
_MANY_HOLES, _HOLES = 10, 0.05  # words, of the page's words
_VOWELS, _COMMON = frozenset("aeiouy"), frozenset("aeinorst")
_FEWEST_VOWELS, _MOST_VOWELS, _MOST_ACCENTS = 0.32, 0.56, 0.2  # of the letters
_WITH_VOWELS, _MOST_MIXED = 0.94, 0.1  # of the words: with a vowel, with a capital inside
_MIXED = re.compile(r"[a-z][A-Z]")


def fault(sheet: Sheet, language: str | None) -> tuple[str, str] | None:
    """Why a page's text cannot be judged, and a code (``scanned``, ``garbled``); None: it can."""
    seen = [line for line in sheet.lines if not line.hidden]
    body = sum(len(line.text) for line in seen if not line.role)
    area = sheet.page.width * sheet.page.height
    picture = max(
        ((b[2] - b[0]) * (b[3] - b[1]) for b in (image.box for image in sheet.shapes.images)),
        default=0.0,
    )
    if picture >= _PICTURE * area and not seen:
        return "The page is a picture: it has no text that can be read.", "scanned"
    if picture >= _LARGE_PICTURE * area and body < _LITTLE_TEXT and not sheet.scan:
        return "The page is a picture with hardly any text that can be read.", "scanned"
    if not seen and len(sheet.shapes.panels) >= _OUTLINES:
        return "The page is drawn without text: its letters are shapes.", "scanned"
    if _unmapped(sheet) or _torn(sheet) or _unknown(sheet, language):
        return "The text of the page cannot be read reliably: its fonts map to nonsense.", "garbled"
    return None


def _unmapped(sheet: Sheet) -> bool:
    """Whether many characters are private, controls or replacement characters."""
    text = sheet.page.text
    if not _ODD.search(text):
        return False
    seen = "".join(text[s.start : s.end] for s in sheet.page.segments if not s.hidden)
    ink = len(seen) - len(_BLANK.findall(seen))
    return ink >= _FEW_CHARACTERS and len(_ODD.findall(seen)) >= _UNMAPPED * ink


def _torn(sheet: Sheet) -> bool:
    """Whether many words have holes that could not be filled."""
    broken = sheet.page.broken
    return broken >= _MANY_HOLES and broken >= _HOLES * len(sheet.page.text.split())


def _unknown(sheet: Sheet, language: str | None) -> bool:
    """Whether hardly any word is a word; asked only where the language can be judged."""
    if language is not None and not language.lower().startswith(_LANGUAGES):
        return False
    text = " ".join(line.text for line in sheet.lines if not line.hidden and not line.mono)
    words = _WORD.findall(text)
    if len(words) < _FEW_WORDS:
        return False
    latin = words if text.isascii() else [word for word in words if _LATIN.fullmatch(word)]
    if len(latin) < 0.7 * len(words):
        return False
    found = (word for word in latin if word.lower() in _FUNCTION_WORDS)
    enough = ceil(_FUNCTION * len(latin))
    if len(list(islice(found, enough))) == enough:
        return False
    return sum(map(known, latin)) < _KNOWN * len(latin) and not _is_spoken(latin)


def _is_spoken(words: list[str]) -> bool:
    """Whether letters are spread over words as in a language that is written with Latin ones.

    Names, a table of contents and Italian have few of the words above; letters that a font maps to
    others have too few vowels, or too many accents.
    """
    accented = sum(1 for word in words for letter in word if not letter.isascii())
    bare = [unicodedata.normalize("NFD", word.lower()) for word in words]
    letters = Counter(letter for word in bare for letter in word if letter.isalpha())
    total = letters.total()
    vowels = sum(letters[vowel] for vowel in _VOWELS)
    mixed = sum(map(bool, map(_MIXED.search, words)))
    return (
        _FEWEST_VOWELS * total <= vowels <= _MOST_VOWELS * total
        and accented <= _MOST_ACCENTS * total
        and mixed <= _MOST_MIXED * len(words)
        and sum(not _VOWELS.isdisjoint(word) for word in bare) >= _WITH_VOWELS * len(words)
        and letters.most_common(1)[0][0] in _COMMON
    )
