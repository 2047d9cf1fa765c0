"""Segments -> lines: what stands side by side on one baseline and belongs together."""

import re
from collections.abc import Iterator, Sequence
from operator import sub

from qualitygate.extract.pdf.chars import NOTHING, Ink, Page, Segment
from qualitygate.extract.pdf.labels import LABEL_ONLY, find_label
from qualitygate.extract.pdf.line import Line
from qualitygate.extract.pdf.shapes import Rule
from qualitygate.extract.pdf.tags import Tag
from qualitygate.extract.pdf.words import known

WIDE_GAP = 1.4  # em: a wider gap is a column's, not a word's
_LOST_GAP = 0.12  # em
_RAISED_SIZE = 0.82  # of the line's size: smaller and off the baseline is a raised mark
_BLANKS = "".join(chr(c) for c in range(0x3001) if chr(c).isspace()) + NOTHING
_SPACE = re.compile(r"[\s\u200b]+")


def build_lines(page: Page, tag_of: dict[int, Tag], walls: Sequence[Rule] = ()) -> list[Line]:
    """The page's lines in PDFium's order, which is that of the content.

    `walls` are upright ruling lines: no line of text goes through one.
    """
    lines: list[Line] = []
    current: Line | None = None
    for segment in page.segments:
        tag = tag_of.get(segment.content_id) if segment.content_id >= 0 else None
        crossed = _crossed(segment, walls)
        for start, end in _atoms(page, segment, crossed):
            if (
                current is not None
                and _continues(page, current, segment, start, tag)
                and not (crossed and _between(crossed, current.right, page.lefts[start]))
            ):
                _extend(page, current, segment, start, end)
                continue
            current = Line(
                page, [(segment, start, end)], segment.ink.size, segment.baseline,
                page.lefts[start], page.rights[end - 1], tag, segment.angle, segment.hidden,
            )  # fmt: skip
            lines.append(current)
    for line in lines:
        _finish(line)
    lines = [line for line in lines if line.text]
    return [
        line
        for line, before in zip(lines, [None, *lines], strict=False)
        if before is None or not _is_stray_mark(before, line)
    ]


def _is_stray_mark(before: Line, line: Line) -> bool:
    """Whether a line is but the raised mark of a note, drawn after the line that it stands in."""
    inside = before.left < line.left and line.right < before.right
    raised = 0.15 * before.em < before.baseline - line.baseline < 0.75 * before.em
    if not (inside and raised and line.size < _RAISED_SIZE * before.size):
        return False
    if not _NOTE_MARK.fullmatch(line.text):
        return False
    _close_gap(before, line.left)
    return True


def _close_gap(line: Line, x: float) -> None:
    """Take the blank away that a mark leaves before a stop."""
    page = line.page
    for place, (start, end) in enumerate(line.spans):
        for index in range(start + 1, end - 1):
            at_mark = page.rights[index - 1] <= x + 1 and page.lefts[index + 1] > x
            if at_mark and page.text[index].isspace() and page.text[index + 1] in ".,;:)":
                line.spans[place : place + 1] = [(start, index), (index + 1, end)]
                line.text = _spelled(line)
                return


def _crossed(segment: Segment, walls: Sequence[Rule]) -> list[float]:
    """Where on the x axis the walls stand that pass the segment's height."""
    if segment.angle != 0 or not walls:
        return []
    y = segment.baseline - 0.3 * segment.ink.size
    return [wall.position for wall in walls if wall.start < y < wall.end]


def _between(positions: list[float], left: float, right: float) -> bool:
    return any(left - 1 <= x <= right + 1 for x in positions) and right > left - 1


def _atoms(page: Page, segment: Segment, crossed: list[float]) -> Iterator[tuple[int, int]]:
    """The segment's text cut at walls and gaps as wide as a column's, without blanks around."""
    text, lefts, rights = page.text, page.lefts, page.rights
    raw = text[segment.start : segment.end]
    stripped = raw.strip(_BLANKS)
    if not stripped:
        return
    start = segment.start + raw.index(stripped[0])
    end = start + len(stripped)
    if segment.angle != 0 or " " not in stripped:
        yield start, end
        return
    wide = WIDE_GAP * segment.ink.size
    cut = start
    for match in _SPACE.finditer(text, start, end):
        before, after = match.span()
        if not -wide <= lefts[after] - rights[before - 1] <= wide or (
            crossed and _between(crossed, rights[before - 1], lefts[after])
        ):
            yield cut, before
            cut = after
    yield cut, end


def _continues(page: Page, line: Line, segment: Segment, start: int, tag: Tag | None) -> bool:
    if tag is not line.tag and (tag is None or line.tag is None or tag.path != line.tag.path):
        return False
    if segment.hidden != line.hidden or segment.angle != line.angle:
        return False
    if segment.angle != 0:
        return abs(segment.baseline - line.baseline) < 0.2 * line.em
    gap = page.lefts[start] - line.right
    size = segment.ink.size
    em = max(size, line.size) or 10.0
    raised = line.baseline - segment.baseline
    if abs(raised) > 0.15 * em:
        small = size < _RAISED_SIZE * line.size and -0.35 * em < raised < 0.75 * em
        grown = line.size < _RAISED_SIZE * size and -0.75 * em < raised < 0.35 * em
        if not (small or grown) or not -0.3 * em < gap < 0.6 * em:
            return False
    if gap < -0.6 * em:
        return False
    if gap <= WIDE_GAP * em:
        return True
    return gap <= 6 * em and _is_label(page, line)


def _is_label(page: Page, line: Line) -> bool:
    first, last = line.atoms[0][1], line.atoms[-1][2]
    return last - first <= 12 and bool(LABEL_ONLY.fullmatch(page.text[first:last].strip()))


def _extend(page: Page, line: Line, segment: Segment, start: int, end: int) -> None:
    if line.size < _RAISED_SIZE * segment.ink.size:
        line.size, line.baseline = segment.ink.size, segment.baseline
    line.atoms.append((segment, start, end))
    line.right = max(line.right, page.rights[end - 1])


def mended(lines: list[Line]) -> list[Line]:
    """Put lines of one cell together that only justified blanks hold apart; returns those gone."""
    gone: list[Line] = []
    last: Line | None = None
    for line in list(lines):
        if (
            last is not None
            and abs(line.baseline - last.baseline) < 0.15 * line.em
            and line.left > last.right
            and line.atoms[0][1] - last.atoms[-1][2] <= 4
        ):
            last.atoms.extend(line.atoms)
            last.right = max(last.right, line.right)
            last.spans, last.label, last.label_end = [], "", 0
            _finish(last)
            lines.remove(line)
            gone.append(line)
        else:
            last = line
    return gone


def _finish(line: Line) -> None:
    """Fill in what follows from the atoms: text, extent, formatting, label."""
    segment, start, end = line.atoms[0]
    if len(line.atoms) == 1:
        line.spans, line.ink, line.bold = [(start, end)], segment.ink, segment.ink.bold
        line.top, line.bottom = segment.top, segment.bottom
    else:
        _blend(line)
    _tidy(line)
    line.body = line.left
    find_label(line)


def _blend(line: Line) -> None:
    """Set what the atoms of a line come to between them: spans, extent, formatting."""
    page = line.page
    weights: dict[int, int] = {}
    inks: dict[int, Ink] = {}
    total = bold = 0
    for segment, start, end in line.atoms:
        if line.spans and not page.text[line.spans[-1][1] : start].strip(_BLANKS):
            line.spans[-1] = (line.spans[-1][0], end)
        else:
            line.spans.append((start, end))
        ink, weight = segment.ink, end - start
        weights[id(ink)] = weights.get(id(ink), 0) + weight
        inks[id(ink)] = ink
        total += weight
        bold += weight * ink.bold
    line.ink = inks[max(weights, key=lambda key: weights[key])]
    line.bold = bold > 0.9 * total
    base = [s for s, _, _ in line.atoms if abs(s.baseline - line.baseline) < 0.15 * line.em]
    line.top = min(s.top for s in base) if base else line.atoms[0][0].top
    line.bottom = max(s.bottom for s in base) if base else line.atoms[0][0].bottom


def _tidy(line: Line) -> None:
    """Drop control characters, doubled blanks and raised note marks; then set the text."""
    _find_lost_blanks(line)
    text = _spelled(line)
    if _is_untidy(text) or any(_raised(line, segment) for segment, _, _ in line.atoms[1:]):
        dropped = sorted(set(_dropped(line)))
        spans: list[tuple[int, int]] = []
        for start, end in line.spans:
            spans.extend([(start, end)] if start == end else _without(dropped, start, end))
        line.spans = spans
        text = _spelled(line)
    line.text = text


def _spelled(line: Line) -> str:
    """The text of the spans; an empty span is a blank that the page does not spell out."""
    return "".join([line.page.text[start:end] or " " for start, end in line.spans])


def _find_lost_blanks(line: Line) -> None:
    """Set a blank where words run together at a gap too narrow for PDFium ("toolfor").

    Only where the whole is no word and the parts are: spaced letters would fall apart.
    """
    page, wide = line.page, _LOST_GAP * line.em
    cuts = [
        index
        for start, end in line.spans
        if max(map(sub, page.lefts[start + 1 : end], page.rights[start:end]), default=0.0) > wide
        for index, right, left in zip(
            range(start, end - 1), page.rights[start:end], page.lefts[start + 1 : end], strict=False
        )
        if left - right > wide and page.text[index].isalpha() and page.text[index + 1].isalpha()
    ]
    if not cuts:
        return
    parted = [index for index in cuts if _parts_are_words(line, index, cuts)]
    spans: list[tuple[int, int]] = []
    for start, end in line.spans:
        for index in parted:
            if start <= index < end - 1:
                spans.extend([(start, index + 1), (index + 1, index + 1)])
                start = index + 1
        spans.append((start, end))
    line.spans = spans


def _parts_are_words(line: Line, index: int, cuts: list[int]) -> bool:
    text = line.page.text
    start, end = index, index + 1
    while start > 0 and text[start - 1].isalpha() and start - 1 not in cuts:
        start -= 1
    while end < len(text) and text[end].isalpha() and end - 1 not in cuts[cuts.index(index) + 1 :]:
        end += 1
    left, right = text[start : index + 1], text[index + 1 : end]
    return known(left) and known(right) and not known(left + right)


_UNTIDY = re.compile(r"\s{2}|[\x00-\x1f\x7f\u200b\ufeff\ufffe\uffff\u00ad]")


def _is_untidy(text: str) -> bool:
    """Whether a pattern that looks at every character has anything to find."""
    return not (text.isprintable() and "  " not in text) and bool(_UNTIDY.search(text))


def _dropped(line: Line) -> Iterator[int]:
    """The indexes within the spans that are no text."""
    page = line.page
    marks: set[int] = set()
    for segment, start, end in line.atoms:
        if _raised(line, segment) and _is_note_mark(line, start, end):
            marks.update(range(start, end))
    yield from marks
    blanks: list[int] = []
    last = -1
    for start, end in line.spans:
        for index in range(start, end):
            character = page.text[index]
            if index in marks or character in "\x7f\u200b\ufeff\u00ad\ufffe\uffff":
                if index not in marks:
                    yield index
            elif character.isspace():
                blanks.append(index)
            elif character < " ":
                yield index
            else:
                if blanks:
                    yield from _spare(line, last, blanks, index)
                    blanks = []
                last = index
    yield from blanks


def _spare(line: Line, last: int, blanks: list[int], index: int) -> list[int]:
    """Which blanks between two characters are too many: one stays, or none without a gap.

    PDFium breaks the line at a raised piece and takes the break for a blank.
    """
    page = line.page
    if last < 0:
        return blanks
    broken = any(page.text[blank] in "\r\n" for blank in blanks)
    if broken and page.lefts[index] - page.rights[last] < 0.15 * line.em:
        return blanks
    return blanks[1:]


def _raised(line: Line, segment: Segment) -> bool:
    return (
        segment.ink.size < _RAISED_SIZE * line.size
        and line.baseline - segment.baseline > 0.15 * line.size
    )


_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§¶]{1,3}|[a-z])(?:,\s?\d{1,3})*[\])]?")


def _is_note_mark(line: Line, start: int, end: int) -> bool:
    """Whether a raised piece refers to a note: after a word or a stop, never an exponent."""
    page = line.page
    if not _NOTE_MARK.fullmatch(page.text[start:end].strip()):
        return False
    before = page.text[max(start - 3, 0) : start].rstrip()
    first = line.atoms[0][1]
    if start <= first:
        return False  # a note's own number at the start of its line
    if not before or before[-1].isdigit():
        return False
    word = re.search(r"[^\W\d_]*$", before)
    unit = word is not None and 0 < len(word.group()) < 3
    return not (unit and page.text[start:end].strip() in ("2", "3"))  # m², cm³


def _without(dropped: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The ranges that are left of one when some indexes, sorted, are taken out."""
    for index in dropped:
        if start <= index < end:
            if start < index:
                yield start, index
            start = index + 1
    if start < end:
        yield start, end
