"""Whether a page can be read at all: scanned and garbled pages are gaps, not misspellings."""

import re
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
    return sum(map(known, latin)) < _KNOWN * len(latin)
