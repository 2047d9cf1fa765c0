"""A block in the making: its text with the exact place that every character came from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qualitygate.document import CellRef, Change, Kind, Run, TextAnchor, Visibility
from qualitygate.extract.docx.formats import PLAIN, Format

# Characters without a width: soft hyphen, zero-width space, direction marks, word joiner, byte
# order mark. The (non-)joiners are dropped between Latin letters only: other scripts need them.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
    "|(?<=[!-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[!-\u024f])"
)


@dataclass(frozen=True, slots=True)
class Place:
    """What the container of a paragraph gives to it.

    `flows` says that its headings make the outline and its breaks the pages; `table` is the id of
    the surrounding table's style. `page` is 0 where the flow says it, -1 where nothing does.
    """

    kind: Kind = "paragraph"
    visibility: Visibility = "shown"
    detail: str = ""
    cell: CellRef | None = None
    table: str = ""
    flows: bool = False
    number: str = ""
    name: str = ""
    keep_empty: bool = False
    page: int = 0


@dataclass(slots=True)
class Latent:
    """Text of a paragraph that is not shown: it becomes a block after the paragraph's own.

    `at` is the offset in the paragraph's text where it stands.
    """

    kind: Kind
    draft: "Draft"
    at: int = 0
    name: str = ""
    detail: str = ""
    author: str = ""
    date: str = ""
    change: Change = ""


@dataclass(slots=True)
class Span:
    """A range of a draft's text that is known by its draft until the block has its index.

    Without an `end` it reaches to the end of the text.
    """

    draft: "Draft"
    start: int
    end: int = -1

    @property
    def block(self) -> int | None:
        return self.draft.index

    @property
    def stop(self) -> int:
        return self.end if self.end >= 0 else self.draft.length

    @property
    def text(self) -> str:
        return self.draft.text[self.start : self.stop]


@dataclass(slots=True)
class Draft:
    """Text as it is gathered; `index` is set when it has become a block."""

    part: str
    chunks: list[str] = field(default_factory=list)
    length: int = 0
    index: int | None = None
    page: int | None = None
    latents: list[Latent] = field(default_factory=list)
    _anchors: list[list[int]] = field(default_factory=list)
    _elements: list[str] = field(default_factory=list)
    _formats: list[tuple[int, Format, Change]] = field(default_factory=list)

    @property
    def text(self) -> str:
        if len(self.chunks) > 1:
            self.chunks = ["".join(self.chunks)]
        return self.chunks[0] if self.chunks else ""

    def add(self, text: str, paragraph: int, run: int, offset: int, style: Format = PLAIN,
            change: Change = "", element: str = "") -> None:  # fmt: skip
        """Append what stands at this place of the part; what has no width is left out."""
        if text.isascii() or not _INVISIBLE.search(text):
            self._append(text, paragraph, run, offset, style, change, element)
            return
        begin = 0
        for found in _INVISIBLE.finditer(text):
            if begin < found.start():
                piece = text[begin : found.start()]
                self._append(piece, paragraph, run, offset + begin, style, change, element)
            begin = found.end()
        if begin < len(text):
            self._append(text[begin:], paragraph, run, offset + begin, style, change, element)

    def add_break(self, text: str = "\n") -> None:
        """Append white space that stands nowhere in the source."""
        if self.length:
            self.chunks.append(text)
            self.length += len(text)

    def _append(self, text: str, paragraph: int, run: int, offset: int, style: Format,
                change: Change, element: str) -> None:  # fmt: skip
        if not text:
            return
        start = self.length
        self.length = end = start + len(text)
        self.chunks.append(text)
        anchors = self._anchors
        if anchors:
            last = anchors[-1]
            if (
                last[3] == run
                and last[2] == paragraph
                and last[1] == start
                and last[4] + start - last[0] == offset
                and self._elements[-1] == element
            ):
                last[1] = end
            else:
                anchors.append([start, end, paragraph, run, offset])
                self._elements.append(element)
        else:
            anchors.append([start, end, paragraph, run, offset])
            self._elements.append(element)
        formats = self._formats
        if not formats or formats[-1][1] is not style or formats[-1][2] != change:
            formats.append((start, style, change))

    def anchors(self) -> tuple[TextAnchor, ...]:
        part = self.part
        return tuple([
            TextAnchor(start, end, part, paragraph, run, offset, element)
            for (start, end, paragraph, run, offset), element in zip(
                self._anchors, self._elements, strict=True
            )
        ])  # fmt: skip

    def cut(self, start: int, end: int, onto: "Draft | None" = None) -> "Draft":
        """The same characters at the same places, ``text[start:end]`` alone, behind `onto`."""
        piece = Draft(self.part) if onto is None else onto
        for (low, high, paragraph, run, offset), element in zip(
            self._anchors, self._elements, strict=True
        ):
            begin, stop = max(low, start), min(high, end)
            if begin < stop:
                text = self.text[begin:stop]
                piece.add(text, paragraph, run, offset + begin - low, element=element)
        return piece

    def formats(self) -> Iterator[tuple[int, int, Format, Change]]:
        """Start, end, format and change of each span; together they cover the text."""
        begin = 0
        for i, (_, style, change) in enumerate(self._formats):
            end = self._formats[i + 1][0] if i + 1 < len(self._formats) else self.length
            yield begin, end, style, change
            begin = end

    def runs(self) -> tuple[Run, ...]:
        return tuple([
            Run(start, end, s.font, s.mono, s.size, s.color, s.bold, s.italic, s.underline,
                s.highlight, s.style, s.language, s.raised, change, s.fill)
            for start, end, s, change in self.formats()
        ])  # fmt: skip

    def language(self) -> str | None:
        """The language of most of the text."""
        if len(self._formats) == 1:
            return self._formats[0][1].language
        counts: dict[str, int] = {}
        for start, end, style, _ in self.formats():
            if style.language:
                counts[style.language] = counts.get(style.language, 0) + end - start
        return max(counts, key=lambda language: counts[language]) if counts else None
