"""Patterns of a rule: built as Vale builds them, compiled with `regex`, searched under a limit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush
from itertools import product
from typing import Any, NamedTuple

import ahocorasick
import regex

from qualitygate.errors import UsageError
from qualitygate.linting.clues import Texts, folded, texts_of
from qualitygate.linting.tested import are_tested
from qualitygate.linting.vale.literals import required
from qualitygate.linting.vale.reader import Line
from qualitygate.linting.vale.syntax import Node, PatternError, read

SECONDS = 2.0  # that one search of one text may take
_MOST_SPELLINGS = 64


class Sought(NamedTuple):
    """What a text must hold for a pattern to match in it; empty: it may match in any text.

    `clue` is looked for in the folded text, `literals`, where there is no clue, in the text itself
    without regard to capitals.
    """

    clue: Texts = frozenset()
    literals: frozenset[str] = frozenset()

    @classmethod
    def by(cls, node: Node) -> "Sought":
        found = texts_of(node)
        return cls(found) if found else cls(literals=required(node))


@dataclass(frozen=True, slots=True)
class Part:
    """One of the groups that a pattern is a choice of, with what stands around the choice."""

    text: str
    clue: Texts

    def first(self, text: str, start: int) -> "regex.Match[str] | None":
        """The first match from `start` on."""
        return _expression(self.text).search(text, start, timeout=SECONDS)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of `regex`, compiled when it is first searched for.

    `parts` are the groups that it is a choice of, where each has a clue of its own.
    """

    text: str
    sought: Sought = Sought()
    parts: tuple[Part, ...] = ()

    @property
    def expression(self) -> "regex.Pattern[str]":
        return _expression(self.text)

    def groups(self, text: str) -> Iterator[tuple[int, int, int]]:
        """The matches of a choice of groups: which group, counted from 0, and its span.

        A rule may be a choice of hundreds, of which a text can hold two or three: only those are
        searched for, and what they find is what the whole would.
        """
        if not self.parts:
            for match in self.find(text):
                if match.lastindex:
                    yield match.lastindex - 1, *match.span(match.lastindex)
            return
        queue: list[tuple[int, int, int]] = []
        for number in _held(self.parts, folded(text)):
            self._await(queue, number, text, 0)
        end = 0
        while queue:
            start, number, stop = heappop(queue)
            if start >= end:
                yield number, start, stop
                end = stop
            self._await(queue, number, text, end)

    def _await(self, queue: list[tuple[int, int, int]], number: int, text: str, start: int) -> None:
        if match := self.parts[number].first(text, start):
            heappush(queue, (match.start(), number, match.end()))

    def find(self, text: str) -> "Iterator[regex.Match[str]]":
        """The matches from left to right; raises `TimeoutError` where the search takes too long."""
        return self.expression.finditer(text, timeout=SECONDS)

    def in_(self, text: str) -> bool:
        return self.expression.search(text, timeout=SECONDS) is not None


@lru_cache(maxsize=4096)
def compiled(text: str) -> "regex.Pattern[str]":
    """Vale's pattern `text` as one of `regex`. Raises `PatternError` where Vale would refuse it."""
    return _compile(read(text))


def _compile(node: Node) -> "regex.Pattern[str]":
    try:
        return _expression(node.text)
    except regex.error as error:
        raise PatternError(str(error)) from None


@lru_cache(maxsize=4096)
def _expression(text: str) -> "regex.Pattern[str]":
    return regex.compile("(?-f)" + text, regex.VERSION1)


def _parts(node: Node) -> tuple[Part, ...]:
    """The parts of a pattern that is a choice of groups between assertions."""
    inner = [child for child in node.children if child.kind != "assertion"]
    if len(inner) != 1 or inner[0].kind != "group":
        return ()
    choice = inner[0].children[0]
    if choice.kind != "choice" or len(choice.children) != _captures(node):
        return ()
    before, after = node.text.split(choice.text, 1)
    at = node.children.index(inner[0])
    parts = []
    for one in choice.children:
        whole = Node("sequence", "", children=(*node.children[:at], one, *node.children[at + 1 :]))
        parts.append(Part(before + one.text + after, texts_of(whole)))
    return tuple(parts) if all(part.clue for part in parts) else ()


def _captures(node: Node) -> int:
    """How many groups of a pattern capture what they match."""
    own = node.kind == "group" and (node.text[1] != "?" or node.text.startswith("(?P<"))
    return own + sum(map(_captures, node.children))


@lru_cache(maxsize=256)
def _automaton(parts: tuple[Part, ...]) -> Any:
    owners: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        for text in part.clue:
            owners.setdefault(text, []).append(number)
    automaton = ahocorasick.Automaton()
    for text, numbers in owners.items():
        automaton.add_word(text, numbers)
    automaton.make_automaton()
    return automaton


def _held(parts: tuple[Part, ...], text: str) -> set[int]:
    """The parts to which a folded text holds a clue."""
    return {number for _, numbers in _automaton(parts).iter(text) for number in numbers}


def pattern(text: str, parts: Sequence[Line], shown: str) -> Pattern:
    """The pattern `text`, made of `parts`; what does not compile is traced to the part's line."""
    try:
        node = read(text)
        if not (are_tested() and all(part.number for part in parts)):
            _compile(node)
        groups = _parts(node)
        clue: Texts = frozenset().union(*(part.clue for part in groups))
        return Pattern(node.text, Sought(clue) if clue else Sought.by(node), groups)
    except PatternError as whole:
        for part in parts:
            try:
                compiled(part.text)
            except PatternError as error:
                message = f"the pattern '{part.text}' does not compile: {error}."
                raise UsageError(message, f"{shown}:{part.number}") from None
        place = next((f"{shown}:{part.number}" for part in parts), shown)
        raise UsageError(f"the pattern does not compile: {whole}.", place) from None


def form(
    alternatives: str, *, word: bool, ignorecase: bool, before: str = "", after: str = ""
) -> str:
    """``(?m)\\b(?:…)\\b`` or ``(?m)(?:…)``, and what stands in front of it or behind."""
    core = f"(?m)\\b(?:{alternatives})\\b" if word else f"(?m)(?:{alternatives})"
    return ("(?i)" if ignorecase else "") + before + core + after


@dataclass(frozen=True, slots=True)
class Exceptions:
    """The texts that a rule lets pass, searched in what was found, as words."""

    words: Pattern | None = None
    phrases: Pattern | None = None

    @classmethod
    def of(cls, lines: Iterable[Line], shown: str) -> "Exceptions":
        lines = sorted(lines, key=lambda line: -len(line.text.encode()))
        if not lines:
            return cls()
        terms = [t.text if t.text.startswith("(?i)") else f"(?-i){t.text}" for t in lines]
        spaced = [t for t in lines if " " in t.text or "\t" in t.text or "\\s" in t.text]
        either = "|".join(t.text for t in spaced)
        return cls(
            pattern(form("|".join(terms), word=True, ignorecase=False), lines, shown),
            pattern(f"(?i)\\b(?:{either})\\b", spaced, shown) if spaced else None,
        )

    def excuse(self, found: str, text: str, start: int, end: int) -> bool:
        """Whether `found`, which is ``text[start:end]``, is an exception or lies within one."""
        if self.words and self.words.in_(found):
            return True
        return self.phrases is not None and any(
            phrase.start() <= start and end <= phrase.end() for phrase in self.phrases.find(text)
        )


def is_phrase(text: str) -> bool:
    """Whether a text is no pattern: letters, digits, spaces and hyphens only."""
    return all(c.isalpha() or c.isdecimal() or c in " -" for c in text)


@lru_cache(maxsize=4096)
def spellings(text: str) -> tuple[str, ...]:
    """Every text that a small pattern can match: ``OAuth2?`` is OAuth2 and OAuth; else nothing."""
    try:
        return tuple(_spelled(read(text)) or ())
    except PatternError:
        return ()


def _spelled(node: Node) -> list[str] | None:
    if node.kind == "words":
        return node.value.split("|")
    if node.kind == "literal":
        return [node.value] if not node.text.startswith("[") else None
    if node.kind == "repeat":
        inner = _spelled(node.children[0])
        return (
            [*inner, ""] if inner is not None and node.text.endswith("?") and not node.low else None
        )
    if node.kind == "group":
        return _spelled(node.children[0]) if node.text.startswith(("(?:", "(")) else None
    if node.kind not in ("sequence", "choice"):
        return None
    parts = [_spelled(child) for child in node.children]
    found = [part for part in parts if part is not None]
    if len(found) < len(parts):
        return None
    if node.kind == "choice":
        return [spelling for part in found for spelling in part]
    count = 1
    for part in found:
        count *= len(part)
    return ["".join(one) for one in product(*found)] if count <= _MOST_SPELLINGS else None
