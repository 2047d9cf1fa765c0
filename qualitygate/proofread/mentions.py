"""Lower-case words that a text mentions as names rather than uses: "the tool called lintr"."""

import re
from collections.abc import Iterable

from qualitygate.document import Document
from qualitygate.proofread.texts import Passage

_WORD = r"([a-z][a-z']*[a-z])"
_QUOTED = re.compile(rf"(?<!\w)[\"“‘']{_WORD}[\"”’'](?!\w)")
# "lintr (R) - check code style", at the head of an item or cell.
_HEAD = re.compile(rf"{_WORD}(?: ?\([^()]*\)){{0,3}} ?[-–—] ?(?=\w+ \w)")
_THINGS = (
    "app|application|binary|branch|class|cluster|command|daemon|database|directory|driver|extension|"
    "field|file|flag|folder|format|framework|function|header|keyword|language|library|method|module|"
    "object|option|package|parameter|plugin|process|program|protocol|query|repository|script|server|"
    "service|tag|tool|type|utility|variable"
)
_KEYS = frozenset(
    ["called", "named", "such", "e", "index", "user", "username", *_THINGS.split("|")]
)
_SHOWS = _KEYS | {f"{key}s" for key in _KEYS}  # words without which nothing is mentioned
_MARKS = re.compile("[\"“‘']")
_BEFORE_THING = re.compile(rf"(?<![\w-]){_WORD} (?:{_THINGS})s?(?!\w)")
_AFTER_THING = re.compile(
    rf"(?<!\w)(?:called|named|such as|e\.g\.,?|index|user|username|{_THINGS}) {_WORD}(?![\w-])"
)


def mentions(
    document: Document, passages: Iterable[Passage]
) -> tuple[frozenset[str], frozenset[str]]:
    """The words mentioned for certain (quoted, or defined), and those that only may be."""
    certain: set[str] = set()
    possible: set[str] = set()
    for passage in passages:
        content = passage.text.content
        if _MARKS.search(content):
            certain.update(match.group(1) for match in _QUOTED.finditer(content))
        if document.blocks[passage.blocks[0]].kind in ("list-item", "cell"):
            head = _HEAD.match(content)
            certain.update(head.groups() if head else ())
        hung = "'" in content or "’" in content  # "the user's": a word of its own here
        if hung or not _SHOWS.isdisjoint(form for _, form in passage.words):
            for pattern in (_BEFORE_THING, _AFTER_THING):
                possible.update(match.group(1) for match in pattern.finditer(content))
    return frozenset(certain), frozenset(possible)
