"""The bullet or number at the start of a line."""

import re

from qualitygate.extract.pdf.line import Line, index_at

BULLETS = "•●▪❑❒◻◼◦○■□▫‣⁃∙·➢➤►▶✓✔✗✘❖♦◆◊★☐☑☒»–—‒―*-"
LABEL_ONLY = re.compile(
    rf"(?:[{re.escape(BULLETS)}\ue000-\uf8ff]|o|\(?(?:\d{{1,3}}|[A-Za-z]|[ivxlIVXL]{{1,6}})[.)]"
    r"|\[\d{1,3}\]|(?:\d{1,3}|[A-Z])(?:\.\d{1,3})+[.)]?|\d{1,2}-?)"
)
_LABEL = re.compile(
    rf"(?:[{re.escape(BULLETS)}\ue000-\uf8ff]|\(?(?:\d{{1,3}}|[A-Za-z]|[ivxIVX]{{1,5}})[.)]"
    r"|\[\d{1,3}\]|(?:\d{1,3}|[A-Z])(?:\.\d{1,3})+[.)]?|\d{1,2}-)(?=\s)"
)


def find_label(line: Line) -> None:
    match = _LABEL.match(line.text)
    if match is None and line.text[:1] == "o" and len(line.text) > 2:
        match = _courier_bullet(line)
    if match is None:
        match = _spaced_number(line)
    if match is None or not _stands_apart(line, match):
        return
    line.label = match.group().strip()
    rest = line.text[match.end() :]
    line.label_end = match.end() + len(rest) - len(rest.lstrip())
    if line.label_end < len(line.text):
        line.body = line.page.lefts[index_at(line, line.label_end)]


_DOUBTFUL = re.compile(r"[A-Za-z]\.|(?:\d{1,3}|[A-Z])(?:\.\d{1,3})+")


def _stands_apart(line: Line, match: "re.Match[str]") -> bool:
    """Whether a label that may be an initial or a quantity ("A. Smith", "2.5 days") is one."""
    if not _DOUBTFUL.fullmatch(match.group()) or line.bold:
        return True
    rest = line.text[match.end() :].lstrip()
    if not rest:
        return False
    last = index_at(line, match.end() - 1)
    after = index_at(line, len(line.text) - len(rest))
    gap = line.page.lefts[after] - line.page.rights[last]
    return gap > 0.45 * line.em or (line.size > 11.5 and rest[0].isupper())


def _courier_bullet(line: Line) -> "re.Match[str] | None":
    """Word's second-level bullet is the letter o in Courier."""
    segment, start, end = line.atoms[0]
    alone = end - start == 1 and segment.ink.face.named_mono and len(line.atoms) > 1
    return re.match(r"o(?=\s)", line.text) if alone else None


def _spaced_number(line: Line) -> "re.Match[str] | None":
    """A number without a stop is a label only before a gap wider than a blank."""
    match = re.match(r"\d{1,2}(?=(\s+)\S)", line.text)
    if match is None:
        return None
    last, after = index_at(line, match.end() - 1), index_at(line, match.end(1))
    gap = line.page.lefts[after] - line.page.rights[last]
    return match if gap > 0.65 * line.em else None
