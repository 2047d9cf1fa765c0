"""What a page carries beside its text: running headers and footers, and tables of contents."""

import re
from collections import Counter, defaultdict

from qualitygate.extract.pdf.line import Line
from qualitygate.extract.pdf.sheet import Sheet

_ZONE = 0.16  # of the page's height, at the top and at the bottom
_SAME_HEIGHT = 4.0  # points
_USUAL = 5  # running lines in one place
_LONG = 90  # characters: no running line
_STAMP = 30.0  # points: so large, and slanted, text is a stamp across the page
_SLANTS = range(15, 76)  # degrees
_DIGITS = re.compile(r"\d+|\b[ivxlc]{1,6}\b")
_NUMBER = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlc]{1,6})[\W_]*")
# Each way begins with a plain character, so that `re` looks for nothing but those four.
_LEADER = re.compile(r"\.\s?(?:\.\s?){3,}|……+|_\s?(?:_\s?){4,}|·\s?(?:·\s?){3,}")
_ENTRY_END = re.compile(r"(?:^|\s|[.…_·])(?:\d{1,4}|[ivxl]{1,6})\s*$")
_CONTENTS = re.compile(
    r"(?:table of )?contents|(?:list|table) of (?:figures|tables|listings|abbreviations)"
    r"|index|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|contenido|indice",
    re.IGNORECASE,
)


def mark_furniture(sheets: list[Sheet]) -> None:
    """Set the `role` of watermarks, and of header and footer lines.

    The latter are repeated at one height on three pages or more.
    """
    for sheet in sheets:
        for line in sheet.lines:
            if line.size >= _STAMP and not line.hidden and line.angle % 90 in _SLANTS:
                line.role = "watermark"
    seen: dict[str, list[tuple[float, int, Line]]] = defaultdict(list)
    for sheet in sheets:
        for line, zone in _candidates(sheet):
            if _marked(line):
                line.role = zone
                continue
            seen[zone + _DIGITS.sub("#", line.text)].append((line.baseline, sheet.number, line))
    enough = 3 if len(sheets) > 2 else 2
    for key, places in seen.items():
        zone = "header" if key.startswith("header") else "footer"
        for baseline, _, line in places:
            pages = {n for y, n, _ in places if abs(y - baseline) <= _SAME_HEIGHT}
            if len(pages) >= enough:
                line.role = zone
    _mark_changing(sheets)
    for sheet in sheets:
        _keep_inner_numbers(sheet)


def _mark_changing(sheets: list[Sheet]) -> None:
    """Mark the running lines that name the section: outermost, where others repeat."""
    places = Counter(
        (line.role, round(line.baseline), round(line.size))
        for sheet in sheets
        for line in sheet.lines
        if line.role
    )
    for sheet in sheets:
        found = [(line, zone) for line, zone in _candidates(sheet) if not line.role]
        outermost = _outermost(sheet) if found else (0.0, 0.0)
        for line, zone in found:
            key = (zone, round(line.baseline), round(line.size))
            edge = outermost[zone == "footer"]
            if abs(line.baseline - edge) < 1 and places[key] >= _USUAL and len(line.text) < _LONG:
                line.role = zone


def _outermost(sheet: Sheet) -> tuple[float, float]:
    """The baselines of the first and the last line of a page."""
    baselines = [line.baseline for line in sheet.lines if not line.hidden and not line.angle]
    return min(baselines), max(baselines)


def _candidates(sheet: Sheet) -> list[tuple[Line, str]]:
    top, bottom = _ZONE * sheet.page.height, (1 - _ZONE) * sheet.page.height
    result = []
    for line in sheet.lines:
        if line.hidden or line.angle or (line.tag is not None and line.tag.type != "P"):
            continue
        if line.baseline < top:
            result.append((line, "header"))
        elif line.baseline > bottom:
            result.append((line, "footer"))
    return result


def _marked(line: Line) -> bool:
    """Whether the file itself says that a line is an artefact of the page."""
    return any(segment.artifact for segment, _, _ in line.atoms)


def _keep_inner_numbers(sheet: Sheet) -> None:
    """A bare number is furniture only where no text lies further out: listings have numbers too.

    And nothing is a header that has text as large above it: forms repeat their labels.
    """
    body = [line for line in sheet.lines if not line.role and not line.hidden and not line.angle]
    if not body:
        return
    first, last = min(line.baseline for line in body), max(line.baseline for line in body)
    for line in sheet.lines:
        if line.role == "header" and not _marked(line):
            above = (o for o in body if o.baseline < line.baseline - _SAME_HEIGHT)
            if any(other.size >= line.size for other in above):
                line.role = ""
        if line.role and _NUMBER.fullmatch(line.text) and first < line.baseline < last:
            line.role = ""


def mark_contents(sheets: list[Sheet]) -> None:
    """Set the `role` of the entries of tables of contents."""
    going_on = False
    for sheet in sheets:
        lines = [
            line for line in sheet.lines
            if not line.role and not line.hidden and not line.angle and line.tag is None
        ]  # fmt: skip
        leaders = _led(lines)
        for line in leaders:
            line.role = "contents"
        headed = next((line for line in lines if _CONTENTS.fullmatch(line.text.strip(" .:"))), None)
        ends = _rows(lines)
        many = len(ends) >= 5 and 2.5 * len(ends) >= len({round(li.baseline) for li in lines})
        many = many and _aligned(ends)
        if many and (headed is not None or going_on) and len(leaders) < len(ends):
            above = headed.baseline if headed is not None else 0.0
            lowest = max(line.baseline for line in ends)
            for line in lines:
                if above < line.baseline <= lowest + 1 and line is not headed:
                    line.role = "contents"
        going_on = many and (headed is not None or going_on)


def _led(lines: list[Line]) -> list[Line]:
    """The lines with a leader that leads to a page number: others are there to be filled in.

    The number of a dotted one may be a line of its own: then three make a table of contents.
    """
    led = [(line, leader[0]) for line in lines if (leader := _LEADER.search(line.text))]
    dotted = sum("_" not in leader for _, leader in led) >= 3
    return [line for line, leader in led if ends_entry(line.text) or (dotted and "_" not in leader)]


def _rows(lines: list[Line]) -> list[Line]:
    """The lines that end in a page number, alone at the right or after their title."""
    return [line for line in lines if len(line.text) < 160 and ends_entry(line.text)]


def _aligned(lines: list[Line]) -> bool:
    """Whether most page numbers end at the same place."""
    return any(
        sum(abs(line.right - edge) <= 3 for line in lines) >= 0.6 * len(lines)
        for edge in {round(line.right) for line in lines}
    )


def has_leader(text: str) -> "re.Match[str] | None":
    return _LEADER.search(text)


def ends_entry(text: str) -> bool:
    """Whether a line of a table of contents ends with its page number."""
    last = text.rstrip()[-1:]
    return (last.isdecimal() or last in "ivxl") and bool(_ENTRY_END.search(text))
