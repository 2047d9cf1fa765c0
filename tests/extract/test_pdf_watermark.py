"""Stamps across the page."""

from pdf_builder import lines, pdf, text

from qualitygate.config import Limits
from qualitygate.document import Source
from qualitygate.extract import extract

PROSE = lines(72, 110, ["We propose to renew the signalling of the line."] * 12)


def stamp(words: str, *, size: float = 90) -> str:
    """Grey text that rises by 45 degrees."""
    return f"BT /F2 {size} Tf 0.8 g 0.7071 0.7071 -0.7071 0.7071 150 250 Tm ({words}) Tj ET\n"


def kinds(*pages: str) -> list[tuple[str, str]]:
    found = extract(Source("offer.pdf", pdf(*pages)), Limits())
    return [(b.kind, b.text) for b in found.shown if not b.text.startswith("We propose")]


def test_large_slanted_words_are_a_watermark_before_the_text_and_behind_it() -> None:
    assert kinds(stamp("DRAFT") + PROSE, PROSE + stamp("DRAFT")) == [("watermark", "DRAFT")] * 2


def test_small_slanted_words_and_large_upright_ones_are_none() -> None:
    found = kinds(text(72, 80, "Offer", size=40) + PROSE + stamp("March", size=9))
    assert [words for _, words in found] == ["Offer", "March"]
    assert "watermark" not in dict(found)
