"""What old or careless PDFs hold apart is whole again, and stays where it was."""

import pytest
from compliance import assert_complies
from pdf_builder import lines, pdf, pieces, text
from pdf_source import PdfSource
from test_pdf_text import PROSE, extracted, texts

from qualitygate.document import Document, PageAnchor


def complies(page: str) -> Document:
    data = pdf(page)
    source = PdfSource(data)
    from qualitygate.config import Limits
    from qualitygate.extract.pdf import read

    source.knows(read(data, "offer.pdf", Limits()))
    return assert_complies(data, "offer.pdf", source)


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        (("Br", 111.5, "\\250", -444.5, "oker"), "Bröker"),
        (("P", 111.5, "\\264", -444.5, "eter"), "Péter"),
        (("Fran", 0, "c", -416.5, "\\270", 83.5, "ois"), "François"),
        (("J", 111.5, "\\264", -444.5, "er", 111.5, "\\210", -444.5, "ome"), "Jérôme"),
    ],
)
def test_an_accent_that_is_drawn_over_its_letter_is_part_of_it(
    parts: tuple[str | float, ...], word: str
) -> None:
    page = pieces(72, 150, "This is the work of ", *parts, " and of nobody else.")
    assert texts(extracted(page), "paragraph") == [
        f"This is the work of {word} and of nobody else."
    ]
    (block,) = complies(page).of_kind("paragraph")
    place = next(i for i, c in enumerate(block.text) if c > "\x7f")
    (anchor,) = block.locate(place, place + 1).anchors
    assert isinstance(anchor, PageAnchor)
    assert anchor.count == 2
    assert anchor.edges[1] - anchor.edges[0] == pytest.approx(
        5.56 if word[3] != "n" else 5, abs=0.1
    )


def test_a_raised_accent_on_a_capital_does_not_break_its_line() -> None:
    page = (
        text(72, 150, "They met at the") + text(143.2 + 1.67, 147, "´") + text(143.2, 150, "Ecole")
        + text(172, 150, "normale in the summer of that year.")
    )  # fmt: skip
    assert texts(extracted(page), "paragraph") == [
        "They met at the École normale in the summer of that year."
    ]


def test_quotation_marks_and_signs_are_no_accents() -> None:
    page = text(72, 150, "Say `a\264 or \264e\264, it\264s 20 \260C; a^2 ~ b.".replace("\\", "\\"))
    (found,) = texts(extracted(page), "paragraph")
    assert found == "Say `a´ or ´e´, it´s 20 °C; a^2 ~ b."


def test_a_gap_inside_a_word_is_no_blank() -> None:
    page = pieces(
        72, 150, "We", 280, "work", 280, "worldwid", 160, "e", 280, "with", 280, "lis", 170, "ts",
        280, "of", 190, "them,", 280, "and", 280, "no", 280, "one", 280, "else", 280, "does.",
    )  # fmt: skip
    assert texts(extracted(page), "paragraph") == [
        "We work worldwide with lists of them, and no one else does."
    ]
    real = text(72, 150, "We work worldwid e with lis ts of them, and no one else does.")
    assert "worldwid e with lis ts" in texts(extracted(real), "paragraph")[0]


def test_a_ligature_without_a_map_is_spelled_out() -> None:
    page = pieces(
        72, 150, "A speci\\014c o\\016ce is identi\\014ed, the Gri\\014n Group, and it is "
        "e\\016cient.", font="F4",
    )  # fmt: skip
    document = complies(page)
    (block,) = document.of_kind("paragraph")
    assert block.text == ("A specific office is identified, the Grifin Group, and it is efficient.")
    start = block.text.index("fi")
    (anchor,) = block.locate(start, start + 2).anchors
    assert isinstance(anchor, PageAnchor)
    assert (anchor.count, document.gaps) == (1, ())


def test_a_page_whose_words_have_holes_that_nothing_fills_is_a_gap() -> None:
    rows = [row.replace("e", "\\013") for row in PROSE]
    holes = "".join(pieces(72, 150 + 12 * n, row, font="F4") for n, row in enumerate(rows))
    document = extracted(lines(72, 130, PROSE), holes)
    assert [(gap.code, gap.where) for gap in document.gaps] == [("garbled", "p. 2")]


def test_a_hole_in_place_of_a_ligature_is_filled() -> None:
    page = pieces(
        72,
        150,
        "The signi",
        556,
        "cant part is speci",
        500,
        "c and it is identi",
        500,
        "ed by a number.",
    )
    assert texts(extracted(page), "paragraph") == [
        "The significant part is specific and it is identified by a number."
    ]
