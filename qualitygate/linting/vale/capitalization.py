"""Vale's `capitalization`: is a text in sentence case, in title case, or of some pattern."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from qualitygate.document import Document
from qualitygate.linting.vale.finders import Found, Saying
from qualitygate.linting.vale.messages import say
from qualitygate.linting.vale.patterns import SECONDS, Pattern, Sought, compiled
from qualitygate.linting.vale.scopes import Passage
from qualitygate.linting.vale.syntax import read

STYLES = ("AP", "Chicago")
_ARTICLES_TEXT = "a an and as at but by en for if in nor of on or per the v v. via vs vs."
_PREPOSITIONS_TEXT = (
    "about above across after against along among around before between beyond concerning despite"
    " down during following from including into near over since through throughout towards under"
    " until upon with within without"
)
_SMALL = {
    "AP": frozenset(_ARTICLES_TEXT.split()),
    "Chicago": frozenset(f"to {_ARTICLES_TEXT} {_PREPOSITIONS_TEXT}".split()),
}
_TOKEN = r"[\p{N}\p{L}*]+\S*"
_PART = regex.compile(r"[\p{N}\p{L}]+[^\s\-/]*")
_NUMBER = re.compile(r"[0-9]+\.")
_FIRST_LETTER = re.compile(r"(?:(?<![^\x00-\x7f\s])(?<![0-9A-Za-z_]))[^\W\d_]")


@dataclass(frozen=True)
class Capitalization:
    """A finding over the whole text where too few of its words are written as expected.

    `terms` are the exceptions as patterns, in the case in which they hold.
    """

    saying: Saying
    match: str  # $sentence, $title, $lower, $upper or a pattern
    terms: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    threshold: float = 0.8
    style: str = "AP"
    prefix: str = ""
    sought: Sought = Sought()

    def find(self, _: Document, passages: Iterable[Passage]) -> Iterator[Found]:
        for passage in passages:
            expected, right = self._check(passage.text)
            if right:
                continue
            found = self.saying.found(passage, 0, len(passage.text))
            action, replacements = self.saying.action, found.replacements
            if action and action.name == "replace" and self.match in ("$title", "$sentence"):
                replacements = action.params or (expected,)
            message = say(self.saying.message, passage.text, expected)
            yield found._replace(message=message, replacements=replacements)

    def _check(self, text: str) -> tuple[str, bool]:
        if self.match in ("$sentence", "$title"):
            return self._by_words(text)
        if self.match in ("$lower", "$upper"):
            expected = text.lower() if self.match == "$lower" else text.upper()
            return expected, text == expected or self._excepted(text)
        found = compiled(self.match).search(text, timeout=SECONDS) is not None
        return self.match, found or self._excepted(text)

    def _excepted(self, text: str) -> bool:
        words = self.saying.exceptions.words
        return words is not None and words.in_(text)

    def _by_words(self, text: str) -> tuple[str, bool]:
        expected = self._titled(text) if self.match == "$title" else self._sentence(text)
        wanted = [match[0] for match in self._tokens.find(expected)]
        equal = count = 0
        for index, match in enumerate(self._tokens.find(text)):
            word = match[0]
            if index >= len(wanted) or word == wanted[index] or self._excepted(word):
                equal += 1
            elif self.match == "$title":
                equal += word == word.upper()
            elif index == 0 and word != _capitals(word):
                return expected, False
            count += 1
        return expected, count > 0 and equal / count >= self.threshold

    @cached_property
    def _tokens(self) -> Pattern:
        """A letter, digit or star and what follows up to white space; an exception is one token."""
        words = self.saying.exceptions.words
        return Pattern((f"{words.text}|" if words else "") + _TOKEN)

    @cached_property
    def _splitter(self) -> Pattern:
        terms = sorted(self.terms, key=lambda term: -len(term.encode()))
        head = rf"\b(?:{'|'.join(terms)})\b|" if terms else ""
        return Pattern(read(f"(?i){head}[\\p{{N}}\\p{{L}}*]+[^\\s]*").text)

    def _without_prefix(self, text: str) -> tuple[str, str]:
        found = compiled(self.prefix).search(text, timeout=SECONDS) if self.prefix else None
        return (found[0], text.removeprefix(found[0])) if found else ("", text)

    def _sentence(self, text: str) -> str:
        """The text in sentence case, its words joined by single spaces."""
        prefix, text = self._without_prefix(text)
        tokens = [match[0] for match in self._splitter.find(text)]
        made = []
        for index, token in enumerate(tokens):
            if self._is_term(token):
                made.append(token)
            elif index == 0 or self._indicates(tokens[index - 1], index - 1):
                made.append(token[:1].title() + token[1:].lower())
            else:
                made.append(token.lower())
        return prefix + " ".join(made)

    def _titled(self, text: str) -> str:
        """The text in title case. "to" stays as it is in AP style, where it depends on the word
        that follows: before a noun it is small, before a verb it is not."""
        prefix, text = self._without_prefix(text)

        def convert(match: "regex.Match[str]") -> str:
            word, start, end = match[0], match.start(), match.end()
            if self._is_term(word) or (self.style == "AP" and word.casefold() == "to"):
                return str(word)
            before, after = text[max(start - 2, 0) : start], text[end : end + 1]
            inner = before[-1:] in (" ", "-", "/") and before[:-1] not in (":", "-")
            hyphened = after == "-" and before[-1:] != "-"
            if inner and end < len(text) and not hyphened and word.lower() in _SMALL[self.style]:
                return str(word.lower())
            return str(word[:1].title() + word[1:])

        return prefix + _PART.sub(convert, text)

    def _indicates(self, token: str, index: int) -> bool:
        return token.endswith(self.indicators) or (index == 0 and _NUMBER.search(token) is not None)

    def _is_term(self, token: str) -> bool:
        return any(compiled(term).search(token, timeout=SECONDS) for term in self.terms)


def _capitals(word: str) -> str:
    """The word in lower case with a capital at its start and after an apostrophe or the like."""
    return _FIRST_LETTER.sub(lambda match: match[0].title(), word.lower())
