"""Characters that a page holds apart or not at all, put right before anything reads them.

Old TeX fonts draw an accent and its letter one over the other; justified text lets PDFium see
blanks inside words; fonts without a map for their ligatures leave holes. The page keeps its indexes
throughout: what is taken away becomes `NOTHING`, what says more than its one character is `spelled`
out in its page.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from statistics import median

from qualitygate.extract.pdf.chars import NOTHING, Page, Spelling
from qualitygate.extract.pdf.faces import Face
from qualitygate.extract.pdf.words import known

_COMBINING = {
    "`": 0x300, "´": 0x301, "^": 0x302, "ˆ": 0x302, "~": 0x303, "˜": 0x303, "¯": 0x304,
    "˘": 0x306, "˙": 0x307, "¨": 0x308, "°": 0x30A, "˚": 0x30A, "˝": 0x30B, "ˇ": 0x30C,
    "¸": 0x327, "˛": 0x328,
}  # fmt: skip
_ACCENT = re.compile(f"[{re.escape(''.join(_COMBINING))}\u0300-\u0328]")
_BESIDE = frozenset("¨ˆ˜˚ˇ¸˛")  # never a sign of its own between two letters
_BELOW = frozenset("¸˛")
_DOTLESS = {"ı": "i", "ȷ": "j"}
_OVER, _NEAR, _APART, _RAISED = 0.2, 0.15, 0.3, 0.4  # em
_FAR, _CLOSE = 200, 5  # characters
_BLANK, _INNER_BLANK = re.compile(" "), re.compile(r"[^\W\d_] [^\W\d_]")
_NO_GAP, _SMALL_GAP, _SMALLER = 0.2, 0.3, 0.6  # em, em, of the line's other gaps
_SURE = 2  # words
_FEWEST_LETTERS = 4
_LIGATURES = ("fi", "fl", "ff", "ffi", "ffl", "ti", "tt", "ft", "tti", "fj")
# Controls, private use, U+FFFD and up: no map. Word's printer driver says U+019F and U+01A9.
_HOLE = re.compile("[\0\x01\x03-\x08\x0b-\x1f\u019f\u01a9\ue000-\uf8ff\ufffd\uffff]")
_LETTERS_ON = re.compile(r"[^\W\d_]*")
_LETTERS = re.compile(r"[a-z]{2}")
_HOLE_WIDTH = (0.35, 1.1)  # em


def mend(page: Page, handles: Sequence[int | None]) -> None:
    """Put a page's characters right; `handles` are their text objects, None for PDFium's own."""
    mender = _Mender(page, handles)
    if _ACCENT.search(page.text):
        mender.accents()
    if _HOLE.search(page.text):
        mender.holes()
    mender.blanks()
    mender.finish()


class _Mender:
    def __init__(self, page: Page, handles: Sequence[int | None]) -> None:
        self.page, self.handles = page, handles
        self.text = page.text
        self.changes: dict[int, str] = {}
        self.starts = [segment.start for segment in page.segments]

    def finish(self) -> None:
        if self.changes:
            letters = list(self.text)
            for index, letter in self.changes.items():
                letters[index] = letter
            self.page.text = "".join(letters)

    def _em(self, index: int) -> float:
        place = bisect_right(self.starts, index) - 1
        return (self.page.segments[place].ink.size if place >= 0 else 0.0) or 10.0

    def _at(self, index: int) -> str:
        return self.changes.get(index, self.text[index]) if 0 <= index < len(self.text) else ""

    def _generated(self, index: int) -> bool:
        """Whether PDFium made a blank up: such a one has no width."""
        if not self.text[index].isspace():
            return False
        return self.handles[index] is None or self.page.lefts[index] == self.page.rights[index]

    def accents(self) -> None:
        """Compose each accent into the letter that it stands over, under, or before."""
        for match in _ACCENT.finditer(self.text):
            index = match.start()
            if self.handles[index] is None:
                continue
            letter = self._letter(index, match.group()) or self._far_letter(index, match.group())
            if letter is not None:
                self._compose(index, *letter)

    def _letter(self, index: int, accent: str) -> tuple[int, str] | None:
        """The index of an accent's letter, and what the two come to."""
        page, em = self.page, self._em(index)
        mark = chr(_COMBINING.get(accent, ord(accent)))
        middle = (page.lefts[index] + page.rights[index]) / 2
        found: list[tuple[float, int, str]] = []
        for step in (1, -1):
            place = index + step
            while 0 <= place < len(self.text) and (
                self._generated(place) or self._at(place) == NOTHING
            ):
                place += step
            base = self._at(place)
            whole = unicodedata.normalize("NFC", _DOTLESS.get(base, base) + mark)
            if not base.isalpha() or len(whole) != 1:
                continue
            away = abs((page.lefts[place] + page.rights[place]) / 2 - middle)
            touching = page.lefts[place] - 1 <= middle <= page.rights[place] + 1
            if touching and away < _OVER * em:
                found.append((away, place, whole))
            elif self._stands_beside(index, accent, place, step, em):
                found.append((em + away, place, whole))
        return min(found)[1:] if found else None

    def _far_letter(self, index: int, accent: str) -> tuple[int, str] | None:
        """The same for an accent that PDFium puts elsewhere in its line: those of capitals do."""
        page, em = self.page, self._em(index)
        middle = (page.lefts[index] + page.rights[index]) / 2
        mark = chr(_COMBINING.get(accent, ord(accent)))
        baseline = self._baseline(index)
        for place in range(max(index - _FAR, 0), min(index + _FAR, len(self.text))):
            away = abs((page.lefts[place] + page.rights[place]) / 2 - middle)
            if away < _OVER * em and self._at(place).isalpha() and place != index:
                whole = unicodedata.normalize("NFC", self._at(place) + mark)
                if len(whole) == 1 and abs(self._baseline(place) - baseline) < _RAISED * em:
                    return place, whole
        return None

    def _baseline(self, index: int) -> float:
        return self.page.segments[bisect_right(self.starts, index) - 1].baseline

    def _stands_beside(self, index: int, accent: str, place: int, step: int, em: float) -> bool:
        """Whether an accent next to a letter, within a word, can only be that letter's."""
        if accent in _COMBINING and accent not in _BESIDE:
            return False
        after = accent in _BELOW or accent not in _COMBINING
        if after != (step < 0) or place != index + step:
            return False
        first, second = min(index, place), max(index, place)
        other = self._at(index - step)
        gap = self.page.lefts[second] - self.page.rights[first]
        return -_APART * em < gap < _APART * em and (other.isalpha() or accent not in _COMBINING)

    def _compose(self, index: int, place: int, whole: str) -> None:
        known_as = self.page.spelled.get(place)
        first = min(index, known_as.first if known_as else place)
        last = max(index, known_as.first + known_as.count - 1 if known_as else place)
        if last - first > _CLOSE:
            first = last = place
        for other in (index, *range(first, last + 1)):
            self.changes[other] = NOTHING
        self.changes[place] = whole
        self.page.spelled[place] = Spelling(whole, first, last - first + 1)
        page, em = self.page, self._em(place)
        for blank, left, right in ((first - 1, first - 2, place), (last + 1, place, last + 2)):
            if left < 0 or right >= len(self.text) or not self._generated(blank):
                continue
            joined = self._at(left).isalpha() and self._at(right).isalpha()
            if joined and page.lefts[right] - page.rights[left] < _NEAR * em:
                self.changes[blank] = NOTHING

    def blanks(self) -> None:
        """Take away the blanks that PDFium sees inside of words.

        Real blanks stay, and so do small gaps between words: in tight lines they are as small.
        """
        lost: dict[int, str] = {}
        page, lefts, rights, handles = self.page, self.page.lefts, self.page.rights, self.handles
        for match in _BLANK.finditer(self.text):
            index = match.start()
            if lefts[index] != rights[index] and handles[index] is not None:
                continue  # a blank that the page spells out
            if index in self.changes or not _INNER_BLANK.match(self.text, index - 1):
                continue
            gap = (lefts[index + 1] - rights[index - 1]) / self._em(index - 1)
            if 0 <= gap < _SMALL_GAP and self._is_torn(index):
                others = self._other_gaps(index) if gap >= _NO_GAP else [1.0]
                if others and gap < _SMALLER * median(others):
                    self.changes[index] = NOTHING
            elif _HOLE_WIDTH[0] < gap < _HOLE_WIDTH[1] and (ligature := self._lost(index)):
                lost[index] = ligature
        if len(lost) >= _SURE:
            for index, ligature in lost.items():
                page.lefts[index], page.rights[index] = (
                    page.rights[index - 1],
                    page.lefts[index + 1],
                )
                self._spell(index, ligature)

    def _parts(self, index: int, after: int) -> tuple[str, str]:
        """The letters before an index and from another one on."""
        left = _LETTERS_ON.match(self.text[max(index - 30, 0) : index][::-1])
        right = _LETTERS_ON.match(self.text, after, after + 30)
        return left.group()[::-1] if left else "", right.group() if right else ""

    def _is_torn(self, index: int) -> bool:
        left, right = self._parts(index, index + 1)
        if len(left) + len(right) < _FEWEST_LETTERS or not right.islower():
            return False
        return known(left + right) and not (known(left) and known(right))

    def _other_gaps(self, index: int) -> list[float]:
        """The widths, in em, of the line's other blanks."""
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", index)
        end = len(self.text) if end < 0 else end
        lefts, rights = self.page.lefts, self.page.rights
        em = self._em(index - 1)
        return [
            (lefts[place + 1] - rights[place - 1]) / em
            for place in (match.start() for match in _BLANK.finditer(self.text, start + 1, end - 1))
            if place != index
        ]

    def holes(self) -> None:
        """Spell out the ligatures that the font has no map for, where only one makes a word.

        What one of a font's characters stood for in several words, it stands for in all of them.
        """
        holes: list[tuple[int, str, str, list[str]]] = []
        for match in _HOLE.finditer(self.text):
            index = match.start()
            left, right = self._parts(index, index + 1)
            if self.handles[index] is None or not (left or right):
                continue
            found = _ligatures(left, right)
            holes.append((index, left, right, found))
            if len(found) == 1:
                meanings = self._face(index).ligatures.setdefault(self.text[index], {})
                meanings.setdefault(found[0], set()).add(left + right)
        for index, left, right, found in holes:
            usual = self._usual(index)
            if usual or len(found) == 1:
                self._spell(index, usual or found[0])
            elif left and right:
                self.page.broken += 1

    def _usual(self, index: int) -> str:
        """What a hole stands for in most words; "" where that is not certain."""
        meanings = self._face(index).ligatures.get(self.text[index], {})
        ranked = sorted(((len(words), text) for text, words in meanings.items()), reverse=True)
        second = ranked[1][0] if len(ranked) > 1 else 0
        return ranked[0][1] if ranked and ranked[0][0] >= max(_SURE, 2 * second) else ""

    def _face(self, index: int) -> Face:
        return self.page.segments[bisect_right(self.starts, index) - 1].ink.face

    def _spell(self, index: int, text: str) -> None:
        self.changes[index] = text[0]
        self.page.spelled[index] = Spelling(text, index, 1)

    def _lost(self, index: int) -> str:
        """The ligature that a font without a glyph's character leaves a blank for."""
        left, right = self._parts(index, index + 1)
        if len(left + right) < _FEWEST_LETTERS - 1:
            return ""
        if (known(left) and known(right)) or known(left + right) or not right.islower():
            return ""
        if self._face(index - 1) is not self._face(index + 1):
            return ""
        found = [found for found in _ligatures(left, right) if found.startswith("f")]
        return found[0] if len(found) == 1 else ""


def _ligatures(left: str, right: str) -> list[str]:
    """The ligatures that make one word of two parts."""
    if not _LETTERS.search(left + right):
        return []
    return [ligature for ligature in _LIGATURES if known(left + ligature + right)]
