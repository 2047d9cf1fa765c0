"""Texts -> requests of a good size, and a place in a request -> the text that stands there."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qualitygate.proofread.engine import Text

# Between texts. An empty line ends a paragraph for LanguageTool, so that nearly no rule looks
# across it.
_SEPARATOR = "\n\n"
_SURROGATES = dict.fromkeys(range(55296, 57344), 65533)  # half characters: no UTF-8 has them
_LAST_OF_PLANE_0 = "\uffff"


@dataclass(frozen=True)
class Batch:
    """Texts of one language that are asked about together.

    ``starts[n]`` is where ``texts[n]`` begins in `content`; `indexes` are theirs among all texts.
    """

    language: str
    indexes: tuple[int, ...]
    texts: tuple[str, ...]

    @property
    def content(self) -> str:
        return _SEPARATOR.join(self.texts)

    @property
    def starts(self) -> list[int]:
        starts, start = [], 0
        for text in self.texts:
            starts.append(start)
            start += len(text) + len(_SEPARATOR)
        return starts

    def place(self, start: int, end: int) -> tuple[int, int, int] | None:
        """The number of the text in this batch in which a span lies, and the span in that text.

        None for a span that lies in two texts or none.
        """
        starts = self.starts
        number = bisect_right(starts, start) - 1
        low = starts[number]
        if not low <= start < end <= low + len(self.texts[number]):
            return None
        return number, start - low, end - low

    def halves(self) -> tuple["Batch", ...]:
        """Two batches of about the same number of texts; itself where it has only one."""
        if len(self.texts) < 2:
            return (self,)
        cut = len(self.texts) // 2
        return (
            Batch(self.language, self.indexes[:cut], self.texts[:cut]),
            Batch(self.language, self.indexes[cut:], self.texts[cut:]),
        )


def batches(texts: Sequence[Text], languages: Iterable[str], size: int) -> Iterator[Batch]:
    """Whole texts in their order, those of one language together, up to `size` characters.

    ``languages`` has the server's name of each text's language. A longer text is a batch alone.
    """
    groups: dict[str, list[int]] = {}
    for index, language in enumerate(languages):
        groups.setdefault(language, []).append(index)
    for language, indexes in groups.items():
        held: list[int] = []
        length = 0
        for index in indexes:
            if held and length + len(texts[index].content) > size:
                yield _batch(language, held, texts)
                held, length = [], 0
            held.append(index)
            length += len(texts[index].content) + len(_SEPARATOR)
        yield _batch(language, held, texts)


def end_of(content: str, start: int, units: int) -> int:
    """Where ``content[start:]`` has gone on for `units` of UTF-16, in code points."""
    end = start
    while units > 0 and end < len(content):
        units -= 2 if content[end] > _LAST_OF_PLANE_0 else 1
        end += 1
    return end


def _batch(language: str, indexes: Sequence[int], texts: Sequence[Text]) -> Batch:
    contents = (texts[index].content.translate(_SURROGATES) for index in indexes)
    return Batch(language, tuple(indexes), tuple(contents))
