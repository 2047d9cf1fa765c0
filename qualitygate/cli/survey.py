"""What some documents have in common: the beginnings of a configuration."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from qualitygate.document import Block, Document
from qualitygate.legal_forms import legal_forms

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'.-]*"
_NAME = re.compile(  # of a firm, before its legal form
    rf"(?<![\w.-]){_WORD}(?: (?:{_WORD}|&|and|und|et|y|of|de|du|van|der)){{0,4}},? ?\Z"
)
_LONGEST = 100  # characters of such a name
_ENOUGH = 0.05  # of all letters or runs: what is rarer is no part of the template


@dataclass(slots=True)
class Survey:
    """Counts over documents; `firms` in how many of them a firm with its legal form is named."""

    documents: int = 0
    languages: Counter[str] = field(default_factory=Counter)
    fonts: Counter[str] = field(default_factory=Counter)
    colors: Counter[str] = field(default_factory=Counter)
    firms: Counter[str] = field(default_factory=Counter)

    def add(self, document: Document) -> None:
        self.documents += 1
        if document.language:
            self.languages[document.language] += 1
        firms: set[str] = set()
        for block in document.shown:
            self._look(block)
            firms.update(_firms(block.text))
        self.firms.update(firms)

    def _look(self, block: Block) -> None:
        for run in block.runs:
            letters = sum(map(str.isalpha, block.text[run.start : run.end]))
            if run.font and letters:
                self.fonts[run.font] += letters
            if run.color and letters and run.color.lower() not in ("#000000", "#ffffff"):
                self.colors[run.color.upper()] += letters

    @property
    def language(self) -> str | None:
        """The language of more than half of the documents that say one."""
        usual = self.languages.most_common(1)
        return usual[0][0] if usual and usual[0][1] * 2 > self.languages.total() else None

    @property
    def template_fonts(self) -> list[str]:
        return _frequent(self.fonts)

    @property
    def template_colors(self) -> list[str]:
        return _frequent(self.colors)

    @property
    def house(self) -> str | None:
        """The firm that more than half of several documents name: who else would it be?"""
        usual = _ordered(self.firms)[:1]
        return next((firm for firm in usual if self.firms[firm] * 2 > self.documents > 1), None)


def _firms(text: str) -> Iterator[str]:
    """The firms that a text names with their legal form."""
    for start, end in legal_forms(text):
        if name := _NAME.search(text, max(0, start - _LONGEST), start):
            yield text[name.start() : end].rstrip(".")


def _frequent(counts: Counter[str]) -> list[str]:
    return [name for name in _ordered(counts) if counts[name] >= counts.total() * _ENOUGH][:6]


def _ordered(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))
