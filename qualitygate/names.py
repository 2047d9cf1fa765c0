"""Find names and phrases in running text as people write them: by words, not by characters.

A name is found whatever its capitals, over line breaks, no-break spaces and soft hyphens, with
"&" for "and", and only where its words begin and end; what of that counts is the caller's choice.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

_UNSEEN = "\xad\u200b\u200d\u2060"  # soft hyphen, zero-width characters
_WORD = re.compile(rf"[^\W_](?:[{_UNSEEN}]?[^\W_])*|&")
# What may stand between two words of a name whatever the register writes there.
_GAP = re.compile(rf"[\s{_UNSEEN}]*[-‐‑–_/]?[\s{_UNSEEN}]*\Z|['’.]\Z")
_SPACE = re.compile(r"(?<=\w-)\s*\n\s*(?=\w)|(?P<space>\s+)")
_PLAIN = str.maketrans(
    dict.fromkeys(_UNSEEN) | {"’": "'", "‘": "'", "‐": "-", "‑": "-", "“": '"', "”": '"'}
)

_Word = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """``text[start:end]`` is the name `name`; `owner` is what it was registered with."""

    start: int
    end: int
    name: str
    owner: object


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name to look for: its words, and what stands between each two of them."""

    name: str
    owner: object
    words: tuple[str, ...]
    gaps: tuple[str, ...]


@dataclass(slots=True)
class Names:
    """Names to look for, each with its owner; the first owner of a name keeps it."""

    _by_first: dict[str, list[_Entry]] = field(default_factory=dict)
    _known: set[tuple[str, ...]] = field(default_factory=set)

    def add(self, names: Iterable[str], owner: object = None) -> None:
        for name in names:
            found = list(_words(name))
            words = tuple(word for word, _, _ in found)
            if words and words not in self._known:
                self._known.add(words)
                entry = _Entry(name, owner, words, tuple(_gaps(found, name)))
                self._by_first.setdefault(words[0], []).append(entry)

    def find(self, text: str) -> Iterator[Found]:
        """The names in the text from left to right; of those that overlap only the longest."""
        words = list(_words(text)) if self._by_first else []
        end = 0
        for index, (word, start, _) in enumerate(words):
            if start < end or word not in self._by_first:
                continue
            longest = max(self._from(words, index, text), key=lambda f: f.end, default=None)
            if longest:
                end = longest.end
                yield longest

    def _from(self, words: list[_Word], index: int, text: str) -> Iterator[Found]:
        for entry in self._by_first[words[index][0]]:
            candidate = words[index : index + len(entry.words)]
            if tuple(word for word, _, _ in candidate) == entry.words and all(
                _GAP.match(gap) or gap.strip() == wanted.strip()
                for gap, wanted in zip(_gaps(candidate, text), entry.gaps, strict=True)
            ):
                yield Found(candidate[0][1], candidate[-1][2], entry.name, entry.owner)


def _words(text: str) -> Iterator[_Word]:
    """Each word folded for comparison, and where it stands."""
    for match in _WORD.finditer(text):
        word = match.group().translate(_PLAIN).casefold()
        yield ("&" if word == "and" else word), match.start(), match.end()


def _gaps(words: list[_Word], text: str) -> Iterator[str]:
    return (text[left[2] : right[1]] for left, right in pairwise(words))


def plain(text: str) -> str:
    """The text with typographic variants made equal: spaces, hyphens, quotes, soft hyphens."""
    return _SPACE.sub(lambda gap: " " if gap["space"] else "", text.translate(_PLAIN)).strip()
