"""Harper: a second opinion on unknown words, corrections, and a few precise rules of grammar.

Loaded late (0.8 s, up to 270 MB), asked little: of its 900 rules only those below are on, which
makes it ten times as fast and leaves few false alarms.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from importlib.metadata import version
from typing import Any

from qualitygate.proofread.engine import Remark, Text

_SPELLING = "SpellCheck"
# Allowed rules -> kind of match, with what each found on real text: corrected faults of public
# documents, and edited prose where what it says must be true.
_ALLOWED = {
    "DoubleModal": "doubled",  # "We can can call": 2 of 2
    "EachOthersPossessive": "confusion",  # "celebrate each others successes", in edited prose
    "EveryTime": "confusion",  # "Everytime you add files"
    "Everyday": "confusion",  # "calls take place almost everyday"
    "ItsContraction": "confusion",  # "Fortunately, its easy to add one": 2 of 2
    "ItsPossessive": "confusion",  # "due to it's integration": 6 of 6
    "LetToDo": "grammar",  # "Live Share lets you to achieve"
    "RelayOnForRely": "confusion",  # "not just to relay on GUI clients"
    "SingleBe": "grammar",  # "that can be be returned", "upgrades are be": 3 of 3
    "TheMy": "grammar",  # "interact with your the services"
    "ThoughThought": "confusion",  # "we though that the similarity": once, and right
    "ToTo": "doubled",  # "a mechanism to to manage": 4 of 4
}
_TOKEN_LIMIT = 100  # longer tokens can abort the process


class Harper:
    """The linter, built when first asked."""

    @cached_property
    def _linter(self) -> Any:
        import harper

        return harper.Linter(harper.Dialect.AMERICAN)

    @cached_property
    def _rules(self) -> list[str]:
        return list(self._linter.get_lint_config())

    def _allow(self, names: Iterable[str]) -> None:
        wanted = frozenset(names)
        self._linter.set_lint_config({name: name in wanted for name in self._rules})

    def grammar(self, texts: Sequence[Text]) -> list[list[Remark]]:
        """What the allowed rules say of each text; nothing on texts that are no sentences."""
        if not any(text.sentences for text in texts):
            return [[] for _ in texts]
        self._allow(_ALLOWED)
        return [self._remarks(text.content) if text.sentences else [] for text in texts]

    def _remarks(self, content: str) -> list[Remark]:
        found = self._linter.organized_lints(_shortened(content), language="plaintext")
        return sorted(
            (
                Remark(
                    lint.span.start,
                    lint.span.end,
                    _ALLOWED[rule],
                    f"harper:{rule}",
                    lint.message,
                    tuple(dict.fromkeys(_replacement(content, lint, s) for s in lint.suggestions)),
                )
                for rule, lints in found.items()
                for lint in lints
                if rule in _ALLOWED
            ),
            key=lambda remark: (remark.start, remark.end, remark.rule),
        )

    def spelling(self, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The words that Harper does not know either, with its corrections, best first."""
        if not words:
            return {}
        self._allow((_SPELLING,))
        unknown: dict[str, tuple[str, ...]] = {}
        for word in words:
            lints = self._linter.lint(word[:_TOKEN_LIMIT], language="plaintext", dedup=False)
            if lints:
                texts = [s.replacement_text for lint in lints for s in lint.suggestions]
                unknown[word] = tuple(dict.fromkeys(texts))
        return unknown

    @staticmethod
    def version() -> str:
        return version("harper-py")


def _shortened(content: str) -> str:
    """The text with over-long tokens blanked, so that offsets stay."""
    if len(content) <= _TOKEN_LIMIT:
        return content
    pieces = content.split(" ")
    return " ".join(" " * len(p) if len(p) > _TOKEN_LIMIT else p for p in pieces)


def _replacement(content: str, lint: Any, suggestion: Any) -> str:
    """The text that takes the place of the span as a whole."""
    kind = suggestion.kind.name
    if kind == "REMOVE":
        return ""
    if kind == "INSERT_AFTER":
        return content[lint.span.start : lint.span.end] + str(suggestion.replacement_text)
    return str(suggestion.replacement_text)
