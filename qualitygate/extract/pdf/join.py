"""Lines of a paragraph -> its text: what goes between two lines, and what goes away."""

import re

from qualitygate.extract.pdf.words import Vocabulary

_HYPHENS = "-‐\u00ad"
_LAST_WORD = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)*)$")
_FIRST_WORD = re.compile(r"^([^\W\d_]+(?:['’][^\W\d_]+)*)")
_URL = re.compile(r"(?:https?://|ftp://|www\.|mailto:)\S*$", re.IGNORECASE)
_WHOLE_URL = re.compile(r"[^\s\u2e80-\u9fff]*[/_#?=&.%\d][^\s]*")
_CJK = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


def between(before: str, after: str, words: Vocabulary) -> tuple[int, str]:
    """How many characters of `before` to drop at its end, and what to put before `after`."""
    if not before or not after:
        return 0, ""
    if before[-1] in _HYPHENS:
        return _hyphen(before, after, words)
    url = _address(before)
    if url and _goes_on(url, after, words):
        return 0, ""
    if before[-1] in "/_—\\" and before[-2:-1].strip() and after[0].isalnum():
        return 0, ""
    if _CJK.match(before[-1]) and _CJK.match(after[0]):
        return 0, ""
    return 0, " "


def is_cut(before: str, after: str, words: Vocabulary) -> bool:
    """Whether a word was too wide for its cell: set over two lines without a hyphen."""
    left, right = _LAST_WORD.search(before), _FIRST_WORD.match(after)
    if left is None or right is None or " " in before.strip() or not right.group()[0].islower():
        return False
    one, two = left.group(), right.group()
    return words.has(one + two) and not (words.has(one) and words.has(two))


def _hyphen(before: str, after: str, words: Vocabulary) -> tuple[int, str]:
    """A hyphen at a line's end: part of the word, or of the line only?

    Joined is a word: join. Else both parts are words: keep the hyphen. Else join, unless the
    second part alone is a word and the compound has more hyphens.
    """
    if before[-1] == "\u00ad":
        return 1, ""
    stem = before[:-1]
    blank = len(stem) - len(stem.rstrip())
    if _address(before):
        return 0, ""
    left, right = _LAST_WORD.search(stem.rstrip()), _FIRST_WORD.match(after)
    if left is None or right is None:
        return 0, " " if blank else ""
    one, two = left.group(), right.group()
    joined = one + two
    if blank:  # a dash between words, or a hyphen that justification pushed away
        return (
            (1 + blank, "")
            if two.islower() and words.has(joined) and not (words.has(one) and words.has(two))
            else (0, " ")
        )
    if two[0].isupper() and not one.isupper():
        return 0, ""
    if words.has(joined):
        return 1, ""
    if words.has(one) and words.has(two):
        return 0, ""
    if len(one) == 1:  # "U-factor", "T-shirt"
        return 0, ""
    compound = stem[: left.start()].endswith("-") or after[right.end() :].startswith("-")
    if compound and words.has(two):
        return 0, ""
    return 1, ""


def _address(before: str) -> str:
    """The web or mail address that a text ends in; "" where it ends in none."""
    last = before.rsplit(None, 1)
    found = _URL.search(last[-1]) if last and not before[-1].isspace() else None
    return found.group() if found is not None else ""


def _goes_on(url: str, after: str, words: Vocabulary) -> bool:
    """Whether an address that reaches a line's end continues on the next line."""
    token = after.split(None, 1)[0].rstrip(".,;:)]”\"'")
    if not token or url[-1] in ",;)>”\"'":
        return False
    if _WHOLE_URL.fullmatch(token):
        return True
    first = _FIRST_WORD.match(token)
    if first is None:
        return False
    return url[-1] in "/-_=&?%#" or not words.has(first.group())
