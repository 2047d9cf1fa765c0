"""What each kind of Vale's rules finds in the texts of a document.

A finder is made once for a rule and its options, and keeps no state between documents.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, Protocol

import regex

from qualitygate.document import Document
from qualitygate.linting.vale.messages import (
    Action,
    expand,
    joined,
    options,
    say,
    without_doubled_quotes,
)
from qualitygate.linting.vale.patterns import (
    SECONDS,
    Exceptions,
    Pattern,
    Sought,
    compiled,
    is_phrase,
    spellings,
)
from qualitygate.linting.vale.scopes import Passage
from qualitygate.linting.vale.syntax import PatternError
from qualitygate.prose.sentences import sentences


class Found(NamedTuple):
    """A fault at ``passage.text[start:end]``, or of the document as a whole (no passage)."""

    passage: Passage | None
    start: int
    end: int
    message: str
    replacements: tuple[str, ...] = ()


class Finder(Protocol):
    """`sought`: where a text holds none of it, nothing is found there."""

    @property
    def sought(self) -> Sought: ...

    def find(self, document: Document, passages: Iterable[Passage], /) -> Iterator[Found]: ...


@dataclass(frozen=True, slots=True)
class Saying:
    """What is common to the kinds: the message, the action, the exceptions."""

    message: str
    action: Action | None = None
    exceptions: Exceptions = Exceptions()

    def found(self, passage: Passage, start: int, end: int) -> Found:
        """The fault with the match, and what the action makes of it, as arguments."""
        match = passage.text[start:end]
        if self.action is None:
            return Found(passage, start, end, say(self.message, match))
        fixed = self.action.fixed(match)
        better = joined(fixed) if len(fixed) > 1 else (fixed[0] if fixed else match)
        return Found(passage, start, end, say(self.message, match, better), fixed)

    def excused(self, passage: Passage, start: int, end: int) -> bool:
        found = passage.text[start:end]
        return self.exceptions.excuse(found, passage.text, start, end)


@dataclass(frozen=True, slots=True)
class Nothing:
    """What a rule without words to look for finds."""

    sought: Sought = Sought()

    def find(self, _: Document, __: Iterable[Passage]) -> Iterator[Found]:
        return iter(())


@dataclass(frozen=True, slots=True)
class Existence:
    """Every match."""

    saying: Saying
    pattern: Pattern

    @property
    def sought(self) -> Sought:
        return self.pattern.sought

    def find(self, _: Document, passages: Iterable[Passage]) -> Iterator[Found]:
        for passage in passages:
            for match in self.pattern.find(passage.text):
                start, end = match.span()
                observed = match[0].strip()
                if start < end and not self.saying.exceptions.excuse(
                    observed, passage.text, start, end
                ):
                    yield self.saying.found(passage, start, end)


@dataclass(frozen=True, slots=True)
class Substitution:
    """Every match of a key that is not yet as its value wants it; a group for each key."""

    saying: Saying
    pattern: Pattern
    keys: tuple[str, ...]
    values: tuple[str, ...]
    ignorecase: bool = False
    capitalize: bool = False
    own: bool = False  # of a pack of ours: a plain value replaces without an action

    @property
    def sought(self) -> Sought:
        return self.pattern.sought

    def find(self, _: Document, passages: Iterable[Passage]) -> Iterator[Found]:
        for passage in passages:
            for key, start, end in self.pattern.groups(passage.text):
                if start == end:
                    continue
                observed = passage.text[start:end]
                expected = self._expected(key, observed)
                if not self._is_right(expected, observed) and not self.saying.excused(
                    passage, start, end
                ):
                    yield self._found(passage, start, end, expected)

    def _replaces(self) -> bool:
        return self.saying.action is not None and self.saying.action.name == "replace"

    def _expected(self, index: int, observed: str) -> str:
        value = self.values[index]
        if self.capitalize and observed == capitalized(observed):
            value = capitalized(value)
        if not regex.search(r"\$\d", value):
            return value
        key = compiled(("(?i)" if self.ignorecase else "") + self.keys[index])
        return str(key.sub(lambda match: expand(value, match), observed, timeout=SECONDS))

    def _is_right(self, expected: str, observed: str) -> bool:
        if self._replaces():
            return observed in options(expected)
        if is_phrase(expected):
            return expected == observed
        try:
            return compiled(f"^(?:{expected})$").search(observed, timeout=SECONDS) is not None
        except PatternError:
            return expected == observed

    def _found(self, passage: Passage, start: int, end: int, expected: str) -> Found:
        observed = passage.text[start:end]
        message, action = self.saying.message, self.saying.action
        if not self._replaces() or action is None:
            expected = _recased(expected, observed)
            fixed = action.fixed(observed) if action else ()
            if self.own and action is None and is_phrase(expected):
                fixed = (expected,)
        elif action.params:
            fixed = action.params
        else:
            fixed = options(expected)
            if self.capitalize and observed == capitalized(observed):
                fixed = tuple(capitalized(option) for option in fixed)
            expected = joined(fixed)
            message = without_doubled_quotes(message)
        return Found(passage, start, end, say(message, expected, observed), fixed)


def capitalized(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1].isascii() else text


def _recased(term: str, observed: str) -> str:
    """The spelling of a pattern that `observed` is but for its capitals; else the pattern."""
    folded = observed.casefold()
    return next((one for one in spellings(term) if one.casefold() == folded), term)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Too many matches in a text, or too few."""

    saying: Saying
    pattern: Pattern
    most: int = 0
    least: int = 0

    @property
    def sought(self) -> Sought:
        return Sought() if self.least > 0 else self.pattern.sought

    def find(self, _: Document, passages: Iterable[Passage]) -> Iterator[Found]:
        for passage in passages:
            spans = [match.span() for match in self.pattern.find(passage.text)]
            count = len(spans)
            if not (0 < self.most < count or count < self.least):
                continue
            if not spans:
                spans = [match.span() for match in regex.finditer(r"\S+", passage.text)][:1]
            place = next((s for s in spans if passage.text[s[0] : s[1]].strip()), None)
            if place is not None:
                yield Found(passage, *place, say(self.saying.message, str(count)))


@dataclass(frozen=True, slots=True)
class Repetition:
    """A match that says the same as the one before, more than `most` times."""

    saying: Saying
    pattern: Pattern
    most: int = 0
    ignorecase: bool = False
    alpha: bool = False
    sought: Sought = Sought()

    def find(self, _: Document, passages: Iterable[Passage]) -> Iterator[Found]:
        for passage in passages:
            count = 0
            matches = [match.span() for match in self.pattern.find(passage.text)]
            for before, now in pairwise(matches):
                word = passage.text[now[0] : now[1]].strip()
                if not self._same(passage.text[before[0] : before[1]].strip(), word):
                    continue
                count += 1
                start, end = before[0], now[1]
                if count <= self.most or len(list(sentences(passage.text[start:end]))) != 1:
                    continue
                if not self.saying.excused(passage, start, end):
                    count = 0
                    found = self.saying.found(passage, start, end)
                    yield found._replace(message=say(self.saying.message, word))

    def _same(self, before: str, now: str) -> bool:
        if not now or (self.alpha and not now.isalpha()):
            return False
        return before.casefold() == now.casefold() if self.ignorecase else before == now


@dataclass(frozen=True, slots=True)
class Consistency:
    """Either of two spellings, once the document has used both; a pattern for each pair."""

    saying: Saying
    pairs: tuple[Pattern, ...]
    sought: Sought = Sought()

    def find(self, _: Document, passages: Iterable[Passage]) -> Iterator[Found]:
        seen: list[set[str]] = [set() for _ in self.pairs]
        for passage in passages:
            for pair, sides in zip(self.pairs, seen, strict=True):
                place = (0, 0)
                for match in pair.find(passage.text):
                    side = match.lastgroup
                    if side and match.start(side) < match.end(side):
                        sides.add(side)
                        place = match.span(side)
                if place != (0, 0) and len(sides) == 2:
                    yield self.saying.found(passage, *place)


@dataclass(frozen=True, slots=True)
class Conditional:
    """What `first` finds, unless `second` has defined it before or stands in the same text."""

    saying: Saying
    first: Pattern
    second: Pattern
    captures: bool = False  # whether `second` says with its groups what it defines
    sought: Sought = Sought()

    def find(self, _: Document, passages: Iterable[Passage]) -> Iterator[Found]:
        defined: set[str] = set()
        for passage in passages:
            if self.captures:
                for match in self.second.find(passage.text):
                    defined.update(group for group in match.groups() if group)
            elif self.second.in_(passage.text):
                continue
            for match in self.first.find(passage.text):
                if match[0] not in defined and not self.saying.excused(passage, *match.span()):
                    yield self.saying.found(passage, *match.span())
