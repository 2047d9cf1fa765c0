"""The protocol that every proofreading engine speaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Text:
    """A text to proofread: masked spans are replaced before it gets here, offsets are kept.

    `language` is a BCP 47 tag. `sentences` is False for headings, labels and cells, whose words are
    checked and whose grammar is not.
    """

    content: str
    language: str
    sentences: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """What an engine says of ``content[start:end]``, in code points; `kind` as in `Match`."""

    start: int
    end: int
    kind: str
    rule: str
    message: str = ""
    replacements: tuple[str, ...] = ()


class Engine(Protocol):
    """A proofreading engine; built late, closed when the run ends."""

    name: str

    def versions(self) -> tuple[tuple[str, str], ...]:
        """Names and versions of what judges: programs, dictionaries, rule lists."""

    def speaks(self, language: str) -> bool:
        """Whether there is data for the language."""

    def check(self, texts: Sequence[Text]) -> list[list[Remark]]:
        """The remarks on each text, sorted by place.

        Raises `qualitygate.errors.Unreadable` when the engine cannot do its work: the verdict is
        then *incomplete*.
        """

    def second_opinion(self, words: Sequence[str], language: str) -> dict[str, tuple[str, ...]]:
        """Those of the words reported without corrections that are unknown on second thoughts.

        With corrections, best first. Asked once, for the words that the document's own vocabulary
        does not explain; an engine that gives its corrections at once returns the words as it is
        given them.
        """

    def close(self) -> None:
        """Leave no process and no thread behind."""
