"""Ordinary business English, made up: no two sentences of a document are the same.

Patterns are filled from a vocabulary of a thousand words in all their forms, so that a document of
100 pages has as many different words as one that people wrote. Some are none: names of firms,
systems and people, and here and there a slip of the fingers.
"""

import random
import re
from collections.abc import Callable, Sequence
from pathlib import Path

_WORDS = (
    "nouns", "masses", "verbs", "adjectives", "adverbs", "first names", "last names", "places",
    "months",
)  # fmt: skip


def _read(text: str) -> dict[str, list[str]]:
    """Section -> its words, or its lines."""
    sections = re.findall(r"^\[([^]]+)\]\n(.*?)(?=\n\[|\Z)", text, re.DOTALL | re.MULTILINE)
    return {
        name: body.split() if name in _WORDS else body.strip().splitlines()
        for name, body in sections
    }


_VOCABULARY = _read((Path(__file__).parent / "wording.txt").read_text("utf-8"))
_IRREGULAR = {"criterion": "criteria", "shelf": "shelves"}
_PARTICIPLES = {"oversee": "overseen", "prove": "proven", "transfer": "transferred"}
_GERUNDS = {"oversee": "overseeing", "transfer": "transferring"}
_HEADINGS = ("{adj} {ns}", "{mass} and {mass}", "The {n} of {firm}", "How we {v} {ns}")
_LABELS = ("{adj} {n}", "{n} and {n}", "{firm}", "{mass}", "{n} in {place}")
_SLOT = re.compile(r"\{(\w+)\}")


class Writer:
    """Makes up text; the same seed writes the same."""

    def __init__(self, seed: int, slips: float = 1 / 150) -> None:
        """`slips` is the share of the long words that are misspelled."""
        self.rng = random.Random(seed)
        self._slips = slips
        self._fillers: dict[str, Callable[[], str]] = {
            "n": self._one_of("nouns"),
            "ns": lambda: _plural(self._from("nouns")),
            "mass": self._one_of("masses"),
            "v": self._one_of("verbs"),
            "vs": lambda: _plural(self._from("verbs")),
            "ved": lambda: _past(self._from("verbs")),
            "vg": lambda: _gerund(self._from("verbs")),
            "adj": self._one_of("adjectives"),
            "adv": self._one_of("adverbs"),
            "firm": self._one_of("firms"),
            "system": self._one_of("systems"),
            "place": self._one_of("places"),
            "month": self._one_of("months"),
            "person": lambda: f"{self._from('first names')} {self._from('last names')}",
            "number": lambda: str(self.rng.randint(3, 480)),
            "money": lambda: f"{self.rng.randint(10, 9400) * 50:,}",
            "year": lambda: str(self.rng.randint(2009, 2026)),
            "date": lambda: f"{self.rng.randint(1, 28)} {self._from('months')} 2026",
            "a_n": lambda: _with_article(self._from("nouns")),
            "a_adj": lambda: _with_article(self._from("adjectives")),
        }

    def _pick(self, words: Sequence[str]) -> str:
        return words[int(self.rng.random() * len(words))]

    def _from(self, section: str) -> str:
        return self._pick(_VOCABULARY[section])

    def _one_of(self, section: str) -> Callable[[], str]:
        return lambda: self._from(section)

    def fill(self, pattern: str) -> str:
        """The pattern with every ``{slot}`` filled anew."""
        return _SLOT.sub(lambda match: self._fillers[match[1]](), pattern)

    def sentence(self) -> str:
        """A sentence of 8 to 30 words, with a full stop."""
        text = self.fill(self._from("cores"))
        if self.rng.random() < 0.35:
            text = f"{self.fill(self._from('openings'))}, {text}"
        if self.rng.random() < 0.45:
            text = f"{text} {self.fill(self._from('endings'))}"
        return self._slipped(text[0].upper() + text[1:]) + "."

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def heading(self) -> str:
        pattern = self._pick(
            ("{adj} {ns}", "{mass} and {mass}", "The {n} of {firm}", "How we {v} {ns}")
        )
        text = self.fill(pattern)
        return text[0].upper() + text[1:]

    def label(self) -> str:
        """A few words, as in a table's cell."""
        text = self.fill(
            self._pick(("{adj} {n}", "{n} and {n}", "{firm}", "{mass}", "{n} in {place}"))
        )
        return text[0].upper() + text[1:]

    def _slipped(self, text: str) -> str:
        """The text, now and then with two letters of a long word swapped."""
        words = text.split(" ")
        for place, word in enumerate(words):
            if (
                self.rng.random() < self._slips
                and len(word) > 6
                and word.isalpha()
                and word.islower()
            ):
                cut = len(word) // 2
                words[place] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
        return " ".join(words)


def _plural(word: str) -> str:
    """Of a noun; the third person of a verb is spelled alike."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _past(verb: str) -> str:
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def _gerund(verb: str) -> str:
    if verb in _GERUNDS:
        return _GERUNDS[verb]
    return (verb[:-1] if verb.endswith("e") else verb) + "ing"


def _with_article(word: str) -> str:
    consonant = word.startswith(("uni", "use", "usu", "usa", "eu", "one")) or word[0] not in "aeiou"
    silent = word.startswith(("hon", "hour"))
    return f"{'a' if consonant and not silent else 'an'} {word}"
