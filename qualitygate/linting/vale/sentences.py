"""Sentences of a block: the spans that Vale's splitter finds in prose, without its model."""

import re
from collections.abc import Iterator

_END = re.compile(r"(?:[.!?]+|…)[\"'’”)\]]*(?=(?P<gap>\s+)(?P<open>[\"'‘“(\[]*)(?P<next>\S))")
_WORD_BEFORE = re.compile(r"(?P<word>[^\s\"'‘’“”(\[]+)\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ABBREVIATIONS_TEXT = (
    "adm al approx apr art aug ave bros ca capt cf ch cmdr co col corp dec dept dr ed est etc ex"
    " feb fig gen gov hon inc jan jr jul lt ltd maj mar messrs mr mrs ms mt mw no nos nov oct op pp"
    " prof pt rep rev sec sen sep sept sgt sr st vol vs"
)
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_STARTERS_TEXT = (
    "A After All Also An And As At But By For He However I If In It Many No Of On One Our Other"
    " She So Some Such That The Then There These They This Those Though To We What When While Who"
    " With You"
)
_STARTERS = frozenset(_STARTERS_TEXT.split())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `text`, without the white space around it."""
    start = 0
    for end in _ends(text):
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def _ends(text: str) -> Iterator[int]:
    for match in _END.finditer(text):
        following = match["next"]
        if following.isupper() or following.isdigit() or following.istitle():
            if not (match[0].startswith(".") and _is_abbreviation(text, match)):
                yield match.end()
        elif match["gap"].count("\n") > 1 and not match[0].startswith("…"):
            yield match.end()


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    """Whether the full stop at `match` belongs to the word before it and ends no sentence."""
    if len(match[0]) > 1 and match[0][1] == ".":
        return False
    before = _WORD_BEFORE.search(text, 0, match.start())
    if before is None:
        return False
    word = before["word"]
    if word.casefold().rpartition(".")[2] in _ABBREVIATIONS or word.casefold() in _ABBREVIATIONS:
        return True
    if not _INITIALS.fullmatch(word):
        return False
    after = re.compile(r"\w+").match(text, match.start("next"))
    if len(word) == 1:
        return word.isupper() and word != "I"
    return after is None or after[0] not in _STARTERS


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if stripped := piece.strip():
        begin = start + piece.index(stripped[0])
        yield begin, begin + len(stripped)
