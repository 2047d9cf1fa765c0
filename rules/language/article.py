"""'A' stands before a consonant sound, 'an' before a vowel sound.

The wrong one makes a sentence stumble when it is read aloud, and shows that a word was exchanged
without reading the sentence again.
"""

import re
from collections.abc import Iterator

from qualitygate.api import Block, Document, Hit, rule

from ._english import is_english

_ARTICLE = re.compile(
    r"(?P<before>\A|.)(?<![\w.’'/(-])(?P<article>[Aa]n?)[ \u00a0](?P<quote>[“\"‘']?)"
    r"(?P<word>[A-Za-z][\w’'-]*|\d[\d,.]*)",
    re.DOTALL,
)
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;]|\n|[“\"(•–—])\s*\Z")
# Spelled with a vowel, spoken with a consonant: unit, use, euro, one.
_YOO = re.compile(
    r"uni(?!n|m|d(?!i)|ss|gn)|una(?:ry|ni)|us(?:a|e|i|u)|uti|uto|ubi|uk|ura|ure|uro|ute|uv|uganda|"
    r"urugua|eu|ew|one(?!r|i)|once|oui",
)
# Spelled with an h that is silent; and those where good writers differ.
_SILENT = re.compile(r"hour|honest|honor|honour|heir(?!l)|heirloom")
_EITHER = re.compile(r"hist|hotel|habit|hered|herb|hilar|horr|hyp|hyst|homage|humb|hall|har")
# "u" as in "up": what else begins so is read by its letters, or as in "unit" (umask, udeb, utf).
_UP = re.compile(r"u(?:n|p|lt|mb|mp|sher|tter|dder|lcer|rban|rge|rn|gl)")
# Read letter by letter, or nobody knows how: "rgb", "xslt", "NMUer".
_LETTERS = re.compile(r"[^aeiouyAEIOUY]+|[xX].*|[A-Z]{2,}[a-z].*")
# No word begins so: "rgbimage", "nmudiff" begin with letters that are named.
_NO_ONSET = re.compile(
    r"(?!bl|br|c[hlrz]|d[jrw]|f[jlr]|g[hlnr]|k[hlnr]|mn|p[fhlnrst]|qu|rh|s[chklmnpqtvw]|t[hrsw]|vl|"
    r"w[hr])[bcdfghjklmnpqrstvwxz]{2}"
)
# The first word of a name in capitals and small letters: "AliasInfo", "Ext4".
_NAME = re.compile(r"[A-Z][a-z]{2,}(?![a-z])")
_SPELLED_OUT = re.compile(r"[A-Z][A-Z0-9]*s?")
_READ_BOTH_WAYS = frozenset(["SCSI", "SQL", "SSRN"])
_VOWELS = frozenset("aeiou")
_AS_VOWEL = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel sound
_FOLLOWERS = (
    "a an and are as at be by can for from has if in into is it may of on or than that the then to "
    "was were when where which will with al am"
)
_NO_NOUN = frozenset(_FOLLOWERS.split())


@rule(
    severity="warning",
    bad=[
        "We offer ⟦a⟧ assessment, ⟦an⟧ review and ⟦a⟧ hour of ⟦an⟧ unique service.",
        "⟦An⟧ PDF and ⟦a⟧ HTML page explain ⟦a⟧ 8 percent rise.",
        "It returns ⟦a⟧ AliasInfo object, and ⟦an⟧ TaskList in each.",
    ],
    good=[
        "We offer an assessment, a review, an hour of a unique service, a one-off and a euro.",
        "A PDF, an HTML page, a URL, an SLA, a SLA, an 8 percent rise and an 11 per cent fall.",
        "Plan A is cheaper; option (a) or (b), an historic choice, a European one.",
        "An rgb value, an rgbimage, a umask, an NMUer, an Xserver, a udeb and a UTF-8 text.",
        "Vitamin A in milk; see Annex A of the offer; pass a `index` to the call.",
        "lang: fr-FR\nElle a une offre que nous avons lue, et il y a eu a posteriori un accord.",
    ],
)
def check(document: Document, options: None) -> Iterator[Hit]:
    """Yield articles that do not go with the sound of the next word, and what the engine found."""
    seen: set[tuple[int, int]] = set()
    for hit in _misheard(document):
        seen.add((hit.block or 0, hit.start))
        yield hit
    for found in document.matches:
        if found.kind != "article" or (found.block, found.start) in seen or not found.replacements:
            continue
        text, right = document.blocks[found.block].text, found.replacements[0]
        word = " ".join(text[found.end :].split()[:1])
        if _is_unsayable(word):
            continue
        yield _hit(found.block, found.start, found.end, text[found.start : found.end], right, word)


def _is_unsayable(word: str) -> bool:
    """Nobody knows how ``udeb``, ``x=1`` or ``Xserver`` is read."""
    first = re.split(r"[-’'/=.,;:]", word)[0]
    if not first or first.isupper():
        return not first
    if len(first) < 2 or _LETTERS.fullmatch(first) or _NO_ONSET.match(first):
        return True
    return first[0] == "u" and not _UP.match(first) and not _YOO.match(first)


def _misheard(document: Document) -> Iterator[Hit]:
    unknown = {(match.block, match.start) for match in document.matches}
    for block in document.blocks:
        if block.nature != "sentences" or not (block.shown or block.kind in ("comment", "alt")):
            continue
        if not is_english(document, block):
            continue
        for match in _ARTICLE.finditer(block.text):
            if (block.index, match.start("word")) in unknown:
                continue
            wanted = _wanted(block, match)
            article = match.group("article")
            if wanted and wanted != article.lower():
                right = wanted.capitalize() if article[0] == "A" else wanted
                start, end = match.span("article")
                yield _hit(block.index, start, end, article, right, match.group("word"))


def _hit(block: int, start: int, end: int, article: str, right: str, word: str) -> Hit:
    message = f"Write '{right} {word}', not '{article}'."
    return Hit(block, start, end, message=message, replacements=(right,))


def _wanted(block: Block, match: re.Match[str]) -> str:
    """``a`` or ``an``; empty where either may be right, or it is no article."""
    start, end = match.start("article"), match.end("word")
    hidden = list(block.masks_in(start, end))
    if hidden:
        name = _NAME.match(block.text, hidden[0].start, hidden[0].end)
        spoken = hidden[0].reason == "identifier" and hidden[0].start == match.start("word")
        return _before_word(name.group()) if name and spoken else ""
    if match.group("article") == "A" and not _SENTENCE_START.search(block.text[:start]):
        return ""
    word = match.group("word")
    if word[0].isdigit():
        return _before_number(word)
    first = re.split(r"[-’']", word)[0]
    if len(first) < 2 or first.lower() in _NO_NOUN:
        return ""
    if _SPELLED_OUT.fullmatch(first):
        return _before_acronym(first)
    if _LETTERS.fullmatch(first) or _NO_ONSET.match(first):
        return ""
    return _before_word(first)


def _before_number(number: str) -> str:
    digits = number.replace(",", "").partition(".")[0]
    if digits.startswith("8"):
        return "an"
    if digits in ("11", "18") or (len(digits) in (5, 8) and digits[:2] in ("11", "18")):
        return "an"
    return "" if digits[:2] in ("11", "18") else "a"


def _before_acronym(acronym: str) -> str:
    """Letters are named one by one, unless the acronym can be read as a word."""
    letter = acronym[0]
    if letter in "AEIO":
        return "an"
    if letter == "U":
        return ""
    readable = acronym in _READ_BOTH_WAYS or any(char in "AEIOUY" for char in acronym[1:])
    if letter in _AS_VOWEL:
        return "" if readable or len(acronym) < 3 else "an"
    return "a"


def _before_word(word: str) -> str:
    lower = word.lower()
    if word[0] == "U" or not lower.isascii():
        return ""
    if _SILENT.match(lower):
        return "an"
    if _YOO.match(lower):
        return "a"
    if _EITHER.match(lower) or (lower[0] == "u" and not _UP.match(lower)):
        return ""
    return "an" if lower[0] in _VOWELS else "a"
