"""Counts over a document's running text, for formulas of readability."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from qualitygate.document import Document
from qualitygate.linting.vale.scopes import Passage
from qualitygate.prose.sentences import sentences

_WORD = regex.compile(r"(?:[A-Z]\.){2,}|[\p{N}\p{L}']+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"(?<=[^aeiouyl])e\Z|(?<=[aeiouy]l)e\Z|(?<=[aeiouy][^aeiouydtl])e[ds]\Z")
_TWO_SOUNDS = re.compile(
    r"(?<![cgqst])i[ao]|eo(?!u)|[^gq]ua(?!i)|[aeiouy]ing|uou|thm\Z|[^aeiou]ier\Z|ism\Z"
)


@dataclass(frozen=True, slots=True)
class Statistics:
    """`characters` are letters and digits; long words have more than 6 bytes, polysyllabic ones
    more than 2 syllables, complex ones too where -es, -ed and -ing do not count."""

    words: int = 0
    sentences: int = 0
    characters: int = 0
    syllables: int = 0
    long_words: int = 0
    polysyllabic_words: int = 0
    complex_words: int = 0

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> "Statistics":
        words: list[str] = []
        count = 0
        for passage in passages:
            for start, end in sentences(passage.text):
                count += 1
                words += (match[0] for match in _WORD.finditer(passage.text, start, end))
        sounds = [syllables(word) for word in words]
        lesser = [
            sound - word.endswith(("es", "ed", "ing"))
            for word, sound in zip(words, sounds, strict=True)
        ]
        return cls(
            words=len(words),
            sentences=count,
            characters=sum(c.isalpha() or c.isnumeric() for word in words for c in word),
            syllables=sum(sounds),
            long_words=sum(len(word.encode()) > 6 for word in words),
            polysyllabic_words=sum(sound > 2 for sound in sounds),
            complex_words=sum(sound > 2 for sound in lesser),
        )

    @property
    def per_sentence(self) -> float:
        return self.words / self.sentences

    def variables(self, document: Document) -> dict[str, float]:
        """Everything that a formula may name."""
        shown = list(document.shown)
        kinds = {"paragraphs": "paragraph", "list": "list-item", "pre": "code"}
        found = {name: sum(b.kind == kind for b in shown) for name, kind in kinds.items()}
        for level in range(1, 7):
            found[f"heading_h{level}"] = sum(
                b.kind == "heading" and b.level == level for b in shown
            )
        counts = {name: getattr(self, name) for name in self.__slots__}
        return {name: float(count) for name, count in (counts | found).items()}


def syllables(word: str) -> int:
    """How many syllables an English word has, by its groups of vowels; at least one."""
    word = word.lower()
    if len(word) < 3:
        return 1
    groups = len(_VOWELS.findall(word)) - len(_SILENT_E.findall(word))
    return max(groups + len(_TWO_SOUNDS.findall(word)), 1)
