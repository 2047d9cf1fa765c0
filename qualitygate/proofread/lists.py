"""The word lists that ship, read when first asked for: known typos, common words, terms, names."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import repeat

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_STRAIGHT, _EITHER = "'", "['’]"
_TERM_LISTS = ("software-terms.txt", "companies.txt", "aws.txt")


def _read(name: str) -> str:
    return (files("qualitygate.proofread") / "data" / name).read_text("utf-8")


@cache
def _typos() -> bytes:
    return b"\n" + (files("qualitygate.proofread") / "data" / "typos.csv").read_bytes()


@cache
def known_typo(word: str) -> tuple[str, ...]:
    """The corrections of a known misspelling, in lower case; empty where it is none."""
    parts = _line(_typos(), word.lower().encode())
    return tuple(correction.decode() for correction in parts[1:])


def _line(blob: bytes, wanted: bytes) -> list[bytes]:
    """What stands between the commas of the line that begins with a word; empty without one.

    The list, which is sorted, is searched as it lies in memory: a document asks for a few hundred
    words, and a dictionary of all 100,000 would cost more than that.
    """
    low, high = 0, len(blob)
    while low < high:
        start = blob.rfind(b"\n", 0, (low + high) // 2 + 1) + 1
        end = blob.find(b"\n", start)
        end = len(blob) if end < 0 else end
        parts = blob[start:end].split(b",")
        if parts[0] == wanted:
            return parts
        if parts[0] < wanted:
            low = end
        else:
            high = start - 1
    return []


@cache
def commonness() -> dict[str, int]:
    """Lower-case words of everyday English -> 0 (the commonest 12,000) or 1 (the next 30,000)."""
    levels: dict[str, int] = {}
    for group in reversed(_read("common.txt").split("#")[1:]):
        size, *listed = group.splitlines()
        levels.update(zip(listed, repeat(0 if int(size) <= 20 else 1)))
    return levels


@cache
def terms() -> frozenset[str]:
    """Terms of the software trade and names of firms, as they are written."""
    return frozenset(word for name in _TERM_LISTS for word in _read(name).split())


@cache
def usual() -> frozenset[str]:
    """Abbreviations, Latin and words of the office, in lower case."""
    lines = _read("usual.txt").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def borrowed(content: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where phrases stand that English takes from others as they are ("per annum").

    `words` are what is in doubt there: most are of no phrase, and then nothing is searched.
    """
    if _phrase_words().isdisjoint(word.lower() for word in words):
        return []
    return [match.span() for match in _phrases().finditer(content)]


@cache
def _phrase_words() -> frozenset[str]:
    return frozenset(_WORD.findall("\n".join(_written_phrases())))


@cache
def _phrases() -> re.Pattern[str]:
    longest = sorted(_written_phrases(), key=lambda phrase: (-len(phrase), phrase))
    either = "|".join(map(re.escape, longest)).replace(r"\ ", "[ \u00a0\u2010-]")
    return re.compile(rf"(?<!\w)(?:{either.replace(_STRAIGHT, _EITHER)})(?!\w)", re.IGNORECASE)


@cache
def _written_phrases() -> frozenset[str]:
    """With accents and without."""
    lines = [line for line in _read("phrases.txt").splitlines() if not line.startswith("#")]
    return frozenset(form for line in lines for form in (line, _plain(line)))


def _plain(phrase: str) -> str:
    """Without accents, as many keyboards write it."""
    letters = unicodedata.normalize("NFD", phrase.replace("œ", "oe"))
    return "".join(char for char in letters if not unicodedata.combining(char))


@cache
def rare() -> frozenset[str]:
    """Lower-case words that only large dictionaries have."""
    return frozenset(_read("rare.txt").split())


@cache
def _vast() -> bytes:
    return (files("qualitygate.proofread") / "data" / "vast.txt").read_bytes()


def is_vast(word: str) -> bool:
    """Whether only the largest dictionaries have a lower-case word that no everyday one is near."""
    return bool(_line(_vast(), word.encode()))


@cache
def people() -> frozenset[str]:
    """First and family names, as they are written."""
    return frozenset(f"{_read('people-names.txt')} {_read('world-names.txt')}".split())


@cache
def commonness_of(tag: str) -> dict[str, int]:
    """As `commonness`, for a language other than English; empty where no list ships."""
    try:
        lines = _read(f"common-{tag}.txt").splitlines()
    except FileNotFoundError:
        return {}
    levels: dict[str, int] = {}
    level = 0
    for line in lines:
        if line.startswith("#"):
            level = int(line[1:])
        else:
            levels[line] = level
    return levels
