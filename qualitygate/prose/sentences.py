"""Sentences of a block: the spans that Vale's splitter finds in prose, without its model.

`sentences` are those spans, `units` several of them together where they may need one another.

A full stop ends a sentence unless it belongs to an abbreviation, an initial or a dotted name, and
even then where a word follows that often begins one. Exclamation and question marks end one, unless
a quotation closes there and the sentence goes on in lower case.
"""

import re
from collections.abc import Iterator

_END = re.compile(r"(?P<mark>[.!?]+)(?P<close>[\"'’”)\]]*)(?=\s+(?P<open>[\"'‘“(\[]*)(?P<next>\S))")
_BEFORE_WORD = frozenset(" \t\n\r\u00a0\"'‘’“”([")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"\w\.\w*\Z")
_ABBREVIATIONS_TEXT = (
    "adm al approx apr aug ave bros ca capt cf ch cmdr co col corp dec dept dr est"
    " feb fig gen gov hon inc jan jr jul lt ltd maj mar messrs mr mrs ms mt no nos nov oct pp"
    " prof rep rev sec sen sep sept sgt sr st vol vs"
)
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_STARTERS_TEXT = (
    "a after all also although an and another as at both but by despite even for from he his how"
    " however i if in indeed instead it its many meanwhile moreover my no nor of on one or other"
    " our she since so some still such that the their then there these they this those"
    " though thus to under until we what when where which while who why with yet you your"
)
_STARTERS = frozenset(_STARTERS_TEXT.split())
# The end of a sentence beyond doubt: a word of lower case, one mark, a space, a capital.
_CLEAR_END = re.compile(r"(?:^|[\s-])[a-z]{3,}[.?!]\Z")
_CLEAR_START = re.compile(r"\s{1,2}[A-Z](?:[a-z]+(?:['’][a-z]+)?)?[\s,]")
_SHORTENED_TEXT = (
    "app appx art avg cert cond ext exec excl fin gmbh incl int intl lic max min misc para pte ptd"
    " ref refs sect tel temp univ ver viz"
)
_SHORTENED = _ABBREVIATIONS.union(_SHORTENED_TEXT.split())
_PAIRS = ("()", "[]", "“”", "«»")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of `text`, without the white space around it."""
    start = 0
    for match in _END.finditer(text):
        if _ends(text, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def units(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the pieces of `text` that can be read without one another.

    A piece is a sentence, or several: where it is not certain that one ends, where what opens in
    one closes in another. What stands between two pieces is a space or two, and belongs to neither.
    """
    start = 0
    for begin, _ in sentences(text):
        if start < begin and _is_apart(text, start, begin):
            yield from _trimmed(text, start, begin)
            start = begin
    if text.strip():
        yield start, len(text)


def _is_apart(text: str, start: int, begin: int) -> bool:
    """Whether ``text[start:begin]`` is whole, and a sentence begins at `begin`."""
    before = text[start:begin].rstrip()
    word = before.rstrip(".?!").rpartition(" ")[2].rpartition("-")[2]
    return (
        _CLEAR_END.search(before) is not None
        and word not in _SHORTENED
        and _CLEAR_START.match(text, start + len(before)) is not None
        and before.count('"') % 2 == 0
        and all(before.count(pair[0]) == before.count(pair[1]) for pair in _PAIRS)
    )


def _ends(text: str, match: re.Match[str]) -> bool:
    mark, following = match["mark"], match["next"]
    after = _WORD_AFTER.match(text, match.start("next"))
    starter = after is not None and after[0].casefold() in _STARTERS
    if match["close"] and following.islower():
        return starter
    if mark[-1] != ".":
        return True
    if len(mark) > 2:
        return following.isupper()
    start = match.start()
    while start and text[start - 1] not in _BEFORE_WORD:
        start -= 1
    word = text[start : match.start()]
    if not word or match["close"]:
        return True
    if start == 0 and word.isdigit():
        return False
    if _DOTTED.search(word) or word.casefold() in _ABBREVIATIONS or _is_initial(word):
        return starter and following.isupper()
    return True


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if stripped := piece.strip():
        begin = start + piece.index(stripped[0])
        yield begin, begin + len(stripped)
