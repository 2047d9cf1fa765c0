"""A paragraph's lines -> a block's text, with the place and the setting of each piece."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from qualitygate.document import PageAnchor, Run
from qualitygate.extract.pdf.chars import Ink
from qualitygate.extract.pdf.edges import room_for
from qualitygate.extract.pdf.furniture import has_leader
from qualitygate.extract.pdf.join import between, is_cut
from qualitygate.extract.pdf.line import Line
from qualitygate.extract.pdf.paragraphs import Paragraph
from qualitygate.extract.pdf.words import Vocabulary

_WHOLE = 1.5 * 2**52
_TAB = 3.0  # em: a wider gap on one line is a tabulator's


@dataclass(frozen=True, slots=True)
class Composed:
    """A block's text in the making; `label` is the number or bullet before it."""

    text: str
    anchors: tuple[PageAnchor, ...]
    runs: tuple[Run, ...]
    label: str


def compose(
    paragraph: Paragraph, words: Vocabulary, *, strip_label: bool, code: bool = False
) -> Composed:
    """The text of a paragraph; as code it keeps its line breaks."""
    builder = _Builder()
    contents = paragraph.role == "contents" or (
        paragraph.tag is not None and paragraph.tag.type == "TOCI"
    )
    label = paragraph.label
    before: Line | None = None
    for line in paragraph.lines:
        start = 0
        if before is None and strip_label and line.label and not label:
            label, start = line.label, line.label_end
        if before is not None:
            builder.join(before, line, words, paragraph, code=code)
        if contents:
            builder.add_entry(line, start)
        else:
            builder.add(line, start, len(line.text))
        before = line
    return builder.result(label)


class _Setting(NamedTuple):
    """How a stretch of text is set."""

    ink: Ink
    raised: bool
    highlight: str | None


class _Builder:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.anchors: list[PageAnchor] = []
        self.settings: list[tuple[int, int, _Setting]] = []

    @property
    def tail(self) -> str:
        """The end of the text so far, long enough for any decision on it."""
        result = ""
        for part in reversed(self.parts):
            result = part + result
            if len(result) > 300:
                break
        return result

    def add(self, line: Line, start: int, end: int) -> None:
        """Append ``line.text[start:end]``."""
        offset = 0
        page = line.page
        for first, last in line.spans:
            if first == last:  # a blank that the page does not spell out
                if start <= offset < end:
                    self.put(" ")
                offset += 1
                continue
            low, high = max(first, first + start - offset), min(last, first + end - offset)
            offset += last - first
            if low >= high:
                continue
            if page.spelled:
                for index in range(low, high):
                    if index in page.spelled:
                        self._place(line, low, index)
                        self._spell(line, index)
                        low = index + 1
            self._place(line, low, high)

    def _place(self, line: Line, low: int, high: int) -> None:
        """Append ``page.text[low:high]`` with its place."""
        if low >= high:
            return
        page = line.page
        text = page.text[low:high].replace("\r", " ").replace("\n", " ")
        edges = tuple(_hundredths([*page.lefts[low:high], page.rights[high - 1]]))
        self._anchor(line, text, low, high - low, edges)
        self._set(line, low, high)
        self.parts.append(text)
        self.length += high - low

    def _spell(self, line: Line, index: int) -> None:
        """Append what the page's character at an index stands for."""
        page, spelling = line.page, line.page.spelled[index]
        left, size = page.lefts[index], len(spelling.text)
        step = (page.rights[index] - left) / size
        edges = tuple(round(left + place * step, 2) for place in range(size + 1))
        self._anchor(line, spelling.text, spelling.first, spelling.count, edges)
        self._set(line, index, index + 1, size)
        self.parts.append(spelling.text)
        self.length += size

    def _anchor(
        self, line: Line, text: str, first: int, count: int, edges: tuple[float, ...]
    ) -> None:
        self.anchors.append(
            PageAnchor(
                self.length, self.length + len(text), line.page.number, first, count,
                round(line.top, 2), round(line.bottom, 2), edges,
            )
        )  # fmt: skip

    def add_entry(self, line: Line, start: int) -> None:
        """Append a line of a table of contents, its leader shortened to a tab."""
        leader = has_leader(line.text)
        if leader is None:
            self.add(line, start, len(line.text))
            return
        self.add(line, start, len(line.text[: leader.start()].rstrip(" .…_·")))
        after = line.text[leader.end() :]
        rest = len(line.text) - len(after.lstrip(" .…_·"))
        if rest < len(line.text):
            self.put("\t")
            self.add(line, rest, len(line.text))

    def _set(self, line: Line, low: int, high: int, size: int = 0) -> None:
        """Note the setting of what is appended next, `size` characters if not as many as there."""
        shift = self.length - low
        more = max(size - (high - low), 0)
        for segment, start, end in line.atoms:
            first, last = max(low, start), min(high, end)
            if first < last:
                raised = (
                    segment.ink.size < 0.82 * line.size
                    and line.baseline - segment.baseline > 0.15 * line.size
                )
                for one, two, color in _coloured(line, first, last):
                    self.settings.append(
                        (one + shift, two + shift + more, _Setting(segment.ink, raised, color))
                    )

    def put(self, text: str) -> None:
        """Append what stands on no page."""
        self.parts.append(text)
        self.length += len(text)

    def drop(self, count: int) -> None:
        """Take characters away from the end."""
        self.length -= count
        while count and self.parts:
            last = self.parts[-1]
            kept = last[: max(len(last) - count, 0)]
            count -= len(last) - len(kept)
            self.parts[-1:] = [kept] if kept else []
        while self.anchors and self.anchors[-1].start >= self.length:
            self.anchors.pop()
        if self.anchors and self.anchors[-1].end > self.length:
            a = self.anchors.pop()
            size = self.length - a.start
            self.anchors.append(
                PageAnchor(
                    a.start,
                    self.length,
                    a.page,
                    a.index,
                    size,
                    a.top,
                    a.bottom,
                    a.edges[: size + 1],
                )
            )
        self.settings = [
            (start, min(end, self.length), setting)
            for start, end, setting in self.settings
            if start < self.length
        ]

    def join(
        self, before: Line, line: Line, words: Vocabulary, paragraph: Paragraph, *, code: bool
    ) -> None:
        """Put between two lines what belongs there."""
        lead = line.baseline - before.baseline
        same_page = before.page is line.page
        if code:
            self.put("\n" if lead > 0.3 * line.em or not same_page else " ")
            return
        if same_page and abs(lead) < 0.3 * line.em:
            self.put("\t" if line.left - before.right > _TAB * line.em else " ")
            return
        dropped, text = between(self.tail, line.text, words)
        if dropped:
            self.drop(dropped)
        elif text == " " and paragraph.is_cell and is_cut(before.text, line.text, words):
            text = ""
        elif text == " " and paragraph.tag is not None and same_page and _forced(before, line):
            text = "\n"
        self.put(text)

    def result(self, label: str) -> Composed:
        text = "".join(self.parts)
        return Composed(text, tuple(self.anchors), tuple(self._runs()), label)

    def _runs(self) -> list[Run]:
        """Runs that cover the text; what stands between two belongs to the first."""
        merged: list[tuple[int, _Setting]] = []
        for start, _, setting in self.settings:
            if not merged or merged[-1][1] != setting:
                merged.append((start, setting))
        starts = [0, *(start for start, _ in merged[1:]), self.length]
        return [
            Run(
                starts[place], starts[place + 1], ink.face.name, ink.face.mono, ink.size, ink.color,
                ink.bold, ink.italic, highlight=highlight, raised=raised,
            )
            for place, (_, (ink, raised, highlight)) in enumerate(merged)
        ]  # fmt: skip


def _hundredths(values: list[float]) -> list[float]:
    """The values rounded to two digits as `round` does, at a tenth of its price.

    A double as large as 1.5 × 2**52 has no room for a fraction: what is added to it is rounded.
    """
    return [(value * 100 + _WHOLE - _WHOLE) / 100 for value in values]


def _coloured(line: Line, low: int, high: int) -> Iterator[tuple[int, int, str | None]]:
    """A range of the page's indexes, cut where a highlight begins or ends."""
    for start, end, color in sorted(line.highlights):
        first, last = max(low, start), min(high, end)
        if first < last:
            if low < first:
                yield low, first, None
            yield first, last, color
            low = last
    if low < high:
        yield low, high, None


def _forced(before: Line, line: Line) -> bool:
    """Whether a tagged block breaks its line here by will, not for want of room."""
    return line.baseline - before.baseline > 1.9 * line.em or room_for(before, line, 2.0)
