"""The characters of a PDF, looked up one by one with pypdfium2: what the extractor is held to."""

import unicodedata
from collections.abc import Iterable
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from qualitygate.document import Anchor, Document, PageAnchor

_HYPHENS = (0x02, 0xFFFE)  # what PDFium says for a hyphen at a line's end


_MARKS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303",
          "¸": "\u0327", "˚": "\u030a", "ˇ": "\u030c"}  # fmt: skip


def _made_up(anchor: PageAnchor) -> bool:
    """Whether the text is on no page, or a ligature that its font has no map for."""
    return anchor.index < 0 or anchor.count < anchor.end - anchor.start


def _composed(text: str) -> str:
    """An accent and its letter, in whatever order, as one character."""
    letter = "".join(c for c in text if c.isalpha() and c not in _MARKS).translate({0x131: "i"})
    marks = "".join(_MARKS.get(c, "") for c in text)
    return unicodedata.normalize("NFC", letter + marks)


class PdfSource:
    """Places on the pages, and in `document` those that are on no page (remarks, properties)."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pypdfium2.PdfDocument(data)
        self.pages: dict[int, pypdfium2.PdfTextPage] = {}
        self.elsewhere: dict[Anchor, str] = {}
        self.openings: set[Anchor] = set()

    def page(self, number: int) -> pypdfium2.PdfTextPage:
        if number not in self.pages:
            self.pages[number] = self.pdf[number - 1].get_textpage()
        return self.pages[number]

    def knows(self, document: Document) -> None:
        """Take the texts that are on no page as read, and note where blocks begin."""
        for block in document.blocks:
            self.openings.update(block.location.anchors[:1])
            for anchor in block.location.anchors:
                if isinstance(anchor, PageAnchor) and _made_up(anchor):
                    self.elsewhere[anchor] = block.text[anchor.start : anchor.end]

    def text(self, anchor: Anchor) -> str:
        assert isinstance(anchor, PageAnchor)
        if _made_up(anchor):
            return self.elsewhere[anchor]
        page = self.page(anchor.page)
        result = ""
        for index in range(anchor.index, anchor.index + anchor.count):
            code = pdfium.FPDFText_GetUnicode(page, index)
            if 0xD800 <= code < 0xDC00:  # half a character: the other half comes next
                low = pdfium.FPDFText_GetUnicode(page, index + 1)
                if 0xDC00 <= low < 0xE000:
                    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)
            if code > 0x10FFFF or 0xD800 <= code < 0xE000:
                code = 0xFFFD
            result += "-" if code in _HYPHENS else " " if code in (10, 13) else chr(code)
        return _composed(result) if anchor.count > anchor.end - anchor.start else result

    def keys(self, anchor: Anchor) -> Iterable[Any]:
        assert isinstance(anchor, PageAnchor)
        if anchor.index < 0:
            return []
        return [(anchor.page, anchor.index + place) for place in range(anchor.count)]

    def order(self, anchor: Anchor) -> Any:
        assert isinstance(anchor, PageAnchor)
        begins = anchor.index >= 0 and anchor in self.openings
        return (anchor.page, anchor.index) if begins else None

    def seen(self, number: int) -> set[tuple[int, int]]:
        """The characters of a page that are neither blanks nor made up by PDFium."""
        page = self.page(number)
        return {
            (number, index)
            for index in range(page.count_chars())
            if not chr(pdfium.FPDFText_GetUnicode(page, index)).isspace()
            and not pdfium.FPDFText_IsGenerated(page, index)
        }
